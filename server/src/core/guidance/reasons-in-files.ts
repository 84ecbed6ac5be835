// What the files of a deployment already show when somebody says that a client does not connect: the findings that lead to
// a problem of the guidance, the earliest stage first. Finds nothing by itself.
import type { DeploymentModel } from '../deployment/model/deployment-model.ts';
import type { ReportedFinding } from '../report/report.ts';
import type { DeploymentAnalysis } from '../workspace/deployment-analysis.ts';
import { guidanceById, STAGES } from './guidance.ts';

/** A finding that explains why a client does not connect. */
export interface ReasonInFiles {
	/** Path of the file. */
	readonly file: string;
	/** From 1. */
	readonly line: number;
	readonly ruleId: string;
	readonly severity: 'error' | 'warning';
	/** What is wrong, a sentence. */
	readonly why: string;
	/** The first fix, as an order; absent where the finding has none. */
	readonly fix?: string;
}

/** More are not looked at by anybody. */
const MAX_REASONS = 10;

interface Found {
	readonly file: string;
	readonly reported: ReportedFinding;
}

/**
 * The reasons that the files show.
 * @param host the client that does not connect, as it is registered; undefined: any client
 * @returns errors and warnings with a problem of the guidance; errors first, then by the stage of the connection
 */
export function findReasonsInFiles(
	analysis: DeploymentAnalysis,
	host: string | undefined,
): readonly ReasonInFiles[] {
	const name = host?.toLowerCase();
	const found: Found[] = [];
	for (const { file, client, reported } of analysis.shownFindings())
		if (name === undefined || client === undefined || client === name) found.push({ file, reported });
	for (const file of analysis.configurationFiles())
		for (const reported of analysis.ownFindings(file))
			if (concerns(analysis.deployment, name, file, reported)) found.push({ file, reported });
	return found
		.flatMap((one) => toReason(one) ?? [])
		.sort((a, b) => a.rank - b.rank)
		.slice(0, MAX_REASONS)
		.map(({ reason }) => reason);
}

/** Whether a finding of one file can keep a client from connecting: in its entry, or in what it or the server reads. */
function concerns(
	model: DeploymentModel,
	name: string | undefined,
	file: string,
	{ range }: ReportedFinding,
): boolean {
	if (name === undefined) return true;
	if (!model.servers.has(file)) return model.clientFiles.get(name)?.file === file;
	const own = model.entries.get(name) ?? [];
	return own.some(({ place }) => place.file === file && place.line === range.start.line);
}

function toReason({ file, reported }: Found): { reason: ReasonInFiles; rank: number } | undefined {
	const { severity, ruleId, guidance, what, range } = reported;
	const problem = guidance === undefined ? undefined : guidanceById(guidance);
	if (problem === undefined || (severity !== 'error' && severity !== 'warning')) return undefined;
	const [fix] = reported.fixes();
	return {
		reason: {
			file,
			line: range.start.line + 1,
			ruleId,
			severity,
			why: what,
			...(fix === undefined ? {} : { fix: fix.title }),
		},
		rank: STAGES.indexOf(problem.stage) + (severity === 'error' ? 0 : STAGES.length),
	};
}
