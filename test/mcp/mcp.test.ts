// The tools for agents, asked over standard input and output by the client of the protocol's own library.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
	closeSync,
	cpSync,
	mkdtempSync,
	openSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { ListRootsRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { afterEach, beforeAll, describe, expect, it, test } from 'vitest';
import { bundleAll, isBundled } from '../../scripts/bundle.mjs';
import { CliFolder } from '../support/run-cli.ts';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const sample = fileURLToPath(new URL('../../sample/', import.meta.url));

beforeAll(async () => {
	if (!isBundled()) await bundleAll({ isQuiet: true });
});

let open: Client[] = [];
afterEach(async () => {
	await Promise.all(open.map((client) => client.close()));
	open = [];
});

/** An agent that works in a folder; `roots` are folders of its own that it tells. */
async function agent(
	cwd: string,
	args: readonly string[] = ['.'],
	roots?: readonly string[],
): Promise<Client> {
	const client = new Client(
		{ name: 'test', version: '1' },
		{ capabilities: roots === undefined ? {} : { roots: {} } },
	);
	if (roots !== undefined)
		client.setRequestHandler(ListRootsRequestSchema, () => ({
			roots: roots.map((root) => ({ uri: pathToFileURL(root).href })),
		}));
	const command = { command: process.execPath, args: [join(dist, 'cli.js'), 'mcp', ...args] };
	await client.connect(new StdioClientTransport({ ...command, cwd, stderr: 'inherit' }));
	// Reads the schemas of the answers, which the client then holds every answer to.
	await client.listTools();
	open.push(client);
	return client;
}

/** The structured parts of the answers, as far as they are looked into here. */
interface Data {
	readonly files: readonly {
		readonly file: string;
		readonly role: string;
		readonly findings: readonly {
			readonly line: number;
			readonly ruleId: string;
			readonly severity: string;
			readonly message: string;
		}[];
	}[];
	readonly counts: Readonly<Record<string, number>>;
	readonly note: string;
	readonly messages: readonly { readonly message: string }[];
	readonly cause: { readonly places: readonly { readonly file: string }[] };
	readonly records: readonly { readonly proposals: readonly object[] }[];
	readonly alarms: object;
	readonly problems: readonly string[];
	readonly answers: readonly { readonly sentences: readonly string[] }[];
	readonly options: readonly object[];
	readonly losesProtection: boolean;
}

interface Answer {
	readonly isError: boolean;
	/** What a model reads. */
	readonly text: string;
	readonly data: Data;
}

async function call(client: Client, name: string, args: Record<string, unknown>): Promise<Answer> {
	const result = await client.callTool({ name, arguments: args });
	const [first] = result.content as { text: string }[];
	return {
		isError: result.isError === true,
		text: first?.text ?? '',
		data: result.structuredContent as Data,
	};
}

describe('the tools', () => {
	it('are five, read only, and describe what they take and give', async () => {
		const { tools } = await (await agent(sample)).listTools();
		expect(tools.map(({ name }) => name)).toEqual(['check', 'explain', 'why', 'effective', 'diff']);
		for (const { annotations, description, inputSchema, outputSchema } of tools) {
			expect(annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false, openWorldHint: false });
			expect(description).toBeTruthy();
			expect(outputSchema).toBeDefined();
			expect(inputSchema).toMatchObject({ additionalProperties: false });
			for (const about of Object.values(inputSchema.properties ?? {}))
				expect(about).toMatchObject({ description: expect.any(String) });
		}
	});

	it('have the names of those in VS Code', async () => {
		const { tools } = await (await agent(sample)).listTools();
		const manifest = JSON.parse(readFileSync(join(dist, '../package.json'), 'utf8'));
		const { languageModelTools }: { languageModelTools: { name: string; toolReferenceName: string }[] } =
			manifest.contributes;
		expect(languageModelTools.map((one) => one.toolReferenceName)).toEqual(tools.map(({ name }) => name));
		expect(languageModelTools.map((one) => one.name)).toEqual(tools.map(({ name }) => `samhain_${name}`));
	});

	it('change no file', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'samhain-mcp-'));
		cpSync(sample, folder, { recursive: true });
		const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
		const state = () => files.map((file) => `${file} ${statSync(join(folder, file)).mtimeMs}`);
		const before = state();
		const client = await agent(folder);
		await call(client, 'check', {});
		await call(client, 'explain', { path: 'samhain.log', deployment: '.' });
		await call(client, 'why', { path: 'samhainrc', paths: ['/etc/passwd'] });
		await call(client, 'effective', { path: 'yulerc' });
		await call(client, 'diff', { path: 'samhainrc', oldPath: 'samhainrc.laptop' });
		expect(readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()).toEqual(files);
		expect(state()).toEqual(before);
		rmSync(folder, { recursive: true });
	});
});

describe('check', () => {
	it('finds in a folder what the command line finds', async () => {
		const { data } = await call(await agent(sample), 'check', {});
		const folder = new CliFolder({});
		const { out } = folder.run(['--format', 'json', sample]);
		const { files }: Data = JSON.parse(out);
		const linesOf = (all: Data['files']) =>
			all.flatMap(({ file, findings }) =>
				findings.map(({ line, ruleId, message }) => `${file} ${line} ${ruleId} ${message}`),
			);
		const found = linesOf(data.files);
		expect(found.sort()).toEqual(linesOf(files).sort());
		expect(found.length).toBeGreaterThan(0);
	});

	it('takes a text without any file', async () => {
		const { data } = await call(await agent(tmpdir()), 'check', { text: '[Misc]\nDeamon=yes\n' });
		expect(data.files[0]?.findings).toMatchObject([{ ruleId: 'unknown-option', line: 2, severity: 'error' }]);
		expect(data.counts).toEqual({ error: 1, warning: 0, information: 0, hint: 0 });
	});

	it('reads a text for the daemon that is named', async () => {
		const client = await agent(tmpdir());
		const text = '[ReadOnly]\ndir=/etc\n@web1\ndir=/srv\n@end\n[Clients]\nClient=a@b\n';
		const roleOf = async (role: string) => (await call(client, 'check', { text, role })).data.files[0]?.role;
		expect([await roleOf('server'), await roleOf('client')]).toEqual(['server', 'client']);
	});

	it('leaves the least important findings out of an answer that would be too long, and says so', async () => {
		const lines = Array.from({ length: 3000 }, (_, index) => `Non sense${index}=yes`);
		const text = `[Misc]\n${lines.join('\n')}\nSetLoopTime=60\nSetLoopTime=60\n`;
		const { text: answer, data } = await call(await agent(tmpdir()), 'check', { text });
		expect(answer.length).toBeLessThan(60_000);
		expect(data.counts['error']).toBe(3000);
		expect(data.note).toMatch(/^\d+ more findings are left out\. Ask for one file/);
		expect(new Set(data.files[0]?.findings.map((one) => one.severity))).toEqual(new Set(['error']));
	});

	it('tells what to do instead of failing', async () => {
		const folder = new CliFolder({ 'notes.txt': '' });
		const client = await agent(folder.path);
		const cases: [Record<string, unknown>, RegExp][] = [
			[{}, /no samhainrc or yulerc/],
			[{ path: 'nowhere' }, /give the text itself/],
			[{ text: '', path: 'notes.txt' }, /either 'path' or 'text'/],
			[{ file: 'notes.txt' }, /file/],
			[{ text: '', build: 'nonsense' }, /nonsense/],
		];
		for (const [args, reason] of cases) {
			const { isError, text } = await call(client, 'check', args);
			expect([isError, text]).toEqual([true, expect.stringMatching(reason)]);
		}
	});
});

describe('the folders', () => {
	/** A folder with a file of ours, beside one that must not be read. */
	function neighbours(): CliFolder {
		return new CliFolder({
			'own/samhainrc': '[Misc]\nDeamon=yes\n',
			'other/samhainrc': '[Misc]\nDeamon=yes\n',
			'.samhain-lint.json': '{ "rules": { "unknown-option": "off" } }',
		});
	}

	test('a path that leads out of them is refused, by its parts or by a link', async () => {
		const { path } = neighbours();
		symlinkSync(join(path, 'other/samhainrc'), join(path, 'own/rc.link'));
		symlinkSync(join(path, 'other'), join(path, 'own/folder'));
		const client = await agent(join(path, 'own'));
		for (const name of [
			join(path, 'other/samhainrc'),
			'../other/samhainrc',
			'rc.link',
			'folder',
			'folder/samhainrc',
		]) {
			for (const [tool, args] of [
				['check', { path: name }],
				['why', { path: name, paths: ['/etc'] }],
				['effective', { path: name }],
				['diff', { path: 'samhainrc', oldPath: name }],
				['explain', { path: name }],
				['explain', { text: 'x', deployment: name }],
			] as const) {
				const { isError, text } = await call(client, tool, args);
				expect([tool, name, isError, text]).toEqual([
					tool,
					name,
					true,
					expect.stringContaining('may be read here'),
				]);
			}
		}
	});

	test('a project file above them is not read', async () => {
		const { path } = neighbours();
		const { data } = await call(await agent(join(path, 'own')), 'check', {});
		expect(data.files[0]?.findings[0]?.ruleId).toBe('unknown-option');
		// With the folder above, it is.
		expect((await call(await agent(path), 'check', { path: 'own' })).data.counts['error']).toBe(0);
	});

	test('without a folder, they are those that the client works in', async () => {
		const { path } = neighbours();
		const client = await agent(path, [], [join(path, 'own')]);
		expect((await call(client, 'check', { path: 'samhainrc' })).isError).toBe(false);
		expect((await call(client, 'check', { path: join(path, 'other/samhainrc') })).isError).toBe(true);
	});

	test('what the client works in does not widen them', async () => {
		const { path } = neighbours();
		const client = await agent(path, ['own'], [path]);
		expect((await call(client, 'check', { path: join(path, 'other/samhainrc') })).isError).toBe(true);
		expect((await call(client, 'check', { path: 'samhainrc' })).isError).toBe(false);
		const apart = await agent(path, ['own'], [join(path, 'other')]);
		expect((await call(apart, 'check', {})).isError).toBe(true);
	});

	test('a client that works in no folder, or fails to say, narrows nothing', async () => {
		const { path } = neighbours();
		const client = await agent(path, ['own'], []);
		expect((await call(client, 'check', { path: 'samhainrc' })).isError).toBe(false);
		const silent = await agent(path, ['own'], []);
		silent.setRequestHandler(ListRootsRequestSchema, () => {
			throw new Error('not today');
		});
		expect((await call(silent, 'check', { path: 'samhainrc' })).isError).toBe(false);
	});

	test('one that is not there ends the command with a reason', () => {
		const { status, out, error } = neighbours().run(['mcp', 'nowhere']);
		expect([status, out, error]).toEqual([2, '', "samhain-lint: 'nowhere' is not a folder\n"]);
	});
});

describe('the other tools', () => {
	it('explain: the cause first, with the line of the deployment, and each message once', async () => {
		const log = readFileSync(join(sample, 'yule.log'), 'utf8');
		const { data } = await call(await agent(sample), 'explain', { text: log, deployment: '.' });
		expect(data.cause).toMatchObject({ what: expect.any(String), guidance: expect.any(String) });
		expect(data.cause.places[0]).toMatchObject({ file: expect.stringContaining(sample) });
		const ids = data.messages.map((one) => one.message);
		expect(new Set(ids).size).toBe(ids.length);
		expect(data.problems).toEqual([]);
	});

	it('explain: a POLICY line gets the line that decides, and edits that silence it', async () => {
		const folder = new CliFolder({ samhainrc: '[ReadOnly]\ndir=/etc\n' });
		const text = 'CRIT   :  [2026-01-01T00:00:00+0000] msg=<POLICY [ReadOnly] C-------TS>, path=</etc/mtab>';
		const { data } = await call(await agent(folder.path), 'explain', { text, deployment: 'samhainrc' });
		expect(data.records[0]).toMatchObject({ deciding: { line: 2 }, proposals: expect.arrayContaining([]) });
		expect(data.records[0]?.proposals[0]).toMatchObject({
			loses: expect.any(Array),
			edits: expect.any(Array),
		});
	});

	it('explain: many POLICY lines are groups with one edit each, in an answer of bounded length', async () => {
		const folder = new CliFolder({ samhainrc: '[ReadOnly]\ndir=/srv\n' });
		const lines = Array.from(
			{ length: 3000 },
			(_, index) =>
				`CRIT   :  [2026-01-01T00:00:00+0000] msg=<POLICY [ReadOnly] C-------TS>, path=</srv/cache/file${index}>`,
		);
		const client = await agent(folder.path);
		const { text, data } = await call(client, 'explain', { text: lines.join('\n'), deployment: 'samhainrc' });
		expect(text.length).toBeLessThan(60_000);
		expect(data.alarms).toMatchObject({
			reports: 2000,
			groups: [{ proposal: { edits: expect.any(Array) } }],
		});
		expect(data.note).toMatch(/^\d+ more lines, messages and groups are left out/);
	});

	it('why: the line that decides, and what follows from it', async () => {
		const text = '[ReadOnly]\ndir=/etc\n[IgnoreAll]\nfile=/etc/mtab\n';
		const { data } = await call(await agent(tmpdir()), 'why', { text, paths: ['/etc/shadow', '/srv'] });
		expect(data.answers[0]).toMatchObject({
			path: '/etc/shadow',
			watched: true,
			policy: 'ReadOnly',
			line: 2,
		});
		expect(data.answers[0]?.sentences[0]).toBe('samhainrc:2 decides: `dir=/etc` in [ReadOnly].');
		expect(data.answers.at(-1)).toMatchObject({ path: '/srv', watched: false });
	});

	it('effective: the options that the file sets, and any that is named', async () => {
		const client = await agent(tmpdir());
		const text = '[Misc]\nDaemon=yes\nDaemon=no\n';
		const { data } = await call(client, 'effective', { text });
		expect(data.options).toMatchObject([
			{ option: 'Daemon', values: [{ value: 'no', line: 3 }], overridden: [{ line: 2 }] },
		]);
		const named = await call(client, 'effective', { text, options: ['setlooptime'] });
		expect(named.data.options).toMatchObject([{ option: 'SetLoopTime', state: 'default' }]);
	});

	it('effective: an option with very many lines is shown, with the first of them', async () => {
		const text = `[Misc]\n${'IgnoreAdded=/x\n'.repeat(3000)}`;
		const { data } = await call(await agent(tmpdir()), 'effective', { text });
		expect(data.options).toMatchObject([{ option: 'IgnoreAdded' }]);
		expect(data.note).toBe('Lists of a long item end after 20.');
	});

	it('diff: between texts, files, revisions and versions of samhain', async () => {
		const folder = new CliFolder({
			samhainrc: '[ReadOnly]\ndir=/etc\n',
			old: '[ReadOnly]\ndir=/etc\ndir=/srv\n',
		});
		const git = (...args: string[]) => spawnSync('git', args, { cwd: folder.path });
		git('init', '-q');
		const hash = spawnSync('git', ['hash-object', '-w', 'old'], {
			cwd: folder.path,
			encoding: 'utf8',
		}).stdout.trim();
		git('update-index', '--add', '--cacheinfo', `100644,${hash},samhainrc`);
		git(
			'-c',
			'user.name=A',
			'-c',
			'user.email=a@example.org',
			'-c',
			'commit.gpgsign=false',
			'commit',
			'-q',
			'-m',
			'Old',
		);
		const client = await agent(folder.path);
		const old = folder.read('old');
		for (const args of [
			{ path: 'samhainrc', oldText: old },
			{ path: 'samhainrc', oldPath: 'old' },
			{ text: folder.read('samhainrc'), oldText: old },
			{ path: 'samhainrc' },
			{ path: 'samhainrc', revision: 'HEAD' },
		]) {
			const { data } = await call(client, 'diff', args);
			expect(data).toMatchObject({
				losesProtection: true,
				changes: [{ effect: 'loss', subject: '/srv', oldLine: 3 }],
			});
		}
		const versions = { text: '[ReadOnly]\ndir=/etc\n', fromVersion: '4.1.4', toVersion: '4.4.3' };
		expect((await call(client, 'diff', versions)).data.losesProtection).toBe(false);
		const option = await call(client, 'diff', { path: 'samhainrc', revision: '--upload-pack=x' });
		expect(option.isError).toBe(true);
	});
});

describe('the end of the connection', () => {
	/** A server whose client holds its end of standard input open; `output` takes the answers. */
	async function endOf(
		output: 'pipe' | number,
		talk: (server: ChildProcess) => void,
	): Promise<readonly [number | null, string]> {
		const server = spawn(process.execPath, [join(dist, 'cli.js'), 'mcp', sample], {
			stdio: ['pipe', output, 'pipe'],
		});
		let error = '';
		server.stderr?.on('data', (text) => {
			error += text;
		});
		// Its end is the test, and what is written after it is lost.
		server.stdin?.on('error', () => undefined);
		talk(server);
		const [status] = await once(server, 'close');
		return [status, error];
	}

	const HELLO = JSON.stringify({
		...{ jsonrpc: '2.0', id: 1, method: 'initialize' },
		params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
	});

	it('is no error when the client reads no answer', async () => {
		const end = await endOf('pipe', ({ stdin, stdout }) => {
			stdout?.destroy();
			stdin?.write(`${HELLO}\n`);
		});
		expect(end).toEqual([0, '']);
	});

	it('is one line for what cannot be written', async () => {
		const full = openSync('/dev/full', 'w');
		const [status, error] = await endOf(full, ({ stdin }) => stdin?.write(`${HELLO}\n`));
		closeSync(full);
		expect(status).toBe(2);
		expect(error).toMatch(/^samhain-lint: the client gets no answer: .*\n$/);
	});

	it('is one line for a message that is longer than two texts', async () => {
		const [status, error] = await endOf('pipe', ({ stdin }) => stdin?.write(Buffer.alloc(17 * 1024 * 1024)));
		expect(status).toBe(2);
		expect(error).toMatch(/^samhain-lint: the client sent a message of .*\n$/);
	}, 60_000);
});

it('has a page for every rule and option', async () => {
	const client = await agent(tmpdir());
	const { resources } = await client.listResources();
	expect(resources.map(({ name }) => name)).toContain('unknown-option');
	const textOf = async (uri: string) => {
		const [page] = (await client.readResource({ uri })).contents;
		return page !== undefined && 'text' in page ? page.text : '';
	};
	expect(await textOf('samhain://rules/unknown-option')).toContain('What to do');
	expect(await textOf('samhain://options/Misc/SetLoopTime')).toContain('**SetLoopTime**');
	await expect(textOf('samhain://rules/nonsense')).rejects.toThrow(/nonsense/);
});

describe('what ships', () => {
	it('opens no connection: nothing of HTTP, and no code made of texts', () => {
		const bundle = readFileSync(join(dist, 'mcp.js'), 'utf8');
		const modules = [...bundle.matchAll(/require\("(?:node:)?([a-z_/]+)"\)/g)].map(([, name]) => name);
		const known = [
			'child_process',
			'crypto',
			'events',
			'fs',
			'module',
			'os',
			'path',
			'process',
			'timers/promises',
			'url',
		];
		expect(modules.filter((name) => name !== undefined && !known.includes(name))).toEqual([]);
		expect(bundle).not.toMatch(/\b(express|createServer|EventSource|fetch)\(/);
	});

	it('is no part of the extension, whose command line says where it is', () => {
		const folder = new CliFolder({});
		for (const file of ['cli.js', 'core.js']) cpSync(join(dist, file), join(folder.path, file));
		const { status, stderr } = spawnSync(process.execPath, ['cli.js', 'mcp'], {
			cwd: folder.path,
			encoding: 'utf8',
		});
		expect([status, stderr]).toEqual([
			2,
			expect.stringMatching(/^samhain-lint: 'mcp' is part of the npm package.*\n$/),
		]);
	});
});
