// Reads a pattern as pcre_compile of libpcre 8.39 does in its first pass: syntax, names and the memory it will take
// (pcre_compile.c, compile_branch and compile_regex). What needs the whole pattern is left to the later checks.
import { type BranchContext, BranchReader, type PcreSettings } from './pcre-branch.ts';
import { PCRE_ERRORS, type PcreError } from './pcre-errors.ts';
import type { GroupHead } from './pcre-group-head.ts';
import { PcreNames } from './pcre-names.ts';
import type { PcreOptions, PcreSource } from './pcre-source.ts';
import { createGroup, type Group, type Item } from './pcre-tree.ts';

/** PARENS_NEST_LIMIT. */
const DEEPEST_NESTING = 250;
/** MAX_PATTERN_SIZE with the usual link size of two bytes. */
const MAX_SIZE = 65_536;

export interface PcreTree {
	readonly root: Group;
	/** Number of capture groups. */
	readonly groups: number;
	readonly names: PcreNames;
	/** Largest number in a back reference. */
	readonly largestReference: number;
}

export class PcreParser implements BranchContext {
	readonly names = new PcreNames();
	/** Capture groups opened so far. */
	groups = 0;
	/** `(?|` has been met. */
	hasResets = false;
	/** The next assertion is a condition. */
	isConditionNext = false;
	private largestReference = 0;
	private depth = 0;
	private items = 0;
	/** Capture groups around the present place, and whether they refer to themselves. */
	private readonly open: { readonly number: number; refersToItself: boolean }[] = [];

	readonly source: PcreSource;
	readonly settings: PcreSettings;

	constructor(source: PcreSource, settings: PcreSettings) {
		this.source = source;
		this.settings = settings;
	}

	parse(): PcreTree | PcreError {
		const root = createGroup('plain', 0, undefined, 0);
		const options = { isExtended: false, isStrict: false, allowsSameNames: false };
		const size = this.readBranches(root, options, 0, 0, false);
		if (typeof size === 'string') return size;
		if (size + 1 > MAX_SIZE) return PCRE_ERRORS.tooLarge;
		if (this.source.peek() !== 0) return PCRE_ERRORS.unmatchedParenthesis;
		root.end = this.items;
		return { root, groups: this.groups, names: this.names, largestReference: this.largestReference };
	}

	/** Reads the branches of a group up to its end; gives the bytes it takes. */
	private readBranches(
		group: Group,
		start: PcreOptions,
		from: number,
		extra: number,
		resets: boolean,
	): number | PcreError {
		const before = this.groups;
		let most = before;
		let options = start;
		const reverse = group.kind === 'behind' ? 3 : 0;
		let total = 6 + extra;
		if (group.kind === 'capture') this.open.push({ number: group.number, refersToItself: false });
		for (;;) {
			if (resets) this.groups = before;
			const branch: Item[] = [];
			group.branches[group.branches.length - 1] = branch;
			const reader = new BranchReader(this, branch, options, from + 3 + extra + reverse);
			const error = reader.read();
			if (error !== undefined) return error;
			options = reader.options;
			total += reader.size.total + reverse;
			most = Math.max(most, this.groups);
			if (this.source.peek() !== 124) break;
			this.source.at++;
			total += 3;
			group.branches.push([]);
		}
		this.groups = most;
		if (group.kind === 'capture' && this.open.pop()?.refersToItself === true) total += 6;
		return total;
	}

	/** Reads a group after its head; gives the bytes it takes. */
	readGroup(group: Group, head: GroupHead, options: PcreOptions, from: number): number | PcreError {
		if (this.depth >= DEEPEST_NESTING) return PCRE_ERRORS.tooDeep;
		this.depth++;
		const size = this.readBranches(group, head.options ?? options, from, head.extra, head.resets);
		if (typeof size === 'string') return size;
		this.depth--;
		group.end = this.items;
		return this.source.peek() === 41 ? size : PCRE_ERRORS.parenthesisMissing;
	}

	/** `[[:<:]]` and `[[:>:]]` are written as a group by the library and count as nesting too. */
	isTooDeep(): boolean {
		return this.depth >= DEEPEST_NESTING;
	}

	nextIndex(): number {
		return this.items++;
	}

	get openCaptures(): number {
		return this.open.length;
	}

	noteReference(number: number): void {
		this.largestReference = Math.max(this.largestReference, number);
		this.noteOpen(number);
	}

	noteOpen(number: number): void {
		const own = this.open.findLast((capture) => capture.number === number);
		if (own !== undefined) own.refersToItself = true;
	}
}
