// The views of a configuration through the language server: options in force, lines that are not read, who receives what,
// and what a change takes away.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Requests } from '../../server/src/protocol.ts';
import { LspClient } from '../support/lsp-client.ts';

const URI = 'file:///w/samhainrc';
const TEXT = `[Misc]
SetLoopTime=30
SetLoopTime=60
@web1.example.org
SetFileCheckTime=900
@else
SetFileCheckTime=1200
@end
[Log]
LogSeverity=crit
PrintSeverity=none
[EventSeverity]
SeverityAttributes=info
[ReadOnly]
dir=2/etc
[Attributes]
file=/etc/mtab
[EOF]
after
`;

let client: LspClient;

async function start(settings: object = {}): Promise<void> {
	await client.initialize({}, { initializationOptions: { settings: { role: 'standalone', ...settings } } });
	client.open(URI, TEXT, 'samhainrc');
}

beforeEach(() => {
	client = new LspClient();
});

afterEach(() => client.kill());

async function ask<N extends keyof Requests>(name: N, params: object): Promise<Requests[N]['answer']> {
	return JSON.parse(JSON.stringify(await client.request(name, { uri: URI, ...params })));
}

function edit(text: string): void {
	client.notify('textDocument/didChange', {
		textDocument: { uri: URI, version: 2 },
		contentChanges: [{ text }],
	});
}

it('shows the options in force, each with its line, and follows the text', async () => {
	await start();
	const shown = await ask('samhain/effective', {});
	expect(shown?.lines).toContainEqual({ text: '  SetLoopTime = 60  (line 3)', line: 2 });
	expect(shown?.lines.map(({ text }) => text)).toContain(
		'    line 2 has no effect: SetLoopTime = 30; line 3 decides',
	);
	edit('[Misc]\nSetLoopTime=90\n');
	expect((await ask('samhain/effective', {}))?.lines).toContainEqual({
		...{ text: '  SetLoopTime = 90  (line 2)', line: 1 },
	});
});

it('finds the lines that are not read for a host, and the hosts that conditions name', async () => {
	await start();
	expect(await ask('samhain/inactiveLines', {})).toEqual({
		ranges: [{ first: 18, last: 19 }],
		hosts: ['web1.example.org'],
	});
	client.kill();
	client = new LspClient();
	await start({ host: 'web1.example.org' });
	expect((await ask('samhain/inactiveLines', {})).ranges).toEqual([
		{ first: 6, last: 6 },
		{ first: 18, last: 19 },
	]);
});

it('shows who receives what, with the lines', async () => {
	await start();
	const routes = await ask('samhain/routes', {});
	expect(routes?.columns.map(({ name }) => name)).toEqual(['log file']);
	const attributes = routes?.events.find(({ name }) => name === 'SeverityAttributes');
	expect(attributes).toMatchObject({ line: 12, note: 'reaches nobody' });
	expect(attributes?.cells).toMatchObject([{ delivered: 'no', lines: [9] }]);
	const readOnly = routes?.events.find(({ name }) => name === 'SeverityReadOnly');
	expect(readOnly).toMatchObject({ cells: [{ delivered: 'yes' }] });
});

it('shows what a change takes away', async () => {
	await start();
	const before = TEXT.replace('[EOF]', '[IgnoreNone]\nfile=/usr/bin/passwd\n[EOF]');
	const changes = await ask('samhain/changes', { oldText: before });
	expect(changes).toMatchObject({ losesProtection: true, nextCheckCount: 0 });
	expect(changes?.changes).toContainEqual({
		effect: 'loss',
		text: '/usr/bin/passwd: No longer watched; [IgnoreNone] did so.',
		oldLine: 18,
	});
	expect(await ask('samhain/changes', { oldText: TEXT })).toMatchObject({ changes: [] });
});

it('knows nothing of a document that is not open', async () => {
	await start();
	const uri = 'file:///w/other';
	expect(await ask('samhain/effective', { uri })).toBeNull();
	expect(await ask('samhain/routes', { uri })).toBeNull();
	expect(await ask('samhain/changes', { uri, oldText: '' })).toBeNull();
	expect(await ask('samhain/inactiveLines', { uri })).toEqual({ ranges: [], hosts: [] });
});
