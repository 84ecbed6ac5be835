// Changes of a configuration as text edits: a line for a section, a value of an option, a line taken away. Finds the
// place where such a line counts: in the last block of its section that every host reads, or in a new one at the end.

import type { Analysis } from '../analysis/analysis.ts';
import type { Line } from '../document/line-store.ts';
import { lexLine } from '../syntax/line.ts';
import type { TextEdit } from '../text/edit.ts';

/** One change of a configuration. Lines count from 0. */
export type ConfigChange =
	/** Adds lines to the last block of a section; where there is none, in a new block at the end. */
	| { readonly kind: 'add'; readonly section: string; readonly lines: readonly string[] }
	/** Adds lines with their headers: before all sections, or at the end. */
	| { readonly kind: 'block'; readonly lines: readonly string[]; readonly place: 'first' | 'end' }
	/** Replaces the value of an option line. */
	| { readonly kind: 'value'; readonly line: number; readonly value: string }
	/** Replaces a whole option line: its key, too. */
	| { readonly kind: 'line'; readonly line: number; readonly text: string }
	| { readonly kind: 'remove'; readonly line: number };

/** A file whose lines were asked once. */
export interface EditableConfig {
	readonly analysis: Analysis;
	readonly lines: readonly Line[];
}

/** Opens a file for edits. */
export function openConfig(analysis: Analysis): EditableConfig {
	return { analysis, lines: [...analysis.model.store.all()] };
}

function isUnconditional(line: Line): boolean {
	return line.context?.branch === undefined;
}

/** Number of the line before which a new line of the section goes; undefined where no block takes it. */
function endOfBlock({ lines, analysis }: EditableConfig, section: string): number | undefined {
	const wanted = section.toLowerCase();
	let found: number | undefined;
	for (const [at, line] of lines.entries()) {
		const { kind, header } = line.parsed;
		if (kind === 'eof') break;
		if (kind !== 'section' || header?.toLowerCase() !== wanted) continue;
		if (!isUnconditional(line) || analysis.model.isDropped(line)) continue;
		found = at + 1;
		for (let next = at + 1; next < lines.length; next++) {
			const below = lines[next];
			if (below === undefined || !isUnconditional(below)) break;
			const { kind: what } = below.parsed;
			if (what === 'section' || what === 'unknown-section' || what === 'eof' || what === 'condition') break;
			if (what === 'directive') break;
			if (what === 'option' || what === 'invalid') found = next + 1;
		}
	}
	return found;
}

/** Number of the line before which a new block goes at the end. */
function endOfFile({ lines }: EditableConfig): number {
	const end = lines.findIndex(({ parsed }) => parsed.kind === 'eof');
	if (end >= 0) return end;
	// A signed file goes on after its text.
	const armour = lines.findIndex(({ text }) => text.startsWith('-----BEGIN PGP SIGNATURE-----'));
	if (armour >= 0) return armour;
	// Where a block is open at the end, what follows it would hold for some hosts only.
	const last = lines.at(-1);
	if (last !== undefined && !isUnconditional(last) && last.parsed.kind !== 'end')
		return lines.findLastIndex(isUnconditional);
	return lines.at(-1)?.text === '' ? lines.length - 1 : lines.length;
}

/** Number of the line before which a new block comes first: a header, or what a header may be in. */
function startOfBlocks(config: EditableConfig): number {
	const first = config.lines.findIndex(
		({ parsed }) => !['nothing', 'opaque', 'ignored', 'skipped'].includes(parsed.kind),
	);
	return first < 0 ? endOfFile(config) : first;
}

/** The edits of some changes, in the order of their places; no two overlap. */
export function editsOf(config: EditableConfig, changes: readonly ConfigChange[]): readonly TextEdit[] {
	const inserted = new Map<number, string[]>();
	const replaced = new Map<number, string | undefined>();
	const insert = (at: number, lines: readonly string[]): void => {
		inserted.set(at, [...(inserted.get(at) ?? []), ...lines]);
	};
	/** Lines for sections that the file does not have yet. */
	const opened = new Map<string, string[]>();
	for (const change of changes) {
		switch (change.kind) {
			case 'remove':
				replaced.set(change.line, undefined);
				break;
			case 'line':
				replaced.set(change.line, change.text);
				break;
			case 'value': {
				const text = config.lines[change.line]?.text ?? '';
				replaced.set(change.line, text.slice(0, lexLine(text).valueStart) + change.value);
				break;
			}
			case 'block':
				insert(change.place === 'first' ? startOfBlocks(config) : endOfFile(config), change.lines);
				break;
			case 'add': {
				const block = endOfBlock(config, change.section);
				if (block !== undefined) insert(block, change.lines);
				else opened.set(change.section, [...(opened.get(change.section) ?? []), ...change.lines]);
			}
		}
	}
	for (const [section, lines] of opened) insert(endOfFile(config), [`[${section}]`, ...lines]);
	return toTextEdits(config, inserted, replaced);
}

function toTextEdits(
	{ lines, analysis }: EditableConfig,
	inserted: ReadonlyMap<number, readonly string[]>,
	replaced: ReadonlyMap<number, string | undefined>,
): readonly TextEdit[] {
	const { lineEnd } = analysis;
	const edits: TextEdit[] = [];
	const places = [...new Set([...inserted.keys(), ...replaced.keys()])].sort((a, b) => a - b);
	for (const at of places) {
		const added = (inserted.get(at) ?? []).map((text) => text + lineEnd).join('');
		const start = { line: at, column: 0 };
		if (!replaced.has(at)) {
			const last = lines.at(-1)?.text.length ?? 0;
			if (at < lines.length) edits.push({ range: { start, end: start }, text: added });
			else {
				// The last line has no line feed.
				const end = { line: lines.length - 1, column: last };
				edits.push({ range: { start: end, end }, text: lineEnd + added });
			}
			continue;
		}
		const text = replaced.get(at);
		const width = (lines[at]?.text ?? '').replace(/\r$/, '').length;
		if (text !== undefined)
			edits.push({ range: { start, end: { line: at, column: width } }, text: added + text });
		else if (at + 1 < lines.length)
			edits.push({ range: { start, end: { line: at + 1, column: 0 } }, text: added });
		else edits.push({ range: { start, end: { line: at, column: width } }, text: added });
	}
	return edits;
}
