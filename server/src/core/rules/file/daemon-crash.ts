import { optionText } from '../../document/option-text.ts';
import { defineRule } from '../define-rule.ts';
import { quote, textSpan, valueSpan } from '../edits.ts';
import { rejectionOf } from '../rejections.ts';

const NEEDS: Readonly<Record<string, string>> = {
	setaddrseverity:
		'no recipient is open: a `SetMailAddress` or `SetMailAlias` line must stand above it, without `CloseAddress` in between',
	setdefault: 'no command was opened: an `OpenCommand` line must stand above it',
	setcredentials: 'no command was opened: an `OpenCommand` line must stand above it',
	logmonrule: 'the bracket of CORRELATE is missing',
};

export const daemonCrash = defineRule({
	id: 'daemon-crash',
	scope: 'line',
	kinds: ['option'],
	isAboutDaemonMessages: true,
	summary: 'The daemon crashes or hangs on a line.',
	why: 'The daemon dies of a signal (or never comes back) while it reads the file: it does not start, and a running one that is told to read the file again is gone. Nothing is watched, and nobody is told.',
	advice: 'Put the line where it belongs, or correct it, before this file comes near a daemon.',
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
				note: 'A crash: there is no recipient to which the severity could belong.',
				text: '[Mail]\nSetAddrSeverity=crit\nSetMailAddress=root@example.org\n',
			},
			{
				note: 'A crash: no command was opened.',
				text: '[External]\nSetDefault=yes\nOpenCommand=/usr/bin/logger\n',
			},
			{ note: 'A hang: the daemon never gets past what is no number.', text: '[Misc]\nAddOKChars=abc\n' },
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
				what: `The daemon hangs on this line: \`${option.name}\` takes numbers, not ${quote(optionText(line).value)}.`,
				advice: 'Give the bytes as numbers, separated by commas, as in `0xe4,0xf6`, or the word `all`.',
			});
			return;
		}
		const need = NEEDS[option.key];
		report({
			...textSpan(line),
			what: `The daemon crashes on this line${need === undefined ? '' : `: ${need}`}.`,
		});
	},
});
