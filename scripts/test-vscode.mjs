// Runs test/vscode inside a real VS Code: one suite, two hosts. It says which host it took; none is a failure.
//   VSCODE_EXECUTABLE=/path/to/code   a desktop build that is there already
//   VSCODE_TEST_HOST=electron         a desktop build that @vscode/test-electron downloads (VSCODE_TEST_VERSION)
//   VSCODE_TEST_HOST=server           the VS Code server in a headless browser, with the package installed
//   VSCODE_TEST_HOST=web              the same, with the extension in the browser's worker
// Without any of these: server and web on Linux x64, electron elsewhere.
// With --no-build it tests what dist/ holds.
// @ts-check

import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundleAll } from './bundle.mjs';
import { packageTo } from './package.mjs';
import { HostUnavailableError } from './vscode-host/install.mjs';
import { runSuiteInServer } from './vscode-host/run-suite.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const suite = join(root, 'dist', 'test', 'suite.js');

/** @returns {Array<'electron' | 'server' | 'web'>} */
function chooseHosts() {
	const named = process.env['VSCODE_TEST_HOST'];
	if (process.env['VSCODE_EXECUTABLE'] !== undefined) return ['electron'];
	if (named === 'electron' || named === 'server' || named === 'web') return [named];
	if (named !== undefined)
		throw new HostUnavailableError(`VSCODE_TEST_HOST=${named} is none of: electron, server, web`);
	return process.platform === 'linux' && process.arch === 'x64' ? ['server', 'web'] : ['electron'];
}

/** @param {string} workspace */
async function runInElectron(workspace) {
	if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
		throw new HostUnavailableError('A desktop build needs a display. Try: xvfb-run -a npm run test:vscode');
	}
	const { runTests } = await import('@vscode/test-electron');
	const executable = process.env['VSCODE_EXECUTABLE'];
	await runTests({
		...(executable === undefined
			? { version: process.env['VSCODE_TEST_VERSION'] ?? 'stable' }
			: { vscodeExecutablePath: executable }),
		extensionDevelopmentPath: root,
		extensionTestsPath: suite,
		launchArgs: [workspace, '--disable-extensions', '--disable-workspace-trust', '--skip-welcome'],
	});
}

/**
 * Runs the suite in one host, on a fresh copy of the workspace.
 * @param {'electron' | 'server' | 'web'} host
 */
async function runInHost(host) {
	const scratch = mkdtempSync(join(tmpdir(), 'samhain-editor-test-'));
	const workspace = join(scratch, 'workspace');
	try {
		cpSync(join(root, 'test', 'vscode', 'workspace'), workspace, { recursive: true });
		console.log(`VS Code host: ${host}`);
		if (host === 'electron') await runInElectron(workspace);
		else if (host === 'web') await runSuiteInServer({ extension: root, suite, workspace, kind: 'web' });
		else {
			// The package itself is what is tested, so nothing that it lacks can go unseen.
			const extension = join(scratch, 'samhain-editor.vsix');
			await packageTo(extension);
			await runSuiteInServer({ extension, suite, workspace, kind: 'node' });
		}
	} finally {
		rmSync(scratch, { recursive: true, force: true });
	}
}

try {
	const hosts = chooseHosts();
	if (!process.argv.includes('--no-build')) await bundleAll({ isQuiet: true });
	await build({
		entryPoints: [join(root, 'test', 'vscode', 'suite.ts')],
		outfile: suite,
		bundle: true,
		// One file for every host: the worker of a browser loads it, too.
		platform: 'browser',
		format: 'cjs',
		external: ['vscode'],
		sourcemap: 'inline',
		logLevel: 'warning',
	});
	for (const host of hosts) await runInHost(host);
} catch (error) {
	console.error(error instanceof HostUnavailableError ? error.message : error);
	process.exitCode = 1;
}
