// Paths to watch: quotes, C escapes, depth and patterns of `file=` and `dir=` (sh_files.c).
import type { DaemonMessage } from '../daemon/daemon.ts';
import { readLong } from './c-number.ts';
import { fromBytes, safeName, toBytes, untilNul } from './c-text.ts';
import { expandGlob, hasMetaCharacter } from './glob.ts';
import type { Definition, HandlerContext, OptionHandler, Outcome } from './handler.ts';
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
	// 8 and 9 pass as a first digit, but are no octal number and give the end of the text.
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

function hasDatabase({ role, without }: HandlerContext['daemon']): boolean {
	return (role === 'standalone' || role === 'server') && !without.has('database');
}

function pathMessage(message: string, path: string, context: HandlerContext): DaemonMessage {
	return { severity: 'ERRO', text: `msg="${message}" path="${safeName(path, hasDatabase(context.daemon))}"` };
}

/** What the daemon says of a later line that claims the same name; of a client's entry it says nothing. */
export function messageOfSecond(definition: Definition): DaemonMessage | undefined {
	if (definition.space === 'client') return undefined;
	const text = `msg="File or directory appears twice in configuration" path="${fromBytes(definition.key)}"`;
	return { severity: 'WARN', text };
}

/** A path without its depth: absolute, not too long; patterns stand for what exists when the file is read. */
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

/** A file to watch (sh_files_pushfile). */
export const watchedFile: OptionHandler = {
	slices: [],
	read: (value, _order, context) => {
		const path = readBytes(value);
		return path === undefined ? REJECTED : readPath(path, 'file', context);
	},
};

/** A directory to watch, with its depth before the path: 0 to 99, and -1 in [IgnoreAll] (sh_files_pushdir). */
export const watchedDirectory: OptionHandler = {
	slices: [],
	read: (value, _order, context) => {
		const parts = splitDepth(readBytes(value), context.section);
		if (parts === undefined) return REJECTED;
		return readPath(parts.path, context.scheduleTwo ? 'dir-two' : 'dir-one', context);
	},
};

/** The depth before a path, if any; undefined where samhain refuses it. */
function splitDepth(
	bytes: string | undefined,
	section: string,
): { readonly path: string; readonly depth: number | undefined } | undefined {
	if (bytes === undefined) return undefined;
	if (bytes.startsWith('/')) return { path: bytes, depth: undefined };
	const number = readLong(bytes);
	if (number.end === 0) return undefined;
	const depth = Number(BigInt.asIntN(32, number.value));
	const smallest = section === 'IgnoreAll' ? -1 : 0;
	const path = bytes.slice(number.end);
	return depth < smallest || depth > 99 || path === '' ? undefined : { path, depth };
}

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
	const parts = key === 'dir' ? splitDepth(bytes, section) : bytes && { path: bytes, depth: undefined };
	if (parts === undefined || parts === '' || !parts.path.startsWith('/') || parts.path.length >= PATH_MAX)
		return undefined;
	const bare = parts.path.length > 1 && parts.path.endsWith('/') ? parts.path.slice(0, -1) : parts.path;
	return { path: fromBytes(bare), depth: parts.depth, isPattern: hasMetaCharacter(bare) };
}
