// The reference of all options, a page for each section: what the hover of the editor shows, and the words of their values.
// @ts-check
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCore, ROOT } from '../load-core.mjs';
import { slugOf } from './markdown.mjs';

/** Where the pages lie, as files of the documentation; they exist in the site only. */
const FOLDER = 'docs/options';

/**
 * @typedef {object} MarkdownPage
 * @property {string} file as if it lay in the project
 * @property {string} markdown
 */

/** @param {string} section */
function fileOf(section) {
	return `${slugOf(section)}.md`;
}

/** @param {string} name @param {string} section heading of an option, each only once in its page */
function anchorOf(name, section) {
	return `${fileOf(section)}#${slugOf(name)}`;
}

/** @returns {{ title: string, summary: string, words: { word: string, summary: string }[] }[]} */
function readWords() {
	const { groups } = JSON.parse(readFileSync(join(ROOT, 'catalogue/values.json'), 'utf8'));
	return Object.values(groups);
}

/** @returns {Promise<MarkdownPage[]>} an index, a page for each section, and one for the words of values */
export async function makeOptionPages() {
	const { ALL_OPTIONS, describeOption, sectionByName } = await loadCore({
		ALL_OPTIONS: 'server/src/core/catalogue/lookup.ts',
		sectionByName: 'server/src/core/catalogue/lookup.ts',
		describeOption: 'server/src/core/features/option-hover.ts',
	});
	/** @type {Map<string, any[]>} */
	const bySection = new Map();
	for (const option of ALL_OPTIONS)
		bySection.set(option.section, [...(bySection.get(option.section) ?? []), option]);
	const sections = [...bySection].map(([section, options]) => {
		const { summary = '', details = '' } = sectionByName(section.toLowerCase()) ?? {};
		const body = options.map((option) => {
			const [, ...paragraphs] = describeOption(option);
			const words = option.words === undefined ? '' : `\n\n[Words of the value](words.md)`;
			const also =
				option.alsoIn.length === 0
					? ''
					: `\n\nAlso accepted in ${option.alsoIn.map((/** @type {string} */ name) => `[${name}]`).join(', ')}.`;
			return `## ${option.name}\n\n${paragraphs.join('\n\n')}${also}${words}\n\nSources: ${option.sources.map((/** @type {string} */ source) => source.replaceAll('_', '\\_')).join('; ')}`;
		});
		return {
			file: `${FOLDER}/${fileOf(section)}`,
			markdown: `# \\[${section}\\]\n\n${summary}\n\n${details}\n\n${body.join('\n\n')}\n`,
		};
	});
	const rows = [...ALL_OPTIONS]
		.sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
		.map(
			({ name, section, summary, default: value, since }) =>
				`| [\`${name}\`](${anchorOf(name, section)}) | [\\[${section}\\]](${fileOf(section)}) | ${summary.replaceAll('|', '\\|')}${since === undefined ? '' : ` Since ${since}.`} | ${value === '' ? '' : `\`${String(value).replaceAll('|', '\\|')}\``} |`,
		);
	const sectionList = [...bySection.keys()]
		.map((section) => `[\\[${section}\\]](${fileOf(section)})`)
		.join(' · ');
	const words = readWords().map(
		({ title, summary, words: list }) =>
			`## ${title}\n\n${summary}\n\n| Word | Meaning |\n| --- | --- |\n${list.map(({ word, summary: text }) => `| \`${word.replaceAll('|', '\\|')}\` | ${text.replaceAll('|', '\\|')} |`).join('\n')}`,
	);
	return [
		{
			file: `${FOLDER}/index.md`,
			markdown: `# Options\n\nAll ${ALL_OPTIONS.length} options of samhainrc and yulerc, with the value that holds without a line. An option without its section is not read, apart from those that [Misc] accepts, too. The [words of values](words.md) have a page of their own.\n\nBy section: ${sectionList}\n\n| Option | Section | What it does | Default |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`,
		},
		{
			file: `${FOLDER}/words.md`,
			markdown: `# Words of values\n\nThe words that samhain knows as values, and what each means.\n\n${words.join('\n\n')}\n`,
		},
		...sections,
	];
}
