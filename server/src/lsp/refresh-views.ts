// Has the editor ask again for what it shows in the text: colours and hints.
import type { Session } from './session.ts';

/** For when settings, roles or the deployment changed, of which the editor does not know what they change. */
export function refreshViews(session: Session): void {
	const { client, connection, documents } = session;
	if (documents.size === 0) return;
	if (client.refreshesTokens)
		session.runInBackground('refresh', connection.languages.semanticTokens.refresh());
	if (client.refreshesHints) session.runInBackground('refresh', connection.languages.inlayHint.refresh());
}
