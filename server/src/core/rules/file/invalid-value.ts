import { optionText } from '../../document/option-text.ts';
import { acceptedValues, likelyValues } from '../accepted-values.ts';
import { defineRule } from '../define-rule.ts';
import { quote, setValue, valueSpan } from '../edits.ts';
import { rejectionOf } from '../rejections.ts';
import { splitComment } from '../split-comment.ts';

/** What follows from a refused line, where that is more than "the old value stays". */
const CONSEQUENCES: Readonly<Record<string, string>> = {
	setserverinterface:
		'The daemon refuses the value and listens on ALL interfaces. It says so without a line number, and only where warnings go while the file is read.',
	checksumtest:
		'The first line decides, also when it is wrong: all later ones are ignored without a message, and unless the command line says what to do the daemon exits.',
	setclienttimelimit:
		'The daemon refuses the value and keeps 86400 seconds; there is no value that switches the check off.',
	client: 'The server does not know this client and refuses it with "Not in client list".',
};

export const invalidValue = defineRule({
	id: 'invalid-value',
	scope: 'line',
	kinds: ['option'],
	isAboutDaemonMessages: true,
	summary: 'The daemon does not accept the value of an option.',
	why: 'The daemon says "Invalid input", without a line number and only where warnings go while the file is read, and keeps the value it had.',
	advice: 'Use a value that the option accepts.',
	defaultSeverity: 'error',
	since: '0.1.0',
	sources: ['src/sh_readconf.c, sh_readconfig_line and the handlers of the options'],
	examples: {
		bad: [
			{ note: 'Only the first letter of yes, true or no, false counts.', text: '[Misc]\nDaemon=on\n' },
			{
				note: 'Up to 4.1.4 severities must be in lower case.',
				text: '[Log]\nLogSeverity=CRIT\n',
				version: '4.1.4',
			},
			'[Misc]\nDigestAlgo=sha256\n',
			{
				note: 'The depth stands directly before the path, and brackets do not belong to it.',
				text: '[ReadOnly]\ndir=[3]/etc\n',
			},
			{ note: 'A backslash begins an escape.', text: '[ReadOnly]\nfile=/srv/data\\q1\n' },
			{ note: 'There are no lists in a schedule.', text: '[Misc]\nFileCheckScheduleOne=0 6,18 * * *\n' },
			'[Server]\nSetServerInterface=eth0\n',
		],
		good: [
			'[Misc]\nDaemon=yes\nDigestAlgo=SHA256\n',
			{ note: 'Since 4.2.0 letter case does not matter.', text: '[Log]\nLogSeverity=CRIT\n' },
			'[ReadOnly]\ndir=3/etc\nfile=/srv/data\\\\q1\n',
		],
	},
	check(line, daemon, report) {
		const { option, section = '' } = line.parsed;
		if (option === undefined || rejectionOf(line, daemon) !== 'value') return;
		const { value } = optionText(line);
		// A comment behind the value is what is wrong with it: that is a finding of its own.
		if (splitComment(line, daemon)?.isCause === true) return;
		if (hasRuleOfItsOwn(option.key, value)) return;
		const isPlaceholder = /\$\{[A-Za-z_]\w*\}/.test(value);
		const accepted = acceptedValues(option, daemon);
		const consequence = CONSEQUENCES[option.key] ?? masked(option.kind);
		report({
			...valueSpan(line),
			...(isPlaceholder ? { severity: 'information' } : undefined),
			what: `\`${option.name}\` does not accept ${quote(value)}.`,
			...(consequence === undefined ? undefined : { why: consequence }),
			...(isPlaceholder
				? {
						advice: `This looks like a placeholder; nobody replaces it while the daemon reads the file. ${accepted}`,
					}
				: accepted === ''
					? undefined
					: { advice: accepted }),
			fixes: () =>
				likelyValues(option, section, value, daemon).map((one, at) => ({
					...setValue(line, one),
					...(at === 0 ? { isPreferred: true } : undefined),
					...(option.kind === 'bool' ? { isSafe: true } : undefined),
				})),
		});
	},
});

/** Mistakes that `depth-on-file` and `root-as-trusted-user` speak of. */
function hasRuleOfItsOwn(key: string, value: string): boolean {
	return (
		(key === 'file' && /^-?\d+\s*\//.test(value)) ||
		(key === 'trusteduser' && /(?:^|[\s,])(?:root|0)(?:$|[\s,])/.test(value))
	);
}

function masked(kind: string): string | undefined {
	switch (kind) {
		case 'mask':
			return 'The daemon stops at the first word that it does not know and says "Invalid input"; the items before it are in force, those behind it are not.';
		case 'ports':
			return 'The daemon stops at the first item that it does not understand and says "Invalid input"; the items before it are in force, those behind it are not.';
		case 'path-depth':
		case 'path-glob':
			return 'The daemon drops the line, and the path is not watched: nothing that happens there is ever reported.';
		default:
			return undefined;
	}
}
