// Conditional blocks while lines are read: how a state enters a block, changes to the next arm, and leaves it. Where it is
// not known which arm the daemon reads, each begins with the state at the start, and the end joins them.

import { joinCarriedState } from '../carried-state/carried-state.ts';
import { type DaemonMessage, LINE_NUMBER } from '../daemon/daemon.ts';
import { type Activity, Branch, type LineContexts } from './line-context.ts';
import { type ParsedLine, plainLine } from './parsed-line.ts';
import {
	type BranchCache,
	type LineResult,
	type OpenBranch,
	type ReaderState,
	withContext,
} from './reader-state.ts';

const UNMATCHED_END: DaemonMessage = {
	severity: 'WARN',
	text: `msg="Configuration file: unmatched @end" option="config file" obj="${LINE_NUMBER}"`,
};

const STRAY_END: ParsedLine = { kind: 'end', daemonMessages: [UNMATCHED_END] };
const STRAY_ELSE: ParsedLine = { kind: 'else', daemonMessages: [UNMATCHED_END] };

/** The block that a line opens: the one from the last reading, when it would be the same. */
export function anchoredBranch(
	branchCache: BranchCache,
	text: string,
	truth: Activity,
	parent: Branch | undefined,
	isTemplate: boolean,
): Branch {
	const known = branchCache.branch;
	if (known !== undefined && known.parent === parent && known.truth === truth && known.condition === text)
		return known;
	const branch = new Branch(text, truth, parent, isTemplate);
	branchCache.branch = branch;
	return branch;
}

/**
 * The state in the first arm of a block.
 * @param contexts where the contexts of the file are interned
 * @param branch the block, at its first arm
 */
export function enterBlock(contexts: LineContexts, branch: Branch, readerState: ReaderState): ReaderState {
	const context = contexts.inBranch(readerState.context, branch);
	if (!branch.isFork) return { ...readerState, context };
	const openBranch: OpenBranch = {
		entry: readerState.context,
		entryState: readerState.carriedState,
		arm: undefined,
		armState: undefined,
		parent: readerState.openBranches,
	};
	return { context, carriedState: readerState.carriedState, openBranches: openBranch };
}

/** Reads `@else`, or what a template engine has for it: the state in the next arm of the innermost block. */
export function switchArm(contexts: LineContexts, readerState: ReaderState): LineResult {
	const { branch } = readerState.context;
	if (branch === undefined) return { parsed: STRAY_ELSE, readerState };
	const parsed = plainLine('else');
	const next = branch.next();
	const { openBranches } = readerState;
	if (!branch.isFork || openBranches === undefined) {
		return {
			parsed,
			readerState: withContext(readerState, contexts.inBranch(readerState.context, next)),
		};
	}
	const outside = contexts.inBranch(readerState.context, branch.parent);
	if (branch.isTemplate || openBranches.arm === undefined || openBranches.armState === undefined) {
		const arm =
			openBranches.arm === undefined ? outside : contexts.join(outside, openBranches.arm, branch.parent);
		const armState =
			openBranches.armState === undefined
				? readerState.carriedState
				: joinCarriedState(readerState.carriedState, openBranches.armState);
		const context = contexts.inBranch(openBranches.entry, next);
		return {
			parsed,
			readerState: {
				context,
				carriedState: openBranches.entryState,
				openBranches: { ...openBranches, arm, armState },
			},
		};
	}
	// A second `@else` leads back to the lines after the first arm.
	const context = contexts.inBranch(openBranches.arm, next);
	return {
		parsed,
		readerState: {
			context,
			carriedState: openBranches.armState,
			openBranches: { ...openBranches, arm: outside, armState: readerState.carriedState },
		},
	};
}

/** Reads `@end`: the state after the innermost block, in which its arms meet. */
export function closeBlock(contexts: LineContexts, readerState: ReaderState): LineResult {
	const { branch } = readerState.context;
	if (branch === undefined) return { parsed: STRAY_END, readerState };
	const parsed = plainLine('end');
	const { openBranches } = readerState;
	if (!branch.isFork || openBranches === undefined) {
		return {
			parsed,
			readerState: withContext(readerState, contexts.inBranch(readerState.context, branch.parent)),
		};
	}
	const context = contexts.join(readerState.context, openBranches.arm ?? openBranches.entry, branch.parent);
	const carriedState = joinCarriedState(
		readerState.carriedState,
		openBranches.armState ?? openBranches.entryState,
	);
	return { parsed, readerState: { context, carriedState, openBranches: openBranches.parent } };
}
