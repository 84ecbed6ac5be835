// Every option of a file at once: the value in force, the lines that it comes from, those without effect, what is
// samhain's default, and what this samhain does not have.
import { ALL_OPTIONS, findAnywhere, isCompiledIn } from '../catalogue/lookup.ts';
import type { OptionEntry } from '../catalogue/types.ts';
import type { FileView } from '../document/file-view.ts';
import type { Line } from '../document/line-store.ts';
import { optionText } from '../document/option-text.ts';
import { writtenHost } from '../values/client-entry.ts';
import { type InForce, linesInForce, overridingLine } from './in-force.ts';
import { isUnknown, knownValue } from './known-value.ts';
import { readValue } from './read-value.ts';

/** A line that counts. */
export interface EffectiveLine {
	/** Number from 0. */
	readonly line: number;
	/** The value as written; for a client entry its name only, `***` for a password. */
	readonly value: string;
	/** What samhain makes of a switch, a number or a severity; undefined for other values. */
	readonly read: string | undefined;
	/** False where only the machine knows the value: a template, or the output of a command. */
	readonly isKnown: boolean;
	/** True in a conditional block that some hosts read. */
	readonly isConditional: boolean;
}

/** A line that samhain accepts and that changes nothing. */
export interface LineWithoutEffect {
	/** Numbers from 0: the line, and the one that decides instead. */
	readonly line: number;
	readonly by: number;
	readonly value: string;
}

/**
 * Where the value comes from: `set` by lines, `default` by samhain, `either` where some hosts read a line and others do
 * not, `lacking` where this samhain does not know the option.
 */
export type EffectiveState = 'set' | 'default' | 'either' | 'lacking';

/** What is in force of one option. */
export interface EffectiveOption {
	/** Section of the catalogue; of paths, the policy. */
	readonly section: string;
	/** Name as the manual writes it. */
	readonly name: string;
	readonly state: EffectiveState;
	/** The lines that count, top to bottom. */
	readonly lines: readonly EffectiveLine[];
	/** Samhain's default; empty: none. */
	readonly default: string;
	readonly overridden: readonly LineWithoutEffect[];
	/** Lines whose value samhain refuses, from 0. */
	readonly refused: readonly number[];
	/** Lines that write it where samhain does not know it, from 0. */
	readonly unread: readonly number[];
	/** The feature that the build lacks, by its name in the catalogue. */
	readonly feature: string | undefined;
}

const HIDDEN = '***';

/** The value of a line as it may be shown: neither a password nor what belongs to one. */
function shownValue(line: Line, option: OptionEntry): string {
	const { value } = optionText(line);
	if (option.kind === 'client-entry') return writtenHost(value);
	return option.kind === 'socket-password' || option.key === 'setdbpassword' ? HIDDEN : value;
}

/**
 * What is in force of every option that the role of the file has, in the order of the catalogue, and of every other one
 * that a line of the file sets.
 * @param view the file, read for one role, version, build and host
 */
export function effectiveOptions(view: FileView): readonly EffectiveOption[] {
	const unread = unreadLines(view);
	const seen = new Set<string>();
	const found: EffectiveOption[] = [];
	for (const option of ALL_OPTIONS) {
		const isPath = option.key === 'file' || option.key === 'dir';
		const id = isPath ? `${option.section}/${option.key}` : option.key;
		if (seen.has(id)) continue;
		if (isCompiledIn(option, view.daemon)) {
			seen.add(id);
			found.push(
				isPath ? effectivePaths(view, option) : effectiveOption(view, option, unread.get(option.key) ?? []),
			);
			continue;
		}
		// A row of another role may have a sister that this role has.
		if (findAnywhere(option.key).some((row) => isCompiledIn(row, view.daemon))) continue;
		const lines = unread.get(option.key) ?? [];
		const isLacking = option.feature !== undefined && view.daemon.without.has(option.feature);
		if (lines.length === 0 && !isLacking) continue;
		seen.add(id);
		found.push({
			...{ section: option.section, name: option.name, state: 'lacking', lines: [], default: '' },
			...{ overridden: [], refused: [], unread: lines, feature: isLacking ? option.feature : undefined },
		});
	}
	return found;
}

/** Lines that samhain calls invalid, by the key they write. */
function unreadLines(view: FileView): ReadonlyMap<string, readonly number[]> {
	const found = new Map<string, number[]>();
	for (const kind of ['invalid', 'ignored'])
		for (const line of view.lines(kind)) {
			const key = optionText(line).key.toLowerCase();
			const lines = found.get(key);
			if (lines === undefined) found.set(key, [view.numberOf(line)]);
			else lines.push(view.numberOf(line));
		}
	return found;
}

function effectiveOption(view: FileView, option: OptionEntry, unread: readonly number[]): EffectiveOption {
	const all = view.lines(`option:${option.key}`);
	return { ...describe(view, option, linesInForce(view, option.key), all), unread };
}

/** Paths of one policy: the first line for a path counts, whichever policy it belongs to. */
function effectivePaths(view: FileView, option: OptionEntry): EffectiveOption {
	const all = view
		.lines(`policy:${option.section}`)
		.filter((line) => line.parsed.option?.key === option.key && !view.isDropped(line));
	const lines: Line[] = [];
	const overridden = new Map<Line, Line>();
	for (const line of all) {
		const by = overridingLine(view, line);
		if (by !== undefined) overridden.set(line, by);
		else if (line.parsed.isRejected !== true) lines.push(line);
	}
	return describe(view, option, { lines, overridden, mayBeDefault: lines.length === 0 }, all);
}

function describe(
	view: FileView,
	option: OptionEntry,
	{ lines, overridden, mayBeDefault }: InForce,
	all: readonly Line[],
): EffectiveOption {
	const refused = all.filter(
		(line) => line.parsed.isRejected === true && !lines.includes(line) && !overridden.has(line),
	);
	return {
		section: option.section,
		name: option.name,
		state: lines.length === 0 ? 'default' : mayBeDefault ? 'either' : 'set',
		lines: lines.map((line) => ({
			line: view.numberOf(line),
			value: shownValue(line, option),
			read: readIfKnown(line, option, view),
			isKnown: !isUnknown(line),
			isConditional: line.context?.branch?.activity === 'maybe',
		})),
		default: option.default,
		overridden: [...overridden]
			.map(([line, by]) => ({
				line: view.numberOf(line),
				by: view.numberOf(by),
				value: shownValue(line, option),
			}))
			.sort((a, b) => a.line - b.line),
		refused: refused.map((line) => view.numberOf(line)),
		unread: [],
		feature: undefined,
	};
}

function readIfKnown(line: Line, option: OptionEntry, { daemon }: FileView): string | undefined {
	const value = knownValue(line);
	return value === undefined ? undefined : readValue(option, value, daemon);
}

/** Lines of a file that this samhain does not read, both numbers from 0 and included. */
export interface UnreadRange {
	readonly first: number;
	readonly last: number;
}

/**
 * The parts of a file that the host does not read: branches whose condition does not hold, and what follows the end.
 * @param lines all lines of the file, top to bottom
 */
export function unreadRanges(lines: Iterable<Line>): readonly UnreadRange[] {
	const ranges: { first: number; last: number }[] = [];
	let number = -1;
	for (const line of lines) {
		number++;
		if (line.parsed.kind !== 'skipped') continue;
		const last = ranges.at(-1);
		if (last?.last === number - 1) last.last = number;
		else ranges.push({ first: number, last: number });
	}
	return ranges;
}
