// The command that shows what a change of a configuration takes away: of the two sides of a diff editor, else of a file
// against its last commit, which the Git extension of the editor has, else of what is typed against the file on disk, else
// against a file that a person chooses.
import { commands, type Disposable, extensions, TabInputTextDiff, Uri, window, workspace } from 'vscode';
import type { AskServer } from './ask-server.ts';
import { type ChangePlaces, renderChanges } from './changes-page.ts';
import { documentAtHand } from './documents.ts';
import { PagePanel } from './page-panel.ts';

/** What we use of the Git extension of VS Code. */
interface GitExtension {
	readonly getAPI: (version: 1) => { readonly toGitUri: (uri: Uri, revision: string) => Uri };
}

/** The text before a change, and where it is. */
interface Before extends Omit<ChangePlaces, 'uri'> {
	readonly text: string;
}

/** Registers the command. */
export function registerChanges(ask: AskServer): readonly Disposable[] {
	const panel = new PagePanel('samhain.changes');
	return [
		panel,
		commands.registerCommand('samhain.showChanges', async (target?: unknown) => {
			const diff = activeDiff();
			const uri = uriOf(target) ?? diff?.modified ?? documentAtHand()?.uri;
			if (uri === undefined) {
				await window.showInformationMessage('Open a samhainrc or yulerc first.');
				return;
			}
			const isOfDiff = diff !== undefined && diff.modified.toString() === uri.toString();
			const before = isOfDiff ? await ofDocument(diff.original) : await findBefore(uri);
			if (before === undefined) return;
			// The server answers for open documents.
			await workspace.openTextDocument(uri);
			const address = uri.toString();
			const changes = await ask('samhain/changes', { uri: address, oldText: before.text });
			panel.show(`Effect of the Change: ${nameOf(uri)}`, () =>
				renderChanges(nameOf(uri), { ...before, uri: address }, changes ?? null),
			);
		}),
	];
}

function nameOf(uri: Uri): string {
	return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

function activeDiff(): TabInputTextDiff | undefined {
	const input = window.tabGroups.activeTabGroup.activeTab?.input;
	return input instanceof TabInputTextDiff ? input : undefined;
}

/** The file that a menu gives: an address, or a row of Source Control. */
function uriOf(target: unknown): Uri | undefined {
	if (target instanceof Uri) return target;
	const isRow = typeof target === 'object' && target !== null && 'resourceUri' in target;
	return isRow && target.resourceUri instanceof Uri ? target.resourceUri : undefined;
}

/** The older version of a file outside of a diff editor; undefined if a person chooses none. */
async function findBefore(uri: Uri): Promise<Before | undefined> {
	return (await ofLastCommit(uri)) ?? (await ofSavedFile(uri)) ?? (await ofChosenFile(uri));
}

async function ofDocument(uri: Uri, oldName = 'the other side of the diff'): Promise<Before> {
	const document = await workspace.openTextDocument(uri);
	return { text: document.getText(), oldUri: uri.toString(), oldName };
}

/** The file on disk, where the editor holds another text. */
async function ofSavedFile(uri: Uri): Promise<Before | undefined> {
	const address = uri.toString();
	const document = workspace.textDocuments.find((each) => each.uri.toString() === address);
	if (document === undefined || !document.isDirty || document.isUntitled) return undefined;
	try {
		const text = new TextDecoder().decode(await workspace.fs.readFile(uri));
		return { text, oldUri: undefined, oldName: 'the saved file' };
	} catch {
		// The file was removed from the disk.
		return undefined;
	}
}

/** Without Git, an older version is a copy somewhere. */
async function ofChosenFile(uri: Uri): Promise<Before | undefined> {
	const choose = 'Choose a File…';
	const why =
		extensions.getExtension('vscode.git') === undefined
			? `The last commit of ${nameOf(uri)} is not known here, since the Git extension is missing.`
			: `${nameOf(uri)} has no unsaved change and no commit.`;
	const choice = await window.showInformationMessage(`${why} Compare it with another file?`, choose);
	if (choice !== choose) return undefined;
	const [chosen] =
		(await window.showOpenDialog({ title: `Older version of ${nameOf(uri)}`, openLabel: 'Compare' })) ?? [];
	return chosen === undefined ? undefined : ofDocument(chosen, nameOf(chosen));
}

async function ofLastCommit(uri: Uri): Promise<Before | undefined> {
	const text = await lastCommitOf(uri);
	return text === undefined ? undefined : { text, oldUri: undefined, oldName: 'the last commit' };
}

/** Text of a file in the last commit; undefined for a file that is not in it, and where the editor has no Git. */
export async function lastCommitOf(uri: Uri): Promise<string | undefined> {
	const git = extensions.getExtension<GitExtension>('vscode.git');
	if (git === undefined) return undefined;
	try {
		const { getAPI } = git.isActive ? git.exports : await git.activate();
		return new TextDecoder().decode(await workspace.fs.readFile(getAPI(1).toGitUri(uri, 'HEAD')));
	} catch {
		// The file is not in the last commit, or in no repository.
		return undefined;
	}
}
