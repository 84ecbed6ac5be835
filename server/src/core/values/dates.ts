// The times at which users may log in (sh_login_track.c).

import { readInt } from './c-number.ts';
import { byteLength, isDigit, isSpace, splitBraced } from './c-text.ts';
import type { OptionHandler } from './handler.ts';
import type { ValueModule, ValueToken } from './kind.ts';
import { word } from './offers.ts';
import { accepting } from './outcome.ts';
import { separatedTokens } from './tokens.ts';

const DAYS = ['workdays', 'saturday', 'sunday'];
const LAST_SECOND = 86340n;

/** `%d` of sscanf(): index after the number, or -1. */
function skipNumber(text: string, from: number): number {
	let at = from;
	while (isSpace(text[at])) at++;
	if (text[at] === '-' || text[at] === '+') at++;
	if (!isDigit(text[at])) return -1;
	while (isDigit(text[at])) at++;
	return at;
}

/** `HH:MM-HH:MM`; the numbers are unsigned to the daemon, so that a negative one is far too large (eval_range). */
function isRange(text: string): boolean {
	const seconds: bigint[] = [];
	let at = 0;
	for (const separator of [':', '-', ':', '']) {
		const end = skipNumber(text, at);
		if (end < 0) return false;
		seconds.push(BigInt.asUintN(32, readInt(text.slice(at, end))));
		at = end;
		if (separator === '-') while (isSpace(text[at])) at++;
		if (separator === '') break;
		if (text[at] !== separator) return false;
		at++;
	}
	const [h1 = 0n, m1 = 0n, h2 = 0n, m2 = 0n] = seconds;
	const from = BigInt.asUintN(32, 3600n * h1 + 60n * m1);
	const to = BigInt.asUintN(32, 3600n * h2 + 60n * m2);
	return from <= to && to <= LAST_SECOND;
}

/** `always`, `never`, or ranges for one kind of day (set_dates). */
function areDates(text: string): boolean {
	if (text === 'always' || text === 'never') return true;
	for (const day of DAYS) {
		const ranges = splitBraced(text, day, 24);
		if (ranges !== undefined && text.startsWith(day)) return ranges.length > 0 && ranges.every(isRange);
	}
	return false;
}

const loginDates: OptionHandler = accepting(areDates);

/** `USER:DATES`, with a user name of at most 31 bytes (sh_login_set_user_allow). */
const userLoginDates: OptionHandler = accepting((value) => {
	let at = 0;
	while (at < value.length && !': \t'.includes(value.charAt(at))) at++;
	if (byteLength(value.slice(0, at)) > 31) return false;
	while (value[at] === ' ' || value[at] === '\t') at++;
	if (value[at] !== ':') return false;
	at++;
	while (value[at] === ' ' || value[at] === '\t') at++;
	return at < value.length && areDates(value.slice(at));
});

/** Times for all users, or after the name of one. */
export const datesKind: ValueModule = {
	handler: ({ reading }) => (reading?.as === 'of-user' ? userLoginDates : loginDates),
	completion: {
		separators: /[\s:]/,
		offers: () =>
			['always', 'never', 'workdays(08:00-18:00)', 'saturday(08:00-18:00)', 'sunday(08:00-18:00)'].map(
				(text) => word(text),
			),
	},
	tokens: (value, { reading }) => {
		const colon = reading?.as === 'of-user' ? value.indexOf(':') : -1;
		const user: ValueToken[] = colon > 0 ? [{ start: 0, end: colon, kind: 'name' }] : [];
		const times = separatedTokens(value.slice(colon + 1), ' \t,()', (piece) =>
			isDigit(piece[0]) ? 'number' : 'keyword',
		);
		return [
			...user,
			...times.map(({ start, end, kind }) => ({ start: start + colon + 1, end: end + colon + 1, kind })),
		];
	},
};
