// The one generator of the project: writes every file that is made from the catalogue, the rules or the settings.
// `node scripts/generate.mjs` writes what is stale; `--check` writes nothing, names the stale files and exits 1.
// @ts-check
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { products } from './generate/products.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const isCheck = process.argv.includes('--check');

/** @type {string[]} */
const stale = [];
for (const product of products) {
	for (const file of await product.render(root)) {
		const target = path.join(root, file.path);
		const current = await readFile(target, 'utf8').catch(() => undefined);
		if (current === file.text) continue;
		stale.push(`${file.path} (${product.name})`);
		if (isCheck) continue;
		await mkdir(path.dirname(target), { recursive: true });
		await writeFile(target, file.text);
	}
}

if (isCheck && stale.length > 0) {
	console.error(`Stale: ${stale.join(', ')}\nRepair with: node scripts/generate.mjs`);
	process.exitCode = 1;
} else if (!isCheck) {
	for (const file of stale) console.log(`wrote ${file}`);
}
