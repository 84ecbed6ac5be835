// The page that a gallery shows: the README with every link and picture leading somewhere. Where the sources are published is
// known to a release only, so the repository holds no address of them.
// @ts-check

/**
 * @typedef {object} Published where a release publishes the sources
 * @property {string} repository https address of the repository, without `.git`
 * @property {string} tag
 */

/**
 * @param {Published} published
 * @returns {{ content: string, images: string }} what a path of the repository is put after, for pages and for pictures
 */
export function publishedAt({ repository, tag }) {
	const { hostname, pathname } = new URL(repository);
	return hostname === 'github.com'
		? { content: `${repository}/blob/${tag}`, images: `https://raw.githubusercontent.com${pathname}/${tag}` }
		: { content: `${repository}/-/blob/${tag}`, images: `${repository}/-/raw/${tag}` };
}

/** A block of code, a link or a picture, or code in a line. The text of a link may hold code, or one picture. */
const PART = /^```.*?^```$|(!?)\[((?:!\[[^\]]*\]\([^)]*\)|`[^`\n]*`|[^\]`])*)\]\(([^)\s]+)\)|`[^`\n]*`/gms;

/**
 * Gives the relative links and pictures of a page a place. Where the sources are not published, a link to a file that ships
 * stays, another one becomes its text, and pictures are left out.
 * @param {string} markdown a page in the root of the project
 * @param {ReadonlySet<string>} shipped paths of the files beside it
 * @param {Published} [published]
 * @returns {string}
 */
export function packagePage(markdown, shipped, published) {
	const base = published === undefined ? undefined : publishedAt(published);
	/** @type {(text: string) => string} */
	const rewrite = (text) =>
		text.replace(PART, (all, mark, title, target) => {
			if (target === undefined || /^(?:[a-z]+:|#)/i.test(target)) return all;
			const [path = ''] = target.split('#');
			if (mark === '!') return base === undefined ? '' : `![${title}](${base.images}/${target})`;
			const words = rewrite(title);
			if (base !== undefined) return `[${words}](${base.content}/${target})`;
			return shipped.has(path) ? `[${words}](${target})` : words;
		});
	return rewrite(markdown).replace(/\n(?:[^\S\n]*\n){2,}/g, '\n\n');
}

/**
 * @param {Record<string, unknown>} manifest
 * @param {Published | undefined} published
 * @returns {Record<string, unknown>} the manifest with the addresses of a release
 */
export function packageManifest(manifest, published) {
	if (published === undefined) return manifest;
	const { repository } = published;
	return {
		...manifest,
		repository: { type: 'git', url: `${repository}.git` },
		bugs: { url: `${repository}/issues` },
		homepage: `${repository}#readme`,
	};
}
