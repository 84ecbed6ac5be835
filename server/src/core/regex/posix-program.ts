// Writes the tree of a pattern as instructions for the matcher. Works with a list of tasks instead of recursion,
// since the nesting of a pattern has no limit.
import type { ByteSet } from './byte-set.ts';
import type { Anchor, PosixNode, RepeatNode } from './posix-tree.ts';

export type Instruction =
	| { readonly kind: 'match' }
	| { readonly kind: 'set'; readonly set: ByteSet; readonly next: number }
	| { readonly kind: 'anchor'; readonly anchor: Anchor; readonly next: number; readonly isSlack: boolean }
	| { readonly kind: 'split'; readonly targets: number[] }
	/** A counted repetition: `enter` starts the count, `test` decides on another round, `next` ends a round. */
	| { readonly kind: 'enter'; readonly next: number }
	| { readonly kind: 'test'; readonly min: number; readonly max: number; body: number; readonly exit: number }
	| { readonly kind: 'next'; readonly test: number };

export interface Program {
	readonly instructions: readonly Instruction[];
	readonly start: number;
}

type Task =
	| { readonly kind: 'node'; readonly node: PosixNode; readonly isCopy: boolean }
	/** Continue before this instruction from now on. */
	| { readonly kind: 'goto'; readonly target: number }
	/** Let this split also lead to what has just been written. */
	| { readonly kind: 'link'; readonly targets: number[] }
	/** Optional items, the last one first: each may only be taken with all those before it. */
	| { readonly kind: 'optional'; readonly node: RepeatNode; readonly index: number; readonly isCopy: boolean }
	| { readonly kind: 'split'; readonly other: number; readonly isCopy: boolean }
	| { readonly kind: 'body'; readonly test: { body: number }; readonly enter: number };

/**
 * Writes from the end to the start: every instruction knows its successor when it is written.
 *
 * `isCopy` follows an oddity of the library. It writes `x{2}` as `x` and a copy of it, and marks the copies. An anchor
 * whose successor carries the mark is taken as already handled and not enforced (regcomp.c, calc_eclosure_iter), unless
 * an enforced anchor is at the same place before it. Such anchors are called slack here.
 */
class Compiler {
	private readonly instructions: Instruction[] = [{ kind: 'match' }];
	private readonly copies: boolean[] = [false];
	private readonly tasks: Task[] = [];
	/** The instruction that comes after what is written next. */
	private entry = 0;

	compile(tree: PosixNode): Program {
		const { tasks } = this;
		tasks.push({ kind: 'node', node: tree, isCopy: false });
		for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) this.run(task);
		return { instructions: this.instructions, start: this.entry };
	}

	private write(instruction: Instruction, isCopy: boolean): number {
		this.copies.push(isCopy);
		return this.instructions.push(instruction) - 1;
	}

	private writeAnchor(anchor: Anchor, isCopy: boolean): number {
		const isSlack = this.copies[this.entry] ?? false;
		return this.write({ kind: 'anchor', anchor, next: this.entry, isSlack }, isCopy);
	}

	private run(task: Task): void {
		switch (task.kind) {
			case 'node':
				this.planNode(task.node, task.isCopy);
				break;
			case 'goto':
				this.entry = task.target;
				break;
			case 'link':
				task.targets.push(this.entry);
				break;
			case 'optional': {
				const { node, index, isCopy } = task;
				this.tasks.push({ kind: 'split', other: this.entry, isCopy });
				if (index > 0) this.tasks.push({ kind: 'optional', node, index: index - 1, isCopy });
				this.tasks.push({ kind: 'node', node: node.item, isCopy: isCopy || index > 0 || node.min > 0 });
				break;
			}
			case 'split':
				this.entry = this.write({ kind: 'split', targets: [this.entry, task.other] }, task.isCopy);
				break;
			case 'body':
				task.test.body = this.entry;
				this.entry = this.write({ kind: 'enter', next: task.enter }, false);
		}
	}

	private planNode(node: PosixNode, isCopy: boolean): void {
		const { tasks } = this;
		switch (node.kind) {
			case 'empty':
				return;
			case 'hollow':
				this.entry = this.write({ kind: 'split', targets: [this.entry] }, false);
				return;
			case 'set':
				this.entry = this.write({ kind: 'set', set: node.set, next: this.entry }, isCopy);
				return;
			case 'anchor':
				this.planAnchor(node.anchor, isCopy);
				return;
			case 'sequence':
				for (const item of node.items) tasks.push({ kind: 'node', node: item, isCopy });
				return;
			case 'choice': {
				const targets: number[] = [];
				tasks.push({ kind: 'goto', target: this.write({ kind: 'split', targets }, isCopy) });
				for (const item of node.items) {
					tasks.push(
						{ kind: 'link', targets },
						{ kind: 'node', node: item, isCopy },
						{ kind: 'goto', target: this.entry },
					);
				}
				return;
			}
			case 'repeat':
				if (node.isCounted) this.planCounted(node, isCopy);
				else this.planWrittenOut(node, isCopy);
		}
	}

	/** The edges of a word are each a choice of two anchors, as in the library. */
	private planAnchor(anchor: Anchor, isCopy: boolean): void {
		const parts = EDGE_PARTS.get(anchor);
		if (parts === undefined) {
			this.entry = this.writeAnchor(anchor, isCopy);
			return;
		}
		const targets = parts.map((part) => this.writeAnchor(part, isCopy));
		this.entry = this.write({ kind: 'split', targets }, isCopy);
	}

	private planCounted(node: RepeatNode, isCopy: boolean): void {
		const test = { kind: 'test' as const, min: node.min, max: node.max, body: 0, exit: this.entry };
		const at = this.write(test, false);
		this.tasks.push({ kind: 'body', test, enter: at }, { kind: 'node', node: node.item, isCopy });
		this.entry = this.write({ kind: 'next', test: at }, false);
	}

	private planWrittenOut(node: RepeatNode, isCopy: boolean): void {
		const { tasks } = this;
		const { item, min, max } = node;
		for (let copy = 0; copy < min; copy++)
			tasks.push({ kind: 'node', node: item, isCopy: isCopy || copy > 0 });
		if (max === Number.POSITIVE_INFINITY) {
			const targets = [this.entry];
			const loop = this.write({ kind: 'split', targets }, isCopy);
			tasks.push(
				{ kind: 'goto', target: loop },
				{ kind: 'link', targets },
				{ kind: 'node', node: item, isCopy: isCopy || min > 0 },
			);
			this.entry = loop;
		} else if (max > min) {
			tasks.push({ kind: 'optional', node, index: max - min - 1, isCopy });
		}
	}
}

const EDGE_PARTS: ReadonlyMap<Anchor, readonly Anchor[]> = new Map<Anchor, readonly Anchor[]>([
	['word-edge', ['word-start', 'word-end']],
	['no-word-edge', ['inside-word', 'outside-word']],
]);

/** Compiles an expression for the matcher. */
export function compileTree(tree: PosixNode): Program {
	return new Compiler().compile(tree);
}
