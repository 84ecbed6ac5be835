// Makes samhain-lint.html: the one page, with the server, the documentation and the sample inside. What is not needed to draw
// the page is compressed in it.
// @ts-check
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { escapeMarkup } from '../escape-markup.mjs';
import { bundledPackages, thirdPartyNotices } from '../package/bundled-packages.mjs';

/** The word that admits the styles which the editor makes (`STYLE_NONCE` in page/src/editor.ts). */
export const STYLE_NONCE = 'samhain-editor';

/** Unpacks the page's script and runs it; the policy admits a script only by its digest, or one that the page made. */
const LOADER = `(async () => {
	const packed = document.getElementById('script').textContent;
	const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
	const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
	const script = document.createElement('script');
	script.src = URL.createObjectURL(new Blob([await new Response(stream).text()], { type: 'text/javascript' }));
	document.head.append(script);
})().catch(() => {
	document.getElementById('summary').textContent = 'This browser is too old: the page needs Firefox 113, Chromium 103, Safari 16.4 or a newer one.';
});`;

/**
 * @param {string} root
 * @param {string} entry
 * @param {string} version
 * @returns {Promise<{ text: string, modules: string[] }>} one file, and what went into it
 */
export async function bundlePagePart(root, entry, version) {
	const { outputFiles, metafile } = await build({
		absWorkingDir: root,
		entryPoints: [entry],
		bundle: true,
		write: false,
		metafile: true,
		format: 'iife',
		platform: 'browser',
		target: ['chrome103', 'firefox113', 'safari16.4'],
		minify: true,
		legalComments: 'none',
		logLevel: 'warning',
		define: { TOOL_VERSION: JSON.stringify(version) },
	});
	return { text: outputFiles[0]?.text ?? '', modules: Object.keys(metafile.inputs) };
}

/** @param {string} text */
function compress(text) {
	const bytes = gzipSync(text, { level: 9 });
	// The byte that names the system: the same page on each.
	bytes[9] = 255;
	return bytes.toString('base64');
}

/** @param {string} text of an element, as a source of a content policy */
export function hashOf(text) {
	return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {{ path: string, text: string }[]}
 */
function readFolder(root, folder) {
	return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.map((file) => ({
			path: relative(join(root, folder), file).replaceAll('\\', '/'),
			text: readFileSync(file, 'utf8'),
		}))
		.sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** The sample, with the file first that shows most. @param {string} root */
function readSample(root) {
	const all = readFolder(root, 'sample');
	const files = all.filter(({ path }) => !path.endsWith('.log'));
	files.sort((one, other) => Number(other.path === 'yulerc') - Number(one.path === 'yulerc'));
	return { files, log: all.find(({ path }) => path === 'yule.log')?.text ?? '' };
}

/**
 * @param {string} root
 * @param {Readonly<Record<string, { title: string, html: string }>>} helpPages
 * @returns {Promise<{ html: string, packages: import('../package/bundled-packages.mjs').BundledPackage[] }>} the whole page, and the
 * packages of others in it
 */
export async function makePage(root, helpPages) {
	const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
	const [server, script, style] = await Promise.all([
		bundlePagePart(root, 'server/src/entry/page.ts', version),
		bundlePagePart(root, 'page/src/main.ts', version),
		bundlePagePart(root, 'page/style.css', version),
	]);
	const packages = bundledPackages(root, [...server.modules, ...script.modules]);
	const licences = `<h2>Licences</h2>\n<pre>${escapeMarkup(thirdPartyNotices(packages))}</pre>`;
	const builds = readdirSync(join(root, 'catalogue', 'builds'))
		.map((name) => name.replace(/\.json$/, ''))
		.sort();
	const policy = [
		"default-src 'none'",
		`script-src ${hashOf(LOADER)} blob:`,
		'worker-src blob:',
		`style-src ${hashOf(style.text)} 'nonce-${STYLE_NONCE}'`,
		'img-src data:',
		"connect-src 'none'",
		"base-uri 'none'",
		"form-action 'none'",
	].join('; ');
	/** @type {Readonly<Record<string, string>>} */
	const parts = {
		policy,
		style: style.text,
		script: compress(script.text),
		loader: LOADER,
		builds: builds.map((name) => `<option>${name}</option>`).join(''),
		server: compress(server.text),
		'help-pages': compress(JSON.stringify({ ...helpPages, licences: { title: 'Licences', html: licences } })),
		sample: compress(JSON.stringify(readSample(root))),
	};
	const frame = readFileSync(join(root, 'page', 'index.html'), 'utf8');
	return { html: frame.replace(/\{\{([a-z-]+)\}\}/g, (_whole, name) => parts[name] ?? ''), packages };
}
