import { optionText } from '../../document/option-text.ts';
import { beginsExpansion } from '../../values/expansion.ts';
import { endOfPathPattern } from '../../values/regex-options.ts';
import { defineRule } from '../define-rule.ts';
import { quote, setValue, valueSpan } from '../edits.ts';

export const looseIgnorePattern = defineRule({
	id: 'loose-ignore-pattern',
	scope: 'line',
	options: ['ignoreadded', 'ignoremissing', 'ignoremodified'],
	summary: 'A pattern of ignored paths matches more or other paths than it seems to.',
	why: 'The value is a regular expression, anchored only at its beginning: without `$` it also hides every longer path, and `*` differs from a shell pattern. Samhain never reports what the pattern hides.',
	advice: 'Write a regular expression that ends with `$`, as in `/tmp/x$` or `/usr/share/foo/.*\\.tmp$`.',
	defaultSeverity: 'warning',
	concern: 'risk',
	confidence: 'medium',
	since: '1.0.0',
	sources: ['src/sh_ignore.c, sh_ignore_add_int', 'Recorded checks of the daemon'],
	examples: {
		bad: [
			{ note: 'This also hides /tmp/xyz.', text: '[Misc]\nIgnoreAdded=/tmp/x\n' },
			{
				note: 'In a regular expression, `/*` means any number of slashes.',
				text: '[Misc]\nIgnoreAdded=/usr/*\n',
			},
		],
		good: [
			'[Misc]\nIgnoreAdded=/tmp/x$\n',
			{ note: 'This covers everything below on purpose.', text: '[Misc]\nIgnoreAdded=/var/tmp/.*\n' },
		],
	},
	check(line, daemon, report) {
		const { isTemplated, daemonMessages } = line.parsed;
		const { value } = optionText(line);
		if (
			isTemplated === true ||
			daemonMessages.length > 0 ||
			beginsExpansion(value) ||
			daemon.role === 'server'
		)
			return;
		const end = endOfPathPattern(value);
		if (end.looksLikeGlob) {
			report({
				...valueSpan(line),
				what: `${quote(value)} looks like a shell pattern, but samhain reads it as a regular expression.`,
			});
			return;
		}
		// An end that matches anything, or a slash, shows that longer paths are meant.
		if (!end.isOpen) return;
		report({
			...valueSpan(line),
			// A name with an extension or of several words is rarely the beginning of another one.
			...(end.isWholeName ? { severity: 'information' } : undefined),
			what: `${quote(value)} also hides every longer path that begins with it.`,
			fixes: () =>
				end.canBeAnchored ? [setValue(line, `${value}$`, `Change to \`${value.slice(0, 50)}$\``)] : [],
		});
	},
});
