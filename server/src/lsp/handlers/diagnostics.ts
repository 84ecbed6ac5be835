// textDocument/diagnostic: the findings of one document, or that they are still the same.
import {
	type DiagnosticServerCancellationData,
	type DocumentDiagnosticParams,
	type DocumentDiagnosticReport,
	LSPErrorCodes,
	ResponseError,
} from 'vscode-languageserver';
import { pullTextMember } from '../deployment/serve.ts';
import type { Session } from '../session.ts';

/** The answer for documents that are not open. */
export const NO_DIAGNOSTICS: DocumentDiagnosticReport = { kind: 'full', items: [] };

/** Answers a pull of diagnostics. */
export async function pullDiagnostics(
	session: Session,
	params: DocumentDiagnosticParams,
): Promise<DocumentDiagnosticReport | ResponseError<DiagnosticServerCancellationData>> {
	const { uri } = params.textDocument;
	await session.documents.get(uri)?.settled;
	const document = session.documents.get(uri);
	if (document === undefined) return pullTextMember(session, uri) ?? NO_DIAGNOSTICS;
	if (session.isOutdated(document)) {
		return new ResponseError(LSPErrorCodes.ServerCancelled, 'The document has changed meanwhile', {
			retriggerRequest: true,
		});
	}
	const resultId = session.stateOf(document);
	if (params.previousResultId === resultId) return { kind: 'unchanged', resultId };
	const items = session.diagnosticsOf(document);
	session.tellStatus(document);
	return { kind: 'full', resultId, items };
}
