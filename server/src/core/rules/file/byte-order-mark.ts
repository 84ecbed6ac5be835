import { lexLine } from '../../syntax/line.ts';
import { defineRule } from '../define-rule.ts';

export const byteOrderMark = defineRule({
	id: 'byte-order-mark',
	scope: 'line',
	skipsPlainLines: true,
	summary: 'A line begins with a byte order mark.',
	why: 'Samhain reads the invisible mark as text, so the line is neither a comment nor a header. A header in the first line is lost, and samhain silently ignores everything up to the next header.',
	advice: 'Save the file as UTF-8 without a byte order mark.',
	defaultSeverity: 'error',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_readconf.c, sh_readconf_read: only white space is skipped'],
	examples: {
		bad: ['\ufeff[Misc]\nSetLoopTime=60\n'],
		good: ['[Misc]\nSetLoopTime=60\n'],
	},
	check(line, _daemon, report) {
		if (!line.text.startsWith('\ufeff')) return;
		const { kind } = lexLine(line.text.slice(1));
		const isHarmless = line.parsed.kind === 'ignored' && (kind === 'comment' || kind === 'blank');
		report({
			line,
			start: 0,
			end: 1,
			...(isHarmless ? { severity: 'information' } : undefined),
			what: isHarmless
				? 'A byte order mark precedes this line, so samhain does not read it as a comment.'
				: kind === 'header'
					? 'A byte order mark precedes this header, so samhain does not recognize it.'
					: 'A byte order mark precedes this line, and samhain reads it as text.',
			...(isHarmless
				? { why: 'Harmless here: samhain ignores everything above the first header.' }
				: undefined),
			fixes: () => [
				{
					title: 'Remove the byte order mark',
					edits: [{ kind: 'replace', line, start: 0, end: 1, text: '' }],
					isPreferred: true,
					isSafe: true,
				},
			],
		});
	},
});
