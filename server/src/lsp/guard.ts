// The one wrapper round every handler: no request of a client can end in anything but an answer.
import { type CancellationToken, ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver';

export type GuardedRequest<P, R, E = void> = (
	params: P,
	token: CancellationToken,
) => Promise<R | ResponseError<E>>;

export class Guard {
	readonly #logError: (text: string) => void;
	/** After `shutdown` every request is refused, as the protocol wants it. */
	isShutDown = false;

	constructor(logError: (text: string) => void) {
		this.#logError = logError;
	}

	/**
	 * Guards a request: cancelled before it starts → `RequestCancelled`; it throws → logged, and the empty answer.
	 * @param name what the log calls it
	 * @param empty the answer that means "nothing"
	 */
	request<P, R, E = void>(
		name: string,
		empty: R,
		handle: (params: P) => R | ResponseError<E> | Promise<R | ResponseError<E>>,
	): GuardedRequest<P, R, E> {
		return async (params, token) => {
			if (this.isShutDown) return new ResponseError<E>(ErrorCodes.InvalidRequest, 'The server is shut down');
			if (token.isCancellationRequested)
				return new ResponseError<E>(LSPErrorCodes.RequestCancelled, `${name} was cancelled`);
			try {
				return await handle(params);
			} catch (error) {
				this.#logError(describeFailure(name, error));
				return empty;
			}
		};
	}

	/** Guards a notification: a throw is logged. */
	notification<P>(name: string, handle: (params: P) => void | Promise<void>): (params: P) => Promise<void> {
		return async (params) => {
			try {
				await handle(params);
			} catch (error) {
				this.#logError(describeFailure(name, error));
			}
		};
	}
}

/** Runs something that nobody waits for; errors are logged. */
export function runAside(name: string, logError: (text: string) => void, work: Promise<unknown>): void {
	work.catch((error: unknown) => logError(describeFailure(name, error)));
}

function describeFailure(name: string, error: unknown): string {
	return `${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
