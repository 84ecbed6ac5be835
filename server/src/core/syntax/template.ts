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
	/** For control lines: the mark that ends a statement which goes on in the next line. */
	readonly until?: '%>' | '#}' | '%}';
}

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
	if (hasBrace && /\{[%#{]/.test(text)) return jinjaLine(text.trim());
	if (styles.length === 0) return undefined;
	if (hasBrace && styles.includes('dollar') && /\$\{[A-Za-z_][\w.:-]*\}/.test(text)) return VALUE;
	return styles.includes('at') && /@[A-Za-z_]\w*@/.test(text) ? VALUE : undefined;
}

function erbLine(line: string): TemplateLine {
	if (!line.startsWith('<%') || line.startsWith('<%=')) return VALUE;
	const close = line.indexOf('%>');
	if (close < 0) return { kind: 'control', until: '%>' };
	// A statement with text after it shares its line with an option.
	if (close !== line.length - 2) return VALUE;
	const code = line.slice(2, close).replace(/^-/, '').replace(/-$/, '').trim();
	if (/^\}?\s*(?:else|elsif|elseif|when|in)\b/.test(code)) return ELSE;
	if (/^(?:end\b|\}\s*$)/.test(code)) return CLOSE;
	if (
		/^(?:if|unless|case|for|while|until|begin)\b|\bdo(?:\s*\|[^|]*\|)?\s*$|\{(?:\s*\|[^|]*\|)?\s*$/.test(code)
	)
		return OPEN;
	return CONTROL;
}

function jinjaLine(line: string): TemplateLine {
	if (line.startsWith('{#')) {
		const close = line.indexOf('#}');
		return close < 0 ? { kind: 'control', until: '#}' } : close === line.length - 2 ? CONTROL : VALUE;
	}
	if (line.startsWith('{%')) {
		const close = line.indexOf('%}');
		if (close < 0) return { kind: 'control', until: '%}' };
		if (close !== line.length - 2) return VALUE;
		const word = /^\{%[-+]?\s*(\w+)/.exec(line)?.[1] ?? '';
		if (word === 'else' || word === 'elif') return ELSE;
		if (word.startsWith('end')) return CLOSE;
		return /^(?:if|for|block|macro|call|filter|raw|with|autoescape)$/.test(word) ? OPEN : CONTROL;
	}
	const whole = /^\{\{[-~]?\s*(#|\/|\^|if\b|else\b|end\b|range\b|with\b|define\b|block\b)/.exec(line);
	if (whole?.[1] === undefined || !line.endsWith('}}') || line.indexOf('}}') !== line.length - 2)
		return VALUE;
	if (whole[1] === '/' || whole[1] === 'end') return CLOSE;
	return whole[1] === 'else' ? ELSE : OPEN;
}

/** Whether a line ends the foreign text that a line above began. */
export function endsOpaque(text: string, until: '%>' | '#}' | '%}'): boolean {
	return text.includes(until);
}
