// Edits that the server sends in its own answers, as the editor makes them.
import { Position, Range, type Uri, WorkspaceEdit } from 'vscode';
import type { SentTextEdit } from '../../server/src/protocol.ts';

/** A place in a document, as the protocol counts. */
export function toPosition({ line, character }: SentTextEdit['range']['start']): Position {
	return new Position(line, character);
}

/** Edits of one document as one step of undo. */
export function toWorkspaceEdit(uri: Uri, edits: readonly SentTextEdit[]): WorkspaceEdit {
	const all = new WorkspaceEdit();
	for (const { range, newText } of edits)
		all.replace(uri, new Range(toPosition(range.start), toPosition(range.end)), newText);
	return all;
}
