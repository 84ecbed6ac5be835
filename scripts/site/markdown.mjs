// Our own Markdown as HTML, for the site and for the help of the one page.
// @ts-check
import { posix } from 'node:path';
import createMarkdownIt from 'markdown-it';

/** @param {string} heading @returns {string} its id, as GitHub makes it: the same links work in the repository */
export function slugOf(heading) {
	return heading
		.trim()
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\s_-]/gu, '')
		.replace(/\s/g, '-');
}

/** Generated pages begin with a note to those who would edit them. */
const NOTE = /^<!--[^\n]*-->\n/;

/** @param {string} markdown @param {string} otherwise @returns {string} the first heading, without marks */
export function titleOf(markdown, otherwise) {
	return (/^# +(.+)$/m.exec(markdown)?.[1] ?? otherwise).replaceAll('`', '').trim();
}

/**
 * @typedef {object} Rendering
 * @property {string} file of the Markdown, from the root, with `/`
 * @property {(target: string, anchor: string) => string | undefined} link
 *   address of a file of the project; undefined: the link becomes text
 * @property {(target: string, text: string) => string | undefined} image as HTML
 * @property {import('./colour-code.mjs').ColourCode} colour of code
 * @property {number} [demotion] levels by which headings go down
 */

/**
 * @param {string} source
 * @param {Rendering} rendering
 * @returns {string} HTML
 */
export function renderMarkdown(source, { file, link, image, colour, demotion = 0 }) {
	const markdown = new createMarkdownIt({ html: false, linkify: false });
	/** @param {string} href */
	const addressOf = (href) => {
		if (/^https?:\/\//.test(href)) return href;
		const [path = '', anchor = ''] = href.split('#');
		const target = path === '' ? file : posix.normalize(posix.join(posix.dirname(file), path));
		return link(target, anchor);
	};
	markdown.core.ruler.push('ours', (state) => {
		/** @type {Map<string, number>} */
		const used = new Map();
		for (const [index, token] of state.tokens.entries()) {
			if (token.type === 'heading_open' || token.type === 'heading_close') {
				if (token.type === 'heading_open') {
					const text = (state.tokens[index + 1]?.children ?? [])
						.map(({ type, content }) => (type === 'text' || type === 'code_inline' ? content : ''))
						.join('');
					const slug = slugOf(text);
					const count = used.get(slug) ?? 0;
					used.set(slug, count + 1);
					token.attrSet('id', count === 0 ? slug : `${slug}-${count}`);
				}
				token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + demotion)}`;
			}
			let isText = false;
			for (const child of token.children ?? []) {
				if (child.type === 'link_open') {
					const address = addressOf(String(child.attrGet('href')));
					isText = address === undefined;
					if (address !== undefined) child.attrSet('href', address);
				}
				// A place that has no page here keeps its words.
				if (isText && (child.type === 'link_open' || child.type === 'link_close')) {
					if (child.type === 'link_close') isText = false;
					child.hidden = true;
					child.tag = 'span';
					child.attrs = null;
				}
			}
		}
	});
	markdown.renderer.rules['image'] = (tokens, index) => {
		const token = tokens[index];
		const target = posix.normalize(posix.join(posix.dirname(file), String(token?.attrGet('src'))));
		return image(target, token?.content ?? '') ?? markdown.utils.escapeHtml(token?.content ?? '');
	};
	markdown.renderer.rules['fence'] = (tokens, index) => {
		const { content = '', info = '' } = tokens[index] ?? {};
		return `<pre tabindex="0"><code>${colour(content, info.trim())}</code></pre>\n`;
	};
	markdown.renderer.rules['table_open'] = () => '<div class="wide" tabindex="0"><table>\n';
	markdown.renderer.rules['table_close'] = () => '</table></div>\n';
	// The corner above the names of rows is empty, which a header must not be.
	markdown.renderer.rules['th_open'] = (tokens, index) =>
		tokens[index + 1]?.content === '' ? '<td>' : '<th scope="col">';
	markdown.renderer.rules['th_close'] = (tokens, index) =>
		tokens[index - 1]?.content === '' ? '</td>\n' : '</th>\n';
	return markdown.render(source.replace(NOTE, ''));
}
