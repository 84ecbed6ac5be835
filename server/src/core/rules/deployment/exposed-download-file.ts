import { defineRule } from '../define-rule.ts';
import { filesOf, modeText } from '../download-files.ts';
import { clientLine } from '../example-entries.ts';
import { relatedAt, startOf } from '../places.ts';

export const exposedDownloadFile = defineRule({
	id: 'exposed-download-file',
	scope: 'deployment',
	summary:
		'A file in the data directory is open to others although it holds a password or could be replaced.',
	why: 'Whoever can write there decides what a client checks; whoever can read it knows the password in it.',
	advice: 'Give the file mode 0640 and the group that the server runs as.',
	defaultSeverity: 'warning',
	since: '0.1.0',
	sources: ['catalogue: SetDBPassword'],
	guidance: 'downloading-1',
	examples: {
		bad: [
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== data/rc.web1.example.org mode=0644
[Database]
SetDBPassword=secret
[Client]
SetLogServer=log.example.org
`,
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== data/rc.web1.example.org mode=0666
[Client]
SetLogServer=log.example.org
`,
		],
		good: [
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== data/rc.web1.example.org mode=0640
[Database]
SetDBPassword=secret
[Client]
SetLogServer=log.example.org
`,
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== data/rc.web1.example.org mode=0644
[Client]
SetLogServer=log.example.org
`,
		],
	},
	check(name, model, report) {
		for (const dataFile of filesOf(model, name)) {
			const { path, kind, mode } = dataFile;
			if (mode === undefined) continue;
			const password = kind === 'config' ? model.clientFiles.get(name ?? '')?.password : undefined;
			if ((mode & 0o002) !== 0) {
				report({
					...startOf(path),
					what: `With mode ${modeText(dataFile)} everyone on the server can replace the file.`,
				});
			} else if (password !== undefined && (mode & 0o004) !== 0) {
				report({
					...startOf(path),
					what: `With mode ${modeText(dataFile)} everyone on the server can read the password in the file.`,
					related: [relatedAt(password, 'The password stands here.')],
				});
			}
		}
	},
});
