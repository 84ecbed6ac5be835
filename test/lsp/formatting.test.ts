// Formatting over the protocol, against the server as it ships.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LspClient } from '../support/lsp-client.ts';

const URI = 'file:///etc/samhain/samhainrc';
const textDocument = { uri: URI };
const options = { tabSize: 2, insertSpaces: true };
const TEXT = '[Misc]\nDaemon = yes \n@web1\nSetLoopTime = 60\n@end\n';

let client: LspClient;

beforeEach(() => {
	client = new LspClient();
});

afterEach(() => client.kill());

interface Edit {
	readonly range: {
		readonly start: { line: number; character: number };
		readonly end: { line: number; character: number };
	};
	readonly newText: string;
}

async function edits(method: string, params: object): Promise<readonly Edit[]> {
	const answer: readonly Edit[] = JSON.parse(
		JSON.stringify(await client.request(method, { textDocument, options, ...params })),
	);
	return answer;
}

/** A text after edits, of which no two touch. */
function apply(text: string, list: readonly Edit[]): string {
	const lines = text.split('\n');
	for (const { range, newText } of [...list].reverse()) {
		const { start, end } = range;
		const line = lines[start.line] ?? '';
		lines[start.line] =
			line.slice(0, start.character) + newText + (lines[end.line] ?? '').slice(end.character);
		lines.splice(start.line + 1, end.line - start.line);
	}
	return lines.join('\n');
}

test('a document, part of it, and what was typed', async () => {
	await client.initialize({});
	client.open(URI, TEXT, 'samhainrc');
	expect(apply(TEXT, await edits('textDocument/formatting', {}))).toBe(
		'[Misc]\nDaemon=yes\n@web1\n  SetLoopTime=60\n@end\n',
	);
	const range = { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } };
	expect(apply(TEXT, await edits('textDocument/rangeFormatting', { range }))).toBe(
		'[Misc]\nDaemon=yes\n@web1\nSetLoopTime = 60\n@end\n',
	);
	const position = { line: 2, character: 0 };
	expect(apply(TEXT, await edits('textDocument/onTypeFormatting', { position, ch: '\n' }))).toBe(
		'[Misc]\nDaemon=yes\n@web1\nSetLoopTime = 60\n@end\n',
	);
});

test('the settings apply to the next request, and wrong ones are named', async () => {
	await client.initialize({});
	client.open(URI, TEXT, 'samhainrc');
	const format = { spacesAroundEquals: 'one', indentConditionals: false, blankLinesBeforeSections: 'x' };
	client.notify('workspace/didChangeConfiguration', { settings: { samhain: { format } } });
	expect(apply(TEXT, await edits('textDocument/formatting', {}))).toBe(
		'[Misc]\nDaemon = yes\n@web1\nSetLoopTime = 60\n@end\n',
	);
	expect(JSON.stringify(client.notifications)).toContain(
		'"samhain.format.blankLinesBeforeSections\\" is \\"x\\", which is ignored: it must be a whole number from 0 to 5.',
	);
});

test('the project file overrides the editor, as on the command line', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'samhain-format-'));
	try {
		const project = { format: { spacesAroundEquals: 'one' } };
		writeFileSync(join(folder, '.samhain-lint.json'), JSON.stringify(project));
		const uri = pathToFileURL(join(folder, 'samhainrc')).href;
		await client.initialize({}, { rootUri: pathToFileURL(folder).href });
		client.open(uri, '[Misc]\nDaemon=yes\n', 'samhainrc');
		const list = await edits('textDocument/formatting', { textDocument: { uri } });
		expect(apply('[Misc]\nDaemon=yes\n', list)).toBe('[Misc]\nDaemon = yes\n');
	} finally {
		rmSync(folder, { recursive: true });
	}
});
