// The deployment as items of an explorer view; the editor turns them into its own.
import { viewClient } from '../deployment/model/client-view.ts';
import type { DeploymentModel, Place } from '../deployment/model/deployment-model.ts';
import { activeEntry, mainServer } from '../deployment/model/deployment-model.ts';
import type { ClientProblem, ProblemCounts } from '../workspace/problem-counts.ts';
import type { ClientSummary } from '../workspace/summary.ts';
import { summarizeClient, summarizeClients } from '../workspace/summary.ts';
import { type ClientPlaces, fileStart, gravest, placeOfProblem, placesOfClient } from './client-places.ts';

/** One item of the tree. */
export interface TreeItem {
	/** Stable within the deployment, so that the view keeps what is open. */
	readonly id: string;
	readonly label: string;
	/** Shown beside the label. */
	readonly description: string;
	/** For a screen reader and as a tooltip: the whole sentence. */
	readonly tooltip: string;
	readonly icon: 'server' | 'client' | 'file' | 'hosts' | 'missing' | 'entry' | 'group';
	readonly state: 'ok' | 'problem' | 'note';
	/** How grave the problem is. */
	readonly severity?: 'error' | 'warning';
	/** Where a click leads. */
	readonly place?: Place;
	/** Absent: the children are asked for with `listClientItems`, when the item is opened. */
	readonly children?: readonly TreeItem[];
	readonly clientName?: string;
}

function item(id: string, label: string, icon: TreeItem['icon'], more: Partial<TreeItem> = {}): TreeItem {
	return { id, label, description: '', tooltip: more.description ?? label, state: 'ok', icon, ...more };
}

function fileItem(id: string, label: string, file: string | undefined): TreeItem[] {
	if (file === undefined) return [];
	const icon = label.startsWith('hosts') ? 'hosts' : 'file';
	return [item(id, label, icon, { description: file, tooltip: `${label}: ${file}`, place: fileStart(file) })];
}

function serverItem(model: DeploymentModel): TreeItem {
	const children = [...model.servers.keys()].flatMap((file) => fileItem(`server:${file}`, 'yulerc', file));
	children.push(
		...fileItem('hosts', 'hosts', model.serverHosts?.file),
		...fileItem('hosts.allow', 'hosts.allow', model.allow?.file),
		...fileItem('hosts.deny', 'hosts.deny', model.deny?.file),
	);
	for (const dataFile of model.dataFiles.get('') ?? []) {
		const label = dataFile.kind === 'config' ? 'rc (all other clients)' : 'file (all other clients)';
		children.push(...fileItem(dataFile.path, label, dataFile.path));
	}
	const main = mainServer(model);
	const label = model.facts.serverName ?? 'Server';
	const description = model.servers.size === 0 ? 'no yulerc' : `${model.entries.size} registered`;
	return item('server', label, 'server', {
		description,
		tooltip: `Server ${label}: ${description}`,
		state: main === undefined ? 'problem' : 'ok',
		children,
		...(main === undefined ? {} : { place: fileStart(main.file) }),
	});
}

/** The item of one client, without its children. */
export function makeClientItem(
	model: DeploymentModel,
	summary: ClientSummary,
	problems: readonly ClientProblem[] = [],
): TreeItem {
	const severity = gravest(problems);
	const place = activeEntry(model, summary.name)?.place;
	const description = summary.lacks.length === 0 ? 'complete' : summary.lacks.join(', ');
	return item(`client:${summary.name}`, summary.name, 'client', {
		description,
		tooltip: `Client ${summary.name}: ${description}`,
		state: summary.lacks.length === 0 ? 'ok' : 'problem',
		clientName: summary.name,
		...(severity === undefined ? undefined : { severity }),
		...(place === undefined ? {} : { place }),
	});
}

/** What belongs to one client, what it lacks, and its findings, when its item is opened. */
export function listClientItems(
	model: DeploymentModel,
	name: string,
	problems: readonly ClientProblem[] = [],
): TreeItem[] {
	const places = placesOfClient(model, name, problems);
	const view = viewClient(model, name);
	const summary = summarizeClient(model, name);
	const id = `client:${name}`;
	const items: TreeItem[] = [];
	if (view.entry !== undefined) {
		items.push(
			item(`${id}:entry`, 'Client= entry', 'entry', {
				description: view.entry.place.file,
				place: view.entry.place,
			}),
		);
	}
	for (const kind of ['config', 'baseline'] as const) {
		const { dataFile } = view[kind];
		if (dataFile === undefined || summary[kind] === 'missing') continue;
		const prefix = kind === 'config' ? 'rc' : 'file';
		const label = dataFile.name === '' ? prefix : `${prefix}.${dataFile.name}`;
		const state = summary[kind] === 'misnamed' ? 'problem' : 'ok';
		items.push({
			...item(`${id}:${kind}`, label, 'file', { place: fileStart(dataFile.path), state }),
			tooltip: dataFile.path,
		});
	}
	const machine = model.machines.get(name);
	items.push(...fileItem(`${id}:hosts`, 'hosts of the client', machine?.hosts?.file));
	for (const [index, lack] of summary.lacks.entries()) {
		const place = placeOfLack(lack, places);
		items.push(
			item(`${id}:lack:${index}`, lack, 'missing', {
				state: 'problem',
				tooltip: `${name}: ${lack}`,
				...(place === undefined ? undefined : { place }),
			}),
		);
	}
	for (const [index, problem] of problems.slice(0, MAX_PROBLEMS).entries()) {
		const { severity, what } = problem.reported;
		items.push(
			item(`${id}:finding:${index}`, what.replaceAll('`', ''), 'missing', {
				state: 'problem',
				severity: severity === 'error' ? 'error' : 'warning',
				place: placeOfProblem(problem),
			}),
		);
	}
	return items;
}

/** Findings of one client that are listed; more are in the list of problems. */
const MAX_PROBLEMS = 50;

/** The line that a lack comes from. */
function placeOfLack(lack: string, places: ClientPlaces): Place | undefined {
	if (lack === 'refused by TCP wrappers') return places.admission;
	if (lack.startsWith('configuration')) return places.config;
	if (lack.startsWith('baseline')) return places.baseline;
	return places.entry;
}

/** How many clients one group of the tree holds; more are divided, since no view shows thousands at once. */
const GROUP_SIZE = 100;

/** The tree of a deployment: the server, then the clients with a problem first; above 100 clients in groups. */
export function makeTree(
	model: DeploymentModel,
	problems?: ProblemCounts,
	summaries: readonly ClientSummary[] = summarizeClients(model, problems),
	problemsOf: ReadonlyMap<string, readonly ClientProblem[]> = new Map(),
): TreeItem[] {
	const clients = summaries.map((summary) => makeClientItem(model, summary, problemsOf.get(summary.name)));
	const sorted = [
		...clients.filter(({ state }) => state === 'problem'),
		...clients.filter(({ state }) => state !== 'problem'),
	];
	if (sorted.length <= GROUP_SIZE) return [serverItem(model), ...sorted];
	const groups: TreeItem[] = [];
	for (let start = 0; start < sorted.length; start += GROUP_SIZE) {
		const children = sorted.slice(start, start + GROUP_SIZE);
		const label = `Clients ${start + 1}–${start + children.length}`;
		const troubled = children.filter(({ state }) => state === 'problem').length;
		groups.push(
			item(`group:${start}`, label, 'group', {
				description: troubled === 0 ? '' : `${troubled} with problems`,
				tooltip: label,
				state: troubled === 0 ? 'ok' : 'problem',
				children,
			}),
		);
	}
	return [serverItem(model), ...groups];
}
