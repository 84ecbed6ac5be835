// The failures of a client, each linked to its cause: the first failure since the client last got on, or what the server
// records of it.
import { FAILURES, type StoryEvent, type StoryKind } from './story-events.ts';
import { isBefore, rootOf } from './story-links.ts';

/** How far a client came before a failure. */
export interface Progress {
	readonly stage: Reached;
	/** It reads a configuration that the server sent. */
	readonly isServed: boolean;
}

/** The last step that a client completed. */
export type Reached = 'nothing' | 'password' | 'log-in' | 'configuration' | 'session';

/** The clocks of two machines may differ: a cause on the server is at most this many milliseconds away. */
const MAX_DISTANCE_MS = 900_000;

/** What a failure of the client can follow from on the server. */
const possibleCauses: Partial<Record<StoryKind, readonly StoryKind[]>> = {
	unreachable: ['panic'],
	cut: ['refused', 'unlisted', 'intruder', 'panic'],
	state: ['refused', 'unlisted', 'mismatch', 'intruder'],
	notLoggedIn: ['refused', 'unlisted', 'mismatch', 'intruder'],
	odd: ['refused', 'unlisted', 'mismatch', 'intruder'],
	givenUp: ['refused', 'unlisted', 'mismatch', 'intruder'],
	downloadFailed: ['access', 'nofile', 'refused', 'unlisted', 'mismatch'],
	local: ['access', 'nofile', 'refused', 'unlisted', 'mismatch'],
};
/** What the client waited for when the server ended the exchange. */
const causesByExpectation: Readonly<Record<string, readonly StoryKind[]>> = {
	INIT: ['refused', 'unlisted'],
	PARP: ['mismatch'],
	TALK: ['intruder', 'unlisted', 'refused'],
};
/** The failures of a client: each follows from the first one since it last got on, or from what the server says. */
export function linkClient(
	client: readonly StoryEvent[],
	server: readonly StoryEvent[],
	causes: Map<number, number>,
	reached: Map<number, Progress>,
): void {
	let root: number | undefined;
	let stage: Reached | undefined;
	let isReloading = false;
	let isServed = false;
	let openLines: number[] = [];
	const known = new Map<string, number>();
	for (const [at, event] of client.entries()) {
		const { kind, index } = event;
		if (!FAILURES.has(kind)) {
			const isNew = kind === 'begin' && !isReloading;
			stage = isNew && event.facts['program'] === undefined ? 'nothing' : stageAfter(event, stage);
			if (isNew && event.facts['program'] === undefined) openLines = [];
			if (kind === 'downloaded' || event.facts['path'] === 'REQ_FROM_SERVER') isServed = true;
			isReloading = kind === 'reload' || (isReloading && kind !== 'begin');
			if (kind !== 'reload') root = undefined;
			continue;
		}
		if (kind === 'badLine') {
			openLines.push(index);
			if (isServed) reached.set(index, { stage: 'configuration', isServed });
			continue;
		}
		if (kind === 'nothingToCheck' && root === undefined) root = openLines[0];
		const next = client[at + 1];
		// A block and the fatal message after it are one event, and the message has the path.
		if (kind === 'block' && root === undefined && next?.kind === 'panic') {
			causes.set(index, next.index);
			continue;
		}
		if (root === undefined) {
			// The same failure of the next process, or of the next try, is the same cause.
			const detail = kind === 'nothingToCheck' || kind === 'digest' ? '' : (event.facts['msg'] ?? '');
			const key = `${kind} ${event.facts['expect'] ?? ''} ${detail}`;
			root = nearestCause(event, client.slice(at + 1, at + 6), server, causes) ?? known.get(key) ?? index;
			known.set(key, root);
			const expected = stageBefore[event.facts['expect'] ?? ''] ?? stage;
			if (!reached.has(root) && expected !== undefined) reached.set(root, { stage: expected, isServed });
		}
		if (root !== index) causes.set(index, root);
	}
}

/** How far a client came that waits for a certain word of the server. */
const stageBefore: Readonly<Record<string, Reached>> = { INIT: 'nothing', PARP: 'password', TALK: 'session' };

function stageAfter({ kind, facts }: StoryEvent, stage: Reached | undefined): Reached | undefined {
	switch (kind) {
		case 'loggedIn':
			return stage === undefined || stage === 'nothing' ? 'log-in' : stage;
		case 'downloaded':
			return stage === 'session' ? stage : 'configuration';
		case 'begin':
			// A START after a log-in means that the process runs; before one nothing has been reached.
			if (facts['program'] === undefined) return stage ?? 'nothing';
			return stage === undefined || stage === 'nothing' ? 'nothing' : 'session';
		case 'goodEnd':
			return 'nothing';
		default:
			return stage;
	}
}

/** The server's word on a failure: the nearest in time that can be its cause. */
function nearestCause(
	event: StoryEvent,
	later: readonly StoryEvent[],
	server: readonly StoryEvent[],
	causes: ReadonlyMap<number, number>,
): number | undefined {
	// A cut connection does not say at which step; the line after it does.
	const state =
		event.kind === 'state'
			? event
			: event.kind === 'cut'
				? later.find(({ kind }) => kind === 'state')
				: undefined;
	const allowed = causesByExpectation[state?.facts['expect'] ?? ''] ?? possibleCauses[event.kind];
	if (allowed === undefined) return undefined;
	let best: { readonly index: number; readonly distance: number } | undefined;
	for (const each of server) {
		if (!allowed.includes(each.kind)) continue;
		// What ends the server comes before the client notices.
		if (each.kind === 'panic' && !isBefore(each, event)) continue;
		const distance =
			each.time === undefined || event.time === undefined ? 0 : Math.abs(each.time - event.time);
		if (distance > MAX_DISTANCE_MS) continue;
		const worth = distance + allowed.indexOf(each.kind) / 10;
		if (best === undefined || worth < best.distance) best = { index: each.index, distance: worth };
	}
	return best === undefined ? undefined : rootOf(best.index, causes);
}
