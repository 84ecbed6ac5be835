// The ways on which an editor talks to the server: it listens on a port or a pipe, and the server connects to it.
import { type ChildProcess, fork, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { readServerArguments } from '../../server/src/entry/server-arguments.ts';

const SERVER = fileURLToPath(new URL('../../dist/server.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'samhain-pipe-'));
const pipe =
	process.platform === 'win32' ? `\\\\.\\pipe\\samhain-test-${process.pid}` : join(folder, 'editor.sock');

afterAll(() => rmSync(folder, { recursive: true }));

/** Listens as an editor does, starts the server with what `argument` makes of the port, and waits for its connection. */
async function startFor(
	listenOn: number | string,
	argument: (port: number) => readonly string[],
): Promise<{ server: ChildProcess; connection: Socket }> {
	const editor = createServer();
	if (typeof listenOn === 'string') editor.listen(listenOn);
	else editor.listen(listenOn, '127.0.0.1');
	await once(editor, 'listening');
	const address = editor.address();
	const port = typeof address === 'object' && address !== null ? address.port : 0;
	const server = spawn(process.execPath, [SERVER, ...argument(port)], { stdio: ['ignore', 'pipe', 'pipe'] });
	const [connection]: [Socket] = await once(editor, 'connection').then(([socket]) => [socket]);
	editor.close();
	return { server, connection };
}

function send(connection: Socket, message: object): void {
	const body = JSON.stringify({ jsonrpc: '2.0', ...message });
	connection.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

/** Waits until what the server has written holds `wanted`. */
async function receive(connection: Socket, wanted: RegExp): Promise<string> {
	let text = '';
	for await (const chunk of connection.iterator({ destroyOnReturn: false })) {
		text += String(chunk);
		if (wanted.test(text)) return text;
	}
	throw new Error(`The connection ended after: ${text}`);
}

const INITIALIZE = {
	id: 1,
	method: 'initialize',
	params: { processId: null, rootUri: null, capabilities: {} },
};

describe('an editor that listens', () => {
	it.each<[string, number | string, (port: number) => readonly string[]]>([
		['--socket=PORT', 0, (port) => [`--socket=${port}`]],
		['--socket PORT', 0, (port) => ['--socket', String(port)]],
		['--pipe=NAME', pipe, () => [`--pipe=${pipe}`]],
	])('is answered on %s, and the server ends as it is asked', async (_name, listenOn, argument) => {
		const { server, connection } = await startFor(listenOn, argument);
		const exited = once(server, 'exit');
		send(connection, INITIALIZE);
		expect(await receive(connection, /"serverInfo":\{[^}]*\}/)).toContain('"hoverProvider"');
		send(connection, { method: 'initialized', params: {} });
		send(connection, { id: 2, method: 'shutdown' });
		await receive(connection, /"id":2/);
		send(connection, { method: 'exit' });
		expect((await exited)[0]).toBe(0);
	});

	it('and goes away without a word takes the server along', async () => {
		const { server, connection } = await startFor(0, (port) => [`--socket=${port}`]);
		const exited = once(server, 'exit');
		send(connection, INITIALIZE);
		await receive(connection, /"id":1/);
		connection.destroy();
		expect((await exited)[0]).toBe(1);
	});

	it('on the channel of Node is answered there', async () => {
		const server = fork(SERVER, ['--node-ipc', `--clientProcessId=${process.pid}`], { stdio: 'ignore' });
		const exited = once(server, 'exit');
		server.send({ jsonrpc: '2.0', ...INITIALIZE });
		const [answer] = await once(server, 'message');
		expect(answer).toMatchObject({ id: 1, result: { serverInfo: { name: 'samhain' } } });
		server.disconnect();
		expect((await exited)[0]).toBe(1);
	});
});

describe('the server', () => {
	it.each([
		[['--bogus'], 2, 'Unknown argument: --bogus'],
		[['--stdio=1'], 2, '--stdio takes no value.'],
		[['samhainrc'], 2, 'Unknown argument: samhainrc'],
		[['--socket'], 2, '--socket needs a value.'],
		[['--socket=http'], 2, '--socket needs a number, not http.'],
		[['--socket=70000'], 2, '--socket needs a port from 1 to 65535, not 70000.'],
		[['--pipe='], 2, '--pipe needs a value.'],
		[['--stdio', '--socket=6009'], 2, 'Choose one of --stdio and --socket.'],
		[['--node-ipc'], 2, '--node-ipc needs the channel that Node opens to a child process.'],
		[['--pipe', join(folder, 'nobody.sock')], 1, `Cannot connect to ${join(folder, 'nobody.sock')}`],
	])('started with %j exits with %i and gives the reason', (words, status, reason) => {
		const run = spawnSync(process.execPath, [SERVER, ...words], { encoding: 'utf8', input: '' });
		expect(run).toMatchObject({ status, stdout: '' });
		expect(run.stderr).toContain(`samhain-language-server: ${reason}`);
	});

	it.each([
		[[], 'stdio'],
		[['--stdio'], 'stdio'],
		[['--clientProcessId', '12', '--stdio'], 'stdio'],
		[['--node-ipc', '--clientProcessId=12'], 'node-ipc'],
	])('takes %j for %s', (words, kind) => {
		expect(readServerArguments(words)).toMatchObject({ does: 'serve', transport: { kind } });
	});
});
