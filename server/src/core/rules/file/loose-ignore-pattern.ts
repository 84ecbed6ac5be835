import { optionText } from '../../document/option-text.ts';
import { beginsExpansion } from '../../values/expansion.ts';
import { defineRule } from '../define-rule.ts';
import { quote, setValue, valueSpan } from '../edits.ts';

/** Signs of a shell pattern in an expression: a `*` that repeats a slash, or a `?` behind one. */
const SHELL_PATTERN = /\/[*?]|\/\.?\*\.\w+$/;

export const looseIgnorePattern = defineRule({
	id: 'loose-ignore-pattern',
	scope: 'line',
	options: ['ignoreadded', 'ignoremissing', 'ignoremodified'],
	summary: 'A pattern of paths to ignore matches more, or other, paths than it seems to.',
	why: 'The value is a regular expression, anchored at its beginning only: without a `$` it also hides every longer path, and a `*` of the shell means something else. What is hidden is never reported.',
	advice: 'Write a regular expression and end it with `$`, as in `/tmp/x$` or `/usr/share/foo/.*\\.tmp$`.',
	defaultSeverity: 'warning',
	since: '0.1.0',
	sources: ['src/sh_ignore.c, sh_ignore_add_int', 'Recorded checks of the daemon'],
	examples: {
		bad: [
			{ note: 'This hides /tmp/xyz as well.', text: '[Misc]\nIgnoreAdded=/tmp/x\n' },
			{
				note: 'To a regular expression `/*` is any number of slashes.',
				text: '[Misc]\nIgnoreAdded=/usr/*\n',
			},
		],
		good: [
			'[Misc]\nIgnoreAdded=/tmp/x$\n',
			{ note: 'Everything below is meant.', text: '[Misc]\nIgnoreAdded=/var/tmp/.*\n' },
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
		if (SHELL_PATTERN.test(value)) {
			report({
				...valueSpan(line),
				what: `${quote(value)} looks like a pattern of the shell, but is read as a regular expression.`,
			});
			return;
		}
		// An end that matches anything, or a slash, shows that longer paths are meant.
		if (/(?:\$|\*|\+|\/|\})\)*$/.test(value)) return;
		report({
			...valueSpan(line),
			// A name with an ending is hardly ever the beginning of another one.
			...(/\.\w+$/.test(value) ? { severity: 'information' } : undefined),
			what: `${quote(value)} also hides every path that begins with it.`,
			fixes: () =>
				/^[^()|[\]\\]*$/.test(value)
					? [setValue(line, `${value}$`, `Change to \`${value.slice(0, 50)}$\``)]
					: [],
		});
	},
});
