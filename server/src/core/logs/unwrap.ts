// Undoes what a message went through on its way to us: colours of a terminal, the JSON of Docker and journald, the
// escapes of JSON and HTML, marks of a text. It knows nothing of messages.
import { isOwnProgram } from './line-prefix.ts';

/** A text with one more wrapping taken off. */
export interface Unwrapped {
	readonly text: string;
	/** Whoever signed the record around it, where it names a program. */
	readonly signer?: 'ours' | 'other';
}

/** Longer lines are wrapped texts of others. */
const MAX_WRAPPED_LENGTH = 65_536;
const MAX_DEPTH = 5;
const textKeys = [
	'log',
	'MESSAGE',
	'message',
	'short_message',
	'full_message',
	'line',
	'_raw',
	'msg',
	'text',
];
const programKeys = [
	'SYSLOG_IDENTIFIER',
	'_COMM',
	'_SYSTEMD_UNIT',
	'ident',
	'program',
	'appname',
	'app',
	'process',
	'container_name',
	'service',
	'logger',
	'component',
	'caller',
];
const entities: Readonly<Record<string, string>> = {
	lt: '<',
	gt: '>',
	quot: '"',
	amp: '&',
	apos: "'",
	nbsp: ' ',
};
// What a terminal's colours consist of.
const colours = /\x1b\[[\d;?]{0,20}[A-Za-z]|\x1b\][^\x07\x1b]{0,200}(?:\x07|\x1b\\)/g;
const htmlTags =
	/<\/?(?:a|b|i|em|strong|code|kbd|tt|samp|pre|p|span|br|li|td|tr|div|blockquote)(?: [^<>]{0,200})?\/?>/gi;

/**
 * @returns the text as it may have been before it was wrapped, one step after the other; without the text itself.
 * At most six.
 */
export function unwrapText(text: string): readonly Unwrapped[] {
	if (text.length > MAX_WRAPPED_LENGTH) return [];
	const found: Unwrapped[] = [];
	let current: Unwrapped = { text };
	for (let depth = 0; depth < MAX_DEPTH; depth++) {
		const next = takeOff(current);
		if (next === undefined || next.text === current.text) break;
		found.push(next);
		current = next;
	}
	return found;
}

function takeOff(from: Unwrapped): Unwrapped | undefined {
	const { text } = from;
	const plain = text.replace(colours, '');
	if (plain !== text) return { ...from, text: plain };
	const record = readJson(text);
	if (record !== undefined) return { ...from, ...record };
	if (/\\["/nt\\]|\\u00[0-9a-f]{2}/i.test(text) && /\\"|\\u00/i.test(text))
		return { ...from, text: unescapeJson(text) };
	if (/&(?:lt|gt|quot|amp|apos|nbsp|#\d{1,4}|#x[0-9a-f]{1,4});/i.test(text))
		return { ...from, text: decodeHtml(text) };
	const bare = text
		.replace(htmlTags, ' ')
		.replace(/[`“”„«»]|‘|’/g, (mark) => (/[“”„«»]/.test(mark) ? '"' : mark === '`' ? ' ' : "'"));
	return bare === text ? undefined : { ...from, text: bare };
}

function readJson(text: string): Unwrapped | undefined {
	const from = text.indexOf('{"');
	const shown = from < 0 ? text.trim() : text.slice(from).trim();
	if (!/^["{[]/.test(shown)) return undefined;
	let value: unknown;
	try {
		value = JSON.parse(shown.replace(/[,;]$/, ''));
	} catch {
		return undefined;
	}
	if (typeof value === 'string') return { text: value };
	if (typeof value !== 'object' || value === null) return undefined;
	const record = new Map<string, unknown>(Object.entries(value));
	const key = textKeys.find((each) => typeof record.get(each) === 'string');
	const words = key === undefined ? undefined : record.get(key);
	if (typeof words !== 'string') return undefined;
	const programs = programKeys.map((each) => record.get(each)).filter((each) => typeof each === 'string');
	// Programs that log in JSON of their own write their level beside the text; Docker and journald do not.
	const isOwnJson = ['level', 'severity', 'lvl', 'levelname'].some((each) => record.has(each));
	if (programs.length > 0)
		return { text: words.trimEnd(), signer: programs.some(isOwnProgram) ? 'ours' : 'other' };
	return { text: words.trimEnd(), ...(isOwnJson ? { signer: 'other' as const } : {}) };
}

function unescapeJson(text: string): string {
	return text.replace(
		/\\(?:u([0-9a-fA-F]{4})|(["/\\nt]))/g,
		(_, code: string | undefined, mark: string | undefined) => {
			if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
			return mark === 'n' ? '\n' : mark === 't' ? '\t' : (mark ?? '');
		},
	);
}

function decodeHtml(text: string): string {
	return text.replace(
		/&(?:(lt|gt|quot|amp|apos|nbsp)|#(\d{1,4})|#x([0-9a-f]{1,4}));/gi,
		(_, name, decimal, hexadecimal) => {
			if (typeof name === 'string') return entities[name.toLowerCase()] ?? '';
			return String.fromCharCode(
				typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hexadecimal), 16),
			);
		},
	);
}
