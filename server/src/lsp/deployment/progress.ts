// Long work, shown by clients that can show it.
import type { Connection } from 'vscode-languageserver';
import type { Progress } from './time-slicing.ts';

/** Begins to show some work; for a client that cannot show it, nothing is sent. */
export async function beginProgress(
	connection: Connection,
	canShow: boolean,
	title: string,
): Promise<Progress> {
	if (!canShow) return { isCancelled: () => false, report: () => undefined, done: () => undefined };
	const progress = await connection.window.createWorkDoneProgress();
	progress.begin('Samhain', 0, title, true);
	return {
		isCancelled: () => progress.token.isCancellationRequested,
		report: (text, percentage) =>
			percentage === undefined ? progress.report(text) : progress.report(Math.round(percentage), text),
		done: () => progress.done(),
	};
}
