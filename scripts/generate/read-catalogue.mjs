// Reads the catalogue's JSON files into one object, for all products that are made from it.
// It checks what a JSON schema cannot say: references between the files.
// @ts-check
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { readVersions } from './versions.mjs';

/**
 * @typedef {object} OptionJson
 * @property {string} name
 * @property {string[]} [alsoIn]
 * @property {string[]} roles
 * @property {string} [since]
 * @property {string} kind
 * @property {Record<string, string | number | boolean>} [reading]
 * @property {string} [grammar]
 * @property {string[]} [values]
 * @property {string} [words]
 * @property {number} [min]
 * @property {number} [max]
 * @property {string} [unit]
 * @property {string} default
 * @property {string} repeat
 * @property {string} repeatNote
 * @property {string} [feature]
 * @property {string} summary
 * @property {string} [details]
 * @property {string} [security]
 * @property {string} [deprecated]
 * @property {string[]} sources
 */
/**
 * @typedef {object} SectionJson
 * @property {string} name
 * @property {string[]} roles
 * @property {string} kind
 * @property {string} [feature]
 * @property {string} summary
 * @property {string} [details]
 * @property {string[]} sources
 */
/** @typedef {{ word: string, summary: string, details?: string, checks?: string[] }} WordJson */
/** @typedef {{ title: string, summary: string, words: WordJson[] }} GroupJson */
/**
 * @typedef {object} SynonymsJson
 * @property {{ section: string, option: string, same?: string[], here?: string[], like?: string[] }[]} options
 * @property {{ section: string, same: string[], like?: string[] }[]} sections
 * @property {{ option?: string, group?: string, word: string, same: string[] }[]} values
 * @property {{ option: string, words: string[], note: string }[]} foreignValues
 * @property {{ names: string[], note: string }[]} notes
 * @property {{ lastIn: string, goneIn: string, note: string, options: string[], sections: string[] }} removed
 */
/**
 * @typedef {object} Catalogue
 * @property {SectionJson[]} sections In the daemon's table order.
 * @property {(OptionJson & { section: string })[]} options By section in table order, and in table order within it.
 * @property {Record<string, { grammar: string, words?: string }>} kinds
 * @property {Record<string, { title: string, build: string }>} features
 * @property {Record<string, GroupJson>} groups
 * @property {Record<string, { title: string, summary: string, without: string[] }>} builds
 * @property {SynonymsJson} synonyms
 */

/**
 * @param {string} root Root folder of the project.
 * @returns {Promise<Catalogue>}
 */
export async function readCatalogue(root) {
	const folder = path.join(root, 'catalogue');
	/** @param {string} name */
	const read = async (name) => JSON.parse(await readFile(path.join(folder, name), 'utf8'));
	const { sections } = await read('sections.json');
	const { kinds } = await read('kinds.json');
	const { features } = await read('features.json');
	const { groups } = await read('values.json');

	/** @type {Map<string, OptionJson[]>} */
	const bySection = new Map();
	for (const name of (await readdir(path.join(folder, 'options'))).sort()) {
		const file = await read(path.join('options', name));
		for (const [section, options] of optionsOf(file)) {
			if (bySection.has(section)) throw new Error(`two option files for [${section}]`);
			bySection.set(section, options);
		}
	}
	const versions = await readVersions(root);
	for (const { version, options = [] } of versions)
		for (const { section, ...option } of options)
			bySection.set(section, [...(bySection.get(section) ?? []), { ...option, since: version }]);
	/** @type {Catalogue['options']} */
	const options = [];
	for (const section of sections) {
		for (const option of bySection.get(section.name) ?? [])
			options.push({ ...option, section: section.name });
		bySection.delete(section.name);
	}
	for (const name of bySection.keys()) throw new Error(`options for an unknown section: [${name}]`);
	/** @type {Catalogue['builds']} */
	const builds = {};
	for (const name of (await readdir(path.join(folder, 'builds'))).sort()) {
		const { title, summary, without } = await read(path.join('builds', name));
		builds[path.basename(name, '.json')] = { title, summary, without };
	}

	const { $schema: _, ...synonyms } = await read('synonyms.json');
	for (const { name, since } of options)
		if (since !== undefined && !versions.some(({ version }) => version === since))
			throw new Error(`${name}: unknown version ${since}`);
	const catalogue = { sections, options, kinds, features, groups, builds, synonyms };
	checkReferences(catalogue);
	checkSynonyms(catalogue);
	return catalogue;
}

/**
 * The options of one file by section: of a single one, or of several sections that have the same options.
 * @param {{ section?: string, sections?: Record<string, string>, options: OptionJson[],
 *   differences?: Record<string, Record<string, Partial<OptionJson>>> }} file
 * @returns {[section: string, options: OptionJson[]][]}
 */
function optionsOf({ section, sections = {}, options, differences = {} }) {
	if (section !== undefined) return [[section, options]];
	return Object.entries(sections).map(([name, ending]) => {
		/** @type {OptionJson[]} */
		const own = JSON.parse(
			JSON.stringify(options).replaceAll('{section}', name).replaceAll('{function}', ending),
		);
		return [name, own.map((option) => ({ ...option, ...differences[name]?.[option.name] }))];
	});
}

/** @param {Catalogue} catalogue */
function checkReferences(catalogue) {
	const sectionNames = new Set(catalogue.sections.map((section) => section.name));
	for (const entry of [...catalogue.sections, ...catalogue.options]) {
		if (entry.feature !== undefined && !(entry.feature in catalogue.features)) {
			throw new Error(`${entry.name}: unknown feature ${entry.feature}`);
		}
	}
	for (const option of catalogue.options) {
		for (const name of option.alsoIn ?? []) {
			if (!sectionNames.has(name)) throw new Error(`${option.name}: unknown section ${name}`);
		}
		const words = wordGroupOf(option, catalogue);
		if (words !== undefined && !(words in catalogue.groups)) {
			throw new Error(`${option.name}: unknown words ${words}`);
		}
		if (option.grammar === undefined && catalogue.kinds[option.kind] === undefined) {
			throw new Error(`${option.name}: no grammar, and kind ${option.kind} has none either`);
		}
	}
	for (const [name, build] of Object.entries(catalogue.builds)) {
		for (const feature of build.without) {
			if (!(feature in catalogue.features)) throw new Error(`build ${name}: unknown feature ${feature}`);
		}
	}
}

/** @param {Catalogue} catalogue */
function checkSynonyms({ options, sections, groups, synonyms }) {
	for (const { section, option } of synonyms.options) {
		if (!options.some((one) => one.name === option && one.section === section)) {
			throw new Error(`synonyms of an unknown option: ${option} in [${section}]`);
		}
	}
	for (const { section } of synonyms.sections) {
		if (!sections.some(({ name }) => name === section)) {
			throw new Error(`synonyms of an unknown section: [${section}]`);
		}
	}
	for (const { option, group } of synonyms.values) {
		if (option !== undefined && !options.some(({ name }) => name === option)) {
			throw new Error(`synonyms of values of an unknown option: ${option}`);
		}
		if (group !== undefined && !(group in groups)) {
			throw new Error(`synonyms of an unknown group of values: ${group}`);
		}
	}
}

/**
 * The group of `values.json` that documents the words of an option: its own, else that of its kind.
 * @param {OptionJson} option
 * @param {Catalogue} catalogue
 * @returns {string | undefined}
 */
export function wordGroupOf(option, catalogue) {
	return option.words ?? (option.values === undefined ? catalogue.kinds[option.kind]?.words : undefined);
}
