#!/usr/bin/env node
// Compares this project with what has been released since, and prints what is new; a job runs it every week.
//   npm run drift -- dependencies                  newer packages, and known vulnerabilities of the present ones
//   npm run drift -- daemon [--debian FILE --upstream FILE]    newer versions of samhain; files in the place of requests
// Exit status: 1 when something is new, 2 when it could not be found out.
// @ts-check
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { describeOutdated, releasesIn, unknownReleases } from './drift/releases.mjs';
import { loadCore } from './load-core.mjs';

/** Where releases are listed. */
const DEBIAN = 'https://sources.debian.org/api/src/samhain/';
const UPSTREAM = 'https://la-samhna.de/samhain/';

/** It could not be found out; the message says why. */
class UnknownError extends Error {}

/**
 * @param {string} address
 * @param {string | undefined} file
 * @returns {Promise<string>}
 * @throws {UnknownError}
 */
async function read(address, file) {
	if (file !== undefined) return readFileSync(file, 'utf8');
	try {
		const response = await fetch(address, { signal: AbortSignal.timeout(30_000) });
		if (!response.ok) throw new Error(`status ${response.status}`);
		return await response.text();
	} catch (error) {
		throw new UnknownError(`${address} cannot be read: ${error instanceof Error ? error.message : error}`);
	}
}

/**
 * @param {{ debian?: string | undefined, upstream?: string | undefined }} files
 * @returns {Promise<boolean>} whether something is new
 */
async function findNewDaemons(files) {
	/** @type {{ DAEMON_VERSIONS: readonly string[] }} */
	const { DAEMON_VERSIONS: known } = await loadCore();
	const released = new Map([
		['Debian', releasesIn(await read(DEBIAN, files.debian))],
		['upstream', releasesIn(await read(UPSTREAM, files.upstream))],
	]);
	let isNew = false;
	for (const [who, versions] of released) {
		if (versions.length === 0) throw new UnknownError(`No version of samhain is named by ${who}.`);
		const unknown = unknownReleases(known, versions);
		isNew ||= unknown.length > 0;
		console.log(`${who}: ${unknown.length === 0 ? 'nothing new' : unknown.join(', ')}`);
	}
	console.log(`The catalogue has ${known.join(', ')}; docs/versions.md describes how to add one.`);
	return isNew;
}

/**
 * @param {...string} words
 * @returns {any} the JSON that npm prints; its exit status only tells whether there is any
 * @throws {UnknownError}
 */
function npmJson(...words) {
	const { stdout, error } = spawnSync('npm', [...words, '--json'], {
		encoding: 'utf8',
		shell: process.platform === 'win32',
	});
	if (error !== undefined) throw new UnknownError(`npm ${words[0]}: ${error.message}`);
	return JSON.parse(stdout || '{}');
}

/** @returns {boolean} whether something is new */
function findNewDependencies() {
	const outdated = describeOutdated(npmJson('outdated'));
	for (const { name, current, latest, reason } of outdated)
		console.log(`${name}: ${current} → ${latest}${reason === undefined ? '' : ` (held back: ${reason})`}`);
	const { metadata, message } = npmJson('audit');
	if (metadata?.vulnerabilities === undefined)
		throw new UnknownError(`npm audit gives no answer: ${message ?? 'no reason given'}`);
	const { total } = metadata.vulnerabilities;
	console.log(`Known vulnerabilities: ${total}`);
	return total > 0 || outdated.some(({ reason }) => reason === undefined);
}

try {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { debian: { type: 'string' }, upstream: { type: 'string' } },
	});
	const [what] = positionals;
	if (what !== 'daemon' && what !== 'dependencies')
		throw new UnknownError('Name one of: daemon, dependencies');
	const isNew = what === 'daemon' ? await findNewDaemons(values) : findNewDependencies();
	process.exitCode = isNew ? 1 : 0;
} catch (error) {
	console.error(`drift: ${error instanceof Error ? error.message : error}`);
	process.exitCode = 2;
}
