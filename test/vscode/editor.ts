// The few things that every case does with the editor.
import {
	type CodeAction,
	commands,
	type Diagnostic,
	extensions,
	languages,
	type Position,
	type Range,
	TabInputCustom,
	type TextDocument,
	Uri,
	window,
	workspace,
} from 'vscode';
import { waitFor } from './runner.ts';

const extensionId = 'samhain-editor.samhain-editor';

export function ourExtension() {
	const extension = extensions.getExtension(extensionId);
	if (extension === undefined) throw new Error(`${extensionId} is not there`);
	return extension;
}

/** Opens and shows a file of the test workspace. */
export async function openFile(name: string): Promise<TextDocument> {
	const folder = workspace.workspaceFolders?.[0];
	if (folder === undefined) throw new Error('no workspace is open');
	const document = await workspace.openTextDocument(Uri.joinPath(folder.uri, name));
	await window.showTextDocument(document, { preview: false });
	return document;
}

/** Opens and shows a text that is in no file. */
export async function openText(language: string, content: string): Promise<TextDocument> {
	const document = await workspace.openTextDocument({ language, content });
	await window.showTextDocument(document, { preview: false });
	return document;
}

/** Where a piece of text first stands. */
export function positionOf(document: TextDocument, text: string): Position {
	const offset = document.getText().indexOf(text);
	if (offset < 0) throw new Error(`${JSON.stringify(text)} is not in the file`);
	return document.positionAt(offset);
}

/** The part of a diagnostic's code that is a word. */
export function codeOf(diagnostic: Diagnostic): string {
	const { code } = diagnostic;
	return String(typeof code === 'object' ? code.value : code);
}

/** Waits until the document has a finding of that rule; its findings of it. */
export function findingsOf(document: TextDocument, ruleId: string): Promise<Diagnostic[]> {
	return waitFor(`a finding of ${ruleId}`, () => {
		const found = languages.getDiagnostics(document.uri).filter((each) => codeOf(each) === ruleId);
		return found.length === 0 ? undefined : found;
	});
}

export async function codeActionsAt(document: TextDocument, range: Range): Promise<CodeAction[]> {
	return commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range);
}

/** Waits until the guidance page of that path is in front and rendered; its title. */
export function waitForPage(path: string): Promise<string> {
	return waitFor(`the page ${path}`, () => {
		const tab = window.tabGroups.activeTabGroup.activeTab;
		const input = tab?.input;
		if (!(input instanceof TabInputCustom) || input.viewType !== 'samhain.guidance') return undefined;
		if (input.uri.path !== path) return undefined;
		// Until the page is read the tab has the last part of its address for a name.
		return tab === undefined || tab.label === path.replace(/^.*\//, '') ? undefined : tab.label;
	});
}

export async function closeAll(): Promise<void> {
	await commands.executeCommand('workbench.action.closeAllEditors');
}
