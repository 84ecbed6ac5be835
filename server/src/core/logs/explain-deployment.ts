// A log line against a deployment that is kept: explained, with its suspects. Joins the two; knows nothing by itself.

import type { ReportedFinding } from '../report/report.ts';
import type { DeploymentAnalysis } from '../workspace/deployment-analysis.ts';
import type { DeploymentView, FindingView, Suspect } from './deployment-view.ts';
import type { ExplainedLine } from './explain.ts';
import { explainRecords } from './records.ts';
import { findSuspects } from './suspects.ts';
import { viewDeployment } from './view-deployment.ts';

/** A record, explained, and where its cause may stand. */
export interface AnsweredLine {
	readonly line: ExplainedLine;
	/** Lines of the text that it takes. */
	readonly lineCount: number;
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
 * Explains the records of a log, as it is read: a few lines of it are held at a time.
 * @param lines without their line feeds
 * @param views the deployments in which suspects are looked for
 * @returns one answer per record, the empty lines included
 */
export function* explainLines(
	lines: Iterable<string>,
	views: readonly DeploymentView[],
): Generator<AnsweredLine> {
	for (const { line, lineCount } of explainRecords(lines))
		yield { line, lineCount, suspects: views.flatMap((view) => findSuspects(line, view)) };
}
