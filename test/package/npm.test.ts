// The package of npm: installed from its file into an empty folder, without a network, its two commands run.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleAll, isBundled } from '../../scripts/bundle.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'samhain-npm-'));
const project = join(folder, 'project');

/** @returns what npm prints; nothing is asked from a registry */
function npm(cwd: string, ...words: string[]): string {
	const options = ['--offline', '--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier'];
	const cache = `--cache=${join(folder, 'cache')}`;
	return execFileSync('npm', [...words, ...options, cache], { cwd, encoding: 'utf8', stdio: 'pipe' });
}

function run(command: string, words: readonly string[], input = '') {
	const path = join(project, 'node_modules', '.bin', command);
	return spawnSync(path, words, { cwd: project, input, encoding: 'utf8' });
}

beforeAll(async () => {
	if (!isBundled()) await bundleAll({ isQuiet: true });
	mkdirSync(project);
	writeFileSync(join(project, 'package.json'), '{ "private": true }\n');
	npm(root, 'pack', '--silent', '--pack-destination', folder);
	npm(project, 'install', join(folder, `samhain-editor-${version}.tgz`));
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true }));

describe('the package of npm', () => {
	it('holds the two commands, the engine and its papers', () => {
		const installed = join(project, 'node_modules', 'samhain-editor');
		const files = readdirSync(installed, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => join(entry.parentPath, entry.name).slice(installed.length + 1));
		expect(files.sort()).toEqual([
			'CHANGELOG.md',
			'LICENSE',
			'README.md',
			'dist/cli.js',
			'dist/core.js',
			'dist/server.js',
			'dist/web/server.js',
			'docs/command-line.md',
			'package.json',
		]);
	});

	it('brings no other package along', () => {
		const packages = readdirSync(join(project, 'node_modules')).filter((name) => !name.startsWith('.'));
		expect(packages).toEqual(['samhain-editor']);
	});

	it.each(['samhain-lint', 'samhain-language-server'])('%s prints its version', (command) => {
		const { status, stdout } = run(command, ['--version']);
		expect([status, stdout.trim().split(' ').at(-1)]).toEqual([0, version]);
	});

	it('finds what samhain ignores', () => {
		writeFileSync(join(project, 'samhainrc'), '[Misc]\nDeamon=yes\n');
		const { status, stdout } = run('samhain-lint', ['samhainrc']);
		expect([status, stdout]).toEqual([1, expect.stringContaining('Daemon')]);
	});

	it('answers an editor', () => {
		const body = JSON.stringify({
			jsonrpc: '2.0',
			id: 1,
			method: 'initialize',
			params: { processId: null, rootUri: null, capabilities: {} },
		});
		const { stdout } = run(
			'samhain-language-server',
			['--stdio'],
			`Content-Length: ${body.length}\r\n\r\n${body}`,
		);
		expect(stdout).toContain('"capabilities"');
		expect(stdout).toContain(`"version":"${version}"`);
	});
});
