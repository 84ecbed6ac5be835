// Where a file holds a name that other lines or files may hold, too: hosts, mail recipients, queues and labels of Logmon,
// external commands, file types. Lines of branches that are not read count as well: whoever renames means them, too.
import type { Analysis } from '../../analysis/analysis.ts';
import { findAnywhere, findOption } from '../../catalogue/lookup.ts';
import type { OptionEntry } from '../../catalogue/types.ts';
import type { Line } from '../../document/line-store.ts';
import { optionText } from '../../document/option-text.ts';
import { lexLine } from '../../syntax/line.ts';
import type { TextRange } from '../../text/range.ts';
import { hostOfTest } from '../../values/branch-test.ts';
import type { NameSpace, ValueName } from '../../values/kind.ts';
import { namesInValue } from '../../values/kinds.ts';

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

/** The option that a line would set if it were read: the line may be in a branch that this host skips. */
function optionOf(line: Line, { daemon }: Analysis): OptionEntry | undefined {
	const { parsed, context } = line;
	if (parsed.kind === 'option') return parsed.isTemplated === true ? undefined : parsed.option;
	if (parsed.kind !== 'skipped' || context?.ended !== 'no') return undefined;
	if (lexLine(line.text).kind !== 'option') return undefined;
	const key = optionText(line).key.toLowerCase();
	return findOption(context.section, key, daemon) ?? findAnywhere(key)[0];
}

/** Whether a line is a test of a conditional block, read or not. */
function isCondition({ parsed, text, context }: Line): boolean {
	if (parsed.kind === 'condition') return true;
	return parsed.kind === 'skipped' && context?.ended === 'no' && lexLine(text).kind === 'condition';
}

/**
 * The names that a line holds.
 * @param number of the line, from 0
 * @returns from left to right; none for comments, headers and lines after the end of the file's readable part
 */
export function namesInLine(analysis: Analysis, line: Line, number: number): readonly NameUse[] {
	const place = (names: readonly ValueName[], offset: number): readonly NameUse[] =>
		names.map(({ space, key, start, end, isDefinition, isEscaped = false }) => ({
			...{ space, key, isDefinition, isEscaped, text: line.text.slice(offset + start, offset + end) },
			range: {
				start: { line: number, column: offset + start },
				end: { line: number, column: offset + end },
			},
		}));
	if (isCondition(line)) {
		const { start, end } = lexLine(line.text);
		return place(hostOfTest(line.text.slice(start, end)), start);
	}
	const option = optionOf(line, analysis);
	if (option === undefined) return [];
	const { value, valueStart } = optionText(line);
	return place(namesInValue(value, option), valueStart);
}

/**
 * Where a file holds a name.
 * @param key the name as the daemon compares it
 * @returns from the top
 */
export function usesOfName(analysis: Analysis, space: NameSpace, key: string): readonly NameUse[] {
	const hint = hintOf(key);
	return usesIn(analysis, (line) => line.text.toLowerCase().includes(hint)).filter(
		(use) => use.space === space && use.key === key,
	);
}

/** Every name of a file, from the top. */
export function allNames(analysis: Analysis): readonly NameUse[] {
	return usesIn(analysis, () => true);
}

/** The first label of a name in lower case: what every spelling of it has in common. */
export function hintOf(key: string): string {
	const [label = key] = key.toLowerCase().split('.', 1);
	return label;
}

function usesIn(analysis: Analysis, mayHold: (line: Line) => boolean): readonly NameUse[] {
	const found: NameUse[] = [];
	let number = 0;
	for (const line of analysis.model.store.all()) {
		if (mayHold(line)) found.push(...namesInLine(analysis, line, number));
		number++;
	}
	return found;
}
