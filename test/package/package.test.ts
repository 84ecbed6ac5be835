// What ships: exactly the files that are named here, each bundle one file, and none of it fat.
import { execFileSync } from 'node:child_process';
import {
	chmodSync,
	cpSync,
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
	utimesSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { minVersion, satisfies } from 'semver';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleAll } from '../../scripts/bundle.mjs';
import { listPackage, packageTo } from '../../scripts/package.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Upper limits in KiB: room for growth, none for a second copy of a library, the engine or the catalogue. */
const ceilings = {
	'dist/extension.js': 60,
	'dist/server.js': 40,
	'dist/core.js': 1500,
	'dist/lsp.js': 350,
	'dist/cli.js': 250,
	'dist/web/extension.js': 700,
	'dist/web/worker.js': 20,
};
/** In bytes: what a user downloads. */
const packageCeiling = 1_000_000;

/** Modules that are in two bundles, because those who need them cannot load one file. */
const twice: Readonly<Record<string, readonly string[]>> = {
	// A password is worked on in the client, where it was typed; in a browser that has to be one file.
	'server/src/core/client-entry/entry.ts': ['dist/core.js', 'dist/web/extension.js'],
	'server/src/core/client-entry/srp.ts': ['dist/core.js', 'dist/web/extension.js'],
	'server/src/core/client-entry/tiger.ts': ['dist/core.js', 'dist/web/extension.js'],
	// A few lines that client and server agree on.
	'server/src/page-file.ts': ['dist/lsp.js', 'dist/web/extension.js'],
	// The files of the machine, for the two programs that read them.
	'server/src/platform/node-files.ts': ['dist/cli.js', 'dist/server.js'],
};

/** What a lock file says of one package. */
interface LockedPackage {
	readonly integrity?: string;
	readonly optionalDependencies?: Readonly<Record<string, string>>;
	readonly engines?: { readonly node?: string };
}

function sizeOf(path: string): number {
	return statSync(join(root, path)).size / 1024;
}

function filesIn(folder: string, ending: RegExp): string[] {
	return readdirSync(join(root, folder))
		.filter((name) => ending.test(name))
		.map((name) => `${folder}/${name}`);
}

let modules: Readonly<Record<string, readonly string[]>> = {};

beforeAll(async () => {
	modules = await bundleAll({ isQuiet: true });
});

describe('the package', () => {
	it('holds what is listed and nothing else', async () => {
		const expected = [
			'CHANGELOG.md',
			'LICENSE',
			'README.md',
			'catalogue/samhain-lint.schema.json',
			'dist/THIRD-PARTY-NOTICES.txt',
			...Object.keys(ceilings),
			...filesIn('docs/guidance', /\.(md|svg)$/),
			...filesIn('docs/generated/guidance', /\.md$/),
			...filesIn('docs/generated/rules', /\.md$/),
			'icons/file.svg',
			'icons/icon.png',
			'language-configuration.json',
			'package.json',
			'syntaxes/samhainrc.tmLanguage.json',
			'syntaxes/yulerc.tmLanguage.json',
		];
		expect(await listPackage()).toEqual(expected.sort());
	});

	it('stays small', async () => {
		const target = join(tmpdir(), `samhain-editor-${process.pid}.vsix`);
		await packageTo(target);
		expect(statSync(target).size).toBeLessThan(packageCeiling);
	});

	it('holds no module twice', () => {
		const holders = new Map<string, string[]>();
		for (const [bundle, paths] of Object.entries(modules).filter(([path]) => path in ceilings))
			for (const path of paths) holders.set(path, [...(holders.get(path) ?? []), bundle].sort());
		const several = [...holders].filter(([, bundles]) => bundles.length > 1);
		expect(Object.fromEntries(several)).toEqual(twice);
	});

	it('is built to the same bytes in another folder', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'samhain-build-'));
		try {
			for (const part of [
				'scripts',
				'client',
				'server',
				'package.json',
				'package-lock.json',
				'tsconfig.base.json',
			])
				cpSync(join(root, part), join(folder, part), { recursive: true });
			symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
			execFileSync(process.execPath, ['scripts/bundle.mjs'], { cwd: folder, stdio: 'pipe' });
			for (const path of Object.keys(ceilings))
				expect(readFileSync(join(folder, path)).equals(readFileSync(join(root, path))), path).toBe(true);
		} finally {
			rmSync(folder, { recursive: true });
		}
	}, 60_000);

	it('is the same, byte for byte, from another folder, at another time and from files with another mode', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'samhain-package-'));
		const paths = await listPackage();
		try {
			const packages = await Promise.all(
				['one', 'other'].map(async (name, index) => {
					const copy = join(folder, name);
					for (const path of ['.vscodeignore', ...paths]) {
						const file = join(copy, path);
						cpSync(join(root, path), file);
						chmodSync(file, index === 0 ? 0o644 : 0o755);
						utimesSync(file, 1e9 + index * 1e7, 1e9 + index * 1e7);
					}
					await packageTo(join(folder, `${name}.vsix`), copy);
					return readFileSync(join(folder, `${name}.vsix`));
				}),
			);
			expect(packages[0]?.equals(packages[1] ?? Buffer.alloc(0))).toBe(true);
		} finally {
			rmSync(folder, { recursive: true });
		}
	}, 120_000);

	it.each(Object.entries(ceilings))('%s stays below %i KiB', (path, ceiling) => {
		expect(sizeOf(path)).toBeLessThan(ceiling);
	});
});

describe('the manifest', () => {
	const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

	it('names only files that are there', () => {
		const { contributes, main, browser, bin } = manifest;
		const paths = [
			main,
			browser,
			...Object.values<string>(bin),
			...contributes.grammars.map((each: { path: string }) => each.path),
			...contributes.languages.map((each: { configuration: string }) => each.configuration),
			...contributes.jsonValidation.map((each: { url: string }) => each.url),
		];
		for (const path of paths) expect(existsSync(join(root, path)), path).toBe(true);
	});

	it('claims no generic file name', () => {
		for (const { extensions, filenames, filenamePatterns } of manifest.contributes.languages) {
			for (const name of [...extensions, ...filenames, ...filenamePatterns]) {
				expect(name).toMatch(/samhainrc|yulerc/);
			}
		}
	});

	it('pins every dependency and has none at run time that is not bundled', () => {
		expect(manifest.dependencies).toBeUndefined();
		for (const version of Object.values(manifest.devDependencies))
			expect(version).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/);
	});

	it('starts nothing before a file of ours is opened or a command is called, but where a project file describes a deployment', () => {
		// Only its place makes `rc.NAME` a file of ours, so where a project file describes a deployment something has to be
		// awake to tell. An exact name costs the editor one look, where a pattern would make it search the workspace.
		expect(manifest.activationEvents).toEqual(['workspaceContains:.samhain-lint.json']);
	});

	it('has a lock file for every platform and for every registry, each package with its checksum', () => {
		const text = readFileSync(join(root, 'package-lock.json'), 'utf8');
		const packages = Object.entries(JSON.parse(text).packages as Record<string, LockedPackage>);
		const names = new Set(packages.map(([path]) => path.replace(/^.*node_modules\//, '')));
		const optional = packages.flatMap(([, entry]) => Object.keys(entry.optionalDependencies ?? {}));
		expect(optional.filter((name) => !names.has(name))).toEqual([]);
		expect(packages.filter(([path, entry]) => path !== '' && !entry.integrity).map(([path]) => path)).toEqual(
			[],
		);
		expect(text).not.toContain('"resolved"');
	});

	it('is built with tools that each run on every Node that it names: npm ci prints no warning there', () => {
		const text = readFileSync(join(root, 'package-lock.json'), 'utf8');
		const packages = Object.entries(JSON.parse(text).packages as Record<string, LockedPackage>);
		const { version } = manifest.devEngines.runtime;
		const oldest = version.split('||').map((range: string) => minVersion(range)?.version ?? '');
		expect(oldest).toEqual(['20.19.0', '22.13.0', '24.0.0']);
		for (const node of oldest) {
			const unfit = packages.filter(([, { engines }]) => !satisfies(node, engines?.node ?? '*'));
			expect(unfit.map(([path]) => path)).toEqual([]);
		}
	});

	it('names the same Node to those who build it', () => {
		const page = (name: string): string => readFileSync(join(root, name), 'utf8');
		for (const name of ['README.md', 'CONTRIBUTING.md'])
			expect(page(name)).toContain('Node 20.19, 22.13, 24 or newer');
		expect(manifest.engines.node).toBe('>=20');
	});

	it('names every script', () => {
		const folder = join(root, 'scripts');
		const scripts = readdirSync(folder).filter((name) => name.endsWith('.mjs'));
		const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
			.filter((name) => name.endsWith('.mjs'))
			.map((name) => readFileSync(join(folder, name), 'utf8'));
		const commands = Object.values(manifest.scripts).join('\n');
		const isNamed = (name: string): boolean =>
			commands.includes(`scripts/${name}`) || texts.some((text) => text.includes(`/${name}'`));
		expect(scripts.filter((name) => !isNamed(name))).toEqual([]);
	});
});
