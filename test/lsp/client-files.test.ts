// A workspace that is on no disk: the server in a worker asks its client for the files, and finds what the command line finds
// in the same files on a disk.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleAll, isBundled } from '../../scripts/bundle.mjs';
import { CliFolder } from '../support/run-cli.ts';
import { startWorker, type WorkerServer } from '../support/worker-server.ts';

const SAMPLE = fileURLToPath(new URL('../../sample/', import.meta.url));
const ROOT = 'memfs://host/deployment';

beforeAll(async () => {
	if (!isBundled()) await bundleAll({ isQuiet: true });
});

/** The sample with its texts, by paths from its folder. */
function sampleFiles(): Map<string, string> {
	const files = new Map<string, string>();
	for (const name of readdirSync(SAMPLE, { recursive: true, encoding: 'utf8' })) {
		const path = join(SAMPLE, name);
		if (statSync(path).isFile()) files.set(relative(SAMPLE, path), readFileSync(path, 'utf8'));
	}
	return files;
}

/** An editor with a virtual folder. */
class VirtualEditor {
	readonly files: Map<string, string>;
	readonly server: WorkerServer;
	/** Files that the editor lists and cannot read. */
	readonly unreadable = new Set<string>();
	/** Paths that the server read, in their order. */
	readonly read: string[] = [];

	constructor(files: ReadonlyMap<string, string>) {
		this.files = new Map(files);
		this.server = startWorker((method, params) => this.#answer(method, params));
	}

	/** @param settings as in `samhain.*` */
	async start(settings: object = {}): Promise<void> {
		await this.server.ask('initialize', {
			processId: null,
			rootUri: null,
			workspaceFolders: [{ uri: ROOT, name: 'deployment' }],
			initializationOptions: { files: true, settings },
			capabilities: {
				textDocument: { diagnostic: { relatedInformation: true } },
				workspace: { didChangeWatchedFiles: { dynamicRegistration: true }, workspaceFolders: true },
			},
		});
		this.server.tell('initialized', {});
	}

	#answer(method: string, params: unknown): unknown {
		const { uri = '', maxBytes = 0 } = params as { uri?: string; maxBytes?: number };
		const path = decodeURIComponent(uri.slice(ROOT.length)).replace(/^\//, '');
		if (method === 'samhain/listFolder') {
			const prefix = path === '' ? '' : `${path}/`;
			const below = [...this.files.keys()].filter((name) => name.startsWith(prefix));
			const kinds = new Map(
				below.map((name) => {
					const rest = name.slice(prefix.length);
					return [rest.replace(/\/.*/, ''), rest.includes('/') ? 'folder' : 'file'] as const;
				}),
			);
			return { entries: below.length === 0 ? null : [...kinds].map(([name, kind]) => ({ name, kind })) };
		}
		if (method !== 'samhain/readFile') return null;
		const text = this.files.get(path);
		this.read.push(path);
		if (text === undefined || this.unreadable.has(path)) return null;
		const size = Buffer.byteLength(text);
		return { text: size > maxBytes ? null : text, size, modifiedMs: 0 };
	}

	/** Opens a file, and closes it again. */
	async findingsIn(path: string): Promise<string[]> {
		const uri = `${ROOT}/${path}`;
		const languageId = /yulerc/.test(path) ? 'yulerc' : 'samhainrc';
		const textDocument = { uri, languageId, version: 1, text: this.files.get(path) ?? '' };
		this.server.tell('textDocument/didOpen', { textDocument });
		const { result } = await this.server.ask('textDocument/diagnostic', { textDocument: { uri } });
		this.server.tell('textDocument/didClose', { textDocument: { uri } });
		const { items } = result as { items: { code: string; range: { start: { line: number } } }[] };
		return items.map(({ code, range }) => `${path}:${range.start.line + 1} ${code}`);
	}

	/** The findings in all configuration files. */
	async findings(paths: readonly string[]): Promise<string[]> {
		const found: string[] = [];
		for (const path of paths) found.push(...(await this.findingsIn(path)));
		return found.sort();
	}

	/** Writes or deletes files and tells the server. */
	change(changes: Readonly<Record<string, string | undefined>>): void {
		for (const [path, text] of Object.entries(changes)) {
			if (text === undefined) this.files.delete(path);
			else this.files.set(path, text);
		}
		this.server.tell('workspace/didChangeWatchedFiles', {
			changes: Object.entries(changes).map(([path, text]) => ({
				uri: `${ROOT}/${path}`,
				type: text === undefined ? 3 : 2,
			})),
		});
	}
}

/** What the command line finds in the same files on a disk. */
function findingsOnDisk(files: ReadonlyMap<string, string>): { paths: string[]; findings: string[] } {
	const folder = new CliFolder(Object.fromEntries(files));
	const { out } = folder.run(['--format', 'json', '.']);
	const report: { files: { file: string; findings: { line: number; ruleId: string }[] }[] } = JSON.parse(out);
	const configurations = report.files.filter(({ file }) => /(?:^|\/)(?:yulerc|samhainrc|rc\b)/.test(file));
	return {
		paths: configurations.map(({ file }) => file),
		findings: configurations
			.flatMap(({ file, findings }) => findings.map((one) => `${file}:${one.line} ${one.ruleId}`))
			.sort(),
	};
}

const WAIT = { timeout: 10_000, interval: 50 };

describe('a workspace on no disk', () => {
	it('has the findings of the same files on a disk, those across files included', async () => {
		const editor = new VirtualEditor(sampleFiles());
		await editor.start();
		const { paths, findings } = findingsOnDisk(editor.files);
		expect(findings.length).toBeGreaterThan(5);
		await expect.poll(() => editor.findings(paths), WAIT).toEqual(findings);
	});

	it('has the tree of the deployment', async () => {
		const editor = new VirtualEditor(sampleFiles());
		await editor.start();
		await expect
			.poll(async () => {
				const { result } = await editor.server.ask('samhain/deployment', { isBrief: true });
				return (result as { deployments: { clientCount: number }[] }).deployments.length;
			}, WAIT)
			.toBe(1);
	});

	it('follows files that change, come and go', async () => {
		const editor = new VirtualEditor(sampleFiles());
		await editor.start();
		const same = async (): Promise<void> => {
			const { paths, findings } = findingsOnDisk(editor.files);
			await expect.poll(() => editor.findings(paths), WAIT).toEqual(findings);
		};
		await same();
		const before = findingsOnDisk(editor.files).findings;
		editor.change({ 'hosts.deny': 'ALL: ALL\n', 'hosts.allow': 'sshd: ALL\n' });
		expect(findingsOnDisk(editor.files).findings).not.toEqual(before);
		await same();
		const data = [...editor.files.keys()].filter((path) => path.startsWith('data/'));
		editor.change(Object.fromEntries(data.map((path) => [path, undefined])));
		await same();
		editor.change({ 'new/sub/samhainrc': '[Misc]\nDeamon=yes\n' });
		await expect.poll(() => editor.read, WAIT).toContain('new/sub/samhainrc');
	});

	it('reads the project file: its rules, and a deployment with files of any name', async () => {
		const editor = new VirtualEditor(
			new Map([
				[
					'.samhain-lint.json',
					'{ "rules": { "unknown-option": "off" }, "deployment": { "server": { "file": "srv/yulerc", "hosts": "srv/names" } } }',
				],
				[
					'srv/yulerc',
					`[Clients]\nClient=web1.example.org@0123456789ABCDEF@${'A'.repeat(256)}\n[Misc]\nDeamon=yes\n`,
				],
				['srv/names', '127.0.0.1 localhost\n10.0.0.1 other\n'],
				['notes.txt', 'nothing of ours\n'],
			]),
		);
		await editor.start();
		const { findings } = findingsOnDisk(editor.files);
		expect(findings.join()).not.toContain('unknown-option');
		await expect.poll(() => editor.findings(['srv/yulerc']), WAIT).toEqual(findings);
		await expect.poll(() => editor.read, WAIT).toContain('srv/names');
		expect(editor.read).not.toContain('notes.txt');
	});

	it('asks once for a file that is listed and cannot be read', async () => {
		const editor = new VirtualEditor(
			new Map([
				['.samhain-lint.json', '{ "deployment": { "server": { "file": "yulerc", "hosts": "names" } } }'],
				['yulerc', '[Clients]\n'],
				['names', '127.0.0.1 localhost\n'],
			]),
		);
		editor.unreadable.add('names');
		await editor.start();
		await expect.poll(() => editor.read, WAIT).toContain('names');
		await expect
			.poll(async () => {
				const { result } = await editor.server.ask('samhain/deployment', { isBrief: true });
				return result;
			}, WAIT)
			.toMatchObject({ isReading: false, deployments: [{}] });
		expect(editor.read.filter((path) => path === 'names')).toHaveLength(1);
	});

	it('completes paths from an image of the watched machine in the workspace', async () => {
		const text = '[ReadOnly]\nfile=/etc/';
		const editor = new VirtualEditor(
			new Map([
				['samhainrc', text],
				['image/etc/passwd', ''],
				['image/etc/shadow', ''],
			]),
		);
		await editor.start({ completion: { imageRoot: 'image' } });
		const uri = `${ROOT}/samhainrc`;
		editor.server.tell('textDocument/didOpen', {
			textDocument: { uri, languageId: 'samhainrc', version: 1, text },
		});
		const position = { line: 1, character: 10 };
		await expect
			.poll(async () => {
				const params = { textDocument: { uri }, position };
				const { result } = await editor.server.ask('textDocument/completion', params);
				return (result as { items: { label: string }[] }).items.map(({ label }) => label);
			}, WAIT)
			.toEqual(expect.arrayContaining(['passwd', 'shadow']));
	});

	it('leaves large baselines alone', async () => {
		const editor = new VirtualEditor(
			new Map([...sampleFiles(), ['data/file.web9.example.org', 'x'.repeat(3_000_000)]]),
		);
		await editor.start();
		const { paths, findings } = findingsOnDisk(editor.files);
		await expect.poll(() => editor.findings(paths), WAIT).toEqual(findings);
	});
});
