// What the daemon accepts for an option, in words for a message, and the value that the author most likely intended.
// Knowledge about kinds of values only; the value modules decide whether a value is valid.
import { nearest } from '../catalogue/lookup.ts';
import type { OptionEntry } from '../catalogue/types.ts';
import type { Daemon } from '../daemon/daemon.ts';
import { LEVELS, levelsOf } from '../values/severity.ts';
import { selectedLevels } from '../values/threshold.ts';
import { isAccepted } from './try-value.ts';

const LOWER_CASE_NOTE = ' Up to 4.1.4 the names must be in lower case; from 4.2.0 on, case does not matter.';

/** What is accepted, as the middle of a sentence: `It accepts …`. */
export function acceptedValues(option: OptionEntry, daemon: Daemon): string {
	const levels = `none, ${levelsOf(daemon).join(', ')}`;
	const caseNote = daemon.version === '4.1.4' ? LOWER_CASE_NOTE : '';
	switch (option.kind) {
		case 'bool':
			return 'It accepts `yes` or `no`; only the first character counts: `1`, `y`, `t` or `0`, `n`, `f`.';
		case 'level':
			return `It accepts one severity: ${levels}.${caseNote}`;
		case 'threshold':
			return `It accepts severities, single or as \`=level\`, \`!level\`, \`!=level\`, \`*\`: ${levels}.${caseNote}`;
		case 'int':
			return `It accepts a number${limits(option)}.`;
		case 'enum':
		case 'keyword':
			return option.values === undefined || option.values.length === 0
				? `It accepts: ${option.grammar}`
				: `It accepts exactly one of: ${option.values.join(', ')}.`;
		case 'path':
			return 'It accepts an absolute path, which begins with `/`.';
		case 'path-glob':
			return 'It accepts an absolute path without a depth (only `dir` takes one); quotes must enclose the whole value, and escapes follow C: `\\\\`, `\\"`, `\\x20`, `\\040`.';
		case 'path-depth':
			return 'It accepts an absolute path, with a depth from 0 to 99 directly before it, as in `dir=3/etc` (`-1` in [IgnoreAll] only); escapes follow C: `\\\\`, `\\"`, `\\x20`, `\\040`.';
		case 'mask':
			return 'It accepts `+TEST` and `-TEST` with the tests CHK LNK RDEV INO USR GRP MTM CTM ATM SIZ MOD HLN SGROW PRE TXT AUDIT, in upper case, separated by blanks or commas.';
		case 'schedule':
			return 'It accepts five fields: minute, hour, day, month (name), weekday; each is `*`, a number or an ascending range, with `/step` for minute and hour. It accepts no comma lists.';
		case 'ip':
		case 'ip-list':
			return 'It accepts a numeric address, not a name.';
		case 'hash':
			return 'It accepts 48 hexadecimal digits.';
		case 'ports':
			return 'It accepts ports as in `22/tcp,ntp/udp`, each with its protocol, after an optional `ADDRESS:`.';
		case 'client-entry':
			return 'It accepts `HOST@SALT@VERIFIER` as printed by `yule -P`.';
		case 'alias':
			return 'It accepts `NAME:ADDRESS,ADDRESS`.';
		case 'regex':
			return option.key.startsWith('ignore')
				? 'It accepts a regular expression that begins with `/`.'
				: 'It accepts a POSIX extended regular expression.';
		case 'condition-list':
			return 'It accepts conditions such as `match_prefix(/var)` or `size_exceeds(1000)`, without blanks or quotes inside the brackets, one per line.';
		case 'user-list':
			return 'It accepts user names, or uids from 1 to 65534; it rejects root, which is always trusted.';
		case 'offset-path':
			return 'It accepts `OFFSET:/path`.';
		case 'queue':
			return 'It accepts `LABEL:SECONDS:sum|report:SEVERITY[:MAIL ALIAS]`.';
		case 'rule':
			return 'It accepts `[KEEP(SECONDS,LABEL):|MARK(SECONDS,LABEL):|CORRELATE(PATTERN):]QUEUE:PATTERN`.';
		case 'watch':
			return 'It accepts `TYPE:/path[:FORMAT]` with the types SYSLOG, SAMBA, APACHE (with a format), PACCT and SHELL.';
		default:
			return option.grammar === '' ? '' : `It accepts: ${option.grammar}`;
	}
}

function limits({ min, max, unit }: OptionEntry): string {
	const range =
		min !== undefined && max !== undefined
			? ` from ${min} to ${max}`
			: min !== undefined
				? ` of at least ${min}`
				: max !== undefined
					? ` of at most ${max}`
					: '';
	return unit === undefined || unit === '' ? range : `${range} (${unit})`;
}

/** Longest value for which others are tried. */
const LONGEST = 1000;

const YES = new Set(['on', 'enable', 'enabled', 'active', 'ok', 'aye', '"yes"', "'yes'", '"true"', "'true'"]);
const NO = new Set(['off', 'disable', 'disabled', 'inactive', 'never', '"no"', "'no'", '"false"', "'false'"]);

/** Values that the author may have meant, all of them accepted; the first is the likeliest. */
export function likelyValues(
	option: OptionEntry,
	section: string,
	value: string,
	daemon: Daemon,
): readonly string[] {
	// Nobody mistypes a value of this length.
	if (value.length > LONGEST) return [];
	const tried = new Set(candidates(option, section, value));
	tried.delete(value);
	return [...tried]
		.filter((one) => isAccepted(option, section, one, daemon) && !isUseless(option, one, daemon))
		.slice(0, 2);
}

/** Whether the daemon takes a value that does no good: what a rule of its own warns of. */
function isUseless(option: OptionEntry, value: string, daemon: Daemon): boolean {
	if (option.key === 'checksumtest') return /^(?:init|update)/.test(value);
	return option.kind === 'threshold' && value.includes('!') && selectedLevels(value, daemon).size === 0;
}

const FOREIGN_LEVELS: Readonly<Record<string, string>> = {
	...{ fatal: 'alert', emerg: 'alert', emergency: 'alert', panic: 'alert', severe: 'crit', warning: 'warn' },
	...{
		critical: 'crit',
		error: 'err',
		information: 'info',
		informational: 'info',
		all: 'debug',
		off: 'none',
	},
};

function candidates(option: OptionEntry, section: string, value: string): readonly string[] {
	const lower = value.toLowerCase();
	const bare = value.replace(/^(["'])(.*)\1$/, '$2');
	switch (option.kind) {
		case 'bool':
			return YES.has(lower) ? ['yes'] : NO.has(lower) ? ['no'] : [bare];
		case 'level': {
			const meant = FOREIGN_LEVELS[lower] ?? nearest(lower, ['none', ...LEVELS]);
			return meant === undefined ? [lower, bare] : [lower, meant, bare.toLowerCase()];
		}
		case 'threshold':
			return [
				lower,
				bare.toLowerCase(),
				value.replaceAll('|', ' '),
				lower
					.split(/([;, \t]+)/)
					.map((item) => levelItem(item))
					.join(''),
			];
		case 'enum': {
			const words = option.values ?? [];
			const same = words.find((word) => word.toLowerCase() === bare.toLowerCase());
			const near = same ?? nearest(bare, words);
			return near === undefined ? [] : [near];
		}
		case 'path-depth':
			return depthCandidates(value, section);
		case 'path-glob':
			return [value.replace(/\\(?![abfnrtv\\'"]|x[0-9a-fA-F]{2}|[0-7]{3})/g, '\\\\'), `/${value}`].filter(
				() => !/^\d/.test(value),
			);
		case 'mask':
			return [value.toUpperCase(), value.replace(/[;|]+/g, ',').toUpperCase()];
		case 'ports':
			return /^[\d,\s]+$/.test(value) ? [value.replace(/\d+/g, '$&/tcp')] : [lower];
		case 'ip':
		case 'int':
			return [bare];
		default:
			return [bare];
	}
}

function levelItem(item: string): string {
	const match = /^([!=]*)(.*)$/.exec(item);
	if (match === null) return item;
	const [, marks = '', name = ''] = match;
	if (name === '' || /^[;, \t*]/.test(name)) return item;
	return `${marks}${FOREIGN_LEVELS[name] ?? nearest(name, ['none', ...LEVELS]) ?? name}`;
}

function depthCandidates(value: string, section: string): readonly string[] {
	const match = /^[[("']?\s*(-?\d+)\s*[\])"']?[\s,:]*(\/.*)$/.exec(value);
	const depth = Number(match?.[1] ?? Number.NaN);
	const path = match?.[2];
	const escaped = value.replace(/\\(?![abfnrtv\\'"]|x[0-9a-fA-F]{2}|[0-7]{3})/g, '\\\\');
	if (path === undefined) return [escaped];
	if (depth < 0 && section !== 'IgnoreAll') return [`0${path}`, escaped];
	return [`${Math.max(-1, Math.min(99, depth))}${path}`, escaped];
}
