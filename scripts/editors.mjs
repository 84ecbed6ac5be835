// Sees that the editors are there which `npm run test:editors` drives: those of Debian 12, or of a newer Debian or Ubuntu.
// Root gets what is missing; anybody else gets the command to type.
// @ts-check
import { spawnSync } from 'node:child_process';

const PACKAGES = [
	...['neovim', 'vim', 'vim-ale', 'emacs-nox', 'elpa-lsp-mode', 'nano', 'bat'],
	'libkf5syntaxhighlighting-tools',
];

/**
 * Whether a package is installed.
 * @param {string} name
 */
function isInstalled(name) {
	const { stdout } = spawnSync('dpkg', ['--status', name], { encoding: 'utf8' });
	return stdout?.includes('Status: install ok installed') === true;
}

/** @param {string[]} args */
function aptGet(args) {
	const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	return (
		spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: environment }).status === 0
	);
}

/** Whether Emacs has eglot, which is a package of its own up to Emacs 28. */
function hasEglot() {
	const load = ['--batch', '--funcall', 'package-initialize', '--eval', "(require 'eglot)"];
	return spawnSync('emacs', load, { stdio: 'ignore' }).status === 0;
}

/**
 * Installs packages.
 * @param {string[]} names
 * @returns false when that is not possible; then the command to type was printed
 */
function install(names) {
	if (names.length === 0) return true;
	const command = ['install', '--yes', '--no-install-recommends', ...names];
	// The list of packages may be too old to find them.
	if (process.getuid?.() === 0 && (aptGet(command) || (aptGet(['update']) && aptGet(command)))) return true;
	console.error(
		`The editors that the test drives are missing. Install them: sudo apt-get ${command.join(' ')}`,
	);
	return false;
}

const isThere =
	install(PACKAGES.filter((name) => !isInstalled(name))) && install(hasEglot() ? [] : ['elpa-eglot']);
if (!isThere) process.exitCode = 1;
