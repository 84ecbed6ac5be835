// Names over the protocol, against the server that ships: where they are, and renames of a host with its files.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type FixtureFile, readFiles } from '../support/fixture.ts';
import { LspClient } from '../support/lsp-client.ts';

const FILES = readFiles(`
=== etc/yulerc
[Clients]
Client=web1.example.org@0123456789ABCDEF@00
Client=db1.example.org@0123456789ABCDEF@01
=== etc/hosts
10.0.0.5 web1.example.org web1
=== var/lib/yule/rc.web1.example.org
[Misc]
@web1.example.org
Daemon=yes
@end
=== var/lib/yule/file.web1.example.org
baseline
`);
const RENAMES = {
	workspace: {
		workspaceEdit: {
			documentChanges: true,
			resourceOperations: ['rename'],
			changeAnnotationSupport: { groupsOnLabel: true },
		},
	},
	textDocument: { diagnostic: {}, rename: { prepareSupport: true } },
};

let client: LspClient;
let folder: string;

beforeEach(() => {
	client = new LspClient();
	folder = mkdtempSync(join(tmpdir(), 'samhain-names-'));
});
afterEach(() => {
	client.kill();
	rmSync(folder, { recursive: true });
});

const uriOf = (path: string): string => pathToFileURL(join(folder, path)).href;

/** Starts the server in a folder with these files and opens the first one. */
async function start(files: readonly FixtureFile[], capabilities: object): Promise<void> {
	for (const { path, text } of files) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	}
	const told = client.next('samhain/deploymentChanged');
	await client.initialize(capabilities, {
		workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'files' }],
		initializationOptions: { notifications: true },
	});
	await told;
	client.open(uriOf('etc/yulerc'), readFileSync(join(folder, 'etc/yulerc'), 'utf8'), 'yulerc');
}

/** Asks about the name in the first entry; the answer with paths in place of URIs. */
async function ask(method: string, more: object = {}): Promise<unknown> {
	const textDocument = { uri: uriOf('etc/yulerc') };
	const { result, error } = await client.ask(method, {
		...{ textDocument, position: { line: 1, character: 9 } },
		...more,
	});
	if (error !== undefined) return error.message;
	return JSON.parse(JSON.stringify(result).replaceAll(`${pathToFileURL(folder).href}/`, ''));
}

it('leads from an entry to the places of its host in all files', async () => {
	await start(FILES, RENAMES);
	const host = { start: { line: 1, character: 7 }, end: { line: 1, character: 23 } };
	const named = { start: { line: 0, character: 9 }, end: { line: 0, character: 25 } };
	expect(await ask('textDocument/definition')).toEqual([
		{ uri: 'etc/yulerc', range: host },
		{ uri: 'etc/hosts', range: named },
	]);
	const references = await ask('textDocument/references', { context: { includeDeclaration: true } });
	expect(JSON.stringify(references).match(/"uri":"[^"]*"/g)).toEqual([
		'"uri":"etc/yulerc"',
		'"uri":"var/lib/yule/rc.web1.example.org"',
		'"uri":"etc/hosts"',
		'"uri":"var/lib/yule/file.web1.example.org"',
		'"uri":"var/lib/yule/rc.web1.example.org"',
	]);
	expect(await ask('textDocument/documentHighlight')).toEqual([{ range: host, kind: 3 }]);
});

it('renames a host with the files that the server sends, which the preview asks about', async () => {
	await start(FILES, RENAMES);
	expect(await ask('textDocument/prepareRename')).toMatchObject({ placeholder: 'web1.example.org' });
	const edit = await ask('textDocument/rename', { newName: 'www.example.org' });
	expect(edit).toMatchObject({
		documentChanges: [
			{ textDocument: { uri: 'etc/yulerc', version: null }, edits: [{ newText: 'www.example.org' }] },
			{ textDocument: { uri: 'var/lib/yule/rc.web1.example.org' }, edits: [{ newText: 'www.example.org' }] },
			{ textDocument: { uri: 'etc/hosts' }, edits: [{ newText: 'www.example.org' }] },
			{
				kind: 'rename',
				oldUri: 'var/lib/yule/file.web1.example.org',
				newUri: 'var/lib/yule/file.www.example.org',
				annotationId: 'files',
			},
			{ kind: 'rename', newUri: 'var/lib/yule/rc.www.example.org' },
		],
		changeAnnotations: { files: { needsConfirmation: true } },
	});
	expect(await ask('textDocument/rename', { newName: 'db1.example.org' })).toBe(
		'Line 3 of etc/yulerc already has the host name db1.example.org.',
	);
});

it('renames no host halfway for a client that cannot rename files', async () => {
	await start(FILES, { textDocument: { diagnostic: {} } });
	expect(await ask('textDocument/rename', { newName: 'www.example.org' })).toMatch(/cannot rename/);
});

it('finds names in open documents and in files that nobody has open', async () => {
	await start(FILES, RENAMES);
	const ask = async (query: string): Promise<string[]> => {
		const found: { name: string; location: { uri: string } }[] = JSON.parse(
			JSON.stringify(await client.request('workspace/symbol', { query })),
		);
		return found.map(({ name, location }) => `${name} ${location.uri.slice(uriOf('').length + 1)}`);
	};
	expect(await ask('web1')).toEqual([
		'web1.example.org etc/yulerc',
		'file.web1.example.org var/lib/yule/file.web1.example.org',
		'rc.web1.example.org var/lib/yule/rc.web1.example.org',
	]);
	expect(await ask('clts')).toEqual(['[Clients] etc/yulerc']);
	client.notify('textDocument/didClose', { textDocument: { uri: uriOf('etc/yulerc') } });
	expect(await ask('dbexample')).toEqual(['db1.example.org etc/yulerc']);
});

it('shows above the entries what the clients lack', async () => {
	await start(FILES, RENAMES);
	const lenses: { range: { start: { line: number } }; command: { title: string } }[] = JSON.parse(
		JSON.stringify(await ask('textDocument/codeLens')),
	);
	expect(lenses.map(({ range, command }) => `${range.start.line} ${command.title}`)).toEqual([
		'0 2 clients registered, 1 marked below',
		'2 no configuration, no baseline',
	]);
});

it('links an entry to the file that the server sends, and a path to the file of the image', async () => {
	const watched = {
		path: 'etc/samhainrc',
		text: '[ReadOnly]\nfile=/etc/hosts\nfile=/etc/none\n# samhain-lint-disable duplicate-path\n',
	};
	const inner = [...FILES, watched].map((file) => ({ ...file, path: `image/${file.path}` }));
	await start([...FILES, ...inner], RENAMES);
	expect(await ask('textDocument/documentLink')).toMatchObject([
		{ range: { start: { line: 1, character: 7 } }, target: 'var/lib/yule/rc.web1.example.org' },
	]);
	client.open(uriOf('image/etc/samhainrc'), watched.text, 'samhainrc');
	expect(
		await ask('textDocument/documentLink', { textDocument: { uri: uriOf('image/etc/samhainrc') } }),
	).toEqual([
		{
			range: { start: { line: 1, character: 5 }, end: { line: 1, character: 15 } },
			target: 'image/etc/hosts',
			tooltip: 'Open /etc/hosts of this file system',
		},
		expect.objectContaining({
			target: expect.stringMatching(/duplicate-path/),
			tooltip: 'Open the page of duplicate-path',
		}),
	]);
});

it('offers refactorings to a person who asks, and none to a light bulb that appears by itself', async () => {
	await start(FILES, {
		...RENAMES,
		textDocument: { ...RENAMES.textDocument, codeAction: { codeActionLiteralSupport: {} } },
	});
	const range = { start: { line: 1, character: 9 }, end: { line: 1, character: 9 } };
	const titles = async (context: object): Promise<string[]> => {
		const actions: { title: string; kind: string }[] = JSON.parse(
			JSON.stringify(
				await ask('textDocument/codeAction', { range, context: { diagnostics: [], ...context } }),
			),
		);
		return actions.filter(({ kind }) => kind.startsWith('refactor')).map(({ title }) => title);
	};
	expect(await titles({ triggerKind: 1 })).toContain('Sort 2 clients by name');
	expect(await titles({ only: ['refactor.rewrite'] })).toContain('Sort 2 clients by name');
	expect(await titles({ triggerKind: 2 })).toEqual([]);
});

it('splits a file of two programs where the other file is not there, for a client that can make one', async () => {
	const mixed = {
		path: 'etc/yulerc',
		text: '[Clients]\nClient=web1@0123456789ABCDEF@00\n[ReadOnly]\nfile=/etc/passwd\n',
	};
	const actions = { codeAction: { codeActionLiteralSupport: {} } };
	await start([mixed, ...FILES.slice(1)], {
		workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename'] } },
		textDocument: { ...RENAMES.textDocument, ...actions },
	});
	const range = { start: { line: 3, character: 2 }, end: { line: 3, character: 2 } };
	const answer = async (): Promise<string> =>
		JSON.stringify(
			await ask('textDocument/codeAction', { range, context: { diagnostics: [], only: ['refactor.move'] } }),
		);
	expect(JSON.parse(await answer())).toMatchObject([
		{
			edit: {
				documentChanges: [
					{ kind: 'create', uri: 'etc/samhainrc' },
					{ edits: [{ newText: '[ReadOnly]\nfile=/etc/passwd\n' }] },
					{ textDocument: { uri: 'etc/yulerc' } },
				],
			},
		},
	]);
	writeFileSync(join(folder, 'etc/samhainrc'), '');
	expect(await answer()).toBe('[]');
});

it('says above the lines of a log what they mean, and reads a log as no configuration', async () => {
	await start(FILES, { ...RENAMES, window: { showDocument: { support: true } } });
	const uri = uriOf('yule.log');
	const text =
		'a line of another program\n<log sev="CRIT" tstamp="2026-11-22T16:26:01+0000" msg="Not in client list" client="web3" />\n';
	client.open(uri, text, 'log');
	const lenses = async (): Promise<
		{ range: { start: { line: number } }; command: { title: string; command: string } }[]
	> => JSON.parse(JSON.stringify(await client.request('textDocument/codeLens', { textDocument: { uri } })));
	const [lens] = await lenses();
	expect(lens?.range.start.line).toBe(1);
	expect(lens?.command.title).not.toBe('');
	expect(lens?.command.command).toBe('samhain.server.openPage');
	const report = await client.request('textDocument/diagnostic', { textDocument: { uri } });
	expect(report).toMatchObject({ items: [] });
	const end = { line: 2, character: 0 };
	client.notify('textDocument/didChange', {
		textDocument: { uri, version: 2 },
		contentChanges: [{ range: { start: { line: 0, character: 0 }, end }, text: '' }],
	});
	expect(await lenses()).toEqual([]);
});

it('leads from the log server of a client to the configuration of the server', async () => {
	const project = {
		deployment: {
			server: { file: 'etc/yulerc', name: 'log.example.org', dataDirectory: 'var/lib/yule' },
		},
	};
	const rc = '[Client]\nSetLogServer=log.example.org\n';
	await start(
		[
			...FILES,
			{ path: '.samhain-lint.json', text: JSON.stringify(project) },
			{ path: 'var/lib/yule/rc.db1.example.org', text: rc },
		],
		RENAMES,
	);
	const uri = uriOf('var/lib/yule/rc.db1.example.org');
	client.open(uri, rc, 'samhainrc');
	expect(
		await ask('textDocument/definition', { textDocument: { uri }, position: { line: 1, character: 16 } }),
	).toMatchObject([{ uri: 'etc/yulerc', range: { start: { line: 0, character: 0 } } }]);
});
