// Files of a deployment that only their place identifies: `rc.web1.example.org` next to a yulerc is a samhainrc. What is one,
// the server knows; other files with such a name keep their language.
import { type Disposable, languages, type TextDocument, workspace } from 'vscode';
import type { AskServer } from './ask-server.ts';
import { isOurs } from './documents.ts';

const candidate = /\/(?:rc(?:\.[^/]*)?|yulerc[^/]*|samhainrc[^/]*)$/;

/** Follows documents; `check` looks at all of them again. */
export function followMembers(
	ask: AskServer,
	isRunning: () => boolean,
): { readonly check: () => void; readonly subscription: Disposable } {
	/** Each file is changed once: who changes it back knows why. */
	const done = new Set<string>();
	const look = async (document: TextDocument): Promise<void> => {
		const uri = document.uri.toString();
		if (!isRunning() || isOurs(document) || done.has(uri) || !candidate.test(document.uri.path)) return;
		const language = (await ask('samhain/languageOf', { uri }))?.language ?? null;
		if (language === null || document.isClosed || done.has(uri)) return;
		done.add(uri);
		await languages.setTextDocumentLanguage(document, language);
	};
	return {
		check: () => {
			for (const document of workspace.textDocuments) void look(document);
		},
		subscription: workspace.onDidOpenTextDocument((document) => void look(document)),
	};
}

/**
 * Starts the server for a file that its place may make one of ours, since only the server knows; other files wait for
 * nothing. Counts where the extension is awake: in the workspace of a deployment, or once a file of ours was opened.
 */
export function startForMembers(ensureStarted: () => Promise<void>): Disposable {
	const look = (document: TextDocument): void => {
		if (candidate.test(document.uri.path)) void ensureStarted();
	};
	for (const document of workspace.textDocuments) look(document);
	return workspace.onDidOpenTextDocument(look);
}
