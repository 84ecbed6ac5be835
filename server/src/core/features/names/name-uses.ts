// Where a file holds a name that other lines or files may hold, too: hosts, mail recipients, queues and labels of Logmon,
// external commands, file types.
import { Analysis } from '../../analysis/analysis.ts';
import { ALL_OPTIONS, findOption } from '../../catalogue/lookup.ts';
import type { OptionEntry } from '../../catalogue/types.ts';
import type { Daemon } from '../../daemon/daemon.ts';
import type { Line } from '../../document/line-store.ts';
import { optionText } from '../../document/option-text.ts';
import { lexLine } from '../../syntax/line.ts';
import { comparePositions, type TextPosition, type TextRange } from '../../text/range.ts';
import { hostOfTest } from '../../values/branch-test.ts';
import type { NameSpace, ValueName } from '../../values/kind.ts';
import { moduleOf, namesInValue } from '../../values/kinds.ts';

/** One place where a name is written. */
export interface NameUse {
	readonly space: NameSpace;
	readonly key: string;
	/** As written. */
	readonly text: string;
	readonly range: TextRange;
	readonly isDefinition: boolean;
	/** Written as a regular expression. */
	readonly isEscaped: boolean;
	/** It may as well mean other names; see `ValueName`. */
	readonly isLoose: boolean;
}

/** The file as it is read for any host: whoever asks for a name means every branch. */
export function readForAnyHost(analysis: Analysis): Analysis {
	const { host, ...settings } = analysis.settings;
	return host === undefined ? analysis : new Analysis(analysis.text, settings, { rules: [] });
}

/** The option that a line is below a header that only some hosts read, where it is invalid below the other one. */
function optionElsewhere(line: Line, daemon: Daemon): OptionEntry | undefined {
	const sections = line.context?.otherSections ?? [];
	if (sections.length === 0) return undefined;
	const key = optionText(line).key.toLowerCase();
	for (const section of sections) {
		const option = findOption(section, key, daemon);
		if (option !== undefined) return option;
	}
	return undefined;
}

/**
 * The names that a line holds.
 * @param number of the line, from 0
 * @returns from left to right; none for comments, headers and lines after the end of the file's readable part
 */
function namesInLine(line: Line, number: number, daemon: Daemon): readonly NameUse[] {
	const place = (names: readonly ValueName[], offset: number): readonly NameUse[] =>
		names.map(({ space, key, start, end, isDefinition, isEscaped = false, isLoose = false }) => ({
			...{
				space,
				key,
				isDefinition,
				isEscaped,
				isLoose,
				text: line.text.slice(offset + start, offset + end),
			},
			range: {
				start: { line: number, column: offset + start },
				end: { line: number, column: offset + end },
			},
		}));
	const { kind, isTemplated } = line.parsed;
	if (kind === 'condition') {
		const { start, end } = lexLine(line.text);
		return place(hostOfTest(line.text.slice(start, end)), start);
	}
	const isElsewhere = kind === 'invalid' || kind === 'ignored';
	const option = isElsewhere ? optionElsewhere(line, daemon) : line.parsed.option;
	if (option === undefined || isTemplated === true) return [];
	const { value, valueStart } = optionText(line);
	return place(namesInValue(value, option), valueStart);
}

/** Keys of the options whose values may hold names, but for the entries of clients, which have an index of their own. */
let namedKeys: readonly string[] | undefined;

function keysWithNames(): readonly string[] {
	namedKeys ??= [
		...new Set(
			ALL_OPTIONS.filter(({ kind, key }) => moduleOf(kind).names !== undefined && key !== 'client').map(
				({ key }) => `option:${key}`,
			),
		),
	];
	return namedKeys;
}

/**
 * Where a file holds a name. Costs the lines that may hold names, and of client entries those of this name.
 * @param key the name as the daemon compares it
 * @param isKnown the name is that of a client of the deployment, whose other clients are known, too
 * @returns from the top; patterns of many names only where the name is known
 */
export function usesOfName(
	analysis: Analysis,
	space: NameSpace,
	key: string,
	isKnown = false,
): readonly NameUse[] {
	const view = readForAnyHost(analysis).view();
	const lines = new Set([...keysWithNames(), 'condition'].flatMap((one) => view.lines(one)));
	for (const line of [...view.lines('invalid'), ...view.lines('ignored')])
		if (optionElsewhere(line, view.daemon) !== undefined) lines.add(line);
	if (space === 'host') for (const line of view.definingLines('client', key)) lines.add(line);
	// A last line without a newline defines nothing, and a person who looks for the name means it, too.
	const last = view.lastLine();
	if (last !== undefined) lines.add(last);
	const found = [...lines]
		.flatMap((line) => namesInLine(line, view.numberOf(line), view.daemon))
		.filter((use) => use.space === space && use.key === key)
		.sort((a, b) => comparePositions(a.range.start, b.range.start));
	return isKnown ? found : found.filter(({ isLoose }) => !isLoose);
}

/** The first label of a name in lower case: what every spelling of it has in common. */
export function hintOf(key: string): string {
	const [label = key] = key.toLowerCase().split('.', 1);
	return label;
}

/** Whether a host is a client of the deployment around a file. */
export type IsKnownHost = (key: string) => boolean;

/** The name at a position; a pattern of many names is one where the name is known. */
export function nameAt(
	analysis: Analysis,
	position: TextPosition,
	isKnownHost?: IsKnownHost,
): NameUse | undefined {
	const line = readForAnyHost(analysis).model.store.lineAt(position.line);
	if (line === undefined) return undefined;
	const names = namesInLine(line, position.line, analysis.daemon);
	const name = names.find(({ range }) => isIn(range, position));
	return name === undefined || !name.isLoose || isKnownHost?.(name.key) === true ? name : undefined;
}

/** Whether a position is in a range or at one of its ends. */
export function isIn({ start, end }: TextRange, position: TextPosition): boolean {
	return comparePositions(start, position) <= 0 && comparePositions(position, end) <= 0;
}

/** Every name of a file, from the top. */
export function* namesOf(analysis: Analysis): Generator<NameUse> {
	let number = 0;
	for (const line of readForAnyHost(analysis).model.store.all()) {
		yield* namesInLine(line, number, analysis.daemon);
		number++;
	}
}

/** Every name of a file as a list. */
export function allNames(analysis: Analysis): readonly NameUse[] {
	return [...namesOf(analysis)];
}
