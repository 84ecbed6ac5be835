// textDocument/diagnostic: the findings of one document, or that they are still the same.
import {
	type DiagnosticServerCancellationData,
	type DocumentDiagnosticParams,
	type DocumentDiagnosticReport,
	LSPErrorCodes,
	ResponseError,
} from 'vscode-languageserver';
import type { OpenTexts } from '../open-texts.ts';
import type { Session } from '../session.ts';
import { encodeUri } from '../uris.ts';
import type { Register } from './services.ts';

/**
 * The answer for documents that are not open. Some clients ask once more when they close one, and keep the answer until
 * the workspace has another: whatever is said here could stay for good.
 */
const NO_DIAGNOSTICS: DocumentDiagnosticReport = { kind: 'full', items: [] };

export const diagnostics: Register = ({ session, guard, texts }) => {
	session.connection.languages.diagnostics.on(
		guard.request<DocumentDiagnosticParams, DocumentDiagnosticReport, DiagnosticServerCancellationData>(
			'diagnostic',
			NO_DIAGNOSTICS,
			(params) => pullDiagnostics(session, texts, params),
		),
	);
};

async function pullDiagnostics(
	session: Session,
	texts: OpenTexts,
	params: DocumentDiagnosticParams,
): Promise<DocumentDiagnosticReport | ResponseError<DiagnosticServerCancellationData>> {
	const { uri } = params.textDocument;
	await session.documents.get(uri)?.settled;
	const document = session.documents.get(uri);
	if (document === undefined) return texts.has(uri) ? pullTextMember(session, uri) : NO_DIAGNOSTICS;
	if (session.isOutdated(document)) {
		return new ResponseError(LSPErrorCodes.ServerCancelled, 'The document changed in the meantime', {
			retriggerRequest: true,
		});
	}
	session.catchUp(document);
	const resultId = session.stateOf(document);
	if (params.previousResultId === resultId) return { kind: 'unchanged', resultId };
	const items = session.diagnosticsOf(document);
	session.sendStatus(document);
	return { kind: 'full', resultId, items };
}

/** The diagnostics of a document that is open but none of ours, such as a hosts file of a deployment. */
function pullTextMember(session: Session, uri: string): DocumentDiagnosticReport {
	const { deployments } = session;
	deployments.catchUp(uri);
	return { kind: 'full', items: session.diagnosticsAt(encodeUri(uri), deployments.findingsIn(uri)) };
}
