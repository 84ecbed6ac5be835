// The model of one file, kept up to date with edits: lines read where they stand, indexes over them. An edit re-reads
// its own chunk, then only the chunks whose carried state differs. Knows no rules: it tells what changed.

import type { OptionEntry } from '../catalogue/types.ts';
import { listOf } from '../text/multimap.ts';
import { ClaimIndex } from './definitions.ts';
import type { Daemon } from '../daemon/daemon.ts';
import type { Claim } from '../values/handler.ts';
import { handlerFor } from '../values/handlers.ts';
import type { ChangedLines, Chunk, Line, LineStore, TextChange } from './line-store.ts';
import { occurrenceKeys } from './index-keys.ts';
import { type Order, sameOrder, TOPICS, type Topic } from '../carried-state/carried-state.ts';
import { type Flow, LineReader, type ReaderOptions } from './reader.ts';
import { NO_CLAIMS, NO_COMPLAINTS, type Reading } from './parsed-line.ts';

const NO_LINES: readonly Line[] = [];
const NO_OCCURRENCES: ReadonlyMap<string, readonly Line[]> = new Map();
const ALL_TOPICS = (1 << TOPICS.length) - 1;

/** Called for each line that was read anew, to find what line rules say; returns true when there is something. */
export type LineChecked = (line: Line) => boolean;

export class FileModel {
	readonly store: LineStore;
	readonly claims = new ClaimIndex();
	readonly #checked: LineChecked;
	#reader: LineReader;
	#chunksWith = new Map<string, Set<Chunk>>();
	#changed = new Set<string>();
	#tail: Line | undefined;
	#isStale = true;
	/** Chunks that hold findings of line rules. */
	readonly found = new Set<Chunk>();
	/** The state behind the last line that was read. */
	end: Flow | undefined;

	constructor(lines: LineStore, daemon: Daemon, options: ReaderOptions, checked: LineChecked) {
		this.store = lines;
		this.#reader = new LineReader(daemon, options);
		this.#checked = checked;
	}

	/** Applies a change to the lines; nothing is read until `update`. */
	replace(change: TextChange): ChangedLines {
		const changed = this.store.replace(change);
		for (const line of changed.removed) this.claims.remove(line, line.claims);
		for (const chunk of this.store.retired) this.#forget(chunk);
		this.store.retired = [];
		this.#isStale = true;
		return changed;
	}

	/** Reads everything anew, for another daemon or host. */
	reset(daemon: Daemon, options: ReaderOptions): void {
		this.#reader = new LineReader(daemon, options);
		for (const chunk of this.store.chunks) {
			this.store.markDirty(chunk);
			for (const line of chunk.lines) {
				line.position = undefined;
				line.branch = undefined;
			}
		}
		this.#isStale = true;
	}

	#forget(chunk: Chunk): void {
		for (const key of chunk.occurrences.keys()) {
			this.#leave(key, chunk);
			this.#mark(key);
		}
		this.found.delete(chunk);
	}

	/** A chunk has none of these lines any more; of a key without chunks nothing is kept, since names are typed for ever. */
	#leave(key: string, chunk: Chunk): void {
		const chunks = this.#chunksWith.get(key);
		if (chunks?.delete(chunk) === true && chunks.size === 0) this.#chunksWith.delete(key);
	}

	#mark(key: string): void {
		this.#changed.add(key);
		this.#changed.add(`first:${key}`);
	}

	/** Reads what has to be read. Cheap when nothing changed. */
	update(): void {
		if (!this.#isStale) return;
		this.#isStale = false;
		const last = this.store.lastLine();
		if (last !== this.#tail) {
			// The old last line is read now that it has a newline, the new one no longer is.
			for (const line of [last, this.#tail]) {
				if (line === undefined) continue;
				line.position = undefined;
				if (line.chunk.lines.includes(line)) this.store.markDirty(line.chunk);
			}
			this.#tail = last;
			this.#mark('tail');
		}
		const { chunks, dirty } = this.store;
		let at = chunks.length;
		for (const chunk of dirty) at = Math.min(at, chunk.ordinal);
		let flow = leftBy(chunks[at - 1]) ?? this.#reader.start();
		for (; at < chunks.length; at++) {
			const chunk = chunks[at];
			if (chunk === undefined) break;
			if (this.#isUnaffected(chunk, flow)) {
				// Behind the last change, a state that is the very same reaches to the end of the file.
				const isSettled = dirty.size === 0 && chunk.inOrder === flow.order && chunk.inForks === flow.forks;
				if (isSettled) return;
				flow = leaveUnread(chunk, flow);
				continue;
			}
			flow = this.#readChunk(chunk, flow);
			dirty.delete(chunk);
		}
		this.end = flow;
	}

	#isUnaffected(chunk: Chunk, flow: Flow): boolean {
		if (chunk.isDirty || chunk.inPosition !== flow.position || chunk.inOrder === undefined) return false;
		if (chunk.hasBlocks && chunk.inForks !== flow.forks) return false;
		return chunk.inOrder === flow.order || sameOrder(chunk.inOrder, flow.order, topicsOf(chunk.topics));
	}

	#readChunk(chunk: Chunk, start: Flow): Flow {
		let flow = start;
		chunk.inPosition = start.position;
		chunk.inOrder = start.order;
		chunk.inForks = start.forks;
		chunk.isDirty = false;
		let topics = 0;
		let hasBlocks = false;
		const occurrences = new Map<string, Line[]>();
		const reread = new Set<Line>();
		const found: Line[] = [];
		// Neighbours mostly have the same keys, so the lists of the line above are mostly the right ones.
		let keys: readonly string[] | undefined;
		let lists: readonly Line[][] = [];
		for (const line of chunk.lines) {
			if (!line.isStatic || line.position !== flow.position) {
				const { reading, position } = line;
				flow = this.#readLine(line, flow);
				if (line.reading !== reading || line.position !== position) {
					reread.add(line);
					if (line === this.#tail) this.#mark('tail');
				}
			}
			const { reading } = line;
			if (!line.isStatic) {
				if (reading.option !== undefined) topics |= topicBits(reading.option, reading.section ?? '');
				if (isTriedElsewhere(line)) topics = ALL_TOPICS;
				if (
					flow.forks !== start.forks ||
					reading.kind === 'end' ||
					reading.kind === 'else' ||
					reading.kind === 'condition' ||
					reading.kind === 'foreign'
				) {
					hasBlocks = true;
				}
			}
			if (line.findings !== undefined && line.findings.length > 0) found.push(line);
			const ownKeys = occurrenceKeys(line);
			if (ownKeys !== keys) {
				keys = ownKeys;
				lists = keys.map((key) => listOf(occurrences, key));
			}
			for (const list of lists) list.push(line);
		}
		chunk.topics = hasBlocks && this.#reader.daemon.host === undefined ? ALL_TOPICS : topics;
		chunk.hasBlocks = hasBlocks;
		this.#exchangeOccurrences(chunk, occurrences, reread);
		chunk.found = found;
		if (found.length > 0) this.found.add(chunk);
		else this.found.delete(chunk);
		chunk.outPosition = flow.position;
		chunk.outOrder = flow.order;
		chunk.outForks = flow.forks;
		return flow;
	}

	#readLine(line: Line, flow: Flow): Flow {
		const before = line.reading;
		const isFirst = line.position === undefined;
		const hasMoved = line.position !== flow.position;
		line.position = flow.position;
		// Text behind the last LF never reaches the daemon (sh_unix.c, sh_unix_getline).
		const isDropped = line === this.#tail;
		const { reading, claims, flow: next } = this.#reader.read(line.text, flow, line);
		const now =
			isDropped && reading.complaints.length > 0 ? { ...reading, complaints: NO_COMPLAINTS } : reading;
		line.isStatic =
			!isDropped &&
			next === flow &&
			!isTriedElsewhere(line) &&
			(reading.option === undefined || topicBits(reading.option, reading.section ?? '') === 0);
		const claimed = isDropped || claims === undefined ? NO_CLAIMS : claims;
		if (!isFirst && !hasMoved && isSameReading(before, now) && isSameClaims(line.claims, claimed))
			return isDropped ? flow : next;
		line.reading = now;
		if (line.claims.length > 0) this.claims.remove(line, line.claims);
		if (claimed.length > 0) this.claims.add(line, claimed);
		line.claims = claimed;
		line.findings = undefined;
		this.#checked(line);
		return isDropped ? flow : next;
	}

	#exchangeOccurrences(
		chunk: Chunk,
		now: ReadonlyMap<string, readonly Line[]>,
		reread: ReadonlySet<Line>,
	): void {
		const before = chunk.occurrences;
		chunk.occurrences = now.size === 0 ? NO_OCCURRENCES : now;
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

	/** Occurrence keys that changed since the last call. */
	takeChanges(): ReadonlySet<string> {
		const changed = this.#changed;
		this.#changed = new Set();
		return changed;
	}

	#chunksInOrder(key: string): readonly Chunk[] {
		return [...(this.#chunksWith.get(key) ?? [])].sort((a, b) => a.ordinal - b.ordinal);
	}

	/** Lines with an occurrence key, top to bottom. */
	lines(key: string): readonly Line[] {
		const chunks = this.#chunksInOrder(key);
		if (chunks.length === 0) return NO_LINES;
		return chunks.flatMap((chunk) => chunk.occurrences.get(key) ?? NO_LINES);
	}

	first(key: string): Line | undefined {
		let first: Chunk | undefined;
		for (const chunk of this.#chunksWith.get(key) ?? []) {
			if (first === undefined || chunk.ordinal < first.ordinal) first = chunk;
		}
		return first?.occurrences.get(key)?.[0];
	}

	/** Whether the daemon drops the line, since no newline ends it. */
	isDropped(line: Line): boolean {
		return line === this.#tail;
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
function isTriedElsewhere({ position }: Line): boolean {
	return position !== undefined && position.otherSections.length > 0;
}

function isSameClaims(a: readonly Claim[], b: readonly Claim[]): boolean {
	return (
		a.length === b.length && a.every(({ space, key }, at) => space === b[at]?.space && key === b[at]?.key)
	);
}

/** Nothing that a rule could look at differs. */
function isSameReading(a: Reading, b: Reading): boolean {
	if (a === b) return true;
	if (a.kind !== b.kind || a.option !== b.option || a.header !== b.header || a.section !== b.section)
		return false;
	// Of a dropped line no complaint is kept, but that it was refused is.
	if (a.isRejected !== b.isRejected || a.isTemplated !== b.isTemplated) return false;
	if (a.complaints.length !== b.complaints.length) return false;
	return a.complaints.every((complaint, at) => complaint.text === b.complaints[at]?.text);
}

/** The state behind a chunk, as it was left by the last reading. */
function leftBy(chunk: Chunk | undefined): Flow | undefined {
	if (chunk?.outPosition === undefined || chunk.outOrder === undefined) return undefined;
	return { position: chunk.outPosition, order: chunk.outOrder, forks: chunk.outForks };
}

/** Passes a chunk that reads the same as before: its effect on the carried state is applied without reading it. */
function leaveUnread(chunk: Chunk, flow: Flow): Flow {
	const { outPosition, outOrder } = chunk;
	if (outPosition === undefined || outOrder === undefined || chunk.inOrder === undefined) return flow;
	let order = flow.order;
	if (chunk.inOrder === flow.order) order = outOrder;
	else if (chunk.topics !== 0) order = withTopics(flow.order, outOrder, chunk.topics);
	const forks = chunk.hasBlocks ? chunk.outForks : flow.forks;
	chunk.inOrder = flow.order;
	chunk.outOrder = order;
	chunk.inForks = flow.forks;
	chunk.outForks = forks;
	if (order === flow.order && outPosition === flow.position && forks === flow.forks) return flow;
	return { position: outPosition, order, forks };
}

function withTopics(order: Order, from: Order, bits: number): Order {
	const slices: Partial<Record<Topic, unknown>> = {};
	for (const topic of topicsOf(bits)) slices[topic] = from[topic];
	return Object.assign({}, order, slices);
}

const topicLists = new Map<number, readonly Topic[]>();

/** The topics of a bit set. */
function topicsOf(bits: number): readonly Topic[] {
	let topics = topicLists.get(bits);
	if (topics === undefined) {
		topics = TOPICS.filter((_topic, at) => (bits & (1 << at)) !== 0);
		topicLists.set(bits, topics);
	}
	return topics;
}

const bitsByOption = new Map<OptionEntry, Map<string, number>>();

/** The topics that a reading's option reads or changes, as bits. */
function topicBits(option: OptionEntry, section: string): number {
	let bySection = bitsByOption.get(option);
	if (bySection === undefined) {
		bySection = new Map();
		bitsByOption.set(option, bySection);
	}
	let bits = bySection.get(section);
	if (bits === undefined) {
		bits = 0;
		for (const topic of handlerFor(option.key, section)?.topics ?? []) bits |= 1 << TOPICS.indexOf(topic);
		bySection.set(section, bits);
	}
	return bits;
}
