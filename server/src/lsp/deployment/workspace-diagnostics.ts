// Diagnostics of the files of a deployment that nobody has open: told to clients that do not ask, given to those that do.
import type {
	CancellationToken,
	ResultProgressReporter,
	WorkspaceDiagnosticParams,
	WorkspaceDiagnosticReport,
	WorkspaceDiagnosticReportPartialResult,
	WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { encodeUri, plainUri } from '../project-files.ts';
import type { Session } from '../session.ts';
import type { Deployments } from './deployments.ts';
import type { TextMembers } from './text-members.ts';

/** Files per part of a long answer. */
const FILES_PER_PART = 200;
/** More files with findings than anybody looks through. */
const MAX_FILES = 20_000;

export class WorkspaceDiagnostics {
	readonly #session: Session;
	readonly #deployments: Deployments;
	readonly #texts: TextMembers;
	#scope: 'open' | 'deployment' = 'open';
	#isStopped = false;
	/** Files that were told to have findings. */
	#told = new Set<string>();
	/** Pulls that wait for something to change. */
	readonly #waiting = new Set<() => void>();

	constructor(session: Session, deployments: Deployments, texts: TextMembers) {
		this.#texts = texts;
		this.#session = session;
		this.#deployments = deployments;
	}

	setScope(scope: 'open' | 'deployment'): void {
		if (scope === this.#scope) return;
		this.#scope = scope;
		this.changed(new Set(this.#deployments.filesWithFindings()));
	}

	stop(): void {
		this.#isStopped = true;
		for (const wake of this.#waiting) wake();
	}

	/** Findings of some files are other ones, or a file was opened or closed. */
	changed(paths: ReadonlySet<string>): void {
		for (const wake of [...this.#waiting]) wake();
		if (this.#session.client.pullsDiagnostics) return;
		// Hosts files that are open are nobody else's to report.
		const wanted = new Set([...this.#files(), ...Array.from(this.#texts.uris(), plainUri)]);
		for (const path of new Set([...paths, ...wanted, ...this.#told])) {
			if (this.#isOpen(path)) continue;
			const isWanted = wanted.has(path);
			if (!isWanted && !this.#told.has(path)) continue;
			const uri = encodeUri(path);
			const diagnostics = isWanted
				? this.#session.diagnosticsAt(uri, this.#deployments.allFindingsIn(path))
				: [];
			this.#session.aside('diagnostics', this.#session.connection.sendDiagnostics({ uri, diagnostics }));
		}
		this.#told = wanted;
	}

	#isOpen(path: string): boolean {
		for (const uri of this.#session.documents.keys()) if (plainUri(uri) === path) return true;
		return false;
	}

	/** Files that are reported though they are not open. */
	#files(): string[] {
		if (this.#scope === 'open') return [];
		const texts = new Set(Array.from(this.#texts.uris(), plainUri));
		return this.#deployments
			.filesWithFindings()
			.filter((path) => !this.#isOpen(path) && !texts.has(path))
			.slice(0, MAX_FILES);
	}

	/** Answers a pull: at once when there is news for the client, else as soon as there is. */
	async pull(
		params: WorkspaceDiagnosticParams,
		token: CancellationToken,
		parts: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult> | undefined,
	): Promise<WorkspaceDiagnosticReport> {
		const known = new Map(params.previousResultIds.map(({ uri, value }) => [plainUri(uri), value]));
		let items = this.#report(known);
		while (items.length === 0 && !token.isCancellationRequested && !this.#isStopped) {
			await this.#wait(token);
			items = this.#report(known);
		}
		if (parts === undefined) return { items };
		for (let at = 0; at < items.length; at += FILES_PER_PART)
			parts.report({ items: items.slice(at, at + FILES_PER_PART) });
		return { items: [] };
	}

	#wait(token: CancellationToken): Promise<void> {
		return new Promise((resolve) => {
			const wake = (): void => {
				this.#waiting.delete(wake);
				listener.dispose();
				resolve();
			};
			const listener = token.onCancellationRequested(wake);
			this.#waiting.add(wake);
		});
	}

	/** What differs from what the client knows. */
	#report(known: ReadonlyMap<string, string>): WorkspaceDocumentDiagnosticReport[] {
		const items: WorkspaceDocumentDiagnosticReport[] = [];
		const wanted = new Set(this.#files());
		for (const path of wanted) {
			const diagnostics = this.#session.diagnosticsAt(encodeUri(path), this.#deployments.allFindingsIn(path));
			const resultId = `closed.${hashOf(JSON.stringify(diagnostics))}`;
			if (known.get(path) === resultId) continue;
			items.push({ kind: 'full', uri: encodeUri(path), version: null, resultId, items: diagnostics });
		}
		for (const [path, resultId] of known) {
			// An open document is asked for by itself.
			if (wanted.has(path) || !resultId.startsWith('closed.') || this.#isOpen(path)) continue;
			if (resultId === NOTHING) continue;
			items.push({ kind: 'full', uri: encodeUri(path), version: null, resultId: NOTHING, items: [] });
		}
		return items;
	}
}

const NOTHING = 'closed.nothing';

/** A short name for a text; equal texts have equal ones. */
function hashOf(text: string): string {
	let low = 0x811c9dc5;
	let high = 0x1b873593;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		low = Math.imul(low ^ code, 0x01000193);
		high = Math.imul(high ^ code, 0x85ebca6b);
	}
	return `${(low >>> 0).toString(36)}${(high >>> 0).toString(36)}${text.length.toString(36)}`;
}
