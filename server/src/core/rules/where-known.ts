// Where a name that the daemon does not know here is known: in another section, role, build or version.
import {
	ALL_OPTIONS,
	ALL_SECTIONS,
	findOption,
	isCompiledIn,
	nearestOption,
	optionsIn,
	sectionsFor,
} from '../catalogue/lookup.ts';
import { meaningsOfOption, noteOnAbsentOption } from '../catalogue/synonyms.ts';
import type { OptionEntry, Role, SectionEntry } from '../catalogue/types.ts';
import { isSince } from '../catalogue/versions.ts';
import type { Daemon } from '../daemon/daemon.ts';
import type { Line } from '../document/line-store.ts';
import { optionText } from '../document/option-text.ts';
import { selectedLevels, thresholdItems } from '../values/threshold.ts';

export type Unknown =
	/** No `=` and none of the words that need none. */
	| { readonly kind: 'no-equals' }
	| { readonly kind: 'no-value' }
	/** The daemon knows it, in these sections. */
	| { readonly kind: 'elsewhere'; readonly options: readonly OptionEntry[] }
	| { readonly kind: 'other-role'; readonly option: OptionEntry }
	| { readonly kind: 'not-built'; readonly option: OptionEntry }
	| { readonly kind: 'newer'; readonly option: OptionEntry }
	/** The value is a command whose output is not known. */
	| { readonly kind: 'expansion' }
	/** The option most like it takes a while to find, and most rules do not ask. */
	| { readonly kind: 'nowhere'; readonly nearest: () => OptionEntry | undefined };

/** Why the daemon calls an option line invalid; for lines that it read as `invalid`. */
export function whyInvalid(line: Line, daemon: Daemon): Unknown {
	const { key, hasEquals, value } = optionText(line);
	if (!hasEquals) return { kind: 'no-equals' };
	if (value === '') return { kind: 'no-value' };
	return whereKnown(key.toLowerCase(), line.context?.section ?? '', daemon);
}

/** Where a lower-case key is known, given that the section does not know it. */
export function whereKnown(key: string, section: string, daemon: Daemon): Unknown {
	const kept = keptFor(daemon);
	const name = `${section}=${key}`;
	let known = kept.get(name);
	if (known === undefined) {
		known = findWhereKnown(key, section, daemon);
		if (kept.size >= MAX_KEPT) kept.clear();
		if (key.length <= MAX_KEY_LENGTH) kept.set(name, known);
	}
	return known;
}

/** Answers that are kept, since several rules ask the same, and so does every edit of a line. */
const MAX_KEPT = 20_000;
const MAX_KEY_LENGTH = 100;
const keptByBuild = new WeakMap<readonly SectionEntry[], Map<string, Unknown>>();

/** What is kept for all daemons of one role, version and build: they share their list of sections. */
function keptFor(daemon: Daemon): Map<string, Unknown> {
	const build = sectionsFor(daemon);
	let kept = keptByBuild.get(build);
	if (kept === undefined) {
		kept = new Map();
		keptByBuild.set(build, kept);
	}
	return kept;
}

function findWhereKnown(key: string, section: string, daemon: Daemon): Unknown {
	if (findOption(section, key, daemon) !== undefined) return { kind: 'expansion' };
	const meant = readsAsOneOf(key, section) ? longestRows(key) : [];
	const here = meant.filter((option) => isCompiledIn(option, daemon));
	if (here.length > 0) return { kind: 'elsewhere', options: here };
	const [option] = meant;
	if (option === undefined) {
		let found: { readonly nearest: OptionEntry | undefined } | undefined;
		const nearest = (): OptionEntry | undefined => {
			found ??= { nearest: nearestKnown(key, section, daemon) };
			return found.nearest;
		};
		return { kind: 'nowhere', nearest };
	}
	if (!rolesOf(daemon).some((role) => option.roles.includes(role))) return { kind: 'other-role', option };
	if (isNewer(option, daemon)) return { kind: 'newer', option };
	return { kind: 'not-built', option };
}

/**
 * Whether a key that begins with an option's name means that option: `FileLog` begins with `file` and means the log file.
 * The daemon would read it so in a section that has the option.
 */
function readsAsOneOf(key: string, section: string): boolean {
	const [option] = longestRows(key);
	if (option === undefined) return true;
	const meanings = meaningsOfOption(key, section);
	// `File` in [Logmon] is a file that this module reads, although the policies have `file`.
	if (option.key === key)
		return !meanings.some(({ entry }) => entry.section === section && entry.key !== key);
	if (meanings.length > 0 || noteOnAbsentOption(key) !== undefined) return false;
	const more = key.length - option.key.length;
	return more <= 2 || more * 2 <= option.key.length || option.key.length >= LONG_NAME;
}

/** Letters of a name that means nothing but its option, whatever follows it. */
const LONG_NAME = 9;

/** The rows with the longest name that a key begins with. */
function longestRows(key: string): readonly OptionEntry[] {
	let longest = 1;
	let rows: OptionEntry[] = [];
	for (const option of ALL_OPTIONS) {
		const { length } = option.key;
		if (length < longest || !key.startsWith(option.key)) continue;
		if (length > longest) rows = [];
		longest = length;
		rows.push(option);
	}
	return rows;
}

function isNewer({ since }: OptionEntry, daemon: Daemon): boolean {
	return since !== undefined && !isSince(daemon.version, since);
}

/** The roles that may read the file. */
export function rolesOf(daemon: Daemon): readonly Role[] {
	return daemon.role === 'undecided' ? ['client', 'standalone'] : [daemon.role];
}

/** The option most like a key: of the section itself, else of any section of this daemon. */
function nearestKnown(key: string, section: string, daemon: Daemon): OptionEntry | undefined {
	const own = nearestOption(key, optionsIn(section, daemon));
	if (own !== undefined) return own;
	return nearestOption(key, compiledIn(daemon));
}

const compiled = new WeakMap<Daemon, readonly OptionEntry[]>();

/** The options of all sections of a daemon. */
function compiledIn(daemon: Daemon): readonly OptionEntry[] {
	let options = compiled.get(daemon);
	if (options === undefined) {
		options = ALL_OPTIONS.filter((option) => isCompiledIn(option, daemon));
		compiled.set(daemon, options);
	}
	return options;
}

/** What a header names that the daemon does not know. */
export type UnknownSection =
	| { readonly kind: 'other-role'; readonly section: SectionEntry }
	| { readonly kind: 'not-built'; readonly section: SectionEntry }
	/** The right name, badly written. */
	| { readonly kind: 'badly-written'; readonly section: SectionEntry }
	| { readonly kind: 'nowhere' };

/** Why a header is not recognised. */
export function whySectionUnknown(name: string, daemon: Daemon): UnknownSection {
	const lower = name.toLowerCase();
	const known = sectionsFor(daemon).find((section) => section.name.toLowerCase() === lower);
	if (known !== undefined) return { kind: 'badly-written', section: known };
	const section = ALL_SECTIONS.find((one) => one.name.toLowerCase() === lower);
	if (section === undefined) return { kind: 'nowhere' };
	const isOurs = rolesOf(daemon).some((role) => section.roles.includes(role));
	return { kind: isOurs ? 'not-built' : 'other-role', section };
}

/**
 * Whether a line turns off a destination that the daemon does not have, as `ExportSeverity=none` does for a standalone
 * samhain: it is dropped, but nothing that it asks for is lost.
 */
export function turnsOffNothing(line: Line, option: OptionEntry, daemon: Daemon): boolean {
	if (option.kind !== 'threshold' || line.parsed.isTemplated === true) return false;
	const { value } = optionText(line);
	return thresholdItems(value, daemon).length > 0 && selectedLevels(value, daemon).size === 0;
}

/** What to do about a line that turns off what is not there. */
export const NOTHING_LOST =
	'Nothing is lost, since samhain sends nothing there anyway. Remove the line to get rid of "Invalid line" at the start.';

/** The readers of the file, for a sentence: `a server`. */
export function roleName(daemon: Daemon): string {
	switch (daemon.role) {
		case 'server':
			return 'a server (yule)';
		case 'client':
			return 'a client';
		case 'standalone':
			return 'a standalone samhain';
		case 'undecided':
			return 'a client or standalone samhain';
	}
}

/** Roles, for a sentence: `servers`, `clients and standalone samhain`. */
export function roleList(roles: readonly Role[]): string {
	const names = { server: 'servers', client: 'clients', standalone: 'standalone samhain' } as const;
	const named = (['server', 'client', 'standalone'] as const)
		.filter((role) => roles.includes(role))
		.map((role) => names[role]);
	return named.join(named.length > 2 ? ', ' : ' and ');
}
