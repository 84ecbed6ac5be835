// The settings of each document: the editor's, with those of the project file over them. Kept per resource, and
// forgotten when the editor reports a change.
import type { Connection } from 'vscode-languageserver';
import {
	type AnalysisSettings,
	type ConfigurationLanguage,
	DEFAULT_SETTINGS,
	describeUnknownRules,
	type EditorSettings,
	type FormatSettings,
	formatOfProject,
	isRecord,
	overlay,
	type PartialSettings,
	type ProjectFiles,
	readEditorSettings,
	readSettings,
	settingsOfProject,
} from '../core/index.ts';
import { plainUri } from './uris.ts';

/** Settings of one document, and where those come from that are shown in the status. */
export interface DocumentSettings {
	readonly settings: AnalysisSettings;
	readonly roleFrom: 'project' | 'settings' | undefined;
	readonly versionFrom: 'project' | 'settings' | undefined;
}

/** The settings that an editor gave: those that decide how a file is read, and all others, which are read when asked for. */
interface GivenSettings {
	readonly file: PartialSettings;
	readonly raw: unknown;
	editor?: EditorSettings;
}

const NOTHING: PartialSettings = {};

/** How long a document waits for the settings of the editor, before the last known ones are used. */
const PATIENCE_MS = 1000;

export class Configuration {
	readonly #connection: Connection;
	readonly #projects: ProjectFiles;
	readonly #byUri = new Map<string, GivenSettings>();
	/** Settings that the client sends unasked; also used until an answer arrives. */
	#common: GivenSettings | undefined;
	readonly #said = new Set<string>();
	/** Whether the client answers questions for its settings. */
	readonly canAsk: boolean;

	constructor(connection: Connection, projects: ProjectFiles, canAsk: boolean) {
		this.#connection = connection;
		this.#projects = projects;
		this.canAsk = canAsk;
	}

	/** Takes settings that the client sends by itself, as the value of `samhain` or around it. */
	receive(raw: unknown): void {
		const own = isRecord(raw) && isRecord(raw['samhain']) ? raw['samhain'] : raw;
		if (own === undefined || own === null) return;
		this.#common = this.#read(own);
	}

	/** Everything is asked for again. */
	forget(): void {
		this.#byUri.clear();
		this.#said.clear();
	}

	forgetDocument(uri: string): void {
		this.#byUri.delete(uri);
	}

	/**
	 * Asks the editor for the settings of a document.
	 * @returns once they are here, or cannot be had
	 */
	async ask(uri: string): Promise<void> {
		if (!this.canAsk) return;
		let timer: ReturnType<typeof setTimeout> | undefined;
		const patience = new Promise<undefined>((resolve) => {
			timer = setTimeout(resolve, PATIENCE_MS, undefined);
		});
		const answer = this.#connection.workspace
			.getConfiguration({ scopeUri: uri, section: 'samhain' })
			.then((raw: unknown) => {
				const read = this.#read(raw);
				this.#byUri.set(uri, read);
				this.#common = read;
			})
			.catch((error: unknown) => this.#warn(`Could not read the settings of the editor: ${String(error)}`));
		await Promise.race([answer, patience]);
		clearTimeout(timer);
	}

	/** The settings of a document, as far as they are known. */
	settingsOf(uri: string, language: ConfigurationLanguage, fileName: string): DocumentSettings {
		const own = (this.#byUri.get(uri) ?? this.#common)?.file ?? NOTHING;
		const base = overlay({ ...DEFAULT_SETTINGS, language, fileName }, own);
		const found = this.#projects.find(plainUri(uri));
		if (found === undefined) {
			return { settings: base, roleFrom: source(own.role), versionFrom: source(own.version) };
		}
		// A project applies to everybody; the editor supplies what it does not set.
		const path = plainUri(uri);
		const settings = settingsOfProject(found, path, base);
		const blank = settingsOfProject(found, path, { ...DEFAULT_SETTINGS, role: 'auto' });
		const saysVersion =
			found.project.settings.version !== undefined || blank.version !== DEFAULT_SETTINGS.version;
		return {
			settings,
			roleFrom: blank.role === 'auto' ? source(own.role) : 'project',
			versionFrom: saysVersion ? 'project' : source(own.version),
		};
	}

	/** How a document is formatted: a project applies to everybody, as for other settings. */
	formatOf(uri: string): FormatSettings {
		const { format } = this.editorSettingsOf(uri);
		const path = plainUri(uri);
		const found = this.#projects.find(path);
		return found === undefined ? format : formatOfProject(found, path, format);
	}

	/** What a document's editor shows and writes. */
	editorSettingsOf(uri: string): EditorSettings {
		this.#common ??= this.#read(undefined);
		const given = this.#byUri.get(uri) ?? this.#common;
		if (given.editor === undefined) {
			const { settings, problems } = readEditorSettings(given.raw);
			given.editor = settings;
			for (const problem of problems) this.#warn(problem);
		}
		return given.editor;
	}

	#read(raw: unknown): GivenSettings {
		const given = isRecord(raw) ? raw : {};
		const value = (key: string): unknown => given[key] ?? undefined;
		const { settings, problems } = readSettings(
			{
				role: value('role'),
				version: value('daemonVersion'),
				build: value('build'),
				knownOptions: value('knownOptions'),
				host: value('host'),
				persona: value('persona'),
				rules: value('rules'),
			},
			{
				role: 'samhain.role',
				version: 'samhain.daemonVersion',
				build: 'samhain.build',
				knownOptions: 'samhain.knownOptions',
				host: 'samhain.host',
				persona: 'samhain.persona',
				rules: 'samhain.rules',
			},
		);
		for (const problem of [...problems, ...describeUnknownRules(settings, 'samhain.rules')])
			this.#warn(problem);
		return { file: settings, raw };
	}

	#warn(text: string): void {
		if (this.#said.has(text)) return;
		this.#said.add(text);
		this.#connection.console.warn(text);
	}
}

function source(value: unknown): 'settings' | undefined {
	return value === undefined || value === 'auto' ? undefined : 'settings';
}
