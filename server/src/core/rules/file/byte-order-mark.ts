import { lexLine } from '../../syntax/line.ts';
import { defineRule } from '../define-rule.ts';

export const byteOrderMark = defineRule({
	id: 'byte-order-mark',
	scope: 'line',
	summary: 'A line begins with a byte order mark.',
	why: 'To the daemon the invisible mark is text: the line is no comment and no header any more. A header in the first line is lost, and everything up to the next header is ignored without a message.',
	advice: 'Save the file as UTF-8 without a byte order mark.',
	defaultSeverity: 'error',
	since: '0.1.0',
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
				? 'The line begins with a byte order mark, so it is no comment to the daemon.'
				: kind === 'header'
					? 'The line begins with a byte order mark, so its header is not recognised.'
					: 'The line begins with a byte order mark, which is text to the daemon.',
			...(isHarmless
				? { why: 'Above the first header that does no harm: whatever stands there is ignored.' }
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
