import { nearest } from '../../catalogue/nearest.ts';
import { defineRule } from '../define-rule.ts';
import { clientLine } from '../example-entries.ts';
import { replaceAt, spanAt } from '../places.ts';

/** Names that people write for the server although its install name is another. */
const OTHER_NAMES: ReadonlySet<string> = new Set(['samhain', 'samhaind', 'yuled', 'yule', 'samhain-server']);

/** The name in `daemon@host`, lower case. */
function nameOf(text: string): string {
	return text.split('@')[0]?.toLowerCase() ?? '';
}

export const misnamedWrapperDaemon = defineRule({
	id: 'misnamed-wrapper-daemon',
	scope: 'server',
	summary: 'A TCP wrapper rule is for another daemon name.',
	why: 'Only rules for the install name of the server affect it.',
	advice: 'Use the install name of the server, which is yule unless --enable-install-name changed it.',
	defaultSeverity: 'warning',
	concern: 'loss',
	confidence: 'medium',
	since: '1.0.0',
	sources: ['hosts_access(5)', 'loopback run D'],
	guidance: 'connecting-2',
	examples: {
		bad: [
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== hosts.allow
samhain: 10.0.0.
`,
		],
		good: [
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== hosts.allow
yule: 10.0.0.
sshd: ALL
`,
			`=== .samhain-lint.json
{ "deployment": { "server": { "file": "yulerc", "hostsAllow": "hosts.allow", "installName": "samhain" } } }
=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== hosts.allow
samhain: 10.0.0.
`,
		],
	},
	check(model, report) {
		const { installName } = model.facts;
		for (const table of [model.allow, model.deny]) {
			for (const { daemons } of table?.content.rules ?? []) {
				if (table === undefined || daemons.some(({ text }) => nameOf(text) === installName.toLowerCase()))
					continue;
				for (const daemon of daemons) {
					const written = nameOf(daemon.text);
					if (!OTHER_NAMES.has(written) && nearest(written, [installName]) === undefined) continue;
					const { line, startColumn } = daemon;
					const place = { file: table.file, line, startColumn, endColumn: startColumn + written.length };
					report({
						...spanAt(place),
						what: `This rule has no effect: it is for "${daemon.text}", but the server is installed as ${installName}.`,
						fixes: () => [{ title: `Change to ${installName}`, edits: [replaceAt(place, installName)] }],
					});
				}
			}
		}
	},
});
