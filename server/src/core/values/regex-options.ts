// Options that are one regular expression.

import { compilePosixExtended } from '../regex/posix.ts';
import type { OptionHandler } from './handler.ts';
import { ACCEPTED, badRegex, failedCall, outcome, REJECTED, stateless } from './outcome.ts';

/** A path expression, anchored at its start; a wrong one is reported and counts as accepted (sh_ignore.c, sh_ignore_add_int). */
export const ignoredPaths: OptionHandler = stateless((value) => {
	if (!value.startsWith('/')) return REJECTED;
	const { error } = compilePosixExtended(`^${value}`);
	return error === undefined ? ACCEPTED : outcome(true, [badRegex(error, `^${value}`)]);
});

/** A process that must run (sh_processcheck.c, sh_prochk_add_process). */
export const processPattern: OptionHandler = stateless((value) => {
	const { error } = compilePosixExtended(value);
	return error === undefined ? ACCEPTED : outcome(false, [failedCall(error, 'sh_processes_add_process')]);
});
