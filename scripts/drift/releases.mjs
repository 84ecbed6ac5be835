// What moves on while this project stands still: releases of samhain, and of the packages that it is built with.
// @ts-check

/**
 * @param {string} one
 * @param {string} other
 * @returns {number} below 0 if the first version is the older one
 */
export function compareReleases(one, other) {
	const [left, right] = [one, other].map((version) => version.split('.').map(Number));
	for (let at = 0; at < 3; at++) {
		const difference = (left?.[at] ?? 0) - (right?.[at] ?? 0);
		if (difference !== 0) return difference;
	}
	return 0;
}

/**
 * Finds the releases of samhain that a text names, as Debian's list of packages and the page of its author do.
 * @param {string} text JSON or HTML
 * @returns {string[]} oldest first, each once
 */
export function releasesIn(text) {
	const found = new Set();
	for (const [, version = ''] of text.matchAll(
		/(?:samhain[-_ ]?v?|"version":\s*")(\d+\.\d+\.\d+)(?=[^\d.]|\.\D|$)/gi,
	))
		found.add(version);
	return [...found].sort(compareReleases);
}

/**
 * @param {readonly string[]} known versions that the catalogue has, oldest first
 * @param {readonly string[]} released versions that somebody publishes
 * @returns {string[]} those above the oldest known one that the catalogue lacks
 */
export function unknownReleases(known, released) {
	const [oldest = '0.0.0'] = known;
	return released.filter((version) => !known.includes(version) && compareReleases(version, oldest) > 0);
}

/** Packages that stay where they are, and why. */
export const HELD_BACK = {
	'@types/node': 'has the types of the oldest Node that the tools run on',
	'@types/vscode': 'has the types of the oldest VS Code that the extension runs in',
	'@vscode/test-electron': 'version 3 wants Node 22',
	'@vscode/vsce': 'version 4 wants Node 22',
	'dependency-cruiser': 'version 18 wants Node 22',
	'markdownlint-cli2': 'version 0.23 wants Node 22',
	vitest: 'version 5 wants Node 22',
};

/**
 * @param {Readonly<Record<string, { current?: string, latest: string }>>} outdated what `npm outdated --json` prints
 * @returns {{ name: string, current: string, latest: string, reason: string | undefined }[]} with the reason of those that
 * are held back
 */
export function describeOutdated(outdated) {
	/** @type {Readonly<Record<string, string>>} */
	const reasons = HELD_BACK;
	return Object.entries(outdated).map(([name, { current = 'none', latest }]) => ({
		...{ name, current, latest },
		reason: reasons[name],
	}));
}
