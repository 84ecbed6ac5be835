import { optionText } from '../../document/option-text.ts';
import { type BranchTest, readBranchTest } from '../../values/branch-test.ts';
import { defineRule } from '../define-rule.ts';
import { quote, textSpan, valueSpan } from '../edits.ts';
import { rejectionOf } from '../rejections.ts';

/** The message of the regular expression compiler, taken from the daemon's message. */
function reason(text: string): string {
	return /interface="regcomp" msg="([^"]*)"/.exec(text)?.[1] ?? '';
}

/** Where samhain takes a condition with a wrong expression for met. It compares the beginning with the host's name first. */
function whereMet({ argument, isNegated, hasBang }: BranchTest): string {
	const mayBeginWithName = /^[A-Za-z0-9]/.test(argument);
	if (isNegated)
		return mayBeginWithName
			? 'this condition is met on every host, except where the text begins with its whole name'
			: 'this condition is met on every host';
	return mayBeginWithName && !hasBang
		? 'this condition is met only where the text begins with the whole name of the host'
		: 'this condition is never met';
}

export const badRegex = defineRule({
	id: 'bad-regex',
	scope: 'line',
	kinds: ['option', 'condition'],
	isAboutDaemonMessages: true,
	summary: 'A regular expression is invalid.',
	why: 'Samhain logs the error without a line number. It accepts an `Ignore…` line nevertheless, but ignores nothing because of it. An invalid condition is met only where it begins with the whole name of the host; with `not` it is met on every other host. An invalid filter crashes samhain; see `daemon-crash`.',
	advice: 'Correct the expression. Put a backslash before a literal bracket, `*`, `+` or `?`.',
	defaultSeverity: 'error',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_ignore.c, sh_ignore_add_int', 'src/sh_readconf.c, sh_readconf_cond_match'],
	examples: {
		bad: [
			'[Misc]\nIgnoreAdded=/var/(log\n',
			'[Misc]\n@we(b\nSetLoopTime=60\n@end\n',
			{
				note: 'These lines count on every host.',
				text: '[Misc]\n@if not hostname_matches (web\nSetLoopTime=60\n@end\n',
			},
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
			const condition = readBranchTest(line.text.slice(span.start, span.end));
			const { argument, argumentStart } = condition;
			report({
				line,
				start: span.start + argumentStart,
				end: span.end,
				what: `Invalid regular expression ${quote(argument)} (${reason(daemonMessage.text)}): ${whereMet(condition)}.`,
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
