// Answers the server for files that are on no disk of its own: in a browser, or in a folder of a virtual file system. Only
// files inside the folders of the workspace; links are left out, since nobody can tell where they lead.
import { type Disposable, FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ClientRequests } from '../../server/src/protocol.ts';

/** What is asked for is inside a folder of the workspace. */
function inWorkspace(address: string): Uri | undefined {
	const uri = Uri.parse(address);
	return workspace.getWorkspaceFolder(uri) === undefined ? undefined : uri;
}

async function listFolder(
	address: string,
): Promise<ClientRequests['samhain/listFolder']['answer']['entries']> {
	const uri = inWorkspace(address);
	if (uri === undefined) return null;
	const kinds = new Map<FileType, 'file' | 'folder'>([
		[FileType.File, 'file'],
		[FileType.Directory, 'folder'],
	]);
	return (await workspace.fs.readDirectory(uri)).flatMap(([name, type]) => {
		const kind = kinds.get(type);
		return kind === undefined ? [] : [{ name, kind }];
	});
}

async function readFile(
	address: string,
	maxBytes: number,
): Promise<ClientRequests['samhain/readFile']['answer']> {
	const uri = inWorkspace(address);
	if (uri === undefined) return null;
	const { type, size, mtime } = await workspace.fs.stat(uri);
	if (type !== FileType.File) return null;
	const text =
		size > maxBytes
			? null
			: new TextDecoder('utf-8', { ignoreBOM: true }).decode(await workspace.fs.readFile(uri));
	return { text, size, modifiedMs: mtime };
}

/** Answers the server; a file that is not there is null. */
export function serveFiles(client: BaseLanguageClient): readonly Disposable[] {
	return [
		client.onRequest(
			'samhain/listFolder',
			async ({ uri }: ClientRequests['samhain/listFolder']['params']) => ({
				entries: await listFolder(uri).catch(() => null),
			}),
		),
		client.onRequest('samhain/readFile', ({ uri, maxBytes }: ClientRequests['samhain/readFile']['params']) =>
			readFile(uri, maxBytes).catch(() => null),
		),
	];
}
