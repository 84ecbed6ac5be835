// The watch model through the language server: the tree of watched paths, the question why, the lines above sections.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LspClient } from '../support/lsp-client.ts';

const URI = 'file:///w/samhainrc';
const textDocument = { uri: URI };
const TEXT = '[ReadOnly]\ndir=2/etc\nfile=/etc/fstab\n[IgnoreAll]\ndir=-1/etc/puppet\n';

let client: LspClient;

beforeEach(async () => {
	client = new LspClient();
	await client.initialize({});
	client.open(URI, TEXT, 'samhainrc');
});

afterEach(() => client.kill());

interface Item {
	readonly label: string;
	readonly policy?: string;
	readonly line?: number;
	readonly children?: readonly Item[];
}

async function items(params: object = {}): Promise<readonly Item[]> {
	const answer: { readonly items: readonly Item[] } = JSON.parse(
		JSON.stringify(await client.request('samhain/watchedPaths', { uri: URI, ...params })),
	);
	return answer.items;
}

describe('watched paths', () => {
	it('are a tree whose items lead to the deciding line', async () => {
		const [etc] = await items();
		expect(etc).toMatchObject({ label: 'etc', policy: 'ReadOnly', line: 1 });
		expect(etc?.children?.map(({ label, line }) => [label, line])).toEqual([
			['fstab', 2],
			['puppet', 4],
		]);
	});

	it('follow the text', async () => {
		client.notify('textDocument/didChange', {
			textDocument: { uri: URI, version: 2 },
			contentChanges: [{ text: '[Attributes]\nfile=/etc/mtab\n' }],
		});
		const [etc] = await items();
		expect(etc?.children?.map(({ label }) => label)).toEqual(['mtab']);
	});

	it('are filtered, and joined by unwatched ones on demand', async () => {
		const [etc] = await items({ filter: 'puppet' });
		expect(etc?.children?.map(({ label }) => label)).toEqual(['puppet']);
		expect((await items({ showsUnwatched: true })).map(({ label }) => label)).toContain('root');
	});

	it('of a document that is not open are not known', async () => {
		expect(await client.request('samhain/watchedPaths', { uri: 'file:///w/other' })).toBeNull();
	});
});

it('why a path is watched is answered in sentences with lines', async () => {
	expect(await client.request('samhain/why', { uri: URI, path: '/etc/puppet/x' })).toMatchObject({
		answers: [
			{ type: 'file', isAssumed: true, watched: false },
			{ type: 'folder', isAssumed: true, watched: false },
		],
	});
	expect(await client.request('samhain/why', { uri: URI, path: '/etc/fstab' })).toMatchObject({
		answers: [
			{
				...{ type: 'file', isAssumed: false, watched: true },
				sentences: expect.arrayContaining([expect.objectContaining({ line: 2, decides: true })]),
			},
		],
	});
	expect(await client.request('samhain/why', { uri: URI, path: 'etc' })).toEqual({ answers: [] });
});

it('each policy section has a line that says what it adds', async () => {
	expect(await client.request('textDocument/codeLens', { textDocument })).toEqual([
		{
			range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
			command: { title: '1 directory, 1 file · changes at crit', command: '' },
			data: 'policies',
		},
		{
			range: { start: { line: 3, character: 0 }, end: { line: 3, character: 0 } },
			command: { title: '1 directory · compares nothing, additions at crit', command: '' },
			data: 'policies',
		},
	]);
});
