#!/usr/bin/env node
// Makes the files of a release in one folder: the extension, the package of npm, the one page, the bill of materials, the notices, and the
// checksums of all. Publishes nothing: .github/workflows/release.yml does that with these files.
//   npm run release -- [--out FOLDER] [--repository URL --tag vVERSION]
// --repository is the address of the published sources; links, pictures and manifest of the packages get it. Without it they
// name no address. Exit status: 2 for wrong arguments, or a tag that the version or CHANGELOG.md does not have.
// @ts-check
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundleAll } from './bundle.mjs';
import {
	BILL_OF_MATERIALS,
	billOfMaterials,
	bundledPackages,
	mergePackages,
	NOTICES,
	thirdPartyNotices,
} from './package/bundled-packages.mjs';
import { stage } from './package/stage.mjs';
import { packageTo } from './package.mjs';
import { writeSingle } from './site.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const { name, version } = manifest;

/** A release that cannot be made, with the reason for whoever started it. */
class ReleaseError extends Error {}

/**
 * @param {readonly string[]} words arguments
 * @returns {{ out: string, published: import('./package/package-page.mjs').Published | undefined }}
 * @throws {ReleaseError}
 */
function readArguments(words) {
	const { values } = parseArgs({
		args: [...words],
		options: { out: { type: 'string' }, repository: { type: 'string' }, tag: { type: 'string' } },
	});
	const { out = join(root, 'release'), tag } = values;
	const repository = values.repository?.replace(/(?:\.git)?\/?$/, '');
	if ((repository === undefined) !== (tag === undefined))
		throw new ReleaseError('--repository and --tag need each other.');
	if (repository === undefined || tag === undefined) return { out: resolve(out), published: undefined };
	if (!/^https:\/\/[^/]+\/.+/.test(repository)) throw new ReleaseError(`No https address: ${repository}`);
	if (tag !== `v${version}`)
		throw new ReleaseError(`The tag is ${tag}, the version of package.json ${version}.`);
	if (!new RegExp(`^## ${version.replaceAll('.', '\\.')} — \\d{4}-\\d\\d-\\d\\d$`, 'm').test(readChangelog()))
		throw new ReleaseError(`CHANGELOG.md has no section "## ${version} — DATE".`);
	return { out: resolve(out), published: { repository, tag } };
}

function readChangelog() {
	return readFileSync(join(root, 'CHANGELOG.md'), 'utf8');
}

/**
 * @param {string} cwd
 * @param {...string} words
 * @returns {string} what npm prints
 */
function npm(cwd, ...words) {
	const quiet = ['--ignore-scripts', '--no-update-notifier', '--offline'];
	// npm is a script of the shell on Windows.
	return execFileSync('npm', [...words, ...quiet], {
		cwd,
		encoding: 'utf8',
		shell: process.platform === 'win32',
	});
}

/**
 * @param {string} out folder
 * @param {import('./package/package-page.mjs').Published | undefined} published
 */
function packNpm(out, published) {
	const [{ files }] = JSON.parse(npm(root, 'pack', '--dry-run', '--json'));
	const staged = stage(
		root,
		files.map((/** @type {{ path: string }} */ file) => file.path),
		published,
	);
	try {
		npm(staged, 'pack', '--silent', `--pack-destination=${out}`);
	} finally {
		rmSync(staged, { recursive: true });
	}
}

/**
 * @param {string} out folder
 * @returns {string} its files in the form of `sha256sum`
 */
function checksums(out) {
	return readdirSync(out)
		.sort()
		.map((file) => {
			const sum = createHash('sha256').update(readFileSync(join(out, file)));
			return `${sum.digest('hex')}  ${file}\n`;
		})
		.join('');
}

try {
	const { out, published } = readArguments(process.argv.slice(2));
	rmSync(out, { recursive: true, force: true });
	mkdirSync(out, { recursive: true });
	const bundled = await bundleAll({ isQuiet: true });
	await packageTo(join(out, `${name}-${version}.vsix`), root, published);
	packNpm(out, published);
	const packages = mergePackages(
		bundledPackages(root, Object.values(bundled).flat()),
		await writeSingle(out),
	);
	writeFileSync(join(out, `${name}-${BILL_OF_MATERIALS}`), billOfMaterials(packages, manifest));
	writeFileSync(join(out, NOTICES), thirdPartyNotices(packages));
	writeFileSync(join(out, 'SHA256SUMS'), checksums(out));
	process.stdout.write(readFileSync(join(out, 'SHA256SUMS'), 'utf8'));
} catch (error) {
	const isOurs = error instanceof ReleaseError || (error instanceof TypeError && 'code' in error);
	if (!isOurs) throw error;
	console.error(`release: ${error.message}`);
	process.exitCode = 2;
}
