import { optionText } from '../../document/option-text.ts';
import { readBranchTest } from '../../values/branch-test.ts';
import { defineRule } from '../define-rule.ts';
import { quote, textSpan, valueSpan } from '../edits.ts';
import { rejectionOf } from '../rejections.ts';

/** The message of the regular expression compiler, taken from the daemon's message. */
function reason(text: string): string {
	return /interface="regcomp" msg="([^"]*)"/.exec(text)?.[1] ?? '';
}

export const badRegex = defineRule({
	id: 'bad-regex',
	scope: 'line',
	kinds: ['option', 'condition'],
	isAboutDaemonMessages: true,
	summary: 'A regular expression is invalid.',
	why: 'Samhain logs the error without a line number. It accepts a filter or an `Ignore…` line nevertheless, but does not filter or ignore as intended. An invalid condition matches no host.',
	advice: 'Correct the expression. Put a backslash before a literal bracket, `*`, `+` or `?`.',
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
			const { argument, argumentStart } = readBranchTest(line.text.slice(span.start, span.end));
			report({
				line,
				start: span.start + argumentStart,
				end: span.end,
				what: `Invalid regular expression ${quote(argument)} (${reason(daemonMessage.text)}): this condition never matches.`,
			});
			return;
		}
		if (option === undefined || rejectionOf(line, daemon) !== 'regex') return;
		const said = daemonMessages.map(({ text }) => reason(text)).find((text) => text !== '');
		report({
			...valueSpan(line),
			what: `Invalid regular expression in ${quote(optionText(line).value)}${said === undefined ? '' : ` (${said})`}.`,
		});
	},
});
