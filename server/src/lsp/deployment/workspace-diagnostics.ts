// Diagnostics of the files of a deployment that nobody has open: pushed to clients that do not ask, returned to those that do.
import type {
	CancellationToken,
	Diagnostic,
	ResultProgressReporter,
	WorkspaceDiagnosticParams,
	WorkspaceDiagnosticReport,
	WorkspaceDiagnosticReportPartialResult,
	WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { mergeFindings, type ReportedFinding } from '../../core/index.ts';
import type { OpenTexts } from '../open-texts.ts';
import type { Session } from '../session.ts';
import { encodeUri, plainUri } from '../uris.ts';
import type { Deployments } from './deployments.ts';

/** Files per part of a long answer. */
const FILES_PER_PART = 200;
/** More files with findings than anybody looks through. */
const MAX_FILES = 20_000;

export class WorkspaceDiagnostics {
	readonly #session: Session;
	readonly #deployments: Deployments;
	readonly #texts: OpenTexts;
	#scope: 'open' | 'deployment' = 'open';
	#isStopped = false;
	/** Files whose findings were sent, with the revision of those. */
	readonly #sent = new Map<string, number>();
	/** Pulls that wait for something to change. */
	readonly #waiting = new Set<() => void>();

	constructor(session: Session, deployments: Deployments, texts: OpenTexts) {
		this.#texts = texts;
		this.#session = session;
		this.#deployments = deployments;
	}

	setScope(scope: 'open' | 'deployment'): void {
		if (scope === this.#scope) return;
		this.#scope = scope;
		this.changed();
	}

	stop(): void {
		this.#isStopped = true;
		for (const wake of this.#waiting) wake();
	}

	/** Findings of some files may be other ones, or a file was opened or closed; sends what is news. */
	changed(): void {
		for (const wake of [...this.#waiting]) wake();
		if (this.#session.client.pullsDiagnostics) return;
		// Hosts files that are open are nobody else's to report.
		const wanted = new Set([...this.#files(), ...Array.from(this.#texts.uris(), plainUri)]);
		for (const path of wanted) {
			const revision = this.#deployments.revisionOf(path);
			if (this.#isOpen(path) || this.#sent.get(path) === revision) continue;
			const diagnostics = this.#session.diagnosticsAt(encodeUri(path), this.#findingsIn(path));
			if (diagnostics.length === 0 && !this.#sent.has(path)) continue;
			this.#sent.set(path, revision);
			this.#send(path, diagnostics);
		}
		for (const path of [...this.#sent.keys()]) {
			const isOpen = this.#isOpen(path);
			if (wanted.has(path) && !isOpen) continue;
			this.#sent.delete(path);
			// The findings of an open document are sent with the document.
			if (!isOpen) this.#send(path, []);
		}
	}

	#send(path: string, diagnostics: Diagnostic[]): void {
		const { connection } = this.#session;
		this.#session.runInBackground(
			'diagnostics',
			connection.sendDiagnostics({ uri: encodeUri(path), diagnostics }),
		);
	}

	/** All findings of a file that is not open: its own and those about the deployment. */
	#findingsIn(path: string): readonly ReportedFinding[] {
		return mergeFindings(this.#deployments.ownFindings(path), this.#deployments.findingsIn(path));
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
			const resultId = `closed.${this.#deployments.revisionOf(path)}`;
			if (known.get(path) === resultId) continue;
			const diagnostics = this.#session.diagnosticsAt(encodeUri(path), this.#findingsIn(path));
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
