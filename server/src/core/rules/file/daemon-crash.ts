import { optionText } from '../../document/option-text.ts';
import { defineRule } from '../define-rule.ts';
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
	kinds: ['option'],
	isAboutDaemonMessages: true,
	summary: 'Samhain crashes or hangs on a line.',
	why: 'Samhain crashes or hangs while it reads the file: it does not start, and a running samhain dies when it reloads the file. It then watches and reports nothing.',
	advice: 'Move or correct the line before any samhain reads this file.',
	defaultSeverity: 'error',
	since: '0.1.0',
	sources: [
		'src/sh_nmail.c, sh_nmail_set_severity',
		'src/sh_extern.c, sh_ext_add_default and sh_ext_priv',
		'src/sh_log_correlate.c',
		'src/sh_utils.c, sh_util_obscure_ok',
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
			{ note: 'A hang: samhain loops at an item that is not a number.', text: '[Misc]\nAddOKChars=abc\n' },
		],
		good: [
			'[Mail]\nSetMailAddress=root@example.org\nSetAddrSeverity=crit\nCloseAddress\n',
			'[External]\nOpenCommand=/usr/bin/logger\nSetDefault=yes\nCloseCommand\n',
			'[Misc]\nAddOKChars=0xe4,0xf6\n',
		],
	},
	check(line, daemon, report) {
		const { option } = line.parsed;
		const rejection = rejectionOf(line, daemon);
		if (option === undefined || (rejection !== 'crash' && rejection !== 'hang')) return;
		if (rejection === 'hang') {
			report({
				...valueSpan(line),
				what: `Samhain hangs on this line: \`${option.name}\` takes numbers, not ${quote(optionText(line).value)}.`,
				advice: 'Write the bytes as numbers separated by commas, as in `0xe4,0xf6`, or the word `all`.',
			});
			return;
		}
		const need = NEEDS[option.key];
		report({
			...textSpan(line),
			what: `Samhain crashes on this line${need === undefined ? '' : `: ${need}`}.`,
		});
	},
});
