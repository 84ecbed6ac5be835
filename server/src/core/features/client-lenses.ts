// What a server file says above its entries: how many clients are registered, and what single ones lack in the other
// files of the deployment. What is wrong with an entry itself, its findings say.
import type { Analysis } from '../analysis/analysis.ts';

/** A text above a line. */
export interface LineNote {
	/** From 0. */
	readonly line: number;
	readonly text: string;
}

/** Entries with a note of their own; the header counts all of them. */
const MOST = 200;

/**
 * The notes about the clients of a file.
 * @param lacksOf what a client lacks by the other files of its deployment, in words; nothing without one
 * @returns nothing for a file without a section for clients
 */
export function clientNotes(
	analysis: Analysis,
	lacksOf: (name: string) => readonly string[],
): readonly LineNote[] {
	const view = analysis.view();
	const header = view.first('[clients]');
	if (header === undefined) return [];
	const notes: LineNote[] = [];
	let clients = 0;
	let lacking = 0;
	for (const name of analysis.model.definitions.names('client')) {
		clients++;
		const lacks = lacksOf(name);
		if (lacks.length === 0 || ++lacking > MOST) continue;
		// Of several entries the last one is in force.
		const entry = view.definingLines('client', name).findLast((line) => !view.isDropped(line));
		if (entry !== undefined) notes.push({ line: view.numberOf(entry), text: lacks.join(', ') });
	}
	const count = clients === 1 ? '1 client registered' : `${clients.toLocaleString('en')} clients registered`;
	// Clients have problems of other kinds, too, which the deployment page counts.
	const problems = lacking === 0 ? '' : `, ${lacking.toLocaleString('en')} marked below`;
	notes.push({ line: view.numberOf(header), text: count + problems });
	return notes.sort((a, b) => a.line - b.line);
}
