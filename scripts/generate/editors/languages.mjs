// What the highlighting files of other editors are made of: for each language, its sections, its options by what their
// values look like, and its file names. The same words as in the grammars, and the same order of kinds.
// @ts-check
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { collectWords } from '../grammar-keywords.mjs';
import { readCatalogue } from '../read-catalogue.mjs';

/** @typedef {'bool' | 'number' | 'path' | 'word' | 'numbers' | 'text'} Look What a value looks like. */

/**
 * @typedef {object} EditorLanguage
 * @property {'samhainrc' | 'yulerc'} id
 * @property {string[]} sections Names of the sections that its daemon knows, `EOF` not among them; longest first.
 * @property {readonly (readonly [look: Look, names: string[]])[]} options Its options, each in one list, longest first.
 * @property {string[]} fileNames Patterns with `*`.
 * @property {string} firstLine An expression for the first line of a file with another name.
 */

/** @type {readonly (readonly [Look, readonly string[]])[]} */
const LOOKS = [
	['bool', ['bool', 'default-environment']],
	['number', ['int']],
	['path', ['path-depth', 'path-glob']],
	[
		'word',
		[
			...['level', 'level-list', 'threshold', 'class-list', 'mask', 'enum', 'checksum-test'],
			...['number-choice', 'bool-or-word', 'log-column', 'list', 'dates'],
		],
	],
	['numbers', ['schedule', 'ip', 'ip-list', 'ports', 'uid-ranges', 'byte-list']],
];

/**
 * The languages.
 * @param {string} root
 * @returns {Promise<EditorLanguage[]>}
 */
export async function readEditorLanguages(root) {
	const words = collectWords(await readCatalogue(root));
	/** @type {(placeholder: string) => string[]} */
	const wordsOf = (placeholder) => words.get(placeholder) ?? [];
	const manifest = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
	return /** @type {const} */ (['samhainrc', 'yulerc']).map((id) => {
		const side = id === 'yulerc' ? 'server' : 'client';
		const left = new Set(wordsOf(`options:${side}`));
		/** @type {[Look, string[]][]} */
		const options = LOOKS.map(([look, kinds]) => {
			const ofKinds = new Set(kinds.flatMap((kind) => wordsOf(`options:kind=${kind}`)));
			const names = [...left].filter((name) => ofKinds.has(name));
			for (const name of names) left.delete(name);
			return [look, names];
		});
		options.push(['text', [...left]]);
		/** @type {{ filenames: string[], filenamePatterns: string[], extensions: string[], firstLine: string }} */
		const language = manifest.contributes.languages.find(
			(/** @type {{ id: string }} */ one) => one.id === id,
		);
		return {
			id,
			firstLine: language.firstLine,
			sections: wordsOf(`sections:${side}`).filter((name) => name !== 'EOF'),
			options: options.filter(([, names]) => names.length > 0),
			fileNames: [
				...language.filenames,
				...language.filenamePatterns,
				...language.extensions.map((extension) => `*${extension}`),
			],
		};
	});
}

/**
 * Whether only blanks may follow the name of an option. The daemon reads `SetLoopTimes` as `SetLoopTime`, but a longer name
 * that begins with `file` or `dir` is another option more often than a wrong one.
 * @param {Look} look
 */
export function isWholeName(look) {
	return look === 'path';
}

/** The tests of `@if`. */
export const TESTS = [
	...['file_exists', 'interface_exists', 'hostname_matches', 'system_matches', 'command_succeeds'],
];

/**
 * A pattern of file names as a regular expression that extended and PCRE forms share.
 * @param {string} pattern
 */
export function fileNameRegex(pattern) {
	return pattern.replaceAll('.', '\\.').replaceAll('*', '[^/]*');
}
