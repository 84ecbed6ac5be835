// Silence Alarms: takes log lines, shows them in groups with edits of the configuration, previews an edit as a comparison
// and makes it in the editor, where Undo takes it back. Nothing is saved.
import {
	commands,
	type Disposable,
	EventEmitter,
	env,
	Range,
	type TextDocument,
	UIKind,
	Uri,
	WorkspaceEdit,
	window,
	workspace,
} from 'vscode';
import type { Requests, SentProposal } from '../../server/src/protocol.ts';
import type { AskServer } from './ask-server.ts';
import { applySilenceCommand, previewSilenceCommand, silenceCommand } from './page-html.ts';
import { PagePanel, showLine } from './page-panel.ts';
import { listProposals, renderSilence } from './silence-page.ts';

const pageTitle = 'Samhain Alarms';
/** Files with an edit made, for comparison. */
const previewScheme = 'samhain-silenced';
const refreshDelayMs = 500;
const maxCharacters = 1024 * 1024;
/** Configurations of the workspace that are offered. */
const maxFound = 20;
const looksLikeAlarm = /POLICY (?:\[|ADDED|MISSING|NODIRECTORY)/;

type Answer = Requests['samhain/silence']['answer'];

/** Registers the commands. */
export function registerSilence(ask: AskServer): Disposable[] {
	const panel = new PagePanel('samhain.silence');
	const previews = new Map<string, string>();
	const previewChanged = new EventEmitter<Uri>();
	let shown = '';
	let configuration: string | undefined;
	let proposals: readonly SentProposal[] = [];
	let timer: ReturnType<typeof setTimeout> | undefined;

	const request = (): Promise<Answer | undefined> =>
		ask('samhain/silence', {
			text: shown,
			...(configuration === undefined ? undefined : { uri: configuration }),
		});
	const take = (answer: Answer | undefined): void => {
		proposals = answer === undefined ? [] : listProposals(answer);
	};
	const show = async (given?: unknown): Promise<void> => {
		const text = typeof given === 'string' ? given : await findLog();
		if (text === undefined || text.trim() === '') return;
		shown = text.slice(0, maxCharacters);
		configuration = shownConfiguration();
		let answer = await request();
		if (answer !== undefined && answer.count > 0 && !answer.alarms.some(({ uri }) => uri !== null)) {
			configuration = await chooseConfiguration();
			if (configuration !== undefined) answer = await request();
		}
		take(answer);
		panel.show(pageTitle, () => renderSilence(answer));
	};
	const refresh = async (): Promise<void> => {
		const text = shown;
		const answer = await request();
		if (text !== shown) return;
		take(answer);
		panel.update(pageTitle, () => renderSilence(answer));
	};
	const follow = workspace.onDidChangeTextDocument(({ contentChanges, document }) => {
		if (shown === '' || contentChanges.length === 0) return;
		// Places of edits hold for the text that they were made for.
		if (proposals.some(({ uri }) => isSameFile(uri, document.uri))) proposals = [];
		clearTimeout(timer);
		timer = setTimeout(() => void refresh(), refreshDelayMs);
	});
	/** The proposal that a link names, and its file. */
	const find = async (
		index: unknown,
	): Promise<{ readonly proposal: SentProposal; readonly document: TextDocument } | undefined> => {
		// After an edit, the page waits for new places.
		if (proposals.length === 0) await refresh();
		const proposal = typeof index === 'number' ? proposals[index] : undefined;
		if (proposal === undefined) return undefined;
		return { proposal, document: await workspace.openTextDocument(Uri.parse(proposal.uri)) };
	};
	const preview = async (index?: unknown): Promise<void> => {
		const found = await find(index);
		if (found === undefined) return;
		const { proposal, document } = found;
		const target = Uri.from({ scheme: previewScheme, path: document.uri.path });
		previews.set(target.toString(), withEdits(document, proposal));
		previewChanged.fire(target);
		await commands.executeCommand(
			'vscode.diff',
			document.uri,
			target,
			`${proposal.name}: ${plain(proposal.title)}`,
		);
	};
	const apply = async (index?: unknown): Promise<void> => {
		const found = await find(index);
		if (found === undefined) return;
		const { proposal, document } = found;
		const edit = new WorkspaceEdit();
		for (const { range, text } of rangesOf(proposal)) edit.replace(document.uri, range, text);
		const isDone = await workspace.applyEdit(edit);
		if (!isDone) {
			await window.showWarningMessage(`${proposal.name} could not be changed.`);
			return;
		}
		// The page stays visible beside the file, so that a person can go on with the next alarm.
		await showLine(document, rangesOf(proposal)[0]?.range.start.line ?? 0);
		const undo = 'Undo';
		void window
			.showInformationMessage(`${plain(proposal.title)}: changed ${proposal.name}, not saved.`, undo)
			.then(async (choice) => {
				if (choice !== undo) return;
				await window.showTextDocument(document, { preview: false });
				await commands.executeCommand('undo');
			});
	};
	return [
		panel,
		follow,
		previewChanged,
		{ dispose: () => clearTimeout(timer) },
		workspace.registerTextDocumentContentProvider(previewScheme, {
			onDidChange: previewChanged.event,
			provideTextDocumentContent: (uri) => previews.get(uri.toString()) ?? '',
		}),
		commands.registerCommand(silenceCommand, show),
		commands.registerCommand(previewSilenceCommand, preview),
		commands.registerCommand(applySilenceCommand, apply),
	];
}

function isSameFile(uri: string, other: Uri): boolean {
	return Uri.parse(uri).toString() === other.toString();
}

/** A title without the marks around what is typed. */
function plain(title: string): string {
	return title.replaceAll('`', '');
}

function rangesOf({ edits }: SentProposal): readonly { readonly range: Range; readonly text: string }[] {
	return edits.map(({ line, column, endLine, endColumn, text }) => ({
		range: new Range(line, column, endLine, endColumn),
		text,
	}));
}

/** The text of a file with an edit made. */
function withEdits(document: TextDocument, proposal: SentProposal): string {
	let text = document.getText();
	// From the end on, so that earlier places stay what they are.
	for (const { range, text: added } of [...rangesOf(proposal)].reverse())
		text = text.slice(0, document.offsetAt(range.start)) + added + text.slice(document.offsetAt(range.end));
	return text;
}

/** The selection, the whole log that is open, or what a person pastes. */
async function findLog(): Promise<string | undefined> {
	const editor = window.activeTextEditor;
	if (editor !== undefined && !editor.selection.isEmpty) return editor.document.getText(editor.selection);
	const open = editor?.document.getText();
	if (open !== undefined && looksLikeAlarm.test(open)) return open;
	// In a browser, reading the clipboard asks for a permission, or fails with a notification.
	const clipboard = env.uiKind === UIKind.Desktop ? await env.clipboard.readText() : '';
	if (looksLikeAlarm.test(clipboard)) return clipboard;
	return window.showInputBox({
		title: 'Silence Samhain Alarms',
		prompt: 'POLICY lines of samhain or yule. For a whole log, open it and run the command there.',
		placeHolder: 'CRIT : … msg=<POLICY [ReadOnly] C-------TS>, path=</etc/motd>, …',
	});
}

/** The configuration on the screen: the one in use, else the only one that is visible. */
function shownConfiguration(): string | undefined {
	const active = window.activeTextEditor?.document;
	if (active?.languageId === 'samhainrc') return active.uri.toString();
	const [only, ...others] = window.visibleTextEditors.filter(
		({ document }) => document.languageId === 'samhainrc',
	);
	return others.length === 0 ? only?.document.uri.toString() : undefined;
}

/** An open configuration, one of the workspace, or one that a person chooses; it is opened, so that the server has it. */
async function chooseConfiguration(): Promise<string | undefined> {
	const open = workspace.textDocuments.filter(({ languageId }) => languageId === 'samhainrc');
	const inFolders = await workspace.findFiles('**/*samhainrc*', undefined, maxFound);
	const found = new Map([...open.map(({ uri }) => uri), ...inFolders].map((uri) => [uri.toString(), uri]));
	const title = 'Which configuration made these alarms?';
	const [only, ...others] = found.values();
	let chosen = others.length === 0 ? only : undefined;
	if (others.length > 0) {
		const items = [...found.values()].map((uri) => ({ label: workspace.asRelativePath(uri), uri }));
		chosen = (await window.showQuickPick(items, { title }))?.uri;
		if (chosen === undefined) return undefined;
	}
	chosen ??= (await window.showOpenDialog({ title }))?.[0];
	if (chosen === undefined) return undefined;
	return (await workspace.openTextDocument(chosen)).uri.toString();
}
