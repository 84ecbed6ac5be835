// What a server records of its clients, as causes: the tries for one file are one, and so is what happens to one client
// again and again.
import type { StoryEvent, StoryKind } from './story-events.ts';
import { rootOf } from './story-links.ts';

/** Several tries of the server for one file are one cause; none if it sent another file after all. */
export function linkDownloads(
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
export function forgiveServed(
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
export function foldRepeats(server: readonly StoryEvent[], causes: Map<number, number>): void {
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
