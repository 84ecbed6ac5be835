// A folder that is on no disk: a file system in memory, as a code host's in a browser. What is found there is what the
// command line finds in the same files on a disk.
import {
	Disposable,
	EventEmitter,
	type FileChangeEvent,
	FileChangeType,
	FileSystemError,
	type FileSystemProvider,
	FileType,
	languages,
	Uri,
	window,
	workspace,
} from 'vscode';
import { closeAll, codeOf, ourExtension } from './editor.ts';
import { assertEqual, type Case, waitFor } from './runner.ts';

const ROOT = Uri.parse('memfs:/deployment');

/** Written by scripts/test-vscode.mjs: a deployment, and the findings of the command line before and after a change. */
interface Sample {
	readonly files: Readonly<Record<string, string>>;
	readonly changes: Readonly<Record<string, string>>;
	/** `LINE RULE` by file, sorted. */
	readonly before: Readonly<Record<string, readonly string[]>>;
	readonly after: Readonly<Record<string, readonly string[]>>;
}

async function readSample(): Promise<Sample> {
	const folder = workspace.workspaceFolders?.[0];
	if (folder === undefined) throw new Error('no workspace is open');
	const bytes = await workspace.fs.readFile(Uri.joinPath(folder.uri, 'sample.json'));
	return JSON.parse(new TextDecoder().decode(bytes));
}

/** Files in memory; folders are what their paths say. */
class MemoryFiles implements FileSystemProvider {
	readonly #files = new Map<string, Uint8Array>();
	readonly #changed = new EventEmitter<FileChangeEvent[]>();
	readonly onDidChangeFile = this.#changed.event;

	watch(): Disposable {
		return new Disposable(() => undefined);
	}

	stat(uri: Uri) {
		const file = this.#files.get(uri.path);
		if (file !== undefined) return { type: FileType.File, ctime: 0, mtime: 0, size: file.length };
		if (this.readDirectory(uri).length === 0) throw FileSystemError.FileNotFound(uri);
		return { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 };
	}

	readDirectory({ path }: Uri): [string, FileType][] {
		const prefix = path.endsWith('/') ? path : `${path}/`;
		const entries = new Map<string, FileType>();
		for (const name of this.#files.keys()) {
			if (!name.startsWith(prefix)) continue;
			const [first = '', ...more] = name.slice(prefix.length).split('/');
			entries.set(first, more.length === 0 ? FileType.File : FileType.Directory);
		}
		return [...entries];
	}

	readFile(uri: Uri): Uint8Array {
		const file = this.#files.get(uri.path);
		if (file === undefined) throw FileSystemError.FileNotFound(uri);
		return file;
	}

	writeFile(uri: Uri, content: Uint8Array): void {
		const type = this.#files.has(uri.path) ? FileChangeType.Changed : FileChangeType.Created;
		this.#files.set(uri.path, content);
		this.#changed.fire([{ type, uri }]);
	}

	createDirectory(): void {}
	delete(uri: Uri): void {
		this.#files.delete(uri.path);
		this.#changed.fire([{ type: FileChangeType.Deleted, uri }]);
	}
	rename(): void {
		throw FileSystemError.NoPermissions();
	}
}

async function write(files: Readonly<Record<string, string>>): Promise<void> {
	for (const [name, text] of Object.entries(files))
		await workspace.fs.writeFile(Uri.joinPath(ROOT, name), new TextEncoder().encode(text));
}

/** Waits until the open files have the findings. */
async function expectFindings(wanted: Sample['before'], what: string): Promise<void> {
	for (const [name, findings] of Object.entries(wanted)) {
		const uri = Uri.joinPath(ROOT, name);
		await window.showTextDocument(await workspace.openTextDocument(uri), { preview: false });
		const found = (): string[] =>
			languages
				.getDiagnostics(uri)
				.map((each) => `${each.range.start.line + 1} ${codeOf(each)}`)
				.sort();
		try {
			await waitFor(name, () => JSON.stringify(found()) === JSON.stringify(findings) || undefined);
		} catch {
			assertEqual<readonly string[]>(found(), findings, `${what}, ${name}`);
		}
	}
}

function ask(method: string, params: object): Promise<unknown> {
	return ourExtension().exports.client.sendRequest(method, params);
}

export const virtualCases: readonly Case[] = [
	{
		name: 'a folder on no disk has the findings of the command line, those across files included',
		async run() {
			const { files, before } = await readSample();
			workspace.registerFileSystemProvider('memfs', new MemoryFiles(), { isCaseSensitive: true });
			await write(files);
			const end = workspace.workspaceFolders?.length ?? 0;
			assertEqual(workspace.updateWorkspaceFolders(end, 0, { uri: ROOT, name: 'memory' }), true, 'folder');
			await waitFor('the folder', () => workspace.getWorkspaceFolder(ROOT));
			await expectFindings(before, 'on no disk');
		},
	},
	{
		name: 'there, the deployment has its tree, and a file its options in force, routes and changes',
		async run() {
			const isOurs = async () => {
				const answer = await ask('samhain/deployment', {});
				return JSON.stringify(answer).includes(`"root":"${ROOT.toString()}"`) || undefined;
			};
			await waitFor('the deployment', isOurs);
			const uri = Uri.joinPath(ROOT, 'samhainrc').toString();
			for (const method of ['samhain/effective', 'samhain/routes'])
				assertEqual((await ask(method, { uri })) === null, false, method);
			const changes = (await ask('samhain/changes', {
				uri,
				oldText: '[ReadOnly]\ndir=/srv/only-there\n',
			})) as {
				losesProtection: boolean;
			};
			assertEqual(changes.losesProtection, true, 'changes');
		},
	},
	{
		name: 'there, a change of a file that nobody has open is followed',
		async run() {
			const { changes, after } = await readSample();
			await write(changes);
			await expectFindings(after, 'after the change');
			await closeAll();
		},
	},
];
