// A server to which nothing happens does nothing: no message, no look at a folder.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FileSystem } from '../../server/src/core/index.ts';
import { type InProcessClient, startInProcess } from '../support/in-process-server.ts';

/** A workspace in memory: a deployment in one folder, and how often a folder was listed. */
function makeFiles(): FileSystem & { readonly listed: () => number } {
	const texts = new Map([
		['file:///w/d/yulerc', '[Clients]\nClient=web1.example.org@0123456789ABCDEF@AB\n'],
		['file:///w/d/data/rc.web1.example.org', '[Misc]\nDaemon=yes\n'],
	]);
	const folders = new Map<string, readonly [name: string, kind: 'file' | 'folder'][]>([
		['file:///w', [['d', 'folder']]],
		[
			'file:///w/d',
			[
				['data', 'folder'],
				['yulerc', 'file'],
			],
		],
		['file:///w/d/data', [['rc.web1.example.org', 'file']]],
	]);
	let listed = 0;
	return {
		readText: (path) => texts.get(path),
		list: (path) => {
			listed++;
			return (folders.get(path) ?? []).map(([name, kind]) => ({ name, kind }));
		},
		resolve: (path) => (texts.has(path) || folders.has(path) ? path : undefined),
		status: (path) => {
			const text = texts.get(path);
			return text === undefined ? undefined : { size: text.length };
		},
		listed: () => listed,
	};
}

/** Lets the server run for so many milliseconds of its clock. */
async function pass(milliseconds: number): Promise<void> {
	for (let passed = 0; passed < milliseconds; passed += 50) {
		await vi.advanceTimersByTimeAsync(50);
		for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
	}
}

let client: InProcessClient | undefined;

beforeEach(() => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
});

afterEach(() => {
	client?.close();
	vi.useRealTimers();
});

const ROOTS = { 'no folder': {}, 'a folder': { workspaceFolders: [{ uri: 'file:///w', name: 'w' }] } };
const CLIENTS = { pulls: { textDocument: { diagnostic: {} } }, 'is pushed to': { textDocument: {} } };
const OUTSIDE = [
	'untitled:Untitled-1',
	'untitled:yulerc',
	'file:///etc/samhain/samhainrc',
	'file:///etc/yulerc',
	'git:/w/d/yulerc?HEAD',
];

const cases = Object.entries(ROOTS).flatMap(([root, params]) =>
	Object.entries(CLIENTS).flatMap(([how, capabilities]) =>
		OUTSIDE.map((uri) => ({ root, how, uri, params: { ...params, capabilities } })),
	),
);

describe('with a document outside of all folders open, a server', () => {
	it.each(cases)('rests: $uri, $root, a client that $how', async ({ uri, params }) => {
		const files = makeFiles();
		client = await startInProcess({
			files,
			params: { ...params, initializationOptions: { notifications: true } },
		});
		const { connection, received } = client;
		const text = '[Misc]\nDaemon=on\n';
		const languageId = uri.endsWith('yulerc') ? 'yulerc' : 'samhainrc';
		await connection.sendNotification('textDocument/didOpen', {
			textDocument: { uri, languageId, version: 1, text },
		});
		await pass(2000);
		const before = { messages: received.length, listed: files.listed() };
		await pass(10_000);
		expect({ messages: received.length, listed: files.listed() }).toEqual(before);
		// It is not dead: an edit is answered.
		await connection.sendNotification('textDocument/didChange', {
			textDocument: { uri, version: 2 },
			contentChanges: [{ text: `${text}# more\n` }],
		});
		const symbols = connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri } });
		await pass(200);
		expect(await symbols).not.toEqual([]);
	});
});

describe('with a deployment open, a server', () => {
	it('lists its folders once, reports what it found, and rests', async () => {
		const files = makeFiles();
		client = await startInProcess({
			files,
			params: { ...ROOTS['a folder'], initializationOptions: { notifications: true } },
		});
		await pass(2000);
		const { received } = client;
		expect(received).toEqual(['samhain/membersChanged', 'samhain/deploymentChanged']);
		expect(files.listed()).toBe(3);
		await pass(10_000);
		expect(received).toHaveLength(2);
		expect(files.listed()).toBe(3);
	});

	it('sends nothing of its own to a client that did not ask for it', async () => {
		client = await startInProcess({ files: makeFiles(), params: ROOTS['a folder'] });
		await pass(2000);
		expect(client.received).toEqual([]);
	});
});

describe('a client that is pushed to', () => {
	it('gets each finding once, however many documents are open', async () => {
		client = await startInProcess({
			files: makeFiles(),
			params: { ...ROOTS['a folder'], capabilities: CLIENTS['is pushed to'] },
		});
		const { connection, received } = client;
		await pass(1000);
		const open = async (uri: string, languageId: string, text: string): Promise<void> => {
			await connection.sendNotification('textDocument/didOpen', {
				textDocument: { uri, languageId, version: 1, text },
			});
		};
		await open('file:///w/d/yulerc', 'yulerc', '[Clients]\n');
		for (let at = 0; at < 50; at++) await open(`file:///w/e/samhainrc.${at}`, 'samhainrc', '[Misc]\n');
		await pass(1000);
		// One for each document, and one more for the file that the deployment has other findings for.
		expect(received.length).toBeLessThanOrEqual(52);
		const before = received.length;
		for (let version = 2; version < 42; version++) {
			await connection.sendNotification('textDocument/didChange', {
				textDocument: { uri: 'file:///w/d/yulerc', version },
				contentChanges: [{ text: `[Clients]\n# ${version}\n` }],
			});
			await pass(300);
		}
		expect(received.length - before).toBeLessThanOrEqual(41);
	});
});
