// Starts the language server in a worker, or in the page itself where the browser refuses one, and speaks LSP with it.
import type { InitializationOptions, RequestName, Requests } from '../../server/src/protocol.ts';
import { type Connection, connect, type Port } from './rpc.ts';

/** A file as the server's file system holds it. */
export interface SentFile {
	/** A URI. */
	readonly path: string;
	readonly text: string;
}

/** The server, once it has answered. */
export interface ServerLink {
	readonly connection: Connection;
	/** Exchanges all files that lie in the folder. */
	readonly sendFiles: (files: readonly SentFile[]) => void;
	/** Asks a request of our own; the answer is undefined where the server fails. */
	readonly ask: <N extends RequestName>(
		name: N,
		params: Requests[N]['params'],
	) => Promise<Requests[N]['answer'] | undefined>;
}

/** The folder in which all files of the page lie. */
export const ROOT = 'page:/files';

/** Where `server/src/entry/page.ts` looks for its end of a channel. */
const PORT = 'samhainServerPort';

/** Resolves when the server has reported from the other end. */
function waitForReady(port: Port): Promise<void> {
	return new Promise((resolve, reject) => {
		port.addEventListener('message', () => resolve(), { once: true });
		port.addEventListener('error', () => reject(new Error('The worker did not start.')), { once: true });
		if (port instanceof MessagePort) port.start();
	});
}

async function startWorker(address: string): Promise<Port> {
	const worker = new Worker(address);
	await waitForReady(worker);
	return worker;
}

async function startInPage(address: string): Promise<Port> {
	const { port1, port2 } = new MessageChannel();
	Reflect.set(globalThis, PORT, port2);
	const ready = waitForReady(port1);
	const script = document.createElement('script');
	script.src = address;
	document.head.append(script);
	await ready;
	return port1;
}

/**
 * Starts the server and greets it.
 * @param script its text
 * @param settings as of `samhain.*`
 */
export async function startServer(script: string, settings: unknown): Promise<ServerLink> {
	const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
	const port = await startWorker(address).catch(() => startInPage(address));
	URL.revokeObjectURL(address);
	const connection = connect(port);
	await connection.request('initialize', {
		processId: null,
		rootUri: ROOT,
		workspaceFolders: [{ uri: ROOT, name: 'files' }],
		capabilities,
		initializationOptions: {
			notifications: true,
			settings,
			ruleUri: '#help/rules/{id}',
			guidanceUri: '#help/guidance/{id}',
			hoverPageUri: '#help/{page}',
			openGuidanceCommand: OPEN_PAGE,
		} satisfies InitializationOptions,
	});
	connection.notify('initialized', {});
	return {
		connection,
		sendFiles: (files) => port.postMessage({ files }),
		ask: async (name, params) => {
			try {
				return await connection.request(name, params);
			} catch {
				return undefined;
			}
		},
	};
}

/** The command in code actions that opens a page of the documentation. */
export const OPEN_PAGE = 'samhain.openGuidance';

/** What the page can do. It takes findings as they are sent, and keeps the server informed about its files. */
const capabilities = {
	workspace: {
		workspaceEdit: { documentChanges: true },
		didChangeConfiguration: {},
		didChangeWatchedFiles: { dynamicRegistration: true },
	},
	textDocument: {
		publishDiagnostics: {
			versionSupport: true,
			relatedInformation: true,
			codeDescriptionSupport: true,
			tagSupport: { valueSet: [1, 2] },
		},
		completion: {
			completionItem: {
				snippetSupport: true,
				documentationFormat: ['markdown'],
				labelDetailsSupport: true,
			},
		},
		hover: { contentFormat: ['markdown'] },
		codeAction: {
			codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'refactor', 'source'] } },
		},
	},
};
