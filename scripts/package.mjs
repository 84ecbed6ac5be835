// Makes the one .vsix in the project's root, without a network. What goes in is named in .vscodeignore; what
// goes into the package of npm, in .npmignore.
// @ts-check

import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import { bundleAll } from './bundle.mjs';
import { rewriteZip } from './package/rewrite-zip.mjs';

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
 */
export async function packageTo(target, folder = root) {
	await createVSIX({
		cwd: folder,
		packagePath: target,
		dependencies: false,
		allowMissingRepository: true,
		rewriteRelativeLinks: false,
	});
	writeFileSync(target, rewriteZip(readFileSync(target)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	await bundleAll({ isQuiet: true });
	for (const old of readdirSync(root).filter((name) => name.endsWith('.vsix'))) rmSync(join(root, old));
	const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
	const target = join(root, `${name}-${version}.vsix`);
	await packageTo(target);
	console.log(`${relative(process.cwd(), target)}: ${(statSync(target).size / 1024).toFixed(0)} KiB`);
}
