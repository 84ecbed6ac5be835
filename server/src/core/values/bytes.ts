// Bytes of file names.

import { readUnsignedLong } from './c-number.ts';
import { isDigit } from './c-text.ts';
import type { OptionHandler } from './handler.ts';
import type { ValueModule } from './kind.ts';
import { word } from './offers.ts';
import { ACCEPTED, HANG, REJECTED, stateless } from './outcome.ts';
import { separatedTokens } from './tokens.ts';

/**
 * Bytes that are fine in file names, or `all` (sh_utils.c, sh_util_obscure_ok). What is not a number is never left
 * after, so that the daemon hangs; a number beyond 255 ends the reading before that.
 */
const okCharacters: OptionHandler = stateless((value) => {
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

export const byteListKind: ValueModule = {
	handler: () => okCharacters,
	completion: { offers: () => [word('all', 'every byte')] },
	tokens: (value) =>
		separatedTokens(value, ',', (piece) => (isDigit(piece.trim()[0]) ? 'number' : 'keyword')),
};
