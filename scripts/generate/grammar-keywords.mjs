// Makes syntaxes/*.tmLanguage.json from the templates in syntaxes/src/*.json: placeholders in double braces become
// alternations of the catalogue's words, so that colours and catalogue cannot differ.
// @ts-check
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { readCatalogue } from './read-catalogue.mjs';

/** @type {import('./products.mjs').Product} */
export const grammarKeywords = {
	name: 'grammar keywords',
	async render(root) {
		const grammars = await readGrammars(root);
		return [...grammars].map(([base, grammar]) => ({
			path: `syntaxes/${base}.tmLanguage.json`,
			text: `${JSON.stringify(grammar, null, '\t')}\n`,
		}));
	},
};

/**
 * The grammars by the names of their languages, with their words filled in.
 * @param {string} root
 * @returns {Promise<Map<string, any>>}
 */
export async function readGrammars(root) {
	const folder = path.join(root, 'syntaxes', 'src');
	const names = await readdir(folder).catch(() => /** @type {string[]} */ ([]));
	const alternations = new Map(
		[...collectWords(await readCatalogue(root))].map(([name, words]) => [
			name,
			words.map(escapeRegex).join('|'),
		]),
	);
	const grammars = new Map();
	for (const name of names.filter((each) => each.endsWith('.json')).sort()) {
		const template = JSON.parse(await readFile(path.join(folder, name), 'utf8'));
		const base = path.basename(name, '.json').replace(/\.tmLanguage$/, '');
		grammars.set(base, fillPlaceholders(template, alternations, name));
	}
	return grammars;
}

/**
 * What each placeholder stands for: words, longest first so that no word hides a longer one.
 * `{{options}}` and `{{sections}}` hold the names of all roles, `{{options:server}}`, `{{options:client}}`,
 * `{{sections:server}}` and `{{sections:client}}` those of one side (client means client or standalone);
 * `{{options:kind=KIND}}` the options of one value kind; any other name is a group of values.json.
 * @param {import('./read-catalogue.mjs').Catalogue} catalogue
 * @returns {Map<string, string[]>}
 */
export function collectWords(catalogue) {
	/** @type {Map<string, Set<string>>} */
	const sets = new Map();
	/** @type {(placeholder: string, word: string) => void} */
	const add = (placeholder, word) => {
		const set = sets.get(placeholder) ?? new Set();
		sets.set(placeholder, set.add(word));
	};
	/** @type {(placeholder: string, entry: { name: string, roles: string[] }) => void} */
	const addByRole = (placeholder, entry) => {
		add(placeholder, entry.name);
		if (entry.roles.includes('server')) add(`${placeholder}:server`, entry.name);
		if (entry.roles.some((role) => role !== 'server')) add(`${placeholder}:client`, entry.name);
	};
	for (const section of catalogue.sections) addByRole('sections', section);
	for (const option of catalogue.options) {
		addByRole('options', option);
		add(`options:kind=${option.kind}`, option.name);
	}
	for (const [name, group] of Object.entries(catalogue.groups)) {
		for (const { word } of group.words) add(name, word);
	}
	/** @type {Map<string, string[]>} */
	const words = new Map();
	for (const [placeholder, set] of sets)
		words.set(
			placeholder,
			[...set].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)),
		);
	return words;
}

/** @param {string} word */
function escapeRegex(word) {
	return word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/**
 * @param {any} node
 * @param {Map<string, string>} words
 * @param {string} name File name, for the message about an unknown placeholder.
 * @returns {any}
 */
function fillPlaceholders(node, words, name) {
	if (typeof node === 'string') {
		return node.replace(/\{\{([a-zA-Z:=-]+)\}\}/g, (_, placeholder) => {
			const filled = words.get(placeholder);
			if (filled === undefined) throw new Error(`${name}: unknown placeholder {{${placeholder}}}`);
			return filled;
		});
	}
	if (Array.isArray(node)) return node.map((item) => fillPlaceholders(item, words, name));
	if (node !== null && typeof node === 'object') {
		return Object.fromEntries(
			Object.entries(node).map(([key, value]) => [key, fillPlaceholders(value, words, name)]),
		);
	}
	return node;
}
