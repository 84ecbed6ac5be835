// The files of a release, made as the workflow makes them.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packagePage } from '../../scripts/package/package-page.mjs';
import { listPackage } from '../../scripts/package.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'samhain-release-'));
const REPOSITORY = 'https://github.com/example/samhain-editor';

function release(out: string, ...words: readonly string[]) {
	return spawnSync(process.execPath, ['scripts/release.mjs', '--out', join(folder, out), ...words], {
		cwd: root,
		encoding: 'utf8',
	});
}

/** A file of a .vsix, which our own writer of ZIP archives made. */
function readPacked(archive: string, path: string): string {
	const bytes = readFileSync(archive);
	for (let at = bytes.indexOf('PK\u0003\u0004'); at >= 0; ) {
		const [size, nameLength] = [bytes.readUInt32LE(at + 18), bytes.readUInt16LE(at + 26)];
		const start = at + 30 + nameLength;
		if (bytes.toString('utf8', at + 30, start) === path)
			return inflateRawSync(bytes.subarray(start, start + size)).toString('utf8');
		at = bytes.indexOf('PK\u0003\u0004', start + size);
	}
	throw new Error(`${path} is not in ${archive}`);
}

/** Where the links and pictures of a page lead. */
function targetsOf(markdown: string): readonly string[] {
	const prose = markdown.replace(/^```.*?^```$|`[^`\n]*`/gms, '');
	return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
}

const vsix = (out: string): string => join(folder, out, `${name}-${version}.vsix`);

beforeAll(() => {
	expect(release('plain')).toMatchObject({ status: 0, stderr: '' });
	expect(release('published', '--repository', `${REPOSITORY}.git`, '--tag', `v${version}`)).toMatchObject({
		status: 0,
	});
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true }));

describe('a release', () => {
	it('has the packages, the one page, the papers and the checksums', () => {
		expect(readdirSync(join(folder, 'plain')).sort()).toEqual(
			[
				'SHA256SUMS',
				'THIRD-PARTY-NOTICES.txt',
				'samhain-lint.html',
				`${name}-sbom.cdx.json`,
				`${name}-${version}.tgz`,
				`${name}-${version}.vsix`,
			].sort(),
		);
	});

	it('has the checksum of every other file, as sha256sum --check reads it', () => {
		const lines = readFileSync(join(folder, 'plain', 'SHA256SUMS'), 'utf8')
			.trimEnd()
			.split('\n');
		expect(lines).toHaveLength(readdirSync(join(folder, 'plain')).length - 1);
		for (const line of lines) {
			const [sum, file = ''] = line.split('  ');
			expect(
				createHash('sha256')
					.update(readFileSync(join(folder, 'plain', file)))
					.digest('hex'),
			).toBe(sum);
		}
	});

	it('has a bill of materials that covers the page, too, each package once', () => {
		const text = readFileSync(join(folder, 'plain', `${name}-sbom.cdx.json`), 'utf8');
		const names: string[] = JSON.parse(text).components.map((one: { purl: string }) => one.purl);
		expect(names.some((one) => one.includes('codemirror'))).toBe(true);
		expect(names.some((one) => one.includes('vscode-languageclient'))).toBe(true);
		expect(new Set(names).size).toBe(names.length);
	});

	it('names the repository where it is published, and none where it is not', () => {
		const manifestOf = (out: string): unknown => JSON.parse(readPacked(vsix(out), 'extension/package.json'));
		expect(manifestOf('plain')).not.toHaveProperty('repository');
		expect(manifestOf('published')).toMatchObject({
			repository: { type: 'git', url: `${REPOSITORY}.git` },
			bugs: { url: `${REPOSITORY}/issues` },
		});
		const packed = execFileSync('tar', [
			...['-xOf', join(folder, 'published', `${name}-${version}.tgz`), 'package/package.json'],
		]);
		expect(JSON.parse(packed.toString())).toMatchObject({ repository: { url: `${REPOSITORY}.git` } });
	});

	it('has a page on which every link of a file that ships resolves, and no picture is broken', async () => {
		const page = readPacked(vsix('plain'), 'extension/readme.md');
		const files = await listPackage();
		const relative = targetsOf(page).filter((target) => !/^(?:https:|#)/.test(target));
		expect(relative.length).toBeGreaterThan(3);
		expect(relative.filter((target) => !files.includes(target.replace(/#.*/, '')))).toEqual([]);
		expect(page).not.toMatch(/!\[/);
	});

	it('has a page whose links and pictures lead to files of the tag where it is published', () => {
		const page = readPacked(vsix('published'), 'extension/readme.md');
		const [blob, raw] = [
			`${REPOSITORY}/blob/v${version}/`,
			`https://raw.githubusercontent.com/example/samhain-editor/v${version}/`,
		];
		const own = targetsOf(page).filter((target) => target.startsWith(blob) || target.startsWith(raw));
		expect(own.filter((target) => target.startsWith(raw)).length).toBeGreaterThan(1);
		for (const target of own) {
			const path = target.replace(blob, '').replace(raw, '').replace(/#.*/, '');
			expect(existsSync(join(root, path)), path).toBe(true);
		}
		expect(targetsOf(page).filter((target) => !/^(?:https:|#)/.test(target))).toEqual([]);
	});

	it('is the same without and with the other one before it', () => {
		expect(release('again')).toMatchObject({ status: 0 });
		const sums = (out: string): string => readFileSync(join(folder, out, 'SHA256SUMS'), 'utf8');
		expect(sums('again')).toBe(sums('plain'));
	}, 60_000);

	it.each([
		[['--tag', 'v1.0.0'], '--repository and --tag need each other.'],
		[['--repository', REPOSITORY, '--tag', 'v0.0.0'], 'The tag is v0.0.0'],
		[['--repository', 'git@example.org:x', '--tag', 'v1'], 'No https address'],
		[['--bogus'], "Unknown option '--bogus'"],
	])('is refused for %j', (words, reason) => {
		expect(release('refused', ...words)).toMatchObject({
			status: 2,
			stderr: expect.stringContaining(reason),
		});
	});
});

describe('a page in a package', () => {
	const shipped = new Set(['docs/a.md']);
	const published = { repository: 'https://gitlab.example.org/group/x', tag: 'v1' };

	it.each([
		['[a](docs/a.md#b)', '[a](docs/a.md#b)', '[a](https://gitlab.example.org/group/x/-/blob/v1/docs/a.md#b)'],
		['[b](docs/b.md)', 'b', '[b](https://gitlab.example.org/group/x/-/blob/v1/docs/b.md)'],
		['![p](p.png)', '', '![p](https://gitlab.example.org/group/x/-/raw/v1/p.png)'],
		['[x](https://x.org) [y](#y)', '[x](https://x.org) [y](#y)', '[x](https://x.org) [y](#y)'],
		['[`b`](b.md)', '`b`', '[`b`](https://gitlab.example.org/group/x/-/blob/v1/b.md)'],
		['`[b](b.md)`', '`[b](b.md)`', '`[b](b.md)`'],
		['```\n[b](b.md)\n```', '```\n[b](b.md)\n```', '```\n[b](b.md)\n```'],
	])('has for %j %j, or %j', (written, plain, absolute) => {
		expect(packagePage(written, shipped)).toBe(plain);
		expect(packagePage(written, shipped, published)).toBe(absolute);
	});
});
