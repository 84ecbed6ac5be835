// Makes the one .vsix in the project's root, without a network. What goes in is named in .vscodeignore; what
// goes into the package of npm, in .npmignore.
// @ts-check

import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import { bundleAll } from './bundle.mjs';
import { rewriteZip } from './package/rewrite-zip.mjs';
import { stage } from './package/stage.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** @returns {Promise<string[]>} what the package would hold, sorted, with `/` */
export async function listPackage() {
	const files = await listFiles({ cwd: root, packageManager: PackageManager.None });
	return files.map((file) => relative(root, join(root, file)).replaceAll('\\', '/')).sort();
}

/**
 * Packages what dist/ holds: the same files give the same bytes, in any folder and at any time.
 * @param {string} target path of the .vsix
 * @param {string} [folder] folder with package.json, and dist/ already built
 * @param {import('./package/package-page.mjs').Published} [published] where a release publishes the sources
 */
export async function packageTo(target, folder = root, published = undefined) {
	const files = await listFiles({ cwd: folder, packageManager: PackageManager.None });
	const staged = stage(folder, [...files, '.vscodeignore'], published);
	try {
		await createVSIX({
			cwd: staged,
			packagePath: target,
			dependencies: false,
			allowMissingRepository: true,
			rewriteRelativeLinks: false,
			gitHubIssueLinking: false,
			gitLabIssueLinking: false,
		});
	} finally {
		rmSync(staged, { recursive: true });
	}
	writeFileSync(target, await rewriteZip(readFileSync(target)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	await bundleAll({ isQuiet: true });
	for (const old of readdirSync(root).filter((name) => name.endsWith('.vsix'))) rmSync(join(root, old));
	const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
	const target = join(root, `${name}-${version}.vsix`);
	await packageTo(target);
	console.log(`${relative(process.cwd(), target)}: ${(statSync(target).size / 1024).toFixed(0)} KiB`);
}
