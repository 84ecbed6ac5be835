import { defineRule } from '../define-rule.ts';
import { filesOf } from '../download-files.ts';
import { clientLine } from '../example-entries.ts';
import { startOf } from '../places.ts';

export const emptyDownloadFile = defineRule({
	id: 'empty-download-file',
	scope: 'deployment',
	summary: 'A file in the data directory is empty.',
	why: 'The server sends an empty file without a message. With an empty configuration the client checks nothing; with an empty baseline it ends with "PANIC - No data in file".',
	advice: 'Restore the file.',
	defaultSeverity: 'error',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['run JA (empty configuration)', 'recorded downloads (empty baseline)'],
	guidance: 'downloading-1',
	examples: {
		bad: [
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== data/file.web1.example.org
`,
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== data/rc.web1.example.org
=== data/file.web1.example.org
baseline
`,
		],
		good: [
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== data/file.web1.example.org
baseline
`,
		],
	},
	check(name, model, report) {
		for (const { path, size, kind } of filesOf(model, name)) {
			if (size !== 0) continue;
			const effect =
				kind === 'config'
					? 'This configuration is empty: the client that downloads it checks nothing.'
					: 'This baseline is empty: the client that downloads it ends with "No data in file".';
			report({ ...startOf(path), what: effect });
		}
	},
});
