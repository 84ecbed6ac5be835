// Reads the records of client and server as one course of events: what went wrong first, and what only follows from it.
// The order of records and their times decide; the files of a deployment are not asked.
import type { ExplainedLine } from './explain.ts';
import { FAILURES, readEvents, type StoryEvent, type StoryKind } from './story-events.ts';

/** The course of events in a row of records. */
export interface Story {
	/** For each record the index of the one that it follows from; null for causes and for what is not a failure. */
	readonly causes: readonly (number | null)[];
	/** The cause to begin with; undefined where nothing went wrong. */
	readonly main: StoryCause | undefined;
	/** Further causes, in the order of their weight. */
	readonly others: readonly StoryCause[];
	/** Records that look like a failure and are none. */
	readonly harmless: ReadonlySet<number>;
}

/** A record from which others follow, or that is alone. */
export interface StoryCause {
	readonly index: number;
	readonly kind: StoryKind;
	/** How far the client came before it. */
	readonly reached: Reached | undefined;
	/** The configuration of the client that fails came from the server. */
	readonly isServed: boolean;
	/** The client that it is about, as far as the records around it name one. */
	readonly host: string | undefined;
	/** The path in 'Requested file not found' tells a missing file from one that cannot be read. */
	readonly file: 'missing' | 'unreadable' | undefined;
	/** Records that follow from it. */
	readonly consequences: readonly number[];
}

interface Progress {
	readonly stage: Reached;
	readonly isServed: boolean;
}

export type Reached = 'nothing' | 'password' | 'log-in' | 'configuration' | 'session';

/** Clocks of two machines may differ; a cause on the other side is looked for within this time. */
const MOST_DISTANCE = 900_000;

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
/** The lower, the nearer to the root of all. */
const ranks: Partial<Record<StoryKind, number>> = {
	nothingToCheck: 2,
	digest: 2,
	silent: 3,
	badLine: 3,
	ill: 3,
	failedEnd: 3,
	lookup: 4,
	selfResolve: 5,
};

/** Puts the records of one paste, or of several files one after the other, together. */
export function readStory(lines: readonly ExplainedLine[]): Story {
	const events = readEvents(lines);
	const causes = new Map<number, number>();
	const harmless = new Set<number>();
	const files = new Map<number, 'missing' | 'unreadable'>();
	const server = events.filter(({ side }) => side === 'server');
	linkDownloads(server, causes, harmless, files);
	forgiveServed(events, causes, harmless, files);
	foldRepeats(server, causes);
	// The end of the server is explained like that of a client.
	const ends = server.filter(({ kind }) => ownFailures.has(kind));
	linkClient(ends, [], causes, new Map());
	const reached = new Map<number, Progress>();
	linkClient(
		events.filter(({ side, isRecorded }) => side === 'client' && !isRecorded),
		server,
		causes,
		reached,
	);
	const recorded = events.filter(({ isRecorded }) => isRecorded);
	for (const host of new Set(recorded.map((event) => event.host))) {
		const own = recorded.filter((event) => event.host === host);
		linkClient(own, server, causes, reached);
	}
	linkRestarts(events, causes);
	linkNames(events, causes);
	return summarise(lines.length, events, causes, harmless, files, reached);
}

/** Failures of a daemon with itself. */
const ownFailures: ReadonlySet<StoryKind> = new Set<StoryKind>([
	'precursor',
	'badLine',
	'panic',
	'abort',
	'block',
	'begin',
	'goodEnd',
	'failedEnd',
]);

/** Several tries of the server for one file are one cause; none if it sent another file after all. */
function linkDownloads(
	server: readonly StoryEvent[],
	causes: Map<number, number>,
	harmless: Set<number>,
	files: Map<number, 'missing' | 'unreadable'>,
): void {
	let burst: StoryEvent[] = [];
	for (const event of server) {
		if (event.kind === 'access') {
			burst.push(event);
			continue;
		}
		if (event.kind === 'served') for (const { index } of burst) harmless.add(index);
		if (event.kind === 'nofile') {
			const [first, ...others] = burst;
			const root = first ?? event;
			for (const { index } of others) causes.set(index, root.index);
			if (root !== event) causes.set(event.index, root.index);
			files.set(root.index, /^\(?null\)?$/i.test(event.facts['path'] ?? '') ? 'missing' : 'unreadable');
		}
		if (event.kind === 'served' || event.kind === 'nofile') burst = [];
	}
	// Lines without an end: the tries for one file are one cause.
	const [first, ...others] = burst;
	for (const { index } of others) if (first !== undefined) causes.set(index, first.index);
}

/** A client that reports its start got its files, even where the level of the log hides that they were sent. */
function forgiveServed(
	events: readonly StoryEvent[],
	causes: ReadonlyMap<number, number>,
	harmless: Set<number>,
	files: ReadonlyMap<number, 'missing' | 'unreadable'>,
): void {
	for (const event of events) {
		if (event.kind !== 'access' || causes.has(event.index) || files.has(event.index)) continue;
		const name = /\/(?:rc|file)\.([^/]+)$/.exec(event.facts['path'] ?? '')?.[1]?.toLowerCase();
		const goesOn = events.some(
			({ index, kind, isRecorded, host }) =>
				index > event.index &&
				isRecorded &&
				kind === 'begin' &&
				host !== undefined &&
				name !== undefined &&
				host.split('.')[0] === name.split('.')[0],
		);
		const isAlone = ![...causes.values()].includes(event.index);
		if (goesOn && isAlone) harmless.add(event.index);
	}
}

const repeating: ReadonlySet<StoryKind> = new Set<StoryKind>([
	'refused',
	'unlisted',
	'mismatch',
	'intruder',
	'lookup',
	'access',
	'nofile',
	'silent',
]);

/** What happens to the same client again and again is one cause. */
function foldRepeats(server: readonly StoryEvent[], causes: Map<number, number>): void {
	const first = new Map<string, number>();
	for (const { kind, host, facts, index } of server) {
		if (!repeating.has(kind) || causes.has(index)) continue;
		const key = `${kind} ${kind === 'access' ? facts['path'] : (host ?? '')}`;
		const known = first.get(key);
		if (known === undefined) first.set(key, index);
		else causes.set(index, known);
	}
	for (const { index } of server) {
		const root = rootOf(index, causes);
		if (root !== index) causes.set(index, root);
	}
}

function rootOf(index: number, causes: ReadonlyMap<number, number>): number {
	let at = index;
	for (let steps = 0; steps < 8; steps++) {
		const next = causes.get(at);
		if (next === undefined) return at;
		at = next;
	}
	return at;
}

/** The failures of a client: each follows from the first one since it last got on, or from what the server says. */
function linkClient(
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
		if (distance > MOST_DISTANCE) continue;
		const worth = distance + allowed.indexOf(each.kind) / 10;
		if (best === undefined || worth < best.distance) best = { index: each.index, distance: worth };
	}
	return best === undefined ? undefined : rootOf(best.index, causes);
}

/** 'Restart without prior exit' follows from what kept the client from reporting its end. */
function linkRestarts(events: readonly StoryEvent[], causes: Map<number, number>): void {
	for (const [at, event] of events.entries()) {
		if (event.kind !== 'ill' || causes.has(event.index)) continue;
		const before = events.slice(0, at).filter((each) => isBefore(each, event) && isSameHost(each, event));
		const found =
			events.find((each) => each.kind === 'intruder' && isSameHost(each, event)) ??
			before.findLast(({ kind }) => kind === 'nofile' || kind === 'mismatch') ??
			events.slice(0, at).findLast(({ kind }) => kind === 'access');
		const root = found === undefined ? undefined : rootOf(found.index, causes);
		if (
			root !== undefined &&
			root !== event.index &&
			!(found?.kind === 'access' && !hasFailed(found, events, causes))
		)
			causes.set(event.index, root);
	}
}

function hasFailed(
	access: StoryEvent,
	events: readonly StoryEvent[],
	causes: ReadonlyMap<number, number>,
): boolean {
	return events.some(
		({ kind, index }) => kind === 'nofile' && rootOf(index, causes) === rootOf(access.index, causes),
	);
}

function isBefore(a: StoryEvent, b: StoryEvent): boolean {
	return a.time === undefined || b.time === undefined || a.time <= b.time;
}

/** Records of clients have the name without its domain unless the server is configured otherwise. */
function isSameHost(a: StoryEvent, b: StoryEvent): boolean {
	if (a.host === undefined || b.host === undefined) return true;
	return a.host === b.host || a.host.split('.')[0] === b.host.split('.')[0];
}

/** The look-up of a name refuses nobody; before a refusal for the same name it belongs to it. */
function linkNames(events: readonly StoryEvent[], causes: Map<number, number>): void {
	const unlisted = events.filter(({ kind }) => kind === 'unlisted');
	for (const event of events) {
		if (event.kind !== 'lookup' && event.kind !== 'selfResolve') continue;
		const refusal = unlisted.find((each) =>
			event.kind === 'lookup' ? isSameHost(each, event) : /^[\d.]+$|:/.test(each.host ?? ''),
		);
		if (refusal !== undefined) causes.set(event.index, rootOf(refusal.index, causes));
	}
}

/** The name that a cause or what follows from it carries, else the client that the server last spoke of before it. */
function hostOf(
	index: number,
	events: readonly StoryEvent[],
	consequences: readonly number[],
): string | undefined {
	const about = new Set([index, ...consequences]);
	const own = events.filter((event) => about.has(event.index));
	const said = own.find(({ side, host }) => side === 'server' && host !== undefined)?.host;
	if (said !== undefined) return said;
	const names = new Set(
		events.flatMap(({ side, host }) => (side === 'server' && host !== undefined ? [host] : [])),
	);
	const [only] = names;
	return names.size === 1 ? only : own.find(({ isRecorded, host }) => isRecorded && host !== undefined)?.host;
}

function summarise(
	count: number,
	events: readonly StoryEvent[],
	causes: ReadonlyMap<number, number>,
	harmless: ReadonlySet<number>,
	files: ReadonlyMap<number, 'missing' | 'unreadable'>,
	reached: ReadonlyMap<number, Progress>,
): Story {
	const roots = events.filter(
		({ kind, index }) => FAILURES.has(kind) && !causes.has(index) && !harmless.has(index),
	);
	const consequences = new Map<number, number[]>();
	for (const index of causes.keys()) {
		const root = rootOf(index, causes);
		consequences.set(root, [...(consequences.get(root) ?? []), index]);
	}
	const found = roots.map(({ index, kind }): StoryCause & { rank: number; time: number } => ({
		index,
		kind,
		reached: reached.get(index)?.stage,
		isServed: reached.get(index)?.isServed ?? false,
		host: hostOf(index, events, consequences.get(index) ?? []),
		file: files.get(index),
		consequences: (consequences.get(index) ?? []).sort((a, b) => a - b),
		// A line that is not understood is a cause of its own only where something follows from it.
		rank: kind === 'badLine' && consequences.has(index) ? 1 : (ranks[kind] ?? 1),
		time: events.find((each) => each.index === index)?.time ?? 0,
	}));
	found.sort((a, b) => a.rank - b.rank || a.time - b.time || a.index - b.index);
	const [main, ...others] = found.map(({ rank: _, time: __, ...cause }): StoryCause => cause);
	return {
		causes: Array.from({ length: count }, (_, index) => (causes.has(index) ? rootOf(index, causes) : null)),
		main,
		others,
		harmless,
	};
}
