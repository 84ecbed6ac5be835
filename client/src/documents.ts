// Which documents are ours. Nothing here looks into one.
import { type TextDocument, workspace } from 'vscode';

/** Language ids of the manifest. */
export const languageIds = ['samhainrc', 'yulerc'] as const;

/** Whether a document is a configuration of samhain or yule. */
export function isOurs(document: TextDocument): boolean {
	return languageIds.some((id) => id === document.languageId);
}

/** Whether such a document is open. */
export function hasOurDocument(): boolean {
	return workspace.textDocuments.some(isOurs);
}
