// Gives open documents the settings that hold now: when the editor's, a project file or the folders changed.
import { refreshViews } from '../refresh-views.ts';
import type { Services } from './services.ts';

/** Looks at the settings of all open documents; what reads a file differently is reported again. */
export function reconfigure({ session, deployments, publisher }: Services): void {
	const { client, connection } = session;
	let isChanged = false;
	for (const document of session.documents.values()) {
		if (!session.configure(document)) continue;
		isChanged = true;
		deployments.edited(document);
		publisher?.changed(document);
		session.sendStatus(document);
	}
	if (isChanged) refreshViews(session);
	if (isChanged && client.pullsDiagnostics && client.refreshesDiagnostics)
		session.runInBackground('refresh', connection.languages.diagnostics.refresh());
}
