// The command line and the language server where no network exists: they do what they do elsewhere. `npm run airgap` does the
// same with many more tests, in a browser and in a real VS Code.
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CliFolder } from '../support/run-cli.ts';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const RC = '[Misc]\nDeamon=yes\nSetLoopTime=60\n';

/** Read before a program: every way to another machine that Node has ends it. */
const BARRED = `
const fail = () => { require('node:fs').writeSync(2, 'network used'); process.exit(77); };
require('node:net').Socket.prototype.connect = fail;
require('node:dgram').Socket.prototype.send = fail;
require('node:dns').lookup = fail;
globalThis.fetch = fail;
`;

/** Sends a session to the server, waits for its last answer and prints what came. */
const TALK = `
const server = require('node:child_process').spawn(process.execPath, [...process.execArgv, process.argv[2], '--stdio'], {
	stdio: ['pipe', 'pipe', 'inherit'],
});
let output = '';
server.stdout.setEncoding('utf8').on('data', (text) => {
	output += text;
	if (output.includes('"id":5')) server.stdin.end();
});
server.on('close', (code) => {
	process.stdout.write(output);
	process.exitCode = code;
});
server.stdin.write(require('node:fs').readFileSync(0));
`;

/** A namespace without any interface that is up; users may make one on most systems with Linux, root on all of them. */
const NAMESPACE = ['unshare', '--net', ...(process.getuid?.() === 0 ? [] : ['--map-root-user'])];
const hasNamespaces = spawnSync(NAMESPACE[0] ?? '', [...NAMESPACE.slice(1), 'true']).status === 0;

let folder: CliFolder;

beforeAll(() => {
	folder = new CliFolder({ samhainrc: RC, 'barred.cjs': BARRED, 'talk.cjs': TALK });
});

afterAll(() => rmSync(folder.path, { recursive: true, force: true }));

type Place = 'with a network' | 'in a namespace without interfaces' | 'with Node barred from the network';

/** Runs one of the bundles. */
function run(place: Place, words: readonly string[], input = ''): SpawnSyncReturns<string> {
	const isBarred = place === 'with Node barred from the network';
	const node = [process.execPath, ...(isBarred ? ['--require', `${folder.path}/barred.cjs`] : [])];
	const [program = '', ...rest] = [
		...(place === 'in a namespace without interfaces' ? NAMESPACE : []),
		...node,
		...words,
	];
	return spawnSync(program, rest, { cwd: folder.path, input, encoding: 'utf8' });
}

/** A whole session with the language server, as an editor would send it. */
function session(): string {
	const uri = 'file:///tmp/samhainrc';
	const textDocument = { uri };
	const position = { line: 2, character: 4 };
	const messages = [
		{ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } },
		{ method: 'initialized', params: {} },
		{
			method: 'textDocument/didOpen',
			params: { textDocument: { uri, languageId: 'samhainrc', version: 1, text: RC } },
		},
		{ id: 2, method: 'textDocument/diagnostic', params: { textDocument } },
		{ id: 3, method: 'textDocument/hover', params: { textDocument, position } },
		{ id: 4, method: 'textDocument/completion', params: { textDocument, position } },
		{ id: 5, method: 'shutdown' },
	];
	return messages
		.map((message) => JSON.stringify({ jsonrpc: '2.0', ...message }))
		.map((body) => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
		.join('');
}

// Where there are no namespaces, Node itself is the barrier: it stops less, but on every system.
describe.each<Place>([
	...(hasNamespaces ? (['in a namespace without interfaces'] as const) : []),
	'with Node barred from the network',
])('%s', (place) => {
	it('the command line finds what it finds elsewhere', () => {
		const words = [`${dist}cli.js`, '--format', 'json', 'samhainrc'];
		const { status, stdout, stderr } = run(place, words);
		expect([status, stderr]).toEqual([1, '']);
		expect(JSON.parse(stdout)).toMatchObject({ files: [{ findings: [{ ruleId: 'unknown-option' }] }] });
		expect(stdout).toBe(run('with a network', words).stdout);
	});

	it('the language server answers as it does elsewhere', () => {
		const { status, stdout, stderr } = run(place, ['talk.cjs', `${dist}server.js`], session());
		expect([status, stderr]).toEqual([0, '']);
		const shown = ['"code":"unknown-option"', '"contents":{"kind":"markdown"', '"label":"SetLoopTime"'];
		expect(shown.filter((text) => !stdout.includes(text))).toEqual([]);
		expect(stdout).toBe(run('with a network', ['talk.cjs', `${dist}server.js`], session()).stdout);
	});

	it('a program that asks for an address gets none', () => {
		writeFileSync(
			`${folder.path}/asks.cjs`,
			"require('node:net').connect(443, '192.0.2.1').on('error', () => process.exit(77));",
		);
		expect(run(place, ['asks.cjs']).status).toBe(77);
	});
});
