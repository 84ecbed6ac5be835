// The deployment in the language server: found in the workspace, followed while typing and on disk, told to the client.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { LspClient } from '../support/lsp-client.ts';

const sample = fileURLToPath(new URL('../../sample', import.meta.url));

const PULLS = {
	textDocument: {
		diagnostic: { relatedDocumentSupport: false },
		codeAction: { codeActionLiteralSupport: {} },
	},
	workspace: {
		configuration: true,
		diagnostics: { refreshSupport: true },
		workspaceEdit: { documentChanges: true, resourceOperations: ['rename'] },
	},
};

const open = new Set<{ client: LspClient; folder: string }>();

afterEach(() => {
	for (const each of open) {
		each.client.kill();
		rmSync(each.folder, { recursive: true });
	}
	open.clear();
});

/** A server with a copy of the sample as its workspace, which has read the deployment. */
async function start(
	capabilities: unknown = PULLS,
	scope: 'open' | 'deployment' = 'open',
	change: (folder: string) => void = () => undefined,
) {
	const folder = mkdtempSync(join(tmpdir(), 'samhain-workspace-'));
	cpSync(sample, folder, { recursive: true });
	change(folder);
	const client = new LspClient();
	open.add({ client, folder });
	client.answers.set('workspace/configuration', () => [{ diagnostics: { scope } }]);
	const told = client.next('samhain/deploymentChanged');
	const uri = (path: string): string => pathToFileURL(join(folder, path)).href;
	await client.initialize(capabilities, {
		workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'sample' }],
		initializationOptions: { notifications: true, settings: { diagnostics: { scope } } },
	});
	await told;
	const text = (path: string): string => readFileSync(join(folder, path), 'utf8');
	const show = (path: string, languageId: string): void => client.open(uri(path), text(path), languageId);
	const pull = async (path: string): Promise<string[]> => {
		const report = await client.request('textDocument/diagnostic', { textDocument: { uri: uri(path) } });
		return itemsOf(report).map(({ code, range }) => `${range.start.line + 1} ${code}`);
	};
	return { client, folder, uri, text, show, pull };
}

interface Diagnostic {
	readonly code: string;
	readonly range: { readonly start: { readonly line: number; readonly character: number } };
	readonly relatedInformation?: readonly { readonly location: { readonly uri: string } }[];
}
interface Action {
	readonly title: string;
	readonly edit?: { readonly changes?: Record<string, readonly { readonly newText: string }[]> };
}
interface Tree {
	readonly deployments: readonly {
		readonly svg: string;
		readonly tree: readonly { readonly label: string; readonly description: string }[];
	}[];
}

/** The lists that answers hold; JSON knows no types. */
function itemsOf(report: unknown): readonly Diagnostic[] {
	const { items }: { items: readonly Diagnostic[] } = JSON.parse(JSON.stringify(report));
	return items;
}
function parse<T>(answer: unknown): T {
	return JSON.parse(JSON.stringify(answer));
}

describe('an open member', () => {
	it('has the findings that other files show, with the place in the other file', async () => {
		const { client, show, pull, uri } = await start({
			...PULLS,
			textDocument: { ...PULLS.textDocument, publishDiagnostics: { relatedInformation: true } },
		});
		show('yulerc', 'yulerc');
		expect(await pull('yulerc')).toContain('40 client-refused');
		const report = await client.request('textDocument/diagnostic', { textDocument: { uri: uri('yulerc') } });
		const refused = itemsOf(report).find(({ code }) => code === 'client-refused');
		expect(refused?.relatedInformation?.map(({ location }) => location.uri)).toEqual([uri('hosts.deny')]);
	});

	it('loses a finding as soon as its text is right', async () => {
		const { client, show, pull, uri } = await start();
		show('data/rc.backup.example.org', 'samhainrc');
		expect(await pull('data/rc.backup.example.org')).toEqual(['17 log-server-is-localhost']);
		const range = { start: { line: 16, character: 13 }, end: { line: 16, character: 22 } };
		client.change(uri('data/rc.backup.example.org'), 2, [{ range, text: 'log.example.org' }]);
		expect(await pull('data/rc.backup.example.org')).toEqual([]);
	});

	it('offers a fix that changes another file', async () => {
		const { client, show, pull, uri } = await start();
		show('yulerc', 'yulerc');
		await pull('yulerc');
		const at = { line: 39, character: 8 };
		const actions = parse<readonly Action[]>(
			await client.request('textDocument/codeAction', {
				textDocument: { uri: uri('yulerc') },
				range: { start: at, end: at },
				context: { diagnostics: [] },
			}),
		);
		const fix = actions.find(({ title }) => title === 'Allow 10.0.0.12 in hosts.allow');
		expect(fix?.edit?.changes?.[uri('hosts.allow')]?.map(({ newText }) => newText)).toEqual([
			'yule: 10.0.0.12\n',
		]);
	});

	it('is read for the client that it is sent to', async () => {
		const { client, uri } = await start();
		const ask = (path: string) => client.request('samhain/languageOf', { uri: uri(path) });
		expect(await ask('data/rc.web1.example.org')).toEqual({ language: 'samhainrc' });
		expect(await ask('data/file.web1.example.org')).toEqual({ language: null });
		expect(await ask('rc.local')).toEqual({ language: null });
	});
});

describe('a hosts file', () => {
	it('is followed while it is typed, too', async () => {
		const { client, show, pull, uri, text } = await start();
		show('yulerc', 'yulerc');
		expect(await pull('yulerc')).toContain('43 peer-name-not-registered');
		show('hosts', 'plaintext');
		const changed = client.next('samhain/deploymentChanged');
		const fixed = text('hosts').replace('db1 db1.example.org', 'db1.example.org db1');
		client.change(uri('hosts'), 2, [{ text: fixed }]);
		await changed;
		expect((await pull('yulerc')).join()).not.toContain('peer-name-not-registered');
	});
});

describe('files on disk', () => {
	it('that are made end the finding that they were lacking', async () => {
		const { client, show, pull, uri, folder } = await start();
		show('yulerc', 'yulerc');
		expect(await pull('yulerc')).toContain('44 missing-client-baseline');
		writeFileSync(join(folder, 'data/file.mail.example.org'), 'baseline\n');
		const changed = client.next('samhain/deploymentChanged');
		client.notify('workspace/didChangeWatchedFiles', {
			changes: [{ uri: uri('data/file.mail.example.org'), type: 1 }],
		});
		await changed;
		expect((await pull('yulerc')).join()).not.toContain('missing-client-baseline');
	});

	it('are not read through links that lead out of the workspace', async () => {
		const outside = mkdtempSync(join(tmpdir(), 'samhain-outside-'));
		mkdirSync(join(outside, 'data'));
		writeFileSync(join(outside, 'data/file.mail.example.org'), 'baseline\n');
		const { show, pull } = await start(PULLS, 'open', (folder) => {
			symlinkSync(join(outside, 'data/file.mail.example.org'), join(folder, 'data/file.mail.example.org'));
		});
		show('yulerc', 'yulerc');
		expect(await pull('yulerc')).toContain('44 missing-client-baseline');
		rmSync(outside, { recursive: true });
	});
});

describe('a described file', () => {
	it('behind a link that leads out of the workspace is not read', async () => {
		const outside = mkdtempSync(join(tmpdir(), 'samhain-outside-'));
		writeFileSync(join(outside, 'deny'), 'ALL: ALL\n');
		const { show, pull } = await start(PULLS, 'open', (folder) => {
			rmSync(join(folder, 'hosts.deny'));
			symlinkSync(join(outside, 'deny'), join(folder, 'hosts.deny'));
		});
		show('yulerc', 'yulerc');
		expect((await pull('yulerc')).join()).not.toContain('client-refused');
		rmSync(outside, { recursive: true });
	});
});

describe('files that are not open', () => {
	const ALL = ['data/rc.backup.example.org', 'yulerc'];

	it('are reported when the setting says so', async () => {
		const { client, uri } = await start(PULLS, 'deployment');
		const report = parse<{ items: readonly { uri: string; items: readonly unknown[] }[] }>(
			await client.request('workspace/diagnostic', { previousResultIds: [] }),
		);
		expect(report.items.map((item) => item.uri)).toEqual(ALL.map(uri));
		expect(report.items.map(({ items }) => items.length)).toEqual([1, 7]);
	});

	it('are pushed to clients that do not ask', async () => {
		const { client, uri } = await start({ textDocument: { publishDiagnostics: {} } }, 'deployment');
		const published = client.notifications
			.filter(({ method }) => method === 'textDocument/publishDiagnostics')
			.map(({ params }) => parse<{ uri: string }>(params).uri);
		expect([...new Set(published)].sort()).toEqual(ALL.map(uri));
	});

	it('stay silent otherwise', async () => {
		const { client } = await start({ textDocument: { publishDiagnostics: {} } }, 'open');
		expect(client.notifications.filter(({ method }) => method === 'textDocument/publishDiagnostics')).toEqual(
			[],
		);
	});
});

describe('our own requests', () => {
	it('draw the deployment as it is typed', async () => {
		const { client, show, uri } = await start();
		const look = async () => {
			const [first] = parse<Tree>(await client.request('samhain/deployment', {})).deployments;
			return first?.tree.map(({ label, description }) => `${label}: ${description}`);
		};
		expect(await look()).toContain('web1.example.org: 1 problem');
		show('yulerc', 'yulerc');
		const changed = client.next('samhain/deploymentChanged');
		// The entry that is dead goes.
		const range = { start: { line: 38, character: 0 }, end: { line: 39, character: 0 } };
		client.change(uri('yulerc'), 2, [{ range, text: '' }]);
		await changed;
		expect(await look()).toContain('web1.example.org: complete');
	});

	it('lead from a log line to the line of configuration', async () => {
		const { client, uri } = await start();
		const text =
			'<log sev="CRIT" tstamp="2026-11-22T16:25:44+0000" msg="Invalid connection attempt: Not in client list" host="10.0.0.21" />';
		const { records } = parse<{
			records: readonly {
				guidance: string;
				title: string;
				suspects: readonly { file: string; line: number }[];
			}[];
		}>(await client.request('samhain/explain', { text }));
		expect(records[0]).toMatchObject({
			guidance: 'authentication-2',
			title: 'Client name is not registered',
		});
		expect(records[0]?.suspects[0]).toMatchObject({ file: uri('yulerc'), line: 32 });
	});

	it('name the other file of a fix as it is in the workspace', async () => {
		const { client } = await start();
		const text = '<log sev="ERRO" msg="Session key negotiation failed" />';
		const { records } = parse<{ records: readonly { suspects: readonly { fix?: string }[] }[] }>(
			await client.request('samhain/explain', { text }),
		);
		const fixes = records.flatMap(({ suspects }) => suspects.flatMap(({ fix }) => fix ?? []));
		expect(fixes).toContain('Put db1.example.org first in its line of hosts');
		expect(fixes.filter((fix) => fix.includes('file:'))).toEqual([]);
	});

	it('search the guidance for the first unknown lines only', async () => {
		const { client } = await start();
		const text = 'no route to the log server\n'.repeat(30);
		const { records } = parse<{ records: readonly { suggestions?: readonly { page: string }[] }[] }>(
			await client.request('samhain/explain', { text }),
		);
		expect(records[0]?.suggestions?.[0]?.page).toBe('connecting-1');
		expect(records.map(({ suggestions }) => suggestions !== undefined).lastIndexOf(true)).toBe(19);
	});

	it('lead to a cause by what the files answer', async () => {
		const { client } = await start();
		const answer = parse<{
			steps: readonly { by: string }[];
			node: { kind: string };
			clients: readonly string[];
		}>(await client.request('samhain/walk', { host: 'web2.example.org', answers: {} }));
		expect(answer.clients).toContain('web2.example.org');
		expect(['question', 'cause']).toContain(answer.node.kind);
	});

	it('begin the troubleshooter with what the files already show', async () => {
		const { client, uri } = await start();
		const answer = parse<{ reasons: readonly { file: string; line: number; fix?: string }[] }>(
			await client.request('samhain/walk', { host: 'db1.example.org', answers: {} }),
		);
		expect(answer.reasons[0]).toMatchObject({
			file: uri('yulerc'),
			line: 43,
			fix: 'Put db1.example.org first in its line of hosts',
		});
	});

	it('answer nonsense with nothing', async () => {
		const { client } = await start();
		for (const method of ['explain', 'knownLines', 'deploymentItems', 'languageOf', 'searchGuidance', 'walk'])
			expect((await client.ask(`samhain/${method}`, 42)).error).toBeUndefined();
	});
});
