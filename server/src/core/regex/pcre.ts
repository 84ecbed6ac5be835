// Perl compatible regular expressions as libpcre (PCRE1) 8.39 compiles them for log monitoring: the public door.
// Says whether a pattern compiles; it does not match.
import { encodeBytes } from './bytes.ts';
import { checkPcreTree } from './pcre-checks.ts';
import { PCRE_ERRORS, type PcreError } from './pcre-errors.ts';
import { PcreParser, type PcreTree } from './pcre-parser.ts';
import { PcreSource } from './pcre-source.ts';
import { readPcreStart } from './pcre-start.ts';

/** Whether libpcre compiles a pattern, and if not, the message of pcre_compile. */
export interface PcreVerdict {
	readonly valid: boolean;
	readonly message?: string;
}

/** How pcre_compile is called. */
export interface PcreCompileOptions {
	/**
	 * PCRE_NO_AUTO_CAPTURE, which the daemon gives for hosts and groups but not for rules (sh_log_evalrule.c,
	 * sh_eval_hadd, sh_eval_gadd, sh_eval_radd). Then plain parentheses capture nothing, so that `(a)\1` is an error.
	 */
	readonly isNoCapture?: boolean;
}

function readPattern(pattern: string, options: PcreCompileOptions): PcreTree | PcreError {
	const start = readPcreStart(encodeBytes(pattern));
	if (start === undefined) return PCRE_ERRORS.utf;
	const source = new PcreSource(start.chars, start.isUtf);
	source.at = start.skip;
	const tree = new PcreParser(source, {
		isNoCapture: options.isNoCapture === true,
		usesProperties: start.usesProperties,
		lineEnd: start.lineEnd,
	}).parse();
	if (typeof tree === 'string') return tree;
	return checkPcreTree(tree) ?? tree;
}

/**
 * Whether libpcre 8.39, built with UTF-8 and property support and its usual limits, compiles the pattern. The message
 * is the library's text for one of the errors of the pattern, not always for the first.
 *
 * Time and memory grow with the length of the pattern: nesting ends at 250 groups, and the size at 65,536 bytes of
 * compiled pattern, as in the library. With (*UTF8), listed characters above 255 count only nearly as much as
 * there, and chains of more than 500 calls of groups are not followed to their end.
 */
export function checkPcre(pattern: string, options: PcreCompileOptions = {}): PcreVerdict {
	const tree = readPattern(pattern, options);
	return typeof tree === 'string' ? { valid: false, message: tree } : { valid: true };
}
