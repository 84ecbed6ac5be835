import type { Line } from '../../document/line-store.ts';
import { optionText } from '../../document/option-text.ts';
import { passwordStyle, readClientEntry, writtenHost } from '../../values/client-entry.ts';
import { defineRule } from '../define-rule.ts';
import { partSpan, quote } from '../edits.ts';
import { clientLine } from '../example-entries.ts';

function hostSpan(line: Line): ReturnType<typeof partSpan> {
	return partSpan(line, 0, writtenHost(optionText(line).value).length);
}

export const mixedPasswordStyles = defineRule({
	id: 'mixed-password-styles',
	scope: 'file',
	reads: ['option:client'],
	later: { key: 'option:client', above: 1000 },
	summary: 'A file has client entries for servers with and without SRP.',
	why: 'An entry with salt 00000000 and 48 hexadecimal digits comes from a build without SRP. A server checks all its clients the same way, so the others fail with "Session key mismatch".',
	advice: 'Recreate the entries with the server that reads them: yule -P.',
	defaultSeverity: 'warning',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: [
		'src/sh_xfer_server.c, do_auth (both variants)',
		'Runs of real clients and servers of both kinds',
	],
	guidance: 'authentication-1',
	examples: {
		bad: [
			`[Clients]
${clientLine('web1.example.org')}
${clientLine('web2.example.org', 'B')}
Client=web3.example.org@00000000@${'AB'.repeat(24)}
`,
		],
		good: [
			`[Clients]
${clientLine('web1.example.org')}
${clientLine('web2.example.org', 'B')}
${clientLine('web3.example.org', '5')}
`,
			`[Clients]
Client=web1.example.org@00000000@${'AB'.repeat(24)}
Client=web2.example.org@00000000@${'CD'.repeat(24)}
`,
		],
	},
	check(view, report) {
		const srp: Line[] = [];
		const plain: Line[] = [];
		for (const line of view.lines('option:client')) {
			const { isRejected, isTemplated } = line.parsed;
			if (isRejected === true || isTemplated === true) continue;
			const entry = readClientEntry(optionText(line).value);
			if (entry !== undefined) (passwordStyle(entry) === 'plain' ? plain : srp).push(line);
		}
		const [odd, usual] = plain.length <= srp.length ? [plain, srp] : [srp, plain];
		const example = usual[0];
		if (example === undefined) return;
		const others = odd.length < usual.length ? 'most others' : 'others';
		const style = odd === plain ? 'without SRP' : 'with SRP';
		for (const line of odd) {
			report({
				...hostSpan(line),
				what: `The entry of ${quote(writtenHost(optionText(line).value))} comes from a build ${style}, unlike ${others}.`,
				related: [{ ...hostSpan(example), message: 'An entry of the other kind.' }],
			});
		}
	},
});
