// The one generator of the project: writes every file that is made from the catalogue, the rules or the settings.
// `node scripts/generate.mjs` writes what is stale; `--check` writes nothing, names the stale files and exits 1.
// @ts-check
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { products } from './generate/products.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const isCheck = process.argv.includes('--check');

/** The folder in which every file is generated, so that one that nobody makes any more is stale. */
const GENERATED = 'docs/generated';

/** @type {string[]} */
const stale = [];
/** @type {Set<string>} */
const made = new Set();
for (const product of products) {
	for (const file of await product.render(root)) {
		made.add(file.path);
		const target = path.join(root, file.path);
		const current = await readFile(target, 'utf8').catch(() => undefined);
		if (current === file.text) continue;
		stale.push(`${file.path} (${product.name})`);
		if (isCheck) continue;
		await mkdir(path.dirname(target), { recursive: true });
		await writeFile(target, file.text);
	}
}

for (const entry of await readdir(path.join(root, GENERATED), { recursive: true, withFileTypes: true })) {
	const file = path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/');
	if (!entry.isFile() || made.has(file)) continue;
	stale.push(`${file} (made no more)`);
	if (!isCheck) await rm(path.join(root, file));
}

if (isCheck && stale.length > 0) {
	console.error(`Stale: ${stale.join(', ')}\nRepair with: node scripts/generate.mjs`);
	process.exitCode = 1;
} else if (!isCheck) {
	for (const file of stale) console.log(`wrote or removed ${file}`);
}
