// What costs more than a comparison (the arithmetic of client entries) in open documents. In a short file it is done with
// the findings; in others in portions when nobody asks for anything, for lines that were edited and some of the first pass.
import { PORTION_MS } from './deployment/time-slicing.ts';
import type { OpenDocument } from './documents.ts';

/** Lines between two looks at the clock, about 2 ms. */
const LINES_AT_A_TIME = 16;
/** A document that was just opened or edited has other requests to answer first. */
const PAUSE_MS = 300;

export interface LaterWorkHost {
	readonly nowMs: () => number;
	/** Whether the document is still open. */
	readonly isOpen: (document: OpenDocument) => boolean;
	/** The document has other findings than before. */
	readonly notify: (document: OpenDocument) => void;
}

/** Works on one document after the other, and does nothing when there is nothing to do. */
export class LaterWork {
	readonly #host: LaterWorkHost;
	readonly #waiting = new Set<OpenDocument>();
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(host: LaterWorkHost) {
		this.#host = host;
	}

	/** The findings of a document were asked for: what they did not wait for comes soon. */
	soon(document: OpenDocument): void {
		if (document.analysis.waiting === 0) return;
		this.#waiting.add(document);
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.#work(), PAUSE_MS);
	}

	stop(): void {
		clearTimeout(this.#timer);
	}

	#work(): void {
		const startMs = this.#host.nowMs();
		for (const document of this.#waiting) {
			while (this.#isWanted(document)) {
				if (this.#host.nowMs() - startMs >= PORTION_MS) {
					this.#timer = setTimeout(() => this.#work(), 0);
					return;
				}
				document.workLater(LINES_AT_A_TIME);
			}
			this.#waiting.delete(document);
			if (document.takeNews() && this.#host.isOpen(document)) this.#host.notify(document);
		}
	}

	#isWanted(document: OpenDocument): boolean {
		return this.#host.isOpen(document) && document.analysis.waiting > 0;
	}
}
