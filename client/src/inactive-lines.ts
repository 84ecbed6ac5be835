// Greys the lines that samhain does not read for the host of the settings: blocks of other hosts, and what follows [EOF].
import { Disposable, Range, type TextEditor, window } from 'vscode';
import type { AskServer } from './ask-server.ts';
import { isOurs } from './documents.ts';
import { followDocument } from './follow-document.ts';

/** How much of the colour is left, as in editors for C. */
const opacity = '0.55';

/** What to call when the server reads a document in another way. */
export interface InactiveLines {
	readonly changed: (uri: string) => void;
	readonly subscription: Disposable;
}

/** Starts greying. */
export function createInactiveLines(ask: AskServer): InactiveLines {
	const decoration = window.createTextEditorDecorationType({ opacity, isWholeLine: true });
	const editors = (): readonly TextEditor[] =>
		window.visibleTextEditors.filter(({ document }) => isOurs(document));
	const follower = followDocument(
		(document) => editors().some((editor) => editor.document === document),
		async () => {
			for (const editor of editors()) {
				const answer = await ask('samhain/inactiveLines', { uri: editor.document.uri.toString() });
				const ranges = answer?.ranges ?? [];
				editor.setDecorations(
					decoration,
					ranges.map(({ first, last }) => new Range(first, 0, last, 0)),
				);
			}
		},
	);
	const visible = window.onDidChangeVisibleTextEditors(() => follower.refresh());
	if (editors().length > 0) follower.refresh();
	return {
		changed: (uri) => {
			if (editors().some(({ document }) => document.uri.toString() === uri)) follower.refresh();
		},
		subscription: Disposable.from(decoration, follower, visible),
	};
}
