import { optionText } from '../../document/option-text.ts';
import { isUnknown } from '../../effective/known-value.ts';
import { defineRule } from '../define-rule.ts';
import { quote, setValue, valueSpan } from '../edits.ts';

const BROKEN: readonly string[] = ['MD5', 'SHA1'];

export const weakDigest = defineRule({
	id: 'weak-digest',
	scope: 'line',
	options: ['digestalgo'],
	summary: 'Samhain compares files with a broken hash function.',
	why: 'Anybody can make two programs with the same MD5 or SHA-1 checksum: a harmless one for the baseline and a harmful one that replaces it without a report of changed content.',
	advice: 'Remove the line, or use `SHA256`. Then create a new baseline, because all checksums change.',
	defaultSeverity: 'information',
	concern: 'risk',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_tiger0.c, sh_tiger_hashtype', 'RFC 6151', 'RFC 6194'],
	examples: {
		bad: ['[Misc]\nDigestAlgo=MD5\n'],
		good: ['[Misc]\nDigestAlgo=SHA256\n'],
	},
	check(line, _daemon, report) {
		const { value } = optionText(line);
		if (line.parsed.isRejected === true || isUnknown(line) || !BROKEN.includes(value)) return;
		report({
			...valueSpan(line),
			what: `${quote(value)} is broken: anybody can make two files with the same checksum.`,
			fixes: () => [setValue(line, 'SHA256')],
		});
	},
});
