// Builds `site/`: samhain-lint.html, which is one file with everything in it, and the documentation beside it. All of it works
// from a folder, without a server and without a network.
//   npm run site [-- FOLDER]
// @ts-check
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadColourCode } from './site/colour-code.mjs';
import { writeDocuments } from './site/documents.mjs';
import { makeHelpPages } from './site/help-pages.mjs';
import { makePage, STYLE_NONCE } from './site/page.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Name of the one page. */
export const SINGLE = 'samhain-lint.html';

/**
 * Writes the one page.
 * @param {string} folder
 * @param {import('./site/colour-code.mjs').ColourCode} [colour]
 * @returns the packages of others in it
 */
export async function writeSingle(folder, colour) {
	const help = makeHelpPages(root, STYLE_NONCE, colour ?? (await loadColourCode()));
	const { html, packages } = await makePage(root, help);
	writeFileSync(join(folder, SINGLE), html);
	return packages;
}

/**
 * Builds the site into a folder, which is emptied before.
 * @param {string} folder
 */
export async function buildSite(folder) {
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	const colour = await loadColourCode();
	await Promise.all([writeSingle(folder, colour), writeDocuments(root, folder, colour)]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const folder = resolve(process.argv[2] ?? join(root, 'site'));
	await buildSite(folder);
	console.log(`${folder}: ${SINGLE} has ${(statSync(join(folder, SINGLE)).size / 1024).toFixed(0)} KiB`);
}
