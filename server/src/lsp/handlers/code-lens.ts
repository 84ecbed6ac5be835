// textDocument/codeLens: above each policy section, what it adds; above the clients of a server file, how many there are
// and what is wrong with single ones.
import type { CodeLens } from 'vscode-languageserver';
import { clientNotes, policySummaries } from '../../core/index.ts';
import { coverageOf } from '../document-coverage.ts';
import type { OpenDocument } from '../documents.ts';
import { aboutDocument, type Register, type Services } from './services.ts';

export const codeLens: Register = (services) => {
	services.session.connection.onCodeLens(
		aboutDocument(services, 'codeLens', null, (document) => answerCodeLens(services, document)),
	);
};

function answerCodeLens({ deployments }: Services, document: OpenDocument): CodeLens[] {
	deployments.catchUp(document.uri);
	const workspace = deployments.memberAt(document.uri)?.workspace;
	// The kind goes with each of them, so that a client can show one kind and not the other.
	return [
		...policySummaries(document.analysis, coverageOf(document)).map((note) => ({
			...note,
			data: 'policies',
		})),
		...clientNotes(document.analysis, workspace?.summaries() ?? []).map((note) => ({
			...note,
			data: 'clients',
		})),
	].map(({ line, text, data }) => {
		const place = document.toClient({ line, column: 0 });
		// Without a command an editor shows the text alone.
		return { range: { start: place, end: place }, command: { title: text, command: '' }, data };
	});
}
