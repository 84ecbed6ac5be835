// Mail recipients, lists of them, and what applies to the open one (sh_nmail.c).

import {
	type FilterCounts,
	isFatalWithoutRecipient,
	mayHaveAddress,
	withAddress,
	withAlias,
} from '../carried-state/mail.ts';
import { hasName } from '../carried-state/string-set.ts';
import { splitList } from './c-text.ts';
import { addFilters } from './filter.ts';
import type { OptionHandler } from './handler.ts';
import { ACCEPTED, CRASH, REJECTED } from './outcome.ts';
import { readThreshold } from './threshold.ts';

/** Members of a list; the last one would hold all further ones. */
const LIST_ROOM = 256;

/** One address, which opens it; an address can be defined once (sh_nmail_add_recipient). */
export const mailAddress: OptionHandler = {
	slices: ['mail'],
	read: (value, { mail }) =>
		hasName(mail.addresses, value)
			? REJECTED
			: { accepted: true, carriedState: { mail: withAddress(mail, value) } },
};

/** `NAME:ADDRESS,ADDRESS`: a list of addresses defined before, which opens the list (sh_nmail_add_alias). */
export const mailAlias: OptionHandler = {
	slices: ['mail'],
	read: (value, { mail }) => {
		const colon = value.indexOf(':');
		if (colon <= 0 || colon === value.length - 1) return REJECTED;
		let end = colon;
		while (end > 1 && value[end - 1] === ' ') end--;
		const name = value.slice(0, end);
		const members = splitList(value.slice(colon + 1), LIST_ROOM);
		if (hasName(mail.aliases, name) || members.length === 0) return REJECTED;
		if (!members.every((member) => mayHaveAddress(mail, member))) return REJECTED;
		return { accepted: true, carriedState: { mail: withAlias(mail, name) } };
	},
};

/** Ends the open block; needs one. */
export const closeAddress: OptionHandler = {
	slices: ['mail'],
	read: (_value, { mail }) =>
		mail.isOpen ? { accepted: true, carriedState: { mail: { ...mail, isOpen: false } } } : REJECTED,
};

/** The threshold of the open block; without one the daemon may crash (sh_nmail_set_severity). */
export const addressSeverity: OptionHandler = {
	slices: ['mail'],
	read: (value, { mail }, { daemon }) => {
		if (mail.isOpen) return readThreshold(value, daemon);
		return isFatalWithoutRecipient(mail) ? CRASH : REJECTED;
	},
};

/** Filters of the open block (sh_nmail_add_generic). */
export function mailFilter(kind: keyof FilterCounts): OptionHandler {
	return {
		slices: ['mail'],
		read: (value, { mail }) => {
			if (!mail.isOpen) return REJECTED;
			const added = addFilters(value, kind, mail.filters);
			if (added === undefined) return REJECTED;
			const { counts, daemonMessages } = added;
			if (counts[kind] === mail.filters[kind])
				return daemonMessages.length === 0 ? ACCEPTED : { accepted: true, daemonMessages };
			return { accepted: true, daemonMessages, carriedState: { mail: { ...mail, filters: counts } } };
		},
	};
}
