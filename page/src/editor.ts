// The text editor: one view, which shows the state of one file at a time.
import { closeBrackets } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { lintGutter, lintKeymap, type Diagnostic as Mark, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import {
	drawSelection,
	EditorView,
	highlightActiveLine,
	highlightActiveLineGutter,
	highlightSpecialChars,
	keymap,
	lineNumbers,
} from '@codemirror/view';
import type { Diagnostic, TextEdit } from 'vscode-languageserver/browser';
import { commentColours, semanticColours } from './colours.ts';
import { openFixes } from './fixes-menu.ts';
import { languageFeatures } from './language-features.ts';
import { changesOf, messageOf, offsetOf, positionOf } from './places.ts';
import { isConfiguration, type PageFile, type Project } from './project.ts';

/** The word that admits the styles which the editor makes; the policy of the page names it, too. */
export const STYLE_NONCE = 'samhain-editor';

/** Everything that the editor of a file can do. */
export function editorExtensions(project: Project): Extension {
	return [
		EditorView.cspNonce.of(STYLE_NONCE),
		// Only a line feed ends a line of samhain; a carriage return stays where it is, and is shown.
		EditorState.lineSeparator.of('\n'),
		EditorView.clipboardInputFilter.of((text) => text.replaceAll('\r\n', '\n')),
		highlightSpecialChars(),
		lineNumbers(),
		highlightActiveLineGutter(),
		highlightActiveLine(),
		lintGutter(),
		history(),
		drawSelection(),
		closeBrackets(),
		highlightSelectionMatches(),
		semanticColours(project),
		commentColours,
		languageFeatures(project),
		keymap.of([
			{ key: 'Shift-Alt-f', run: (view) => format(project, view), preventDefault: true },
			{ key: 'Mod-.', run: (view) => openFixes(project, view), preventDefault: true },
			...lintKeymap,
			...searchKeymap,
			...historyKeymap,
			...defaultKeymap,
		]),
		EditorView.contentAttributes.of({
			'aria-label': 'Configuration file',
			spellcheck: 'false',
			tabindex: '0',
		}),
		EditorView.updateListener.of((update) => {
			const file = project.shown;
			if (file === undefined || file.state === update.state) return;
			file.state = update.state;
			if (!update.docChanged) return;
			const { doc } = update.startState;
			const changes: {
				range: { start: ReturnType<typeof positionOf>; end: ReturnType<typeof positionOf> };
				text: string;
			}[] = [];
			update.changes.iterChanges((from, to, _fromNew, _toNew, inserted) => {
				const range = { start: positionOf(doc, from), end: positionOf(doc, to) };
				changes.push({ range, text: inserted.toString() });
			});
			// From the end to the start, so that each place holds for the text before.
			project.changed(file, doc, changes.reverse());
		}),
	];
}

function emptyState(): EditorState {
	return EditorState.create({
		extensions: [
			EditorView.cspNonce.of(STYLE_NONCE),
			EditorView.editable.of(false),
			EditorView.contentAttributes.of({ 'aria-label': 'No file is open', tabindex: '0' }),
		],
	});
}

/** Formats the shown file; true, as a command that has done something. */
function format(project: Project, view: EditorView): boolean {
	const { link, shown } = project;
	if (link === undefined || shown === undefined || !isConfiguration(shown)) return false;
	const { doc } = view.state;
	void link.connection
		.request<readonly TextEdit[] | null>('textDocument/formatting', {
			textDocument: { uri: shown.uri },
			options: { tabSize: 4, insertSpaces: false },
		})
		.then((edits) => {
			if (edits !== null && view.state.doc === doc)
				view.dispatch({ changes: changesOf(doc, edits), userEvent: 'input.format' });
		})
		.catch(() => undefined);
	return true;
}

/** Makes the view, without a file. */
export function createEditor(parent: HTMLElement): EditorView {
	return new EditorView({ parent, state: emptyState() });
}

/** Shows no file. */
export function clearEditor(view: EditorView): void {
	view.setState(emptyState());
}

/** The severities of the protocol count from 1. */
const SEVERITIES: readonly Mark['severity'][] = ['error', 'error', 'warning', 'info', 'hint'];

/** Underlines the findings of the shown file. */
export function showFindings(view: EditorView, { findings }: PageFile): void {
	const { doc } = view.state;
	const marks = findings.map((finding): Mark => {
		const { range, severity } = finding;
		const from = offsetOf(doc, range.start);
		return {
			from,
			to: Math.max(from, offsetOf(doc, range.end)),
			severity: SEVERITIES[severity ?? 1] ?? 'error',
			message: messageOf(finding),
			renderMessage: () => findingElement(finding),
		};
	});
	view.dispatch(setDiagnostics(view.state, marks));
}

function findingElement(finding: Diagnostic): HTMLElement {
	const { code, codeDescription } = finding;
	const element = document.createElement('span');
	element.append(messageOf(finding), ' ');
	if (codeDescription !== undefined) {
		const link = document.createElement('a');
		link.href = codeDescription.href;
		link.textContent = String(code);
		element.append(link);
	}
	return element;
}

/** Puts the cursor at a line and shows it. */
export function goToLine(view: EditorView, line: number, character = 0): void {
	const anchor = offsetOf(view.state.doc, { line, character });
	view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
	view.focus();
}
