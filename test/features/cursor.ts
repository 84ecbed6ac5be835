// One text per case, with `$0` where the cursor stands; every case reads as an example of the language.
import { Analysis } from '../../server/src/core/analysis/analysis.ts';
import { complete } from '../../server/src/core/features/completion.ts';
import type { CompletionEntry } from '../../server/src/core/features/cursor-line.ts';
import { describeHover } from '../../server/src/core/features/hover.ts';
import type { Hover } from '../../server/src/core/features/hover-text.ts';
import type { AnalysisSettings } from '../../server/src/core/settings/settings.ts';
import { applyEdits } from '../../server/src/core/text/edit.ts';
import { takeCursor } from '../support/fixture.ts';
import { settingsOf } from '../support/settings.ts';

/** Settings for a case: a role is enough most of the time. */
export type CaseSettings = Partial<AnalysisSettings>;

/** Text and cursor of a marked text; the text's first newline and its indentation by tabs are taken away. */
function readMarked(marked: string): ReturnType<typeof takeCursor> {
	return takeCursor(unmarked(marked));
}

/** What a hover shows at the cursor. */
export function hoverAt(marked: string, settings: CaseSettings = {}): Hover | undefined {
	const { text, cursor } = readMarked(marked);
	return describeHover(new Analysis(text, settingsOf(text, settings)), cursor);
}

/** The Markdown of a hover; empty where there is none. */
export function hoverText(marked: string, settings: CaseSettings = {}): string {
	return hoverAt(marked, settings)?.markdown ?? '';
}

/** What is offered at the cursor, narrowed down by what is typed already, as an editor does it. */
export function offersAt(marked: string, settings: CaseSettings = {}): readonly CompletionEntry[] {
	const { text, cursor } = readMarked(marked);
	const line = text.split('\n')[cursor.line] ?? '';
	return complete(new Analysis(text, settingsOf(text, settings)), cursor).filter((entry) => {
		const typed = line.slice(entry.range.start.column, cursor.column).toLowerCase();
		return (entry.filterText ?? entry.label).toLowerCase().startsWith(typed);
	});
}

/** Labels of what is offered, in order. */
export function labelsAt(marked: string, settings: CaseSettings = {}): readonly string[] {
	return offersAt(marked, settings).map((entry) => entry.label);
}

/** The text after the entry with this label was accepted, by a client without snippets. */
export function accept(marked: string, label: string, settings: CaseSettings = {}): string {
	const entry = offersAt(marked, settings).find((each) => each.label === label);
	if (entry === undefined) throw new Error(`${label} is not offered`);
	return applyEdits(readMarked(marked).text, [entry]);
}

/** A text without the indentation of the case. */
export function unmarked(text: string): string {
	return text.replace(/^\n/, '').replace(/^\t+/gm, '');
}
