// Folders that the search for suid files leaves out (sh_suidchk.c, sh_suidchk_set_exclude).
import { EMPTY_SET, intersectionOf, type StringSet, sameNames } from './string-set.ts';

export interface SuidOrder {
	/** Folders left out on every way to this line. */
	readonly excluded: StringSet;
}

export const INITIAL_SUID: SuidOrder = { excluded: EMPTY_SET };

export function sameSuid(a: SuidOrder, b: SuidOrder): boolean {
	return a === b || sameNames(a.excluded, b.excluded);
}

export function joinSuid(a: SuidOrder, b: SuidOrder): SuidOrder {
	return sameSuid(a, b) ? a : { excluded: intersectionOf(a.excluded, b.excluded) };
}
