import { defineRule } from '../define-rule.ts';
import { quote, replaceSpan } from '../edits.ts';

export const textAfterNul = defineRule({
	id: 'text-after-nul',
	scope: 'line',
	skipsPlainLines: true,
	summary: 'A line contains a NUL byte, and samhain does not read what follows it.',
	why: 'Samhain reads each line as a C string, which ends at a NUL byte. It silently drops the rest of the line. Most editors show such a byte as nothing or as a blank.',
	advice: 'Remove the byte. If every second byte of the file is one, save the file as UTF-8.',
	defaultSeverity: 'error',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_unix.c, sh_unix_getline'],
	examples: {
		bad: ['[ReadOnly]\nfile=/etc/pass\0wd\n'],
		good: [
			{
				note: 'Nothing is lost here.',
				text: '[ReadOnly]\nfile=/etc/passwd \0\n# a comment \0 of two parts\n',
			},
		],
	},
	check(line, _daemon, report) {
		const { text, parsed } = line;
		const at = text.indexOf('\0');
		if (at < 0 || parsed.kind === 'skipped' || parsed.kind === 'ignored' || parsed.kind === 'opaque') return;
		const isHidden = parsed.kind === 'nothing' && text.slice(0, at).trim() === '';
		if (parsed.kind === 'nothing' && !isHidden) return;
		const rest = text.slice(at).replaceAll('\0', '').trim();
		if (rest === '' || (isHidden && /^[#;]|^\/\//.test(rest))) return;
		const bytes = [...text.matchAll(/\0+/g)];
		report({
			line,
			start: at,
			end: at + 1,
			cause: 'nul',
			what: `Samhain does not read ${quote(rest)} after this NUL byte.`,
			fixes: () => [
				{
					title: 'Remove the NUL byte',
					edits: bytes.map(({ index, 0: run }) =>
						replaceSpan({ line, start: index, end: index + run.length }, ''),
					),
					isPreferred: true,
				},
			],
		});
	},
});
