import { defineRule } from '../define-rule.ts';
import { filesOf } from '../download-files.ts';
import { clientLine } from '../example-entries.ts';
import { startOf } from '../places.ts';

export const emptyDownloadFile = defineRule({
	id: 'empty-download-file',
	scope: 'deployment',
	summary: 'A file in the data directory is empty.',
	why: 'The server cannot send an empty file; the client logs "File download failed".',
	advice: 'Restore the file.',
	defaultSeverity: 'error',
	since: '0.1.0',
	sources: ['message MSG_TCP_EZERO'],
	guidance: 'downloading-1',
	examples: {
		bad: [
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== data/file.web1.example.org
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
		for (const { path, size } of filesOf(model, name))
			if (size === 0) report({ ...startOf(path), what: 'The file is empty.' });
	},
});
