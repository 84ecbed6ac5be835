// Findings about a client that is connected: signs of life, what is kept of its messages, and where.

import { normalizeAddress } from '../../deployment/files/ip-address.ts';
import type { DeploymentModel } from '../../deployment/model/deployment-model.ts';
import { activeEntry, mainServer } from '../../deployment/model/deployment-model.ts';
import type { DeploymentFinding, RelatedPlace } from './deployment-finding.ts';
import { makeFinding } from './deployment-finding.ts';

/** Seconds of SetClientTimeLimit and of SetLoopTime where nothing is set (catalogue). */
const DEFAULT_TIME_LIMIT = 86400;
const DEFAULT_LOOP_TIME = 60;

function findHeartbeat(model: DeploymentModel, name: string): DeploymentFinding[] {
	const server = mainServer(model);
	const client = model.clientFiles.get(name);
	if (server === undefined || client === undefined || !model.entries.has(name)) return [];
	const limit = server.clientTimeLimit?.value ?? DEFAULT_TIME_LIMIT;
	const loop = client.loopTime?.value ?? DEFAULT_LOOP_TIME;
	const marks = client.exportsMarks;
	const limitPlace = server.clientTimeLimit?.place;
	const related: RelatedPlace[] =
		limitPlace === undefined ? [] : [{ place: limitPlace, message: `The server waits ${limit} seconds.` }];
	if (marks?.value === false) {
		const what = `${marks.text} keeps the marks of ${name} from the server, which expects a message every ${limit} seconds.`;
		return [makeFinding('heartbeat-not-exported', { what, place: marks.place, client: name, related })];
	}
	const place = client.loopTime?.place ?? limitPlace;
	if (limit > loop || place === undefined) return [];
	const what = `${name} gives a sign of life every ${loop} seconds, and the server reports it as silent after ${limit}.`;
	const elsewhere = client.loopTime === undefined ? [] : related;
	return [makeFinding('time-limit-below-heartbeat', { what, place, client: name, related: elsewhere })];
}

function findSharedLog(model: DeploymentModel, name: string): DeploymentFinding[] {
	const server = mainServer(model);
	const separate = server?.separateLogs;
	if (separate?.value !== true || server?.stripDomain?.value === false) return [];
	const entry = activeEntry(model, name);
	if (entry === undefined || !name.includes('.') || normalizeAddress(name) !== undefined) return [];
	const label = name.slice(0, name.indexOf('.'));
	const others: string[] = [];
	for (const other of model.namesByLabel.get(label) ?? []) {
		// One finding for the group, at its last name, keeps the list short.
		if (other > name) return [];
		if (other !== name && other.includes('.')) others.push(other);
	}
	if (others.length === 0) return [];
	const related: RelatedPlace[] = others.slice(0, 5).flatMap((other) => {
		const place = activeEntry(model, other)?.place;
		return place === undefined ? [] : [{ place, message: `${other} writes into the same log.` }];
	});
	related.push({ place: separate.place, message: 'Separate logs are switched on here.' });
	const what = `The separate log of ${name} is also that of ${others.slice(0, 5).join(', ')}.`;
	return [makeFinding('clients-share-log', { what, place: entry.place, client: name, related })];
}

/** Running, as far as one client goes. */
export function findRunningProblems(model: DeploymentModel, name: string): DeploymentFinding[] {
	return [...findHeartbeat(model, name), ...findSharedLog(model, name)];
}

/** Running, as far as the server goes. */
export function findRecordingProblems(model: DeploymentModel): DeploymentFinding[] {
	const server = mainServer(model);
	const records = server?.recordsClients;
	if (server === undefined || records?.value !== false) return [];
	const speaking = [...model.clientFiles.entries()].filter(
		([name, client]) => model.entries.has(name) && client.exportsAnything?.value !== false,
	);
	if (speaking.length === 0) return [];
	const what = `${speaking.length} ${speaking.length === 1 ? 'client sends' : 'clients send'} messages, and no threshold of the server selects them.`;
	return [makeFinding('export-not-recorded', { what, place: records.place })];
}
