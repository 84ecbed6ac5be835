// Diagnostics for clients that do not ask for them: at once while a pass is short, after a pause otherwise, and never
// for a version that is not the newest.
import type { PublishDiagnosticsParams } from 'vscode-languageserver';
import type { OpenDocument } from './documents.ts';
import type { Session } from './session.ts';

/** A pass shorter than this is not worth waiting for. */
const SHORT_PASS_MS = 5;
const MAX_PAUSE_MS = 1000;

export class DiagnosticPublisher {
	readonly #session: Session;
	readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
	/** The state of each document whose findings were sent last. */
	readonly #sent = new Map<string, string>();
	#lastPassMs = 0;

	constructor(session: Session) {
		this.#session = session;
	}

	/** Findings about the deployment may be other ones; nothing is sent if they are not. */
	findingsChanged(document: OpenDocument): void {
		if (!this.#timers.has(document.uri)) this.#publish(document, true);
	}

	/** A document is new or has changed. */
	changed(document: OpenDocument): void {
		if (this.#lastPassMs < SHORT_PASS_MS && !this.#session.isOutdated(document)) {
			this.#cancel(document.uri);
			this.#publish(document);
			return;
		}
		this.#cancel(document.uri);
		const pauseMs = Math.min(MAX_PAUSE_MS, Math.max(10, 2 * this.#lastPassMs));
		const timer = setTimeout(() => {
			this.#timers.delete(document.uri);
			if (this.#session.documents.get(document.uri) === document) this.#publish(document);
		}, pauseMs);
		this.#timers.set(document.uri, timer);
	}

	/** A document is gone: its findings go, too. */
	closed(uri: string): void {
		this.#cancel(uri);
		this.#sent.delete(uri);
		this.#send({ uri, diagnostics: [] });
	}

	#cancel(uri: string): void {
		clearTimeout(this.#timers.get(uri));
		this.#timers.delete(uri);
	}

	#publish(document: OpenDocument, onlyNews = false): void {
		const { uri, version } = document;
		const startMs = this.#session.host.nowMs();
		this.#session.catchUp(document);
		const state = this.#session.stateOf(document);
		if (onlyNews && this.#sent.get(uri) === state) return;
		this.#sent.set(uri, state);
		const diagnostics = this.#session.diagnosticsOf(document);
		this.#lastPassMs = this.#session.host.nowMs() - startMs;
		this.#send({ uri, version, diagnostics });
		this.#session.sendStatus(document);
	}

	#send(params: PublishDiagnosticsParams): void {
		this.#session.runInBackground('publish', this.#session.connection.sendDiagnostics(params));
	}
}
