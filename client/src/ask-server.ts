// Requests of our own to the language server, which is started when the first of them is made. Answers are data from
// another process: what is not as expected is left out.
import type { BaseLanguageClient } from 'vscode-languageclient';

/** Asks the server; undefined while there is none. */
export type AskServer = (method: string, params: object) => Promise<unknown>;

/** Makes the function by which everything else here asks. */
export function createAskServer(client: BaseLanguageClient, ensureStarted: () => Promise<void>): AskServer {
	return async (method, params) => {
		try {
			await ensureStarted();
			const answer: unknown = await client.sendRequest(method, params);
			return answer;
		} catch (error) {
			client.outputChannel.appendLine(`${method}: ${error instanceof Error ? error.message : String(error)}`);
			return undefined;
		}
	};
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A list of objects under a key of an answer. */
export function recordsOf(answer: unknown, key: string): readonly Readonly<Record<string, unknown>>[] {
	const list = isRecord(answer) ? answer[key] : undefined;
	return Array.isArray(list) ? list.filter(isRecord) : [];
}

export function textOf(record: Readonly<Record<string, unknown>>, key: string): string {
	const value = record[key];
	return typeof value === 'string' ? value : '';
}

export function numberOf(record: Readonly<Record<string, unknown>>, key: string): number {
	const value = record[key];
	return typeof value === 'number' ? value : 0;
}

export function textsOf(record: Readonly<Record<string, unknown>>, key: string): readonly string[] {
	const value = record[key];
	return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
