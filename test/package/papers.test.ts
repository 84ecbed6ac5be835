// What ships beside the bundles: the notices of the packages of others in them, and the bill of materials. Both come from what
// the bundler really took in.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleAll } from '../../scripts/bundle.mjs';
import {
	BILL_OF_MATERIALS,
	billOfMaterials,
	bundledPackages,
	NOTICES,
	thirdPartyNotices,
} from '../../scripts/package/bundled-packages.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Licences that allow shipping with nothing but a notice. Another one is a decision, not a detail. */
const ALLOWED = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'Apache-2.0', '0BSD'];

let packages: ReturnType<typeof bundledPackages> = [];

function readBuilt(name: string): string {
	return readFileSync(`${root}dist/${name}`, 'utf8');
}

beforeAll(async () => {
	packages = bundledPackages(root, Object.values(await bundleAll({ isQuiet: true })).flat());
});

describe('the notices', () => {
	it('name every package that is in a bundle, with its copyright', () => {
		const text = readBuilt(NOTICES);
		expect(packages.map(({ name }) => name)).toContain('vscode-jsonrpc');
		for (const { name, version, license, text: words } of packages) {
			expect(text).toContain(`${name} ${version} (${license})`);
			expect(text).toContain(words);
			expect(words, name).toMatch(/copyright|blue oak/i);
		}
	});

	it('are about licences that allow it', () => {
		expect(packages.filter(({ license }) => !ALLOWED.includes(license)).map(({ name }) => name)).toEqual([]);
	});

	it('have each licence once', () => {
		const one = { version: '1.0.0', license: 'MIT', text: 'MIT\n\nCopyright somebody', integrity: '' };
		const text = thirdPartyNotices([
			{ name: 'a', ...one },
			{ name: 'b', ...one },
		]);
		expect(text.match(/Copyright somebody/g)).toHaveLength(1);
		expect(text).toContain('a, b\n');
	});
});

describe('the bill of materials', () => {
	const text = (): string => readBuilt(BILL_OF_MATERIALS);

	it('is CycloneDX 1.6 by its schema', async () => {
		const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
		expect(await validator.validate(text())).toBeNull();
	});

	it('has what the notices have, with the checksums of the lock file', () => {
		const { components, metadata } = JSON.parse(text());
		expect(components.map((one: { purl: string }) => one.purl)).toEqual(
			packages.map(({ name, version }) => `pkg:npm/${name.replace('@', '%40')}@${version}`),
		);
		for (const { hashes } of components) expect(hashes[0].content).toMatch(/^[0-9a-f]{128}$/);
		const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
		expect(metadata.component).toMatchObject({ name: manifest.name, version: manifest.version });
	});

	it('writes names with a scope and compound licences as the standards want them', () => {
		const manifest = { name: 'x', version: '1.0.0', license: 'MIT', description: 'y' };
		const one = {
			name: '@a/b',
			version: '2.0.0',
			license: '(MIT OR Apache-2.0)',
			text: '',
			integrity: 'sha512-AAAA',
		};
		expect(JSON.parse(billOfMaterials([one], manifest)).components).toMatchObject([
			{ purl: 'pkg:npm/%40a/b@2.0.0', licenses: [{ expression: '(MIT OR Apache-2.0)' }] },
		]);
	});
});
