// JSON-RPC over the messages of a worker, as much of it as a client of a language server needs. The library of the server would
// make the page a third larger.

/** The end of a channel, or a worker. */
export type Port = MessagePort | Worker;

/** A connection to the server. */
export interface Connection {
	/**
	 * Asks a request.
	 * @returns the answer; rejects where the server reports an error
	 */
	readonly request: <T>(method: string, params: unknown) => Promise<T>;
	readonly notify: (method: string, params: unknown) => void;
	/** Calls `take` with the parameters of each notification of a kind. */
	readonly on: <T>(method: string, take: (params: T) => void) => void;
}

interface Message {
	readonly id?: number | string;
	readonly method?: string;
	readonly params?: unknown;
	readonly result?: unknown;
	readonly error?: { readonly message: string };
}

interface Waiting {
	readonly resolve: (result: never) => void;
	readonly reject: (error: Error) => void;
}

/** Speaks over a port; requests of the server, which only asks to register something, are answered with nothing. */
export function connect(port: Port): Connection {
	const waiting = new Map<number | string, Waiting>();
	const listeners = new Map<string, (params: never) => void>();
	let lastId = 0;
	port.onmessage = ({ data }: MessageEvent<Message>): void => {
		const { id, method, params, result, error } = data;
		if (method !== undefined) {
			if (id === undefined) listeners.get(method)?.(params as never);
			else port.postMessage({ jsonrpc: '2.0', id, result: null });
			return;
		}
		const one = id === undefined ? undefined : waiting.get(id);
		if (id === undefined || one === undefined) return;
		waiting.delete(id);
		if (error === undefined) one.resolve(result as never);
		else one.reject(new Error(error.message));
	};
	return {
		request: (method, params) =>
			new Promise((resolve, reject) => {
				const id = ++lastId;
				waiting.set(id, { resolve, reject });
				port.postMessage({ jsonrpc: '2.0', id, method, params });
			}),
		notify: (method, params) => port.postMessage({ jsonrpc: '2.0', method, params }),
		on: (method, take) => {
			listeners.set(method, take);
		},
	};
}
