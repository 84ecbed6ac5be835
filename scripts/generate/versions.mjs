// Reads catalogue/versions/: a file for each version of samhain, with what it has that older ones lack. Makes the lists of versions
// for the engine and for the client.
// @ts-check
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { compareReleases } from '../drift/releases.mjs';

/**
 * @typedef {object} VersionJson
 * @property {string} version
 * @property {string} summary
 * @property {true} [isInDebian]
 * @property {string[]} [behaviour]
 * @property {(import('./read-catalogue.mjs').OptionJson & { section: string })[]} [options]
 * @property {{ id: string }[]} [messages]
 */

/**
 * @param {string} root
 * @returns {Promise<VersionJson[]>} oldest first
 */
export async function readVersions(root) {
	const folder = path.join(root, 'catalogue/versions');
	const versions = [];
	for (const name of await readdir(folder)) {
		/** @type {VersionJson} */
		const entry = JSON.parse(await readFile(path.join(folder, name), 'utf8'));
		if (`${entry.version}.json` !== name) throw new Error(`${name} is about version ${entry.version}`);
		versions.push(entry);
	}
	return versions.sort((one, other) => compareReleases(one.version, other.version));
}

/**
 * @param {string} root
 * @returns {Promise<any[]>} the log messages of all versions; those that a version began with have it as `since`
 */
export async function readMessages(root) {
	const { messages } = JSON.parse(await readFile(path.join(root, 'catalogue/messages.json'), 'utf8'));
	const later = (await readVersions(root)).flatMap((entry) =>
		(entry.messages ?? []).map((message) => ({ ...message, since: entry.version })),
	);
	return [...messages, ...later];
}

/** @type {import('./products.mjs').Product} */
export const versions = {
	name: 'versions',
	async render(root) {
		const all = await readVersions(root);
		const newest = all.at(-1)?.version ?? '';
		const inDebian = all.filter(({ isInDebian }) => isInDebian === true);
		if (inDebian.length !== 1) throw new Error('One version has to be the one in Debian.');
		const behaviour = all.flatMap((entry) => (entry.behaviour ?? []).map((name) => [name, entry.version]));
		const head =
			'// Generated from catalogue/versions/ by scripts/generate.mjs. Do not edit: change the source and run the script.';
		const list = `[${all.map(({ version }) => quote(version)).join(', ')}] as const;`;
		return [
			{
				path: 'server/src/core/catalogue/versions.generated.ts',
				text: `${head}

/** Oldest first. */
export const DAEMON_VERSIONS = ${list}

export const NEWEST_VERSION = ${quote(newest)};

/** The version that Debian ships. */
export const DEBIAN_VERSION = ${quote(inDebian[0]?.version ?? '')};

/** What each version is chosen for. */
export const VERSION_SUMMARIES = {
${all.map(({ version, summary }) => `\t${quote(version)}: ${quote(summary)},`).join('\n')}
};

/** What began with which version. */
export const BEHAVIOUR_SINCE = {
${behaviour.map(([name = '', version = '']) => `\t${quote(name)}: ${quote(version)},`).join('\n')}
} as const;
`,
			},
			{
				path: 'client/src/versions.generated.ts',
				text: `${head}

/** Versions of samhain, oldest first. */
export const DAEMON_VERSIONS: readonly string[] = [${all.map(({ version }) => quote(version)).join(', ')}];

/** The version that Debian ships. */
export const DEBIAN_VERSION = ${quote(inDebian[0]?.version ?? '')};
`,
			},
		];
	},
};

/** @param {string} text */
function quote(text) {
	return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
