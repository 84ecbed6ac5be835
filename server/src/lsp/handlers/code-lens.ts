// textDocument/codeLens: above each policy section, what it adds.
import type { CodeLens } from 'vscode-languageserver';
import { policySummaries } from '../../core/index.ts';
import { coverageOf } from '../document-coverage.ts';
import type { OpenDocument } from '../documents.ts';
import { aboutDocument, type Register } from './services.ts';

export const codeLens: Register = (services) => {
	services.session.connection.onCodeLens(
		aboutDocument(services, 'codeLens', null, (document) => answerCodeLens(document)),
	);
};

function answerCodeLens(document: OpenDocument): CodeLens[] {
	return policySummaries(document.analysis, coverageOf(document)).map(({ line, text }) => {
		const place = document.toClient({ line, column: 0 });
		// Without a command an editor shows the text alone.
		return { range: { start: place, end: place }, command: { title: text, command: '' } };
	});
}
