// What libpcre checks once it knows all groups: that references exist, that conditional groups have at most two
// branches, that calls cannot loop without taking a character, and that lookbehinds have a fixed length.
import { PCRE_ERRORS, type PcreError } from './pcre-errors.ts';
import type { PcreTree } from './pcre-parser.ts';
import {
	type CallItem,
	type Condition,
	type Group,
	type GroupItem,
	type Item,
	isAssertion,
} from './pcre-tree.ts';

/** Steps for the search for endless calls; the library itself would take exponential time beyond. */
const STEPS_LIMIT = 3_000_000;
/** Calls within calls that are followed. */
const CALLS_LIMIT = 500;

/** A length in characters, or why there is none. */
type Length = number | 'variable' | 'bytes';

interface OpenBranch {
	readonly group: Group;
	branch: readonly Item[];
	/** Items of the branch before the present one. */
	index: number;
}

class Checker {
	/** The first group of each number among those opened so far. */
	private readonly opened = new Map<number, Group>();
	private readonly closed = new Set<Group>();
	private readonly calls = new Map<CallItem, Group | 'whole' | 'later'>();
	private readonly open: OpenBranch[] = [];
	private readonly lookbehinds: Group[] = [];
	private readonly lengths = new Map<Group, Length>();
	private readonly empty = new Map<Group, boolean>();
	/** Place of the last call of a group that comes later. */
	private lastLater = -1;
	/** The answer being found may be another one later or elsewhere. */
	private isPassing = false;
	private steps = 0;
	private readonly tree: PcreTree;

	constructor(tree: PcreTree) {
		this.tree = tree;
	}

	check(): PcreError | undefined {
		const error = this.checkGroup(this.tree.root, 0);
		if (error !== undefined) return error;
		if (this.tree.largestReference > this.tree.groups) return PCRE_ERRORS.noSuchGroup;
		for (const group of this.lookbehinds) {
			for (const branch of group.branches) {
				const length = this.branchLength(branch, []).length;
				if (length === 'bytes') return PCRE_ERRORS.anyByte;
				if (length === 'variable') return PCRE_ERRORS.lookbehind;
			}
		}
		return undefined;
	}

	private checkGroup(group: Group, conditions: number): PcreError | undefined {
		if (group.kind === 'capture' && !this.opened.has(group.number)) this.opened.set(group.number, group);
		if (group.kind === 'behind') this.lookbehinds.push(group);
		const error = group.condition === undefined ? undefined : this.checkCondition(group.condition);
		if (error !== undefined) return error;
		const place: OpenBranch = { group, branch: [], index: 0 };
		this.open.push(place);
		for (const branch of group.branches) {
			place.branch = branch;
			for (const [index, item] of branch.entries()) {
				place.index = index;
				const itemError = this.checkItem(item, conditions);
				if (itemError !== undefined) return itemError;
			}
		}
		this.open.pop();
		this.closed.add(group);
		if (group.kind !== 'condition') return undefined;
		if (this.isDefine(group)) return group.branches.length > 1 ? PCRE_ERRORS.defineBranches : undefined;
		return group.branches.length > 2 ? PCRE_ERRORS.conditionBranches : undefined;
	}

	private isDefine({ condition }: Group): boolean {
		if (condition?.kind !== 'name' || !condition.isBare || condition.name !== 'DEFINE') return false;
		return !this.tree.names.hasPrefix('DEFINE');
	}

	private checkCondition(condition: Condition): PcreError | undefined {
		switch (condition.kind) {
			case 'assertion':
				return undefined;
			case 'number': {
				const { sign, number, groups } = condition;
				if (number === 0) return PCRE_ERRORS.conditionZero;
				const group = sign === '-' ? groups - number + 1 : sign === '+' ? groups + number : number;
				return group <= 0 || group > this.tree.groups ? PCRE_ERRORS.noSuchGroup : undefined;
			}
			case 'name': {
				const { name, isBare } = condition;
				if (this.tree.names.hasPrefix(name)) return undefined;
				if (!isBare) return PCRE_ERRORS.noSuchGroup;
				if (name === 'DEFINE') return undefined;
				const digits = /^R([0-9]*)$/.exec(name)?.[1];
				if (digits === undefined) return PCRE_ERRORS.noSuchGroup;
				return isTooBig(digits) ? PCRE_ERRORS.numberTooBig : undefined;
			}
		}
	}

	private checkItem(item: Item, conditions: number): PcreError | undefined {
		switch (item.kind) {
			case 'single':
			case 'accept':
				return undefined;
			case 'name':
				return this.tree.names.numbersOf(item.name).length === 0 ? PCRE_ERRORS.noSuchGroup : undefined;
			case 'call':
				return this.checkCall(item, conditions);
			case 'group':
				return this.checkGroupItem(item, conditions);
		}
	}

	private checkGroupItem(item: GroupItem, conditions: number): PcreError | undefined {
		const { group } = item;
		if (this.isDefine(group)) {
			// A repetition of a DEFINE group is ignored.
			item.isOptional = false;
			item.copies = 1;
			item.tail = 'none';
			group.isLoop = false;
		}
		const error = this.checkGroup(group, conditions + (group.kind === 'condition' ? 1 : 0));
		if (error !== undefined) return error;
		if (item.tail === 'loop' && (group.kind !== 'atomic' || item.isPossessive)) {
			group.canLoopEmpty = group.branches.some((branch) => this.canBeEmpty(branch, branch.length, []));
		}
		// The library loses track of calls to later groups when it wraps the last copy of a conditional group.
		const isWrapped =
			group.kind === 'condition' && item.tail === 'loop' && item.copies > 1 && item.isPossessive;
		return isWrapped && this.lastLater >= group.start ? PCRE_ERRORS.forwardOffset : undefined;
	}

	private checkCall(item: CallItem, conditions: number): PcreError | undefined {
		const number = item.name === undefined ? item.group : this.tree.names.numbersOf(item.name)[0];
		if (number === undefined) return PCRE_ERRORS.noSuchGroup;
		const target = number === 0 ? this.tree.root : this.opened.get(number);
		if (target === undefined) {
			this.calls.set(item, 'later');
			this.lastLater = item.index;
			return number > this.tree.groups ? PCRE_ERRORS.noSuchGroup : undefined;
		}
		this.calls.set(item, number === 0 ? 'whole' : target);
		if (this.closed.has(target) || conditions > 0) return undefined;
		for (let index = this.open.length - 1; index >= 0; index--) {
			const place = this.open[index];
			if (place === undefined || !this.canBeEmpty(place.branch, this.countBefore(place), []))
				return undefined;
			if (place.group === target) break;
		}
		return PCRE_ERRORS.endlessRecursion;
	}

	/** Items before the present place; those that are open count, except the call in question. */
	private countBefore(place: OpenBranch): number {
		return place === this.open.at(-1) ? place.index : place.index + 1;
	}

	/** Whether the first items of a branch can match without a character, as the library understands it so far. */
	private canBeEmpty(branch: readonly Item[], count: number, calls: readonly Group[]): boolean {
		for (let index = 0; index < count; index++) {
			const item = branch[index];
			if (item === undefined || ++this.steps > STEPS_LIMIT || calls.length > CALLS_LIMIT) {
				this.isPassing = true;
				return false;
			}
			if (item.kind === 'single' && !item.canBeEmpty) return false;
			if (item.kind === 'call') {
				const answer = this.canCallBeEmpty(item, calls);
				if (answer !== 'skip') return answer;
			} else if (item.kind === 'group') {
				const answer = this.canGroupBeEmpty(item, calls);
				if (answer !== 'skip') return answer;
			}
		}
		return true;
	}

	/** The answer for the whole branch, or 'skip' when the rest of it decides. */
	private canCallBeEmpty(item: CallItem, calls: readonly Group[]): boolean | 'skip' {
		const target = this.calls.get(item);
		if (target === 'later') return true;
		if (target === undefined || target === 'whole' || !this.closed.has(target)) {
			this.isPassing = true;
			return true;
		}
		if (isWithin(item, target)) return 'skip';
		if (calls.includes(target)) {
			this.isPassing = true;
			return 'skip';
		}
		return this.isCallableEmpty(target, calls) ? 'skip' : false;
	}

	/** Answers that depend neither on the calls under way nor on what is still open are kept. */
	private isCallableEmpty(target: Group, calls: readonly Group[]): boolean {
		const known = this.empty.get(target);
		if (known !== undefined) return known;
		const wasPassing = this.isPassing;
		this.isPassing = false;
		const inner = [...calls, target];
		const answer = target.branches.some((branch) => this.canBeEmpty(branch, branch.length, inner));
		if (!this.isPassing) this.empty.set(target, answer);
		this.isPassing ||= wasPassing;
		return answer;
	}

	private canGroupBeEmpty(item: GroupItem, calls: readonly Group[]): boolean | 'skip' {
		const { group } = item;
		if (!this.closed.has(group))
			return isAssertion(group) ? this.canOpenAssertionBeEmpty(group, calls) : true;
		if (item.isOptional || isAssertion(group)) return 'skip';
		const isLooped = item.tail === 'loop';
		if (group.kind === 'condition') {
			const isSingle = group.branches.length === 1;
			if (isSingle && !(isLooped && !item.isPossessive)) return 'skip';
			if (isLooped && item.copies === 1 && item.isPossessive && group.canLoopEmpty) return 'skip';
		} else if (isLooped && item.copies === 1 && group.canLoopEmpty) {
			return 'skip';
		}
		return group.branches.some((branch) => this.canBeEmpty(branch, branch.length, calls)) ? 'skip' : false;
	}

	/** The library walks into an assertion that is still open as if its first branch stood there. */
	private canOpenAssertionBeEmpty(group: Group, calls: readonly Group[]): boolean {
		const place = this.open.find((candidate) => candidate.group === group);
		const [first] = group.branches;
		if (place === undefined || first === undefined) return true;
		return this.canBeEmpty(first, place.branch === first ? this.countBefore(place) : first.length, calls);
	}

	/** Length of a branch; `isCut` when (*ACCEPT) ends it, and with it the group. */
	private branchLength(
		branch: readonly Item[],
		calls: readonly Group[],
	): { readonly length: Length; readonly isCut: boolean } {
		let total = 0;
		for (const item of branch) {
			if (item.kind === 'accept') return { length: total, isCut: true };
			const length = this.itemLength(item, calls);
			if (typeof length === 'string') return { length, isCut: false };
			total += length;
		}
		return { length: total, isCut: false };
	}

	private itemLength(item: Item, calls: readonly Group[]): Length {
		switch (item.kind) {
			case 'single':
				return item.length ?? 'variable';
			case 'accept':
			case 'name':
				return 0;
			case 'call': {
				const known = this.calls.get(item);
				const target = known === 'later' ? this.laterTarget(item) : known;
				if (target === undefined || typeof target === 'string') return 'variable';
				if (isWithin(item, target) || calls.includes(target)) return 'variable';
				if (target.isLoop || calls.length > CALLS_LIMIT) return 'variable';
				return this.groupLength(target, [...calls, target]);
			}
			case 'group': {
				if (item.isOptional) return 'variable';
				if (isAssertion(item.group)) return 0;
				if (item.tail !== 'none') return 'variable';
				const length = this.groupLength(item.group, calls);
				return typeof length === 'number' ? length * item.copies : length;
			}
		}
	}

	private laterTarget(item: CallItem): Group | undefined {
		const number = item.name === undefined ? item.group : this.tree.names.numbersOf(item.name)[0];
		return number === undefined ? undefined : this.opened.get(number);
	}

	private groupLength(group: Group, calls: readonly Group[]): Length {
		const known = this.lengths.get(group);
		if (known !== undefined) return known;
		let common: Length | undefined;
		for (const branch of group.branches) {
			const { length, isCut } = this.branchLength(branch, calls);
			if (typeof length === 'string') common = length;
			else if (common === undefined || common === length) common = length;
			else common = 'variable';
			if (isCut || typeof common === 'string') break;
		}
		const result = common ?? 0;
		this.lengths.set(group, result);
		return result;
	}
}

function isWithin(item: CallItem, group: Group): boolean {
	return item.index >= group.start && item.index < group.end;
}

/** Whether the library's arithmetic overflows while reading these digits. */
function isTooBig(digits: string): boolean {
	let number = 0;
	for (const digit of digits) {
		if (number > 214_748_363) return true;
		number = number * 10 + Number(digit);
	}
	return false;
}

/** Checks what needs the whole pattern. */
export function checkPcreTree(tree: PcreTree): PcreError | undefined {
	return new Checker(tree).check();
}
