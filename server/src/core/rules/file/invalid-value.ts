import { noteOnForeignValue } from '../../catalogue/synonyms.ts';
import { optionText } from '../../document/option-text.ts';
import { hasPlaceholder } from '../../values/expansion.ts';
import { acceptedValues } from '../../values/kinds.ts';
import { depthBeforePath } from '../../values/path.ts';
import { unquoted } from '../../values/unquoted.ts';
import { usersButRoot } from '../../values/user.ts';
import { defineRule } from '../define-rule.ts';
import { quote, setValue, valueSpan } from '../edits.ts';
import { likelyValues } from '../likely-values.ts';
import { rejectionOf } from '../rejections.ts';
import { splitComment } from '../split-comment.ts';
import { isAccepted } from '../try-value.ts';

/** What follows from a rejected line, where that is more than "the previous value stays in force". */
const CONSEQUENCES: Readonly<Record<string, string>> = {
	setserverinterface:
		'Samhain rejects the value and listens on ALL interfaces. It logs a warning without a line number, only to the destinations active while it reads the file.',
	checksumtest:
		'The first line counts even if it is invalid: samhain silently ignores later ones, and exits unless the command line sets the action.',
	setclienttimelimit: 'Samhain rejects the value and keeps 86400 seconds; no value turns the check off.',
	client: 'The server does not know this client and rejects it with "Not in client list".',
};

export const invalidValue = defineRule({
	id: 'invalid-value',
	scope: 'line',
	kinds: ['option'],
	isAboutDaemonMessages: true,
	summary: 'Samhain rejects the value of an option.',
	why: 'Samhain keeps the previous value, except in a mask or a list of ports, where the items before the wrong one count. It logs "Invalid input" without a line number, only to the destinations active while it reads the file.',
	advice: 'Use a value that the option accepts.',
	defaultSeverity: 'error',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_readconf.c, sh_readconfig_line and the handlers of the options'],
	examples: {
		bad: [
			{ note: 'A yes/no value must begin like yes, true, no or false.', text: '[Misc]\nDaemon=on\n' },
			{
				note: 'Up to 4.1.4, severities must be in lower case.',
				text: '[Log]\nLogSeverity=CRIT\n',
				version: '4.1.4',
			},
			'[Misc]\nDigestAlgo=sha256\n',
			{ note: 'Syslog facilities begin with `LOG_`.', text: '[Log]\nSyslogFacility=local2\n' },
			{
				note: 'The depth must be directly before the path, without brackets.',
				text: '[ReadOnly]\ndir=[3]/etc\n',
			},
			{ note: 'A backslash starts an escape.', text: '[ReadOnly]\nfile=/srv/data\\q1\n' },
			{ note: 'A schedule does not accept lists.', text: '[Misc]\nFileCheckScheduleOne=0 6,18 * * *\n' },
			'[Server]\nSetServerInterface=eth0\n',
		],
		good: [
			'[Misc]\nDaemon=yes\nDigestAlgo=SHA256\n',
			{ note: 'From 4.2.0 on, case does not matter.', text: '[Log]\nLogSeverity=CRIT\n' },
			'[ReadOnly]\ndir=3/etc\nfile=/srv/data\\\\q1\n',
		],
	},
	check(line, daemon, report) {
		const { option, section = '' } = line.parsed;
		if (option === undefined || rejectionOf(line, daemon) !== 'value') return;
		const { value } = optionText(line);
		// A comment after the value is the cause, and has its own rule.
		if (splitComment(line, daemon)?.isCause === true) return;
		if (hasRuleOfItsOwn(option.key, value)) return;
		const isPlaceholder = hasPlaceholder(value);
		const accepted = acceptedValues(option, daemon);
		const foreign = noteOnForeignValue(option, unquoted(value));
		const consequence = CONSEQUENCES[option.key] ?? masked(option.kind);
		report({
			...valueSpan(line),
			...(isPlaceholder ? { severity: 'information' } : undefined),
			what: `\`${option.name}\` does not accept ${quote(value)}.`,
			...(consequence === undefined ? undefined : { why: consequence }),
			...(isPlaceholder
				? {
						advice: `This looks like a placeholder, which samhain does not replace. ${accepted}`,
					}
				: foreign !== undefined
					? { advice: foreign }
					: accepted === ''
						? undefined
						: { advice: accepted }),
			fixes: () => {
				const likely = likelyValues(option, section, value, daemon);
				const usual = option.default;
				// Of a number, nobody can guess what was meant; the default is at least what holds now.
				if (likely.length === 0 && option.kind === 'int' && isAccepted(option, section, usual, daemon))
					return [setValue(line, usual, `Set to \`${usual}\`, the default`)];
				return likely.map((one, at) => ({
					...setValue(line, one),
					...(at === 0 ? { isPreferred: true } : undefined),
					...(option.kind === 'bool' ? { isSafe: true } : undefined),
				}));
			},
		});
	},
});

/** Mistakes that `depth-on-file` and `root-as-trusted-user` report. */
function hasRuleOfItsOwn(key: string, value: string): boolean {
	return (
		(key === 'file' && depthBeforePath(value) !== undefined) ||
		(key === 'trusteduser' && usersButRoot(value).hasRoot)
	);
}

function masked(kind: string): string | undefined {
	switch (kind) {
		case 'mask':
			return 'Samhain stops at the first unknown word with "Invalid input". The items before it are in force; those after it are lost.';
		case 'ports':
			return 'Samhain stops at the first invalid item with "Invalid input". The items before it are in force; those after it are lost.';
		case 'path-depth':
		case 'path-glob':
			return 'Samhain drops the line and does not watch the path, so it never reports changes there.';
		default:
			return undefined;
	}
}
