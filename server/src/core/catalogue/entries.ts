// The catalogue's rows as entries whose documentation is parsed when first read.
// Nothing here knows which daemon is asked; lookup.ts does.

import {
	FEATURES,
	KIND_GRAMMARS,
	OPTION_CORES,
	OPTION_DOCS,
	SECTION_CORES,
	SECTION_DOCS,
	VALUE_GROUPS,
} from './catalogue.generated.ts';
import { parseLater } from './parse-later.ts';
import type {
	EntryDocs,
	FeatureEntry,
	OptionCore,
	OptionDocs,
	OptionEntry,
	SectionCore,
	SectionEntry,
	ValueEntry,
	ValueGroup,
} from './types.ts';

export { WORDS } from './catalogue.generated.ts';

/** What the JSON strings of the generated module hold; the schemas of the catalogue vouch for it. */
interface StoredOptionDocs extends Omit<OptionDocs, 'grammar' | 'build'> {
	readonly grammar?: string;
}
type StoredSectionDocs = Omit<EntryDocs, 'build'>;

const readFeatures = parseLater<Readonly<Record<string, FeatureEntry>>>(FEATURES);
const readKindGrammars = parseLater<Readonly<Record<string, string>>>(KIND_GRAMMARS);
const groups = new Map<string, ValueGroup | undefined>();

/** What a build feature (`mail`, `port-check` …) is and how a build gets it; undefined for an unknown name. */
export function featureEntry(name: string): FeatureEntry | undefined {
	return readFeatures()[name];
}

/** Names of all build features, in the order of the catalogue. */
export function featureNames(): readonly string[] {
	return Object.keys(readFeatures());
}

/** The documented words of one group (`severities`, `classes`, `checks`, `policies` …); undefined for an unknown name. */
export function valueGroup(name: string): ValueGroup | undefined {
	if (!groups.has(name)) {
		const stored = VALUE_GROUPS[name];
		const group: ValueGroup | undefined = stored === undefined ? undefined : JSON.parse(stored);
		groups.set(name, group);
	}
	return groups.get(name);
}

/** One word of a group, compared without regard to letter case. */
export function valueEntry(group: string, word: string): ValueEntry | undefined {
	const wanted = word.toLowerCase();
	return valueGroup(group)?.words.find((entry) => entry.word.toLowerCase() === wanted);
}

/** The documentation of an option; the same texts as the properties of the entry itself. */
export function optionDocs(entry: OptionEntry): OptionDocs {
	return entry;
}

/** Every section of every role, build and version, in the daemon's order. */
export const ALL_SECTIONS: readonly SectionEntry[] = SECTION_CORES.map((core, row) =>
	makeSection(core, SECTION_DOCS[row] ?? '{}'),
);

/** Every option of every role, build and version, by section and within it in the daemon's order. */
export const ALL_OPTIONS: readonly OptionEntry[] = OPTION_CORES.map((core, row) =>
	makeOption(core, OPTION_DOCS[row] ?? '{}'),
);

function makeOption(core: OptionCore, stored: string): OptionEntry {
	const docs = parseLater<StoredOptionDocs>(stored);
	return {
		...core,
		get grammar() {
			return docs().grammar ?? readKindGrammars()[core.kind] ?? '';
		},
		get repeatNote() {
			return docs().repeatNote;
		},
		get build() {
			return describeBuild(core.feature);
		},
		get summary() {
			return docs().summary;
		},
		get details() {
			return docs().details;
		},
		get security() {
			return docs().security;
		},
		get deprecated() {
			return docs().deprecated;
		},
		get sources() {
			return docs().sources;
		},
	};
}

function makeSection(core: SectionCore, stored: string): SectionEntry {
	const docs = parseLater<StoredSectionDocs>(stored);
	return {
		...core,
		get build() {
			return describeBuild(core.feature);
		},
		get summary() {
			return docs().summary;
		},
		get details() {
			return docs().details;
		},
		get sources() {
			return docs().sources;
		},
	};
}

function describeBuild(feature: string | undefined): string {
	return feature === undefined ? '' : (featureEntry(feature)?.build ?? '');
}
