// Rules of the log monitoring: queues, hosts, groups and rules (sh_log_evalrule.c, sh_log_correlate.c, sh_log_mark.c).

import type { LogmonState } from '../carried-state/logmon.ts';
import { hasName, withName } from '../carried-state/string-set.ts';
import type { Daemon, DaemonMessage } from '../daemon/daemon.ts';
import { checkPcre } from '../regex/pcre.ts';
import { readInt, readUnsignedLong, ULONG_MAX } from './c-number.ts';
import { isSpace, splitBraced, splitColons } from './c-text.ts';
import type { OptionHandler, Outcome } from './handler.ts';
import { CRASH, failedCall, REJECTED } from './outcome.ts';
import { readSeverity } from './severity.ts';

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

/** `LABEL:SECONDS:sum|report:SEVERITY[:MAIL ALIAS]` (sh_eval_qadd). */
export const logQueue: OptionHandler = {
	slices: ['logmon'],
	read: (value, { logmon }, { daemon }) => {
		const [label = '', interval = '', policy, level] = splitColons(value, 5);
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
export const logHost: OptionHandler = {
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
export const logGroup: OptionHandler = {
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
	return daemon.version !== '4.4.3' || number.end === seconds.length;
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
	// A bracket with nothing but separators inside leaves no field, and the rule is dropped without a word.
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
export const logRule: OptionHandler = {
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
