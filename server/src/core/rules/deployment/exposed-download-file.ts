import { defineRule } from '../define-rule.ts';
import { filesOf, modeText } from '../download-files.ts';
import { clientLine } from '../example-entries.ts';
import { relatedAt, startOf } from '../places.ts';

export const exposedDownloadFile = defineRule({
	id: 'exposed-download-file',
	scope: 'deployment',
	summary: 'Other users can replace a file in the data directory, or read the password in it.',
	why: 'Whoever can write the file decides what a client checks; whoever can read it knows the password.',
	advice: 'Set mode 0640 and the group that the server runs as.',
	defaultSeverity: 'warning',
	concern: 'risk',
	confidence: 'high',
	since: '1.0.0',
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
					what: `Everybody on the server can replace this file (mode ${modeText(dataFile)}).`,
				});
			} else if (password !== undefined && (mode & 0o004) !== 0) {
				report({
					...startOf(path),
					what: `Everybody on the server can read the password in this file (mode ${modeText(dataFile)}).`,
					related: [relatedAt(password, 'The password.')],
				});
			}
		}
	},
});
