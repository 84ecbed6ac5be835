// Lines and tests of the watch model in the words of a configuration.

import type { PathLine } from '../watch/configuration.ts';
import type { WatchEntry } from '../watch/lists.ts';
import { testNames } from '../watch/policies.ts';

/** A `file=` or `dir=` line as one would write it. */
export function lineText({ list, depth, path }: PathLine): string {
	return list === 'file' ? `file=${path}` : `dir=${depth ?? ''}${path}`;
}

/** The tests of an entry: as what differs from its policy's own, or all of them. */
export function describeTests({ policy, mask }: Pick<WatchEntry, 'policy' | 'mask'>): string {
	if (mask === policy.mask) return mask === 0 ? 'no tests' : `all tests of ${policy.section}`;
	return mask === 0 ? 'no tests' : testNames(mask).join(' ');
}

/** How far the walk of a directory goes. */
export function reachText(depth: number): string {
	if (depth === 0) return 'the names in it';
	return `the names in it and ${depth === 1 ? '1 level' : `${depth} levels`} below them`;
}
