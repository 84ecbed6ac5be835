// A webview panel for one kind of page: made when first needed, reused after, closed by the person.
import {
	commands,
	type Disposable,
	Range,
	Selection,
	type TextDocument,
	TextEditorRevealType,
	Uri,
	ViewColumn,
	type WebviewPanel,
	WorkspaceEdit,
	window,
	workspace,
} from 'vscode';
import { openPlaceCommand, pageCommands, renderDocument, replaceInLineCommand } from './page-html.ts';

/**
 * Makes the body of a page: HTML in which all text from outside is escaped.
 * @param nonce the word that admits a style element of ours
 */
export type RenderBody = (nonce: string) => string;

export class PagePanel implements Disposable {
	readonly #viewType: string;
	readonly #isWide: boolean;
	#panel: WebviewPanel | undefined;

	constructor(viewType: string, isWide = false) {
		this.#viewType = viewType;
		this.#isWide = isWide;
	}

	get isVisible(): boolean {
		return this.#panel?.visible === true;
	}

	/**
	 * Shows a page beside the editor.
	 * @param render makes its body
	 * @param takesFocus so that the keyboard and a screen reader are in the page at once; else they stay in the editor
	 */
	show(title: string, render: RenderBody, takesFocus = false): void {
		if (this.#panel === undefined) {
			this.#panel = window.createWebviewPanel(
				this.#viewType,
				title,
				{ viewColumn: ViewColumn.Beside, preserveFocus: !takesFocus },
				{
					enableScripts: false,
					enableForms: false,
					enableCommandUris: pageCommands,
					localResourceRoots: [],
					enableFindWidget: true,
				},
			);
			this.#panel.onDidDispose(() => {
				this.#panel = undefined;
			});
		} else this.#panel.reveal(undefined, !takesFocus);
		this.update(title, render);
	}

	/** Exchanges the page where it is shown; does not open one. */
	update(title: string, render: RenderBody): void {
		if (this.#panel === undefined) return;
		const nonce = crypto.randomUUID().replaceAll('-', '');
		this.#panel.title = title;
		this.#panel.webview.html = renderDocument(title, render(nonce), nonce, this.#isWide);
	}

	dispose(): void {
		this.#panel?.dispose();
	}
}

/** Registers the commands by which pages lead to a line of a file, and change it. */
export function registerPlaceCommands(): Disposable[] {
	return [
		commands.registerCommand(openPlaceCommand, openPlace),
		commands.registerCommand(replaceInLineCommand, replaceInLine),
	];
}

/** Exchanges a piece of a line if it is still there; the person sees it and can undo it, nothing is saved. */
async function replaceInLine(uri?: unknown, line?: unknown, from?: unknown, to?: unknown): Promise<void> {
	if (typeof uri !== 'string' || typeof from !== 'string' || typeof to !== 'string' || from === '') return;
	await openPlace(uri, line);
	const document = window.activeTextEditor?.document;
	if (document === undefined || document.uri.toString() !== Uri.parse(uri).toString()) return;
	const row = rowOf(line, document.lineCount);
	const column = document.lineAt(row).text.indexOf(from);
	if (column < 0) {
		await window.showInformationMessage(`This line no longer contains ${from}.`);
		return;
	}
	const edit = new WorkspaceEdit();
	edit.replace(document.uri, new Range(row, column, row, column + from.length), to);
	await workspace.applyEdit(edit);
}

/**
 * Shows a line.
 * @param uri as text
 * @param line from 1
 * @param offersFixes opens the list of fixes there
 */
async function openPlace(uri?: unknown, line?: unknown, offersFixes?: unknown): Promise<void> {
	if (typeof uri !== 'string') return;
	const target = Uri.parse(uri);
	if (!(await isThere(target))) {
		await window.showInformationMessage(`${target.path.replace(/^.*\//, '')} does not exist yet.`);
		return;
	}
	const document = await workspace.openTextDocument(target);
	await showLine(document, rowOf(line, document.lineCount));
	if (offersFixes === true) await commands.executeCommand('editor.action.quickFix');
}

/** Whether a file is on disk, or a document that was never saved is open. */
async function isThere(target: Uri): Promise<boolean> {
	if (workspace.textDocuments.some(({ uri }) => uri.toString() === target.toString())) return true;
	try {
		await workspace.fs.stat(target);
		return true;
	} catch {
		return false;
	}
}

/**
 * Puts the cursor on a line, where the file is visible, else in the first column: the page that leads there stays visible.
 * @param row from 0
 */
export async function showLine(document: TextDocument, row: number): Promise<void> {
	const address = document.uri.toString();
	const visible = window.visibleTextEditors.find((editor) => editor.document.uri.toString() === address);
	const viewColumn = visible?.viewColumn ?? ViewColumn.One;
	const editor = await window.showTextDocument(document, { viewColumn, preview: false });
	const { firstNonWhitespaceCharacterIndex, lineNumber } = document.lineAt(
		Math.min(row, document.lineCount - 1),
	);
	editor.selection = new Selection(
		lineNumber,
		firstNonWhitespaceCharacterIndex,
		lineNumber,
		firstNonWhitespaceCharacterIndex,
	);
	editor.revealRange(editor.selection, TextEditorRevealType.InCenterIfOutsideViewport);
}

function rowOf(line: unknown, count: number): number {
	const row = typeof line === 'number' && Number.isInteger(line) ? line - 1 : 0;
	return Math.max(0, Math.min(count - 1, row));
}
