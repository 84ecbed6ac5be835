// Bytes of file names.

import { readUnsignedLong } from './c-number.ts';
import type { OptionHandler } from './handler.ts';
import { ACCEPTED, HANG, REJECTED, stateless } from './outcome.ts';

/**
 * Bytes that are fine in file names, or `all` (sh_utils.c, sh_util_obscure_ok). What is no number is never left
 * behind, so that the daemon hangs; a number beyond 255 ends the reading before that.
 */
export const okCharacters: OptionHandler = stateless((value) => {
	if (value.startsWith('all')) return ACCEPTED;
	let rest = value;
	for (;;) {
		const number = readUnsignedLong(rest, 0);
		if (number.value > 255n) return REJECTED;
		const wasStuck = number.end === 0;
		rest = rest.slice(number.end);
		const hadComma = rest.startsWith(',');
		if (hadComma) rest = rest.slice(1);
		if (rest === '') return ACCEPTED;
		if (wasStuck && !hadComma) return HANG;
	}
});
