// A log line against a deployment that is kept: explained, with its suspects. Joins the two; knows nothing by itself.

import type { ReportedFinding } from '../report/report.ts';
import type { DeploymentAnalysis } from '../workspace/deployment-analysis.ts';
import type { DeploymentView, FindingView, Suspect } from './deployment-view.ts';
import { type ExplainedLine, explainLine, explainLog } from './explain.ts';
import { findSuspects } from './suspects.ts';
import { viewDeployment } from './view-deployment.ts';

/** A line, explained, and where its cause may stand. */
export interface AnsweredLine {
	readonly line: ExplainedLine;
	readonly suspects: readonly Suspect[];
}

/** The view of a deployment as it is now, for the search for suspects and the questions of the walk. */
export function viewWorkspace(workspace: DeploymentAnalysis): DeploymentView {
	workspace.refresh();
	const { dataDirectory } = workspace.layout;
	return viewDeployment(workspace.deployment, {
		optionsOf: (file) => workspace.optionsOf(file),
		crossFileFindings: [...workspace.shownFindings()],
		fileFindings: workspace
			.configurationFiles()
			.flatMap((file) => workspace.ownFindings(file).map((finding) => viewFinding(file, finding))),
		...(dataDirectory === undefined ? undefined : { dataDirectory }),
	});
}

function viewFinding(file: string, finding: ReportedFinding): FindingView {
	return {
		ruleId: finding.ruleId,
		file,
		line: finding.range.start.line + 1,
		message: finding.what,
		...(finding.guidance === undefined ? undefined : { guidance: finding.guidance }),
	};
}

/**
 * Explains lines one by one, as a log is read: one line of it is held at a time.
 * @param lines without their line feeds
 * @param views the deployments in which suspects are looked for
 * @returns one answer per line, the empty ones included
 */
export function* explainLines(
	lines: Iterable<string>,
	views: readonly DeploymentView[],
): Generator<AnsweredLine> {
	let held: string | undefined;
	for (const next of lines) {
		if (held !== undefined) yield answer(held, next, views);
		held = next;
	}
	if (held !== undefined) yield answer(held, undefined, views);
}

function answer(text: string, next: string | undefined, views: readonly DeploymentView[]): AnsweredLine {
	let line = explainLine(text);
	// A message with a line feed in it goes on in the next line.
	if (!line.known && line.isCut && next !== undefined) line = explainLog(`${text}\n${next}`)[0] ?? line;
	return { line, suspects: views.flatMap((view) => findSuspects(line, view)) };
}
