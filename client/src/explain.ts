// Explain Log Message: takes lines from the selection, the clipboard or a box, and shows the server's explanation.
// Log files get a lens over each line that is known; only what is on the screen is looked at.
import {
	CodeLens,
	type CodeLensProvider,
	commands,
	type Disposable,
	EventEmitter,
	env,
	languages,
	Range,
	type TextDocument,
	UIKind,
	window,
	workspace,
} from 'vscode';
import type { AskServer } from './ask-server.ts';
import { renderExplanation } from './explain-page.ts';
import { PagePanel } from './page-panel.ts';

const explainCommand = 'samhain.explainLogMessage';
const pageTitle = 'Samhain Log Message';
/** Pause after an edit before the page is made anew. */
const refreshDelayMs = 500;
/** Longer text is cut by the server, too. */
const mostCharacters = 200_000;
/** Looks like a line of the daemon; cheap, so that other logs cost nothing. */
const looksLikeOurs = /\bmsg=\\?["'<&]|<trail>|-----BEGIN LOGKEY|-{5,}\s+\w+\.c\s/;
const linesAround = 60;
const logFiles = [
	{ scheme: 'file', pattern: '**/*.log' },
	{ scheme: 'file', pattern: '**/*{samhain,yule}*log*' },
	{ scheme: 'file', pattern: '**/{syslog,messages,daemon.log}*' },
	...['vscode-remote', 'vscode-vfs'].map((scheme) => ({
		scheme,
		pattern: '**/{*.log,*samhain*log*,*yule*log*,syslog*,messages*}',
	})),
];

/** Registers the command and the lenses. */
export function registerExplain(ask: AskServer): Disposable[] {
	const panel = new PagePanel('samhain.explanation');
	let shown = '';
	let timer: ReturnType<typeof setTimeout> | undefined;
	const explain = async (given?: unknown): Promise<void> => {
		const text = typeof given === 'string' ? given : await findText();
		if (text === undefined || text.trim() === '') return;
		shown = text.slice(0, mostCharacters);
		const answer = await ask('samhain/explain', { text: shown });
		panel.show(pageTitle, () => renderExplanation(answer));
	};
	// A fix that was applied is no longer offered: the page follows the files while it is visible.
	const refresh = async (): Promise<void> => {
		const text = shown;
		const answer = await ask('samhain/explain', { text });
		if (panel.isVisible && text === shown) panel.update(pageTitle, () => renderExplanation(answer));
	};
	const follow = workspace.onDidChangeTextDocument(({ contentChanges }) => {
		if (shown === '' || contentChanges.length === 0 || !panel.isVisible) return;
		clearTimeout(timer);
		timer = setTimeout(() => void refresh(), refreshDelayMs);
	});
	const lenses = new LogLenses(ask);
	return [
		panel,
		follow,
		{ dispose: () => clearTimeout(timer) },
		lenses,
		commands.registerCommand(explainCommand, explain),
		languages.registerCodeLensProvider(logFiles, lenses),
	];
}

/** The selection, else what a person pastes; the clipboard is offered when it holds a line of ours. */
async function findText(): Promise<string | undefined> {
	const editor = window.activeTextEditor;
	if (editor !== undefined && !editor.selection.isEmpty) return editor.document.getText(editor.selection);
	if (editor !== undefined) {
		const line = editor.document.lineAt(editor.selection.active.line).text;
		if (looksLikeOurs.test(line)) return line;
	}
	// In a browser, reading the clipboard asks for a permission, or fails with a notification.
	const clipboard = env.uiKind === UIKind.Desktop ? await env.clipboard.readText() : '';
	const copied = looksLikeOurs.test(clipboard) ? clipboard.slice(0, mostCharacters) : '';
	const value = copied.replaceAll(/\r?\n/g, ' ').trim();
	const typed = await window.showInputBox({
		title: 'Explain Samhain Log Message',
		prompt:
			'Lines of samhain or yule, or the words of a message: from syslog, a log file, the console, or a page.',
		placeHolder: 'Invalid connection attempt: Not in client list',
		value,
	});
	// The box has one line; what was copied keeps its own.
	return typed === value ? copied : typed;
}

class LogLenses implements CodeLensProvider, Disposable {
	readonly #ask: AskServer;
	readonly #changed = new EventEmitter<void>();
	readonly onDidChangeCodeLenses = this.#changed.event;
	readonly #subscription: Disposable;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(ask: AskServer) {
		this.#ask = ask;
		this.#subscription = window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
			if (languages.match(logFiles, textEditor.document) === 0) return;
			clearTimeout(this.#timer);
			this.#timer = setTimeout(() => this.#changed.fire(), 300);
		});
	}

	async provideCodeLenses(document: TextDocument): Promise<CodeLens[]> {
		const rows = this.#rowsOnScreen(document);
		const lines = rows.map((row) => document.lineAt(row).text);
		if (!lines.some((line) => looksLikeOurs.test(line))) return [];
		const answer = await this.#ask('samhain/knownLines', { lines });
		return rows.flatMap((row, at) => {
			const about = answer?.lines[at] ?? undefined;
			if (about === undefined) return [];
			// An ordinary space after an icon is not shown in a code lens.
			const title = `$(question)\u00a0${about.title}`;
			const command = { title, command: explainCommand, arguments: [lines[at]] };
			return [new CodeLens(new Range(row, 0, row, 0), command)];
		});
	}

	#rowsOnScreen(document: TextDocument): number[] {
		const rows = new Set<number>();
		for (const editor of window.visibleTextEditors) {
			if (editor.document !== document) continue;
			for (const { start, end } of editor.visibleRanges) {
				const last = Math.min(document.lineCount - 1, end.line + linesAround);
				for (let row = Math.max(0, start.line - linesAround); row <= last; row++) rows.add(row);
			}
		}
		return [...rows].sort((a, b) => a - b);
	}

	dispose(): void {
		clearTimeout(this.#timer);
		this.#subscription.dispose();
		this.#changed.dispose();
	}
}
