import { defineRule } from '../define-rule.ts';
import { reportMissing } from '../download-files.ts';
import { clientLine } from '../example-entries.ts';

export const missingClientConfig = defineRule({
	id: 'missing-client-config',
	scope: 'deployment',
	summary: 'The server has no configuration for a registered client.',
	why: 'The server looks for rc.NAME, then for rc. Without both it logs "File not accessible" and "Requested file not found", and a client that downloads its configuration ends with "File download failed". A running client ends at its next SIGHUP.',
	advice: 'Put the file into the data directory, or a file rc for all clients without their own.',
	defaultSeverity: 'warning',
	concern: 'loss',
	confidence: 'medium',
	since: '1.0.0',
	sources: ['sh_tools.c (names of the files to send)', 'run N'],
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
		reportMissing('config', name, model, report);
	},
});
