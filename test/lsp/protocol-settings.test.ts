// Settings of the client and of the project file, in the language server as it ships.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LspClient } from '../support/lsp-client.ts';
import { PULLING, pullFrom, RISKY, textDocument, URI } from './protocol-document.ts';

let client: LspClient;

beforeEach(() => {
	client = new LspClient();
});

afterEach(() => client.kill());

const pull = (previousResultId?: string, uri?: string) => pullFrom(client, previousResultId, uri);

describe('settings', () => {
	const CONFIGURABLE = {
		...PULLING,
		workspace: { configuration: true, diagnostics: { refreshSupport: true } },
	};

	it('are asked for, and apply at once when they change', async () => {
		let rules: unknown = { 'risky-client-from-accept': 'error' };
		client.answers.set('workspace/configuration', () => [{ role: 'auto', daemonVersion: 'newest', rules }]);
		await client.initialize(CONFIGURABLE);
		client.open(URI, RISKY, 'yulerc');
		expect((await pull()).items[0]?.severity).toBe(1);
		rules = { 'risky-client-from-accept': 'off' };
		const refresh = client.next('workspace/diagnostic/refresh');
		client.notify('workspace/didChangeConfiguration', { settings: null });
		await refresh;
		expect((await pull()).items).toEqual([]);
	});

	it('a persona applies at once, too, and rules override it', async () => {
		let given: object = {};
		client.answers.set('workspace/configuration', () => [given]);
		await client.initialize(CONFIGURABLE);
		const uri = 'file:///x/samhainrc';
		client.open(uri, '[Misc]\nSetLoopTime=60\nSetLoopTime=90\n[EOF]\n');
		const overridden = async (): Promise<unknown> =>
			(await pull(undefined, uri)).items.find(({ code }) => code === 'overridden-line')?.severity;
		expect(await overridden()).toBe(4);
		const change = async (settings: object): Promise<unknown> => {
			given = settings;
			const refresh = client.next('workspace/diagnostic/refresh');
			client.notify('workspace/didChangeConfiguration', { settings: null });
			await refresh;
			return overridden();
		};
		expect(await change({ persona: 'strict' })).toBe(2);
		expect(await change({ persona: 'relaxed' })).toBe(undefined);
		expect(await change({ persona: 'relaxed', rules: { 'overridden-line': 'error' } })).toBe(1);
	});

	it('fall back key by key, with one line in the log', async () => {
		client.answers.set('workspace/configuration', () => [
			{ role: 'boss', rules: { 'risky-client-from-accept': 'hint' } },
		]);
		await client.initialize(CONFIGURABLE);
		const logged = client.next('window/logMessage');
		client.open(URI, RISKY, 'yulerc');
		expect((await logged).params).toMatchObject({
			message: expect.stringContaining('"samhain.role" is "boss"'),
		});
		expect((await pull()).items[0]?.severity).toBe(4);
	});

	it('can be told by clients that cannot be asked', async () => {
		await client.initialize(PULLING, { initializationOptions: { settings: { role: 'client' } } });
		client.open(URI, RISKY, 'yulerc');
		expect(await client.request('samhain/status', { uri: URI })).toMatchObject({
			role: 'client',
			roleReason: 'chosen in the settings',
		});
		client.notify('workspace/didChangeConfiguration', { settings: { samhain: { daemonVersion: '4.1.4' } } });
		expect(await client.request('samhain/status', { textDocument })).toMatchObject({
			role: 'server',
			version: '4.1.4',
			versionReason: 'chosen in the settings',
		});
	});

	it('report the assumed daemon to the client when it changes', async () => {
		await client.initialize(PULLING, { initializationOptions: { notifications: true } });
		const status = client.next('samhain/status');
		client.open('file:///x/samhainrc', '[Misc]\n');
		await pull(undefined, 'file:///x/samhainrc');
		expect((await status).params).toMatchObject({
			uri: 'file:///x/samhainrc',
			role: 'undecided',
			version: '4.4.3',
		});
		const news = client.next('samhain/status');
		client.change('file:///x/samhainrc', 2, [{ text: '[Client]\n' }]);
		await pull(undefined, 'file:///x/samhainrc');
		expect((await news).params).toMatchObject({
			role: 'client',
			roleReason: 'the file has a [Client] section',
		});
	});
});

describe('the project file', () => {
	let folder: string;

	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'samhain project '));
		mkdirSync(join(folder, 'workspace', 'etc'), { recursive: true });
	});

	afterEach(() => rmSync(folder, { recursive: true }));

	it('holds for the files below it, and applies at once when it changes', async () => {
		const workspace = join(folder, 'workspace');
		const project = join(workspace, '.samhain-lint.json');
		writeFileSync(project, JSON.stringify({ role: 'client' }));
		const rootUri = pathToFileURL(workspace).href;
		const uri = pathToFileURL(join(workspace, 'etc', 'samhainrc')).href;
		await client.initialize(PULLING, { rootUri });
		client.open(uri, '[Misc]\n');
		expect(await client.request('samhain/status', { uri })).toMatchObject({
			role: 'client',
			roleReason: 'chosen in .samhain-lint.json',
		});
		writeFileSync(project, JSON.stringify({ files: { 'etc/*': { role: 'server' } } }));
		client.notify('workspace/didChangeWatchedFiles', {
			changes: [{ uri: pathToFileURL(project).href, type: 2 }],
		});
		expect(await client.request('samhain/status', { uri })).toMatchObject({ role: 'server' });
	});

	it('is not looked for outside of the workspace', async () => {
		writeFileSync(join(folder, '.samhain-lint.json'), JSON.stringify({ role: 'client' }));
		const uri = pathToFileURL(join(folder, 'workspace', 'samhainrc')).href;
		await client.initialize(PULLING, { rootUri: pathToFileURL(join(folder, 'workspace')).href });
		client.open(uri, '[Misc]\n');
		expect(await client.request('samhain/status', { uri })).toMatchObject({ role: 'undecided' });
	});
});
