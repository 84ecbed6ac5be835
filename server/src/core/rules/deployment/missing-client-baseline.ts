import { defineRule } from '../define-rule.ts';
import { reportMissing } from '../download-files.ts';
import { clientLine } from '../example-entries.ts';

export const missingClientBaseline = defineRule({
	id: 'missing-client-baseline',
	scope: 'deployment',
	summary: 'The server has no baseline for a registered client.',
	why: 'The server looks for file.NAME, then for file. Without both it logs "File not accessible" and "Requested file not found", and a client that downloads its baseline ends with "PANIC Error initializing the application".',
	advice: 'Put the baseline of the client into the data directory.',
	defaultSeverity: 'warning',
	concern: 'loss',
	confidence: 'medium',
	since: '1.0.0',
	sources: ['sh_tools.c (names of the files to send)', 'run O'],
	guidance: 'downloading-1',
	examples: {
		bad: [
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
${clientLine('web2.example.org', 'B')}
=== data/file.web2.example.org
baseline
`,
			{
				note: 'Nothing shows whether these clients download a baseline, so this is information only.',
				text: `=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== data/rc.web1.example.org
[Client]
SetLogServer=log.example.org
`,
			},
		],
		good: [
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
${clientLine('web2.example.org', 'B')}
=== data/file.web1.example.org
baseline
=== data/file.web2.example.org
baseline
`,
		],
	},
	check(name, model, report) {
		reportMissing('baseline', name, model, report);
	},
});
