// Looks at messages when they arrive, before the connection queues them: so a request can know that its document is
// about to change, and work whose result nobody wants any more is left out.
import type { MessageReader } from 'vscode-languageserver';
import type { Arrivals } from './host.ts';

const CHANGE = 'textDocument/didChange';

/**
 * Puts a counter in front of a reader.
 * @returns the reader to give to the connection, and the count of waiting changes
 */
export function watchArrivals(inner: MessageReader): { reader: MessageReader; arrivals: Arrivals } {
	const waiting = new Map<string, number>();
	const reader: MessageReader = {
		onError: inner.onError,
		onClose: inner.onClose,
		onPartialMessage: inner.onPartialMessage,
		listen: (callback) =>
			inner.listen((message) => {
				const uri = changedUri(message);
				if (uri !== undefined) waiting.set(uri, (waiting.get(uri) ?? 0) + 1);
				callback(message);
			}),
		dispose: () => inner.dispose(),
	};
	return {
		reader,
		arrivals: {
			waiting: (uri) => waiting.get(uri) ?? 0,
			taken: (uri) => {
				const left = (waiting.get(uri) ?? 0) - 1;
				if (left > 0) waiting.set(uri, left);
				else waiting.delete(uri);
			},
		},
	};
}

function changedUri(message: object): string | undefined {
	if (!('method' in message) || message.method !== CHANGE || !('params' in message)) return undefined;
	const { params } = message;
	if (typeof params !== 'object' || params === null || !('textDocument' in params)) return undefined;
	const document = params.textDocument;
	if (typeof document !== 'object' || document === null || !('uri' in document)) return undefined;
	return typeof document.uri === 'string' ? document.uri : undefined;
}
