// Mail recipients: which are defined, which one is open, and how many filters it has (sh_nmail.c).
import {
	EMPTY_SET,
	hasName,
	intersectionOf,
	type StringSet,
	sameNames,
	setSize,
	unionOf,
	withName,
} from './string-set.ts';

/** Number of filters of the open block, by kind. */
export interface FilterCounts {
	readonly or: number;
	readonly and: number;
	readonly not: number;
}
export const NO_FILTERS: FilterCounts = { or: 0, and: 0, not: 0 };

/** Whether two blocks have equally many filters of each kind. */
export function sameFilters(a: FilterCounts, b: FilterCounts): boolean {
	return a.or === b.or && a.and === b.and && a.not === b.not;
}

/** The counts that leave most room. */
export function fewestFilters(a: FilterCounts, b: FilterCounts): FilterCounts {
	if (sameFilters(a, b)) return a;
	return { or: Math.min(a.or, b.or), and: Math.min(a.and, b.and), not: Math.min(a.not, b.not) };
}

export interface MailState {
	/** Addresses defined on every way to this line, and on some way; the two differ after conditions only. */
	readonly addresses: StringSet;
	readonly possibleAddresses: StringSet;
	/** Names of lists defined on every way to this line. */
	readonly aliases: StringSet;
	/** Whether an address or a list is open. */
	readonly isOpen: boolean;
	readonly filters: FilterCounts;
}

export const INITIAL_MAIL: MailState = {
	addresses: EMPTY_SET,
	possibleAddresses: EMPTY_SET,
	aliases: EMPTY_SET,
	isOpen: false,
	filters: NO_FILTERS,
};

/** The state after `SetMailAddress`: the address is known, and its block is open. */
export function withAddress(mail: MailState, name: string): MailState {
	const addresses = withName(mail.addresses, name);
	const isCertain = mail.addresses === mail.possibleAddresses;
	const possibleAddresses = isCertain ? addresses : withName(mail.possibleAddresses, name);
	return { ...mail, addresses, possibleAddresses, isOpen: true, filters: NO_FILTERS };
}

/** The state after `SetMailAlias`: the list is known, and its block is open. */
export function withAlias(mail: MailState, name: string): MailState {
	return { ...mail, aliases: withName(mail.aliases, name), isOpen: true, filters: NO_FILTERS };
}

/** True when a list may name this address. */
export function mayHaveAddress(mail: MailState, name: string): boolean {
	return hasName(mail.possibleAddresses, name);
}

/** True when nothing is open and the daemon follows a null pointer to the recipient (sh_nmail_set_severity). */
export function isFatalWithoutRecipient(mail: MailState): boolean {
	return !mail.isOpen && (setSize(mail.addresses) === 0 || setSize(mail.aliases) === 0);
}

/** Whether two states leave the same to later lines. */
export function sameMail(a: MailState, b: MailState): boolean {
	return (
		a === b ||
		(a.isOpen === b.isOpen &&
			sameFilters(a.filters, b.filters) &&
			sameNames(a.addresses, b.addresses) &&
			sameNames(a.possibleAddresses, b.possibleAddresses) &&
			sameNames(a.aliases, b.aliases))
	);
}

/** The state after two branches of which one was read; see `joinCarriedState`. */
export function joinMail(a: MailState, b: MailState): MailState {
	if (sameMail(a, b)) return a;
	const addresses = intersectionOf(a.addresses, b.addresses);
	const possible = unionOf(a.possibleAddresses, b.possibleAddresses);
	return {
		addresses,
		possibleAddresses: setSize(possible) === setSize(addresses) ? addresses : possible,
		aliases: intersectionOf(a.aliases, b.aliases),
		isOpen: a.isOpen || b.isOpen,
		filters: fewestFilters(a.filters, b.filters),
	};
}
