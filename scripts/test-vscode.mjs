// Runs test/vscode inside a real VS Code: one suite, two hosts. It says which host it took; none is a failure.
//   VSCODE_EXECUTABLE=/path/to/code   a desktop build that is there already
//   VSCODE_TEST_HOST=electron         a desktop build that @vscode/test-electron downloads (VSCODE_TEST_VERSION)
//   VSCODE_TEST_HOST=server           the VS Code server in a headless browser; the default on Linux x64
//   VSCODE_TEST_HOST=web              the same, with the extension in the browser's worker
// With --no-build it tests what dist/ holds.
// @ts-check

import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundleAll } from './bundle.mjs';
import { HostUnavailableError } from './vscode-host/install.mjs';
import { runSuiteInServer } from './vscode-host/run-suite.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const suite = join(root, 'dist', 'test', 'suite.js');

/** @returns {'electron' | 'server' | 'web'} */
function chooseHost() {
	const named = process.env['VSCODE_TEST_HOST'];
	if (process.env['VSCODE_EXECUTABLE'] !== undefined) return 'electron';
	if (named === 'electron' || named === 'server' || named === 'web') return named;
	if (named !== undefined)
		throw new HostUnavailableError(`VSCODE_TEST_HOST=${named} is none of: electron, server, web`);
	return process.platform === 'linux' && process.arch === 'x64' ? 'server' : 'electron';
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

const workspace = mkdtempSync(join(tmpdir(), 'samhain-editor-test-'));
try {
	const host = chooseHost();
	if (!process.argv.includes('--no-build')) await bundleAll({ isQuiet: true });
	await build({
		entryPoints: [join(root, 'test', 'vscode', 'suite.ts')],
		outfile: suite,
		bundle: true,
		platform: host === 'web' ? 'browser' : 'node',
		format: 'cjs',
		external: ['vscode'],
		sourcemap: 'inline',
		logLevel: 'warning',
	});
	cpSync(join(root, 'test', 'vscode', 'workspace'), workspace, { recursive: true });
	console.log(`VS Code host: ${host}`);
	if (host === 'electron') await runInElectron(workspace);
	else await runSuiteInServer({ extension: root, suite, workspace, kind: host === 'web' ? 'web' : 'node' });
} catch (error) {
	console.error(error instanceof HostUnavailableError ? error.message : error);
	process.exitCode = 1;
} finally {
	rmSync(workspace, { recursive: true, force: true });
}
