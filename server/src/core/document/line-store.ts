// The lines of a file in chunks, so that an edit touches one chunk and not the file. Knows nothing of what lines mean.

import type { CarriedState } from '../carried-state/carried-state.ts';
import type { FindingOf } from '../finding/finding.ts';
import { isPlain } from '../syntax/line.ts';
import type { TextChange } from '../text/edit.ts';
import { comparePositions, type TextPosition } from '../text/range.ts';
import type { Definition } from '../values/handler.ts';
import type { Branch, LineContext } from './line-context.ts';
import { NO_DEFINITIONS, type ParsedLine, plainLine } from './parsed-line.ts';
import type { OpenBranch } from './reader-state.ts';

/** One line with what the last reading made of it. Identity is stable while the text does not change. */
export class Line {
	readonly text: string;
	/** Nothing in the text needs a closer look; see `isPlain` of syntax/line.ts. */
	readonly isPlain: boolean;
	chunk: Chunk;
	/** Where it stood when it was read; undefined before the first reading. */
	context: LineContext | undefined;
	parsed: ParsedLine = plainLine('nothing');
	/** The names that it defines; none while it is dropped or not read. */
	definitions: readonly Definition[] = NO_DEFINITIONS;
	/** It left position, order and forks as they were, and read no carried state but the position. */
	isStatic = false;
	/** The block that it opens. */
	branch: Branch | undefined = undefined;
	/** What the line rules found here. */
	findings: readonly FindingOf<Line>[] | undefined = undefined;

	constructor(text: string, chunk: Chunk) {
		this.text = text;
		this.isPlain = isPlain(text);
		this.chunk = chunk;
	}
}

/** Some neighbouring lines, with the state at both ends of the last reading. */
export class Chunk {
	lines: Line[] = [];
	/** Index among the chunks and number of the first line from 0; kept by the store. */
	ordinal = 0;
	firstLine = 0;
	isDirty = true;
	inContext: LineContext | undefined;
	inState: CarriedState | undefined;
	inBranches: OpenBranch | undefined;
	outContext: LineContext | undefined;
	outState: CarriedState | undefined;
	outBranches: OpenBranch | undefined;
	/** Bits of the topics that its lines read or change, and whether it opens, switches or closes blocks. */
	slices = 0;
	hasBlocks = false;
	/** Lines with something to find again later, by what they are; by their index keys (`index-keys.ts`). */
	indexed: ReadonlyMap<string, readonly Line[]> = new Map();
	/** Lines that have findings of line rules. */
	found: readonly Line[] = [];
}

const CHUNK_LINES = 64;

/** What a change did to the lines. */
export interface ChangedLines {
	readonly removed: readonly Line[];
	readonly added: readonly Line[];
}

export class LineStore {
	chunks: Chunk[] = [];
	lineCount = 0;
	/** Chunks that are to be read again. */
	readonly dirty = new Set<Chunk>();

	constructor(text: string) {
		this.#fill(text.split('\n'));
	}

	#fill(texts: readonly string[]): void {
		for (let at = 0; at < texts.length; at += CHUNK_LINES) {
			const chunk = new Chunk();
			chunk.lines = texts.slice(at, at + CHUNK_LINES).map((text) => new Line(text, chunk));
			this.chunks.push(chunk);
			this.dirty.add(chunk);
		}
		this.#renumber(0);
	}

	/** Notes that a chunk is to be read again. */
	markDirty(chunk: Chunk): void {
		chunk.isDirty = true;
		this.dirty.add(chunk);
	}

	#renumber(from: number): void {
		let firstLine = 0;
		if (from > 0) {
			const before = this.chunks[from - 1];
			if (before !== undefined) firstLine = before.firstLine + before.lines.length;
		}
		for (let at = from; at < this.chunks.length; at++) {
			const chunk = this.chunks[at];
			if (chunk === undefined) break;
			chunk.ordinal = at;
			chunk.firstLine = firstLine;
			firstLine += chunk.lines.length;
		}
		this.lineCount = firstLine;
	}

	/** The line with this number from 0, or undefined past the end. */
	lineAt(number: number): Line | undefined {
		const chunk = this.chunkAt(number);
		return chunk?.lines[number - chunk.firstLine];
	}

	/** The chunk that holds the line with this number. */
	chunkAt(number: number): Chunk | undefined {
		if (number < 0 || number >= this.lineCount) return undefined;
		let low = 0;
		let high = this.chunks.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((this.chunks[middle]?.firstLine ?? 0) <= number) low = middle;
			else high = middle - 1;
		}
		return this.chunks[low];
	}

	/** Whether a line belongs to the file still. */
	has(line: Line): boolean {
		return this.chunks[line.chunk.ordinal] === line.chunk && line.chunk.lines.includes(line);
	}

	/** Number of a line from 0. */
	numberOf(line: Line): number {
		return line.chunk.firstLine + line.chunk.lines.indexOf(line);
	}

	/** The last line: text after the last LF, empty when the file ends with a newline. */
	lastLine(): Line | undefined {
		return this.chunks.at(-1)?.lines.at(-1);
	}

	/** All lines from top to bottom. */
	*all(): Generator<Line> {
		for (const chunk of this.chunks) yield* chunk.lines;
	}

	/** The whole text, byte for byte what came in. */
	text(): string {
		const texts: string[] = [];
		for (const chunk of this.chunks) for (const line of chunk.lines) texts.push(line.text);
		return texts.join('\n');
	}

	/** Brings a position into the text; a column after the end means the end. */
	clamp(position: TextPosition): TextPosition {
		if (position.line < 0) return { line: 0, column: 0 };
		if (position.line >= this.lineCount) {
			return { line: this.lineCount - 1, column: this.lineAt(this.lineCount - 1)?.text.length ?? 0 };
		}
		const length = this.lineAt(position.line)?.text.length ?? 0;
		return { line: position.line, column: Math.max(0, Math.min(position.column, length)) };
	}

	/**
	 * Applies one change. Lines that it does not touch keep their identity.
	 * @returns the lines that went and those that came; the chunks around them are dirty
	 */
	replace(change: TextChange): ChangedLines {
		let start = this.clamp(change.start);
		let end = this.clamp(change.end);
		if (comparePositions(end, start) < 0) [start, end] = [end, start];
		const firstText = this.lineAt(start.line)?.text ?? '';
		const lastText = this.lineAt(end.line)?.text ?? '';
		const texts = (firstText.slice(0, start.column) + change.text + lastText.slice(end.column)).split('\n');
		return this.#splice(start.line, end.line - start.line + 1, texts);
	}

	#splice(from: number, count: number, texts: readonly string[]): ChangedLines {
		const first = this.chunkAt(from);
		if (first === undefined) return { removed: [], added: [] };
		const removed: Line[] = [];
		let left = count;
		let lastOrdinal = first.ordinal;
		let emptied = false;
		for (let ordinal = first.ordinal; left > 0; ordinal++) {
			const chunk = this.chunks[ordinal];
			if (chunk === undefined) break;
			const at = ordinal === first.ordinal ? from - chunk.firstLine : 0;
			const taken = chunk.lines.splice(at, left);
			left -= taken.length;
			for (const line of taken) removed.push(line);
			this.markDirty(chunk);
			lastOrdinal = ordinal;
			// The first one gets at least one line back.
			if (chunk.lines.length === 0 && chunk !== first) emptied = true;
		}
		const offset = from - first.firstLine;
		const added = texts.map((text) => new Line(text, first));
		if (first.lines.length + added.length <= 2 * CHUNK_LINES) {
			first.lines.splice(offset, 0, ...added);
		} else {
			this.#spread(first, offset, added);
		}
		if (emptied) this.chunks = this.chunks.filter((chunk) => chunk.lines.length > 0 || this.#retire(chunk));
		// Lines that change their chunk shift the numbers of the next one, even when their count stays.
		if (emptied || added.length !== removed.length || lastOrdinal !== first.ordinal)
			this.#renumber(Math.max(0, first.ordinal - 1));
		return { removed, added };
	}

	/** Chunks that went empty, whose lines are still to be taken out of the indexes. */
	retired: Chunk[] = [];

	#retire(chunk: Chunk): false {
		this.retired.push(chunk);
		this.dirty.delete(chunk);
		return false;
	}

	/** Puts many lines into one chunk by making several of it. */
	#spread(chunk: Chunk, offset: number, added: readonly Line[]): void {
		const all = [...chunk.lines.slice(0, offset), ...added, ...chunk.lines.slice(offset)];
		chunk.lines = all.slice(0, CHUNK_LINES);
		for (const line of chunk.lines) line.chunk = chunk;
		const further: Chunk[] = [];
		for (let at = CHUNK_LINES; at < all.length; at += CHUNK_LINES) {
			const next = new Chunk();
			next.lines = all.slice(at, at + CHUNK_LINES);
			for (const line of next.lines) line.chunk = next;
			further.push(next);
			this.dirty.add(next);
		}
		const after = this.chunks.slice(chunk.ordinal + 1);
		this.chunks.length = chunk.ordinal + 1;
		for (const next of further) this.chunks.push(next);
		for (const next of after) this.chunks.push(next);
		this.#renumber(chunk.ordinal);
	}
}
