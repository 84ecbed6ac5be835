// Which levels and classes a facility's options select: what a threshold and a class list come to, as sets of names.
// Whether a line is right at all is decided in `values/`; here it is taken for accepted.
import type { DaemonBuild } from '../catalogue/types.ts';

/** Levels from low to high (sh_error.c); the server has one more for what its clients send. */
export const LEVELS = ['debug', 'info', 'notice', 'warn', 'mark', 'err', 'crit', 'alert', 'inet'] as const;
export type Level = (typeof LEVELS)[number];

/** Whether letter case counts in severities and classes: up to 4.1.4 (sh_error.c, sh_error_convert_level). */
export function isCaseSensitive(daemon: DaemonBuild): boolean {
	return daemon.version === '4.1.4';
}

function lowered(value: string, daemon: DaemonBuild): string {
	return isCaseSensitive(daemon) ? value : value.toLowerCase();
}

function levelAt(text: string): Level | undefined {
	return LEVELS.find((level) => text.startsWith(level));
}

/**
 * The level that a value names, by its first letters; undefined for what is no level.
 * @param value the value of an accepted line such as `SeverityLookup=warning`
 */
export function readLevel(value: string, daemon: DaemonBuild): Level | 'none' | undefined {
	const text = lowered(value, daemon);
	return text.startsWith('none') ? 'none' : levelAt(text);
}

/**
 * The levels that a threshold selects: its items are applied from left to right to an empty set
 * (sh_error.c, sh_error_set_level).
 * @param value the value of an accepted line
 */
export function selectedLevels(value: string, daemon: DaemonBuild): ReadonlySet<Level> {
	const selected = new Set<Level>();
	const add = (levels: Iterable<Level>): void => {
		for (const level of levels) selected.add(level);
	};
	const remove = (levels: Iterable<Level>): void => {
		for (const level of levels) selected.delete(level);
	};
	for (const item of lowered(value, daemon).split(/[;, \t]+/)) {
		if (item === '') continue;
		if (item.startsWith('none') || item.startsWith('!*')) selected.clear();
		else if (item.startsWith('*')) add(LEVELS);
		else if (item.startsWith('!=')) remove(one(item.slice(2)));
		else if (item.startsWith('!')) remove(andUp(item.slice(1)));
		else if (item.startsWith('=')) add(one(item.slice(1)));
		else add(andUp(item));
	}
	return selected;
}

function one(text: string): readonly Level[] {
	const level = levelAt(text);
	return level === undefined ? [] : [level];
}

function andUp(text: string): readonly Level[] {
	const level = levelAt(text);
	return level === undefined ? [] : LEVELS.slice(LEVELS.indexOf(level));
}

/** The class names of the daemon (sh_error.c, sh_error_set_classmask); the last four stand for several others. */
export const CLASSES = [
	...([
		'AUD',
		'PANIC',
		'RUN_OLD',
		'FIL_OLD',
		'TCP',
		'ERR',
		'STAMP',
		'ENET',
		'EINPUT',
		'EVENT',
		'START',
	] as const),
	...(['LOGKEY', 'OTHER', 'RUN', 'FIL', 'ERROR'] as const),
];

/** One word of a class list and where it stands in the value. */
export interface ClassWord {
	readonly text: string;
	readonly start: number;
	/** The class as the daemon takes it; undefined where it skips the word. */
	readonly name: string | undefined;
}

/** The words of a class list; double quotes around the list are taken away. */
export function classWords(value: string, daemon: DaemonBuild): readonly ClassWord[] {
	const words: ClassWord[] = [];
	for (const match of value.matchAll(/[^\s,"]+/g)) {
		const spelt = isCaseSensitive(daemon) ? match[0] : match[0].toUpperCase();
		words.push({
			text: match[0],
			start: match.index,
			name: CLASSES.find((name) => name === spelt),
		});
	}
	return words;
}
