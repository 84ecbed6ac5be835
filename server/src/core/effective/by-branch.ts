// Which of several lines count, where conditional blocks may keep some of them from being read. Knows lines and blocks
// only; the caller decides which of two lines is the stronger one.
import { areExclusive, type Branch } from '../document/line-context.ts';
import type { Line } from '../document/line-store.ts';

/** What is left of lines of which the stronger ones replace the weaker ones. */
export interface Settled {
	/** Lines that count on some host at least, the strongest first. */
	readonly counting: readonly Line[];
	/** Lines that count on no host, each with the line that replaces it; of several that do so together, the weakest. */
	readonly replaced: ReadonlyMap<Line, Line>;
	/** Whether one of the lines counts on every host. */
	readonly isCertain: boolean;
}

/**
 * Works out which lines count. A line is replaced when stronger ones are read wherever it is: one in the same block or
 * around it, or one in each arm of a block.
 * @param strongestFirst lines of one option
 * @param where the branch that is asked about: blocks around it count as read, and lines that exclude it as unread;
 * undefined for the file on all hosts
 * @param replaces whether a line replaces weaker ones; by default every line does
 */
export function settle(
	strongestFirst: Iterable<Line>,
	where?: Branch,
	replaces: (line: Line) => boolean = () => true,
): Settled {
	/** The branches in which every host reads a replacing line, and the line that completed it. */
	const covered = new Map<Branch | undefined, Line>();
	const counting: Line[] = [];
	const replaced = new Map<Line, Line>();
	for (const line of strongestFirst) {
		const branch = line.context?.branch;
		if (areExclusive(branch, where)) continue;
		const by = coverOf(covered, branch, where);
		if (by !== undefined) {
			replaced.set(line, by);
			continue;
		}
		counting.push(line);
		if (replaces(line)) cover(covered, line, where);
	}
	return { counting, replaced, isCertain: covered.has(undefined) };
}

/** Whether a line is read wherever a branch is. */
export function isReadIn(line: Line, where: Branch | undefined): boolean {
	return openBranch(line.context?.branch, where) === undefined;
}

/** The innermost branch that may be left out although `where` is read; undefined when the line is read for certain. */
function openBranch(branch: Branch | undefined, where: Branch | undefined): Branch | undefined {
	let at = branch;
	while (at !== undefined && (!at.isFork || encloses(at, where))) at = at.parent;
	return at;
}

function encloses(outer: Branch, inner: Branch | undefined): boolean {
	for (let at = inner; at !== undefined; at = at.parent) if (at === outer) return true;
	return false;
}

function coverOf(
	covered: ReadonlyMap<Branch | undefined, Line>,
	branch: Branch | undefined,
	where: Branch | undefined,
): Line | undefined {
	let at = openBranch(branch, where);
	while (at !== undefined) {
		const by = covered.get(at);
		if (by !== undefined) return by;
		at = openBranch(at.parent, where);
	}
	return covered.get(undefined);
}

/** Notes that every host that reads the branch of a line reads the line, and so on outwards from full blocks. */
function cover(covered: Map<Branch | undefined, Line>, line: Line, where: Branch | undefined): void {
	let at = openBranch(line.context?.branch, where);
	while (at !== undefined) {
		covered.set(at, line);
		// A template engine's block may have no second arm, or more.
		if (at.isTemplate || !covered.has(at.next())) return;
		at = openBranch(at.parent, where);
	}
	covered.set(undefined, line);
}
