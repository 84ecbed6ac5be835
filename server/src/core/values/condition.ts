// Files whose checksum is not taken: conditions, and definitions of file types (sh_restrict.c, sh_filetype.c).

import { compilePosixExtended } from '../regex/posix.ts';
import { isSpace, splitList } from './c-text.ts';
import { separatedForm } from './forms.ts';
import type { OptionHandler } from './handler.ts';
import type { ValueModule, ValueName, ValueToken } from './kind.ts';
import { word } from './offers.ts';
import { accepting, REJECTED } from './outcome.ts';
import { wholeToken } from './tokens.ts';

/** Conditions of one line; the last one would hold all further ones. */
const CONDITIONS = 6;
/** File types that the daemon has room for beside its own. */
const FILE_TYPES = 16;
const NAMES = [
	'match_prefix',
	'match_regex',
	'size_exceeds',
	'match_permission',
	'have_permission',
	'match_filetype',
];

/**
 * The text between the first bracket and the last character, which must be the closing one; a single character
 * counts as none (get_arg).
 */
function readArgument(text: string): string | undefined {
	const open = text.indexOf('(');
	if (open < 0 || !text.endsWith(')')) return undefined;
	let start = open + 1;
	while (isSpace(text[start])) start++;
	let end = text.length - 1;
	while (end > start + 1 && isSpace(text[end - 1])) end--;
	return end - start > 1 ? text.slice(start, end) : undefined;
}

/**
 * The name before the bracket (get_com). The bracket's place is taken by the end of the text by then, since the
 * argument was read first.
 */
function readName(text: string): string | undefined {
	let start = 0;
	while (isSpace(text[start])) start++;
	const open = text.indexOf('(', start);
	if (open < 0 || open === start) return undefined;
	let end = open;
	while (end > start + 1 && isSpace(text[end - 1])) end--;
	return end - start > 1 ? text.slice(start, end) : undefined;
}

/** One condition of a `SkipChecksum` line. */
export interface Condition {
	readonly name: string;
	readonly argument: string;
	readonly isNegated: boolean;
}

function readCondition(item: string): Condition | undefined {
	const isNegated = item.startsWith('!');
	const text = isNegated ? item.slice(1) : item;
	const argument = readArgument(text);
	const name = readName(text);
	if (argument === undefined || name === undefined || !NAMES.includes(name)) return undefined;
	if (name === 'match_regex') {
		const { error, crash } = compilePosixExtended(argument);
		if (error !== undefined || crash !== undefined) return undefined;
	}
	return { name, argument, isNegated };
}

/**
 * Reads `[!]CONDITION(ARGUMENT)` items, all of which must hold (sh_restrict_define).
 * @param value the text of a `SkipChecksum` line
 * @returns undefined where samhain refuses the line
 */
export function readConditions(value: string): readonly Condition[] | undefined {
	const conditions: Condition[] = [];
	for (const item of splitList(value, CONDITIONS)) {
		const condition = readCondition(item);
		if (condition === undefined) return undefined;
		conditions.push(condition);
	}
	return conditions;
}

/** Conditions for files without a checksum. */
const skipChecksum: OptionHandler = accepting((value) => readConditions(value) !== undefined);

/** A file type: any text, as long as there is room (sh_restrict_add_ftype). */
const fileType: OptionHandler = {
	slices: ['once'],
	read: (_value, { once }) => {
		if (once.fileTypes >= FILE_TYPES) return REJECTED;
		return { accepted: true, carriedState: { once: { ...once, fileTypes: once.fileTypes + 1 } } };
	},
};

export const conditionListKind: ValueModule = {
	handler: () => skipChecksum,
	accepts: () =>
		'It accepts conditions such as `match_prefix(/var)` or `size_exceeds(1000)`, without blanks or quotes inside the brackets, one per line.',
	completion: {
		separators: /[\s,!]/,
		offers: () => NAMES.map((test) => ({ ...word(test), text: `${test}()`, snippet: `${test}(\${1})` })),
	},
	form: {
		label: '[!]CONDITION(ARGUMENT)',
		parts: [
			{ name: 'CONDITION', help: `${NAMES.map((name) => `\`${name}\``).join(', ')}; \`!\` inverts it.` },
			{
				name: 'ARGUMENT',
				help: 'A path, an expression, bytes, permissions or a file type, as the condition wants it; without blanks and quotes.',
			},
		],
		partAt: (value, offset) => {
			const before = value.slice(0, offset);
			return before.lastIndexOf('(') > before.lastIndexOf(')') ? 1 : 0;
		},
	},
	tokens: (value) =>
		[...value.matchAll(/!|[^!(),\s]+(?=\()|\([^)]*\)?/g)].map(({ 0: text, index }): ValueToken => {
			const kind =
				text === '!'
					? 'operator'
					: text.startsWith('(')
						? 'string'
						: NAMES.includes(text)
							? 'keyword'
							: 'unknown';
			return { start: index, end: index + text.length, kind };
		}),
	names: (value) =>
		[...value.matchAll(/match_filetype\(\s*([^()\s]+)\s*\)/g)].map(({ 0: text, 1: key = '', index }) => {
			const start = index + text.indexOf(key, text.indexOf('('));
			return { space: 'file-type', key, start, end: start + key.length, isDefinition: false };
		}),
};

/** The name of a file type is the last of four fields; what it is compared with is the argument of `match_filetype`. */
function fileTypeName(value: string): readonly ValueName[] {
	const [, before = '', key = ''] = /^((?:[^:]*:){3})([^:]+)$/.exec(value) ?? [];
	return key === ''
		? []
		: [{ space: 'file-type', key, start: before.length, end: value.length, isDefinition: true }];
}

export const fileTypeKind: ValueModule = {
	handler: () => fileType,
	form: separatedForm('OFFSET:LENGTH:BYTES:NAME', ':', [
		{ name: 'OFFSET', help: 'Where in the file the bytes begin.' },
		{ name: 'LENGTH', help: 'How many bytes are compared.' },
		{ name: 'BYTES', help: 'The bytes that files of the type have there.' },
		{ name: 'NAME', help: 'Name of the type, for `match_filetype(NAME)`.' },
	]),
	tokens: (value) => wholeToken(value, 'string'),
	names: fileTypeName,
};
