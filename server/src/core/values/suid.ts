// The search for suid files (sh_suidchk.c).

import { EMPTY_SET, hasName, withName } from '../carried-state/string-set.ts';
import type { OptionHandler } from './handler.ts';
import { REJECTED } from './outcome.ts';

/** A folder to leave out, without its last slash and once; text that begins with NULL clears the list. */
export const excludedFolder: OptionHandler = {
	slices: ['suid'],
	read: (value, { suid }) => {
		if (value.startsWith('NULL')) return { accepted: true, carriedState: { suid: { excluded: EMPTY_SET } } };
		const folder = value.endsWith('/') ? value.slice(0, -1) : value;
		if (hasName(suid.excluded, folder)) return REJECTED;
		return { accepted: true, carriedState: { suid: { excluded: withName(suid.excluded, folder) } } };
	},
};
