import { nearest } from '../../catalogue/lookup.ts';
import { optionText } from '../../document/option-text.ts';
import { beginsExpansion } from '../../values/expansion.ts';
import { USER_FILE_POLICIES, userFilePolicy } from '../../values/text.ts';
import { defineRule } from '../define-rule.ts';
import { partSpan, quote, replaceSpan } from '../edits.ts';

export const unknownUserFilePolicy = defineRule({
	id: 'unknown-user-file-policy',
	scope: 'line',
	options: ['userfilesname'],
	summary: 'The policy of a file in home directories is misspelled.',
	why: 'Samhain searches the text after the name for a known policy. If it finds none, it silently uses `noignore`.',
	advice: `Use one of ${USER_FILE_POLICIES.join(', ')}.`,
	defaultSeverity: 'warning',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_userfiles.c, sh_userfiles_add_file'],
	examples: {
		bad: ['[UserFiles]\nUserfilesActive=yes\nUserfilesName=.login atributes\n'],
		good: ['[UserFiles]\nUserfilesActive=yes\nUserfilesName=.login attributes\n'],
	},
	check(line, _daemon, report) {
		const { isRejected, isTemplated } = line.parsed;
		const { value } = optionText(line);
		const policy = userFilePolicy(value);
		if (
			policy === undefined ||
			isRejected === true ||
			isTemplated === true ||
			beginsExpansion(value) ||
			policy.isKnown ||
			policy.isDoubtful
		)
			return;
		const { text, start } = policy;
		const span = partSpan(line, start, text.length);
		const meant = nearest(text, USER_FILE_POLICIES);
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
