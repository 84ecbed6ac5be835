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
	keymap,
	lineNumbers,
} from '@codemirror/view';
import type { Diagnostic } from 'vscode-languageserver/browser';
import { commentColours, semanticColours } from './colours.ts';
import { openFixes } from './fixes-menu.ts';
import { languageFeatures } from './language-features.ts';
import { messageOf, offsetOf, positionOf } from './places.ts';
import type { PageFile, Project } from './project.ts';

/** The word that admits the styles which the editor makes; the policy of the page names it, too. */
export const STYLE_NONCE = 'samhain-editor';

/** Everything that the editor of a file can do. */
export function editorExtensions(project: Project): Extension {
	return [
		EditorView.cspNonce.of(STYLE_NONCE),
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
