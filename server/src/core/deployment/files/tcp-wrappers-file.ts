// hosts.allow and hosts.deny as libwrap splits them into rules (hosts_access(5), hosts_options(5)).
// Only the reading is here; tcp-wrappers.ts decides who gets in.

/** One item of a daemon or client list, with UTF-16 columns from 0 in its line. */
export interface WrapperToken {
	readonly text: string;
	/** Line number from 0: a continued rule has tokens on several lines. */
	readonly line: number;
	readonly startColumn: number;
	readonly endColumn: number;
}

/** One rule that libwrap will look at. */
export interface WrapperRule {
	/** First and last line, from 0. */
	readonly line: number;
	readonly lastLine: number;
	readonly text: string;
	readonly daemons: readonly WrapperToken[];
	readonly clients: readonly WrapperToken[];
	/** The options after the second colon, each trimmed; `\:` is already a colon. */
	readonly options: readonly string[];
}

/** A line that libwrap passes over with nothing but a warning in the system log. */
export interface BadWrapperLine {
	/** From 0. */
	readonly line: number;
	/** As written, continuation lines joined. */
	readonly text: string;
	readonly reason: 'no-colon' | 'no-final-newline' | 'too-long';
}

export interface WrapperFile {
	readonly rules: readonly WrapperRule[];
	readonly bad: readonly BadWrapperLine[];
	/**
	 * Line number from 0 of text at the end without a newline, be it a rule, a comment or a blank. In hosts.allow such
	 * a line is ignored; in hosts.deny it refuses everyone who comes to it (seen with Debian's tcpdmatch 7.6.q-32).
	 */
	readonly unterminatedLine?: number;
}

/** libwrap reads a rule, continuation lines and all, into a buffer of this many bytes (tcpd.h, BUFLEN). */
const RULE_BUFFER_BYTES = 2048;

/** A rule put together from its physical lines, with the way back to where each character stood. */
interface LogicalLine {
	readonly text: string;
	readonly line: number;
	readonly lastLine: number;
	/** Offset in `text` at which each physical line begins. */
	readonly starts: readonly number[];
	readonly terminated: boolean;
}

function joinContinuations(text: string): LogicalLine[] {
	const lines = text.split('\n');
	const logical: LogicalLine[] = [];
	let index = 0;
	while (index < lines.length) {
		const line = index;
		const starts: number[] = [];
		const parts: string[] = [];
		let length = 0;
		let terminated = false;
		for (; index < lines.length; index++) {
			const part = lines[index] ?? '';
			const isContinued = part.endsWith('\\') && index < lines.length - 1;
			const kept = isContinued ? part.slice(0, -1) : part;
			starts.push(length);
			parts.push(kept);
			length += kept.length;
			if (isContinued) continue;
			terminated = index < lines.length - 1;
			index++;
			break;
		}
		logical.push({ text: parts.join(''), line, lastLine: index - 1, starts, terminated });
	}
	return logical;
}

/** The next separator outside square brackets, as libwrap looks for it since it knows IPv6. */
function findSeparator(text: string, separator: string, from: number): number {
	let depth = 0;
	for (let index = from; index < text.length; index++) {
		const character = text[index];
		if (character === '[') depth++;
		else if (character === ']') depth--;
		else if (depth === 0 && character === separator) return index;
	}
	return -1;
}

/** Splits a token like `user@host` at the first `@` that is not its first character. */
export function splitAtSign(token: string): { readonly before: string; readonly host: string | undefined } {
	const at = findSeparator(token, '@', 1);
	return at < 0
		? { before: token, host: undefined }
		: { before: token.slice(0, at), host: token.slice(at + 1) };
}

function splitTokens(logical: LogicalLine, from: number, to: number): WrapperToken[] {
	const tokens: WrapperToken[] = [];
	let row = 0;
	for (const match of logical.text.slice(from, to).matchAll(/[^, \t\r\n]+/g)) {
		const start = from + match.index;
		while (row + 1 < logical.starts.length && (logical.starts[row + 1] ?? 0) <= start) row++;
		const startColumn = start - (logical.starts[row] ?? 0);
		tokens.push({
			text: match[0],
			line: logical.line + row,
			startColumn,
			endColumn: startColumn + match[0].length,
		});
	}
	return tokens;
}

/** Splits options at colons; a backslash before a colon makes it an ordinary character (options.c, get_field). */
function splitOptions(text: string): string[] {
	const fields: string[] = [];
	let field = '';
	for (let index = 0; index < text.length; index++) {
		if (text[index] === '\\' && text[index + 1] === ':') {
			field += ':';
			index++;
		} else if (text[index] === ':') {
			fields.push(field.trim());
			field = '';
		} else field += text[index];
	}
	// The newline still belongs to the text, so that an empty text after the last colon is an (empty) field.
	return [...fields, field.trim()];
}

/**
 * Parses hosts.allow or hosts.deny.
 * @param text the whole file
 * @returns the rules in order, and the lines that libwrap ignores although something is written in them
 */
export function parseWrapperFile(text: string): WrapperFile {
	const rules: WrapperRule[] = [];
	const bad: BadWrapperLine[] = [];
	for (const logical of joinContinuations(text)) {
		const { line, lastLine } = logical;
		const shown = logical.text.trim();
		if (!logical.terminated) {
			if (logical.text === '') continue;
			bad.push({ line, text: logical.text, reason: 'no-final-newline' });
			return { rules, bad, unterminatedLine: line };
		}
		if (logical.text.startsWith('#') || shown === '') continue;
		if (logical.text.length + 1 >= RULE_BUFFER_BYTES) {
			bad.push({ line, text: logical.text, reason: 'too-long' });
			continue;
		}
		const colon = findSeparator(logical.text, ':', 0);
		if (colon < 0) {
			bad.push({ line, text: logical.text, reason: 'no-colon' });
			continue;
		}
		const second = findSeparator(logical.text, ':', colon + 1);
		const listEnd = second < 0 ? logical.text.length : second;
		rules.push({
			line,
			lastLine,
			text: shown,
			daemons: splitTokens(logical, 0, colon),
			clients: splitTokens(logical, colon + 1, listEnd),
			options: second < 0 ? [] : splitOptions(logical.text.slice(second + 1)),
		});
	}
	return { rules, bad };
}
