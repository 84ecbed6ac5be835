// Makes core/catalogue/catalogue.generated.ts: a small table that reading a file needs, and the documentation as
// JSON strings that stay unparsed until somebody looks at them.
// @ts-check
import { readCatalogue, wordGroupOf } from './read-catalogue.mjs';

/** @typedef {import('./read-catalogue.mjs').Catalogue} Catalogue */

/** Kinds whose values are words of their group, and not a text that only contains such words. */
const wordKinds = new Set([
	...['bool', 'bool-or-word', 'default-environment', 'level', 'threshold', 'class-list', 'mask', 'enum'],
	...['checksum-test', 'number-choice'],
]);

const target = 'server/src/core/catalogue/catalogue.generated.ts';

/** @type {import('./products.mjs').Product} */
export const catalogueModule = {
	name: 'catalogue',
	async render(root) {
		return [{ path: target, text: renderModule(await readCatalogue(root)) }];
	},
};

/**
 * @param {Catalogue} catalogue
 * @returns {string}
 */
function renderModule(catalogue) {
	const optionRows = catalogue.options.map((option) => {
		const group = wordGroupOf(option, catalogue);
		return row({
			name: quote(option.name),
			key: quote(option.name.toLowerCase()),
			section: quote(option.section),
			alsoIn: list(option.alsoIn ?? []),
			roles: list(option.roles),
			since: quote(option.since),
			kind: quote(option.kind),
			reading: option.reading && facts(option.reading),
			values:
				option.values !== undefined
					? list(option.values)
					: wordKinds.has(option.kind)
						? wordsOf(group)
						: undefined,
			words: quote(group),
			min: option.min?.toString(),
			max: option.max?.toString(),
			unit: quote(option.unit),
			default: quote(option.default),
			repeat: quote(option.repeat),
			feature: quote(option.feature),
		});
	});
	const sectionRows = catalogue.sections.map((section) =>
		row({
			name: quote(section.name),
			roles: list(section.roles),
			kind: quote(section.kind),
			feature: quote(section.feature),
		}),
	);
	const groups = Object.entries(catalogue.groups);
	const usedGroups = new Set(
		catalogue.options
			.filter((option) => option.values === undefined && wordKinds.has(option.kind))
			.map((option) => wordGroupOf(option, catalogue)),
	);
	return [
		'// Generated from catalogue/ by scripts/generate.mjs. Do not edit: change the source and run the script.',
		"import type { OptionCore, SectionCore } from './types.ts';",
		'',
		'/** The words of the groups that options are made of, in the order of the catalogue. */',
		'export const WORDS = {',
		...groups
			.filter(([name]) => usedGroups.has(name))
			.map(([name, group]) => `\t${quote(name)}: ${list(group.words.map((word) => word.word))},`),
		'};',
		'',
		'export const SECTION_CORES: readonly SectionCore[] = [',
		...sectionRows,
		'];',
		'',
		'/** By section in the order of the daemon, and in the order of its table within one. */',
		'export const OPTION_CORES: readonly OptionCore[] = [',
		...optionRows,
		'];',
		'',
		'/** Features that a build profile lacks. */',
		'export const BUILD_LACKS = {',
		...Object.entries(catalogue.builds).map(([name, build]) => `\t${quote(name)}: ${list(build.without)},`),
		'};',
		'',
		'/** JSON of the documentation of each section, in the order of `SECTION_CORES`. */',
		'export const SECTION_DOCS: readonly string[] = [',
		...catalogue.sections.map(({ summary, details, sources }) => json({ summary, details, sources })),
		'];',
		'',
		'/** JSON of the documentation of each option, in the order of `OPTION_CORES`. */',
		'export const OPTION_DOCS: readonly string[] = [',
		...catalogue.options.map(({ grammar, repeatNote, summary, details, security, deprecated, sources }) =>
			json({ grammar, repeatNote, summary, details, security, deprecated, sources }),
		),
		'];',
		'',
		'/** JSON of what the value kinds accept, where the option itself does not say it. */',
		`export const KIND_GRAMMARS = ${quote(JSON.stringify(Object.fromEntries(Object.entries(catalogue.kinds).map(([kind, { grammar }]) => [kind, grammar]))))};`,
		'',
		'/** JSON of the features that a build may lack. */',
		`export const FEATURES = ${quote(JSON.stringify(catalogue.features))};`,
		'',
		'/** JSON of what people and other programs call options, sections and values. */',
		`export const SYNONYMS = ${quote(JSON.stringify(catalogue.synonyms))};`,
		'',
		'/** JSON of each group of documented words. */',
		'export const VALUE_GROUPS: Readonly<Record<string, string>> = {',
		...groups.map(([name, group]) => `\t${quote(name)}: ${quote(JSON.stringify(group))},`),
		'};',
		'',
	].join('\n');
}

/** @param {Record<string, string | undefined>} cells Source text of each property; undefined ones are left out. */
function row(cells) {
	const shown = Object.entries(cells).filter(([, text]) => text !== undefined);
	return `\t{ ${shown.map(([name, text]) => `${name}: ${text}`).join(', ')} },`;
}

/** @param {string | undefined} group */
function wordsOf(group) {
	return group && `WORDS[${quote(group)}]`;
}

/** @param {unknown} value */
function json(value) {
	return `\t${JSON.stringify(JSON.stringify(value))},`;
}

/**
 * @template {string | undefined} T
 * @param {T} text
 * @returns {T extends string ? string : string | undefined}
 */
function quote(text) {
	return /** @type {any} */ (text === undefined ? undefined : JSON.stringify(text));
}

/** @param {Record<string, string | number | boolean>} values */
function facts(values) {
	return `{ ${Object.entries(values)
		.map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
		.join(', ')} }`;
}

/** @param {readonly string[]} words */
function list(words) {
	return `[${words.map((word) => JSON.stringify(word)).join(', ')}]`;
}
