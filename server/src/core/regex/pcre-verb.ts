// Verbs such as (*ACCEPT) and (*MARK:name).
import { isLetter } from './bytes.ts';
import { PCRE_ERRORS, type PcreError } from './pcre-errors.ts';
import type { PcreSource } from './pcre-source.ts';

/** MAX_MARK. */
const MAX_ARGUMENT = 255;

/** Verbs by name, and whether they take an argument. */
const VERBS: ReadonlyMap<string, 'never' | 'may' | 'must'> = new Map([
	['', 'must'],
	['MARK', 'must'],
	['ACCEPT', 'never'],
	['COMMIT', 'never'],
	['F', 'never'],
	['FAIL', 'never'],
	['PRUNE', 'may'],
	['SKIP', 'may'],
	['THEN', 'may'],
]);

/** Reads from the asterisk to the closing parenthesis; `argument` is the length of the argument in bytes. */
export function readPcreVerb(
	source: PcreSource,
): { readonly name: string; readonly argument: number } | PcreError {
	source.at++;
	const start = source.at;
	while (isLetter(source.peek())) source.at++;
	// No known name is longer, and a hostile one need not be copied.
	const name = source.slice(start, Math.min(source.at, start + 8));
	let argument = 0;
	if (source.char() === ':') {
		source.at++;
		for (; source.peek() !== 0 && source.peek() !== 41; source.at++) {
			const code = source.peek();
			argument += !source.isUtf || code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
		}
		if (argument > MAX_ARGUMENT) return PCRE_ERRORS.verbTooLong;
	}
	const use = VERBS.get(name);
	if (source.peek() !== 41 || use === undefined) return PCRE_ERRORS.verbName;
	if (use === 'never' && argument > 0) return PCRE_ERRORS.verbArgument;
	if (use === 'must' && argument === 0) return PCRE_ERRORS.markArgument;
	return { name, argument };
}
