// Quantifiers: their bounds, and what they make of the item before them in the tree and in the count of bytes.
import { PCRE_ERRORS, type PcreError } from './pcre-errors.ts';
import type { ItemSize } from './pcre-size.ts';
import type { PcreSource } from './pcre-source.ts';
import { createGroup, createGroupItem, type GroupItem, type Item, isAssertion } from './pcre-tree.ts';

/** Largest number in a quantifier. */
const MAX_REPEAT = 65_535;

/** What a quantifier would repeat. */
export type Repeatable =
	| {
			readonly kind: 'single';
			readonly length: 1 | 'bytes' | undefined;
			readonly bytes: number;
			readonly payload: number;
	  }
	| { readonly kind: 'class' | 'reference' }
	| { readonly kind: 'call' }
	| { readonly kind: 'group'; readonly item: GroupItem; readonly bytes: number };

/** How often; `max` is infinite without an upper bound. */
export interface Repetition {
	readonly min: number;
	readonly max: number;
	readonly isPossessive: boolean;
}

/** Reads a quantifier without its `+` or `?`, and leaves the source at its last character. */
export function readPcreBounds(
	source: PcreSource,
): { readonly min: number; readonly max: number } | PcreError {
	const code = source.peek();
	if (code !== 123) return { min: code === 43 ? 1 : 0, max: code === 63 ? 1 : Number.POSITIVE_INFINITY };
	source.at++;
	const min = source.readNumber() ?? Number.POSITIVE_INFINITY;
	if (min > MAX_REPEAT) return PCRE_ERRORS.quantifierTooBig;
	if (source.peek() === 125) return { min, max: min };
	source.at++;
	if (source.peek() === 125) return { min, max: Number.POSITIVE_INFINITY };
	const max = source.readNumber() ?? Number.POSITIVE_INFINITY;
	if (max > MAX_REPEAT) return PCRE_ERRORS.quantifierTooBig;
	return max < min ? PCRE_ERRORS.quantifierOrder : { min, max };
}

/** Repeats the last item of the branch. */
export function repeatItem(branch: Item[], size: ItemSize, item: Repeatable, repetition: Repetition): void {
	const { min, max, isPossessive } = repetition;
	switch (item.kind) {
		case 'single': {
			branch.pop();
			size.repeatSingle(item.bytes, item.payload, min, max);
			if (max === 0) return;
			// A single round is left as it is; more are taken as so many characters without a look at what they are.
			const length = min !== max ? undefined : min === 1 ? item.length : min;
			branch.push({ kind: 'single', length, canBeEmpty: min === 0 });
			return;
		}
		case 'class':
			branch.pop();
			size.repeatClass(min, max);
			if (max === 0) return;
			branch.push({ kind: 'single', length: min === max ? min : undefined, canBeEmpty: min === 0 });
			return;
		case 'reference':
			size.repeatClass(min, max);
			if (max === 0) branch.pop();
			else if (isPossessive) size.wrap();
			return;
		case 'call':
			repeatCall(branch, size, repetition);
			return;
		case 'group':
			repeatGroup(size, item.item, item.bytes, repetition);
	}
}

/** A call that is repeated is first put into an atomic group. */
function repeatCall(branch: Item[], size: ItemSize, repetition: Repetition): void {
	const call = branch.pop();
	if (call?.kind !== 'call') return;
	const group = createGroup('atomic', 0, undefined, call.index);
	group.end = group.start + 1;
	group.branches[0] = [call];
	const item = createGroupItem(group);
	branch.push(item);
	size.wrap();
	repeatGroup(size, item, 9, repetition);
}

function repeatGroup(size: ItemSize, item: GroupItem, bytes: number, repetition: Repetition): void {
	const { group } = item;
	const { min, max, isPossessive } = repetition;
	if (isAssertion(group)) {
		if (min > 0) return;
		item.isOptional = true;
		size.repeatGroup(bytes, 0, Math.min(max, 1), isPossessive, false);
		return;
	}
	size.repeatGroup(bytes, min, max, isPossessive, group.kind === 'condition');
	item.isOptional = min === 0;
	item.copies = Math.max(min, 1);
	if (max === Number.POSITIVE_INFINITY) item.tail = 'loop';
	else if (max > item.copies) item.tail = 'optional';
	item.isPossessive = isPossessive;
	group.isLoop = item.tail === 'loop' && item.copies === 1;
}
