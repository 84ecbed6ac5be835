// The files of a client that has them and we do not: in a browser, and in folders that are on no disk. The client is asked for
// them; what it answers is kept, so that everybody else reads files at once, as on a disk. Links are left out by the client,
// since nobody here could tell where they lead.
import {
	baseNameOf,
	canBeMember,
	type FileStatus,
	type FileSystem,
	type FolderEntry,
	folderOf,
	isBackupName,
	isConfigurationName,
	isSkippedFolder,
	joinPath,
} from '../core/index.ts';
import type { ClientRequests } from '../protocol.ts';
import { encodeUri } from './uris.ts';

/** Asks the client; undefined where it cannot answer. */
export type AskClient = <N extends keyof ClientRequests>(
	name: N,
	params: ClientRequests[N]['params'],
) => Promise<ClientRequests[N]['answer'] | undefined>;

/** What came, changed or went. */
export interface ChangedFile {
	/** Decoded URI. */
	readonly path: string;
	readonly isGone: boolean;
}

/** A file that was read. */
interface KeptFile {
	readonly text: string | undefined;
	readonly status: FileStatus;
}

/** Folders and levels that are asked for; a workspace that is larger is cut with a message. */
const BOUNDS = { maxFolders: 5000, maxLevels: 16 };
/** Larger files are left alone: the client would send them in one message. */
const MAX_FILE_BYTES = 16 * 1024 * 1024;
/** Of a baseline, only a short one is looked into: it may be a configuration in the wrong place. */
const MAX_BASELINE_BYTES = 64 * 1024;
/** Bytes of text that are kept; later files are left alone. */
const MAX_KEPT_BYTES = 64 * 1024 * 1024;
/** Questions that wait for an answer at the same time. */
const AT_ONCE = 8;

export class ClientFiles {
	readonly #ask: AskClient;
	readonly #warn: (text: string) => void;
	readonly #filled: () => void;
	readonly #folders = new Map<string, readonly FolderEntry[]>();
	readonly #kept = new Map<string, KeptFile>();
	/** Files that somebody wanted to read and nobody had asked for. */
	readonly #wanted = new Set<string>();
	#keptBytes = 0;
	#isFull = false;
	#work: Promise<void> = Promise.resolve();
	/** Pieces of work that are not done. */
	#pending = 0;

	/** What is known of the files, by decoded URIs. */
	readonly files: FileSystem = {
		readText: (path, maxBytes) => this.#readText(path, maxBytes),
		list: (path) => this.#folders.get(path) ?? [],
		resolve: (path) => (this.#isKnown(path) ? path : undefined),
		status: (path) =>
			this.#kept.get(path)?.status ?? (this.#entryOf(path)?.kind === 'file' ? { size: 0 } : undefined),
	};

	/**
	 * @param warn says a sentence to the person
	 * @param filled called when more is known than before
	 */
	constructor(ask: AskClient, warn: (text: string) => void, filled: () => void) {
		this.#ask = ask;
		this.#warn = warn;
		this.#filled = filled;
	}

	/** Takes the folders of the workspace; their files are asked for. */
	setRoots(roots: readonly string[]): void {
		this.#aside(async () => {
			for (const known of [...this.#folders.keys()])
				if (!roots.some((root) => known === root || known.startsWith(`${root}/`))) this.#forgetFolder(known);
			const isNew = roots.filter((root) => !this.#folders.has(root));
			await this.#walk(isNew);
			if (isNew.length > 0) this.#filled();
		});
	}

	/** Brings what is known up to date; resolves when it is. */
	update(changes: readonly ChangedFile[]): Promise<void> {
		return this.#inTurn(async () => {
			const folders = new Set<string>();
			const read = new Set<string>();
			for (const { path, isGone } of changes) {
				if (isGone) this.#forget(path);
				if (!isGone && this.#entryOf(path)?.kind === 'file') read.add(path);
				else folders.add(this.#knownAbove(path));
			}
			folders.delete('');
			await this.#walk([...folders], true);
			await this.#each(
				[...read].filter((path) => this.#kept.has(path) || isOurs(path)),
				(path) => this.#read(path),
			);
		});
	}

	/** Whether the client still has to answer. */
	get isAsking(): boolean {
		return this.#pending > 0;
	}

	#inTurn(work: () => Promise<void>): Promise<void> {
		this.#pending++;
		const done = this.#work.then(work).finally(() => {
			this.#pending--;
		});
		// One failure must not keep the next work from being done.
		this.#work = done.catch(() => undefined);
		return done;
	}

	/** Does something that nobody waits for. */
	#aside(work: () => Promise<void>): void {
		this.#inTurn(work).catch((error: unknown) =>
			this.#warn(`Could not read the workspace: ${String(error)}`),
		);
	}

	#readText(path: string, maxBytes: number): string | undefined {
		const kept = this.#kept.get(path);
		if (kept === undefined && this.#entryOf(path)?.kind === 'file') this.#want(path);
		return kept !== undefined && kept.status.size <= maxBytes ? kept.text : undefined;
	}

	/** A file with a name that means nothing is asked for when a project file names it. */
	#want(path: string): void {
		if (this.#wanted.has(path)) return;
		this.#wanted.add(path);
		if (this.#wanted.size > 1) return;
		this.#aside(async () => {
			const wanted = [...this.#wanted];
			this.#wanted.clear();
			await this.#each(wanted, (one) => this.#read(one));
			this.#filled();
		});
	}

	/** The nearest folder above that is known: a file can come with its folders. Empty where there is none. */
	#knownAbove(path: string): string {
		let folder = folderOf(path);
		while (folder !== '' && !this.#folders.has(folder)) folder = folderOf(folder);
		return folder;
	}

	#entryOf(path: string): FolderEntry | undefined {
		const name = baseNameOf(path);
		return this.#folders.get(folderOf(path))?.find((entry) => entry.name === name);
	}

	#isKnown(path: string): boolean {
		return this.#folders.has(path) || this.#entryOf(path) !== undefined;
	}

	/**
	 * Asks for folders and what is below them, level by level, and for the files in them.
	 * @param isAgain folders below that are known are not asked for again
	 */
	async #walk(roots: readonly string[], isAgain = false): Promise<void> {
		let waiting = roots;
		for (let level = 0; waiting.length > 0; level++) {
			const room = BOUNDS.maxFolders - this.#folders.size;
			if (level > BOUNDS.maxLevels || waiting.length > room + roots.length) {
				this.#warn('Some folders were not searched for configuration files: there are too many.');
				return;
			}
			const below: string[] = [];
			const files: string[] = [];
			await this.#each(waiting, async (folder) => {
				const entries = (await this.#ask('samhain/listFolder', { uri: folderUri(folder) }))?.entries;
				if (!Array.isArray(entries)) {
					this.#forgetFolder(folder);
					return;
				}
				const before = new Map(this.#folders.get(folder)?.map((entry) => [entry.name, entry.kind]));
				this.#folders.set(folder, entries);
				for (const { name, kind } of entries) {
					const path = joinPath(folder, name);
					if (kind === 'file' && isOurs(path) && !this.#kept.has(path)) files.push(path);
					if (kind === 'folder' && !isSkippedFolder(name, folder) && !(isAgain && this.#folders.has(path)))
						below.push(path);
					before.delete(name);
				}
				for (const name of before.keys()) this.#forget(joinPath(folder, name));
			});
			await this.#each(files, (path) => this.#read(path));
			waiting = below;
		}
	}

	async #read(path: string): Promise<void> {
		const isBaseline = baseNameOf(path).startsWith('file.');
		const room = Math.max(0, MAX_KEPT_BYTES - this.#keptBytes);
		const maxBytes = Math.min(isBaseline ? MAX_BASELINE_BYTES : MAX_FILE_BYTES, room);
		const answer = await this.#ask('samhain/readFile', { uri: encodeUri(path), maxBytes });
		this.#drop(path);
		if (answer === undefined || answer === null) {
			// It went in the meantime; asking again and again would not bring it back.
			this.#forget(path);
			return;
		}
		const { text, size, modifiedMs } = answer;
		if (text === null && size > room && !this.#isFull) {
			this.#isFull = true;
			this.#warn('Some files were not read: there is too much text in the workspace.');
		}
		if (text !== null) this.#keptBytes += size;
		this.#kept.set(path, { text: text ?? undefined, status: { size, modifiedMs } });
	}

	#drop(path: string): void {
		const kept = this.#kept.get(path);
		if (kept?.text !== undefined) this.#keptBytes -= kept.status.size;
		this.#kept.delete(path);
	}

	/** A file or folder is gone. */
	#forget(path: string): void {
		const folder = folderOf(path);
		const entries = this.#folders.get(folder);
		const name = baseNameOf(path);
		if (entries !== undefined)
			this.#folders.set(
				folder,
				entries.filter((entry) => entry.name !== name),
			);
		this.#forgetFolder(path);
	}

	#forgetFolder(path: string): void {
		const isInside = (one: string): boolean => one === path || one.startsWith(`${path}/`);
		for (const folder of [...this.#folders.keys()]) if (isInside(folder)) this.#folders.delete(folder);
		for (const file of [...this.#kept.keys()]) if (isInside(file)) this.#drop(file);
	}

	/** Does something for each, some of them at the same time. */
	async #each(items: readonly string[], run: (item: string) => Promise<void>): Promise<void> {
		const queue = [...items];
		const worker = async (): Promise<void> => {
			for (let item = queue.shift(); item !== undefined; item = queue.shift()) await run(item);
		};
		await Promise.all(Array.from({ length: Math.min(AT_ONCE, queue.length) }, worker));
	}
}

/** URI of a folder; that of a root has its slash, which our paths do not. */
function folderUri(folder: string): string {
	return encodeUri(/^[^:/]+:(?:\/\/[^/]*)?$/.test(folder) ? `${folder}/` : folder);
}

/** A file whose text counts by its name. */
function isOurs(path: string): boolean {
	const name = baseNameOf(path);
	return !isBackupName(name) && (canBeMember(name) || isConfigurationName(name));
}
