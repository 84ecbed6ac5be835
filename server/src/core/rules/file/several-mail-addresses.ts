import { optionText } from '../../document/option-text.ts';
import { hasComment } from '../../values/comment.ts';
import { beginsExpansion } from '../../values/expansion.ts';
import { severalAddresses } from '../../values/mail.ts';
import { defineRule } from '../define-rule.ts';
import { quote, valueSpan } from '../edits.ts';

export const severalMailAddresses = defineRule({
	id: 'several-mail-addresses',
	scope: 'line',
	options: ['setmailaddress'],
	summary: '`SetMailAddress` has several addresses on one line.',
	why: 'Samhain silently reads the whole value as one address, so nobody receives the mail.',
	advice: 'Write a `SetMailAddress` line for each address.',
	defaultSeverity: 'error',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_nmail.c, sh_nmail_add_recipient'],
	examples: {
		bad: ['[Mail]\nSetMailAddress=root@example.org, admin@example.org\n'],
		good: ['[Mail]\nSetMailAddress=root@example.org\nSetMailAddress=admin@example.org\n'],
	},
	check(line, _daemon, report) {
		const { value, keyStart, valueStart } = optionText(line);
		if (line.parsed.isTemplated === true || beginsExpansion(value) || hasComment(value)) return;
		const several = severalAddresses(value);
		if (several === undefined) return;
		const { addresses: parts, isPlain } = several;
		const head = line.text.slice(keyStart, valueStart);
		const indent = line.text.slice(0, keyStart);
		report({
			...valueSpan(line),
			what: `Samhain reads ${quote(value)} as one address.`,
			fixes: () =>
				isPlain && new Set(parts).size === parts.length
					? [
							{
								title: 'Write one line for each address',
								edits: [
									{
										kind: 'insert',
										line,
										where: 'before',
										lines: parts.map((part) => `${indent}${head}${part}`),
									},
									{ kind: 'delete', line },
								],
								isPreferred: true,
							},
						]
					: [],
		});
	},
});
