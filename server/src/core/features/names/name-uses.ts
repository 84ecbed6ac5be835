// Where a file holds a name that other lines or files may hold, too: hosts, mail recipients, queues and labels of Logmon,
// external commands, file types.
import { Analysis } from '../../analysis/analysis.ts';
import { ALL_OPTIONS } from '../../catalogue/lookup.ts';
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
}

/** The file as it is read for any host: whoever asks for a name means every branch. */
export function readForAnyHost(analysis: Analysis): Analysis {
	const { host, ...settings } = analysis.settings;
	return host === undefined ? analysis : new Analysis(analysis.text, settings, { rules: [] });
}

/**
 * The names that a line holds.
 * @param number of the line, from 0
 * @returns from left to right; none for comments, headers and lines after the end of the file's readable part
 */
function namesInLine(line: Line, number: number): readonly NameUse[] {
	const place = (names: readonly ValueName[], offset: number): readonly NameUse[] =>
		names.map(({ space, key, start, end, isDefinition, isEscaped = false }) => ({
			...{ space, key, isDefinition, isEscaped, text: line.text.slice(offset + start, offset + end) },
			range: {
				start: { line: number, column: offset + start },
				end: { line: number, column: offset + end },
			},
		}));
	const { kind, option, isTemplated } = line.parsed;
	if (kind === 'condition') {
		const { start, end } = lexLine(line.text);
		return place(hostOfTest(line.text.slice(start, end)), start);
	}
	if (kind !== 'option' || option === undefined || isTemplated === true) return [];
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
 * @returns from the top
 */
export function usesOfName(analysis: Analysis, space: NameSpace, key: string): readonly NameUse[] {
	const view = readForAnyHost(analysis).view();
	const lines = [...keysWithNames(), 'condition'].flatMap((one) => view.lines(one));
	if (space === 'host') lines.push(...view.definingLines('client', key));
	return lines
		.flatMap((line) => namesInLine(line, view.numberOf(line)))
		.filter((use) => use.space === space && use.key === key)
		.sort((a, b) => comparePositions(a.range.start, b.range.start));
}

/** The first label of a name in lower case: what every spelling of it has in common. */
export function hintOf(key: string): string {
	const [label = key] = key.toLowerCase().split('.', 1);
	return label;
}

/** The name at a position. */
export function nameAt(analysis: Analysis, position: TextPosition): NameUse | undefined {
	const line = readForAnyHost(analysis).model.store.lineAt(position.line);
	return line === undefined
		? undefined
		: namesInLine(line, position.line).find(({ range }) => isIn(range, position));
}

/** Whether a position is in a range or at one of its ends. */
export function isIn({ start, end }: TextRange, position: TextPosition): boolean {
	return comparePositions(start, position) <= 0 && comparePositions(position, end) <= 0;
}

/** Every name of a file, from the top. */
export function allNames(analysis: Analysis): readonly NameUse[] {
	const found: NameUse[] = [];
	let number = 0;
	for (const line of readForAnyHost(analysis).model.store.all()) {
		found.push(...namesInLine(line, number));
		number++;
	}
	return found;
}
