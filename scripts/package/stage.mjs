// Makes a folder with exactly the files of a package, its pages and manifest as the package has them.
// @ts-check
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageManifest, packagePage } from './package-page.mjs';

/**
 * @param {string} folder where the files are
 * @param {readonly string[]} paths from there
 * @param {import('./package-page.mjs').Published} [published]
 * @returns {string} a new folder, which the caller removes
 */
export function stage(folder, paths, published) {
	const target = mkdtempSync(join(tmpdir(), 'samhain-stage-'));
	for (const path of paths) cpSync(join(folder, path), join(target, path));
	const shipped = new Set(paths);
	for (const page of ['README.md', 'CHANGELOG.md'])
		writeFileSync(
			join(target, page),
			packagePage(readFileSync(join(folder, page), 'utf8'), shipped, published),
		);
	const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	const text = JSON.stringify(packageManifest(manifest, published), undefined, '\t');
	writeFileSync(join(target, 'package.json'), `${text}\n`);
	return target;
}
