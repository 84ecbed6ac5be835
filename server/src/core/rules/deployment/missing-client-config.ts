import { defineRule } from '../define-rule.ts';
import { findServingFault } from '../download-files.ts';
import { clientLine } from '../example-entries.ts';
import { spanAt } from '../places.ts';

export const missingClientConfig = defineRule({
	id: 'missing-client-config',
	scope: 'client',
	summary: 'The server has no configuration for a registered client.',
	why: 'The server looks for rc.NAME, then for rc. Without both, a client that downloads its configuration logs "File download failed" and exits, and the server logs "File not accessible".',
	advice: 'Put the file into the data directory, or a file rc for all clients without their own.',
	defaultSeverity: 'warning',
	since: '0.1.0',
	sources: ['sh_tools.c (names of the files to send)'],
	guidance: 'downloading-1',
	examples: {
		bad: [
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
${clientLine('web2.example.org', 'B')}
=== data/rc.web2.example.org
[Client]
SetLogServer=log.example.org
`,
		],
		good: [
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
${clientLine('web2.example.org', 'B')}
=== data/rc.web1.example.org
[Client]
SetLogServer=log.example.org
=== data/rc.web2.example.org
[Client]
SetLogServer=log.example.org
`,
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
${clientLine('web2.example.org', 'B')}
=== data/rc.web2.example.org
[Client]
SetLogServer=log.example.org
=== data/rc
[Client]
SetLogServer=log.example.org
`,
		],
	},
	check(name, model, report) {
		const fault = findServingFault(model, 'config', name);
		if (fault?.kind !== 'missing') return;
		const { claimed, entry } = fault;
		report({
			...spanAt(entry.place),
			what: `${name} cannot download a configuration: neither rc.${claimed} nor rc exists.`,
		});
	},
});
