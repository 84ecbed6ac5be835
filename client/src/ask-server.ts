// Requests of our own to the language server, which is started when the first of them is made. What is asked and answered is
// typed by the file that the server has, too; docs/protocol.md describes it.
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { RequestName, Requests } from '../../server/src/protocol.ts';

/** Asks the server; undefined while there is none. */
export type AskServer = <N extends RequestName>(
	name: N,
	params: Requests[N]['params'],
) => Promise<Requests[N]['answer'] | undefined>;

/** Makes the function by which everything else here asks. */
export function createAskServer(client: BaseLanguageClient, ensureStarted: () => Promise<void>): AskServer {
	return async <N extends RequestName>(name: N, params: Requests[N]['params']) => {
		try {
			await ensureStarted();
			const answer: Requests[N]['answer'] = await client.sendRequest(name, params);
			return answer;
		} catch (error) {
			client.outputChannel.appendLine(`${name}: ${error instanceof Error ? error.message : String(error)}`);
			return undefined;
		}
	};
}
