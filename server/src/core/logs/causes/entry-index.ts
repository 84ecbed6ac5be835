// Entries of a client list by name, for logs with thousands of lines about thousands of clients.
import type { ClientEntry } from '../../deployment/model/deployment-model.ts';
import { appendTo } from '../../text/multimap.ts';
import { normalizeAddress } from '../../values/ip-address.ts';
import type { CauseContext } from '../likely-cause.ts';

interface EntryIndex {
	readonly byName: ReadonlyMap<string, readonly ClientEntry[]>;
	readonly ofAddresses: readonly ClientEntry[];
}

/** An index lives as long as the list of entries. */
const indexes = new WeakMap<readonly ClientEntry[], EntryIndex>();

function indexOf(entries: readonly ClientEntry[]): EntryIndex {
	const known = indexes.get(entries);
	if (known !== undefined) return known;
	const byName = new Map<string, ClientEntry[]>();
	for (const entry of entries) appendTo(byName, entry.name.trim(), entry);
	const ofAddresses = entries.filter(({ name }) => normalizeAddress(name.trim()) !== undefined);
	const index = { byName, ofAddresses };
	indexes.set(entries, index);
	return index;
}

/** Entries whose name is the host's, but for blanks around it and letter case. */
export function entriesFor({ entries }: CauseContext, host: string): readonly ClientEntry[] {
	return indexOf(entries).byName.get(host.toLowerCase()) ?? [];
}

/** Entries whose name is an address. */
export function entriesOfAddresses({ entries }: CauseContext): readonly ClientEntry[] {
	return indexOf(entries).ofAddresses;
}
