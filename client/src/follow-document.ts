// Keeps something up to date with a document while the person types: one request at a time, and the newest text last.
import { Disposable, type TextDocument, workspace } from 'vscode';

/** Pause in typing after which a view is made anew; short, since at most one request is on its way. */
const pauseMs = 20;

/** Something that follows documents. */
export interface Follower extends Disposable {
	/** Makes it anew now, or after the request that is on its way. */
	readonly refresh: () => void;
}

/**
 * Follows documents.
 * @param isFollowed whether a change of this document matters
 * @param update makes the view anew
 */
export function followDocument(
	isFollowed: (document: TextDocument) => boolean,
	update: () => Promise<void>,
): Follower {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let isRunning = false;
	let isStale = false;
	const run = async (): Promise<void> => {
		if (isRunning) {
			isStale = true;
			return;
		}
		isRunning = true;
		isStale = false;
		try {
			await update();
		} finally {
			isRunning = false;
		}
		if (isStale) await run();
	};
	const refresh = (): void => {
		clearTimeout(timer);
		timer = setTimeout(() => void run(), pauseMs);
	};
	const changes = workspace.onDidChangeTextDocument(({ document }) => {
		if (isFollowed(document)) refresh();
	});
	const settings = workspace.onDidChangeConfiguration((change) => {
		if (change.affectsConfiguration('samhain')) refresh();
	});
	return Object.assign(
		new Disposable(() => {
			clearTimeout(timer);
			changes.dispose();
			settings.dispose();
		}),
		{ refresh },
	);
}
