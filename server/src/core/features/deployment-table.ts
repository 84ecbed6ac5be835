// The deployment as a table: a row per client, in which the name, each mark and the count lead to their line.
import type { DeploymentModel, Place } from '../deployment/model/deployment-model.ts';
import { mainServer } from '../deployment/model/deployment-model.ts';
import type { ClientProblem } from '../workspace/problem-counts.ts';
import type { ClientSummary } from '../workspace/summary.ts';
import { fileStart, placesOfClient } from './client-places.ts';
import { type Cell, cellsOf, ROWS_SHOWN } from './deployment-diagram.ts';

/** A cell or a name with the line that it leads to. */
export interface TableCell extends Cell {
	readonly place?: Place;
}

export interface TableRow {
	readonly name: string;
	readonly place?: Place;
	/** In the order of `columns`. */
	readonly cells: readonly TableCell[];
}

export interface DeploymentTable {
	readonly title: string;
	/** The server in one sentence. */
	readonly server: string;
	readonly serverPlace?: Place;
	readonly columns: readonly string[];
	readonly rows: readonly TableRow[];
	/** Clients without a row: those that lack nothing come last. */
	readonly hidden: number;
}

const COLUMNS = ['let in', 'registered', 'configuration', 'baseline', 'findings'] as const;

/** The table of a deployment, clients with problems first; its size is bounded whatever the number of clients. */
export function makeTable(
	model: DeploymentModel,
	clients: readonly ClientSummary[],
	problems: ReadonlyMap<string, readonly ClientProblem[]>,
): DeploymentTable {
	const troubled = clients.filter(({ lacks }) => lacks.length > 0);
	const healthy = clients.filter(({ lacks }) => lacks.length === 0);
	const shown = [...troubled, ...healthy].slice(0, ROWS_SHOWN);
	const server = mainServer(model);
	const naming =
		server?.clientFromAccept?.value === true ? 'names from the connection' : 'names from the clients';
	return {
		title: `${model.facts.label}: ${clients.length} clients, ${troubled.length} with problems`,
		server: `Server ${model.facts.serverName ?? ''}: port ${server?.port?.value ?? model.facts.serverPort}, ${model.entries.size} registered, ${naming}`,
		...(server === undefined ? undefined : { serverPlace: fileStart(server.file) }),
		columns: COLUMNS,
		rows: shown.map((client) => makeRow(model, client, problems.get(client.name) ?? [])),
		hidden: clients.length - shown.length,
	};
}

function makeRow(
	model: DeploymentModel,
	client: ClientSummary,
	problems: readonly ClientProblem[],
): TableRow {
	const { entry, admission, config, baseline, finding } = placesOfClient(model, client.name, problems);
	const places = [admission, entry, config, baseline, finding];
	return {
		name: client.name,
		...placed(entry),
		cells: cellsOf(client).map((cell, column) => ({ ...cell, ...placed(places[column]) })),
	};
}

function placed(place: Place | undefined): { readonly place?: Place } {
	return place === undefined ? {} : { place };
}
