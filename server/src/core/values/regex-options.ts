// Options that are one regular expression.

import { compilePosixExtended } from '../regex/posix.ts';
import type { OptionHandler } from './handler.ts';
import type { ValueModule } from './kind.ts';
import { ACCEPTED, crashed, failedCall, outcome, REJECTED, regexMessage, stateless } from './outcome.ts';
import { wholeToken } from './tokens.ts';
import { unquoted } from './unquoted.ts';

/** A path expression, anchored at its start; a wrong one is reported and counts as accepted (sh_ignore.c, sh_ignore_add_int). */
const ignoredPaths: OptionHandler = stateless((value) => {
	if (!value.startsWith('/')) return REJECTED;
	const daemonMessage = regexMessage(`^${value}`);
	return daemonMessage === undefined ? ACCEPTED : outcome(true, [daemonMessage]);
});

/** An expression for paths as the daemon compiles it; undefined where it refuses the value. */
export function compilePathRegex(value: string): ReturnType<typeof compilePosixExtended> | undefined {
	return value.startsWith('/') ? compilePosixExtended(`^${value}`) : undefined;
}

/**
 * An expression for the paths that begin with a text, or for exactly one path; samhain puts `^` before it.
 * @param path an absolute path; each character matches itself only
 * @param end what the expression goes on with after the path: `$` for this path only
 */
export function writePathRegex(path: string, end: string): string {
	// What cannot be in a line of the file matches any one character.
	return path.replace(/[\\^$.[\]|()*+?{}]/g, '\\$&').replace(/[\u0001-\u001f\u007f]/g, '.') + end;
}

/** A process that must run (sh_processcheck.c, sh_prochk_add_process). */
const processPattern: OptionHandler = stateless((value) => {
	const { error, crash } = compilePosixExtended(value);
	if (crash !== undefined) return crashed(crash);
	return error === undefined ? ACCEPTED : outcome(false, [failedCall(error, 'sh_processes_add_process')]);
});

/** A POSIX extended regular expression. */
/** The pattern of an `Ignore…` option that matches one path and no other. */
export function asPathPattern(path: string): string {
	return `${path.replace(/[\\.*+?^$()[\]{}|]/g, '\\$&')}$`;
}

export const regexKind: ValueModule = {
	handler: () => processPattern,
	accepts: () => 'It accepts a POSIX extended regular expression.',
	tokens: (value) => wholeToken(value, 'pattern'),
};

/** A regular expression for paths. */
export const pathRegexKind: ValueModule = {
	handler: () => ignoredPaths,
	accepts: () => 'It accepts a regular expression that begins with `/`.',
	guesses: (value) => [unquoted(value)],
	tokens: (value) => wholeToken(value, 'pattern'),
};

/** How a pattern for paths to ignore goes on after what it names. */
export interface PathPatternEnd {
	/** It looks like a pattern of the shell: a `*` that repeats a slash, or a `?` after one. */
	readonly looksLikeGlob: boolean;
	/** Nothing at its end shows that longer paths are meant, which it matches too. */
	readonly isOpen: boolean;
	/** It ends with a file name of several parts (`x.log`, `x_log`), which is hardly ever the beginning of another one. */
	readonly isWholeName: boolean;
	/** A `$` at its end would anchor all of it. */
	readonly canBeAnchored: boolean;
}

/** What the end of an expression for paths shows about the paths that it matches. */
export function endOfPathPattern(value: string): PathPatternEnd {
	return {
		looksLikeGlob: /\/[*?]/.test(value),
		// An end that matches anything, or a slash, shows that longer paths are meant.
		isOpen: !'$*+/}'.includes(lastBeforeBrackets(value) || ' '),
		isWholeName: /[^/][._-]\w+$/.test(value),
		canBeAnchored: /^[^()|[\]\\]*$/.test(value),
	};
}

/** The last character that is not a closing bracket; empty where there is none. */
function lastBeforeBrackets(value: string): string {
	let at = value.length - 1;
	while (at >= 0 && value[at] === ')') at--;
	return value[at] ?? '';
}
