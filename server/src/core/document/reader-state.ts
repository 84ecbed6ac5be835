// What reading one line needs and leaves: the state that lines hand on, and what a line comes to. Plain data; reads nothing.

import type { CarriedState } from '../carried-state/carried-state.ts';
import type { Definition } from '../values/handler.ts';
import type { Branch, LineContext } from './line-context.ts';
import type { ParsedLine } from './parsed-line.ts';

/** The state at the start of a block whose outcome is not known, to which the other arm and the end come back. */
export interface OpenBranch {
	readonly entry: LineContext;
	readonly entryState: CarriedState;
	/** The end of the arms read so far; absent in the first arm. */
	readonly arm: LineContext | undefined;
	readonly armState: CarriedState | undefined;
	readonly parent: OpenBranch | undefined;
}

/** Where a line keeps the block it opens, so that reading it again gives the same block and thus the same contexts. */
export interface BranchCache {
	branch?: Branch | undefined;
	/** Whether the text needs no closer look; see `isPlain` of syntax/line.ts. */
	readonly isPlain?: boolean;
}

/** Everything that a line leaves to the next one. */
export interface ReaderState {
	readonly context: LineContext;
	readonly carriedState: CarriedState;
	readonly openBranches: OpenBranch | undefined;
}

/** What one line comes to. */
export interface LineResult {
	readonly parsed: ParsedLine;
	readonly definitions?: readonly Definition[] | undefined;
	/** What the line leaves; the same `ReaderState` object when it leaves nothing new. */
	readonly readerState: ReaderState;
}

/**
 * The state with another context.
 * @returns the same object when the context is the one it has
 */
export function withContext(readerState: ReaderState, context: LineContext): ReaderState {
	return context === readerState.context ? readerState : { ...readerState, context };
}
