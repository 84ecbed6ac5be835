// What the checks after reading need to know of a pattern: groups, calls and lengths, but not which characters match.

/** Something that takes characters, or a reference that may take none. */
export interface SingleItem {
	readonly kind: 'single';
	/** Number of characters if it is fixed; 'bytes' for `\C`, which may take part of a character. */
	readonly length: number | 'bytes' | undefined;
	readonly canBeEmpty: boolean;
}

/** `(*ACCEPT)`, where a match ends at once. */
export interface AcceptItem {
	readonly kind: 'accept';
}

/** A back reference by name. */
export interface NameItem {
	readonly kind: 'name';
	readonly name: string;
}

/** A group called as a subroutine: 0 for the whole pattern. */
export interface CallItem {
	readonly kind: 'call';
	readonly group: number | undefined;
	readonly name: string | undefined;
	/** Place among all items, to tell whether the call lies within a group. */
	readonly index: number;
}

/** How often a group is written out. */
export interface GroupItem {
	readonly kind: 'group';
	readonly group: Group;
	/** The first copy may be left out. */
	isOptional: boolean;
	/** Copies that must match. */
	copies: number;
	/** The last copy is repeated, or further optional ones follow. */
	tail: 'none' | 'optional' | 'loop';
	isPossessive: boolean;
}

export type Item = SingleItem | AcceptItem | NameItem | CallItem | GroupItem;

/** The question of a conditional group, as far as it can be wrong. */
export type Condition =
	| { readonly kind: 'assertion' }
	| {
			readonly kind: 'number';
			readonly sign: '' | '+' | '-';
			readonly number: number;
			/** Capture groups opened before it. */
			readonly groups: number;
	  }
	| {
			readonly kind: 'name';
			readonly name: string;
			/** Written without delimiters: may also be R, R1, DEFINE. */
			readonly isBare: boolean;
	  };

export type GroupKind = 'capture' | 'plain' | 'atomic' | 'condition' | 'ahead' | 'behind';

export interface Group {
	readonly kind: GroupKind;
	/** Number of a capture group, else 0. */
	readonly number: number;
	readonly condition: Condition | undefined;
	readonly branches: Item[][];
	/** Places of the first item within and of the one after it. */
	readonly start: number;
	end: number;
	/** A loop over it can go round without taking a character. */
	canLoopEmpty: boolean;
	/** The copy that a call reaches is itself a loop. */
	isLoop: boolean;
}

/**
 * A group with one empty branch, open until its end is read.
 * @param start offset of its bracket
 */
export function createGroup(
	kind: GroupKind,
	number: number,
	condition: Condition | undefined,
	start: number,
): Group {
	return {
		kind,
		number,
		condition,
		branches: [[]],
		start,
		end: Infinity,
		canLoopEmpty: false,
		isLoop: false,
	};
}

/** Whether a group is an assertion, which takes no characters. */
export function isAssertion(group: Group): boolean {
	return group.kind === 'ahead' || group.kind === 'behind';
}

/** A group as an item of a branch, repeated once. */
export function createGroupItem(group: Group): GroupItem {
	return { kind: 'group', group, isOptional: false, copies: 1, tail: 'none', isPossessive: false };
}
