// Paths to watch: quotes, C escapes, depth and patterns of `file=` and `dir=` (sh_files.c).

import type { ValueKind } from '../catalogue/types.ts';
import type { DaemonMessage } from '../daemon/daemon.ts';
import { toBytes } from '../text/lone-bytes.ts';
import { code } from '../text/markdown.ts';
import { readLong } from './c-number.ts';
import { fromBytes, hasDatabase, isDigit, safeName, untilNul } from './c-text.ts';
import { singleForm } from './forms.ts';
import { expandGlob, hasMetaCharacter } from './glob.ts';
import type { Definition, HandlerContext, OptionHandler, Outcome } from './handler.ts';
import type { ValueModule, ValueToken } from './kind.ts';
import { word } from './offers.ts';
import { outcome, REJECTED } from './outcome.ts';

const PATH_MAX = 4096;

const ESCAPES = new Map([
	['a', '\x07'],
	['b', '\b'],
	['f', '\f'],
	['n', '\n'],
	['r', '\r'],
	['t', '\t'],
	['v', '\v'],
	['\\', '\\'],
	["'", "'"],
	['"', '"'],
]);

/** Takes away quotes around the whole value; undefined where nothing is left between them. */
function unquote(value: string): string | undefined {
	const quote = value.charAt(0);
	if ((quote !== '"' && quote !== "'") || !value.endsWith(quote)) return value;
	return value.length < 3 ? undefined : value.slice(1, -1);
}

/** A number escape: two hexadecimal digits, or a digit and two octal ones. */
function readNumberEscape(
	bytes: string,
	at: number,
): { readonly code: number; readonly length: number } | undefined {
	if (bytes[at] === 'x') {
		const digits = bytes.slice(at + 1, at + 3);
		return /^[0-9a-f]{2}$/i.test(digits) ? { code: Number.parseInt(digits, 16), length: 3 } : undefined;
	}
	const digits = bytes.slice(at, at + 3);
	if (!/^[0-9][0-7]{2}$/.test(digits)) return undefined;
	// 8 and 9 pass as a first digit, but are not octal and end the text.
	return { code: /^[89]/.test(digits) ? 0 : Number.parseInt(digits, 8) & 0xff, length: 3 };
}

/** Replaces escapes; undefined where one is not known (sh_files_C_dequote). */
function unescapeBytes(bytes: string): string | undefined {
	if (!bytes.includes('\\')) return bytes;
	let plain = '';
	let at = 0;
	while (at < bytes.length) {
		const next = bytes.indexOf('\\', at);
		if (next < 0) return untilNul(plain + bytes.slice(at));
		plain += bytes.slice(at, next);
		const simple = ESCAPES.get(bytes.charAt(next + 1));
		if (simple !== undefined) {
			plain += simple;
			at = next + 2;
			continue;
		}
		const number = readNumberEscape(bytes, next + 1);
		if (number === undefined) return undefined;
		plain += String.fromCharCode(number.code);
		at = next + 1 + number.length;
	}
	return untilNul(plain);
}

function pathMessage(message: string, path: string, context: HandlerContext): DaemonMessage {
	return { severity: 'ERRO', text: `msg="${message}" path="${safeName(path, hasDatabase(context.daemon))}"` };
}

/** The daemon's message about a later line that defines the same name; it logs nothing about a client's entry. */
export function messageOfSecond(definition: Definition): DaemonMessage | undefined {
	if (definition.space === 'client') return undefined;
	const text = `msg="File or directory appears twice in configuration" path="${fromBytes(definition.key)}"`;
	return { severity: 'WARN', text };
}

/** A path without its depth: absolute, not too long; patterns match what exists when the file is read. */
function readPath(path: string, space: Definition['space'], context: HandlerContext): Outcome {
	if (path.length >= PATH_MAX) return outcome(false, [pathMessage('Filename too long', path, context)]);
	if (!path.startsWith('/'))
		return outcome(false, [pathMessage('Filename not an absolute path', path, context)]);
	const bare = path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
	if (!hasMetaCharacter(bare)) return { accepted: true, definitions: [{ space, key: bare }] };
	const found = expandGlob(bare, Object.keys(context.daemon.machine.files));
	if (found.length > 0)
		return { accepted: true, definitions: found.map((one) => ({ space, key: toBytes(one) })) };
	const name = safeName(bare, hasDatabase(context.daemon));
	return outcome(true, [
		{ severity: 'ERRO', text: `interface="glob" msg="No matches found" path="${name}"` },
	]);
}

function readBytes(value: string): string | undefined {
	const inner = unquote(value);
	const bytes = inner === undefined ? undefined : unescapeBytes(toBytes(inner));
	return bytes === '' ? undefined : bytes;
}

/** Deepest depth of a `dir=` line. */
export const MAX_DEPTH = 99;

/**
 * The depth before a path; it is undefined where the path begins at once.
 * @returns undefined for text that is neither a number nor a path
 */
function splitDepth(path: string): { readonly depth: number | undefined; readonly rest: string } | undefined {
	if (path.startsWith('/')) return { depth: undefined, rest: path };
	const short = /^\d{1,9}(?=\/)/.exec(path)?.[0];
	if (short !== undefined) return { depth: Number(short), rest: path.slice(short.length) };
	const number = readLong(path);
	if (number.end === 0) return undefined;
	return { depth: Number(BigInt.asIntN(32, number.value)), rest: path.slice(number.end) };
}

/** Whether a section takes a depth; only [IgnoreAll] takes -1. */
function isDepth(depth: number | undefined, section: string): boolean {
	return depth === undefined || (depth >= (section === 'IgnoreAll' ? -1 : 0) && depth <= MAX_DEPTH);
}

/** What a `dir=` or `file=` value names, as written: escapes stay, quotes around the whole are left out. */
export interface WrittenPath {
	/** The digits before the path, as written; empty where there are none. */
	readonly depthText: string;
	readonly depth: number | undefined;
	readonly path: string;
	/** Where the path begins in the value. */
	readonly start: number;
	/** Whether a character in the path makes it a pattern. */
	readonly isPattern: boolean;
}

/** Reads a value of a policy, whether the daemon accepts it or not. */
export function readWrittenPath(value: string, kind: ValueKind): WrittenPath {
	const inner = unquote(value) ?? '';
	const parts = kind === 'path-depth' ? splitDepth(inner) : undefined;
	const path = parts?.rest ?? inner;
	const from = inner.length - path.length;
	return {
		depthText: inner.slice(0, from),
		depth: parts?.depth,
		path,
		start: (inner.length < value.length ? 1 : 0) + from,
		isPattern: hasMetaCharacter(path),
	};
}

/** A path with a depth in front, of which only `dir=` knows. */
export function depthBeforePath(
	value: string,
): { readonly depth: number; readonly path: string } | undefined {
	const match = /^(-?\d+)\s*(\/.*)$/.exec(value);
	return match === null ? undefined : { depth: Number(match[1]), path: match[2] ?? '' };
}

/** A file to watch (sh_files_pushfile). */
const watchedFile: OptionHandler = {
	slices: [],
	read: (value, _order, context) => {
		const path = readBytes(value);
		return path === undefined ? REJECTED : readPath(path, 'file', context);
	},
};

/** A directory to watch, with its depth before the path: 0 to 99, and -1 in [IgnoreAll] (sh_files_pushdir). */
const watchedDirectory: OptionHandler = {
	slices: [],
	read: (value, _order, context) => {
		const path = readBytes(value);
		if (path === undefined) return REJECTED;
		const parts = splitDepth(path);
		if (parts === undefined || !isDepth(parts.depth, context.section) || parts.rest === '') return REJECTED;
		return readPath(parts.rest, context.scheduleTwo ? 'dir-two' : 'dir-one', context);
	},
};

/** The value of a `file=` or `dir=` line, taken apart. */
export interface WatchedPath {
	/** The path without quotes, escapes, depth and one `/` at its end. */
	readonly path: string;
	/** The number before the path of a `dir=` line; undefined where there is none. */
	readonly depth: number | undefined;
	/** Whether samhain takes the path for a pattern. */
	readonly isPattern: boolean;
}

/**
 * Takes the value of a `file=` or `dir=` line apart.
 * @param value the text after the equals sign, without blanks around it
 * @param key which of the two options it is
 * @param section the policy's section, since only [IgnoreAll] takes the depth -1
 * @returns undefined where samhain refuses the line
 */
export function parseWatchedPath(
	value: string,
	key: 'file' | 'dir',
	section: string,
): WatchedPath | undefined {
	const bytes = readBytes(value);
	if (bytes === undefined) return undefined;
	const parts = key === 'dir' ? splitDepth(bytes) : { depth: undefined, rest: bytes };
	if (parts === undefined || !isDepth(parts.depth, section)) return undefined;
	const { depth, rest: path } = parts;
	if (!path.startsWith('/') || path.length >= PATH_MAX) return undefined;
	const bare = path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
	return { path: fromBytes(bare), depth, isPattern: hasMetaCharacter(bare) };
}

/**
 * Writes a path as the value of a `file=` or `dir=` line that means this path and no pattern; samhain reads C escapes
 * first and then leaves a backslash before a pattern character to glob(3).
 * @param path an absolute path
 */
export function writeWatchedPath(path: string): string {
	const text = path
		.replace(/\\/g, hasMetaCharacter(path) ? '\\\\\\\\' : '\\\\')
		.replace(/[*?[]/g, '\\\\$&')
		.replace(/[\u0001-\u001f\u007f]/g, (sign) => octal(sign.charCodeAt(0)));
	// Samhain takes blanks at the end of a line away.
	return text.replace(/ +$/, (blanks) => octal(32).repeat(blanks.length));
}

function octal(code: number): string {
	return `\\${code.toString(8).padStart(3, '0')}`;
}

/**
 * Where the depth of a `dir=` value could be written.
 * @returns the offset of its path; undefined for a value that has a depth, or that names no path
 */
export function missingDepthAt(value: string): number | undefined {
	const { depthText, path, start } = readWrittenPath(value, 'path-depth');
	return depthText === '' && path.startsWith('/') ? start : undefined;
}

/** Depth and pattern of a path that a policy lists. */
function describePath(value: string, kind: ValueKind): readonly string[] {
	const { depth, path, isPattern } = readWrittenPath(value, kind);
	const lines: string[] = [];
	if (kind === 'path-depth') lines.push(describeDepth(depth));
	if (isPattern)
		lines.push(`${code(path)} is a pattern: samhain watches what it matches when it reads the file.`);
	return lines;
}

function describeDepth(depth: number | undefined): string {
	if (depth === undefined) return 'Without a depth `SetRecursionLevel` decides; its default is 0.';
	if (depth < 0) return 'Depth -1: samhain looks at nothing below.';
	if (depth === 0) return 'Depth 0: the directory and its direct children.';
	return `Depth ${depth}: the folder and ${depth === 1 ? 'one more level' : `${depth} more levels`} of folders below.`;
}

/** The value with each backslash doubled that begins no escape. */
function withEscapes(value: string): string {
	return value.replace(/\\(?![abfnrtv\\'"]|x[0-9a-fA-F]{2}|[0-7]{3})/g, '\\\\');
}

function guessDirectory(value: string, section: string): readonly string[] {
	const match = /^[[("']?\s*(-?\d+)\s*[\])"']?[\s,:]*(\/.*)$/.exec(value);
	const depth = Number(match?.[1] ?? Number.NaN);
	const path = match?.[2];
	if (path === undefined) return [withEscapes(value)];
	if (depth < 0 && section !== 'IgnoreAll') return [`0${path}`, withEscapes(value)];
	return [`${Math.max(-1, Math.min(MAX_DEPTH, depth))}${path}`, withEscapes(value)];
}

function pathTokens(value: string, kind: ValueKind): readonly ValueToken[] {
	const { depthText, path, start } = readWrittenPath(value, kind);
	const depth: ValueToken[] =
		depthText === '' ? [] : [{ start: start - depthText.length, end: start, kind: 'number' }];
	return path === '' ? depth : [...depth, { start, end: start + path.length, kind: 'path' }];
}

/** Without quotes and without the slash at the end, neither of which changes the path. */
function normalPath(value: string, kind: ValueKind): string | undefined {
	const { depth, path } = readWrittenPath(value, kind);
	if (!path.startsWith('/') || readBytes(value) === undefined) return undefined;
	const bare = path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
	return `${depth ?? ''}${bare}`;
}

export const pathGlobKind: ValueModule = {
	handler: () => watchedFile,
	describe: (value) => describePath(value, 'path-glob'),
	accepts: () =>
		'It accepts an absolute path without a depth (only `dir` takes one); quotes must enclose the whole value, and escapes follow C: `\\\\`, `\\"`, `\\x20`, `\\040`.',
	guesses: (value) => (isDigit(value[0]) ? [] : [withEscapes(value), `/${value}`]),
	completion: { offers: ({ isFirst }) => (isFirst ? [word('/')] : []) },
	form: singleForm(
		'/PATH',
		'/PATH',
		'Absolute path of a file, or a pattern with `*`, `?` and `[…]`. A file takes no depth.',
	),
	tokens: (value) => pathTokens(value, 'path-glob'),
	normalise: (value) => normalPath(value, 'path-glob'),
};

export const pathDepthKind: ValueModule = {
	handler: () => watchedDirectory,
	describe: (value) => describePath(value, 'path-depth'),
	accepts: () =>
		'It accepts an absolute path, with a depth from 0 to 99 directly before it, as in `dir=3/etc` (`-1` in [IgnoreAll] only); escapes follow C: `\\\\`, `\\"`, `\\x20`, `\\040`.',
	guesses: (value, _option, section) => guessDirectory(value, section),
	completion: {
		offers: ({ isFirst }) =>
			isFirst ? [word('/'), word('1/', 'one level deeper'), word('9/', 'nine levels deeper')] : [],
	},
	form: {
		label: '[DEPTH]/PATH',
		parts: [
			{
				name: 'DEPTH',
				help: `Levels below the directory, 0 to ${MAX_DEPTH}; without it \`SetRecursionLevel\` decides.`,
			},
			{ name: '/PATH', help: 'Absolute path of a directory, or a pattern with `*`, `?` and `[…]`.' },
		],
		partAt: (value, offset) => (value.slice(0, offset).includes('/') ? 1 : 0),
	},
	tokens: (value) => pathTokens(value, 'path-depth'),
	normalise: (value) => normalPath(value, 'path-depth'),
};
