// A webview panel for one kind of page: made when first needed, reused after, closed by the person.
import {
	commands,
	type Disposable,
	Selection,
	TextEditorRevealType,
	Uri,
	ViewColumn,
	type WebviewPanel,
	window,
	workspace,
} from 'vscode';
import { openPlaceCommand, pageCommands, renderDocument } from './page-html.ts';

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
	 * @param body HTML in which all text from outside is escaped; `NONCE` stands for the word that admits a style
	 */
	show(title: string, body: string): void {
		if (this.#panel === undefined) {
			this.#panel = window.createWebviewPanel(
				this.#viewType,
				title,
				{ viewColumn: ViewColumn.Beside, preserveFocus: true },
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
		} else this.#panel.reveal(undefined, true);
		this.update(title, body);
	}

	/** Exchanges the page where it is shown; does not open one. */
	update(title: string, body: string): void {
		if (this.#panel === undefined) return;
		const nonce = crypto.randomUUID().replaceAll('-', '');
		this.#panel.title = title;
		this.#panel.webview.html = renderDocument(title, body.replaceAll('NONCE', nonce), nonce, this.#isWide);
	}

	dispose(): void {
		this.#panel?.dispose();
	}
}

/** Registers the command by which pages lead to a line of a file. */
export function registerOpenPlace(): Disposable {
	return commands.registerCommand(openPlaceCommand, openPlace);
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
	try {
		await workspace.fs.stat(target);
	} catch {
		await window.showInformationMessage(`${target.path.replace(/^.*\//, '')} does not exist yet.`);
		return;
	}
	const column =
		window.visibleTextEditors.find((editor) => editor.document.uri.toString() === target.toString())
			?.viewColumn ?? ViewColumn.One;
	const document = await workspace.openTextDocument(target);
	const at = document.validatePosition(document.lineAt(rowOf(line, document.lineCount)).range.start);
	const first = document.lineAt(at.line).firstNonWhitespaceCharacterIndex;
	const editor = await window.showTextDocument(document, { viewColumn: column, preview: false });
	const start = at.with({ character: first });
	editor.selection = new Selection(start, start);
	editor.revealRange(editor.selection, TextEditorRevealType.InCenterIfOutsideViewport);
	if (offersFixes === true) await commands.executeCommand('editor.action.quickFix');
}

function rowOf(line: unknown, count: number): number {
	const row = typeof line === 'number' && Number.isInteger(line) ? line - 1 : 0;
	return Math.max(0, Math.min(count - 1, row));
}
