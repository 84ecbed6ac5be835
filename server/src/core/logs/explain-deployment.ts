// A log against deployments that are kept: its records explained, with their likely causes. Joins the two; knows nothing
// by itself.
import type { DeploymentAnalysis } from '../workspace/deployment-analysis.ts';
import type { ExplainedLine } from './explain.ts';
import { type LikelyCause, openCauseContext } from './likely-cause.ts';
import { findLikelyCauses } from './likely-causes.ts';
import { explainRecords } from './records.ts';

/** A record, explained, and what may have caused it. */
export interface AnsweredLine {
	readonly line: ExplainedLine;
	/** Lines of the text that it takes. */
	readonly lineCount: number;
	readonly causes: readonly LikelyCause[];
}

/**
 * Explains the records of a log, as it is read: a few lines of it are held at a time.
 * @param lines without their line feeds
 * @param deployments those in which causes are looked for; they must not change before the last answer is taken
 * @returns one answer per record, the empty lines included
 */
export function* explainLines(
	lines: Iterable<string>,
	deployments: readonly DeploymentAnalysis[],
): Generator<AnsweredLine> {
	const contexts = deployments.map(openCauseContext);
	for (const { line, lineCount } of explainRecords(lines))
		yield { line, lineCount, causes: contexts.flatMap((context) => findLikelyCauses(line, context)) };
}
