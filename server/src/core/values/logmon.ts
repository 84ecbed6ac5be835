// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the tab stops of snippets look like this.
// Rules of the log monitoring: queues, hosts, groups and rules (sh_log_evalrule.c, sh_log_correlate.c, sh_log_mark.c).

import type { LogmonState } from '../carried-state/logmon.ts';
import { hasName, withName } from '../carried-state/string-set.ts';
import { behaves } from '../catalogue/versions.ts';
import type { Daemon, DaemonMessage } from '../daemon/daemon.ts';
import { checkPcre } from '../regex/pcre.ts';
import { code } from '../text/markdown.ts';
import { readInt, readUnsignedLong, ULONG_MAX } from './c-number.ts';
import { isSpace, splitBraced, splitColons } from './c-text.ts';
import { separatedForm } from './forms.ts';
import type { OptionHandler, Outcome } from './handler.ts';
import { hostInPattern } from './host-name.ts';
import type {
	NameSpace,
	OfferPlace,
	TokenKind,
	ValueModule,
	ValueName,
	ValueOffer,
	ValueToken,
} from './kind.ts';
import { recipient } from './mail.ts';
import { inParts, word } from './offers.ts';
import { CRASH, failedCall, REJECTED } from './outcome.ts';
import { readSeverity } from './severity.ts';
import { colonTokens, wholeToken } from './tokens.ts';

/** A queue that is always there. */
const TRASH = 'trash';

/** How hosts, groups and correlations are compiled, unlike rules: plain parentheses capture nothing. */
const COLLECTIVE = { isNoCapture: true };

function badPattern(
	pattern: string,
	subroutine: string,
	logmon: LogmonState,
	after: Partial<LogmonState>,
): Outcome {
	const daemonMessages = [failedCall(`Bad regex: ${pattern}`, subroutine)];
	return { accepted: false, daemonMessages, carriedState: { logmon: { ...logmon, ...after } } };
}

/** The fields of a queue; those that are missing are undefined, and of the first two empty. */
interface QueueFields {
	readonly label: string;
	readonly interval: string;
	readonly policy: string | undefined;
	readonly level: string | undefined;
	readonly alias: string | undefined;
}

function readQueue(value: string): QueueFields {
	const [label = '', interval = '', policy, level, alias] = splitColons(value, 5);
	return { label, interval, policy, level, alias };
}

/** The label under which a queue is known; empty where there is none. */
export function queueLabel(value: string): string {
	return readQueue(value).label;
}

/** `LABEL:SECONDS:sum|report:SEVERITY[:MAIL ALIAS]` (sh_eval_qadd). */
const logQueue: OptionHandler = {
	slices: ['logmon'],
	read: (value, { logmon }, { daemon }) => {
		const { label, interval, policy, level } = readQueue(value);
		if (level === undefined || (policy !== 'sum' && policy !== 'report')) return REJECTED;
		if (policy === 'sum' && readInt(interval) < 0n) return REJECTED;
		// The daemon means to guard the label `trash`, but looks at the interval.
		if (interval === TRASH || readSeverity(level, daemon) === undefined) return REJECTED;
		return {
			accepted: true,
			carriedState: { logmon: { ...logmon, queues: withName(logmon.queues, label) } },
		};
	},
};

/** Opens the rules of hosts whose name the expression matches; a wrong one closes what was open (sh_eval_hadd). */
const logHost: OptionHandler = {
	slices: ['logmon'],
	read: (value, { logmon }) => {
		if (!checkPcre(value, COLLECTIVE).valid)
			return badPattern(value, 'sh_eval_hadd', logmon, { isHostOpen: false });
		return { accepted: true, carriedState: { logmon: { ...logmon, isHostOpen: true } } };
	},
};

export const logHostEnd: OptionHandler = {
	slices: ['logmon'],
	read: (_value, { logmon }) =>
		logmon.isHostOpen
			? { accepted: true, carriedState: { logmon: { ...logmon, isHostOpen: false } } }
			: REJECTED,
};

/** `LABEL:EXPRESSION` opens a group, and a host for all names where none is open (sh_eval_gadd). */
const logGroup: OptionHandler = {
	slices: ['logmon'],
	read: (value, { logmon }) => {
		const [, pattern] = splitColons(value, 2);
		if (pattern === undefined)
			return { accepted: false, carriedState: { logmon: { ...logmon, isGroupOpen: false } } };
		if (!checkPcre(pattern, COLLECTIVE).valid)
			return badPattern(pattern, 'sh_eval_gadd', logmon, { isGroupOpen: false });
		return { accepted: true, carriedState: { logmon: { ...logmon, isHostOpen: true, isGroupOpen: true } } };
	},
};

export const logGroupEnd: OptionHandler = {
	slices: ['logmon'],
	read: (_value, { logmon }) =>
		logmon.isGroupOpen
			? { accepted: true, carriedState: { logmon: { ...logmon, isGroupOpen: false } } }
			: REJECTED,
};

/** `KEEP(SECONDS,LABEL)` and `MARK(SECONDS,LABEL)`; since 4.4.3 the seconds must be a number and nothing else. */
function isLabelled(text: string, prefix: string, daemon: Daemon): boolean {
	const [seconds, label] = splitBraced(text, prefix, 2) ?? [];
	if (seconds === undefined || label === undefined) return false;
	const number = readUnsignedLong(seconds);
	if (number.end === 0 || number.value === ULONG_MAX) return false;
	return !behaves(daemon.version, 'whole-logmon-seconds') || number.end === seconds.length;
}

function hasQueue(logmon: LogmonState, label: string): boolean {
	return label === TRASH || hasName(logmon.queues, label);
}

/** Said when memory is given back that was never taken, as for a list that could not be made. */
const NULL_POINTER: DaemonMessage = { severity: 'ERRO', text: 'msg="Dereferenced NULL pointer"' };

/** `CORRELATE(EXPRESSION):QUEUE:EXPRESSION` (sh_keep_match_add). */
function readCorrelation(fields: readonly string[], logmon: LogmonState): Outcome {
	const [description = '', queue = '', pattern = ''] = fields;
	const braced = splitBraced(description, 'CORRELATE', 1);
	// A bracket with nothing but separators inside leaves no field, and the rule is dropped silently.
	if (braced !== undefined && braced.length === 0) return { accepted: true };
	const daemonMessages = braced === undefined ? [NULL_POINTER] : [];
	if (!checkPcre(pattern, COLLECTIVE).valid) {
		return {
			accepted: false,
			daemonMessages: [failedCall(`Bad regex: ${pattern}`, 'sh_keep_match_add'), ...daemonMessages],
		};
	}
	if (!hasQueue(logmon, queue)) return { accepted: false, daemonMessages };
	// Without a bracket the daemon goes on with a null pointer.
	return braced === undefined ? CRASH : { accepted: true };
}

/** `[KEEP(…):|MARK(…):|CORRELATE(…):]QUEUE:EXPRESSION` (sh_eval_radd). */
const logRule: OptionHandler = {
	slices: ['logmon'],
	read: (value, { logmon }, { daemon }) => {
		let start = 0;
		while (isSpace(value[start])) start++;
		const prefix = ['KEEP', 'CORRELATE', 'MARK'].find((word) => value.startsWith(word, start));
		const fields = splitColons(value, prefix === undefined ? 2 : 3);
		if (fields.length < 2) return REJECTED;
		const hasPrefix = fields.length === 3;
		if (hasPrefix && prefix !== undefined) {
			if (prefix === 'CORRELATE') return readCorrelation(fields, logmon);
			if (!isLabelled(fields[0] ?? '', prefix, daemon)) return REJECTED;
		}
		const [queue = '', pattern = ''] = hasPrefix ? fields.slice(1) : fields;
		if (!hasQueue(logmon, queue)) return REJECTED;
		if (!checkPcre(pattern).valid) return badPattern(pattern, 'sh_eval_radd', logmon, {});
		if (logmon.isGroupOpen || logmon.isHostOpen) return { accepted: true };
		return { accepted: true, carriedState: { logmon: { ...logmon, isHostOpen: true } } };
	},
};

/** The queue that a rule names and where it is in the value; undefined where it names none. */
export function ruleQueue(value: string): { readonly label: string; readonly start: number } | undefined {
	const prefix = /^\s*(?:KEEP|MARK|CORRELATE)\s*\([^)]*\)\s*:/.exec(value)?.[0].length ?? 0;
	const colon = value.indexOf(':', prefix);
	return colon <= prefix ? undefined : { label: value.slice(prefix, colon), start: prefix };
}

/** The same rule with the queue that is always there; undefined where the rule names no queue. */
export function withTrashQueue(value: string): string | undefined {
	const queue = ruleQueue(value);
	if (queue === undefined) return undefined;
	return value.slice(0, queue.start) + TRASH + value.slice(queue.start + queue.label.length);
}

function describeQueue(value: string, daemon: Daemon): readonly string[] {
	const { label, interval, policy, level, alias = '' } = readQueue(value);
	if (level === undefined || policy === undefined) return [];
	const what = policy === 'sum' ? 'one summary' : policy === 'report' ? 'every message' : code(policy);
	const severity = readSeverity(level, daemon);
	const mail = alias === '' ? '' : `, mailed to ${code(alias)}`;
	return [
		`Queue ${code(label)}: ${what} each ${code(interval)} seconds, with severity ${severity === undefined ? code(level) : `**${severity}**`}${mail}.`,
	];
}

/** More queues than anybody defines. */
const MAX_QUEUES = 100;

/** Queues that the file defines, and the forms of a rule. */
function ruleOffers({ isFirst, valuesOf }: OfferPlace): readonly ValueOffer[] {
	if (!isFirst) return [];
	const labels = new Set(valuesOf('logmonqueue').slice(0, MAX_QUEUES).map(queueLabel));
	labels.delete('');
	labels.add(TRASH);
	return [
		...[...labels].map((label): ValueOffer => ({ ...word(label, 'queue'), text: `${label}:` })),
		{
			...word('KEEP', 'remembers a match'),
			text: 'KEEP(',
			snippet: 'KEEP(${1:60},${2:label}):${3:queue}:${4:expression}',
		},
		{
			...word('CORRELATE', 'searches the remembered matches'),
			text: 'CORRELATE(',
			snippet: 'CORRELATE(${1:expression}):${2:queue}',
		},
		{
			...word('MARK', 'expects a match in each interval'),
			text: 'MARK(',
			snippet: 'MARK(${1:label},${2:3600}):${3:queue}:${4:expression}',
		},
	];
}

function ruleTokens(value: string): readonly ValueToken[] {
	const queue = ruleQueue(value);
	if (queue === undefined) return wholeToken(value, 'unknown');
	const { start, label } = queue;
	const colon = start + label.length;
	return [
		...(start > 0 ? [{ start: 0, end: start, kind: 'keyword' } as const] : []),
		{ start, end: colon, kind: 'name' },
		{ start: colon, end: colon + 1, kind: 'operator' },
		...(colon + 1 < value.length ? [{ start: colon + 1, end: value.length, kind: 'pattern' } as const] : []),
	];
}

/** A label that is written as it is between two places of a value, blanks around it left out. */
function labelAt(
	value: string,
	space: NameSpace,
	from: number,
	to: number,
	isDefinition: boolean,
): readonly ValueName[] {
	const written = value.slice(from, to);
	const key = written.trim();
	if (key === '') return [];
	const start = from + written.indexOf(key);
	return [{ space, key, start, end: start + key.length, isDefinition }];
}

/** Where each of so many fields between colons begins and ends; the last one holds the rest. */
function fieldPlaces(
	value: string,
	limit: number,
): readonly { readonly start: number; readonly end: number }[] {
	const places: { start: number; end: number }[] = [];
	let start = 0;
	for (let index = 0; index < limit; index++) {
		const colon = index === limit - 1 ? -1 : value.indexOf(':', start);
		const end = colon < 0 ? value.length : colon;
		places.push({ start, end });
		if (colon < 0) break;
		start = colon + 1;
	}
	return places;
}

/** The label of a queue, and the recipient of its mail. */
function queueNames(value: string): readonly ValueName[] {
	const [label, , , , alias] = fieldPlaces(value, 5);
	return [
		...(label === undefined ? [] : labelAt(value, 'queue', label.start, label.end, true)),
		...(alias === undefined
			? []
			: labelAt(value, 'recipient', alias.start, alias.end, false).map(({ key, start }) =>
					recipient(key, start, false),
				)),
	];
}

/** The label in `KEEP(…)` and `MARK(…)`, or the one in `CORRELATE(…)` that means it; and the queue. */
function ruleNames(value: string): readonly ValueName[] {
	const queue = ruleQueue(value);
	if (queue === undefined) return [];
	const { start, label } = queue;
	const prefix = value.slice(0, start);
	const [, opening = '', word = '', before = '', mark = ''] =
		/^(\s*(KEEP|MARK|CORRELATE)\s*\()([^,)]*,\s*)?(\w+)\s*\)/.exec(prefix) ?? [];
	const from = opening.length + before.length;
	const isDefinition = word !== 'CORRELATE';
	return [
		...(mark === '' ? [] : labelAt(value, 'mark', from, from + mark.length, isDefinition)),
		...(label === TRASH ? [] : labelAt(value, 'queue', start, start + label.length, false)),
	];
}

const QUEUE_TOKENS: readonly TokenKind[] = ['name', 'number', 'keyword', 'keyword', 'name'];

export const queueKind: ValueModule = {
	handler: () => logQueue,
	describe: (value, { daemon }) => describeQueue(value, daemon),
	accepts: () => 'It accepts `LABEL:SECONDS:sum|report:SEVERITY[:MAIL ALIAS]`.',
	completion: inParts('${1:label}:${2:60}:${3|sum,report|}:${4|crit,err,warn,notice,info|}'),
	form: separatedForm('LABEL:SECONDS:sum|report:SEVERITY[:ALIAS]', ':', [
		{ name: 'LABEL', help: 'Name of the queue, for the rules that use it.' },
		{ name: 'SECONDS', help: 'How often samhain reports the queue.' },
		{ name: 'sum|report', help: '`sum`: one summary each time. `report`: every message.' },
		{ name: 'SEVERITY', help: 'Severity of the reports.' },
		{ name: 'ALIAS', help: 'Mail alias or recipient for the reports; may be left out.' },
	]),
	tokens: (value) => colonTokens(value, 5, (_field, index) => QUEUE_TOKENS[index] ?? 'string'),
	names: queueNames,
};

export const ruleKind: ValueModule = {
	handler: () => logRule,
	accepts: () => 'It accepts `[KEEP(SECONDS,LABEL):|MARK(SECONDS,LABEL):|CORRELATE(PATTERN):]QUEUE:PATTERN`.',
	completion: { separators: /[:(,]/, snippet: '${1:queue}:${2:expression}', offers: ruleOffers },
	form: {
		label: '[KEEP(…)|MARK(…)|CORRELATE(…):]QUEUE:REGEX',
		parts: [
			{
				name: 'KEEP(…)|MARK(…)|CORRELATE(…)',
				help: '`KEEP(SECONDS,LABEL)` remembers a match, `CORRELATE(REGEX)` searches the remembered ones, `MARK(LABEL,SECONDS)` expects a match in each interval.',
			},
			{ name: 'QUEUE', help: 'Label of a `LogmonQueue` above; `trash` is always there.' },
			{ name: 'REGEX', help: 'Perl-compatible regular expression, which must match the whole record.' },
		],
		partAt: (value, offset) => {
			const queue = ruleQueue(value);
			if (queue === undefined) return /^\s*(?:KEEP|MARK|CORRELATE)/.test(value) ? 0 : 1;
			if (offset < queue.start) return 0;
			return offset <= queue.start + queue.label.length ? 1 : 2;
		},
	},
	tokens: ruleTokens,
	names: ruleNames,
};

export const logHostKind: ValueModule = {
	handler: () => logHost,
	accepts: () => 'It accepts a Perl-compatible regular expression for host names.',
	tokens: (value) => wholeToken(value, 'pattern'),
	names: (value) => hostInPattern(value),
};

export const logGroupKind: ValueModule = {
	handler: () => logGroup,
	form: separatedForm('LABEL:REGEX', ':', [
		{ name: 'LABEL', help: 'Name of the group.' },
		{ name: 'REGEX', help: 'Perl-compatible regular expression for the records of the group.' },
	]),
	tokens: (value) => colonTokens(value, 2, (_field, index) => (index === 0 ? 'name' : 'pattern')),
	names: (value) => {
		const [label] = fieldPlaces(value, 2);
		return label === undefined ? [] : labelAt(value, 'log-group', label.start, label.end, true);
	},
};
