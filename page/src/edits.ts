// Edits that the server proposes, made in the files of the page.
import type { CodeAction, TextEdit, WorkspaceEdit } from 'vscode-languageserver/browser';
import { changesOf } from './places.ts';
import type { Project } from './project.ts';
import { OPEN_PAGE } from './server-link.ts';

/**
 * Makes an edit in all files that it names.
 * @returns whether it could be made as a whole: a file may not be open
 */
export function applyEdit(project: Project, edit: WorkspaceEdit): boolean {
	const perFile: [uri: string, edits: readonly TextEdit[]][] = Object.entries(edit.changes ?? {});
	for (const change of edit.documentChanges ?? []) {
		if (!('textDocument' in change)) return false;
		perFile.push([change.textDocument.uri, change.edits.filter((one) => 'newText' in one)]);
	}
	const known = perFile.map(([uri, edits]) => ({ file: project.fileAt(uri), edits }));
	if (known.some(({ file }) => file === undefined)) return false;
	for (const { file, edits } of known) {
		if (file !== undefined)
			project.edit(file, { changes: changesOf(file.state.doc, edits), userEvent: 'input.fix' });
	}
	return true;
}

/** Does what a code action says: its edit, or the page that it opens. */
export function runAction(project: Project, { edit, command }: CodeAction): void {
	if (edit !== undefined) applyEdit(project, edit);
	if (command?.command === OPEN_PAGE) location.hash = `help/${helpPageOf(command.arguments?.[0])}`;
}

/** The whole name of a page: those of the guidance may come without their folder. */
export function helpPageOf(argument: unknown): string {
	const page = typeof argument === 'string' ? argument.replace(/^\//, '') : 'guidance/index';
	return page.includes('/') ? page : `guidance/${page}`;
}
