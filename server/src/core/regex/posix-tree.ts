// The tree of a POSIX pattern. Every node carries the number of instructions it will take, so that the decision
// whether to write a bounded repetition out in full falls when the node is made and nothing is ever walked twice.
import type { ByteSet } from './byte-set.ts';

/** A place in the text that must be of a kind, without taking a byte. */
export type Anchor =
	| 'text-start'
	| 'text-end'
	| 'line-start'
	| 'line-end'
	| 'word-start'
	| 'word-end'
	| 'word-edge'
	| 'no-word-edge'
	| 'inside-word'
	| 'outside-word';

export type PosixNode =
	| { readonly kind: 'empty'; readonly size: number }
	/** A group without contents, which the library keeps as a step of its own. */
	| { readonly kind: 'hollow'; readonly size: number }
	| { readonly kind: 'set'; readonly size: number; readonly set: ByteSet }
	| { readonly kind: 'anchor'; readonly size: number; readonly anchor: Anchor }
	| { readonly kind: 'sequence'; readonly size: number; readonly items: readonly PosixNode[] }
	| { readonly kind: 'choice'; readonly size: number; readonly items: readonly PosixNode[] }
	| RepeatNode;

export interface RepeatNode {
	readonly kind: 'repeat';
	readonly size: number;
	readonly item: PosixNode;
	readonly min: number;
	/** Infinity where there is no upper bound. */
	readonly max: number;
	/** True: counted while matching; false: the item is written out as often as needed. */
	readonly isCounted: boolean;
}

export const EMPTY: PosixNode = { kind: 'empty', size: 0 };
export const HOLLOW: PosixNode = { kind: 'hollow', size: 1 };

/** A repetition that would take more instructions than this beyond its item is counted instead. */
const WRITTEN_OUT_LIMIT = 1_000;
/** All repetitions of one pattern together may add this many instructions; later ones are counted. */
const WRITTEN_OUT_TOTAL = 20_000;

/** Makes the nodes of one pattern and keeps the account of what repetitions have added. */
export class TreeBuilder {
	private written = 0;
	private readonly anchors = new Map<Anchor, PosixNode>();
	private readonly sets = new Map<string, PosixNode>();

	set(set: ByteSet): PosixNode {
		const key = set.join();
		const known = this.sets.get(key);
		if (known !== undefined) return known;
		const node: PosixNode = { kind: 'set', size: 1, set };
		this.sets.set(key, node);
		return node;
	}

	anchor(anchor: Anchor): PosixNode {
		const node: PosixNode = this.anchors.get(anchor) ?? { kind: 'anchor', size: 1, anchor };
		this.anchors.set(anchor, node);
		return node;
	}

	sequence(items: readonly PosixNode[]): PosixNode {
		const [only] = items;
		if (only === undefined) return EMPTY;
		if (items.length === 1) return only;
		return { kind: 'sequence', size: items.reduce((sum, item) => sum + item.size, 0), items };
	}

	choice(items: readonly PosixNode[]): PosixNode {
		const [only] = items;
		if (only !== undefined && items.length === 1) return only;
		return { kind: 'choice', size: items.reduce((sum, item) => sum + item.size + 1, 0), items };
	}

	repeat(item: PosixNode, min: number, max: number): PosixNode {
		if (max === 0 || item === EMPTY) return EMPTY;
		const copies = max === Number.POSITIVE_INFINITY ? min + 1 : max;
		const size = copies * (item.size + 1);
		const added = copies > 1 ? size : 0;
		if (added > WRITTEN_OUT_LIMIT || this.written + added > WRITTEN_OUT_TOTAL) {
			return { kind: 'repeat', size: item.size + 3, item, min, max, isCounted: true };
		}
		this.written += added;
		return { kind: 'repeat', size, item, min, max, isCounted: false };
	}
}
