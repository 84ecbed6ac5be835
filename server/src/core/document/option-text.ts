// The parts of an option line: what is written, and where.

import { isSpaceCode, lexLine } from '../syntax/line.ts';
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
let lastText = '';
let lastParts: OptionText = takeApart(lastText);

/** Takes an option line apart; columns are UTF-16 columns of the line. */
export function optionText({ text }: Line): OptionText {
	if (text !== lastText) {
		lastParts = takeApart(text);
		lastText = text;
	}
	return lastParts;
}

function takeApart(text: string): OptionText {
	const syntax = lexLine(text);
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
