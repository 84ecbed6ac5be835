import { optionText } from '../../document/option-text.ts';
import { defineRule } from '../define-rule.ts';
import { quote, valueSpan } from '../edits.ts';
import { rejectionOf } from '../rejections.ts';

export const undefinedAliasMember = defineRule({
	id: 'undefined-alias-member',
	scope: 'line',
	options: ['setmailalias'],
	summary: 'A mail alias contains an address that is not defined above it.',
	why: 'Each member of an alias needs a `SetMailAddress` line above it, and the name of the alias must be new. Otherwise samhain rejects the line with "Invalid input", and the alias does not exist.',
	advice: 'Move the `SetMailAddress` lines of all members above it.',
	defaultSeverity: 'error',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_nmail.c, sh_nmail_add_alias'],
	examples: {
		bad: ['[Mail]\nSetMailAlias=ops:root@example.org\nSetMailAddress=root@example.org\n'],
		good: ['[Mail]\nSetMailAddress=root@example.org\nSetMailAlias=ops:root@example.org\n'],
	},
	check(line, daemon, report) {
		if (rejectionOf(line, daemon) !== 'undefined-member') return;
		report({
			...valueSpan(line),
			what: `Samhain rejects the alias ${quote(optionText(line).value)}: a member is undefined, or the name is taken.`,
		});
	},
});
