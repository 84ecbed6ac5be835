// What links one event of a course to another: its cause, its time, its host.
import type { StoryEvent } from './story-events.ts';

/**
 * The cause at the beginning of a chain.
 * @param causes for the index of an event the index of the one that it follows from
 */
export function rootOf(index: number, causes: ReadonlyMap<number, number>): number {
	let at = index;
	for (let steps = 0; steps < 8; steps++) {
		const next = causes.get(at);
		if (next === undefined) return at;
		at = next;
	}
	return at;
}

/** Whether `a` can have come before `b`; records without a time can. */
export function isBefore(a: StoryEvent, b: StoryEvent): boolean {
	return a.time === undefined || b.time === undefined || a.time <= b.time;
}

/** Records of clients have the name without its domain unless the server is configured otherwise. */
export function isSameHost(a: StoryEvent, b: StoryEvent): boolean {
	if (a.host === undefined || b.host === undefined) return true;
	return a.host === b.host || a.host.split('.')[0] === b.host.split('.')[0];
}
