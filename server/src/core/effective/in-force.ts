// Which lines of an option are in force, which of them have no effect and why: the one answer for rules, deployment and
// hover. How lines of one option combine is a fact of the catalogue (`repeat`).
//
// "In force" is said for the host that the file was read for. Without one, a line is in force when it is on some host,
// so that no alarm depends on a block that may not be read.
import { findAnywhere } from '../catalogue/lookup.ts';
import type { OptionCore } from '../catalogue/types.ts';
import { byPlace } from '../document/definitions.ts';
import type { FileView } from '../document/file-view.ts';
import { areExclusive, type Branch } from '../document/line-context.ts';
import type { Line } from '../document/line-store.ts';
import { optionText } from '../document/option-text.ts';
import { appendsHost } from '../values/plain-path.ts';
import { clearsSchedules } from '../values/schedule.ts';
import { isReadIn, settle } from './by-branch.ts';

/** What a file makes of one option. */
export interface InForce {
	/**
	 * The lines that count, top to bottom: one for most options; several where lines add up, or where it depends on the
	 * host which is read. A refused line is among them only when samhain stops at it (`ChecksumTest`).
	 */
	readonly lines: readonly Line[];
	/** Accepted lines without any effect, each with the line that decides instead. */
	readonly overridden: ReadonlyMap<Line, Line>;
	/** Whether the default may be in force: no line counts, or none on some hosts. */
	readonly mayBeDefault: boolean;
}

/**
 * The lines that samhain accepts, top to bottom, without one that the end of the file cuts off.
 * @param key lower-case name of the option; `file` and `dir` have no such list, they are in the index by policy
 */
export function acceptedLines(view: FileView, key: string): readonly Line[] {
	return view
		.lines(`option:${key}`)
		.filter((line) => line.parsed.isRejected !== true && !view.isDropped(line));
}

/**
 * What is in force for an option. Costs the lines of this option, and those that open its block.
 * @param key lower-case name of the option
 * @param where a branch of the file that is assumed to be read, with the blocks around it; undefined: the file as a whole
 */
export function linesInForce(view: FileView, key: string, where?: Branch): InForce {
	const option = findAnywhere(key)[0];
	switch (option?.repeat) {
		case 'first':
			return firstOf(acceptedLines(view, key), where);
		case 'first-even-refused':
			return firstOf(
				view.lines(`option:${key}`).filter((line) => !view.isDropped(line)),
				where,
			);
		case 'last-in-block':
			return join(
				[...groupByBlock(view, option, acceptedLines(view, key)).values()].map((lines) =>
					lastOf(lines, where),
				),
			);
		case 'last-by-name':
			return join(settleByName(view, acceptedLines(view, key), where));
		case 'first-by-name':
		case 'list':
		case 'limited':
		case 'block':
		case 'below':
			return allOf(acceptedLines(view, key), where);
		default:
			return lastOf(acceptedLines(view, key), where);
	}
}

/** The lines of an option that count on some host; see `linesInForce`. */
export function effectiveLines(view: FileView, key: string): readonly Line[] {
	return linesInForce(view, key).lines;
}

/**
 * The one line that decides about an option on every host.
 * @returns undefined where the default may be in force, or it depends on the host which line is
 */
export function decidingLine(view: FileView, key: string): Line | undefined {
	const { lines, mayBeDefault } = linesInForce(view, key);
	return mayBeDefault || lines.length > 1 ? undefined : lines[0];
}

/**
 * The line because of which an option line has no effect, although there is nothing wrong with it: a later one of the
 * same option, an earlier one where the first counts, or the one that lists the same path. Of entries and paths it costs
 * those of the same name only.
 */
export function overridingLine(view: FileView, line: Line): Line | undefined {
	const { option, isRejected } = line.parsed;
	if (option === undefined || view.isDropped(line)) return undefined;
	// Samhain refuses the second line for a path.
	if (option.repeat === 'first-by-name') return firstOfPath(view, line);
	if (isRejected === true) return undefined;
	switch (option.repeat) {
		case 'last-by-name':
			return join(settleByName(view, [line])).overridden.get(line);
		case 'list':
			return option.kind === 'schedule' ? linesInForce(view, option.key).overridden.get(line) : undefined;
		case 'limited':
		case 'block':
		case 'below':
			return undefined;
		default:
			return linesInForce(view, option.key).overridden.get(line);
	}
}

function firstOfPath(view: FileView, line: Line): Line | undefined {
	const earlier = line.definitions.map(({ space, key }) =>
		view
			.definingLines(space, key)
			.find((other) => byPlace(other, line) < 0 && isReadIn(other, line.context?.branch)),
	);
	// A pattern stays in force as long as one of its paths is its own.
	return earlier.includes(undefined) ? undefined : earlier[0];
}

/**
 * What is in force when the last of some lines counts.
 * @param lines accepted lines of one option, top to bottom
 */
export function lastOf(lines: readonly Line[], where?: Branch): InForce {
	const settled = settle(lines.toReversed(), where, replacesEarlier);
	return {
		lines: settled.counting.toReversed(),
		overridden: settled.replaced,
		mayBeDefault: !settled.isCertain && !settle(lines, where).isCertain,
	};
}

function firstOf(lines: readonly Line[], where: Branch | undefined): InForce {
	const { counting, replaced, isCertain } = settle(lines, where);
	return { lines: counting, overridden: replaced, mayBeDefault: !isCertain };
}

/** Lines that add up; of schedules, those above a line that clears the list have no effect. */
function allOf(lines: readonly Line[], where: Branch | undefined): InForce {
	const { counting, replaced } = settle(lines.toReversed(), where, clearsList);
	return {
		lines: counting.toReversed(),
		overridden: replaced,
		mayBeDefault: !settle(lines, where).isCertain,
	};
}

function join(parts: readonly InForce[]): InForce {
	return {
		lines: parts.flatMap(({ lines }) => lines).sort(byPlace),
		overridden: new Map(parts.flatMap(({ overridden }) => [...overridden])),
		mayBeDefault: parts.length === 0 || parts.some((part) => part.mayBeDefault),
	};
}

/** Paths to which `AUTO` appends the name of the host, instead of replacing them (sh_readconf.c, sh_readconf_set_path). */
export const AUTO_PATHS: readonly string[] = ['setdatabasepath', 'setlogfilepath', 'setlockfilepath'];

/** Whether a line is `AUTO` for one of the paths that it makes longer. */
export function appendsHostName(line: Line): boolean {
	return AUTO_PATHS.includes(line.parsed.option?.key ?? '') && appendsHost(optionText(line).value);
}

function replacesEarlier(line: Line): boolean {
	return !appendsHostName(line);
}

function clearsList(line: Line): boolean {
	return line.parsed.option?.kind === 'schedule' && clearsSchedules(optionText(line).value);
}

/** What is in force of each name that some lines define. */
function settleByName(view: FileView, lines: readonly Line[], where?: Branch): readonly InForce[] {
	const groups = new Map<string, InForce>();
	for (const { definitions } of lines) {
		for (const { space, key } of definitions) {
			if (groups.has(key)) continue;
			const own = view
				.definingLines(space, key)
				.filter((line) => line.parsed.isRejected !== true && !view.isDropped(line));
			groups.set(key, lastOf(own, where));
		}
	}
	return [...groups.values()];
}

/** What opens the blocks whose options count once for each block, by the section of these options. */
const OPENERS: Readonly<Record<string, readonly string[]>> = {
	External: ['opencommand'],
	Mail: ['setmailaddress', 'setmailalias'],
};

/**
 * The accepted lines of an option of a block, by the line that opens the block.
 * @param key lower-case name of an option of [Mail] or [External]
 */
export function linesByBlock(view: FileView, key: string): ReadonlyMap<Line | undefined, readonly Line[]> {
	const option = findAnywhere(key)[0];
	return option === undefined ? new Map() : groupByBlock(view, option, acceptedLines(view, key));
}

/** The lines of each block: those below the same opening line. */
function groupByBlock(
	view: FileView,
	{ section }: OptionCore,
	lines: readonly Line[],
): ReadonlyMap<Line | undefined, readonly Line[]> {
	const openers = (OPENERS[section] ?? []).flatMap((key) => acceptedLines(view, key)).sort(byPlace);
	const groups = new Map<Line | undefined, Line[]>();
	let at = 0;
	for (const line of lines) {
		for (let next = openers[at]; next !== undefined && byPlace(next, line) < 0; next = openers[at]) at++;
		let from = at - 1;
		while (from >= 0 && areExclusive(openers[from]?.context?.branch, line.context?.branch)) from--;
		const opener = openers[from];
		const group = groups.get(opener);
		if (group === undefined) groups.set(opener, [line]);
		else group.push(line);
	}
	return groups;
}
