import { parseCondition } from '../../document/conditions.ts';
import { optionText } from '../../document/option-text.ts';
import { defineRule } from '../define-rule.ts';
import { quote, textSpan, valueSpan } from '../edits.ts';
import { rejectionOf } from '../rejections.ts';

/** What the compiler of expressions says, out of the daemon's complaint. */
function reason(text: string): string {
	return /interface="regcomp" msg="([^"]*)"/.exec(text)?.[1] ?? '';
}

export const badRegex = defineRule({
	id: 'bad-regex',
	scope: 'line',
	kinds: ['option', 'condition'],
	isAboutDaemonMessages: true,
	summary: 'A regular expression does not compile.',
	why: 'The daemon says so without a line number. With filters and `Ignore…` options the line counts as accepted all the same, but nothing is filtered or ignored as meant; a condition is then met on no host.',
	advice: 'Correct the expression; a literal bracket, `*`, `+` or `?` needs a backslash.',
	defaultSeverity: 'error',
	since: '0.1.0',
	sources: [
		'src/sh_filter.c, sh_filter_add',
		'src/sh_ignore.c, sh_ignore_add_int',
		'src/sh_readconf.c, sh_readconf_cond_match',
	],
	examples: {
		bad: [
			'[Misc]\nIgnoreAdded=/var/(log\n',
			'[Misc]\n@we(b\nSetLoopTime=60\n@end\n',
			'[Logmon]\nLogmonActive=yes\nLogmonRule=trash:fail(ed\n',
		],
		good: ['[Misc]\nIgnoreAdded=/var/(log|tmp)/.*$\n'],
	},
	check(line, daemon, report) {
		const { daemonMessages, option, kind } = line.parsed;
		if (kind === 'condition') {
			const daemonMessage = daemonMessages.find(({ text }) => text.includes('"regcomp"'));
			if (daemonMessage === undefined) return;
			const span = textSpan(line);
			const { argument, argumentStart } = parseCondition(line.text.slice(span.start, span.end));
			report({
				line,
				start: span.start + argumentStart,
				end: span.end,
				what: `${quote(argument)} is no regular expression (${reason(daemonMessage.text)}), so the condition is never met.`,
			});
			return;
		}
		if (option === undefined || rejectionOf(line, daemon) !== 'regex') return;
		const said = daemonMessages.map(({ text }) => reason(text)).find((text) => text !== '');
		report({
			...valueSpan(line),
			what: `${quote(optionText(line).value)} holds an expression that does not compile${said === undefined ? '' : ` (${said})`}.`,
		});
	},
});
