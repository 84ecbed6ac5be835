// The menu with what can be done at the cursor: fixes, refactorings, guidance.

import type { EditorView } from '@codemirror/view';
import type { CodeAction, Command } from 'vscode-languageserver/browser';
import { focusedBy } from './arrow-keys.ts';
import { runAction } from './edits.ts';
import { find } from './element.ts';
import { positionOf } from './places.ts';
import type { Project } from './project.ts';

const ID = 'fixes';

/**
 * Opens the menu at the selection.
 * @returns true, as a command of the editor that has done something
 */
export function openFixes(project: Project, view: EditorView): boolean {
	void loadActions(project, view).then((actions) => showMenu(project, view, actions));
	return true;
}

async function loadActions(project: Project, view: EditorView): Promise<readonly CodeAction[]> {
	const { link, shown } = project;
	if (link === undefined || shown === undefined) return [];
	const { doc, selection } = view.state;
	const range = { start: positionOf(doc, selection.main.from), end: positionOf(doc, selection.main.to) };
	const diagnostics = shown.findings.filter(
		(finding) => finding.range.start.line <= range.end.line && finding.range.end.line >= range.start.line,
	);
	const answer = await link.connection
		.request<readonly (CodeAction | Command)[] | null>('textDocument/codeAction', {
			textDocument: { uri: shown.uri },
			range,
			context: { diagnostics, triggerKind: 1 },
		})
		.catch(() => null);
	return (answer ?? []).filter(isAction);
}

/** A bare command would be one of an editor. */
function isAction(action: CodeAction | Command): action is CodeAction {
	return typeof action.command !== 'string';
}

function showMenu(project: Project, view: EditorView, actions: readonly CodeAction[]): void {
	document.getElementById(ID)?.remove();
	const menu = document.createElement('div');
	menu.id = ID;
	menu.setAttribute('role', 'menu');
	menu.setAttribute('aria-label', 'Fixes at the cursor');
	// The focus leaves the menu first: an element that goes while it has the focus loses it once more.
	const close = (): void => view.focus();
	const items = actions.map((action) => {
		const item = document.createElement('button');
		item.type = 'button';
		item.setAttribute('role', 'menuitem');
		item.tabIndex = -1;
		item.textContent = action.title;
		item.addEventListener('click', () => {
			close();
			runAction(project, action);
		});
		return item;
	});
	if (items.length === 0) {
		const note = document.createElement('button');
		note.type = 'button';
		note.setAttribute('role', 'menuitem');
		note.setAttribute('aria-disabled', 'true');
		note.textContent = 'Nothing to do at the cursor';
		note.addEventListener('click', close);
		items.push(note);
	}
	menu.append(...items);
	menu.addEventListener('keydown', (event) => {
		const at = items.findIndex((item) => item.matches(':focus'));
		const next = focusedBy(event.key, at, items.length, { next: 'ArrowDown', previous: 'ArrowUp' });
		if (event.key === 'Escape' || event.key === 'Tab') close();
		else if (next !== undefined) items[next]?.focus();
		else return;
		event.preventDefault();
	});
	menu.addEventListener('focusout', ({ relatedTarget }) => {
		if (!(relatedTarget instanceof Node && menu.contains(relatedTarget))) menu.remove();
	});
	// A part of the page that assistive programs know.
	find('editor-pane', HTMLElement).append(menu);
	const cursor = view.coordsAtPos(view.state.selection.main.head);
	const { width, height } = menu.getBoundingClientRect();
	const left = Math.min(cursor?.left ?? 0, document.documentElement.clientWidth - width - 8);
	const below = (cursor?.bottom ?? 0) + 4;
	const top = below + height > innerHeight ? Math.max(8, (cursor?.top ?? 0) - height - 4) : below;
	menu.style.left = `${Math.max(8, left) + scrollX}px`;
	menu.style.top = `${top + scrollY}px`;
	items[0]?.focus();
}
