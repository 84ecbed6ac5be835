// The documentation as a folder of HTML: every Markdown file of docs/ and of the project's root, and the reference of options.
// Links are relative, so the folder works wherever it lies.
// @ts-check
import {
	copyFileSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { escapeMarkup } from '../escape-markup.mjs';
import { renderMarkdown, titleOf } from './markdown.mjs';
import { makeOptionPages } from './option-pages.mjs';
import { bundlePagePart, hashOf } from './page.mjs';

/** The word that admits the styles of drawings. */
const NONCE = 'drawing';

/** Pages of the project's root. */
const ROOT_PAGES = ['README.md', 'CHANGELOG.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md'];

/** What the bar at the side leads to: groups of pages with their names. */
const NAVIGATION = /** @type {const} */ ([
	[
		'',
		[
			['index.html', 'Start'],
			['samhain-lint.html', 'Check a file here'],
		],
	],
	[
		'Reference',
		[
			['rules/index.html', 'Findings'],
			['options/index.html', 'Options'],
			['guidance/index.html', 'Guidance'],
			['guidance/messages.html', 'Log messages'],
		],
	],
	[
		'Use',
		[
			['features.html', 'Editor and views'],
			['editors/index.html', 'Other editors'],
			['command-line.html', 'Command line'],
			['ci/index.html', 'Continuous integration'],
			['agents.html', 'Agents'],
			['library.html', 'Library'],
			['without-installation.html', 'Without installation'],
		],
	],
	[
		'About',
		[
			['versions.html', 'Versions of samhain'],
			['stability.html', 'What stays'],
			['changelog.html', 'Changelog'],
			['security.html', 'Security'],
			['comparison.html', 'Comparison'],
			['performance.html', 'Performance'],
			['claims.html', 'Tested claims'],
			['protocol.html', 'Protocol'],
		],
	],
]);

/** @param {string} file of the project @returns {string} the page that it becomes */
export function pageOf(file) {
	if (file === 'README.md') return 'index.html';
	const path = file.startsWith('docs/') ? file.replace(/^docs\/(?:generated\/)?/, '') : file.toLowerCase();
	return path.replace(/(?:^|(?<=\/))README\.md$/, 'index.md').replace(/\.md$/, '.html');
}

/** @param {string} from a page @param {string} to a page, or a file of the site */
function relativeTo(from, to) {
	return posix.relative(posix.dirname(from), to) || posix.basename(to);
}

/** @param {string} page @returns {string} the bar at the side, in which this page is marked */
function navigationOf(page) {
	const folder = posix.dirname(page);
	const groups = NAVIGATION.map(([title, links]) => {
		const items = links.map(([target, name]) => {
			const isCurrent = target === page;
			// A page of a folder belongs to the folder's index.
			const isAround = !isCurrent && folder !== '.' && target === `${folder}/index.html`;
			const mark = isCurrent ? ' aria-current="page"' : isAround ? ' aria-current="true"' : '';
			return `<li><a href="${relativeTo(page, target)}"${mark}>${name}</a></li>`;
		});
		return `${title === '' ? '' : `<p>${title}</p>`}<ul>${items.join('')}</ul>`;
	});
	return groups.join('');
}

/** @param {string} html @returns {string} links to the sections of a long page; empty for a short one */
function contentsOf(html) {
	const headings = [...html.matchAll(/<h2 id="([^"]*)">(.*?)<\/h2>/g)];
	if (headings.length < 4 || headings.length > 80) return '';
	const items = headings.map(
		([, id, text = '']) => `<li><a href="#${id}">${text.replace(/<\/?a\b[^>]*>/g, '')}</a></li>`,
	);
	return `<nav class="contents" aria-label="On this page"><details${headings.length < 16 ? ' open' : ''}><summary>On this page</summary><ul>${items.join('')}</ul></details></nav>`;
}

/** @param {string} html @returns {string} its words */
function wordsOf(html) {
	return html
		.replace(/<(?:style|desc|svg)[\s\S]*?<\/(?:style|desc|svg)>/g, ' ')
		.replace(/<[^>]+>/g, ' ')
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&quot;', '"')
		.replaceAll('&amp;', '&')
		.replace(/\s+/g, ' ')
		.trim();
}

/**
 * @param {string} page
 * @param {string} title
 * @param {string} html
 * @returns {{ page: string, title: string, text: string }[]} what the search finds: a page, and each option of a page
 */
function entriesOf(page, title, html) {
	if (!page.startsWith('options/') || page === 'options/index.html' || page === 'options/words.html')
		return [{ page, title, text: wordsOf(html) }];
	return html.split(/(?=<h2 )/).map((part, at) => {
		const [, id = '', name = ''] = /<h2 id="([^"]*)">(.*?)<\/h2>/.exec(part) ?? [];
		if (at === 0) return { page, title, text: wordsOf(part) };
		return { page: `${page}#${id}`, title: `${wordsOf(name)} ${title}`, text: wordsOf(part) };
	});
}

/** @param {string} root @returns {string[]} the Markdown files of the documentation */
function listDocuments(root) {
	const found = readdirSync(join(root, 'docs'), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
		.map((entry) =>
			posix.join(entry.parentPath.slice(root.length).replaceAll('\\', '/').replace(/^\//, ''), entry.name),
		)
		.filter((file) => !/^docs\/ci\/.+\/.+/.test(file));
	return [...ROOT_PAGES, ...found.sort()];
}

/**
 * Writes the documentation.
 * @param {string} root
 * @param {string} folder
 * @param {import('./colour-code.mjs').ColourCode} colour
 */
export async function writeDocuments(root, folder, colour) {
	const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
	const [{ text: script }, { text: style }, options] = await Promise.all([
		bundlePagePart(root, 'page/src/site.ts', version),
		bundlePagePart(root, 'page/site.css', version),
		makeOptionPages(),
	]);
	const template = readFileSync(join(root, 'page', 'site.html'), 'utf8');
	const documents = [
		...listDocuments(root).map((file) => ({ file, markdown: readFileSync(join(root, file), 'utf8') })),
		...options,
	];
	const known = new Set(documents.map(({ file }) => file));
	/** Files that pages name and show. @type {Set<string>} */
	const copied = new Set();
	/** @type {{ page: string, title: string, text: string }[]} */
	const index = [];
	/** @param {string} path @param {string} text */
	const write = (path, text) => {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	};
	/** @param {string} page @param {string} title @param {string} body */
	const writePage = (page, title, body) => {
		/** @type {Readonly<Record<string, string>>} */
		const parts = {
			policy: `default-src 'none'; script-src ${hashOf(script)} 'self'; style-src ${hashOf(style)} 'nonce-${NONCE}'; img-src 'self'; connect-src 'none'; base-uri 'none'; form-action 'none'`,
			title: escapeMarkup(title),
			style,
			script,
			root: relativeTo(page, 'index.html').replace(/index\.html$/, ''),
			start: relativeTo(page, 'index.html'),
			search: relativeTo(page, 'search.html'),
			navigation: navigationOf(page),
			body,
			version,
		};
		write(
			page,
			template.replace(/\{\{([a-z]+)\}\}/g, (_whole, name) => parts[name] ?? ''),
		);
	};
	for (const { file, markdown } of documents) {
		const page = pageOf(file);
		/** @param {string} target */
		const fileOf = (target) => {
			if (known.has(target)) return pageOf(target);
			const inFolder = posix.join(target, 'README.md');
			if (known.has(inFolder)) return pageOf(inFolder);
			// Sources are in the repository; what is to be copied from docs/ is here, too.
			const path = join(root, target);
			if (!target.startsWith('docs/') || !existsSync(path) || !statSync(path).isFile()) return undefined;
			copied.add(target);
			return target.replace(/^docs\//, '');
		};
		const html = renderMarkdown(markdown, {
			file,
			colour,
			link: (target, anchor) => {
				const to = fileOf(target);
				if (to === undefined) return undefined;
				const mark = anchor === '' ? '' : `#${anchor}`;
				return to === page && mark !== '' ? mark : relativeTo(page, to) + mark;
			},
			image: (target, text) => {
				if (!existsSync(join(root, target))) return undefined;
				if (target.endsWith('.svg'))
					return readFileSync(join(root, target), 'utf8').replaceAll('<style>', `<style nonce="${NONCE}">`);
				copied.add(target);
				const path = target.replace(/^docs\//, '');
				return `<img src="${relativeTo(page, path)}" alt="${escapeMarkup(text)}" loading="lazy">`;
			},
		});
		const title = titleOf(markdown, posix.basename(page, '.html')).replace(/\\/g, '');
		index.push(...entriesOf(page, title, html));
		writePage(
			page,
			title,
			page.startsWith('rules/') ? html : html.replace(/<\/h1>\n?/, (end) => `${end}${contentsOf(html)}`),
		);
	}
	writePage(
		'search.html',
		'Search',
		'<h1>Search</h1>\n<p id="search-status" role="status">Write some words into the field at the top.</p>\n<ol id="search-results"></ol>',
	);
	for (const file of copied) {
		const target = join(folder, file.replace(/^docs\//, ''));
		mkdirSync(dirname(target), { recursive: true });
		copyFileSync(join(root, file), target);
	}
	write('search-index.js', `globalThis.searchIndex=${JSON.stringify(index)};\n`);
}
