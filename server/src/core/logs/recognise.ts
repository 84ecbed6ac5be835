// Finds out which message of the daemon's catalogue a line is. The severity in the line is only asked where two messages
// have the same words, since options and calls change it (EventSeverity and others).
import { knownTexts, type LogMessage, type LogSeverity, logMessages } from './messages.ts';
import type { LogStyle } from './parse-line.ts';
import {
	compileTemplate,
	matchTemplate,
	type Template,
	type TemplateMatch,
	type Values,
} from './template.ts';

export interface Recognition {
	readonly message: LogMessage;
	/** By the names of the XML style, as written in the line: neither entities nor escapes are resolved. */
	readonly values: Values;
	/** The whole of the message is there. */
	readonly isWhole: boolean;
	/** Ids of other messages that may look exactly like this. */
	readonly alternatives: readonly string[];
}

interface Candidate {
	readonly message: LogMessage;
	readonly template: Template;
}

const candidates: Partial<Record<LogStyle, readonly Candidate[]>> = {};

function candidatesOf(style: LogStyle): readonly Candidate[] {
	const known = candidates[style];
	if (known !== undefined) return known;
	const made: Candidate[] = [];
	for (const message of logMessages()) {
		const format = style === 'xml' ? message.xml : message.plain;
		if (format === undefined) continue;
		// The end mark of a nested record is taken off with the line's own.
		const open = format.replace(/ <\/log>$/, '');
		const names = message.fields.map(([name]) => name);
		made.push({ message, template: compileTemplate(open, names) });
	}
	candidates[style] = made;
	return made;
}

/**
 * Recognises a message.
 * @param body Message without header and end mark, as `parseLogLine` gives it.
 * @param isCut The body breaks off: then its beginning decides.
 * @param severity Level in the header, if known; decides between messages with the same words.
 */
export function recogniseMessage(
	body: string,
	style: LogStyle,
	isCut: boolean,
	severity: LogSeverity | undefined,
): Recognition | undefined {
	return best(body, style, false, severity) ?? (isCut ? best(body, style, true, severity) : undefined);
}

function best(
	body: string,
	style: LogStyle,
	allowCut: boolean,
	severity: LogSeverity | undefined,
): Recognition | undefined {
	let fits: { readonly candidate: Candidate; readonly match: TemplateMatch }[] = [];
	let weight = 0;
	const all: string[] = [];
	for (const candidate of candidatesOf(style)) {
		const match = matchTemplate(candidate.template, body, allowCut);
		if (match === undefined) continue;
		all.push(candidate.message.id);
		if (match.weight < weight) continue;
		if (match.weight > weight) fits = [];
		weight = match.weight;
		fits.push({ candidate, match });
	}
	const chosen =
		fits.find(isNumberMessage) ?? fits.find((fit) => fit.candidate.message.severity === severity) ?? fits[0];
	if (chosen === undefined) return undefined;
	const { message } = chosen.candidate;
	const same = fits.map((fit) => fit.candidate.message.id).filter((id) => id !== message.id);
	const looseTwins = twins.filter((pair) => pair.includes(message.id)).flat();
	return {
		message,
		values: chosen.match.values,
		isWhole: !allowCut,
		alternatives: [
			...new Set([...same, ...looseTwins.filter((id) => id !== message.id && all.includes(id))]),
		],
	};
}

/**
 * `MSG_EINVALS` and `MSG_EINVALL` have the same words, and the former often holds a number, too. The daemon uses the
 * latter only for these two (sh_readconf_setTime, sh_error_set_iv).
 */
function isNumberMessage(fit: { readonly candidate: Candidate; readonly match: TemplateMatch }): boolean {
	const option = fit.match.values['option'];
	return fit.candidate.message.id === 'MSG_EINVALL' && (option === 'set timer' || option === 'severity');
}

/** Messages whose templates differ only in what their values look like. */
const twins: readonly (readonly string[])[] = [
	['MSG_FI_2LONG', 'MSG_FI_2LONG2'],
	['MSG_FI_OBSC', 'MSG_FI_OBSC2'],
	['MSG_EINVALS', 'MSG_EINVALL'],
];

const textTemplates = new Map<string, readonly { readonly text: string; readonly template: Template }[]>();

/**
 * The text that the daemon is known to insert into a general message, as its C format.
 * @param id Message that has a free `msg`, such as `MSG_E_SUBGEN`.
 * @param text The text there.
 * @returns undefined for a text that is not on file, such as one of the operating system.
 */
export function recogniseText(id: string, text: string): string | undefined {
	let known = textTemplates.get(id);
	if (known === undefined) {
		known = knownTexts(id).map((each) => ({ text: each, template: compileTemplate(each, []) }));
		textTemplates.set(id, known);
	}
	let found: { readonly text: string; readonly weight: number } | undefined;
	for (const each of known) {
		// A format of nothing but values would fit everything.
		if (each.template.weight < 3 || (found !== undefined && each.template.weight <= found.weight)) continue;
		if (matchTemplate(each.template, text, false) !== undefined)
			found = { text: each.text, weight: each.template.weight };
	}
	return found?.text;
}
