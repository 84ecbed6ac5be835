// Decodes the values of a log line: entities, backslash forms, and the recoding that a
// server applies to what its clients send. It does not know which message a value belongs to.
import type { LogStyle } from './parse-line.ts';

const entities: Readonly<Record<string, string>> = { quot: '"', amp: '&', lt: '<', gt: '>', apos: "'" };
const controls: Readonly<Record<string, string>> = {
	n: '\n',
	t: '\t',
	r: '\r',
	b: '\b',
	f: '\f',
	v: '\v',
	a: '\x07',
};

/**
 * @param value Value as written.
 * @param isForwarded It is in a record that a server passes on: there `=` and two hexadecimal digits encode a
 * byte (sh_tools.c, sh_tools_safe_name).
 * @returns the value as the daemon had it; what cannot be resolved stays as written.
 */
export function decodeValue(value: string, style: LogStyle, isForwarded: boolean): string {
	let text = value;
	if (style === 'xml')
		text = text.replace(/&(quot|amp|lt|gt|apos);/g, (_, name: string) => entities[name] ?? '');
	if (isForwarded) return decodeBytes(text, /(?:=[0-9a-f]{2})+/g, 3, 1, 16);
	text = decodeBytes(text, /(?:\\[0-3][0-7]{2})+/g, 4, 1, 8);
	return text.replace(/\\([ntrbfva"\\ ])/g, (_, name: string) => controls[name] ?? name);
}

/** Runs of coded bytes are UTF-8 where they can be, else one character for each byte. */
function decodeBytes(text: string, runs: RegExp, width: number, skip: number, base: number): string {
	return text.replace(runs, (run) => {
		const bytes: number[] = [];
		for (let at = 0; at < run.length; at += width)
			bytes.push(Number.parseInt(run.slice(at + skip, at + width), base));
		try {
			return decodeURIComponent(bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
		} catch {
			return bytes.map((byte) => String.fromCharCode(byte)).join('');
		}
	});
}

/** Attributes of the open end of a message, such as the old and new values of a POLICY line. At most 100. */
export function parseAttributes(
	text: string,
	style: LogStyle,
): readonly (readonly [name: string, value: string])[] {
	const found: (readonly [string, string])[] = [];
	// In the plain style a value may hold `>` and `, `; it ends where both come together, or with the text.
	for (const piece of text.slice(0, 16_384).split(style === 'xml' ? '" ' : '>, ')) {
		const match = (style === 'xml' ? /^ *([\w.]{1,64})="([^"]*)"?$/ : /^([\w.]{1,64})=<(.*?)>?$/s).exec(
			piece,
		);
		if (match !== null) found.push([match[1] ?? '', match[2] ?? '']);
		if (found.length === 100) break;
	}
	return found;
}
