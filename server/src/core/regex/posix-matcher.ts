// Runs the instructions of a pattern over a text: all threads in step, one byte after the other, each state at most
// once per byte (Thompson's way). So the time is at most the length of the text times the size of the pattern.
import { hasByte } from './byte-set.ts';
import { isWordByte } from './bytes.ts';
import type { Instruction, Program } from './posix-program.ts';
import type { Anchor } from './posix-tree.ts';

/** How many different counts may be kept apart in one search; enough for the largest single repetition. */
const COUNTS_LIMIT = 100_000;
/** How many steps within counted repetitions one search may take. */
const COUNTED_STEPS_LIMIT = 3_000_000;

/** The position of a thread in the counted repetitions around it; equal counts are the same object. */
interface Count {
	readonly id: number;
	readonly rounds: number;
	/** A round that took no byte happened: as many more as the minimum asks for may be thought there. */
	readonly isSatisfied: boolean;
	/** No byte has been taken since this round began. */
	readonly isFresh: boolean;
	readonly outer: Count | undefined;
	/** The same counts once a byte has been taken. */
	readonly moved: Count | undefined;
}

/** Keeps counts unique, so that states can be compared by number. */
class Counts {
	private readonly known = new Map<string, Count>();

	get size(): number {
		return this.known.size;
	}

	get(rounds: number, isSatisfied: boolean, isFresh: boolean, outer: Count | undefined): Count {
		const key = `${rounds},${isSatisfied},${isFresh},${outer?.id ?? 0}`;
		const known = this.known.get(key);
		if (known !== undefined) return known;
		const needsMove = isFresh || outer?.moved !== undefined;
		const moved = needsMove ? this.get(rounds, isSatisfied, false, outer?.moved ?? outer) : undefined;
		const count: Count = { id: this.known.size + 1, rounds, isSatisfied, isFresh, outer, moved };
		this.known.set(key, count);
		return count;
	}
}

interface Thread {
	readonly at: number;
	readonly count: Count | undefined;
	/** Bits: an anchor has been enforced since the last byte; `$` was passed before a newline, which must be taken. */
	readonly flags: number;
}

const [IS_HELD, MUST_TAKE] = [1, 2];
const NEWLINE = 10;

function isAnchored(anchor: Anchor, text: Uint8Array, at: number): boolean {
	const isAfterWord = isWordByte(text[at - 1] ?? 0);
	const isBeforeWord = isWordByte(text[at] ?? 0);
	switch (anchor) {
		case 'line-start':
		case 'text-start':
			return at === 0;
		case 'line-end':
		case 'text-end':
			return at === text.length;
		case 'word-start':
			return !isAfterWord && isBeforeWord;
		case 'word-end':
			return isAfterWord && !isBeforeWord;
		case 'word-edge':
			return isAfterWord !== isBeforeWord;
		case 'no-word-edge':
			return isAfterWord === isBeforeWord;
		case 'inside-word':
			return isAfterWord && isBeforeWord;
		case 'outside-word':
			return !isAfterWord && !isBeforeWord;
	}
}

class Search {
	private readonly counts = new Counts();
	private readonly marks: Uint32Array;
	private readonly counted = new Set<number>();
	private stamp = 0;
	private countedSteps = 0;
	/** Threads that wait for the byte at the place reached. */
	private waiting: Thread[] = [];
	private readonly program: Program;
	private readonly text: Uint8Array;

	constructor(program: Program, text: Uint8Array) {
		this.program = program;
		this.text = text;
		this.marks = new Uint32Array(program.instructions.length * 4);
	}

	/** Undefined: the counts would need more memory than is granted. */
	run(): boolean | undefined {
		let taken: Thread[] = [];
		for (let at = 0; at <= this.text.length; at++) {
			this.stamp++;
			this.counted.clear();
			this.waiting = [];
			// First the threads under way: where both meet, theirs may go on where a new one may not.
			if (this.follow(taken, at, this.text[at - 1] === NEWLINE)) return true;
			if (this.follow([{ at: this.program.start, count: undefined, flags: 0 }], at, false)) return true;
			if (this.isExhausted()) return undefined;
			const byte = this.text[at] ?? 0;
			taken = [];
			for (const thread of this.waiting) {
				const instruction = this.program.instructions[thread.at];
				if (instruction?.kind !== 'set' || !hasByte(instruction.set, byte)) continue;
				taken.push({ at: instruction.next, count: thread.count?.moved ?? thread.count, flags: 0 });
			}
		}
		return false;
	}

	private isExhausted(): boolean {
		return this.counts.size > COUNTS_LIMIT || this.countedSteps > COUNTED_STEPS_LIMIT;
	}

	private isNew(thread: Thread): boolean {
		const state = thread.at * 4 + thread.flags;
		if (thread.count === undefined) {
			if (this.marks[state] === this.stamp) return false;
			this.marks[state] = this.stamp;
			return true;
		}
		const key = thread.count.id * this.marks.length + state;
		if (this.counted.has(key)) return false;
		this.counted.add(key);
		this.countedSteps++;
		return true;
	}

	/** Follows the threads to the instructions that take a byte; true when one reaches the end of the pattern. */
	private follow(open: Thread[], at: number, isAfterNewline: boolean): boolean {
		for (let thread = open.pop(); thread !== undefined; thread = open.pop()) {
			if (!this.isNew(thread)) continue;
			if (this.isExhausted()) return false;
			const instruction = this.program.instructions[thread.at];
			if (instruction === undefined) continue;
			if (instruction.kind === 'match' && (thread.flags & MUST_TAKE) === 0) return true;
			if (instruction.kind === 'anchor') this.passAnchor(instruction, thread, at, isAfterNewline, open);
			else this.step(instruction, thread, open);
		}
		return false;
	}

	private step(instruction: Instruction, thread: Thread, open: Thread[]): void {
		const { count, flags } = thread;
		switch (instruction.kind) {
			case 'match':
			case 'anchor':
				return;
			case 'set':
				this.waiting.push(thread);
				return;
			case 'split':
				for (const target of instruction.targets) open.push({ at: target, count, flags });
				return;
			case 'enter':
				open.push({ at: instruction.next, count: this.counts.get(0, false, false, count), flags });
				return;
			case 'test': {
				if (count === undefined) return;
				const { rounds, isSatisfied, outer } = count;
				if (isSatisfied || rounds >= instruction.min)
					open.push({ at: instruction.exit, count: outer, flags });
				if (rounds >= instruction.max) return;
				open.push({ at: instruction.body, count: this.counts.get(rounds, isSatisfied, true, outer), flags });
				return;
			}
			case 'next':
				this.endRound(instruction.test, thread, open);
		}
	}

	/**
	 * Without REG_NEWLINE a newline should be no edge, yet the library lets `^` pass after one that was matched and `$`
	 * before one that is matched next (regexec.c, build_trtable and group_nodes_into_DFAstates).
	 */
	private passAnchor(
		{ anchor, next, isSlack }: Extract<Instruction, { kind: 'anchor' }>,
		{ count, flags }: Thread,
		at: number,
		isAfterNewline: boolean,
		open: Thread[],
	): void {
		const isHeld = flags | IS_HELD;
		if (isSlack && (flags & IS_HELD) === 0) open.push({ at: next, count, flags });
		else if (isAnchored(anchor, this.text, at)) open.push({ at: next, count, flags: isHeld });
		else if (anchor === 'line-start' && isAfterNewline) open.push({ at: next, count, flags: isHeld });
		else if (anchor === 'line-end' && this.text[at] === NEWLINE) {
			open.push({ at: next, count, flags: isHeld | MUST_TAKE });
		}
	}

	private endRound(target: number, { count, flags }: Thread, open: Thread[]): void {
		const test = this.program.instructions[target];
		if (count === undefined || test?.kind !== 'test') return;
		// A second round without a byte can gain nothing over the first.
		if (count.isFresh && count.isSatisfied) return;
		const isUnlimited = test.max === Number.POSITIVE_INFINITY;
		const rounds = isUnlimited ? Math.min(count.rounds + 1, test.min) : count.rounds + 1;
		open.push({
			at: target,
			count: this.counts.get(rounds, count.isSatisfied || count.isFresh, false, count.outer),
			flags,
		});
	}
}

/**
 * Whether the pattern matches anywhere in the text; undefined when counting would take too long or too much memory.
 *
 * @param text bytes without NUL
 */
export function searchText(program: Program, text: Uint8Array): boolean | undefined {
	return new Search(program, text).run();
}
