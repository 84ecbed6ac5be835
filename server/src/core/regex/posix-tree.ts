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

interface Sizes {
	/** Instructions that our own program takes. */
	readonly size: number;
	/** Nodes of the library's tree, where each copy that a repetition makes counts. */
	readonly libraryNodes: number;
}

export type PosixNode =
	| ({ readonly kind: 'empty' } & Sizes)
	/** A group without contents, which the library keeps as a step of its own. */
	| ({ readonly kind: 'hollow' } & Sizes)
	| ({ readonly kind: 'set'; readonly set: ByteSet } & Sizes)
	| ({ readonly kind: 'anchor'; readonly anchor: Anchor } & Sizes)
	| ({ readonly kind: 'sequence'; readonly items: readonly PosixNode[] } & Sizes)
	| ({ readonly kind: 'choice'; readonly items: readonly PosixNode[] } & Sizes)
	| RepeatNode;

export interface RepeatNode extends Sizes {
	readonly kind: 'repeat';
	readonly item: PosixNode;
	readonly min: number;
	/** Infinity without an upper bound. */
	readonly max: number;
	/** True: counted while matching; false: the item is written out as often as needed. */
	readonly isCounted: boolean;
}

export const EMPTY: PosixNode = { kind: 'empty', size: 0, libraryNodes: 0 };
export const HOLLOW: PosixNode = { kind: 'hollow', size: 1, libraryNodes: 1 };

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
		const node: PosixNode = { kind: 'set', size: 1, libraryNodes: 1, set };
		this.sets.set(key, node);
		return node;
	}

	anchor(anchor: Anchor): PosixNode {
		const node: PosixNode = this.anchors.get(anchor) ?? {
			kind: 'anchor',
			size: 1,
			libraryNodes: 1,
			anchor,
		};
		this.anchors.set(anchor, node);
		return node;
	}

	sequence(items: readonly PosixNode[]): PosixNode {
		const [only] = items;
		if (only === undefined) return EMPTY;
		if (items.length === 1) return only;
		const size = items.reduce((sum, item) => sum + item.size, 0);
		return { kind: 'sequence', size, libraryNodes: joinedNodes(items), items };
	}

	choice(items: readonly PosixNode[]): PosixNode {
		const [only] = items;
		if (only !== undefined && items.length === 1) return only;
		const size = items.reduce((sum, item) => sum + item.size + 1, 0);
		return { kind: 'choice', size, libraryNodes: joinedNodes(items), items };
	}

	repeat(item: PosixNode, min: number, max: number): PosixNode {
		if (max === 0 || item === EMPTY) return EMPTY;
		const copies = max === Number.POSITIVE_INFINITY ? min + 1 : max;
		const size = copies * (item.size + 1);
		// The library joins the copies by a node each and adds one for what may be absent or go on.
		const libraryNodes = copies * (item.libraryNodes + 1) + (max > min ? 1 : 0) - (copies > 1 ? 1 : 0);
		const added = copies > 1 ? size : 0;
		if (added > WRITTEN_OUT_LIMIT || this.written + added > WRITTEN_OUT_TOTAL) {
			return { kind: 'repeat', size: item.size + 3, libraryNodes, item, min, max, isCounted: true };
		}
		this.written += added;
		return { kind: 'repeat', size, libraryNodes, item, min, max, isCounted: false };
	}
}

/** The library's tree is binary: a node more for each item after the first. */
function joinedNodes(items: readonly PosixNode[]): number {
	return items.reduce((sum, item) => sum + item.libraryNodes + 1, -1);
}
