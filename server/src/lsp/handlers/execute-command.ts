// workspace/executeCommand: opens a page of the guidance, for clients without a command of their own.
import type { ExecuteCommandParams } from 'vscode-languageserver';
import { guidanceById } from '../../core/index.ts';
import { OPEN_PAGE_COMMAND } from '../capabilities.ts';
import type { Session } from '../session.ts';
import type { Register } from './services.ts';

export const executeCommand: Register = ({ session, guard }) => {
	session.connection.onExecuteCommand(
		guard.request('executeCommand', null, (params) => openPage(session, params)),
	);
};

/** Runs the one command of the server: opens a page of the guidance in the client. */
async function openPage(session: Session, params: ExecuteCommandParams): Promise<null> {
	const id: unknown = params.arguments?.[0];
	if (params.command !== OPEN_PAGE_COMMAND || typeof id !== 'string') return null;
	const uri = guidanceById(id) === undefined ? undefined : session.pages.guidance(id);
	if (uri !== undefined) await session.connection.window.showDocument({ uri, takeFocus: true });
	return null;
}
