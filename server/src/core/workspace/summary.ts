// One line per client: registered, served, resolvable, allowed. Tree and diagram are made from it.
import { viewClient } from '../deployment/model/client-view.ts';
import type { DeploymentModel } from '../deployment/model/deployment-model.ts';
import { listClientNames } from '../deployment/model/deployment-model.ts';
import type { ProblemCounts } from './problem-counts.ts';

export type Registration = 'registered' | 'not-registered';
export type Serving = 'own' | 'catch-all' | 'misnamed' | 'missing' | 'not-served';
export type Resolving = 'fits' | 'differs' | 'unknown';
export type Admission = 'granted' | 'denied' | 'undecidable';

/** The state of one client, as words. */
export interface ClientSummary {
	readonly name: string;
	readonly registration: Registration;
	readonly config: Serving;
	readonly baseline: Serving;
	/** Whether the name that the server will look for is one that is registered. */
	readonly resolving: Resolving;
	readonly admission: Admission;
	/** Findings about it that are a warning or more, where they were given. */
	readonly problemCount: number;
	/** What is wrong, in words, the gravest first; empty when nothing is. */
	readonly lacks: readonly string[];
}

/** Sums one client up; costs the same whatever the number of clients. */
export function summarizeClient(
	model: DeploymentModel,
	name: string,
	problems: ProblemCounts = new Map(),
): ClientSummary {
	return addProblems(sumUp(model, name), problems.get(name) ?? 0);
}

/** A summary with its findings counted: a client that lacks nothing else may still have problems. */
function addProblems(summary: ClientSummary, problemCount: number): ClientSummary {
	if (problemCount === summary.problemCount) return summary;
	const lacks =
		summary.lacks.length > 0
			? summary.lacks
			: [problemCount === 1 ? '1 problem' : `${problemCount} problems`];
	return { ...summary, problemCount, lacks };
}

function sumUp(model: DeploymentModel, name: string): ClientSummary {
	const view = viewClient(model, name);
	const serving = (kind: 'config' | 'baseline'): Serving => {
		if (model.counts[kind] === 0) return 'not-served';
		if (view[kind].state === 'missing' && !view.isClaimKnown) return 'not-served';
		return view[kind].state === 'other-case' ? 'misnamed' : view[kind].state;
	};
	const looked = view.lookups.map((lookup) => lookup.name);
	const resolving: Resolving = looked.some((one) => one === undefined)
		? 'unknown'
		: looked.some((one) => one !== undefined && model.entries.has(one))
			? looked.every((one) => one === name) || view.entry === undefined
				? 'fits'
				: 'differs'
			: 'differs';
	const isRegistered = view.entry !== undefined || (resolving === 'fits' && looked.length > 0);
	const config = serving('config');
	const baseline = serving('baseline');
	const lacks: string[] = [];
	if (!isRegistered) lacks.push('not registered');
	if (view.access.kind === 'denied') lacks.push('refused by TCP wrappers');
	if (isRegistered && resolving === 'differs')
		lacks.push(`looked up as ${looked.find((one) => one !== name)}`);
	if (config === 'missing') lacks.push('no configuration');
	if (config === 'misnamed') lacks.push('configuration under another name');
	if (baseline === 'missing') lacks.push('no baseline');
	if (baseline === 'misnamed') lacks.push('baseline under another name');
	return {
		name,
		problemCount: 0,
		registration: isRegistered ? 'registered' : 'not-registered',
		config,
		baseline,
		resolving,
		admission: view.access.kind,
		lacks,
	};
}

/** All clients in alphabetical order; with the counts of findings, so that what only those show is not missed. */
export function summarizeClients(model: DeploymentModel, problems?: ProblemCounts): ClientSummary[] {
	return listClientNames(model).map((name) => summarizeClient(model, name, problems));
}

/** Keeps the summaries of a deployment without their counts, so that a list costs what has changed since the last one. */
export class SummaryStore {
	readonly #byClient = new Map<string, ClientSummary>();

	/** Something about a client has changed. */
	forget(name: string): void {
		this.#byClient.delete(name);
	}

	/** The summary of one client, its problems left aside. */
	summaryOf(model: DeploymentModel, name: string): ClientSummary {
		let summary = this.#byClient.get(name);
		if (summary === undefined) {
			summary = summarizeClient(model, name);
			this.#byClient.set(name, summary);
		}
		return summary;
	}

	/** All clients in alphabetical order; problems of each are added up. */
	list(model: DeploymentModel, ...problems: readonly ProblemCounts[]): ClientSummary[] {
		return listClientNames(model).map((name) => {
			return addProblems(
				this.summaryOf(model, name),
				problems.reduce((sum, counts) => sum + (counts.get(name) ?? 0), 0),
			);
		});
	}
}
