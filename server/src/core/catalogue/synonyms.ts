// What people, tutorials and other programs call the options, sections and values of samhain.
// Names only: whether a daemon has the option, and whether a value suits it, is decided by the caller.
import { addTo, appendTo } from '../text/multimap.ts';
import { SYNONYMS } from './catalogue.generated.ts';
import { ALL_OPTIONS, ALL_SECTIONS } from './entries.ts';
import { expandBraces, expandedShapes, reduceName, reduceWords, shapesOf, singular } from './name-shapes.ts';
import { parseLater } from './parse-later.ts';
import type { OptionEntry, SectionEntry } from './types.ts';

/** What the JSON of the generated module holds; the schema of the catalogue vouches for it. */
interface Synonyms {
	readonly options: readonly (Names & { readonly section: string; readonly option: string })[];
	readonly sections: readonly (Names & { readonly section: string })[];
	readonly values: readonly {
		readonly option?: string;
		readonly group?: string;
		readonly word: string;
		readonly same: readonly string[];
	}[];
	readonly foreignValues: readonly {
		readonly option: string;
		readonly words: readonly string[];
		readonly note: string;
	}[];
	readonly notes: readonly { readonly names: readonly string[]; readonly note: string }[];
	readonly removed: {
		readonly lastIn: string;
		readonly goneIn: string;
		readonly note: string;
		readonly options: readonly string[];
		readonly sections: readonly string[];
	};
}
interface Names {
	readonly same?: readonly string[];
	readonly here?: readonly string[];
	readonly like?: readonly string[];
}

/** What a name means. */
export interface Meaning<T> {
	readonly entry: T;
	/** The name means just this; otherwise the entry is only the nearest thing that there is. */
	readonly isSame: boolean;
}

interface OptionMeaning extends Meaning<OptionEntry> {
	/** The name means this in the option's own sections only. */
	readonly isLocal: boolean;
}

const readSynonyms = parseLater<Synonyms>(SYNONYMS);

/** Makes a value at the first call and keeps it. */
function later<T>(make: () => T): () => T {
	let kept: { readonly value: T } | undefined;
	return () => {
		kept ??= { value: make() };
		return kept.value;
	};
}

/** Sections whose options have names so general that they mean nothing elsewhere without their `Set`. */
const GENERAL_NAMES = new Set(['External', 'Registry', 'Mounts']);

const optionMeanings = later(() => {
	const index = new Map<string, OptionMeaning[]>();
	for (const { section, option, same = [], here = [], like = [] } of readSynonyms().options) {
		const entry = ALL_OPTIONS.find((one) => one.name === option && one.section === section);
		if (entry === undefined) continue;
		const add = (names: readonly string[], isSame: boolean, isLocal: boolean): void => {
			const meaning = { entry, isSame, isLocal };
			for (const pattern of names)
				for (const shape of expandedShapes(pattern)) appendTo(index, shape, meaning);
		};
		add(same, true, false);
		add(here, true, true);
		add(like, false, false);
	}
	return index;
});

/** Every option by its own name without `Set`, blanks and hyphens. */
const optionsByShape = later(() => {
	const index = new Map<string, OptionMeaning[]>();
	for (const entry of ALL_OPTIONS) {
		// Words such as `File` mean an entry of a policy only where the list says so.
		if (entry.key === 'file' || entry.key === 'dir') continue;
		appendTo(index, reduceName(entry.name), {
			entry,
			isSame: true,
			isLocal: GENERAL_NAMES.has(entry.section),
		});
	}
	return index;
});

/** The option itself if a section accepts it, or the row of a policy section where any policy is meant. */
function rowIn(entry: OptionEntry, section: string): OptionEntry | undefined {
	if (entry.section === section || entry.alsoIn.includes(section)) return entry;
	if (entry.section !== ANY_POLICY) return undefined;
	return ALL_OPTIONS.find((one) => one.section === section && one.key === entry.key);
}

/** Names of `file` and `dir` are listed for this policy and mean those of the section where they are written. */
const ANY_POLICY = 'ReadOnly';

function meaningsIn(meanings: readonly OptionMeaning[], section: string): readonly OptionMeaning[] {
	return meanings.flatMap((meaning) => {
		const entry = rowIn(meaning.entry, section);
		// `Port` in [Mail] is the port of the relay, and in [Misc], which takes the option too, it may be any.
		const isElsewhere = entry === undefined || (meaning.isLocal && entry.section !== section);
		return isElsewhere ? [] : [{ ...meaning, entry }];
	});
}

/**
 * The options of any role, build and version that a name means: those of the section where it is written, and those that
 * the name means anywhere. Empty where it means nothing.
 * @param name As written, in any letter case.
 * @param section Name of the section where it is written, as the catalogue spells it.
 */
export function meaningsOfOption(name: string, section: string): readonly Meaning<OptionEntry>[] {
	for (const shape of name.length > LONGEST ? [] : shapesOf(name)) {
		const others = optionMeanings().get(shape) ?? [];
		const own = optionsByShape().get(shape) ?? [];
		const found = distinct([
			...meaningsIn([...own, ...others], section),
			...[...others, ...own].filter(({ isLocal }) => !isLocal),
		]);
		if (found.length > 0) return found;
	}
	return [];
}

/** Longest text that may be a synonym. */
const LONGEST = 64;

/** The first meaning of each option's name. */
function distinct(found: readonly OptionMeaning[]): readonly OptionMeaning[] {
	const byName = new Map<string, OptionMeaning>();
	for (const meaning of found) {
		if (!byName.has(meaning.entry.key)) byName.set(meaning.entry.key, meaning);
	}
	return [...byName.values()];
}

/**
 * Other names of an option that begin with a text, each written as that text and the rest of the name in lower case.
 * A name that another one continues is left out.
 * @param typed The beginning, as written.
 */
export function synonymsBeginning(option: OptionEntry, typed: string): readonly string[] {
	const shape = reduceWords(typed).replace(/^set/, '');
	if (shape === '') return [];
	const names = [...(shapesOfOption().get(`${option.section}/${option.key}`) ?? [])]
		.filter((name) => name.startsWith(shape) || name === singular(shape))
		.sort();
	return names
		.filter((name, at) => names[at + 1]?.startsWith(name) !== true)
		.map((name) => `${typed}${name.slice(shape.length)}`);
}

const shapesOfOption = later(() => {
	const index = new Map<string, Set<string>>();
	for (const [shape, meanings] of optionMeanings()) {
		for (const { entry, isSame } of meanings) {
			if (isSame) addTo(index, `${entry.section}/${entry.key}`, shape);
		}
	}
	return index;
});

const sectionMeanings = later(() => {
	const index = new Map<string, Meaning<SectionEntry>>();
	const add = (shape: string, entry: SectionEntry, isSame: boolean): void => {
		if (!index.has(shape)) index.set(shape, { entry, isSame });
	};
	const rows = readSynonyms().sections.flatMap(({ section, same = [], like = [] }) => {
		const entry = ALL_SECTIONS.find((one) => one.name === section);
		if (entry === undefined) return [];
		return [
			...same.flatMap(expandBraces).map((name) => ({ name, entry, isSame: true })),
			...like.flatMap(expandBraces).map((name) => ({ name, entry, isSame: false })),
		];
	});
	for (const entry of ALL_SECTIONS) add(reduceWords(entry.name), entry, true);
	for (const { name, entry, isSame } of rows) add(reduceWords(name), entry, isSame);
	// `[Agents]` and `[Agent]` differ, so plurals count only where the word as it is means nothing.
	for (const { name, entry, isSame } of rows) add(singular(reduceWords(name)), entry, isSame);
	return index;
});

/**
 * The section of any role and build that a header's name means; undefined where it means none.
 * @param name Without brackets, in any letter case.
 */
export function meaningOfSection(name: string): Meaning<SectionEntry> | undefined {
	if (name.length > LONGEST) return undefined;
	const shape = reduceWords(name);
	return sectionMeanings().get(shape) ?? sectionMeanings().get(singular(shape));
}

/** A value without what spellings differ in. */
function reduceValue(word: string): string {
	return word.toLowerCase().replace(/[\s_]+/g, '-');
}

const valueMeanings = later(() => {
	const index = new Map<string, string>();
	for (const { option, group, word, same } of readSynonyms().values) {
		for (const name of same) index.set(`${option ?? group}=${reduceValue(name)}`, word);
	}
	return index;
});

/**
 * The word of an option that a value means; undefined where it means none.
 * @param option Name of the option as the catalogue spells it, or of a group of values.
 */
export function meaningOfValue(option: string, value: string): string | undefined {
	return valueMeanings().get(`${option}=${reduceValue(value)}`);
}

const foreignValues = later(
	() =>
		new Map(
			readSynonyms().foreignValues.flatMap(({ option, words, note }) =>
				words.map((word) => [`${option}=${reduceValue(word)}`, note] as const),
			),
		),
);

/** What samhain has instead of a value that other programs know; undefined for every other value. */
export function noteOnForeignValue({ name }: OptionEntry, value: string): string | undefined {
	return foreignValues().get(`${name}=${reduceValue(value)}`);
}

const notes = later(
	() =>
		new Map(
			readSynonyms().notes.flatMap(({ names, note }) =>
				names.flatMap(expandedShapes).map((shape) => [shape, note] as const),
			),
		),
);

/** What samhain does instead of an option that other programs have; undefined for every other name. */
export function noteOnAbsentOption(name: string): string | undefined {
	if (name.length > LONGEST) return undefined;
	return shapesOf(name)
		.map((shape) => notes().get(shape))
		.find((note) => note !== undefined);
}

/** The note on an option that old releases had; undefined for every other name. */
export function noteOnRemovedOption(name: string): string | undefined {
	const { options, note } = readSynonyms().removed;
	return options.some((one) => one.toLowerCase() === name.toLowerCase()) ? note : undefined;
}

/** The note on a section that old releases had; undefined for every other name. */
export function noteOnRemovedSection(name: string): string | undefined {
	const { sections, note } = readSynonyms().removed;
	return sections.some((one) => one.toLowerCase() === name.toLowerCase()) ? note : undefined;
}
