// Completion of paths over the protocol, against the server as it ships: inside the workspace or the folder that the user
// names, never elsewhere.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeCursor } from '../support/fixture.ts';
import { LspClient } from '../support/lsp-client.ts';

let client: LspClient;
let top: string;
let version = 1;

beforeEach(() => {
	client = new LspClient();
	top = realpathSync(mkdtempSync(join(tmpdir(), 'samhain-paths-')));
	for (const folder of ['project/image/etc/ssh', 'project/image/etc/init.d', 'other/secret'])
		mkdirSync(join(top, folder), { recursive: true });
	for (const file of [
		'project/samhainrc',
		'project/image/etc/passwd',
		'project/image/etc/a b[1]',
		'other/file',
	])
		writeFileSync(join(top, file), '');
	symlinkSync(join(top, 'other'), join(top, 'project/image/etc/out'));
	symlinkSync('init.d', join(top, 'project/image/etc/rc.d'));
});

afterEach(() => {
	client.kill();
	rmSync(top, { recursive: true });
});

async function start(imageRoot = ''): Promise<void> {
	const uri = pathToFileURL(join(top, 'project')).href;
	await client.initialize(
		{ workspace: { workspaceFolders: true } },
		{
			workspaceFolders: [{ uri, name: 'project' }],
			initializationOptions: { settings: { completion: { imageRoot } } },
		},
	);
}

interface Item {
	readonly label: string;
	readonly kind: number;
	readonly textEdit: { readonly newText: string };
}

const FILE = 17;
const FOLDER = 19;

/** What is offered of files and folders at the cursor: their names as they are written. */
async function offers(marked: string, file = 'project/samhainrc'): Promise<readonly string[]> {
	const { text, cursor } = takeCursor(marked);
	const uri = pathToFileURL(join(top, file)).href;
	client.open(uri, text, 'samhainrc', version++);
	const answer: { items: readonly Item[] } = JSON.parse(
		JSON.stringify(
			await client.request('textDocument/completion', {
				textDocument: { uri },
				position: { line: cursor.line, character: cursor.column },
			}),
		),
	);
	return answer.items
		.filter(({ kind }) => kind === FILE || kind === FOLDER)
		.map(({ textEdit }) => textEdit.newText)
		.sort();
}

test('names of the image that the user sets, absolute or from the workspace', async () => {
	await start('image');
	expect(await offers('[ReadOnly]\nfile=/$0')).toEqual(['etc']);
	expect(await offers('[ReadOnly]\nfile=/etc/$0')).toEqual([
		...['a b\\\\[1]', 'init.d', 'out', 'passwd', 'rc.d', 'ssh'],
	]);
	expect(await offers('[ReadOnly]\nfile=/etc/pa$0')).toEqual(['passwd']);
	expect(await offers('[ReadOnly]\ndir=3/etc/s$0')).toEqual(['ssh']);
	expect(await offers('[Misc]\n@if file_exists /etc/i$0')).toEqual(['init.d']);
	client.notify('workspace/didChangeConfiguration', {
		settings: { samhain: { completion: { imageRoot: join(top, 'project/image') } } },
	});
	expect(await offers('[ReadOnly]\nfile=/etc/pa$0')).toEqual(['passwd']);
});

test('links are followed inside the image only, and nothing climbs out', async () => {
	await start('image');
	expect(await offers('[ReadOnly]\nfile=/etc/out/$0')).toEqual([]);
	expect(await offers('[ReadOnly]\nfile=/etc/rc.d/$0')).toEqual([]);
	expect(await offers('[ReadOnly]\nfile=/../../other/$0')).toEqual([]);
	writeFileSync(join(top, 'project/image/etc/init.d/ssh'), '');
	expect(await offers('[ReadOnly]\nfile=/etc/rc.d/$0')).toEqual(['ssh']);
});

test('without one, paths of the workspace and the way to it', async () => {
	await start();
	expect(await offers(`[ReadOnly]\nfile=${top}/$0`)).toEqual(['project']);
	expect(await offers(`[ReadOnly]\nfile=${top}/project/$0`)).toEqual(['image', 'samhainrc']);
	expect(await offers(`[ReadOnly]\ndir=${top}/project/$0`)).toEqual(['image']);
	expect(await offers(`[ReadOnly]\nfile=${top}/other/$0`)).toEqual([]);
	expect(await offers('[ReadOnly]\nfile=/etc/$0')).toEqual([]);
	expect(await offers('[ReadOnly]\nfile=relative/$0')).toEqual([]);
});

test('a root outside of the workspace that climbs is not looked at', async () => {
	await start('../other');
	expect(await offers('[ReadOnly]\nfile=/$0')).toEqual([]);
});

test('of a file in an image, the names of that image, as long as it is in the workspace', async () => {
	symlinkSync(join(top, 'other'), join(top, 'project/link'));
	mkdirSync(join(top, 'other/etc'));
	await start();
	expect(await offers('[ReadOnly]\nfile=/$0', 'project/image/etc/samhainrc')).toEqual(['etc']);
	expect(await offers('[ReadOnly]\nfile=/etc/pa$0', 'project/image/etc/samhain/samhainrc')).toEqual([
		'passwd',
	]);
	expect(await offers('[ReadOnly]\nfile=/$0', 'project/link/etc/samhainrc')).toEqual([]);
	expect(await offers('[ReadOnly]\nfile=/etc/$0', 'other/etc/samhainrc')).toEqual([]);
});
