// Semantic tokens over the protocol, against the server as it ships: whole, as differences, for a range.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LspClient } from '../support/lsp-client.ts';

const URI = 'file:///etc/samhain/samhainrc';
const textDocument = { uri: URI };
const TEXT = '[Misc]\nDaemon=yes\nSetLoopTime=60\n';

let client: LspClient;

beforeEach(() => {
	client = new LspClient();
});

afterEach(() => client.kill());

interface Tokens {
	readonly resultId?: string;
	readonly data?: readonly number[];
	readonly edits?: readonly { start: number; deleteCount: number; data: readonly number[] }[];
}

async function ask(method: string, params: object = {}): Promise<Tokens> {
	const answer: Tokens = JSON.parse(
		JSON.stringify(
			await client.request(`textDocument/semanticTokens/${method}`, { textDocument, ...params }),
		),
	);
	return answer;
}

async function start(): Promise<readonly string[]> {
	const answer: { capabilities: { semanticTokensProvider: { legend: { tokenTypes: string[] } } } } =
		JSON.parse(JSON.stringify(await client.initialize({})));
	client.open(URI, TEXT, 'samhainrc');
	return answer.capabilities.semanticTokensProvider.legend.tokenTypes;
}

test('the tokens of a document, with the legend', async () => {
	const types = await start();
	const { data = [] } = await ask('full');
	expect(data.filter((_number, at) => at % 5 === 3).map((type) => types[type])).toEqual([
		...['namespace', 'property', 'enumMember', 'property', 'number'],
	]);
	expect(data.slice(0, 10)).toEqual([0, 1, 4, types.indexOf('namespace'), 0, 1, 0, 6, 1, 0]);
});

test('an edit is answered by what differs', async () => {
	await start();
	const { resultId, data = [] } = await ask('full');
	client.change(URI, 2, [
		{ range: { start: { line: 1, character: 7 }, end: { line: 1, character: 10 } }, text: 'no' },
	]);
	const delta = await ask('full/delta', { previousResultId: resultId });
	expect(delta.edits).toHaveLength(1);
	const applied = [...data];
	for (const { start, deleteCount, data: added } of delta.edits ?? [])
		applied.splice(start, deleteCount, ...added);
	expect(applied).toEqual((await ask('full')).data);
	expect(delta.edits?.[0]?.data.length).toBeLessThan(data.length);
});

test('an unknown result is answered by all tokens, an unchanged document by no edit', async () => {
	await start();
	const { resultId, data } = await ask('full/delta', { previousResultId: 'x' });
	expect(data).toEqual((await ask('full')).data);
	expect(resultId).toBeDefined();
	const { resultId: again } = await ask('full');
	expect((await ask('full/delta', { previousResultId: again })).edits).toEqual([]);
});

test('a range has its own tokens', async () => {
	await start();
	const range = { start: { line: 2, character: 0 }, end: { line: 2, character: 3 } };
	expect((await ask('range', { range })).data?.slice(0, 3)).toEqual([2, 0, 11]);
});

test('the setting turns them off, and the editor asks again', async () => {
	await client.initialize({ workspace: { semanticTokens: { refreshSupport: true } } });
	client.open(URI, TEXT, 'samhainrc');
	const asked = new Promise<void>((resolve) => {
		client.answers.set('workspace/semanticTokens/refresh', () => {
			resolve();
			return null;
		});
	});
	client.notify('workspace/didChangeConfiguration', {
		settings: { samhain: { semanticTokens: { enabled: false } } },
	});
	await asked;
	expect((await ask('full')).data).toEqual([]);
});
