// The option and section tables of one daemon: what its role, version and build compile in, indexed for lookup.
// Tables are built once per daemon and kept; nothing here changes after that.
import { appendTo } from '../text/multimap.ts';
import { ALL_OPTIONS, ALL_SECTIONS } from './entries.ts';
import type { DaemonBuild, OptionEntry, ReaderRole, Role, SectionEntry } from './types.ts';
import { type DaemonVersion, isSince } from './versions.ts';

/** The rows that one section of one daemon searches. */
interface SectionTable {
	readonly options: readonly OptionEntry[];
	/** By exact key, resolved by the prefix rule: the first row of the table that the key starts with. */
	readonly byKey: ReadonlyMap<string, OptionEntry>;
	/** The rows by their first character, in table order, for keys with more letters than any name. */
	readonly byInitial: ReadonlyMap<string, readonly OptionEntry[]>;
}

/** All tables of one daemon. */
export interface DaemonTables {
	readonly sections: readonly SectionEntry[];
	/** By lower-case name. */
	readonly sectionByName: ReadonlyMap<string, SectionEntry>;
	/** By section name as the catalogue spells it; module sections share one table. */
	readonly tables: ReadonlyMap<string, SectionTable>;
}

/** By daemon, since a daemon is asked for each of its lines. */
const tablesByDaemon = new WeakMap<DaemonBuild, DaemonTables>();
/** The same tables by what makes a daemon, so that equal ones share them. */
const tablesByContent = new Map<string, DaemonTables>();

/** The tables of a daemon, built when first asked for. */
export function tablesFor(daemon: DaemonBuild): DaemonTables {
	let tables = tablesByDaemon.get(daemon);
	if (tables === undefined) {
		const content = `${daemon.role}/${daemon.version}/${[...daemon.without].sort().join(',')}`;
		tables = tablesByContent.get(content) ?? buildTables(daemon);
		tablesByContent.set(content, tables);
		tablesByDaemon.set(daemon, tables);
	}
	return tables;
}

function buildTables(daemon: DaemonBuild): DaemonTables {
	const sections = ALL_SECTIONS.filter((section) => isCompiledIn(section, daemon));
	const options = ALL_OPTIONS.filter((option) => isCompiledIn(option, daemon));
	const sectionByName = new Map(sections.map((section) => [section.name.toLowerCase(), section]));
	const modules = new Set(
		ALL_SECTIONS.filter((section) => section.kind === 'module').map((section) => section.name),
	);
	const moduleTable = indexOptions(options.filter((option) => modules.has(option.section)));
	const tables = new Map<string, SectionTable>();
	for (const section of sections) {
		const own = options.filter(
			(option) => option.section === section.name || option.alsoIn.includes(section.name),
		);
		tables.set(section.name, section.kind === 'module' ? moduleTable : indexOptions(own));
	}
	return { sections, sectionByName, tables };
}

/** True if a row exists for a daemon: one of its roles, its version or newer than `since`, and no lacking feature. */
export function isCompiledIn(
	entry: { readonly roles: readonly Role[]; readonly since?: DaemonVersion; readonly feature?: string },
	daemon: DaemonBuild,
): boolean {
	if (entry.feature !== undefined && daemon.without.has(entry.feature)) return false;
	if (entry.since !== undefined && !isSince(daemon.version, entry.since)) {
		return false;
	}
	return rolesOf(daemon.role).some((role) => entry.roles.includes(role));
}

/** The roles whose rows an analysis accepts: with an undecided role those of client and standalone together. */
function rolesOf(role: ReaderRole): readonly Role[] {
	return role === 'undecided' ? ['client', 'standalone'] : [role];
}

function indexOptions(rows: readonly OptionEntry[]): SectionTable {
	const options = dropSecondMeanings(rows);
	const byKey = new Map<string, OptionEntry>();
	const byInitial = new Map<string, OptionEntry[]>();
	for (const option of options) {
		byKey.set(option.key, options.find((row) => option.key.startsWith(row.key)) ?? option);
		appendTo(byInitial, option.key.charAt(0), option);
	}
	return { options, byKey, byInitial };
}

/** Keeps the first row of each key: a second one can never be reached. */
function dropSecondMeanings(rows: readonly OptionEntry[]): readonly OptionEntry[] {
	const seen = new Set<string>();
	return rows.filter((row) => {
		if (seen.has(row.key)) return false;
		seen.add(row.key);
		return true;
	});
}
