import { optionText } from '../../document/option-text.ts';
import { usersButRoot } from '../../values/user.ts';
import { defineRule } from '../define-rule.ts';
import { removeLine, setValue, valueSpan } from '../edits.ts';

export const rootAsTrustedUser = defineRule({
	id: 'root-as-trusted-user',
	scope: 'line',
	options: ['trusteduser'],
	summary: '`TrustedUser` lists root.',
	why: 'Root is always trusted. Samhain rejects the line at that name and does not trust the names after it.',
	advice: 'Remove root.',
	defaultSeverity: 'information',
	concern: 'tidiness',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_unix.c, tf_add_trusted_user'],
	examples: { bad: ['[Misc]\nTrustedUser=root,daemon\n'], good: ['[Misc]\nTrustedUser=daemon\n'] },
	check(line, _daemon, report) {
		const { value } = optionText(line);
		const { hasRoot, others } = usersButRoot(value);
		if (line.parsed.daemonMessages.length === 0 || !hasRoot) return;
		report({
			...valueSpan(line),
			what: 'Samhain rejects root in `TrustedUser`, because root is always trusted.',
			fixes: () => [others.length === 0 ? removeLine(line) : setValue(line, others.join(','), 'Remove root')],
		});
	},
});
