// Turns a bundled Markdown page into the HTML of a webview. No editor and no file here, so that tests can run it.
// Text stays text: raw HTML of a page is shown as text, and only links that we resolve ourselves do anything.
import createMarkdownIt, { type MarkdownIt } from 'markdown-it';
import { pageFile } from '../../server/src/page-file.ts';
import { escapeHtml, frameDocument } from './document-frame.ts';
import { formatPageId, openPageCommand, type PageAddress, resolvePageLink } from './guidance-address.ts';
import { pageStyle } from './guidance-style.ts';

/** What the page needs from outside. */
export interface PageSource {
	readonly address: PageAddress;
	readonly markdown: string;
	/** Text of the drawings (`NAME.svg`) that lie beside the page. They are ours and come with the package. */
	readonly drawings: ReadonlyMap<string, string>;
	/** One-time word with which our own style and script pass the content policy. */
	readonly nonce: string;
}

/** @returns id of a heading as GitHub makes it, so that the same links work in the repository */
export function slugOf(heading: string): string {
	return heading
		.trim()
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\s_-]/gu, '')
		.replace(/\s/g, '-');
}

/** Generated pages begin with a note to those who would edit them; a reader need not see it. */
const generatedNote = /^<!--[^\n]*-->\n/;

/** A drawing is named as a file beside the page. */
const drawingName = /^[a-z0-9-]+\.svg$/;

/** @returns names of the drawings that a page shows, each a file beside it */
export function drawingsOf(markdown: string): string[] {
	return Array.from(markdown.matchAll(/!\[[^\]\n]*\]\(([a-z0-9-]+\.svg)\)/g), (match) => match[1] ?? '');
}

/** @returns the page's first heading, or the given text */
export function titleOf(markdown: string, otherwise: string): string {
	return /^# +(.+)$/m.exec(markdown)?.[1]?.trim() ?? otherwise;
}

function hrefOf(href: string, from: PageAddress): string | undefined {
	if (/^https?:\/\//.test(href)) return href;
	const page = resolvePageLink(href, from);
	if (page === undefined) return undefined;
	if (page.folder === from.folder && page.name === from.name) return `#${page.anchor}`;
	return `command:${openPageCommand}?${encodeURIComponent(JSON.stringify([formatPageId(page)]))}`;
}

function createRenderer(source: PageSource): MarkdownIt {
	const markdown = new createMarkdownIt({ html: false, linkify: false });
	// markdown-it refuses dangerous schemes by itself; here everything but our pages and the web is refused.
	markdown.validateLink = (url) => hrefOf(url, source.address) !== undefined || drawingName.test(url);
	markdown.core.ruler.push('samhain-links', (state) => {
		const used = new Map<string, number>();
		for (const [index, token] of state.tokens.entries()) {
			if (token.type === 'heading_open') {
				const slug = slugOf(textOf(state.tokens[index + 1]?.children ?? []));
				const count = used.get(slug) ?? 0;
				used.set(slug, count + 1);
				token.attrSet('id', count === 0 ? slug : `${slug}-${count}`);
			}
			for (const child of token.children ?? []) {
				const href = child.type === 'link_open' ? child.attrGet('href') : null;
				if (typeof href !== 'string') continue;
				const target = hrefOf(href, source.address) ?? '';
				child.attrSet('href', target);
				// Where a link has no title, VS Code shows its address.
				if (target.startsWith('command:')) child.attrSet('title', 'Open the page');
			}
		}
	});
	markdown.renderer.rules['image'] = (tokens, index) => {
		const drawing = source.drawings.get(String(tokens[index]?.attrGet('src')));
		const text = markdown.utils.escapeHtml(tokens[index]?.content ?? '');
		// Drawn in the page and not as an image, so that it takes the theme's colours.
		return drawing === undefined ? text : drawing.replaceAll('<style>', `<style nonce="${source.nonce}">`);
	};
	// A wide table or drawing scrolls by itself and by the keyboard, instead of making the page wider.
	markdown.renderer.rules['table_open'] = () => '<div class="wide" tabindex="0"><table>\n';
	markdown.renderer.rules['table_close'] = () => '</table></div>\n';
	return markdown;
}

function textOf(tokens: readonly { readonly type: string; readonly content: string }[]): string {
	return tokens
		.map((token) => (token.type === 'text' || token.type === 'code_inline' ? token.content : ''))
		.join('');
}

const showAnchor = `const anchor = document.body.dataset.anchor;
if (anchor) document.getElementById(anchor)?.scrollIntoView();
`;

/** @returns a whole HTML document; scripts and styles other than ours do not run in it */
export function renderPage(source: PageSource): string {
	const markdown = createRenderer(source);
	return frameDocument({
		title: titleOf(source.markdown, source.address.name),
		nonce: source.nonce,
		style: pageStyle,
		attributes: `data-anchor="${escapeHtml(source.address.anchor)}"`,
		body: `<main>\n${markdown.render(source.markdown.replace(generatedNote, ''))}\n</main>`,
		script: showAnchor,
	});
}

/** The page shown for a missing one, with a link to the start page. */
export function missingPageMarkdown(address: PageAddress): string {
	// From the missing page's own file, as any link of a page.
	const isNested = pageFile(address.folder, address.name).startsWith('generated/');
	const start = isNested ? '../../guidance/index.md' : 'index.md';
	return `# Page "${address.name}" not found\n\nAnother version of the extension may contain it.\n\n- [All guidance](${start})\n`;
}
