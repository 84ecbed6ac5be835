import { optionText } from '../../document/option-text.ts';
import { defineRule } from '../define-rule.ts';
import { quote } from '../edits.ts';
import { splitComment } from '../split-comment.ts';

/** Kinds of values that the daemon reads from their beginning only, so that they survive. */
const SURVIVES = new Set(['bool', 'int', 'level', 'schedule']);

export const trailingComment = defineRule({
	id: 'trailing-comment',
	scope: 'line',
	kinds: ['option'],
	summary: 'A comment behind a value becomes part of the value.',
	why: 'Comments are only comments at the beginning of a line. Behind a value the text belongs to it: the path, host name or list is another one than the one meant, mostly without any message.',
	advice: 'Put the comment on a line of its own.',
	defaultSeverity: 'error',
	since: '0.1.0',
	sources: ['src/sh_readconf.c, sh_readconf_read'],
	examples: {
		bad: [
			'[ReadOnly]\nfile=/etc/passwd # accounts\n',
			{
				note: 'The whole text is taken for the name of the host.',
				text: '[Client]\nSetLogServer=log.example.org # central\n',
			},
			{
				note: 'A number survives, since what follows it is ignored.',
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
				? `${quote(comment)} is part of the value, and \`${option.name}\` does not accept it.`
				: `${quote(comment)} is part of the value of \`${option.name}\`, not a comment.`,
			...(survives
				? {
						why: 'The daemon reads this value from its beginning and ignores the rest, so it works; with most other options it does not.',
					}
				: undefined),
			fixes: () => [
				{
					title: 'Move the comment to a line above',
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
