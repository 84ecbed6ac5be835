import { defineRule } from '../define-rule.ts';
import { filesOf } from '../download-files.ts';
import { clientLine } from '../example-entries.ts';
import { startOf } from '../places.ts';

export const configurationAsBaseline = defineRule({
	id: 'configuration-as-baseline',
	scope: 'deployment',
	summary: 'A file in the data directory has the name of a baseline and holds a configuration.',
	why: 'The server sends it without a message. The client logs "File download completed" and then ends with "PANIC - No data in file".',
	advice: 'Rename the file to rc.NAME, and store the baseline of the client under file.NAME.',
	defaultSeverity: 'error',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['recorded downloads (a configuration copied to file.NAME)'],
	guidance: 'downloading-1',
	examples: {
		bad: [
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== data/file.web1.example.org
[ReadOnly]
dir=/etc
`,
		],
		good: [
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== data/file.web1.example.org
[SOF]
baseline
`,
		],
	},
	check(name, model, report) {
		for (const { path, holdsConfiguration } of filesOf(model, name)) {
			if (holdsConfiguration !== true) continue;
			report({
				...startOf(path),
				what: 'This baseline holds a configuration: the client that downloads it ends with "No data in file".',
			});
		}
	},
});
