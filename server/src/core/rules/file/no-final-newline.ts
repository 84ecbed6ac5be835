import { defineRule } from '../define-rule.ts';
import { quote, textSpan } from '../edits.ts';

export const noFinalNewline = defineRule({
	id: 'no-final-newline',
	scope: 'file',
	reads: ['tail'],
	summary: 'Samhain drops the last line because it does not end with a newline.',
	why: 'Samhain reads each line up to its newline and silently drops text after the last newline. Of a last line longer than 16,381 bytes it drops only the rest.',
	advice: 'End the file with a newline.',
	defaultSeverity: 'error',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_unix.c, sh_unix_getline'],
	examples: {
		bad: ['[Misc]\nSetLoopTime=60'],
		good: [
			'[Misc]\nSetLoopTime=60\n',
			{ note: 'Nothing is lost here.', text: '[Misc]\nSetLoopTime=60\n[EOF]' },
		],
	},
	check(view, report) {
		const last = view.lastLine();
		if (last === undefined) return;
		const { kind } = last.parsed;
		if (kind === 'nothing' || kind === 'eof' || kind === 'skipped' || kind === 'ignored' || kind === 'opaque')
			return;
		const span = textSpan(last);
		report({
			...span,
			...(last.parsed.option?.key === 'client' ? { guidance: 'authentication-1' } : undefined),
			what: `Samhain drops the last line, ${quote(last.text.slice(span.start, span.end))}: no newline ends it.`,
			fixes: () => [
				{
					title: 'Add a newline',
					edits: [{ kind: 'insert', line: last, where: 'after', lines: [''] }],
					isPreferred: true,
					isSafe: true,
				},
			],
		});
	},
});
