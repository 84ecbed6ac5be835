// POSIX extended regular expressions as the daemon compiles them with regcomp: the public door.
// Answers with the words of regerror and with whether a text matches; it never hands out where or what.
import { encodeBytes } from './bytes.ts';
import { searchText } from './posix-matcher.ts';
import { type PosixParse, parsePosixExtended } from './posix-parser.ts';
import { compileTree } from './posix-program.ts';

/** A compiled pattern. */
export interface PosixRegex {
	/** The text of regerror, absent for a good pattern. A bad pattern matches nothing. */
	readonly error?: string;
	/** The signal of which the daemon dies while it compiles the pattern, absent where it does not. */
	readonly crash?: 6 | 11;
	/** Whether the pattern certainly matches somewhere in the text: an unknown answer is false here. */
	readonly test: (text: string) => boolean;
	/**
	 * The same with the third answer: undefined where we do not know. That is when the pattern has a back reference
	 * and the text would match if the reference could match anything, and when counting large repetitions
	 * within one another would take too long or too much memory; and for a pattern of which the daemon dies.
	 */
	readonly search: (text: string) => boolean | undefined;
}

/**
 * Compiles a pattern as regcomp of the GNU C library (2.31 to 2.36) does with REG_EXTENDED and REG_NOSUB in the C
 * locale: `.` is one byte, ranges go by byte value, and classes hold ASCII only. Pattern and texts are taken as UTF-8
 * and end at a NUL.
 *
 * The time of a search is at most the length of the text times the size of the pattern, for every pattern. Repetitions
 * such as `{2,5}` are written out up to 1,000 instructions each and 20,000 together; larger ones are counted while
 * matching, where a search may keep 100,000 counts and take 3,000,000 steps before its answer is `undefined`.
 * The library itself has no such limits: it takes memory and stack until they are exhausted, see `crash`.
 */
export function compilePosixExtended(pattern: string): PosixRegex {
	// Most patterns of real files are plain words: whoever asks for their error only does not wait for a parser.
	const parsed = PLAIN.test(pattern) ? undefined : parsePosixExtended(encodeBytes(pattern));
	if (parsed?.error !== undefined) {
		return { error: parsed.error, test: () => false, search: () => false };
	}
	if (parsed?.crash !== undefined) {
		return { crash: parsed.crash, test: () => false, search: () => undefined };
	}
	let searcher: ((text: string) => boolean | undefined) | undefined;
	const search = (text: string): boolean | undefined => {
		searcher ??= makeSearcher(parsed ?? parsePosixExtended(encodeBytes(pattern)));
		return searcher(text);
	};
	return { search, test: (text) => search(text) === true };
}

/** Nothing in it can be wrong: ordinary characters, `.`, and the anchors at their places. */
const PLAIN = /^\^?[^\\()[\]{}*+?|^$\0]*\$?$/;

function makeSearcher(parsed: PosixParse): (text: string) => boolean | undefined {
	if (parsed.error !== undefined || parsed.crash !== undefined) return () => false;
	const program = compileTree(parsed.tree);
	return (text) => {
		const answer = searchText(program, encodeBytes(text));
		return answer === true && parsed.hasBackReference ? undefined : answer;
	};
}
