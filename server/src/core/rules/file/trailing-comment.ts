import { optionText } from '../../document/option-text.ts';
import { defineRule } from '../define-rule.ts';
import { quote } from '../edits.ts';
import { splitComment } from '../split-comment.ts';

/** Kinds of values of which the daemon reads only the beginning, so that a comment is harmless. */
const SURVIVES = new Set(['bool', 'int', 'level', 'schedule']);

export const trailingComment = defineRule({
	id: 'trailing-comment',
	scope: 'line',
	skipsPlainLines: true,
	kinds: ['option'],
	summary: 'A comment after a value becomes part of the value.',
	why: 'A comment must start the line. After a value, the text belongs to the value: the path, host name or list is wrong, usually without a message.',
	advice: 'Put the comment on its own line.',
	defaultSeverity: 'error',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_readconf.c, sh_readconf_read'],
	examples: {
		bad: [
			'[ReadOnly]\nfile=/etc/passwd # accounts\n',
			{
				note: 'Samhain reads the whole text as the host name.',
				text: '[Client]\nSetLogServer=log.example.org # central\n',
			},
			{
				note: 'Harmless after a number: samhain ignores what follows it.',
				text: '[Misc]\nSetLoopTime=60 # seconds\n',
			},
		],
		good: ['[ReadOnly]\n# accounts\nfile=/etc/passwd\n', '[Misc]\nMessageHeader="%S # %T"\n'],
	},
	check(line, daemon, report) {
		const split = splitComment(line, daemon);
		const { option, isTemplated } = line.parsed;
		if (split === undefined || option === undefined || isTemplated === true) return;
		const { comment, valueEnd, commentStart, isCause } = split;
		const survives = SURVIVES.has(option.kind) && !isCause;
		const { valueEnd: end } = optionText(line);
		report({
			line,
			start: commentStart,
			end,
			...(survives ? { severity: 'information' } : undefined),
			what: isCause
				? `Samhain reads ${quote(comment)} as part of the value, and \`${option.name}\` rejects it.`
				: `Samhain reads ${quote(comment)} as part of the value of \`${option.name}\`.`,
			...(survives
				? {
						why: 'Harmless here: samhain reads only the beginning of this value. For most other options the comment changes the value.',
					}
				: undefined),
			fixes: () => [
				{
					title: 'Move the comment to its own line',
					edits: [
						{ kind: 'insert', line, where: 'before', lines: [comment] },
						{ kind: 'replace', line, start: valueEnd, end, text: '' },
					],
					isPreferred: true,
					isSafe: true,
				},
			],
		});
	},
});
