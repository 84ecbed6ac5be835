// workspace/executeCommand: shows a page of the guidance, for clients without a command of their own.
import { type ExecuteCommandParams, MessageType, ShowMessageNotification } from 'vscode-languageserver';
import { guidanceText } from '../../core/index.ts';
import { OPEN_PAGE_COMMAND } from '../capabilities.ts';
import type { Session } from '../session.ts';
import type { Register } from './services.ts';

export const executeCommand: Register = ({ session, guard }) => {
	session.connection.onExecuteCommand(
		guard.request('executeCommand', null, (params) => openPage(session, params)),
	);
};

/** A page that was shown: a client can do better than its message area with it. */
interface ShownPage {
	readonly title: string;
	/** The page as plain text. */
	readonly text: string;
	/** Address of the page, where it is a file. */
	readonly uri?: string;
}

/** Runs the one command of the server: shows a page of the guidance, as a document or else as a message. */
async function openPage(
	{ client, connection, pages }: Session,
	params: ExecuteCommandParams,
): Promise<ShownPage | null> {
	const id: unknown = params.arguments?.[0];
	if (params.command !== OPEN_PAGE_COMMAND || typeof id !== 'string') return null;
	const page = guidanceText(id);
	if (page === undefined) return null;
	const uri = pages.guidance(id);
	const shown = { ...page, ...(uri === undefined ? {} : { uri }) };
	if (uri !== undefined && client.showsDocuments) {
		const { success } = await connection.window.showDocument({ uri, takeFocus: true });
		if (success) return shown;
	}
	const message = [page.title, page.text, ...(uri === undefined ? [] : [`This page: ${uri}`])].join('\n\n');
	await connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message });
	return shown;
}
