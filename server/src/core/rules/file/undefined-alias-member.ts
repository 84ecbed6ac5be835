import { optionText } from '../../document/option-text.ts';
import { defineRule } from '../define-rule.ts';
import { quote, valueSpan } from '../edits.ts';
import { rejectionOf } from '../rejections.ts';

export const undefinedAliasMember = defineRule({
	id: 'undefined-alias-member',
	scope: 'line',
	options: ['setmailalias'],
	summary: 'A list of recipients names an address that is not defined above it.',
	why: 'The members of a list must be addresses of `SetMailAddress` lines further up, and the name of the list must be new. Otherwise the daemon refuses the line with "Invalid input", and there is no such list.',
	advice: 'Put the `SetMailAddress` lines of all members above it.',
	defaultSeverity: 'error',
	since: '0.1.0',
	sources: ['src/sh_nmail.c, sh_nmail_add_alias'],
	examples: {
		bad: ['[Mail]\nSetMailAlias=ops:root@example.org\nSetMailAddress=root@example.org\n'],
		good: ['[Mail]\nSetMailAddress=root@example.org\nSetMailAlias=ops:root@example.org\n'],
	},
	check(line, daemon, report) {
		if (rejectionOf(line, daemon) !== 'undefined-member') return;
		report({
			...valueSpan(line),
			what: `The list ${quote(optionText(line).value)} is refused: a member is not defined above it, or its name is taken.`,
		});
	},
});
