import { mainServer } from '../../deployment/model/deployment-model.ts';
import { defineRule } from '../define-rule.ts';
import { clientLine } from '../example-entries.ts';
import { spanAt } from '../places.ts';

export const exportNotRecorded = defineRule({
	id: 'export-not-recorded',
	scope: 'server',
	summary: 'No destination of the server logs client messages.',
	why: 'The server assigns client messages the level inet, which its thresholds exclude, so everything that clients export is lost.',
	advice:
		'Select inet in a threshold of the server: every plain level includes it, a level with "=" does not.',
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
			what: `${subject} that no threshold of the server selects.`,
		});
	},
});
