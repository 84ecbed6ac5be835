// Sees that the editors are there which `npm run test:editors` drives: those of Debian 12. Root gets what is missing;
// anybody else gets the command to type.
// @ts-check
import { spawnSync } from 'node:child_process';

/** Debian's packages. */
const PACKAGES = ['neovim', 'vim', 'vim-ale', 'emacs-nox', 'elpa-eglot', 'elpa-lsp-mode', 'nano', 'bat'];

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

const missing = PACKAGES.filter((name) => !isInstalled(name));
if (missing.length > 0) {
	const install = ['install', '--yes', '--no-install-recommends', ...missing];
	const isRoot = process.getuid?.() === 0;
	// The list of packages may be too old to find them.
	const isThere = isRoot && (aptGet(install) || (aptGet(['update']) && aptGet(install)));
	if (!isThere) {
		console.error(
			`The editors that the test drives are missing. Install them: sudo apt-get ${install.join(' ')}`,
		);
		process.exitCode = 1;
	}
}
