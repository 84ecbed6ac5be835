// The long form of the protocol fuzz: random, damaged and out-of-order messages to the bundled server for some time.
// Every request must be answered and the server must live; what it holds on to with all documents closed is printed
// beside the number of messages, and must not grow to more than so many times of what it was at first.
//   node scripts/fuzz-protocol.mjs [--seconds T] [--seed S] [--growth TIMES]
// @ts-check

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleAll, isBundled } from './bundle.mjs';
import { loadCore, ROOT } from './load-core.mjs';

const { values } = parseArgs({
	options: {
		seconds: { type: 'string', default: '600' },
		seed: { type: 'string', default: '1' },
		growth: { type: 'string', default: '1.5' },
	},
});

if (!isBundled()) await bundleAll({ isQuiet: true });
const { LINES, seeded } = await loadCore({
	LINES: 'test/support/random-edits.ts',
	seeded: 'test/support/random-edits.ts',
});

/** How long an answer may take before the request counts as unanswered. */
const PATIENCE_MS = 60_000;
/** Messages between two pauses in which all answers are awaited. */
const BATCH = 400;

/** @type {() => number} */
const random = seeded(Number(values.seed));
/** @param {number} most */
const upTo = (most) => Math.floor(random() * most);
/**
 * @template T
 * @param {readonly T[]} list
 * @returns {T}
 */
const pick = (list) => /** @type {T} */ (list[upTo(list.length)]);

const URIS = [
	'file:///a/samhainrc',
	'file:///a/yulerc',
	'file:///a/samhainrc.erb',
	'untitled:Untitled-1',
	'nonsense',
	'',
	'file:///%zz/%00/samhainrc',
	'vscode-vfs://github/x/y/yulerc?q#f',
];
const WILD = [null, undefined, -1, 1e308, Number.MAX_SAFE_INTEGER, 2 ** 32, 0.5, 'x', {}, [], true, '\ud800'];
const PIECES = [
	'\n',
	'\r\n',
	'\r',
	'\0',
	'\ud800',
	'=',
	'[',
	'@',
	'#',
	'é',
	'<<<<<<< HEAD\n',
	'x'.repeat(20_000),
];
const REQUESTS = [
	'textDocument/hover',
	'textDocument/completion',
	'textDocument/diagnostic',
	'textDocument/documentSymbol',
	'textDocument/foldingRange',
	'textDocument/codeAction',
	'textDocument/definition',
	'textDocument/references',
	'textDocument/documentHighlight',
	'textDocument/rename',
	'textDocument/prepareRename',
	'textDocument/formatting',
	'textDocument/rangeFormatting',
	'textDocument/onTypeFormatting',
	'textDocument/signatureHelp',
	'textDocument/semanticTokens/full/delta',
	'textDocument/semanticTokens/range',
	'textDocument/selectionRange',
	'textDocument/semanticTokens/full',
	'textDocument/inlayHint',
	'textDocument/codeLens',
	'textDocument/documentLink',
	'workspace/symbol',
	'workspace/diagnostic',
	'workspace/executeCommand',
	'completionItem/resolve',
	'codeAction/resolve',
	'samhain/status',
	'samhain/nothing',
	'initialize',
];

const measure = ['--expose-gc', '--require', join(ROOT, 'test/support/measure-heap.cjs')];
const server = spawn(process.execPath, [...measure, join(ROOT, 'dist/server.js'), '--stdio'], {
	stdio: ['pipe', 'pipe', 'pipe', 'ipc'],
});
const { stdin, stdout, stderr } = server;
if (stdin === null || stdout === null || stderr === null) throw new Error('The server has no pipes.');
const input = stdin;
let errors = '';
stderr.on('data', (data) => {
	if (errors.length < 4000) errors += data;
});
/** @type {Map<number, { method: string, sent: number }>} */
const waiting = new Map();
let answered = 0;
let failures = 0;
let sent = 0;
let nextId = 1;
let hasEnded = false;
/** @type {Map<string, number>} */
const logged = new Map();
server.on('exit', (code, signal) => {
	if (!hasEnded) fail(`the server ended: ${code} ${signal}\n${errors}`);
	hasEnded = true;
});
input.on('error', () => undefined);

/** @param {string} text */
function fail(text) {
	failures++;
	console.error(text);
}

/** @type {Buffer} */
let buffer = Buffer.alloc(0);
stdout.on('data', (/** @type {Buffer} */ data) => {
	buffer = buffer.length === 0 ? data : Buffer.concat([buffer, data]);
	for (;;) {
		const head = buffer.indexOf('\r\n\r\n');
		if (head < 0) return;
		const length = Number(/content-length: *(\d+)/i.exec(buffer.toString('latin1', 0, head))?.[1]);
		const end = head + 4 + length;
		if (buffer.length < end) return;
		take(JSON.parse(buffer.toString('utf8', head + 4, end)));
		buffer = buffer.subarray(end);
	}
});

/** @param {any} message */
function take(message) {
	if (message.method !== undefined && message.id !== undefined) {
		// What the server asks is answered with anything, or late, or not at all.
		if (random() < 0.9) send({ jsonrpc: '2.0', id: message.id, result: random() < 0.5 ? null : pick(WILD) });
	} else if (message.method === 'window/logMessage') {
		const text = String(message.params?.message).split('\n')[0] ?? '';
		if (/failed/.test(text)) logged.set(text.slice(0, 150), (logged.get(text.slice(0, 150)) ?? 0) + 1);
	} else if (message.method === undefined && waiting.delete(message.id)) answered++;
}

/** @param {object} message */
function send(message) {
	const body = Buffer.from(JSON.stringify(message));
	input.write(`Content-Length: ${body.length}\r\n\r\n`);
	input.write(body);
	sent++;
}

const number = () => (random() < 0.03 ? pick(WILD) : upTo(random() < 0.1 ? 100_000 : 40));
const place = () => (random() < 0.02 ? pick(WILD) : { line: number(), character: number() });
const range = () => (random() < 0.02 ? pick(WILD) : { start: place(), end: place() });

function text() {
	let made = '';
	for (let left = upTo(random() < 0.05 ? 300 : 6); left > 0; left--)
		made += random() < 0.2 ? pick(PIECES) : `${pick(LINES)}\n`;
	return random() < 0.02 ? pick(WILD) : made;
}

function request() {
	const method = pick(REQUESTS);
	const id = nextId++;
	waiting.set(id, { method, sent: performance.now() });
	const params =
		random() < 0.02
			? pick(WILD)
			: {
					textDocument: random() < 0.02 ? pick(WILD) : { uri: pick(URIS) },
					position: place(),
					range: range(),
					positions: [place()],
					options: { tabSize: 4, insertSpaces: false },
					context: { diagnostics: [], includeDeclaration: true },
					query: 'a',
					newName: 'b',
					label: 'SetLoopTime',
					command: pick(['samhain.openGuidance', 'x']),
					arguments: [pick(WILD)],
					previousResultIds: [],
					processId: null,
					rootUri: null,
					capabilities: {},
				};
	send({ jsonrpc: '2.0', id, method, params });
	if (random() < 0.1) send({ jsonrpc: '2.0', method: '$/cancelRequest', params: { id } });
}

function notification() {
	const uri = pick(URIS);
	const choice = random();
	const version = upTo(1000);
	const note = (/** @type {string} */ method, /** @type {unknown} */ params) =>
		send({ jsonrpc: '2.0', method, params });
	if (choice < 0.08) {
		const languageId = pick(['samhainrc', 'yulerc', 'x']);
		note('textDocument/didOpen', { textDocument: { uri, languageId, version, text: text() } });
	} else if (choice < 0.1) note('textDocument/didClose', { textDocument: { uri } });
	else if (choice < 0.93) {
		const changes = Array.from({ length: 1 + upTo(3) }, () =>
			random() < 0.05 ? { text: text() } : { range: range(), text: text() },
		);
		note('textDocument/didChange', { textDocument: { uri, version }, contentChanges: changes });
	} else if (choice < 0.95)
		note('workspace/didChangeConfiguration', {
			settings: { samhain: random() < 0.3 ? pick(WILD) : { role: pick(['client', 'server', 'auto', 7]) } },
		});
	else if (choice < 0.96)
		note('workspace/didChangeWatchedFiles', { changes: [{ uri: 'file:///a/.samhain-lint.json', type: 2 }] });
	else if (choice < 0.97)
		note('workspace/didChangeWorkspaceFolders', { event: { added: [{ uri, name: 'x' }], removed: [] } });
	else if (choice < 0.98) note('initialized', {});
	else note(pick(['textDocument/didSave', '$/nothing', 'x', '$/setTrace', '$/cancelRequest']), pick(WILD));
}

/** What the server holds on to when all documents are closed; several may be open under one address. */
async function heldMiB() {
	for (const uri of URIS)
		send({ jsonrpc: '2.0', method: 'textDocument/didClose', params: { textDocument: { uri } } });
	const id = nextId++;
	waiting.set(id, { method: 'samhain/status', sent: performance.now() });
	send({ jsonrpc: '2.0', id, method: 'samhain/status', params: {} });
	await settle();
	if (hasEnded) return Number.NaN;
	const told = once(server, 'message');
	server.send('measure');
	return Number((await told)[0]) / 1024 / 1024;
}

/** Waits until everything is answered. */
async function settle() {
	// This one is kept until there is news, or until it is cancelled.
	for (const [id, { method }] of waiting)
		if (method === 'workspace/diagnostic')
			send({ jsonrpc: '2.0', method: '$/cancelRequest', params: { id } });
	while (waiting.size > 0 && !hasEnded) {
		const now = performance.now();
		for (const [id, { method, sent: at }] of waiting) {
			if (now - at < PATIENCE_MS) continue;
			fail(`no answer to ${method} (${id})`);
			waiting.delete(id);
		}
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
}

// Requests may come before the first message that is allowed.
request();
waiting.set(nextId, { method: 'initialize', sent: performance.now() });
send({
	jsonrpc: '2.0',
	id: nextId++,
	method: 'initialize',
	params: {
		processId: null,
		rootUri: null,
		capabilities: {
			workspace: { configuration: true, workspaceFolders: true },
			textDocument: { diagnostic: {} },
		},
	},
});
await settle();
const end = performance.now() + Number(values.seconds) * 1000;
let told = performance.now();
let held = Number.NaN;
/** Once the tables and caches that every session needs are there. */
let first = Number.NaN;
while (performance.now() < end && !hasEnded) {
	for (let left = BATCH; left > 0; left--) {
		if (random() < 0.5) request();
		else notification();
	}
	await settle();
	if (performance.now() - told < 30_000 && performance.now() < end) continue;
	told = performance.now();
	held = await heldMiB();
	if (Number.isNaN(first)) first = held;
	console.log(`${sent} messages, ${answered} answers, ${failures} failures, ${held.toFixed(1)} MiB held`);
}
if (held > first * Number(values.growth))
	fail(`held ${first.toFixed(1)} MiB at first, ${held.toFixed(1)} at last`);
for (const [message, count] of logged) console.log(`logged ${count} times: ${message}`);
hasEnded = true;
server.kill();
process.exit(failures === 0 ? 0 : 1);
