// Which `file=` or `dir=` line decides for a path, asked of the index by name, so that an answer costs the folders above
// the path and not the lines of the file. It takes every folder for a real one; `watch/` answers for a tree.
import { byPlace } from '../document/definitions.ts';
import type { FileView } from '../document/file-view.ts';
import type { Line } from '../document/line-store.ts';
import { optionText } from '../document/option-text.ts';
import { effectiveLines } from '../effective/in-force.ts';
import { knownValue } from '../effective/known-value.ts';
import { readNumber } from '../values/number.ts';
import { parseWatchedPath } from '../values/path.ts';
import { redefine } from './configuration.ts';
import { type Mask, POLICIES, type Policy, policyOfSection } from './policies.ts';

/** Index keys that a rule over watched paths must read. */
export const WATCH_READS: readonly string[] = [
	'tail',
	'option:setrecursionlevel',
	...POLICIES.flatMap(({ section, redefOption }) => [
		`policy:${section}`,
		`option:${redefOption.toLowerCase()}`,
	]),
];

/** Lines of one policy that are asked; no file that people write has as many. */
const MAX_PATHS = 2000;

/**
 * Whether a file lists so many paths that no rule asks what they watch together: an edit goes on costing what it
 * changes, not the lines of the file.
 */
export function hasTooManyPaths(view: FileView): boolean {
	return POLICIES.some(({ section }) => view.hasMore(`policy:${section}`, MAX_PATHS));
}

/** The line that decides for a path. */
export interface WatchedBy {
	readonly line: Line;
	readonly policy: Policy;
	/** The tests in force where the line is read. */
	readonly mask: Mask;
}

/**
 * The `file=` and `dir=` lines of one policy that samhain takes, top to bottom.
 * @param section the policy's section without brackets
 */
export function acceptedPathLines(view: FileView, section: string): readonly Line[] {
	let lines = view.pathLines.get(section);
	if (lines === undefined) {
		lines = view.lines(`policy:${section}`).filter((line) => isTaken(view, line));
		view.pathLines.set(section, lines);
	}
	return lines;
}

function isTaken(view: FileView, line: Line): boolean {
	const { isRejected, isTemplated, option, section } = line.parsed;
	if (isTemplated === true || view.isDropped(line)) return false;
	// Samhain logs an error about a pattern that nothing matches, but keeps it and looks again before each check.
	if (isRejected !== true) return true;
	const key = option?.key === 'file' ? 'file' : 'dir';
	return parseWatchedPath(optionText(line).value, key, section ?? '')?.isPattern === true;
}

/** The first line that lists a path as a directory of either schedule; undefined where none does. */
export function directoryLine(view: FileView, path: string): Line | undefined {
	return firstLine(view, 'dir-one', path) ?? firstLine(view, 'dir-two', path);
}

function firstLine(view: FileView, space: 'file' | 'dir-one' | 'dir-two', path: string): Line | undefined {
	return view.definingLines(space, path).find((line) => isTaken(view, line));
}

/** The depth of a `dir=` line, with `SetRecursionLevel` where the line has none; undefined where it is not known. */
export function depthOf(view: FileView, line: Line): number | undefined {
	const { value } = optionText(line);
	const own = parseWatchedPath(value, 'dir', line.parsed.section ?? '')?.depth;
	if (own !== undefined) return own;
	const level = effectiveLines(view, 'setrecursionlevel').at(-1);
	if (level === undefined) return 0;
	const text = knownValue(level);
	return text === undefined ? undefined : Number(readNumber(text, level.parsed.option?.reading).value);
}

/** How the content of a folder is read: by which line, and how many levels are left. */
function contentRule(
	view: FileView,
	folder: string,
): { readonly line: Line; readonly depth: number } | undefined {
	let at = folder;
	for (let levels = 0; ; levels++) {
		const line = directoryLine(view, at);
		if (line !== undefined) {
			const depth = (depthOf(view, line) ?? 0) - levels;
			return depth < 0 ? undefined : { line, depth };
		}
		if (at === '/') return undefined;
		at = at.slice(0, Math.max(1, at.lastIndexOf('/')));
	}
}

/**
 * The line that decides for a path, as samhain's walk finds it: its own line before the nearest folder that lists it
 * with enough depth.
 * @param path absolute, without a slash at the end
 * @returns undefined where samhain does not look at the path
 */
export function watchedBy(view: FileView, path: string): WatchedBy | undefined {
	const own = firstLine(view, 'file', path) ?? directoryLine(view, path);
	const above =
		path === '/' ? undefined : contentRule(view, path.slice(0, Math.max(1, path.lastIndexOf('/'))));
	const line = own ?? above?.line;
	const policy = line === undefined ? undefined : policyOfSection(line.parsed.section ?? '');
	if (line === undefined || policy === undefined) return undefined;
	return { line, policy, mask: maskAt(view, policy, line) };
}

/** Whether the walk of a folder above reaches a path, whatever the policy. */
export function isReached(view: FileView, path: string): boolean {
	return path !== '/' && contentRule(view, path.slice(0, Math.max(1, path.lastIndexOf('/')))) !== undefined;
}

/** The line that decides how samhain looks at what is in a directory. */
export function contentLine(view: FileView, folder: string): Line | undefined {
	return contentRule(view, folder)?.line;
}

/** Whether samhain looks at what is in a directory. */
export function isContentWatched(view: FileView, folder: string): boolean {
	const line = contentLine(view, folder);
	return line !== undefined && line.parsed.section !== 'IgnoreAll';
}

/** The tests of a policy for a line: those of the `Redef…` lines above it count. */
export function maskAt(view: FileView, policy: Policy, line: Line): Mask {
	let { mask } = policy;
	for (const redef of view.lines(`option:${policy.redefOption.toLowerCase()}`)) {
		if (byPlace(redef, line) < 0) mask = redefine(mask, optionText(redef).value);
	}
	return mask;
}
