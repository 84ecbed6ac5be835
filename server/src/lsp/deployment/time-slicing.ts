// Long work in portions: between them requests are answered, and the work can end when nobody wants it any more.

/** A portion of work between two looks at the queue of requests. */
export const PORTION_MS = 12;
/** Shorter work is not worth a word. */
const PROGRESS_AFTER_MS = 400;

export interface Progress {
	readonly isCancelled: () => boolean;
	readonly report: (text: string, percentage?: number) => void;
	readonly done: () => void;
}

/** What the work needs of the server around it. */
export interface PortionsHost {
	readonly nowMs: () => number;
	/** Long work begins: the listener shows it, and may cancel it. */
	readonly progress: (title: string) => Promise<Progress>;
}

export class Portions {
	readonly #host: PortionsHost;
	readonly #isWanted: () => boolean;
	readonly #beginMs: number;
	#startMs: number;
	#progress: Progress | undefined;

	constructor(host: PortionsHost, isWanted: () => boolean) {
		this.#host = host;
		this.#isWanted = isWanted;
		this.#beginMs = host.nowMs();
		this.#startMs = this.#beginMs;
	}

	/** Pauses if the portion is used up. */
	offerPause(title: string, text: string, percentage?: number): Promise<boolean> {
		if (this.#host.nowMs() - this.#startMs < PORTION_MS) return Promise.resolve(true);
		return this.pause(title, text, percentage);
	}

	async pause(title: string, text: string, percentage?: number): Promise<boolean> {
		if (this.#progress === undefined && this.#host.nowMs() - this.#beginMs > PROGRESS_AFTER_MS)
			this.#progress = await this.#host.progress(title);
		this.#progress?.report(`${title}: ${text}`, percentage);
		await new Promise<void>((resolve) => {
			setTimeout(resolve, 0);
		});
		this.#startMs = this.#host.nowMs();
		return this.#isWanted() && this.#progress?.isCancelled() !== true;
	}

	end(): void {
		this.#progress?.done();
	}
}
