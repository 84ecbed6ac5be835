// A client of the language server for tests: plain JSON-RPC over standard input and output, with no editor and none of
// the protocol's libraries. Speaks to the bundle that ships.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const SERVER = fileURLToPath(new URL('../../dist/server.js', import.meta.url));
/**
 * For a server that is measured: read before it by Node itself, since the server as it ships knows nothing of that, and
 * without compilers, since the machine code that they make of what runs often is held, too, and grows for a while.
 */
const MEASURED = [
	...['--expose-gc', '--no-opt', '--no-sparkplug'],
	...['--require', fileURLToPath(new URL('measure-heap.cjs', import.meta.url))],
];

/** A message as it goes over the wire. */
export interface Message {
	readonly jsonrpc: '2.0';
	readonly id?: number | string;
	readonly method?: string;
	readonly params?: unknown;
	readonly result?: unknown;
	readonly error?: { readonly code: number; readonly message: string; readonly data?: unknown };
}

type Reply = (message: Message) => void;

export class LspClient {
	readonly #process: ChildProcess;
	readonly #input: Writable;
	readonly #waiting = new Map<number, Reply>();
	readonly #watchers: { readonly wants: (message: Message) => boolean; readonly tell: Reply }[] = [];
	readonly notifications: Message[] = [];
	/** Answers to what the server asks, by method; other requests get null. */
	readonly answers = new Map<string, (params: unknown) => unknown>();
	readonly exited: Promise<number | null>;
	#nextId = 1;
	#buffer = Buffer.alloc(0);

	/**
	 * @param server the bundle to start, the one in `dist/` unless given
	 * @param isMeasured whether `heldBytes` is going to be asked for
	 */
	constructor(args: readonly string[] = ['--stdio'], server = SERVER, isMeasured = false) {
		this.#process = spawn(process.execPath, [...(isMeasured ? MEASURED : []), server, ...args], {
			stdio: isMeasured ? ['pipe', 'pipe', 'pipe', 'ipc'] : 'pipe',
		});
		const { stdin, stdout } = this.#process;
		if (stdin === null || stdout === null) throw new Error('The server has no standard input or output.');
		this.#input = stdin;
		stdout.on('data', (data: Buffer) => this.#take(data));
		this.exited = new Promise((resolve) => {
			this.#process.on('exit', (code) => resolve(code));
		});
	}

	#take(data: Buffer): void {
		this.#buffer = Buffer.concat([this.#buffer, data]);
		for (;;) {
			const headEnd = this.#buffer.indexOf('\r\n\r\n');
			if (headEnd < 0) return;
			const length = Number(/content-length: *(\d+)/i.exec(this.#buffer.toString('latin1', 0, headEnd))?.[1]);
			const end = headEnd + 4 + length;
			if (this.#buffer.length < end) return;
			const message: Message = JSON.parse(this.#buffer.toString('utf8', headEnd + 4, end));
			this.#buffer = this.#buffer.subarray(end);
			this.#dispatch(message);
		}
	}

	#dispatch(message: Message): void {
		if (message.method !== undefined && message.id !== undefined) {
			const result = this.answers.get(message.method)?.(message.params) ?? null;
			this.send({ jsonrpc: '2.0', id: message.id, result });
		} else if (message.method !== undefined) {
			this.notifications.push(message);
		} else if (typeof message.id === 'number') {
			this.#waiting.get(message.id)?.(message);
			this.#waiting.delete(message.id);
		}
		for (const watcher of [...this.#watchers]) if (watcher.wants(message)) watcher.tell(message);
	}

	/** Sends raw messages in one write. */
	send(...messages: readonly (Message | Record<string, unknown>)[]): void {
		this.sendBytes(...messages.map((message) => Buffer.from(JSON.stringify(message))));
	}

	/** Sends the bodies of messages as they are, sound or not, in one write. */
	sendBytes(...bodies: readonly Buffer[]): void {
		const parts = bodies.map((body) =>
			Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]),
		);
		this.#input.write(Buffer.concat(parts));
	}

	/** A request that is made but not sent yet: for sending several messages in one write. */
	prepare(method: string, params: unknown): { readonly message: Message; readonly reply: Promise<Message> } {
		const id = this.#nextId++;
		const reply = new Promise<Message>((resolve) => this.#waiting.set(id, resolve));
		return { message: { jsonrpc: '2.0', id, method, params }, reply };
	}

	/** Sends a request and gives the whole reply. */
	ask(method: string, params: unknown): Promise<Message> {
		const { message, reply } = this.prepare(method, params);
		this.send(message);
		return reply;
	}

	/** Sends a request that must succeed and gives its result. */
	async request(method: string, params: unknown): Promise<unknown> {
		const { result, error } = await this.ask(method, params);
		if (error !== undefined) throw new Error(`${method}: ${error.message}`);
		return result;
	}

	notify(method: string, params: unknown): void {
		this.send({ jsonrpc: '2.0', method, params });
	}

	/** The next message that fits, from now on. */
	next(method: string, fits: (params: unknown) => boolean = () => true): Promise<Message> {
		return new Promise((resolve) => {
			const watcher = {
				wants: (message: Message) => message.method === method && fits(message.params),
				tell: (message: Message) => {
					this.#watchers.splice(this.#watchers.indexOf(watcher), 1);
					resolve(message);
				},
			};
			this.#watchers.push(watcher);
		});
	}

	/** The handshake. */
	async initialize(capabilities: unknown, more: Record<string, unknown> = {}): Promise<unknown> {
		const result = await this.request('initialize', {
			processId: process.pid,
			rootUri: null,
			capabilities,
			...more,
		});
		this.notify('initialized', {});
		return result;
	}

	open(uri: string, text: string, languageId = 'samhainrc', version = 1): void {
		this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version, text } });
	}

	change(uri: string, version: number, contentChanges: readonly unknown[]): void {
		this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
	}

	/** Says goodbye as the protocol wants it. */
	async close(): Promise<number | null> {
		await this.ask('shutdown', undefined);
		this.notify('exit', undefined);
		return this.exited;
	}

	/** Bytes that the server holds on to, everything else collected; for a server that is measured. */
	async heldBytes(): Promise<number> {
		const told = once(this.#process, 'message');
		this.#process.send('measure');
		return Number((await told)[0]);
	}

	/** Ends the process without a word. */
	kill(): void {
		this.#process.kill();
	}
}
