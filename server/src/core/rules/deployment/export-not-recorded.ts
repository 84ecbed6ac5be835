import { mainServer } from '../../deployment/model/deployment-model.ts';
import { defineRule } from '../define-rule.ts';
import { clientLine } from '../example-entries.ts';
import { spanAt } from '../places.ts';

export const exportNotRecorded = defineRule({
	id: 'export-not-recorded',
	scope: 'server',
	summary: 'Clients send messages that no destination of the server takes.',
	why: 'The server handles a message of a client with the level inet, which its thresholds leave out; whatever clients export is lost.',
	advice: 'Let a threshold of the server select inet: every plain level does, a level with "=" does not.',
	defaultSeverity: 'warning',
	since: '0.1.0',
	sources: ['sh_error.c (thresholds)'],
	guidance: 'other',
	examples: {
		bad: [
			`=== yulerc
[Log]
LogSeverity==crit
[Clients]
${clientLine('web1.example.org')}
=== data/rc.web1.example.org
[Client]
SetLogServer=log.example.org
`,
		],
		good: [
			`=== yulerc
[Log]
LogSeverity=crit
[Clients]
${clientLine('web1.example.org')}
=== data/rc.web1.example.org
[Client]
SetLogServer=log.example.org
`,
		],
	},
	check(model, report) {
		const records = mainServer(model)?.recordsClients;
		if (records?.value !== false) return;
		const speaking = [...model.clientFiles].filter(
			([name, client]) => model.entries.has(name) && client.exportsAnything?.value !== false,
		).length;
		if (speaking === 0) return;
		const subject = `${speaking} ${speaking === 1 ? 'client sends' : 'clients send'} messages`;
		report({
			...spanAt(records.place),
			what: `${subject}, and no threshold of the server selects them.`,
		});
	},
});
