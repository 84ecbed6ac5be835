// Options whose value is a number. Text behind the number is ignored and no number at all is 0, unless said otherwise.

import { INT_MAX, readFloatAsInt, readInt, readLong, readUnsignedLong, ULONG_MAX } from './c-number.ts';
import type { OptionHandler } from './handler.ts';
import { ACCEPTED, accepting, invalidInput, outcome, REJECTED, stateless } from './outcome.ts';

/** Limits of a number, and what the daemon says of one beyond them. */
interface Limits {
	readonly min?: bigint;
	readonly max?: bigint;
	/** Name under which the daemon complains before the generic complaint; absent: it does not. */
	readonly daemonMessage?: string;
	/** True where the daemon complains but goes on with a value of its own. */
	readonly isCorrected?: boolean;
}

function isWithin(value: bigint, limits: Limits): boolean {
	return (
		(limits.min === undefined || value >= limits.min) && (limits.max === undefined || value <= limits.max)
	);
}

function limited(read: (value: string) => bigint, limits: Limits): OptionHandler {
	return stateless((value) => {
		if (isWithin(read(value), limits)) return ACCEPTED;
		const daemonMessages =
			limits.daemonMessage === undefined ? [] : [invalidInput(limits.daemonMessage, value)];
		return outcome(limits.isCorrected === true, daemonMessages);
	});
}

/** A number read by strtol() with base 10. */
export function long(limits: Limits): OptionHandler {
	return limited((value) => readLong(value).value, limits);
}

/** A number read by atoi(). */
export function int(limits: Limits): OptionHandler {
	return limited(readInt, limits);
}

/** Seconds between two runs: at least 1. */
export function interval(daemonMessage: string, isCorrected = false): OptionHandler {
	return long({ min: 1n, daemonMessage, isCorrected });
}

/** A number of timer ticks; a negative one is printed as the number that it was read as (sh_readconf.c, sh_readconf_setTime). */
export const timer: OptionHandler = stateless((value) => {
	const seconds = readInt(value);
	return seconds >= 0n ? ACCEPTED : outcome(false, [invalidInput('set timer', String(seconds))]);
});

/** Seconds of a round; INT_MAX itself is refused (sh_utils.c, sh_util_setlooptime). */
export const loopTime: OptionHandler = int({ min: 0n, max: INT_MAX - 1n, daemonMessage: 'loop time' });

/** A number read by strtoul() with base 0 to its end: 0x and octal prefixes count, text behind it is refused. */
export function wholeUnsigned(max: bigint = ULONG_MAX): OptionHandler {
	return accepting((value) => {
		const number = readUnsignedLong(value, 0);
		return number.end === value.length && number.value <= max;
	});
}

/** The server's port: strtoul() with base 0, where text behind the number is accepted (sh_xfer_server.c). */
export const serverPort: OptionHandler = accepting((value) => {
	const number = readUnsignedLong(value, 0);
	return number.end > 0 && number.value <= 65535n;
});

/** A depth for `dir=` lines without one of their own: atof(), cut to an int (sh_files.c, sh_files_setrecursion). */
export const recursionLevel: OptionHandler = accepting((value) => {
	const level = readFloatAsInt(value);
	return level >= 0 && level <= 99;
});

/**
 * Seconds before the database is loaded. A wrong number is handed back as the result of the reading, and one whose
 * lower 32 bits are zero then looks like success (sh_readconf.c, sh_readconf_set_delay).
 */
export const startupDelay: OptionHandler = accepting((value) => {
	const seconds = readLong(value).value;
	return (seconds >= 0n && seconds <= INT_MAX) || BigInt.asIntN(32, seconds) === 0n;
});

/** How suspect files are treated: 0, 1 or 2 (sh_suidchk.c, sh_suidchk_set_qmethod). */
export const quarantineMethod: OptionHandler = long({ min: 0n, max: 2n, daemonMessage: 'suidchk qmethod' });

/** An offset and a path, as in `2:/proc`; the offset may be missing (sh_files.c, sh_files_hle_reg). */
export const hardlinkOffset: OptionHandler = accepting((value) =>
	value.startsWith(':/', readLong(value, 0).end),
);

/**
 * Ranges of user ids, as in `0,500-600,1000-` (sh_userfiles.c, sh_userfiles_set_uid). A number may follow another
 * one after a blank or any other character that strtoul() skips or takes.
 */
export const uidRanges: OptionHandler = stateless((value) => {
	let at = 0;
	while (at < value.length) {
		const lower = readUnsignedLong(value.slice(at));
		if (lower.value === ULONG_MAX || lower.end === 0) return REJECTED;
		at += lower.end;
		const separator = value[at];
		if (separator === undefined) return ACCEPTED;
		if (separator === ',' || separator === ' ' || separator === '\t') {
			at++;
			continue;
		}
		const isRange = separator === '-';
		if (isRange) at++;
		if (at === value.length) return ACCEPTED;
		const upper = readUnsignedLong(value.slice(at));
		if (upper.value === ULONG_MAX || upper.end === 0) return REJECTED;
		at += upper.end;
		const next = value[at];
		if (next === undefined) return ACCEPTED;
		if (next !== ',' && (isRange || (next !== ' ' && next !== '\t'))) return REJECTED;
		at++;
	}
	return ACCEPTED;
});
