// The files that are open in the page: their texts, versions and findings, and what the server knows of them. It draws nothing.
import { EditorState, type Extension, Text, type TransactionSpec } from '@codemirror/state';
import type {
	Diagnostic,
	FileChangeType,
	PublishDiagnosticsParams,
	TextDocumentContentChangeEvent,
} from 'vscode-languageserver/browser';
import type { Status } from '../../server/src/protocol.ts';
import { ROOT, type ServerLink } from './server-link.ts';

/** A file of the page. */
export interface PageFile {
	readonly uri: string;
	/** From the folder down: `data/rc.web1`. */
	readonly path: string;
	/** `json`: the server reads it from the folder; it is not open. */
	readonly language: 'samhainrc' | 'yulerc' | 'plaintext' | 'json';
	state: EditorState;
	version: number;
	findings: readonly Diagnostic[];
	/** It was changed here and not saved. */
	isEdited: boolean;
	/** The server has answered for it at least once. */
	isChecked: boolean;
	status?: Status;
}

/** Whoever shows the files. */
export interface ProjectViews {
	/** What goes into the state of an editor. */
	readonly extensions: () => Extension;
	/** Files came or went, or another one is shown. */
	readonly filesChanged: () => void;
	/** The findings or the status of a file are other ones. */
	readonly newsOf: (file: PageFile) => void;
	/** A text was changed. */
	readonly changed: () => void;
	/** The text of the shown file was changed from outside of the editor. */
	readonly dispatch: (spec: TransactionSpec) => void;
}

const PROJECT_FILE = '.samhain-lint.json';
const HOSTS = /^hosts(?:\.(?:allow|deny))?$/;
const SERVER_NAME = /yulerc/i;
const CLIENT_NAME = /samhainrc/i;
const BASELINE = /^file\./;
const CONFIGURATION = /rc\b/;
/** What happened to a file, in the numbers of the protocol. */
const CREATED: FileChangeType = 1;
const CHANGED: FileChangeType = 2;
const DELETED: FileChangeType = 3;

/** The last part of a path. */
export function nameOf(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1);
}

/** Whether samhain reads the file as a configuration. */
export function isConfiguration({ language }: PageFile): boolean {
	return language === 'samhainrc' || language === 'yulerc';
}

/** The server's file first, then what lies beside it, then folders. */
function byPath(one: { readonly path: string }, other: { readonly path: string }): number {
	const rank = ({ path }: { readonly path: string }): number =>
		SERVER_NAME.test(nameOf(path)) ? 0 : path.startsWith('.') ? 3 : path.includes('/') ? 2 : 1;
	return rank(one) - rank(other) || (one.path < other.path ? -1 : 1);
}

function languageOf(path: string, text: string): PageFile['language'] {
	const name = nameOf(path);
	if (name.endsWith('.json')) return 'json';
	if (HOSTS.test(name)) return 'plaintext';
	if (CLIENT_NAME.test(name)) return 'samhainrc';
	if (SERVER_NAME.test(name)) return 'yulerc';
	// A server is known by its list of clients, whatever the file is called.
	return /^rc\b/.test(name) || !/^\s*\[clients\]/im.test(text) ? 'samhainrc' : 'yulerc';
}

export class Project {
	readonly #views: ProjectViews;
	readonly #files = new Map<string, PageFile>();
	/** Files that only have to be there, such as baselines. */
	readonly #others = new Map<string, string>();
	/** What the server has open, and what it knows to lie in the folder. */
	readonly #opened = new Set<string>();
	#announced: ReadonlySet<string> = new Set();
	#link: ServerLink | undefined;
	#shown: PageFile | undefined;

	constructor(views: ProjectViews) {
		this.#views = views;
	}

	get files(): readonly PageFile[] {
		return [...this.#files.values()];
	}

	/** How many files are not shown. */
	get otherCount(): number {
		return this.#others.size;
	}

	get shown(): PageFile | undefined {
		return this.#shown;
	}

	get link(): ServerLink | undefined {
		return this.#link;
	}

	fileAt(uri: string): PageFile | undefined {
		return this.#files.get(uri);
	}

	/** The server is there: it receives what was opened so far. */
	connect(link: ServerLink): void {
		this.#link = link;
		link.connection.on(
			'textDocument/publishDiagnostics',
			({ uri, diagnostics, version }: PublishDiagnosticsParams) => {
				const file = this.#files.get(uri);
				if (file === undefined || (version !== undefined && version !== file.version)) return;
				file.findings = diagnostics;
				file.isChecked = true;
				this.#views.newsOf(file);
			},
		);
		link.connection.on('samhain/status', (status: Status) => {
			const file = this.#files.get(status.uri);
			if (file === undefined) return;
			file.status = status;
			this.#views.newsOf(file);
		});
		this.#sendFolder();
		for (const file of this.#files.values()) this.#open(file);
	}

	/**
	 * Opens texts; a file of the same path is replaced.
	 * @returns the first that is shown in an editor
	 */
	add(given: readonly { readonly path: string; readonly text: string }[]): PageFile | undefined {
		let first: PageFile | undefined;
		for (const { path, text } of [...given].sort(byPath)) {
			const uri = `${ROOT}/${path.split('/').map(encodeURIComponent).join('/')}`;
			if (this.#files.has(uri)) this.#drop(uri);
			if (BASELINE.test(nameOf(path)) || (text.includes('\0') && !CONFIGURATION.test(nameOf(path)))) {
				this.#others.set(uri, text);
				continue;
			}
			const state = EditorState.create({
				doc: Text.of(text.split('\n')),
				extensions: this.#views.extensions(),
			});
			const file: PageFile = {
				uri,
				path,
				language: languageOf(path, text),
				state,
				version: 1,
				findings: [],
				isEdited: false,
				isChecked: false,
			};
			this.#files.set(uri, file);
			if (first === undefined || (isConfiguration(file) && !isConfiguration(first))) first = file;
		}
		this.#sendFolder();
		for (const file of this.#files.values()) this.#open(file);
		if (first !== undefined) this.show(first);
		this.#views.filesChanged();
		return first;
	}

	/** Closes a file, or all. */
	remove(file?: PageFile): void {
		for (const { uri } of file === undefined ? this.files : [file]) this.#drop(uri);
		if (file === undefined) this.#others.clear();
		if (this.#shown !== undefined && !this.#files.has(this.#shown.uri)) this.#shown = this.files[0];
		this.#sendFolder();
		this.#views.filesChanged();
	}

	show(file: PageFile): void {
		if (this.#shown === file) return;
		this.#shown = file;
		this.#views.filesChanged();
	}

	/** The editor made this of a file. */
	changed(file: PageFile, before: Text, changes: readonly TextDocumentContentChangeEvent[]): void {
		if (before === file.state.doc) return;
		file.version++;
		file.isEdited = true;
		this.#views.changed();
		const { uri, version } = file;
		if (this.#opened.has(uri))
			this.#link?.connection.notify('textDocument/didChange', {
				textDocument: { uri, version },
				contentChanges: changes,
			});
		if (nameOf(file.path) === PROJECT_FILE) this.#sendFolder(uri);
	}

	/** Changes a file, wherever it is. */
	edit(file: PageFile, spec: TransactionSpec): void {
		if (file === this.#shown) {
			this.#views.dispatch(spec);
			return;
		}
		const before = file.state.doc;
		file.state = file.state.update(spec).state;
		this.changed(file, before, [{ text: file.state.doc.toString() }]);
	}

	/** Other settings, as of `samhain.*`. */
	configure(settings: unknown): void {
		this.#link?.connection.notify('workspace/didChangeConfiguration', {
			settings: { samhain: settings },
		});
	}

	#open({ uri, language, version, state }: PageFile): void {
		if (this.#link === undefined || language === 'json' || this.#opened.has(uri)) return;
		this.#opened.add(uri);
		this.#link?.connection.notify('textDocument/didOpen', {
			textDocument: { uri, languageId: language, version, text: state.doc.toString() },
		});
	}

	#drop(uri: string): void {
		if (!this.#files.delete(uri) || !this.#opened.delete(uri)) return;
		this.#link?.connection.notify('textDocument/didClose', { textDocument: { uri } });
	}

	/**
	 * Gives the server the folder as it is now.
	 * @param changed a file in it that has another text, if the server reads it from there
	 */
	#sendFolder(changed?: string): void {
		if (this.#link === undefined) return;
		const texts = new Map(this.#others);
		for (const { uri, state } of this.#files.values()) texts.set(uri, state.doc.toString());
		this.#link.sendFiles([...texts].map(([uri, text]) => ({ path: decodeURIComponent(uri), text })));
		const before = this.#announced;
		this.#announced = new Set(texts.keys());
		const changes = [
			...[...texts.keys()].filter((uri) => !before.has(uri)).map((uri) => ({ uri, type: CREATED })),
			...[...before].filter((uri) => !texts.has(uri)).map((uri) => ({ uri, type: DELETED })),
			...(changed === undefined ? [] : [{ uri: changed, type: CHANGED }]),
		];
		if (changes.length > 0) this.#link.connection.notify('workspace/didChangeWatchedFiles', { changes });
	}
}
