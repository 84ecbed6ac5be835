// A stranger's folder, settings and texts, over the protocol: the server starts nothing, reaches nothing and writes
// nothing; its edits stay in the document that was asked about, and what it shows is text.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RULES } from '../../server/src/core/rules/index.ts';
import { LspClient } from '../support/lsp-client.ts';
import { activeParts, filesWith, TRICKS } from './markdown-tricks.ts';

const WATCHED_SERVER = fileURLToPath(new URL('watched-server.cjs', import.meta.url));
/** As VS Code's client has it: of all commands only this one is trusted in a hover. */
const HOVER_PAGE = 'command:samhain.openGuidance?%5B%22{page}%22%5D';
/** The one command of the server, which asks the client to show a page of ours. */
const OPEN_PAGE = 'samhain.server.openPage';
const CAPABILITIES = {
	workspace: {
		configuration: true,
		workspaceFolders: true,
		workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename', 'delete'] },
	},
	window: { showDocument: { support: true } },
	textDocument: {
		diagnostic: {},
		hover: { contentFormat: ['markdown'] },
		codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
	},
};
/** What settings of other extensions call the program that they start. */
const PROGRAMS = Object.fromEntries(
	[
		'path',
		'server',
		'serverPath',
		'command',
		'executable',
		'run',
		'binary',
		'linter',
		'args',
		'env',
		'shell',
	].map((name) => [name, '/tmp/stranger']),
);

interface Action {
	readonly title: string;
	readonly command?: { readonly command: string };
	readonly edit?: { readonly changes?: Record<string, unknown>; readonly documentChanges?: unknown };
}

let client: LspClient;
let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'samhain-stranger-'));
	client = new LspClient(['--stdio'], WATCHED_SERVER);
});

afterEach(() => {
	client.kill();
	rmSync(folder, { recursive: true });
});

function as<T>(value: unknown): T {
	const typed: T = JSON.parse(JSON.stringify(value ?? null));
	return typed;
}

async function start(): Promise<void> {
	client.answers.set('workspace/configuration', () => [{ ...PROGRAMS, host: '$(touch /tmp/x)' }]);
	await client.initialize(CAPABILITIES, {
		workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'stranger' }],
		initializationOptions: { hoverPageUri: HOVER_PAGE, settings: PROGRAMS },
	});
}

/** Everything that can be asked about a document. */
async function askAll(uri: string, lineCount: number): Promise<void> {
	const textDocument = { uri };
	const range = { start: { line: 0, character: 0 }, end: { line: lineCount, character: 0 } };
	const position = { line: 1, character: 3 };
	for (const method of [
		...['diagnostic', 'hover', 'completion', 'documentSymbol', 'foldingRange', 'codeAction', 'codeLens'],
		...['definition', 'references', 'documentHighlight', 'documentLink', 'selectionRange', 'prepareRename'],
	])
		await client.request(`textDocument/${method}`, {
			textDocument,
			position,
			positions: [position],
			range,
			context: { diagnostics: [], triggerKind: 1, includeDeclaration: true },
		});
	// A name that leads out of the folder is refused.
	await client.ask('textDocument/rename', { textDocument, position, newName: '../../tmp/started' });
	await client.request('workspace/symbol', { query: '' });
}

describe('a folder of a stranger', () => {
	const rc = `[Misc]
SetLoopTime=$(touch started)
SamhainPath=/tmp/stranger
@if command_succeeds touch started
SetConsole=/dev/null
@end
[External]
OpenCommand=/tmp/stranger
SetCommandLine=stranger
CloseCommand
[ReadOnly]
file=/etc/passwd
`;
	const files: Readonly<Record<string, string>> = {
		'.samhain-lint.json': JSON.stringify({
			...PROGRAMS,
			deployment: { server: { file: 'yulerc', dataDirectory: '../..', hosts: '/etc/shadow' } },
		}),
		yulerc: '[Clients]\nClient=../../x@0123456789ABCDEF@AB\n[Database]\nSetDBHost=stranger.example.org\n',
		'data/rc.web1.example.org': rc,
		samhainrc: rc,
	};

	it('is read and nothing more', async () => {
		mkdirSync(join(folder, 'data'));
		for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
		await start();
		for (const [name, text] of Object.entries(files)) {
			const uri = pathToFileURL(join(folder, name)).href;
			client.open(uri, text, name === 'yulerc' ? 'yulerc' : 'samhainrc');
			client.change(uri, 2, [{ text: `${text}# more\n` }]);
			await askAll(uri, text.split('\n').length);
		}
		client.notify('workspace/didChangeConfiguration', { settings: { samhain: PROGRAMS } });
		await client.ask('workspace/executeCommand', { command: OPEN_PAGE, arguments: ['/bin/sh'] });
		await client.ask('workspace/executeCommand', { command: '/bin/sh', arguments: ['-c', 'touch started'] });
		await client.request('samhain/status', { uri: pathToFileURL(join(folder, 'yulerc')).href });
		expect(await client.close()).toBe(0);
		const left = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
			entry.isFile(),
		);
		expect(left).toHaveLength(Object.keys(files).length);
		for (const [name, text] of Object.entries(files))
			expect(readFileSync(join(folder, name), 'utf8')).toBe(text);
	});
});

describe('quick fixes', () => {
	it('change the document that was asked about and no other', async () => {
		await start();
		const other = pathToFileURL(join(folder, 'other/samhainrc')).href;
		client.open(other, '[Misc]\nSetLopTime=60\n');
		let edits = 0;
		for (const { id, examples } of RULES) {
			for (const example of examples.bad) {
				const { text, fileName = 'samhainrc' } = typeof example === 'string' ? { text: example } : example;
				const uri = pathToFileURL(join(folder, id, fileName)).href;
				client.open(uri, text, /^\s*\[(?:clients|server)\]/im.test(text) ? 'yulerc' : 'samhainrc');
				const range = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };
				const actions = as<readonly Action[]>(
					await client.request('textDocument/codeAction', {
						textDocument: { uri },
						range,
						context: { diagnostics: [] },
					}),
				);
				for (const { title, edit, command } of actions) {
					// What is no edit opens one of our pages.
					expect(command?.command, title).toBe(edit === undefined ? OPEN_PAGE : undefined);
					if (edit === undefined) continue;
					edits++;
					expect(edit.documentChanges, title).toBeUndefined();
					expect(Object.keys(edit.changes ?? {}), title).toEqual([uri]);
				}
				client.notify('textDocument/didClose', { textDocument: { uri } });
			}
		}
		expect(edits).toBeGreaterThan(RULES.length);
	}, 60_000);
});

describe('text of a file', () => {
	it.each(TRICKS)('stays text in hovers and in the list of completions: %s', async (trick) => {
		await start();
		let hovers = 0;
		for (const [at, text] of filesWith(trick).entries()) {
			const uri = pathToFileURL(join(folder, `${at}/samhainrc`)).href;
			const textDocument = { uri };
			client.open(uri, text, text.includes('[Clients]') ? 'yulerc' : 'samhainrc');
			const places = text
				.split('\n')
				.flatMap((line, number) =>
					[0, 4, 12, 20]
						.filter((character) => character < line.length)
						.map((character) => ({ line: number, character })),
				);
			for (const position of places) {
				const hover = as<{ contents: { value: string } } | null>(
					await client.request('textDocument/hover', { textDocument, position }),
				);
				if (hover !== null) {
					hovers++;
					for (const part of activeParts(hover.contents.value))
						expect(part).toMatch(
							/^command:samhain\.openGuidance\?%5B%22(?:rules|guidance)%2F[a-z0-9-]+%22%5D$/,
						);
				}
				const completion = as<{ items: readonly { label: string; documentation?: unknown }[] } | null>(
					await client.request('textDocument/completion', { textDocument, position }),
				);
				const own = (completion?.items ?? []).filter(
					({ label }) => label.includes('command:') || label.includes('<'),
				);
				for (const item of own) {
					const { documentation } = as<{ documentation?: { kind: string; value: string } }>(
						await client.request('completionItem/resolve', item),
					);
					if (documentation?.kind === 'markdown') expect(activeParts(documentation.value)).toEqual([]);
				}
			}
		}
		expect(hovers).toBeGreaterThan(0);
	});
});
