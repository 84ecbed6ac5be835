// Words of proposals: tests, reports and paths in sentences.

import { type Mask, testNames } from '../watch/policies.ts';

const TEST_WORDS: Readonly<Record<string, string>> = {
	CHK: 'content',
	LNK: 'link target',
	INO: 'inode',
	USR: 'owner',
	GRP: 'group',
	MTM: 'mtime',
	CTM: 'ctime',
	ATM: 'atime',
	SIZ: 'size',
	MOD: 'type and permissions',
	HLN: 'number of hard links',
	RDEV: 'device number',
};

/** The tests of a mask that compare something, in words. */
export function testWords(mask: Mask): readonly string[] {
	return testNames(mask).flatMap((name) => TEST_WORDS[name] ?? []);
}

/** `a`, `a and b`, `a, b and c`; with another word in the place of `and`. */
export function listWords(words: readonly string[], last = 'and'): string {
	return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** A path in a sentence. */
export function named(path: string): string {
	return `\`${path}\``;
}

/** What a report of the log is about: `/etc/x` modified (C-------TS). */
export function reportWords({
	path,
	event,
	code,
}: {
	readonly path: string;
	readonly event: string;
	readonly code?: string | undefined;
}): string {
	return `${named(path)} ${event}${code === undefined ? '' : ` (${code})`}`;
}
