// Which Ignore line suppresses a report. Files have thousands of such lines, so that most of them are passed over by the
// text with which their expression begins.
import type { PosixRegex } from '../regex/posix.ts';
import { appendTo } from '../text/multimap.ts';

/** The reports that an Ignore line suppresses. */
export type IgnoredEvent = 'added' | 'missing' | 'modified';

/** One `IgnoreAdded`, `IgnoreMissing` or `IgnoreModified` line. */
export interface IgnoreLine {
	readonly event: IgnoredEvent;
	/** The expression as written. */
	readonly pattern: string;
	readonly regex: PosixRegex;
	/** Text with which every path begins that the expression matches. */
	readonly prefix: string;
	readonly line: number;
}

/** Characters with a meaning, or with which an expression may mean another text. */
const SPECIAL = /[.[\]()*+?{}^$\\|]/;

/**
 * The text with which every match of an expression begins, that samhain anchors at the start of a path.
 * @returns an empty text where it may begin in several ways
 */
export function literalPrefix(pattern: string): string {
	if (pattern.includes('|')) return '';
	const at = pattern.search(SPECIAL);
	if (at < 0) return pattern;
	// A repetition may leave out the character before it.
	return '*+?{'.includes(pattern.charAt(at)) ? pattern.slice(0, Math.max(0, at - 1)) : pattern.slice(0, at);
}

/** Lines by event and by the folder with which every path begins that they match; an empty folder: any path. */
type IgnoreIndex = ReadonlyMap<string, readonly IgnoreLine[]>;

/** Made once for each list, since every path of a tree asks. */
const indexes = new WeakMap<readonly IgnoreLine[], IgnoreIndex>();

function indexOf(ignores: readonly IgnoreLine[]): IgnoreIndex {
	const known = indexes.get(ignores);
	if (known !== undefined) return known;
	const index = new Map<string, IgnoreLine[]>();
	for (const line of ignores)
		appendTo(index, `${line.event} ${line.prefix.slice(0, line.prefix.lastIndexOf('/') + 1)}`, line);
	indexes.set(ignores, index);
	return index;
}

/** The first line that suppresses an event of a path. */
export function ignoringLine(
	ignores: readonly IgnoreLine[],
	event: string,
	path: string,
): IgnoreLine | undefined {
	if (ignores.length === 0) return undefined;
	const index = indexOf(ignores);
	let first: IgnoreLine | undefined;
	for (let end = -1; ; end = path.indexOf('/', end + 1)) {
		const folder = path.slice(0, end + 1);
		for (const line of index.get(`${event} ${folder}`) ?? []) {
			if (first !== undefined && line.line > first.line) break;
			if (path.startsWith(line.prefix) && line.regex.test(path)) first = line;
		}
		if (end >= 0 && path.indexOf('/', end + 1) < 0) return first;
	}
}
