// Names and addresses of the bundled pages. Pure text: no editor, no file, so that tests can run it.
import { pageFile } from '../../server/src/page-file.ts';

/** Scheme of our own: VS Code opens such an address in the contributed custom editor, on every kind of host. */
export const pageScheme = 'samhain-docs';

/** Templates for the server, which puts a page's name in the place of `{id}`. */
export const guidanceUriTemplate = `${pageScheme}:/guidance/{id}`;
export const ruleUriTemplate = `${pageScheme}:/rules/{id}`;

/** The command that opens a page, and the only one that a page or a hover may call. */
export const openPageCommand = 'samhain.openGuidance';

/**
 * For links inside a hover's text, where VS Code drops addresses of our scheme: `{page}` is a whole page name
 * (`guidance/authentication-1`, `rules/duplicate-client`).
 */
export const hoverPageUriTemplate = `command:${openPageCommand}?%5B%22{page}%22%5D`;

/** A page under `docs/`, and a heading in it. */
export interface PageAddress {
	readonly folder: 'guidance' | 'rules';
	/** File name without ending. */
	readonly name: string;
	/** Id of a heading; empty for the top. */
	readonly anchor: string;
}

/**
 * Reads the name of a page: `authentication-1`, `guidance/authentication-1`, `rules/duplicate-client`, each with or
 * without a leading slash and an `#anchor`.
 * @returns undefined for anything else; in particular no name leads out of the two folders
 */
export function parsePageId(id: string): PageAddress | undefined {
	const match = /^\/?(?:(guidance|rules)\/)?([a-zA-Z0-9][a-zA-Z0-9_-]*)(?:\.md)?(?:#([\w.-]*))?$/.exec(id);
	const name = match?.[2];
	if (match === null || name === undefined) return undefined;
	return { folder: match[1] === 'rules' ? 'rules' : 'guidance', name, anchor: match[3] ?? '' };
}

/** The inverse of `parsePageId`, in its full form. */
export function formatPageId(address: PageAddress): string {
	const anchor = address.anchor === '' ? '' : `#${address.anchor}`;
	return `${address.folder}/${address.name}${anchor}`;
}

/**
 * Resolves a link of a page as a browser would, from the file of the page.
 * @param href as in the Markdown source: `connecting-1.md#what`, `../generated/rules/x.md` or `#what`
 * @param from the page that holds the link
 * @returns undefined if it leads to no page of ours
 */
export function resolvePageLink(href: string, from: PageAddress): PageAddress | undefined {
	if (href.startsWith('#')) return { ...from, anchor: href.slice(1) };
	const [path = '', anchor = ''] = href.split('#');
	const folders = pageFile(from.folder, from.name).split('/').slice(0, -1);
	for (const part of path.split('/')) {
		if (part === '..') {
			if (folders.pop() === undefined) return undefined;
		} else if (part !== '.') folders.push(part);
	}
	const file = folders.join('/');
	const match = /^(?:generated\/)?((?:guidance|rules)\/[\w-]+)\.md$/.exec(file);
	const address = parsePageId(`${match?.[1] ?? '?'}#${anchor}`);
	// A page has one place: the same name in another folder is none of ours.
	return address === undefined || pageFile(address.folder, address.name) !== file ? undefined : address;
}
