// What a server file says above its entries: how many clients are registered, and what is wrong with single ones as far
// as the other files of the deployment show it.
import type { Analysis } from '../analysis/analysis.ts';
import type { ClientProblem } from '../workspace/problem-counts.ts';
import type { ClientSummary } from '../workspace/summary.ts';

/** A text above a line. */
export interface LineNote {
	/** From 0. */
	readonly line: number;
	readonly text: string;
}

/** Entries with a note of their own; the header counts all of them. */
const MOST = 200;
/** Rules that a note names. */
const MOST_RULES = 3;

/** Whether the words about a client say no more than how many problems it has. */
function isCountOnly(lacks: readonly string[]): boolean {
	return lacks.length === 1 && /^\d+ problems?$/.test(lacks[0] ?? '');
}

/**
 * The notes about the clients of a file.
 * @param summaries of the clients of its deployment; empty without one
 * @param problemsOf the findings of a client, the gravest first; asked for only where there are any
 * @returns nothing for a file without a section for clients
 */
export function clientNotes(
	analysis: Analysis,
	summaries: readonly ClientSummary[],
	problemsOf: (name: string) => readonly ClientProblem[],
): readonly LineNote[] {
	const view = analysis.view();
	const header = view.first('[clients]');
	if (header === undefined) return [];
	const names = new Set(analysis.model.definitions.names('client'));
	const lacking = summaries.filter(({ name, lacks }) => lacks.length > 0 && names.has(name));
	const count =
		names.size === 1 ? '1 client registered' : `${names.size.toLocaleString('en')} clients registered`;
	const problems = lacking.length === 0 ? '' : `, ${lacking.length.toLocaleString('en')} with problems`;
	const notes = [
		{ line: view.numberOf(header), text: count + problems },
		...lacking.slice(0, MOST).flatMap(({ name, lacks }) => {
			// Of several entries the last one is in force.
			const entry = view.definingLines('client', name).findLast((line) => !view.isDropped(line));
			const ids = new Set(!isCountOnly(lacks) ? [] : problemsOf(name).map(({ reported }) => reported.ruleId));
			const rules = ids.size === 0 ? '' : ` (${[...ids].slice(0, MOST_RULES).join(', ')})`;
			return entry === undefined ? [] : [{ line: view.numberOf(entry), text: lacks.join(', ') + rules }];
		}),
	];
	return notes.sort((a, b) => a.line - b.line);
}
