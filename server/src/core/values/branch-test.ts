// The tests of conditional lines: `@if TEST ARGUMENT` and the short forms `@HOST` and `$SYSTEM` (sh_readconf.c,
// sh_readconf_cond_match). Whether a test is met, `document/conditions.ts` says.

import { isSpaceCode } from '../syntax/line.ts';
import { code } from '../text/markdown.ts';
import type { ValueForm } from './forms.ts';
import { hostInPattern } from './host-name.ts';
import type { ValueName, ValueToken } from './kind.ts';
import { withoutEmpty } from './tokens.ts';

/** The tests that `@if` knows, each with what its argument is. */
export const BRANCH_TESTS = [
	['hostname_matches', 'host name or regular expression'],
	['system_matches', 'system:release:machine'],
	['file_exists', 'path of a file'],
	['interface_exists', 'address of the machine, not the name of an interface'],
	['command_succeeds', 'command that samhain runs'],
] as const;

/** The names of the tests. */
export const TEST_NAMES = BRANCH_TESTS.map(([name]) => name);

/** A test, or text in its place that samhain does not know. */
export type TestKind = (typeof TEST_NAMES)[number] | 'unsupported';

/** One condition line, taken apart. */
export interface BranchTest {
	readonly test: TestKind;
	/** `@host` and `$system`, in contrast to `@if`. */
	readonly isShort: boolean;
	/** `@if not …` or `@if ! …`. */
	readonly isNegated: boolean;
	/** A `!` in front of the `@` or `$`: the test then never selects its branch, unless there is a `not`, too. */
	readonly hasBang: boolean;
	readonly argument: string;
	/** Column of the argument in the trimmed text. */
	readonly argumentStart: number;
}

/**
 * Takes a condition line apart.
 * @param text the trimmed line, which starts with `@`, `!@`, `$` or `!$`
 */
export function readBranchTest(text: string): BranchTest {
	let at = 0;
	const skip = (): void => {
		while (at < text.length && isSpaceCode(text.charCodeAt(at))) at++;
	};
	const takes = (word: string): boolean => {
		if (text.slice(at, at + word.length).toLowerCase() !== word) return false;
		at += word.length;
		return true;
	};
	const hasBang = text[0] === '!';
	if (hasBang) at++;
	const isSystem = text[at] === '$';
	at++;
	if (!isSystem) {
		skip();
		if (takes('if ')) {
			skip();
			const isNegated = takes('not ') || (text[at] === '!' && takes('!'));
			skip();
			const test = TEST_NAMES.find((name) => takes(`${name} `)) ?? 'unsupported';
			skip();
			return { test, isShort: false, isNegated, hasBang, argument: text.slice(at), argumentStart: at };
		}
	}
	skip();
	const test = isSystem ? 'system_matches' : 'hostname_matches';
	return { test, isShort: true, isNegated: false, hasBang, argument: text.slice(at), argumentStart: at };
}

/** The word where an `@if` line has the name of its test. */
export interface WrittenTest {
	readonly word: string;
	/** Column of the word in the trimmed text. */
	readonly start: number;
	readonly hasArgument: boolean;
	/** True for the name of a test, which then lacks its argument. */
	readonly isKnown: boolean;
}

/**
 * The name of the test as written, for a line whose test samhain does not know.
 * @param text the trimmed line
 */
export function readWrittenTest(text: string): WrittenTest {
	const match = /^(!?[@$]\s*if\s+(?:not\s+|!\s*)?)(\S*)/i.exec(text);
	const [whole = '', before = '', word = ''] = match ?? [];
	return {
		word,
		start: before.length,
		hasArgument: text.slice(whole.length).trim() !== '',
		isKnown: TEST_NAMES.some((name) => name === word.toLowerCase()),
	};
}

/** True for an argument that looks like the plain name of a host, whose dots match any character. */
export function isPlainHostPattern({ test, hasBang, argument }: BranchTest): boolean {
	return test === 'hostname_matches' && !hasBang && /^[A-Za-z0-9_.-]+$/.test(argument);
}

/**
 * The host that a test is about, where it names one; offsets into the trimmed text.
 * @param text the trimmed line
 */
export function hostOfTest(text: string): readonly ValueName[] {
	const { test, argument, argumentStart } = readBranchTest(text);
	return test === 'hostname_matches' ? hostInPattern(argument, argumentStart) : [];
}

const ARGUMENTS: Readonly<Record<TestKind, ValueToken['kind']>> = {
	hostname_matches: 'pattern',
	system_matches: 'pattern',
	file_exists: 'path',
	interface_exists: 'string',
	command_succeeds: 'string',
	unsupported: 'unknown',
};

/**
 * The parts of a condition line: its words, the name of the test, the argument; offsets into the trimmed text.
 * @param text the trimmed line
 */
export function branchTestTokens(text: string): readonly ValueToken[] {
	const { test, isShort, argumentStart } = readBranchTest(text);
	const argument = { start: argumentStart, end: text.length, kind: ARGUMENTS[test] };
	const [whole = '', bang = '', start = '', gap = '', not = ''] =
		/^(!?)([@$](?:\s*if(?=\s))?)(\s*)(not(?=\s)|!)?\s*/i.exec(text) ?? [];
	const words: ValueToken[] = [{ start: 0, end: bang.length, kind: 'operator' }];
	if (isShort)
		return withoutEmpty([...words, { start: bang.length, end: bang.length + 1, kind: 'keyword' }, argument]);
	const afterStart = bang.length + start.length;
	const notStart = afterStart + gap.length;
	words.push(
		{ start: bang.length, end: afterStart, kind: 'keyword' },
		{ start: notStart, end: notStart + not.length, kind: 'keyword' },
	);
	if (test !== 'unsupported')
		words.push({ start: whole.length, end: whole.length + test.length, kind: 'name' });
	return withoutEmpty([...words, argument]);
}

/** The form of an `@if` line after the word `@if`, with the tests. */
export const BRANCH_FORM: ValueForm = {
	label: '@if [not] TEST ARGUMENT',
	parts: [
		{ name: 'not', help: 'Inverts the test.' },
		{ name: 'TEST', help: TEST_NAMES.map((name) => `\`${name}\``).join(', ') },
		{ name: 'ARGUMENT', help: BRANCH_TESTS.map(([name, argument]) => `\`${name}\`: ${argument}`).join('; ') },
	],
	partAt: (value, offset) => {
		const before = value.slice(0, offset);
		if (/^\S+\s+(?:(?:not\s+|!\s*))?\S+\s/i.test(before) && !/^\S+\s+not\s+$/i.test(before)) return 2;
		return 1;
	},
};

/** What a test asks, in a sentence. */
export function describeBranchTest(condition: BranchTest): string {
	const argument = code(condition.argument);
	const holds = condition.isNegated ? 'is false if' : 'is true if';
	switch (condition.test) {
		case 'hostname_matches':
			return `Samhain reads the lines below on some hosts only: the test ${holds} ${argument} begins with the host's own name, or is found in that name as a regular expression. It is not anchored, and a dot matches any character.`;
		case 'system_matches':
			return `Samhain reads the lines below on some systems only: the test ${holds} ${argument} matches \`system:release:machine\`, as \`uname\` prints them.`;
		case 'file_exists':
			return `The test ${holds} the file ${argument} exists.`;
		case 'interface_exists':
			return `The test ${holds} the machine can bind a socket to the address ${argument}; the name of an interface never matches.`;
		case 'command_succeeds':
			return `The test ${holds} the command ${argument} ends without an error. Samhain runs it whenever it reads the file, even inside a block that it skips.`;
		case 'unsupported':
			return `Samhain does not know this test: it logs an error and skips the lines up to the end of the block. Tests are ${TEST_NAMES.map((name) => code(name)).join(', ')}.`;
	}
}
