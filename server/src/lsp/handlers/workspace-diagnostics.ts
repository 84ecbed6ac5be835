// workspace/diagnostic: the findings of files that are not open, as they change.
import type { Register } from './services.ts';

export const workspaceDiagnostics: Register = ({ session, closedFiles }) => {
	if (!session.client.pullsDiagnostics) return;
	session.connection.languages.diagnostics.onWorkspace((params, token, _progress, parts) =>
		closedFiles.pull(params, token, parts),
	);
};
