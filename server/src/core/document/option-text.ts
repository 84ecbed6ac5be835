// The parts of an option line: what is written, and where.

import { isSpaceCode, type LineSyntax, lexLine, lexPlainLine } from '../syntax/line.ts';
import type { Line } from './line-store.ts';

export interface OptionText {
	/** As written, without blanks at its ends. */
	readonly key: string;
	readonly keyStart: number;
	readonly keyEnd: number;
	readonly hasEquals: boolean;
	readonly value: string;
	readonly valueStart: number;
	readonly valueEnd: number;
}

/** The line text that was taken apart last: the rules look at one line after the other, each of them at the same parts. */
let lastLine: Line | undefined;
let lastParts: OptionText | undefined;

/** Takes an option line apart; columns are UTF-16 columns of the line. */
export function optionText(line: Line): OptionText {
	if (line !== lastLine || lastParts === undefined) {
		lastParts = takeApart(line.text, line.isPlain ? lexPlainLine(line.text) : lexLine(line.text));
		lastLine = line;
	}
	return lastParts;
}

function takeApart(text: string, syntax: LineSyntax): OptionText {
	let keyEnd = syntax.equals < 0 ? syntax.end : syntax.equals;
	while (keyEnd > syntax.start && isSpaceCode(text.charCodeAt(keyEnd - 1))) keyEnd--;
	return {
		key: text.slice(syntax.start, keyEnd),
		keyStart: syntax.start,
		keyEnd,
		hasEquals: syntax.equals >= 0,
		value: text.slice(syntax.valueStart, syntax.end),
		valueStart: syntax.valueStart,
		valueEnd: syntax.end,
	};
}
