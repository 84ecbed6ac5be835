// Which documents are ours. Nothing here looks into one.
import { type TextDocument, window, workspace } from 'vscode';

/** Language ids of the manifest. */
export const languageIds = ['samhainrc', 'yulerc'] as const;

/** Whether a document is a configuration of samhain or yule. */
export function isOurs(document: TextDocument): boolean {
	return languageIds.some((id) => id === document.languageId);
}

/**
 * The configuration that a person means: the one in use, else the only one on the screen. With the keyboard in a page of
 * ours, or in a log, no configuration is in use.
 */
export function documentAtHand(): TextDocument | undefined {
	const active = window.activeTextEditor?.document;
	if (active !== undefined && isOurs(active)) return active;
	const visible = window.visibleTextEditors.map(({ document }) => document).filter(isOurs);
	const [only, ...others] = new Set(visible);
	return others.length === 0 ? only : undefined;
}

/** Whether such a document is open. */
export function hasOurDocument(): boolean {
	return workspace.textDocuments.some(isOurs);
}
