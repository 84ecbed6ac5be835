// Reads the records of client and server as one course of events: what went wrong first, and what only follows from it.
// The order of records and their times decide; the files of a deployment are not asked.
import type { ExplainedLine } from './explain.ts';
import { linkClient, type Progress, type Reached } from './story-client.ts';
import { FAILURES, readEvents, type StoryEvent, type StoryKind } from './story-events.ts';
import { isBefore, isSameHost, rootOf } from './story-links.ts';
import { foldRepeats, forgiveServed, linkDownloads } from './story-server.ts';

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
