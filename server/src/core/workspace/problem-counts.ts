// How many problems each client has: findings of a warning or more, those about the deployment and those of its files.

import type { Membership } from '../deployment/files/discovery.ts';
import type { DeploymentModel } from '../deployment/model/deployment-model.ts';
import type { ReportedFinding, ShownFinding } from '../report/report.ts';
import type { Severity } from '../settings/settings.ts';
import { appendTo } from '../text/multimap.ts';
import type { ConfigurationFiles } from './configuration-files.ts';

/** How many findings, of a warning or more, each client has. */
export type ProblemCounts = ReadonlyMap<string, number>;

function isProblem({ severity }: { readonly severity: Severity }): boolean {
	return severity === 'error' || severity === 'warning';
}

function countOne(counts: Map<string, number>, client: string | undefined): void {
	if (client !== undefined) counts.set(client, (counts.get(client) ?? 0) + 1);
}

/** Counts findings about the deployment by client. */
export function countProblems(findings: Iterable<ShownFinding>): ProblemCounts {
	const counts = new Map<string, number>();
	for (const { client, reported } of findings) if (isProblem(reported)) countOne(counts, client);
	return counts;
}

/** Where the findings that files have by themselves come from. */
export interface OwnFindings {
	readonly files: ConfigurationFiles;
	readonly members: ReadonlyMap<string, Membership>;
	/** The clients whose configuration a file is. */
	readonly clientsOf: (path: string) => readonly string[];
}

/** A finding of a warning or more that one client has, and the file it is in. */
export interface ClientProblem {
	readonly file: string;
	readonly reported: ReportedFinding;
}

/** The findings of each client: about the deployment, and in its own files. */
export function problemsByClient(
	model: DeploymentModel,
	shown: Iterable<ShownFinding>,
	own: OwnFindings,
): ReadonlyMap<string, readonly ClientProblem[]> {
	const byClient = new Map<string, ClientProblem[]>();
	for (const { client, file, reported } of shown)
		if (client !== undefined && isProblem(reported)) appendTo(byClient, client, { file, reported });
	for (const { client, ...problem } of ownProblems(model, own)) appendTo(byClient, client, problem);
	return byClient;
}

/** Counts what a client has by itself: in its configuration, and at its entries in the server file. */
export function countOwnProblems(model: DeploymentModel, own: OwnFindings): ProblemCounts {
	const counts = new Map<string, number>();
	for (const { client } of ownProblems(model, own)) countOne(counts, client);
	return counts;
}

function* ownProblems(
	model: DeploymentModel,
	own: OwnFindings,
): Generator<ClientProblem & { readonly client: string }> {
	for (const path of own.files.paths()) {
		const problems = own.files.findingsIn(path).filter(isProblem);
		if (problems.length === 0) continue;
		if (own.members.get(path)?.role !== 'server') {
			for (const reported of problems)
				for (const client of own.clientsOf(path)) yield { client, file: path, reported };
			continue;
		}
		const names = new Map<number, string>();
		for (const [name, entries] of model.entries)
			for (const { place } of entries) if (place.file === path) names.set(place.line, name);
		for (const reported of problems) {
			const client = names.get(reported.range.start.line);
			if (client !== undefined) yield { client, file: path, reported };
		}
	}
}
