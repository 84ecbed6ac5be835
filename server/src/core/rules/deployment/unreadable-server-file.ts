import { mainServer } from '../../deployment/model/deployment-model.ts';
import { defineRule } from '../define-rule.ts';
import { mayRead, modeText } from '../download-files.ts';
import { clientLine } from '../example-entries.ts';
import { startOf } from '../places.ts';

export const unreadableServerFile = defineRule({
	id: 'unreadable-server-file',
	scope: 'server',
	summary: 'The server has no permission to read its own configuration again.',
	why: 'The server reads the file as root when it starts, drops root, and reads it again at SIGHUP as its own user. If that fails, the server ends.',
	advice: 'Set mode 0640 and the group that the server runs as.',
	defaultSeverity: 'warning',
	concern: 'loss',
	confidence: 'medium',
	since: '1.0.0',
	sources: ['recorded reloads (yulerc of root with mode 0600)'],
	guidance: 'connecting-1',
	examples: {
		bad: [
			`=== .samhain-lint.json
{ "deployment": { "server": { "file": "yulerc", "dataDirectory": "data" } } }
=== yulerc mode=0600 uid=0 gid=0
[Clients]
${clientLine('web1.example.org')}
=== data/rc
[Client]
SetLogServer=log.example.org
=== data/file
baseline
`,
		],
		good: [
			`=== .samhain-lint.json
{ "deployment": { "server": { "file": "yulerc", "dataDirectory": "data", "user": { "uid": 120, "gids": [120] } } } }
=== yulerc mode=0640 uid=0 gid=120
[Clients]
${clientLine('web1.example.org')}
=== data/rc
[Client]
SetLogServer=log.example.org
=== data/file
baseline
`,
		],
	},
	check(model, report) {
		const file = mainServer(model)?.file;
		const rights = file === undefined ? undefined : model.serverRights.get(file);
		if (file === undefined || rights === undefined || mayRead(rights, model) !== false) return;
		report({
			...startOf(file),
			what: `The server cannot read this file as its own user (mode ${modeText(rights)}) and ends at the next SIGHUP.`,
		});
	},
});
