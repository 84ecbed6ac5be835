// textDocument/foldingRange: the parts of a file that can be folded, the outermost first when there are too many.
import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver';
import { foldingsOf } from '../../core/index.ts';
import type { OpenDocument } from '../documents.ts';
import type { Session } from '../session.ts';
import { aboutDocument, type Register } from './services.ts';

export const foldingRange: Register = (services) => {
	const { session } = services;
	session.connection.onFoldingRanges(
		aboutDocument(services, 'foldingRange', null, (document) => answerFoldingRanges(session, document)),
	);
};

function answerFoldingRanges(session: Session, document: OpenDocument): FoldingRange[] {
	return foldingsOf(document.analysis, session.client.foldingLimit).map((folding) => ({
		startLine: document.toClient({ line: folding.firstLine, column: 0 }).line,
		endLine: document.toClient({ line: folding.lastLine, column: 0 }).line,
		...(folding.kind === 'comment' ? { kind: FoldingRangeKind.Comment } : undefined),
	}));
}
