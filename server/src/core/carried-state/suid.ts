// Folders that the search for suid files leaves out (sh_suidchk.c, sh_suidchk_set_exclude).
import { EMPTY_SET, intersectionOf, type StringSet, sameNames } from './string-set.ts';

export interface SuidState {
	/** Folders left out on every way to this line. */
	readonly excluded: StringSet;
}

export const INITIAL_SUID: SuidState = { excluded: EMPTY_SET };

/** Whether two states leave the same to later lines. */
export function sameSuid(a: SuidState, b: SuidState): boolean {
	return a === b || sameNames(a.excluded, b.excluded);
}

/** The state after two branches of which one was read; see `joinCarriedState`. */
export function joinSuid(a: SuidState, b: SuidState): SuidState {
	return sameSuid(a, b) ? a : { excluded: intersectionOf(a.excluded, b.excluded) };
}
