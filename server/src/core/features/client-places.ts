// Where the state of a client is to be seen: the line or file that each word about it leads to.
import { viewClient } from '../deployment/model/client-view.ts';
import { type DeploymentModel, mainServer, type Place } from '../deployment/model/deployment-model.ts';
import type { ClientProblem } from '../workspace/problem-counts.ts';

/** The beginning of a file, where it is shown as a whole. */
export function fileStart(file: string): Place {
	return { file, line: 0, startColumn: 0, endColumn: 0 };
}

/** One place for each fact about a client. */
export interface ClientPlaces {
	readonly entry: Place | undefined;
	readonly admission: Place | undefined;
	readonly config: Place | undefined;
	readonly baseline: Place | undefined;
	/** The gravest finding. */
	readonly finding: Place | undefined;
}

/** The gravest severity among findings; undefined without any. */
export function gravest(problems: readonly ClientProblem[]): 'error' | 'warning' | undefined {
	if (problems.length === 0) return undefined;
	return problems.some(({ reported }) => reported.severity === 'error') ? 'error' : 'warning';
}

/** Where a finding is. */
export function placeOfProblem({ file, reported: { range } }: ClientProblem): Place {
	return { file, line: range.start.line, startColumn: range.start.column, endColumn: range.end.column };
}

/** The places of a client; what is missing leads to its entry, and without one to the server's file. */
export function placesOfClient(
	model: DeploymentModel,
	name: string,
	problems: readonly ClientProblem[],
): ClientPlaces {
	const view = viewClient(model, name);
	const server = mainServer(model);
	const entry = view.entry?.place ?? (server === undefined ? undefined : fileStart(server.file));
	const { by } = view.access;
	const table = by?.file === 'hosts.allow' ? model.allow : model.deny;
	const admission =
		by === undefined || table === undefined ? entry : { ...fileStart(table.file), line: by.rule.line };
	const served = (kind: 'config' | 'baseline'): Place | undefined => {
		const { dataFile } = view[kind];
		return dataFile === undefined ? entry : fileStart(dataFile.path);
	};
	const worst = problems.find(({ reported }) => reported.severity === 'error') ?? problems[0];
	const finding = worst === undefined ? undefined : placeOfProblem(worst);
	return { entry, admission, config: served('config'), baseline: served('baseline'), finding };
}
