// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the tab stops of snippets look like this.
// Mail recipients, lists of them, and what applies to the open one (sh_nmail.c).

import { type FilterCounts, mayHaveAddress, withAddress, withAlias } from '../carried-state/mail.ts';
import { hasName } from '../carried-state/string-set.ts';
import { splitList } from './c-text.ts';
import { addFilters } from './filter.ts';
import { separatedForm } from './forms.ts';
import type { OptionHandler } from './handler.ts';
import type { ValueModule, ValueName } from './kind.ts';
import { snippetOffer } from './offers.ts';
import { ACCEPTED, REJECTED } from './outcome.ts';
import { separatedTokens, wholeToken } from './tokens.ts';

/** Members of a list; the last one would hold all further ones. */
const LIST_ROOM = 256;

/** One address, which opens it; an address can be defined once (sh_nmail_add_recipient). */
const mailAddress: OptionHandler = {
	slices: ['mail'],
	read: (value, { mail }) =>
		hasName(mail.addresses, value)
			? REJECTED
			: { accepted: true, carriedState: { mail: withAddress(mail, value) } },
};

/** `NAME:ADDRESS,ADDRESS`: a list of addresses defined before, which opens the list (sh_nmail_add_alias). */
const mailAlias: OptionHandler = {
	slices: ['mail'],
	read: (value, { mail }) => {
		const alias = readAlias(value);
		if (alias === undefined) return REJECTED;
		const { name, members } = alias;
		if (hasName(mail.aliases, name) || members.length === 0) return REJECTED;
		if (!members.every((member) => mayHaveAddress(mail, member))) return REJECTED;
		return { accepted: true, carriedState: { mail: withAlias(mail, name) } };
	},
};

/** Ends the open recipient; needs one. */
export const closeAddress: OptionHandler = {
	slices: ['mail'],
	read: (_value, { mail }) =>
		mail.isOpen ? { accepted: true, carriedState: { mail: { ...mail, isOpen: false } } } : REJECTED,
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

/** The name of a list and its members, as written; undefined where a part is missing. */
export function readAlias(
	value: string,
): { readonly name: string; readonly members: readonly string[] } | undefined {
	const colon = value.indexOf(':');
	if (colon <= 0 || colon === value.length - 1) return undefined;
	let end = colon;
	while (end > 1 && value[end - 1] === ' ') end--;
	return { name: value.slice(0, end), members: splitList(value.slice(colon + 1), LIST_ROOM) };
}

/**
 * Addresses that somebody wrote into one value, where the daemon takes all of it for one.
 * @returns undefined for a single address; `isPlain` where each of them looks like a whole address
 */
export function severalAddresses(
	value: string,
): { readonly addresses: readonly string[]; readonly isPlain: boolean } | undefined {
	const addresses = value.split(/[\s,;]+/).filter((part) => part !== '');
	if (addresses.length < 2) return undefined;
	return { addresses, isPlain: addresses.every((part) => /^[^@\s"<>]+(?:@[^@\s"<>]+)?$/.test(part)) };
}

export const mailAddressKind: ValueModule = {
	handler: () => mailAddress,
	tokens: (value) => wholeToken(value, 'string'),
	names: (value) => [recipient(value, 0, true)],
};

/** The name of a recipient, which the daemon compares letter by letter. */
export function recipient(text: string, start: number, isDefinition: boolean): ValueName {
	return { space: 'recipient', key: text, start, end: start + text.length, isDefinition };
}

const SNIPPET = '${1:name}:${2:address}';

export const aliasKind: ValueModule = {
	handler: () => mailAlias,
	accepts: () => 'It accepts `NAME:ADDRESS,ADDRESS`.',
	completion: { snippet: SNIPPET, offers: () => [snippetOffer(SNIPPET, 'name and addresses')] },
	form: separatedForm('NAME:ADDRESS,ADDRESS…', ':', [
		{ name: 'NAME', help: 'Name of the alias.' },
		{
			name: 'ADDRESS,ADDRESS…',
			help: 'Recipients that `SetMailAddress` lines above define, separated by commas.',
		},
	]),
	tokens: (value) => {
		const colon = value.indexOf(':');
		if (readAlias(value) === undefined) return wholeToken(value, 'unknown');
		const members = separatedTokens(value.slice(colon + 1), ', \t', () => 'string');
		return [
			{ start: 0, end: colon, kind: 'name' },
			{ start: colon, end: colon + 1, kind: 'operator' },
			...members.map(({ start, end, kind }) => ({ start: start + colon + 1, end: end + colon + 1, kind })),
		];
	},
	names: (value) => {
		const alias = readAlias(value);
		if (alias === undefined) return [];
		const from = value.indexOf(':') + 1;
		const members = separatedTokens(value.slice(from), ', \t', () => 'name');
		return [
			recipient(alias.name, 0, true),
			...members.map(({ start, end }) =>
				recipient(value.slice(from + start, from + end), from + start, false),
			),
		];
	},
	normalise: (value) => {
		const alias = readAlias(value);
		return alias === undefined ? undefined : `${alias.name}:${alias.members.join(',')}`;
	},
};
