// The model of one file, kept up to date with edits: lines read in their context, indexes over them. An edit re-reads
// its own chunk, then only the chunks whose carried state differs. Knows no rules: it reports what changed.

import { sameCarriedState } from '../carried-state/carried-state.ts';
import type { Daemon } from '../daemon/daemon.ts';
import { daemonPieces } from '../syntax/line.ts';
import type { TextChange } from '../text/edit.ts';
import { listOf } from '../text/multimap.ts';
import type { Definition } from '../values/handler.ts';
import { DefinitionIndex } from './definitions.ts';
import { indexKeysOf } from './index-keys.ts';
import type { ChangedLines, Chunk, Line, LineStore } from './line-store.ts';
import { NO_DAEMON_MESSAGES, NO_DEFINITIONS, type ParsedLine } from './parsed-line.ts';
import { LineReader, type ReaderOptions } from './reader.ts';
import type { ReaderState } from './reader-state.ts';
import { ALL_SLICES, slicesIn, slicesOfOption, withSlices } from './slice-bits.ts';

const NO_LINES: readonly Line[] = [];
const NO_INDEXED: ReadonlyMap<string, readonly Line[]> = new Map();

/** Called for each line that was read again, to run the line rules; returns true if they found something. */
export type LineChecked = (line: Line) => boolean;

export class FileModel {
	readonly store: LineStore;
	readonly definitions = new DefinitionIndex();
	readonly #checked: LineChecked;
	#reader: LineReader;
	#chunksWith = new Map<string, Set<Chunk>>();
	#changed = new Set<string>();
	#tail: Line | undefined;
	#isStale = true;
	/** Chunks that hold findings of line rules. */
	readonly found = new Set<Chunk>();
	/** The state after the last line that was read. */
	end: ReaderState | undefined;

	constructor(lines: LineStore, daemon: Daemon, options: ReaderOptions, checked: LineChecked) {
		this.store = lines;
		this.#reader = new LineReader(daemon, options);
		this.#checked = checked;
	}

	/** Applies a change to the lines; nothing is read until `update`. */
	replace(change: TextChange): ChangedLines {
		const changed = this.store.replace(change);
		for (const line of changed.removed) this.definitions.remove(line, line.definitions);
		for (const chunk of this.store.retired) this.#forget(chunk);
		this.store.retired = [];
		this.#isStale = true;
		return changed;
	}

	/** Reads everything again, for another daemon or host. */
	reset(daemon: Daemon, options: ReaderOptions): void {
		this.#reader = new LineReader(daemon, options);
		for (const chunk of this.store.chunks) {
			this.store.markDirty(chunk);
			for (const line of chunk.lines) {
				line.context = undefined;
				line.branch = undefined;
			}
		}
		this.#isStale = true;
	}

	#forget(chunk: Chunk): void {
		for (const key of chunk.indexed.keys()) {
			this.#leave(key, chunk);
			this.#mark(key);
		}
		this.found.delete(chunk);
	}

	/** A chunk has none of these lines any more; a key without chunks is removed, since typing creates ever new names. */
	#leave(key: string, chunk: Chunk): void {
		const chunks = this.#chunksWith.get(key);
		if (chunks?.delete(chunk) === true && chunks.size === 0) this.#chunksWith.delete(key);
	}

	#mark(key: string): void {
		this.#changed.add(key);
		this.#changed.add(`first:${key}`);
	}

	/** Reads what must be read. Cheap when nothing changed. */
	update(): void {
		if (!this.#isStale) return;
		this.#isStale = false;
		const last = this.store.lastLine();
		if (last !== this.#tail) {
			// The old last line is read now that it has a newline, the new one no longer is.
			for (const line of [last, this.#tail]) {
				if (line === undefined) continue;
				line.context = undefined;
				if (line.chunk.lines.includes(line)) this.store.markDirty(line.chunk);
			}
			this.#tail = last;
			this.#mark('tail');
		}
		const { chunks, dirty } = this.store;
		let at = chunks.length;
		for (const chunk of dirty) at = Math.min(at, chunk.ordinal);
		let readerState = leftBy(chunks[at - 1]) ?? this.#reader.start();
		for (; at < chunks.length; at++) {
			const chunk = chunks[at];
			if (chunk === undefined) break;
			if (this.#isUnaffected(chunk, readerState)) {
				// Behind the last change, a state that is the very same reaches to the end of the file.
				const isSettled =
					dirty.size === 0 &&
					chunk.inState === readerState.carriedState &&
					chunk.inBranches === readerState.openBranches;
				if (isSettled) return;
				readerState = leaveUnread(chunk, readerState);
				continue;
			}
			readerState = this.#readChunk(chunk, readerState);
			dirty.delete(chunk);
		}
		this.end = readerState;
	}

	#isUnaffected(chunk: Chunk, readerState: ReaderState): boolean {
		if (chunk.isDirty || chunk.inContext !== readerState.context || chunk.inState === undefined) return false;
		if (chunk.hasBlocks && chunk.inBranches !== readerState.openBranches) return false;
		return (
			chunk.inState === readerState.carriedState ||
			sameCarriedState(chunk.inState, readerState.carriedState, slicesIn(chunk.slices))
		);
	}

	#readChunk(chunk: Chunk, start: ReaderState): ReaderState {
		let readerState = start;
		chunk.inContext = start.context;
		chunk.inState = start.carriedState;
		chunk.inBranches = start.openBranches;
		chunk.isDirty = false;
		let slices = 0;
		let hasBlocks = false;
		const indexed = new Map<string, Line[]>();
		const isFirst = chunk.indexed.size === 0;
		const reread = new Set<Line>();
		const found: Line[] = [];
		// Neighbours mostly have the same keys, so the lists of the line above are mostly the right ones.
		let keys: readonly string[] | undefined;
		let lists: readonly Line[][] = [];
		for (const line of chunk.lines) {
			if (!line.isStatic || line.context !== readerState.context) {
				const { parsed, context } = line;
				readerState = this.#readLine(line, readerState);
				if (line.parsed !== parsed || line.context !== context) {
					// Only lists that were there before are compared with those of now.
					if (!isFirst) reread.add(line);
					if (line === this.#tail) this.#mark('tail');
				}
			}
			const { parsed } = line;
			if (!line.isStatic) {
				if (parsed.option !== undefined) slices |= slicesOfOption(parsed.option);
				if (isTriedElsewhere(line)) slices = ALL_SLICES;
				if (
					readerState.openBranches !== start.openBranches ||
					parsed.kind === 'end' ||
					parsed.kind === 'else' ||
					parsed.kind === 'condition' ||
					parsed.kind === 'opaque'
				) {
					hasBlocks = true;
				}
			}
			if (line.findings !== undefined && line.findings.length > 0) found.push(line);
			const ownKeys = indexKeysOf(line);
			if (ownKeys !== keys) {
				keys = ownKeys;
				lists = keys.map((key) => listOf(indexed, key));
			}
			for (const list of lists) list.push(line);
		}
		chunk.slices = hasBlocks && this.#reader.daemon.host === undefined ? ALL_SLICES : slices;
		chunk.hasBlocks = hasBlocks;
		this.#exchangeIndexed(chunk, indexed, reread);
		chunk.found = found;
		if (found.length > 0) this.found.add(chunk);
		else this.found.delete(chunk);
		chunk.outContext = readerState.context;
		chunk.outState = readerState.carriedState;
		chunk.outBranches = readerState.openBranches;
		return readerState;
	}

	#readLine(line: Line, readerState: ReaderState): ReaderState {
		const before = line.parsed;
		const isFirst = line.context === undefined;
		const hasMoved = line.context !== readerState.context;
		line.context = readerState.context;
		const isUnended = line === this.#tail;
		const isDropped = this.isDropped(line);
		const {
			parsed,
			definitions,
			readerState: next,
		} = this.#reader.read(line.text, readerState, line, isUnended);
		const now =
			isDropped && parsed.daemonMessages.length > 0
				? { ...parsed, daemonMessages: NO_DAEMON_MESSAGES }
				: parsed;
		line.isStatic =
			!isUnended &&
			next === readerState &&
			!isTriedElsewhere(line) &&
			(parsed.option === undefined || slicesOfOption(parsed.option) === 0);
		const defined = isDropped || definitions === undefined ? NO_DEFINITIONS : definitions;
		if (
			!isFirst &&
			!hasMoved &&
			isSameParsedLine(before, now) &&
			isSameDefinitions(line.definitions, defined)
		)
			return isDropped ? readerState : next;
		line.parsed = now;
		if (line.definitions.length > 0) this.definitions.remove(line, line.definitions);
		if (defined.length > 0) this.definitions.add(line, defined);
		line.definitions = defined;
		line.findings = undefined;
		this.#checked(line);
		return isDropped ? readerState : next;
	}

	#exchangeIndexed(chunk: Chunk, now: ReadonlyMap<string, readonly Line[]>, reread: ReadonlySet<Line>): void {
		const before = chunk.indexed;
		chunk.indexed = now.size === 0 ? NO_INDEXED : now;
		for (const [key, lines] of before) {
			if (now.has(key)) continue;
			this.#leave(key, chunk);
			if (lines.length > 0) this.#mark(key);
		}
		for (const [key, lines] of now) {
			const old = before.get(key) ?? NO_LINES;
			if (old.length === 0) {
				let chunks = this.#chunksWith.get(key);
				if (chunks === undefined) {
					chunks = new Set();
					this.#chunksWith.set(key, chunks);
				}
				chunks.add(chunk);
			}
			const first = lines[0];
			if (first !== undefined && (old[0] !== first || reread.has(first))) this.#changed.add(`first:${key}`);
			if (old.length !== lines.length || lines.some((line, at) => line !== old[at] || reread.has(line)))
				this.#changed.add(key);
		}
	}

	/** Index keys that changed since the last call. */
	takeChanges(): ReadonlySet<string> {
		const changed = this.#changed;
		this.#changed = new Set();
		return changed;
	}

	#chunksInOrder(key: string): readonly Chunk[] {
		return [...(this.#chunksWith.get(key) ?? [])].sort((a, b) => a.ordinal - b.ordinal);
	}

	/** Lines with an index key, top to bottom. */
	lines(key: string): readonly Line[] {
		const chunks = this.#chunksInOrder(key);
		const [first] = chunks;
		if (first === undefined) return NO_LINES;
		if (chunks.length === 1) return first.indexed.get(key) ?? NO_LINES;
		const lines: Line[] = [];
		for (const chunk of chunks) lines.push(...(chunk.indexed.get(key) ?? NO_LINES));
		return lines;
	}

	/** Whether more than so many lines have this key; looks at no more of them than that takes. */
	hasMore(key: string, count: number): boolean {
		let left = count;
		for (const chunk of this.#chunksWith.get(key) ?? []) {
			left -= chunk.indexed.get(key)?.length ?? 0;
			if (left < 0) return true;
		}
		return false;
	}

	first(key: string): Line | undefined {
		let first: Chunk | undefined;
		for (const chunk of this.#chunksWith.get(key) ?? []) {
			if (first === undefined || chunk.ordinal < first.ordinal) first = chunk;
		}
		return first?.indexed.get(key)?.[0];
	}

	/**
	 * Whether the daemon drops the line, since no newline ends it (sh_unix.c, sh_unix_getline). Of a line that fills the
	 * daemon's buffer it drops the rest only.
	 */
	isDropped(line: Line): boolean {
		return line === this.#tail && daemonPieces(line.text).length === 1;
	}

	/** The last line; what it holds is dropped, so a file that ends with a newline has an empty one. */
	lastLine(): Line | undefined {
		return this.#tail;
	}

	/** Line at a distance from another one. */
	neighbour(line: Line, offset: number): Line | undefined {
		const at = line.chunk.lines.indexOf(line) + offset;
		return line.chunk.lines[at] ?? this.store.lineAt(this.store.numberOf(line) + offset);
	}
}

/**
 * Whether the reader tried the line in several sections: what it came to may have hung on any of the carried state, also
 * when the reading that was kept does not show it.
 */
function isTriedElsewhere({ context }: Line): boolean {
	return context !== undefined && context.otherSections.length > 0;
}

function isSameDefinitions(a: readonly Definition[], b: readonly Definition[]): boolean {
	return (
		a.length === b.length && a.every(({ space, key }, at) => space === b[at]?.space && key === b[at]?.key)
	);
}

/** Nothing that a rule could look at differs. */
function isSameParsedLine(a: ParsedLine, b: ParsedLine): boolean {
	if (a === b) return true;
	if (a.kind !== b.kind || a.option !== b.option || a.header !== b.header || a.section !== b.section)
		return false;
	// Of a dropped line only that it was refused is kept, not the message.
	if (a.isRejected !== b.isRejected || a.isTemplated !== b.isTemplated) return false;
	if (a.daemonMessages.length !== b.daemonMessages.length) return false;
	return a.daemonMessages.every((daemonMessage, at) => daemonMessage.text === b.daemonMessages[at]?.text);
}

/** The state after a chunk, as it was left by the last reading. */
function leftBy(chunk: Chunk | undefined): ReaderState | undefined {
	if (chunk?.outContext === undefined || chunk.outState === undefined) return undefined;
	return { context: chunk.outContext, carriedState: chunk.outState, openBranches: chunk.outBranches };
}

/** Passes a chunk that reads the same as before: its effect on the carried state is applied without reading it. */
function leaveUnread(chunk: Chunk, readerState: ReaderState): ReaderState {
	const { outContext, outState } = chunk;
	if (outContext === undefined || outState === undefined || chunk.inState === undefined) return readerState;
	let carriedState = readerState.carriedState;
	if (chunk.inState === readerState.carriedState) carriedState = outState;
	else if (chunk.slices !== 0) carriedState = withSlices(readerState.carriedState, outState, chunk.slices);
	const openBranches = chunk.hasBlocks ? chunk.outBranches : readerState.openBranches;
	chunk.inState = readerState.carriedState;
	chunk.outState = carriedState;
	chunk.inBranches = readerState.openBranches;
	chunk.outBranches = openBranches;
	if (
		carriedState === readerState.carriedState &&
		outContext === readerState.context &&
		openBranches === readerState.openBranches
	)
		return readerState;
	return { context: outContext, carriedState, openBranches };
}
