// Keeps the language server running: starts it when the first file of ours is open, and again when it died,
// later each time. It must not know what the server does.
import { commands, type Disposable, window, workspace } from 'vscode';
import {
	type BaseLanguageClient,
	CloseAction,
	type CloseHandlerResult,
	ErrorAction,
	type ErrorHandler,
	type LanguageClientOptions,
	State,
} from 'vscode-languageclient';
import { hasOurDocument } from './documents.ts';

/** Waits before the restarts that follow one another; after the last the server stays down until asked for. */
const restartDelaysMs = [500, 2_000, 8_000, 30_000, 60_000];
/** A server that ran so long is healthy: the count begins anew. */
const healthyAfterMs = 180_000;

export interface ServerGuard extends Disposable {
	readonly client: BaseLanguageClient;
	/** Starts the server if it was not started yet: for commands that need it before a file of ours is open. */
	ensureStarted(): Promise<void>;
	/** Stops a running server and starts it afresh, whatever happened before. */
	restart(): Promise<void>;
}

/** Makes a client for the given options; the guard adds its error handler to them. */
export type ClientFactory = (options: LanguageClientOptions) => BaseLanguageClient;

/**
 * Creates the client without starting it.
 * @param onTrouble called with the state of affairs while the server is down, and with undefined when it is up
 */
export function guardServer(
	createClient: ClientFactory,
	options: LanguageClientOptions,
	onTrouble: (trouble: string | undefined) => void,
): ServerGuard {
	let failures = 0;
	let startedAt = 0;
	let timer: ReturnType<typeof setTimeout> | undefined;
	let isDisposed = false;
	// Between `start` and the server's first answer both the rejected start and the closed connection tell of one
	// death; only the first of them counts.
	let isDown = true;

	const start = async (): Promise<void> => {
		timer = undefined;
		if (isDisposed) return;
		isDown = false;
		startedAt = Date.now();
		try {
			await client.start();
			if (client.state === State.Running) onTrouble(undefined);
		} catch (error) {
			scheduleRestart(error instanceof Error ? error.message : String(error));
		}
	};

	const scheduleRestart = (reason: string): string => {
		if (isDown || isDisposed) return reason;
		isDown = true;
		if (Date.now() - startedAt > healthyAfterMs) failures = 0;
		const delayMs = restartDelaysMs[failures];
		failures += 1;
		if (delayMs === undefined) {
			const text = `The Samhain language server crashed ${failures} times and will not be restarted.`;
			onTrouble('The server crashed repeatedly');
			announce(window.showErrorMessage(text, 'Restart Language Server', 'Show Output'));
			return text;
		}
		const text = `The Samhain language server crashed. It restarts in ${delayMs / 1000} s.`;
		onTrouble(`The server crashed and restarts in ${delayMs / 1000} s`);
		// The first crash shows a message; later ones appear in the status item and in the output, until the last.
		if (failures === 1) announce(window.showWarningMessage(text, 'Show Output'));
		timer = setTimeout(() => void start(), delayMs);
		return `${text} (${reason})`;
	};

	const errorHandler: ErrorHandler = {
		error: () => ({ action: ErrorAction.Continue, handled: true }),
		closed(): CloseHandlerResult {
			const message = scheduleRestart('the connection closed');
			return { action: CloseAction.DoNotRestart, handled: true, message };
		},
	};
	// We report a failed start ourselves, once.
	const initializationFailedHandler = () => false;
	const client = createClient({ ...options, errorHandler, initializationFailedHandler });

	const restart = async (): Promise<void> => {
		clearTimeout(timer);
		failures = 0;
		isDown = true;
		if (client.state === State.Running) await client.stop();
		await start();
	};

	const first = workspace.onDidOpenTextDocument(() => startOnce());
	let firstStart: Promise<void> | undefined;
	const ensureStarted = (): Promise<void> => {
		first.dispose();
		firstStart ??= start();
		return firstStart;
	};
	const startOnce = () => {
		if (hasOurDocument()) void ensureStarted();
	};
	startOnce();

	return {
		client,
		ensureStarted,
		restart,
		dispose() {
			isDisposed = true;
			clearTimeout(timer);
			first.dispose();
			// A client that never ran has nothing to stop and rejects.
			client.dispose().catch(() => undefined);
		},
	};
}

function announce(answer: Thenable<string | undefined>): void {
	const actions: Readonly<Record<string, string>> = {
		'Restart Language Server': 'samhain.restartServer',
		'Show Output': 'samhain.showOutput',
	};
	void answer.then((chosen) => {
		const command = chosen === undefined ? undefined : actions[chosen];
		return command === undefined ? undefined : commands.executeCommand(command);
	});
}
