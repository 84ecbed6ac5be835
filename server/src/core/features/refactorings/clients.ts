// Sorts the entries of the clients by name, with the comments right above each.
import type { Analysis } from '../../analysis/analysis.ts';
import type { Line } from '../../document/line-store.ts';
import { optionText } from '../../document/option-text.ts';
import { lexLine } from '../../syntax/line.ts';
import { writtenHost } from '../../values/client-entry.ts';
import type { Refactoring, SelectedLines } from './refactoring.ts';

interface Entry {
	readonly name: string;
	readonly lines: readonly string[];
}

function isEntry(line: Line | undefined): boolean {
	return line?.parsed.kind === 'option' && line.parsed.option?.key === 'client';
}

function isEntryOrComment(line: Line | undefined): line is Line {
	if (line === undefined) return false;
	return isEntry(line) || (line.parsed.kind === 'nothing' && lexLine(line.text).kind === 'comment');
}

/** Sorts the run of entries around the first selected line; equal names keep their order, since the last one counts. */
export function sortClients(analysis: Analysis, { first }: SelectedLines): readonly Refactoring[] {
	const { store } = analysis.model;
	if (!isEntry(store.lineAt(first))) return [];
	let start = first;
	while (start > 0 && isEntryOrComment(store.lineAt(start - 1))) start--;
	let end = first + 1;
	while (end < store.lineCount - 1 && isEntryOrComment(store.lineAt(end))) end++;
	// Comments below the last entry stay where they are.
	while (!isEntry(store.lineAt(end - 1))) end--;
	const entries: Entry[] = [];
	let above: string[] = [];
	for (let at = start; at < end; at++) {
		const line = store.lineAt(at);
		if (line === undefined) return [];
		above.push(line.text);
		if (!isEntry(line)) continue;
		entries.push({ name: writtenHost(optionText(line).value).toLowerCase(), lines: above });
		above = [];
	}
	const sorted = [...entries].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
	if (entries.every((entry, at) => entry === sorted[at])) return [];
	const text = sorted.flatMap(({ lines }) => lines.map((line) => `${line}\n`)).join('');
	const range = { start: { line: start, column: 0 }, end: { line: end, column: 0 } };
	return [
		{
			title: `Sort ${entries.length} clients by name`,
			kind: 'rewrite',
			edits: [{ range, text }],
			keepsReading: true,
		},
	];
}
