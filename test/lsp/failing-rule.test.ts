// A rule that throws, in a running server: the client's log hears of it once, however much is typed, and every other rule
// goes on. No rule of ours throws, so this one server runs inside the test, where some are made to.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { duplicatePath } from '../../server/src/core/rules/file/duplicate-path.ts';
import { unclosedConditional } from '../../server/src/core/rules/file/unclosed-conditional.ts';
import { unknownOption } from '../../server/src/core/rules/file/unknown-option.ts';
import { type InProcessClient, startInProcess } from '../support/in-process-server.ts';

/** One of each scope. */
const BROKEN = [unknownOption, unclosedConditional, duplicatePath];
const KEYSTROKES = 40;
const TEXT =
	'[Misc]\nSetLopTime=60\nno equals sign\nChecksumTest=init\n[ReadOnly]\nfile=/etc/passwd\nfile=/etc/passwd\n@^web1$\n';

let client: InProcessClient;

beforeEach(async () => {
	for (const rule of BROKEN)
		vi.spyOn(rule, 'check').mockImplementation(() => {
			throw new Error(`${rule.id} is broken`);
		});
	client = await startInProcess();
});

afterEach(() => {
	client.close();
	vi.restoreAllMocks();
});

async function open(uri: string): Promise<void> {
	await client.connection.sendNotification('textDocument/didOpen', {
		textDocument: { uri, languageId: 'samhainrc', version: 1, text: TEXT },
	});
}

async function codesOf(uri: string): Promise<string[]> {
	const { items } = await client.connection.sendRequest<{ items: { code: string }[] }>(
		'textDocument/diagnostic',
		{ textDocument: { uri } },
	);
	return items.map(({ code }) => code).sort();
}

it('is logged once for each rule, and leaves the findings of the others', async () => {
	const uri = 'file:///a/samhainrc';
	await open(uri);
	const others = ['checksum-init', 'missing-equals'];
	expect(await codesOf(uri)).toEqual(others);
	for (let version = 2; version <= KEYSTROKES; version++) {
		// Each keystroke makes the line rule run again, and now and then the other two.
		const line = version % 5 === 0 ? 6 : 1;
		const end = { line, character: version % 10 === 0 ? 1 : 0 };
		await client.connection.sendNotification('textDocument/didChange', {
			textDocument: { uri, version },
			contentChanges: [
				{ range: { start: { line, character: 0 }, end }, text: version % 10 === 0 ? 'f' : 'x' },
				{ range: { start: { line: 8, character: 0 }, end: { line: 8, character: 0 } }, text: '@^web2$\n' },
			],
		});
		expect(await codesOf(uri)).toEqual(expect.arrayContaining(others));
	}
	const second = 'file:///b/samhainrc';
	await open(second);
	expect(await codesOf(second)).toEqual(others);
	for (const rule of BROKEN) {
		expect(vi.mocked(rule.check).mock.calls.length).toBeGreaterThan(1);
		const told = client.log.filter((message) => message.startsWith(`The rule ${rule.id} failed`));
		expect(told).toEqual([expect.stringContaining(`Error: ${rule.id} is broken`)]);
	}
	expect(client.log).toHaveLength(BROKEN.length);
});

it('finds again where it works again', async () => {
	const uri = 'file:///a/samhainrc';
	await open(uri);
	expect(await codesOf(uri)).not.toContain('unknown-option');
	vi.restoreAllMocks();
	await client.connection.sendNotification('textDocument/didChange', {
		textDocument: { uri, version: 2 },
		contentChanges: [
			{ range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } }, text: 'X' },
		],
	});
	expect(await codesOf(uri)).toContain('unknown-option');
});
