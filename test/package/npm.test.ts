// The package of npm: installed from its file into an empty folder, without a network, its two commands run, and the
// examples of docs/library.md against it.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bundleAll, isBundled } from '../../scripts/bundle.mjs';
import { LspClient } from '../support/lsp-client.ts';

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
	it('holds the two commands, the engine, its papers, the pages of findings, and the files for editors', () => {
		const installed = join(project, 'node_modules', 'samhain-editor');
		const files = readdirSync(installed, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => join(entry.parentPath, entry.name).slice(installed.length + 1));
		const shipped = [
			'docs/editors',
			'docs/generated/guidance',
			'docs/generated/rules',
			'docs/guidance',
		].flatMap((name) =>
			readdirSync(join(root, name), { recursive: true, withFileTypes: true })
				.filter((entry) => entry.isFile())
				.map((entry) => join(entry.parentPath, entry.name).slice(root.length)),
		);
		expect(files.sort()).toEqual(
			[
				'CHANGELOG.md',
				'LICENSE',
				'README.md',
				'dist/THIRD-PARTY-NOTICES.txt',
				'dist/cli.js',
				'dist/core.js',
				'dist/library.js',
				'dist/lsp.js',
				'dist/mcp.js',
				'dist/sbom.cdx.json',
				'dist/server.js',
				'docs/agents.md',
				'docs/command-line.md',
				...shipped,
				'package.json',
				'server/library.d.ts',
			].sort(),
		);
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

	it('answers an agent, and ends with it', () => {
		const params = {
			protocolVersion: '2025-06-18',
			capabilities: {},
			clientInfo: { name: 'test', version: '1' },
		};
		const request = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params });
		const { status, stdout } = run('samhain-lint', ['mcp'], `${request}\n`);
		expect([status, JSON.parse(stdout)]).toMatchObject([0, { result: { serverInfo: { version } } }]);
	});

	it('is found by npm exec, which npx is, without a network', () => {
		const words = ['exec', '--offline', '--', 'samhain-lint', '--stdin', '--stdin-filename', 'yulerc'];
		const input = '[Clients]\nClient=web1\n';
		const { status, stdout, stderr } = spawnSync('npm', words, { cwd: project, input, encoding: 'utf8' });
		expect([status, stdout, stderr]).toEqual([1, expect.stringContaining('invalid-value'), '']);
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

describe('a language server', () => {
	const uri = 'file:///etc/samhain/yulerc';
	let client: LspClient | undefined;
	afterEach(() => client?.kill());

	/** The finding about a yulerc, and what the server says when the guidance is opened. */
	async function lookAt(server: string) {
		client = new LspClient(['--stdio'], server);
		await client.initialize({
			textDocument: { diagnostic: {}, publishDiagnostics: { codeDescriptionSupport: true } },
		});
		client.open(uri, '[Server]\nSetClientFromAccept=yes\n', 'yulerc');
		const report: { items: { codeDescription?: { href: string } }[] } = JSON.parse(
			JSON.stringify(await client.request('textDocument/diagnostic', { textDocument: { uri } })),
		);
		const shown = client.next('window/showMessage');
		const page: { uri?: string } = JSON.parse(
			JSON.stringify(
				await client.request('workspace/executeCommand', {
					command: 'samhain.server.openPage',
					arguments: ['authentication-2'],
				}),
			),
		);
		return {
			href: report.items[0]?.codeDescription?.href,
			page: page.uri,
			shown: JSON.stringify(await shown),
		};
	}

	it('of the package leads to pages that are there', async () => {
		const { href = '', page = '' } = await lookAt(
			join(project, 'node_modules/samhain-editor/dist/server.js'),
		);
		expect(readFileSync(new URL(href), 'utf8')).toContain('SetClientFromAccept');
		expect(readFileSync(new URL(page), 'utf8')).toContain('Not in client list');
	});

	it('that was copied without its pages leads to none, and shows the text of the guidance', async () => {
		const alone = join(folder, 'alone');
		cpSync(join(project, 'node_modules/samhain-editor/dist'), alone, { recursive: true });
		const { href, page, shown } = await lookAt(join(alone, 'server.js'));
		expect([href, page]).toEqual([undefined, undefined]);
		expect(shown).toContain('How to fix:');
	});
});

describe('the library', () => {
	const page = readFileSync(join(root, 'docs', 'library.md'), 'utf8');
	const [example = '', typed = ''] = ['js', 'ts'].map(
		(language) => new RegExp(`\\n\`\`\`${language}\\n(.*?)\`\`\``, 's').exec(page)?.[1],
	);

	/** Runs a program in the project. */
	function runProgram(name: string, text: string): string {
		writeFileSync(join(project, name), text);
		return execFileSync(process.execPath, [name], { cwd: project, encoding: 'utf8' });
	}

	/** What the comments of an example say that it prints. */
	function promised(text: string): readonly string[] {
		return [...text.matchAll(/\/\/ ([^\n:]+(?:: error[^\n]*)?)/g)].map(([, words = '']) => words.trim());
	}

	/** Compiles a program as one that uses the package does: strictly, and with its types only. */
	function compile(name: string, text: string): { readonly status: number | null; readonly stdout: string } {
		writeFileSync(join(project, name), text);
		const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
		const words = ['--strict', '--exactOptionalPropertyTypes', '--module', 'node20', '--target', 'es2022'];
		return spawnSync(process.execPath, [compiler, ...words, '--types', '', name], {
			cwd: project,
			encoding: 'utf8',
		});
	}

	it('runs the example of its page', () => {
		expect(runProgram('example.mjs', example).trim().split('\n')).toEqual(promised(example));
	});

	it('is there for require, too', () => {
		const text = "console.log(require('samhain-editor').version)";
		expect(runProgram('example.cjs', text).trim()).toBe(version);
	});

	it('has types for the second example, which runs when it is compiled', () => {
		expect(
			compile('typed.mts', `declare const console: { log(...words: unknown[]): void };\n${typed}`),
		).toMatchObject({ status: 0, stdout: '' });
		expect(
			runProgram('typed.mjs', readFileSync(join(project, 'typed.mjs'), 'utf8'))
				.trim()
				.split('\n'),
		).toEqual(promised(typed));
	});

	it('has types that refuse what it does not know', () => {
		const { status, stdout } = compile(
			'wrong.mts',
			"import { check } from 'samhain-editor';\ncheck('', { role: 'x' });\n",
		);
		expect([status, stdout]).toEqual([2, expect.stringContaining('"x"')]);
	});
});
