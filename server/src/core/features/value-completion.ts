// Completion of values: where the word at the cursor begins and ends, and what the kind of value offers for it.
import type { OptionEntry } from '../catalogue/types.ts';
import { optionText } from '../document/option-text.ts';
import { moduleOf } from '../values/kinds.ts';
import { type CompletionEntry, type CursorLine, placeOffers } from './cursor-line.ts';
import { defaultOffer, inOrder } from './value-order.ts';

/** The value of an option as a snippet, to follow its name and `=`. */
export function valueSnippet(option: OptionEntry): string | undefined {
	return moduleOf(option.kind).completion?.snippet;
}

/** Lines of another option that an offer may look at. */
const MAX_LINES = 100;

/** What can be written at the cursor after `=`. */
export function completeValue(cursor: CursorLine, option: OptionEntry): CompletionEntry[] {
	const { analysis, line, syntax, column } = cursor;
	const { text } = line;
	const completion = moduleOf(option.kind).completion;
	const from = Math.max(syntax.equals + 1, Math.min(syntax.valueStart, column));
	const whole = Math.max(column, syntax.end);
	if (completion === undefined) return placeOffers(cursor, from, whole, defaultOffer(cursor, option));
	const { separators } = completion;
	let start = from;
	let end = whole;
	if (separators !== undefined) {
		start = column;
		while (start > from && !separators.test(text.charAt(start - 1))) start--;
		end = column;
		while (end < syntax.end && !separators.test(text.charAt(end))) end++;
	}
	const isFirst = start === from;
	const offers = completion.offers({
		option,
		daemon: analysis.daemon,
		isFirst,
		before: isFirst ? '' : text.charAt(start - 1),
		valuesOf: (key) =>
			analysis.model
				.lines(`option:${key}`)
				.slice(0, MAX_LINES)
				.map((one) => optionText(one).value),
	});
	// Only a whole value can be compared with the default, or tried.
	const isWhole = isFirst && end >= syntax.end;
	return placeOffers(cursor, start, end, isWhole ? inOrder(cursor, option, offers) : offers);
}
