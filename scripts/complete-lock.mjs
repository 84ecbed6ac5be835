// Completes package-lock.json with the packages of other platforms. A registry that serves only its own platform's
// makes npm leave them out, and `npm ci` then refuses the lock file everywhere, there as well.
//   node scripts/complete-lock.mjs      after `npm install` against such a registry
// @ts-check

import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {{ version?: string, optionalDependencies?: Record<string, string>, [key: string]: unknown }} LockedPackage
 * @typedef {{ packages: Record<string, LockedPackage> }} Lock
 */

const systems = [
	'aix',
	'android',
	'darwin',
	'freebsd',
	'linux',
	'netbsd',
	'openbsd',
	'openharmony',
	'sunos',
	'win32',
];
const processors = [
	'arm',
	'arm64',
	'ia32',
	'loong64',
	'mips64el',
	'ppc64',
	'riscv64',
	's390x',
	'wasm32',
	'x64',
];

/**
 * @param {Lock} lock
 * @param {string} path key of the package that asks
 * @param {string} name
 * @returns {boolean} whether Node would find that package from there
 */
function isLocked(lock, path, name) {
	for (let base = path; ; base = base.slice(0, Math.max(0, base.lastIndexOf('/node_modules/')))) {
		if (lock.packages[`${base === '' ? '' : `${base}/`}node_modules/${name}`] !== undefined) return true;
		if (base === '') return false;
	}
}

/**
 * @param {Lock} lock
 * @returns {Array<[string, string]>} name and version of each optional package that an exact version asks for and the
 * lock file lacks
 */
export function findMissing(lock) {
	return Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
		Object.entries(optionalDependencies).filter(
			([name, version]) => /^\d+\.\d+\.\d+/.test(version) && !isLocked(lock, path, name),
		),
	);
}

/**
 * @param {string} name such as `@biomejs/cli-linux-x64-musl`
 * @param {string} version
 * @returns {LockedPackage}
 */
function describePackage(name, version) {
	const words = name.replace(/^.*\//, '').split('-');
	const os = systems.filter((system) => words.includes(system));
	const cpu = processors.filter((processor) => words.includes(processor));
	const libc = words.some((word) => word.startsWith('musl'))
		? ['musl']
		: words.some((word) => word.startsWith('gnu'))
			? ['glibc']
			: [];
	return {
		version,
		...(cpu.length > 0 ? { cpu } : {}),
		dev: true,
		...(libc.length > 0 ? { libc } : {}),
		optional: true,
		...(os.length > 0 ? { os } : {}),
	};
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const file = join(dirname(fileURLToPath(import.meta.url)), '..', 'package-lock.json');
	/** @type {Lock} */
	const lock = JSON.parse(readFileSync(file, 'utf8'));
	const missing = findMissing(lock);
	for (const [name, version] of missing)
		lock.packages[`node_modules/${name}`] = describePackage(name, version);
	lock.packages = Object.fromEntries(
		Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')),
	);
	writeFileSync(file, `${JSON.stringify(lock, undefined, '\t')}\n`);
	console.log(`${missing.length} packages added`);
}
