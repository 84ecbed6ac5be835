// Values that fit nowhere else: bytes of file names, and entries of clients.

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

/** `HOST@SALT@VERIFIER`; a later entry for the same host replaces an earlier one (sh_xfer_server.c, sh_xfer_register_client). */
export const clientEntry: OptionHandler = stateless((value) => {
	const first = value.indexOf('@');
	const second = value.indexOf('@', first + 1);
	if (first <= 0 || second < 0) return REJECTED;
	return { accepted: true, definitions: [{ space: 'client', key: value.slice(0, first).toLowerCase() }] };
});
