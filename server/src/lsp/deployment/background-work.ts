// The work on deployments that no answer waits for: in portions between requests, with a notification at the end.
import type { DeploymentAnalysis } from '../../core/index.ts';
import { PORTION_MS } from './time-slicing.ts';

/** Clients that are looked at between two looks at the clock. */
const CLIENTS_AT_A_TIME = 10;
/** Pictures and trees are drawn when typing pauses for a moment. */
const NOTIFY_PAUSE_MS = 50;
const TYPING_PAUSE_MS = 100;

/** What to work on, and whom to notify. */
export interface WorkHost {
	readonly nowMs: () => number;
	readonly workspaces: () => readonly DeploymentAnalysis[];
	/** A portion is done: takes note of the files that have other findings. */
	readonly collect: () => void;
	/** All is done, and nothing new came for a moment. */
	readonly notify: () => void;
}

export class BackgroundWork {
	readonly #host: WorkHost;
	#isComing = false;
	#typingTimer: ReturnType<typeof setTimeout> | undefined;
	#notifyTimer: ReturnType<typeof setTimeout> | undefined;

	constructor(host: WorkHost) {
		this.#host = host;
	}

	soon(): void {
		if (this.#isComing) return;
		this.#isComing = true;
		clearTimeout(this.#typingTimer);
		setTimeout(() => this.#work(), 0);
	}

	/** What an edit touches beyond its own clients is found when typing pauses; no answer waits for it. */
	afterTyping(): void {
		clearTimeout(this.#typingTimer);
		this.#typingTimer = setTimeout(() => this.soon(), TYPING_PAUSE_MS);
	}

	stop(): void {
		clearTimeout(this.#notifyTimer);
		clearTimeout(this.#typingTimer);
	}

	#work(): void {
		const { nowMs, workspaces, collect, notify } = this.#host;
		const startMs = nowMs();
		this.#isComing = false;
		for (const workspace of workspaces()) {
			while (!workspace.work(CLIENTS_AT_A_TIME)) {
				if (nowMs() - startMs < PORTION_MS) continue;
				collect();
				this.soon();
				return;
			}
		}
		collect();
		clearTimeout(this.#notifyTimer);
		this.#notifyTimer = setTimeout(notify, NOTIFY_PAUSE_MS);
	}
}
