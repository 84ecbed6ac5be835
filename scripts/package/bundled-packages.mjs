// The packages of others that the bundles hold, by the list of modules that the bundler really took in.
// @ts-check
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {object} BundledPackage
 * @property {string} name
 * @property {string} version
 * @property {string} license SPDX expression
 * @property {string} text of its licence, with its copyright
 * @property {string} integrity of its archive, from the lock file: `sha512-` and Base64
 */

/** Names of the files that the build writes. */
export const NOTICES = 'THIRD-PARTY-NOTICES.txt';
export const BILL_OF_MATERIALS = 'sbom.cdx.json';

/** Names of the file with the licence, in the order in which they are looked for. */
const LICENSE_FILE = /^licen[cs]e(?:[.-](?:md|txt|mit|isc))*$/i;

/**
 * @param {string} root folder of the project
 * @param {Iterable<string>} modules paths from the root, with `/`
 * @returns {BundledPackage[]} sorted by name and version
 * @throws {Error} for a package without a licence, or without the text of it
 */
export function bundledPackages(root, modules) {
	const folders = new Set();
	for (const path of modules) {
		const [, folder] = /^((?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path) ?? [];
		if (folder !== undefined) folders.add(folder);
	}
	const { packages: locked } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
	return [...folders]
		.map((folder) => {
			const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
			if (typeof license !== 'string') throw new Error(`${name} does not say under which licence it is`);
			const file = readdirSync(join(root, folder)).find((entry) => LICENSE_FILE.test(entry));
			if (file === undefined) throw new Error(`${name} has no file with its licence`);
			const text = readFileSync(join(root, folder, file), 'utf8')
				.replaceAll('\r\n', '\n')
				.trim();
			return { name, version, license, text, integrity: String(locked[folder]?.integrity ?? '') };
		})
		.sort(byPurl);
}

/**
 * @param {BundledPackage} one
 * @param {BundledPackage} other
 */
function byPurl(one, other) {
	return purl(one.name, one.version) < purl(other.name, other.version) ? -1 : 1;
}

/**
 * @param {...readonly BundledPackage[]} lists
 * @returns {BundledPackage[]} each package once, sorted
 */
export function mergePackages(...lists) {
	const byId = new Map(lists.flat().map((one) => [purl(one.name, one.version), one]));
	return [...byId.values()].sort(byPurl);
}

/**
 * @param {readonly BundledPackage[]} packages
 * @returns {string} what their licences ask to be shipped with them
 */
export function thirdPartyNotices(packages) {
	const head = `The programs in this folder contain code of these packages, under the licences that follow. Samhain itself is not among
them.

${packages.map(({ name, version, license }) => `${name} ${version} (${license})`).join('\n')}
`;
	const line = '-'.repeat(80);
	/** @type {Map<string, string[]>} */
	const byText = new Map();
	for (const { name, text } of packages) byText.set(text, [...(byText.get(text) ?? []), name]);
	const texts = [...byText].map(([text, names]) => `${line}\n${names.join(', ')}\n${line}\n\n${text}\n`);
	return `${head}\n${texts.join('\n')}`;
}

/**
 * The bill of materials of what ships, as CycloneDX 1.6. It has neither a time nor a serial number, so that the same files
 * give the same text.
 * @param {readonly BundledPackage[]} packages
 * @param {{ name: string, version: string, license: string, description: string }} manifest
 * @returns {string}
 */
export function billOfMaterials(packages, { name, version, license, description }) {
	const own = purl(name, version);
	const bom = {
		$schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
		bomFormat: 'CycloneDX',
		specVersion: '1.6',
		version: 1,
		metadata: {
			lifecycles: [{ phase: 'build' }],
			component: {
				...{ type: 'application', 'bom-ref': own, name, version, description, purl: own },
				licenses: [{ license: { id: license } }],
			},
		},
		components: packages.map((one) => ({
			...{ type: 'library', 'bom-ref': purl(one.name, one.version), name: one.name, version: one.version },
			...{ scope: 'required', purl: purl(one.name, one.version) },
			licenses: [
				/^[\w.-]+$/.test(one.license) ? { license: { id: one.license } } : { expression: one.license },
			],
			hashes: [{ alg: 'SHA-512', content: Buffer.from(one.integrity.slice(7), 'base64').toString('hex') }],
		})),
		dependencies: [
			{ ref: own, dependsOn: packages.map((one) => purl(one.name, one.version)) },
			...packages.map((one) => ({ ref: purl(one.name, one.version) })),
		],
	};
	return `${JSON.stringify(bom, undefined, '\t')}\n`;
}

/**
 * @param {string} name
 * @param {string} version
 */
function purl(name, version) {
	return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}
