// Runs test/vscode inside a real VS Code: one suite, two hosts. It says which host it took; none is a failure.
//   VSCODE_EXECUTABLE=/path/to/code   a desktop build that is there already
//   VSCODE_TEST_HOST=electron         a desktop build that @vscode/test-electron downloads (VSCODE_TEST_VERSION)
//   VSCODE_TEST_HOST=server           the VS Code server in a headless browser, with the package installed
//   VSCODE_TEST_HOST=web              the same, with the extension in the browser's worker
// Without any of these: server and web on Linux x64, electron elsewhere.
// With --no-build it tests what dist/ holds.
// @ts-check

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
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

/** Changes of the sample that make and end findings in other files than they are in. */
const CHANGES = { 'hosts.deny': 'ALL: ALL\n', 'hosts.allow': 'sshd: ALL\n' };

/**
 * The findings of the command line in the configuration files of a folder.
 * @param {string} folder
 */
function findingsIn(folder) {
	const { stdout } = spawnSync(process.execPath, [join(root, 'dist', 'cli.js'), '--format', 'json', '.'], {
		...{ cwd: folder, encoding: 'utf8' },
	});
	/** @type {{ files: { file: string, findings: { line: number, ruleId: string }[] }[] }} */
	const { files } = JSON.parse(stdout);
	const isOurs = (/** @type {{ file: string }} */ { file }) => /(?:^|\/)(?:yulerc|samhainrc|rc\b)/.test(file);
	return Object.fromEntries(
		files
			.filter(isOurs)
			.map(({ file, findings }) => [file, findings.map(({ line, ruleId }) => `${line} ${ruleId}`).sort()]),
	);
}

/** The sample as the suite puts it into a file system in memory, with its findings before and after the changes. */
function describeSample() {
	const scratch = mkdtempSync(join(tmpdir(), 'samhain-editor-sample-'));
	try {
		cpSync(join(root, 'sample'), scratch, { recursive: true });
		const names = readdirSync(scratch, { recursive: true, encoding: 'utf8' });
		const files = Object.fromEntries(
			names
				.filter((name) => statSync(join(scratch, name)).isFile())
				.map((name) => [name.replaceAll('\\', '/'), readFileSync(join(scratch, name), 'utf8')]),
		);
		const before = findingsIn(scratch);
		for (const [name, text] of Object.entries(CHANGES)) writeFileSync(join(scratch, name), text);
		return { files, changes: CHANGES, before, after: findingsIn(scratch) };
	} finally {
		rmSync(scratch, { recursive: true, force: true });
	}
}

/**
 * Runs the suite in one host, on a fresh copy of the workspace.
 * @param {'electron' | 'server' | 'web'} host
 */
async function runInHost(host) {
	const scratch = mkdtempSync(join(tmpdir(), 'samhain-editor-test-'));
	const folder = join(scratch, 'workspace');
	const workspace = join(scratch, 'test.code-workspace');
	try {
		cpSync(join(root, 'test', 'vscode', 'workspace'), folder, { recursive: true });
		writeFileSync(join(folder, 'sample.json'), JSON.stringify(describeSample()));
		// A workspace of several folders, to which one can be added without a restart of the extensions.
		writeFileSync(workspace, JSON.stringify({ folders: [{ path: 'workspace' }] }));
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
