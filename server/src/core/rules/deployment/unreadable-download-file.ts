import { defineRule } from '../define-rule.ts';
import { filesOf, mayRead, modeText } from '../download-files.ts';
import { clientLine } from '../example-entries.ts';
import { startOf } from '../places.ts';

export const unreadableDownloadFile = defineRule({
	id: 'unreadable-download-file',
	scope: 'deployment',
	summary: 'The server has no permission to read a file in the data directory.',
	why: 'The server drops root and reads as its own user. It finds the file but cannot open it, does not fall back to rc or file, and the client logs "File download failed".',
	advice: 'Change the owner or group of the file to that of the server.',
	defaultSeverity: 'error',
	concern: 'loss',
	confidence: 'medium',
	since: '1.0.0',
	sources: ['sh_tools.c (names of the files to send)', 'recorded downloads (unreadable rc.NAME)'],
	guidance: 'downloading-1',
	examples: {
		bad: [
			`=== .samhain-lint.json
{ "deployment": { "server": { "file": "yulerc", "dataDirectory": "data", "user": { "uid": 120, "gids": [120] } } } }
=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== data/rc.web1.example.org mode=0600 uid=0 gid=0
[Client]
SetLogServer=log.example.org
`,
		],
		good: [
			`=== .samhain-lint.json
{ "deployment": { "server": { "file": "yulerc", "dataDirectory": "data", "user": { "uid": 120, "gids": [120] } } } }
=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== data/rc.web1.example.org mode=0640 uid=0 gid=120
[Client]
SetLogServer=log.example.org
`,
		],
	},
	check(name, model, report) {
		for (const dataFile of filesOf(model, name)) {
			if (mayRead(dataFile, model) !== false) continue;
			report({
				...startOf(dataFile.path),
				what: `The server cannot read this file (mode ${modeText(dataFile)}), so the client cannot download it.`,
			});
		}
	},
});
