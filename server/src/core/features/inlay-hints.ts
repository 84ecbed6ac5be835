// Hints in the text: what a value comes to, where the value itself does not show it. Only for lines that samhain reads and
// accepts; plain data, and costs what is shown.
import type { Analysis } from '../analysis/analysis.ts';
import type { FileView } from '../document/file-view.ts';
import type { Line } from '../document/line-store.ts';
import { optionText } from '../document/option-text.ts';
import { linesInForce, overridingLine } from '../effective/in-force.ts';
import { knownValue } from '../effective/known-value.ts';
import { readValue } from '../effective/read-value.ts';
import type { HintKind } from '../settings/editor-settings.ts';
import type { TextEdit } from '../text/edit.ts';
import type { TextPosition } from '../text/range.ts';
import { hintOfValue, moduleOf } from '../values/kinds.ts';
import { missingDepthAt } from '../values/path.ts';
import { valuesAbove } from './option-hover.ts';

/** A few words at a place. */
export interface InlayHint {
	readonly position: TextPosition;
	readonly text: string;
	readonly tooltip: string;
	/** Whether the hint is written where it is shown, and not after a gap. */
	readonly isInPlace: boolean;
	/** Writes what the hint shows into the file. */
	readonly edit?: TextEdit;
	/** The line that the text names, from 0. */
	readonly line?: number;
}

/** Lines of one option of which the deciding one is looked for. */
const MAX_SAME = 500;

/**
 * The hints of some lines, from top to bottom.
 * @param first first line from 0, @param last last line, both inclusive
 * @param kinds what is wanted
 */
export function inlayHintsIn(
	analysis: Analysis,
	first: number,
	last: number,
	kinds: ReadonlySet<HintKind>,
): readonly InlayHint[] {
	const hints: InlayHint[] = [];
	if (kinds.size === 0) return hints;
	const view = analysis.view();
	const depth = kinds.has('depths') ? depthInForce(view) : undefined;
	const end = Math.min(last, analysis.lineCount - 1);
	for (let number = Math.max(0, first); number <= end; number++) {
		const line = analysis.lineAt(number);
		if (line === undefined || !isRead(line) || view.isDropped(line)) continue;
		const decided = kinds.has('decidingLines') ? decidingHint(view, line, number) : undefined;
		if (decided !== undefined) hints.push(decided);
		else if (line.parsed.isRejected !== true) hints.push(...hintsOf(analysis, line, number, kinds, depth));
	}
	return hints;
}

function isRead({ parsed, context }: Line): boolean {
	return parsed.kind === 'option' && parsed.isTemplated !== true && context?.branch?.activity !== 'no';
}

function hintsOf(
	analysis: Analysis,
	line: Line,
	number: number,
	kinds: ReadonlySet<HintKind>,
	depth: string | undefined,
): readonly InlayHint[] {
	const { option } = line.parsed;
	if (option === undefined) return [];
	const { value, valueStart, valueEnd } = optionText(line);
	if (option.kind === 'path-depth' && depth !== undefined) {
		const at = missingDepthAt(value);
		if (at === undefined) return [];
		const position = { line: number, column: valueStart + at };
		const edit = { range: { start: position, end: position }, text: depth };
		const tooltip = `No depth is written: SetRecursionLevel or its default gives ${depth}.`;
		return [{ position, text: depth, tooltip, isInPlace: true, edit }];
	}
	const earlier = moduleOf(option.kind).addsUp === true ? valuesAbove(analysis, line, option) : [];
	const hint = hintOfValue(value, { option, daemon: analysis.daemon, earlier });
	if (hint === undefined || !kinds.has(hint.kind)) return [];
	const position = { line: number, column: valueEnd };
	return [{ position, text: hint.text, tooltip: TOOLTIPS[hint.kind], isInPlace: false }];
}

const TOOLTIPS = {
	times: 'The same time in words.',
	schedules: 'When the schedule runs.',
	severities: 'The severities that this threshold selects.',
	masks: 'The tests that are in force after this line.',
} as const;

/** The depth of `dir=` lines without one; undefined where it depends on the host. */
function depthInForce(view: FileView): string | undefined {
	const { lines, mayBeDefault } = linesInForce(view, 'setrecursionlevel');
	const [line, ...more] = lines;
	if (line === undefined) return '0';
	const { option } = line.parsed;
	const value = knownValue(line);
	if (mayBeDefault || more.length > 0 || option === undefined || value === undefined) return undefined;
	return readValue(option, value, view.daemon);
}

function decidingHint(view: FileView, line: Line, number: number): InlayHint | undefined {
	const { option } = line.parsed;
	if (option === undefined) return undefined;
	const isByName = option.repeat === 'first-by-name' || option.repeat === 'last-by-name';
	if (!isByName && view.hasMore(`option:${option.key}`, MAX_SAME)) return undefined;
	const other = overridingLine(view, line);
	if (other === undefined) return undefined;
	const decides = view.numberOf(other);
	return {
		position: { line: number, column: optionText(line).valueEnd },
		text: `line ${decides + 1} decides`,
		tooltip: 'This line has no effect.',
		isInPlace: false,
		line: decides,
	};
}
