// What happens on disk while the server runs: folders are renamed, and not every client tells of it.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { LspClient } from '../support/lsp-client.ts';

const sample = fileURLToPath(new URL('../../sample', import.meta.url));
const PULLS = { textDocument: { diagnostic: {} } };

let client: LspClient | undefined;
let workspace: string | undefined;

afterEach(() => {
	client?.kill();
	if (workspace !== undefined) rmSync(workspace, { recursive: true });
});

/** A server on a workspace with the sample in its folder `depl`, which has been read. */
async function start(capabilities: object) {
	const folder = mkdtempSync(join(tmpdir(), 'samhain-disk-'));
	workspace = folder;
	cpSync(sample, join(folder, 'depl'), { recursive: true });
	const server = new LspClient();
	client = server;
	const known = server.next('samhain/deploymentChanged');
	await server.initialize(capabilities, {
		workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'w' }],
		initializationOptions: { notifications: true, settings: { diagnostics: { scope: 'deployment' } } },
	});
	await known;
	const uri = (path: string): string => pathToFileURL(join(folder, path)).href;
	/** Numbers of findings by file, as a client sees them that keeps what it knows. */
	const seen = new Map<string, { readonly value: string; readonly count: number }>();
	const pull = async (): Promise<Record<string, number>> => {
		const previousResultIds = [...seen].map(([key, { value }]) => ({ uri: key, value }));
		const report: { items: readonly { uri: string; resultId: string; items: readonly unknown[] }[] } =
			JSON.parse(JSON.stringify(await server.request('workspace/diagnostic', { previousResultIds })));
		for (const item of report.items) seen.set(item.uri, { value: item.resultId, count: item.items.length });
		const counted = [...seen].filter(([, { count }]) => count > 0);
		return Object.fromEntries(counted.map(([key, { count }]) => [key.slice(uri('').length + 1), count]));
	};
	return { server, folder, uri, pull };
}

describe('a folder that is renamed', () => {
	const BEFORE = { 'depl/data/rc.backup.example.org': 1, 'depl/yulerc': 7 };
	const AFTER = { 'again/data/rc.backup.example.org': 1, 'again/yulerc': 7 };

	it.each([
		[
			'as a watcher tells it',
			'workspace/didChangeWatchedFiles',
			(old: string, now: string) => ({
				changes: [
					{ uri: old, type: 3 },
					{ uri: now, type: 1 },
				],
			}),
		],
		[
			'as an editor tells it',
			'workspace/didRenameFiles',
			(old: string, now: string) => ({ files: [{ oldUri: old, newUri: now }] }),
		],
	])('takes its findings along, %s', async (_how, method, params) => {
		const { server, folder, uri, pull } = await start(PULLS);
		expect(await pull()).toEqual(BEFORE);
		renameSync(join(folder, 'depl'), join(folder, 'again'));
		const changed = server.next('samhain/deploymentChanged');
		server.notify(method, params(uri('depl'), uri('again')));
		await changed;
		expect(await pull()).toEqual(AFTER);
	});

	it('leaves nothing behind when its files are open', async () => {
		const { server, folder, uri, pull } = await start(PULLS);
		expect(await pull()).toEqual(BEFORE);
		server.open(uri('depl/yulerc'), '[Clients]\n', 'yulerc');
		renameSync(join(folder, 'depl'), join(folder, 'again'));
		server.notify('textDocument/didClose', { textDocument: { uri: uri('depl/yulerc') } });
		// Some clients ask once more for what they close, and keep the answer.
		expect(
			await server.request('textDocument/diagnostic', { textDocument: { uri: uri('depl/yulerc') } }),
		).toEqual({ kind: 'full', items: [] });
		const changed = server.next('samhain/membersChanged');
		server.notify('workspace/didRenameFiles', { files: [{ oldUri: uri('depl'), newUri: uri('again') }] });
		await changed;
		await server.next('samhain/deploymentChanged');
		expect(await pull()).toEqual(AFTER);
	});
});

describe('a client that reports no changes on disk', () => {
	it('gets them when it saves', async () => {
		const { server, folder, uri, pull } = await start(PULLS);
		const before = await pull();
		writeFileSync(join(folder, 'depl/data/file.mail.example.org'), 'baseline\n');
		const changed = server.next('samhain/deploymentChanged');
		server.notify('textDocument/didSave', { textDocument: { uri: uri('depl/yulerc') } });
		await changed;
		expect(await pull()).toEqual({ ...before, 'depl/yulerc': 6 });
	});

	it('gets them when it opens a file', async () => {
		const { server, folder, uri, pull } = await start(PULLS);
		await pull();
		mkdirSync(join(folder, 'second/data'), { recursive: true });
		cpSync(join(sample, 'yulerc'), join(folder, 'second/yulerc'));
		writeFileSync(join(folder, 'second/data/rc.web1.example.org'), '[Misc]\n');
		const changed = server.next('samhain/deploymentChanged');
		server.open(uri('other'), '[Misc]\n');
		await changed;
		expect(Object.keys(await pull())).toContain('second/yulerc');
	});
});

describe('a file that nobody has open', () => {
	it('is reported in the units of the client', async () => {
		const { server, folder, uri } = await start({
			...PULLS,
			general: { positionEncodings: ['utf-8', 'utf-16'] },
		});
		writeFileSync(join(folder, 'depl/data/rc.backup.example.org'), '[ReadOnly]\nfile=/ä€𝄞 # why\n');
		const changed = server.next('samhain/deploymentChanged');
		server.notify('workspace/didChangeWatchedFiles', {
			changes: [{ uri: uri('depl/data/rc.backup.example.org'), type: 2 }],
		});
		await changed;
		const report: { items: { uri: string; items: { code: string; range: unknown }[] }[] } = JSON.parse(
			JSON.stringify(await server.request('workspace/diagnostic', { previousResultIds: [] })),
		);
		const found = report.items.find((item) => item.uri.endsWith('/rc.backup.example.org'))?.items ?? [];
		// `file=/` are 6 bytes, the letters 2, 3 and 4, and a blank 1.
		expect(found.find(({ code }) => code === 'trailing-comment')?.range).toEqual({
			start: { line: 1, character: 16 },
			end: { line: 1, character: 21 },
		});
	});

	it.each(['utf-16', 'utf-8', 'utf-32'] as const)(
		'has the names of a host where they are, in %s',
		async (encoding) => {
			const { server, folder, uri } = await start({
				...PULLS,
				general: { positionEncodings: [encoding] },
				workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['rename'] } },
			});
			const hosts = readFileSync(join(folder, 'depl/hosts'), 'utf8').replace(
				'web1.example.org web1',
				'ä€𝄞.example.org web1.example.org',
			);
			const changed = server.next('samhain/deploymentChanged');
			writeFileSync(join(folder, 'depl/hosts'), hosts);
			server.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uri('depl/hosts'), type: 2 }] });
			await changed;
			const yulerc = readFileSync(join(folder, 'depl/yulerc'), 'utf8');
			server.open(uri('depl/yulerc'), yulerc, 'yulerc');
			const line = yulerc.split('\n').findIndex((text) => text.startsWith('Client=web1.example.org@'));
			const where = { textDocument: { uri: uri('depl/yulerc') }, position: { line, character: 9 } };
			const lengthOf = (text: string): number =>
				({ 'utf-16': text.length, 'utf-8': Buffer.byteLength(text), 'utf-32': Array.from(text).length })[
					encoding
				];
			const lineInHosts = hosts.split('\n').findIndex((text) => text.includes('ä€𝄞'));
			const before = lengthOf((hosts.split('\n')[lineInHosts] ?? '').split('web1.example.org')[0] ?? '');
			const range = {
				start: { line: lineInHosts, character: before },
				end: { line: lineInHosts, character: before + 'web1.example.org'.length },
			};
			const context = { includeDeclaration: true };
			expect(await server.request('textDocument/references', { ...where, context })).toContainEqual({
				uri: uri('depl/hosts'),
				range,
			});
			const edit = await server.request('textDocument/rename', { ...where, newName: 'web9.example.org' });
			expect(edit).toMatchObject({
				documentChanges: expect.arrayContaining([
					{
						textDocument: { uri: uri('depl/hosts'), version: null },
						edits: expect.arrayContaining([{ range, newText: 'web9.example.org' }]),
					},
				]),
			});
		},
	);
});
