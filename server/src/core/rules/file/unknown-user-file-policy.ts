import { nearest } from '../../catalogue/lookup.ts';
import { optionText } from '../../document/option-text.ts';
import { beginsExpansion } from '../../values/expansion.ts';
import { defineRule } from '../define-rule.ts';
import { partSpan, quote, replaceSpan } from '../edits.ts';

const WORDS = [
	...['attributes', 'allignore', 'noignore', 'logfiles', 'readonly', 'loggrow', 'prelink'],
	...['user0', 'user1', 'user2', 'user3', 'user4'],
];

export const unknownUserFilePolicy = defineRule({
	id: 'unknown-user-file-policy',
	scope: 'line',
	options: ['userfilesname'],
	summary: 'The policy of a file in home directories is misspelled.',
	why: 'Samhain searches the text after the name for a known policy. If it finds none, it silently uses `noignore`.',
	advice: `Use one of ${WORDS.join(', ')}.`,
	defaultSeverity: 'warning',
	since: '0.1.0',
	sources: ['src/sh_userfiles.c, sh_userfiles_add_file'],
	examples: {
		bad: ['[UserFiles]\nUserfilesActive=yes\nUserfilesName=.login atributes\n'],
		good: ['[UserFiles]\nUserfilesActive=yes\nUserfilesName=.login attributes\n'],
	},
	check(line, _daemon, report) {
		const { isRejected, isTemplated } = line.parsed;
		const { value } = optionText(line);
		const match = /^\S+\s+(\S.*)$/.exec(value);
		const text = match?.[1];
		if (
			text === undefined ||
			isRejected === true ||
			isTemplated === true ||
			beginsExpansion(value) ||
			/[#;]/.test(text) ||
			/^["']/.test(value)
		)
			return;
		if (WORDS.some((word) => text.includes(word))) return;
		const span = partSpan(line, value.length - text.length, text.length);
		const meant = nearest(text, WORDS);
		report({
			...span,
			what: `Unknown policy ${quote(text)}: samhain watches the file as \`noignore\`.`,
			fixes: () =>
				meant === undefined
					? []
					: [{ title: `Change to \`${meant}\``, edits: [replaceSpan(span, meant)], isPreferred: true }],
		});
	},
});
