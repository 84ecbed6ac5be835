// The documentation inside the one page: rules and guidance, by the names that the server has for them.
// @ts-check
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderMarkdown, titleOf } from './markdown.mjs';

/** Folders of pages, and the folder in their names. */
const FOLDERS = /** @type {const} */ ([
	['docs/guidance', 'guidance'],
	['docs/generated/guidance', 'guidance'],
	['docs/generated/rules', 'rules'],
]);

/** @param {string} target a file @returns {string | undefined} the name of its page */
function nameOf(target) {
	const [, folder, name] = /^docs\/(?:generated\/)?(guidance|rules)\/([\w-]+)\.md$/.exec(target) ?? [];
	return folder === undefined ? undefined : `${folder}/${name}`;
}

/**
 * @param {string} root
 * @param {string} nonce admits the styles of drawings
 * @param {import('./colour-code.mjs').ColourCode} colour
 * @returns {Record<string, { title: string, html: string }>}
 */
export function makeHelpPages(root, nonce, colour) {
	/** @type {Record<string, { title: string, html: string }>} */
	const pages = {};
	for (const [folder, short] of FOLDERS) {
		for (const name of readdirSync(join(root, folder)).sort()) {
			if (!name.endsWith('.md')) continue;
			const file = `${folder}/${name}`;
			const markdown = readFileSync(join(root, file), 'utf8');
			const id = name.replace(/\.md$/, '');
			pages[`${short}/${id}`] = {
				title: titleOf(markdown, id),
				html: renderMarkdown(markdown, {
					file,
					demotion: 1,
					colour,
					link: (target, anchor) => {
						const page = nameOf(target);
						return page === undefined ? undefined : `#help/${page}${anchor === '' ? '' : `#${anchor}`}`;
					},
					image: (target) =>
						target.endsWith('.svg')
							? readFileSync(join(root, target), 'utf8').replaceAll('<style>', `<style nonce="${nonce}">`)
							: undefined,
				}),
			};
		}
	}
	return pages;
}
