import type { Line } from '../../document/line-store.ts';
import { optionText } from '../../document/option-text.ts';
import { defineRule, type ReportFinding } from '../define-rule.ts';
import { quote, textSpan, valueSpan } from '../edits.ts';
import { rejectionOf } from '../rejections.ts';

const NEEDS: Readonly<Record<string, string>> = {
	setaddrseverity: 'it needs an open `SetMailAddress` or `SetMailAlias` above it',
	setdefault: 'it needs an `OpenCommand` line above it',
	setcredentials: 'it needs an `OpenCommand` line above it',
	logmonrule: 'CORRELATE lacks a parenthesis',
};

export const daemonCrash = defineRule({
	id: 'daemon-crash',
	scope: 'line',
	kinds: ['option', 'condition'],
	isAboutDaemonMessages: true,
	summary: 'Samhain crashes or hangs because of a line.',
	why: 'Samhain crashes or hangs while it reads the file, or, with an invalid expression in a filter, at the first message that reaches the filter, usually the message about its start. A running samhain dies when it reloads the file. It then watches and reports nothing.',
	advice: 'Move or correct the line before any samhain reads this file.',
	defaultSeverity: 'error',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: [
		'src/sh_nmail.c, sh_nmail_set_severity',
		'src/sh_extern.c, sh_ext_add_default and sh_ext_priv',
		'src/sh_log_correlate.c',
		'src/sh_utils.c, sh_util_obscure_ok',
		'src/sh_filter.c, sh_filter_add and sh_filter_cmp',
	],
	examples: {
		bad: [
			{
				note: 'A crash: no recipient precedes the severity.',
				text: '[Mail]\nSetAddrSeverity=crit\nSetMailAddress=root@example.org\n',
			},
			{
				note: 'A crash: no `OpenCommand` line precedes it.',
				text: '[External]\nSetDefault=yes\nOpenCommand=/usr/bin/logger\n',
			},
			{
				note: 'A crash at the first mail: the bracket of the filter is not closed.',
				text: '[Mail]\nSetMailAddress=root@example.org\nSetMailFilterOr=POLICY (ReadOnly\nCloseAddress\n',
			},
			{ note: 'A hang: samhain loops at an item that is not a number.', text: '[Misc]\nAddOKChars=abc\n' },
		],
		good: [
			'[Mail]\nSetMailAddress=root@example.org\nSetAddrSeverity=crit\nCloseAddress\n',
			'[External]\nOpenCommand=/usr/bin/logger\nSetDefault=yes\nCloseCommand\n',
			'[Misc]\nAddOKChars=0xe4,0xf6\n',
			'[Mail]\nSetMailAddress=root@example.org\nSetMailFilterOr="POLICY \\[ReadOnly"\nCloseAddress\n',
		],
	},
	check(line, daemon, report) {
		const { option, daemonMessages, kind } = line.parsed;
		if (kind === 'condition') {
			if (daemonMessages.some(({ severity }) => severity === 'FATAL'))
				report({ ...textSpan(line), what: 'Samhain crashes on this line: the expression is too large.' });
			return;
		}
		const rejection = rejectionOf(line, daemon);
		if (option === undefined) return;
		if (rejection === 'deadly-filter') {
			reportFilter(line, report);
			return;
		}
		if (rejection !== 'crash' && rejection !== 'hang') return;
		if (rejection === 'hang') {
			report({
				...valueSpan(line),
				what: `Samhain hangs on this line: \`${option.name}\` takes numbers, not ${quote(optionText(line).value)}.`,
				advice: 'Write the bytes as numbers separated by commas, as in `0xe4,0xf6`, or the word `all`.',
			});
			return;
		}
		const isLarge = FILTER_OR_PATTERN.test(option.key);
		const need = isLarge ? 'the expression is too large' : NEEDS[option.key];
		report({
			...textSpan(line),
			what: `Samhain crashes on this line${need === undefined ? '' : `: ${need}`}.`,
		});
	},
});

/** Options that hold regular expressions, of which a huge one ends the daemon at once. */
const FILTER_OR_PATTERN = /filter|^ignore|^processcheck/;

/** A filter that does not compile: samhain searches the first message with it, and the library follows a null pointer. */
function reportFilter(line: Line, report: ReportFinding): void {
	const messages = line.parsed.daemonMessages.map(({ text }) => text);
	const [, said, pattern = ''] =
		messages.map((text) => /msg="(.*?)" obj="(.*)"$/.exec(text)).find((match) => match !== null) ?? [];
	const sends = line.parsed.option?.key.includes('mail') === true ? 'mail' : 'hand to the command';
	report({
		...valueSpan(line),
		what: `Samhain crashes at the first message that it would ${sends}: the filter ${quote(pattern)} is an invalid regular expression (${said ?? 'it does not compile'}).`,
		advice: 'Correct the expression. Put a backslash before a literal bracket, `*`, `+` or `?`.',
	});
}
