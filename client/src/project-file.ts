// Writes settings into `.samhain-lint.json`, which holds for the command line, too.
import { Range, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import { patternOf, withValue } from './project-text.ts';

const fileName = '.samhain-lint.json';

/** A project file, and a path as its patterns have it. */
interface Project {
	readonly uri: Uri;
	readonly path: string;
}

/** The project file that holds for a file: the nearest one above it, or one to be made in the workspace's folder. */
async function projectOf(file: Uri): Promise<Project | undefined> {
	const root = workspace.getWorkspaceFolder(file)?.uri;
	if (root === undefined) return undefined;
	const pathIn = (folder: Uri): string => file.path.slice(folder.path.replace(/\/$/, '').length + 1);
	let folder = Uri.joinPath(file, '..');
	while (folder.path.length > root.path.length) {
		const uri = Uri.joinPath(folder, fileName);
		if (await exists(uri)) return { uri, path: pathIn(folder) };
		folder = Uri.joinPath(folder, '..');
	}
	return { uri: Uri.joinPath(root, fileName), path: pathIn(root) };
}

async function exists(uri: Uri): Promise<boolean> {
	try {
		await workspace.fs.stat(uri);
		return true;
	} catch {
		return false;
	}
}

/** Sets a value for one file only. */
export async function setForFile(file: Uri, key: string, value: string): Promise<void> {
	const project = await projectOf(file);
	if (project !== undefined) await write(project.uri, ['files', patternOf(project.path), key], value);
}

/** The command of the light bulb. */
export const ruleOffCommand = 'samhain.switchRuleOff';

/**
 * Switches a rule off for all files of the project that a file belongs to.
 * @param uri of the file, as text
 */
export async function ruleOff(rule?: unknown, uri?: unknown): Promise<void> {
	if (typeof rule !== 'string' || typeof uri !== 'string') return;
	const project = await projectOf(Uri.parse(uri));
	if (project === undefined)
		await window.showInformationMessage(`Only a file in a folder of the workspace has a ${fileName}.`);
	else await write(project.uri, ['rules', rule], 'off');
}

async function write(uri: Uri, path: readonly string[], value: string): Promise<void> {
	if (!(await exists(uri))) {
		const text = withValue('', path, value) ?? '';
		await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
		return;
	}
	const document = await workspace.openTextDocument(uri);
	const text = withValue(document.getText(), path, value);
	if (text === undefined) {
		await window.showErrorMessage(`${fileName} cannot be changed: correct its JSON first.`);
		await window.showTextDocument(document);
		return;
	}
	const edit = new WorkspaceEdit();
	const end = document.lineAt(document.lineCount - 1).range.end;
	edit.replace(uri, new Range(document.positionAt(0), end), text);
	if (await workspace.applyEdit(edit)) await document.save();
}
