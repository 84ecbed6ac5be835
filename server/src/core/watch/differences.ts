// What of a difference on disk samhain reports: the tests in force, checksums that are not taken, files that may grow,
// and the ten letters of the change code (sh_hash.c, sh_hash_compdata; recorded runs).

import { compilePosixExtended } from '../regex/posix.ts';
import { readUnsignedLong } from '../values/c-number.ts';
import type { SkipLine } from './configuration.ts';
import type { Effect } from './memory-tree.ts';
import { type Mask, testBit } from './policies.ts';
import type { NodeFacts, NodeType } from './tree.ts';

const [CHK, LNK, INO, USR, GRP] = [
	testBit('CHK'),
	testBit('LNK'),
	testBit('INO'),
	testBit('USR'),
	testBit('GRP'),
];
const TIMES = testBit('MTM') | testBit('CTM') | testBit('ATM');
const [SIZ, MOD, HLN, RDEV, SGROW] = [
	testBit('SIZ'),
	testBit('MOD'),
	testBit('HLN'),
	testBit('RDEV'),
	testBit('SGROW'),
];

/** The letters of the change code, each with the tests that raise it. */
const LETTERS: readonly (readonly [string, Mask])[] = [
	...([
		['C', CHK],
		['L', LNK],
		['D', RDEV],
		['I', INO],
		['H', HLN],
	] as const),
	...([
		['M', MOD],
		['U', USR],
		['G', GRP],
		['T', TIMES],
		['S', SIZ],
	] as const),
];

/** A file on one side of a comparison. */
export interface Side {
	readonly path: string;
	readonly type: NodeType;
	readonly facts: NodeFacts;
	readonly mask: Mask;
	/** The `SkipChecksum` lines in force. */
	readonly skips: readonly SkipLine[];
}

/** Whether all conditions of one line hold; what is not known does not hold. */
function holds(line: SkipLine, { path, facts }: Side): boolean {
	return line.conditions.every(({ name, argument, isNegated }) => {
		const answer = conditionHolds(name, argument, path, facts);
		return answer !== undefined && answer !== isNegated;
	});
}

function conditionHolds(
	name: string,
	argument: string,
	path: string,
	{ size, mode }: NodeFacts,
): boolean | undefined {
	const number = (base: number): number => Number(readUnsignedLong(argument, base).value);
	switch (name) {
		case 'match_prefix':
			return path.startsWith(argument);
		case 'match_regex':
			return compilePosixExtended(argument).search(path);
		case 'size_exceeds':
			return size === undefined ? undefined : size > number(0);
		case 'match_permission':
			return mode === undefined ? undefined : (mode & 0o7777) === number(8);
		case 'have_permission':
			return mode === undefined ? undefined : (mode & number(8)) === number(8);
		default:
			return undefined;
	}
}

/** Whether samhain takes a checksum of a file. */
function hasChecksum(side: Side): boolean {
	return side.type === 'file' && (side.mask & CHK) !== 0 && !side.skips.some((line) => holds(line, side));
}

/** The tests that a difference on disk raises, whatever the mask. */
function rawDifferences(effect: Effect | undefined, before: Side, now: Side): Mask {
	let raised: Mask = 0;
	for (const name of effect?.differs ?? []) {
		if (name === 'LNK' || name === 'CHK') continue;
		raised |= BITS.get(name) ?? 0;
	}
	if (before.type !== now.type) raised |= MOD;
	return raised;
}

const BITS: ReadonlyMap<string, Mask> = new Map([
	...([
		['INO', INO],
		['USR', USR],
		['GRP', GRP],
		['SIZ', SIZ],
		['MOD', MOD],
		['HLN', HLN],
	] as const),
	...([
		['RDEV', RDEV],
		['MTM', testBit('MTM')],
		['CTM', testBit('CTM')],
		['ATM', testBit('ATM')],
	] as const),
]);

/**
 * The tests by which samhain finds a file changed.
 * @param effect the difference on disk, if any
 * @param before the file at init, with the tests of that time
 * @param now the file at the check, with the tests in force
 * @param isRotated whether the old content is found under another name of the same folder
 */
export function differences(effect: Effect | undefined, before: Side, now: Side, isRotated: boolean): Mask {
	let raised = rawDifferences(effect, before, now);
	const wasSummed = hasChecksum(before);
	const isSummed = hasChecksum(now);
	const hasNewContent = effect?.differs?.includes('CHK') === true;
	if (wasSummed !== isSummed || (wasSummed && isSummed && hasNewContent)) raised |= CHK;
	const isLink = before.type === 'symlink' || now.type === 'symlink';
	// A link that becomes something else, or the other way round, is noticed by its type and only then by its text.
	if (isLink && before.type !== now.type) raised |= (now.mask & MOD) === 0 ? 0 : LNK;
	else if (isLink && effect?.differs?.includes('LNK') === true) raised |= LNK;
	if ((now.mask & SGROW) !== 0) raised = forgiveGrowth(raised, effect, before, now, isRotated);
	return raised & now.mask;
}

/** Takes away what a file that may grow is allowed to do. */
function forgiveGrowth(
	raised: Mask,
	effect: Effect | undefined,
	before: Side,
	now: Side,
	isRotated: boolean,
): Mask {
	const [oldSize, newSize] = effect?.size ?? [];
	const hasGrown = oldSize !== undefined && newSize !== undefined && newSize > oldSize;
	const hasShrunk = oldSize !== undefined && newSize !== undefined && newSize < oldSize;
	if (isRotated && (now.type === 'file' || now.type === 'symlink')) return raised & ~(CHK | INO | SIZ);
	if (now.type !== 'file') return hasGrown ? raised & ~SIZ : raised;
	// With a checksum now and none before, samhain reports neither content nor size of a file that shrank.
	if (hasShrunk && !hasChecksum(before) && hasChecksum(now)) return raised & ~(CHK | SIZ);
	if (!hasGrown) return raised;
	// Without a checksum on both sides the beginnings cannot be compared.
	const isComparable = before.type === 'file' && hasChecksum(before) === hasChecksum(now);
	const keepsStart = isComparable && effect?.keepsStart !== false;
	return raised & ~(keepsStart ? CHK | SIZ : SIZ);
}

/** Whether the differences are those that LooseDirCheck forgives a directory: size and times only. */
export function isLoose(raised: Mask, before: NodeType, now: NodeType): boolean {
	return before === 'dir' && now === 'dir' && (raised & ~(SIZ | TIMES)) === 0;
}

/**
 * The change code: ten letters in fixed order, `-` for what is the same.
 * @param raised the tests by which the file was found changed
 */
export function changeCode(raised: Mask): string {
	return LETTERS.map(([letter, bits]) => ((raised & bits) === 0 ? '-' : letter)).join('');
}
