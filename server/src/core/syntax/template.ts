// Placeholders of template engines in a configuration file: which lines belong to the engine and which hold a value
// that is not known yet. Knows nothing of what the engines do with them.

/** Placeholder styles that only a file's name can distinguish from the daemon's own text: `@VAR@` and `${VAR}`. */
export type PlaceholderStyle = 'at' | 'dollar';

/** What a line is to a template engine. */
export interface TemplateLine {
	/** `control`: the whole line is the engine's; `value`: text with a placeholder in it. */
	readonly kind: 'control' | 'value';
	/** For control lines: what the line does to the engine's blocks. */
	readonly block?: 'open' | 'else' | 'close';
	/** The mark that ends a tag which goes on in the next line; for `value`, text for the daemon is before the tag. */
	readonly until?: TagEnd;
}

/** What ends a tag of ERB and EPP; a comment, a statement and a value of Jinja and its relatives. */
export type TagEnd = '%>' | '#}' | '%}' | '}}';

const CONTROL: TemplateLine = { kind: 'control' };
const OPEN: TemplateLine = { kind: 'control', block: 'open' };
const ELSE: TemplateLine = { kind: 'control', block: 'else' };
const CLOSE: TemplateLine = { kind: 'control', block: 'close' };
const VALUE: TemplateLine = { kind: 'value' };

/** File names whose content a tool fills in before the daemon sees it. */
export function placeholderStyles(fileName: string): readonly PlaceholderStyle[] {
	return /\.(?:in|template|tmpl|tpl|erb|j2|epp|sh|dist)(?=$|[.#_~-])/i.test(fileName) ? ['at', 'dollar'] : [];
}

/**
 * Tells whether a line belongs to a template engine.
 * @param text the line without its LF
 * @param styles the placeholder styles that count in this file besides ERB, EPP, Jinja, Mustache and Go templates,
 * which no line of the daemon resembles
 * @returns undefined for a line without placeholders
 */
export function templateLine(text: string, styles: readonly PlaceholderStyle[]): TemplateLine | undefined {
	// Nearly no line has one of the two characters, and looking for a single one is what costs least.
	if (text.includes('<') && text.includes('<%')) return erbLine(text.trim());
	const hasBrace = text.includes('{');
	if (hasBrace && /\{[%#{]/.test(text)) return jinjaLine(text.trim(), styles.length > 0);
	if (styles.length === 0) return undefined;
	if (hasBrace && styles.includes('dollar') && /\$\{[A-Za-z_][\w.:-]*\}/.test(text)) return VALUE;
	return styles.includes('at') && /@[A-Za-z_]\w*@/.test(text) ? VALUE : undefined;
}

/** Whether the last tag of a line is not closed in it. */
function isOpenEnded(line: string, open: string, close: string): boolean {
	return line.lastIndexOf(open) > line.lastIndexOf(close);
}

function erbLine(line: string): TemplateLine {
	const isOpen = isOpenEnded(line, '<%', '%>');
	if (!line.startsWith('<%')) return isOpen ? { kind: 'value', until: '%>' } : VALUE;
	const close = line.indexOf('%>');
	if (close < 0) {
		const block = blockOf(line.slice(2).replace(/^-/, '').trim());
		return { kind: 'control', until: '%>', ...(block === undefined ? undefined : { block }) };
	}
	// A value, or a statement with text after it, shares its line with an option.
	if (line.startsWith('<%=') || close !== line.length - 2)
		return isOpen ? { kind: 'value', until: '%>' } : VALUE;
	switch (blockOf(line.slice(2, close).replace(/^-/, '').replace(/-$/, '').trim())) {
		case 'open':
			return OPEN;
		case 'else':
			return ELSE;
		case 'close':
			return CLOSE;
		default:
			return CONTROL;
	}
}

/** What the code of an ERB or EPP tag, or its first line, does to the engine's blocks. */
function blockOf(code: string): TemplateLine['block'] {
	if (/^\}?\s*(?:else|elsif|elseif|when|in|rescue|ensure)\b/.test(code)) return 'else';
	if (/^(?:end\b|\}\s*$)/.test(code)) return 'close';
	if (
		/^(?:if|unless|case|for|while|until|begin)\b|\bdo(?:\s*\|[^|]*\|)?\s*$|\{(?:\s*\|[^|]*\|)?\s*$/.test(code)
	)
		return 'open';
	return undefined;
}

function jinjaLine(line: string, isTemplate: boolean): TemplateLine {
	const kind = line.startsWith('{{') ? 'control' : 'value';
	// Two braces alone are not enough to take the lines below from the daemon.
	if ((isTemplate || kind === 'control') && isOpenEnded(line, '{{', '}}')) return { kind, until: '}}' };
	if (line.startsWith('{#')) {
		const close = line.indexOf('#}');
		return close < 0 ? { kind: 'control', until: '#}' } : close === line.length - 2 ? CONTROL : VALUE;
	}
	if (line.startsWith('{%')) {
		const close = line.indexOf('%}');
		const word = /^\{%[-+]?\s*(\w+)/.exec(line)?.[1] ?? '';
		const opens = /^(?:if|for|block|macro|call|filter|raw|with|autoescape)$/.test(word);
		if (close < 0)
			return { kind: 'control', until: '%}', ...(opens ? { block: 'open' as const } : undefined) };
		if (close !== line.length - 2) return VALUE;
		if (word === 'else' || word === 'elif') return ELSE;
		if (word.startsWith('end')) return CLOSE;
		return opens ? OPEN : CONTROL;
	}
	const whole = /^\{\{[-~]?\s*(#|\/|\^|if\b|else\b|end\b|range\b|with\b|define\b|block\b)/.exec(line);
	if (whole?.[1] === undefined || !line.endsWith('}}') || line.indexOf('}}') !== line.length - 2)
		return VALUE;
	if (whole[1] === '/' || whole[1] === 'end') return CLOSE;
	return whole[1] === 'else' ? ELSE : OPEN;
}

/** Whether a line ends the tag that a line above began; an ERB tag that opens and closes within it ends nothing. */
export function endsOpaque(text: string, until: TagEnd): boolean {
	return text.includes(until);
}

/** Whether the last line of an ERB or EPP tag opens a block: `… do |path| -%>`, `… { -%>`. */
export function opensBlock(text: string): boolean {
	return /(?:\bdo(?:\s*\|[^|]*\|)?|\{(?:\s*\|[^|]*\|)?)\s*-?%>\s*$/.test(text);
}
