// Explains a log line: which message it is, what happened, why, and what to do; with the facts that the line carries.
// It knows nothing of files: suspects.ts goes on from here.
import { messagePageId } from '../guidance/guidance.ts';
import { appendTo } from '../text/multimap.ts';
import {
	type ExplanationTexts,
	type LogExplanation,
	type LogMessage,
	type LogSeverity,
	logExplanations,
} from './messages.ts';
import { type LogStyle, type MessageLine, parseLogLine, type SyslogPrefix } from './parse-line.ts';
import { recogniseMessage, recogniseText } from './recognise.ts';
import type { Values } from './template.ts';
import { decodeValue, parseAttributes } from './values.ts';

/** For a client's message on a server, the problem of the guidance is that of the inner message. */
export interface ExplainedLine extends ExplanationTexts {
	readonly input: string;
	/** False: no message of the daemon looks like this. */
	readonly known: boolean;
	/** What kind of line it is; only `message` lines can be known. */
	readonly kind: 'message' | 'blank' | 'trail' | 'signature' | 'mail' | 'chatter' | 'continuation' | 'other';
	/** Id in the daemon's catalogue, such as `MSG_TCP_NOAUTH`. */
	readonly message?: string;
	/** Ids of messages that can look exactly the same. */
	readonly alternatives: readonly string[];
	/** Page of the guidance about the message, if it has one: `message-tcp-noauth`. */
	readonly page?: string;
	/** Stage of a connection or of the daemon's run; null for unknown lines. */
	readonly stage: string | null;
	/** Decoded values: `host`, `path`, `peer`, `subroutine`, `service`, `msg`, `address`, `line`, … */
	readonly facts: Readonly<Record<string, string>>;
	readonly severity?: LogSeverity;
	/** As written in the header, without brackets. */
	readonly time?: string;
	readonly syslog?: SyslogPrefix;
	/** The text of a general message, as a C format, if it is one that the daemon is known to insert. */
	readonly knownText?: string;
	/** The line breaks off before its end. */
	readonly isCut: boolean;
	/** The client's own message, if a server passed it on. */
	readonly nested?: ExplainedLine;
}

const severities: Readonly<Record<string, LogSeverity>> = {
	DEBG: 'debug',
	DEBUG: 'debug',
	INFO: 'info',
	NOTE: 'notice',
	NOTICE: 'notice',
	WARN: 'warn',
	MARK: 'mark',
	ERRO: 'err',
	ERROR: 'err',
	CRIT: 'crit',
	ALRT: 'alert',
	ALERT: 'alert',
	RCVT: 'inet',
	'<TCP>': 'inet',
	'<NET>': 'inet',
};

/** What is said of a line that is not known, and the part that a message without an explanation leaves open. */
const NO_EXPLANATION: ExplanationTexts = {
	title: '',
	meaning: '',
	causes: [],
	howToCheck: [],
	fixes: [],
	options: [],
	guidance: null,
	lookAt: [],
};

/** A server's record holds a client's message, and nothing can nest deeper; the bound is for invented lines. */
const MAX_DEPTH = 2;

/**
 * Explains one log line.
 * @param text A line as yule or samhain wrote it, in whatever shape; without its line feed.
 * @returns always an answer; unknown lines are said to be unknown. Never throws, and its time grows with the line
 * only up to a bound.
 */
export function explainLine(text: string): ExplainedLine {
	return explain(text, 0);
}

/**
 * Explains each line of a text; the result has one entry for each line, the empty ones included. A message whose text
 * holds a line feed (that of missing audit tools does) is explained at its first line.
 */
export function explainLog(text: string): readonly ExplainedLine[] {
	const lines = text.split(/\r\n|\n/);
	if (lines.at(-1) === '') lines.pop();
	return lines.map((line, index) => {
		const explained = explainLine(line);
		const next = lines[index + 1] ?? '';
		if (explained.known || !explained.isCut || !/^(?:>, |" )/.test(next)) return explained;
		const joined = explainLine(`${line}\n${next}`);
		return joined.known ? { ...joined, input: line } : explained;
	});
}

function explain(text: string, depth: number): ExplainedLine {
	const parsed = parseLogLine(text);
	const unknown: ExplainedLine = {
		input: text,
		known: false,
		kind: parsed.kind,
		alternatives: [],
		...NO_EXPLANATION,
		stage: null,
		facts: {},
		isCut: false,
		...(parsed.syslog === undefined ? {} : { syslog: parsed.syslog }),
	};
	if (parsed.kind !== 'message') return unknown;
	const severity = severityOf(parsed.tag);
	const header = {
		isCut: parsed.isCut,
		...(severity === undefined ? {} : { severity }),
		...(parsed.time === undefined ? {} : { time: parsed.time }),
	};
	const recognised = recogniseMessage(parsed.body, parsed.style, parsed.isCut, severity);
	if (recognised === undefined) return { ...unknown, ...header };
	const { message, values, alternatives } = recognised;
	const inner = message.id === 'MSG_TCP_MSG' ? (values['rest'] ?? values['msg']) : undefined;
	const nested = inner !== undefined && depth < MAX_DEPTH ? explain(inner, depth + 1) : undefined;
	const explanation = [message.id, ...alternatives]
		.map((id) => explanationOf(id, values))
		.find((each) => each !== undefined);
	const knownText = values['msg'] === undefined ? undefined : recogniseText(message.id, values['msg']);
	return {
		...unknown,
		...header,
		known: true,
		message: message.id,
		alternatives,
		...describe(message, explanation),
		...(nested === undefined ? {} : { nested, guidance: nested.guidance }),
		facts: collectFacts(message, parsed, values, depth > 0, nested),
		...(knownText === undefined ? {} : { knownText }),
	};
}

function severityOf(tag: string | undefined): LogSeverity | undefined {
	return tag !== undefined && Object.hasOwn(severities, tag) ? severities[tag] : undefined;
}

type Description = ExplanationTexts & Pick<ExplainedLine, 'page' | 'stage'>;

const byId = new Map<string, LogExplanation[]>();

function explanationsOf(id: string): readonly LogExplanation[] {
	if (byId.size === 0) {
		for (const each of logExplanations()) appendTo(byId, each.id, each);
	}
	return byId.get(id) ?? [];
}

function explanationOf(id: string, values: Values): LogExplanation | undefined {
	const all = explanationsOf(id);
	return (
		all.find((each) => each.when !== undefined && fitsCase(each.when, values)) ??
		all.find((each) => each.when === undefined)
	);
}

function fitsCase(when: Readonly<Record<string, string>>, values: Values): boolean {
	return Object.entries(when).every(([name, wanted]) => {
		const value = Object.hasOwn(values, name) ? values[name] : undefined;
		if (value === undefined) return false;
		if (wanted.startsWith('DATADIR/')) return isServedPath(value);
		if (value === wanted) return true;
		return /\bN\b/.test(wanted) && fitsPattern(wanted.split(/\bN\b/), value);
	});
}

/** The pieces in their order, with something between them. */
function fitsPattern(pieces: readonly string[], value: string): boolean {
	let position = 0;
	for (const [index, piece] of pieces.entries()) {
		const at = index === pieces.length - 1 ? value.length - piece.length : value.indexOf(piece, position);
		if (at < position || !value.startsWith(piece, at) || (index === 0 && at !== 0)) return false;
		position = at + piece.length;
	}
	return true;
}

/** True for a path under which a server looks for what it serves; `/etc/rc.local` and the like are other files. */
export function isServedPath(path: string): boolean {
	const [, name = ''] = /\/([^/]*)$/.exec(path.slice(-4096)) ?? [];
	return !path.startsWith('/etc/') && /^(?:rc|file)(?:\..+)?$/.test(name);
}

function describe(message: LogMessage, explanation: LogExplanation | undefined): Description {
	const owner = explanation?.id ?? message.id;
	const page = explanationsOf(owner).length > 0 ? { page: messagePageId(owner) } : {};
	if (explanation !== undefined) {
		const { title, stage, meaning, causes, howToCheck, fixes, options, guidance, lookAt } = explanation;
		return { ...page, title, stage, meaning, causes, howToCheck, fixes, options, guidance, lookAt };
	}
	const kind = Object.hasOwn(classes, message.class) ? classes[message.class] : undefined;
	return {
		...NO_EXPLANATION,
		...page,
		title: wordsOf(message),
		stage: kind?.stage ?? 'run',
		meaning: kind?.meaning ?? 'A message of the daemon about its own running.',
	};
}

/** What the classes of messages are about, for messages that have no explanation of their own. */
const classes: Readonly<Record<string, { readonly stage: string; readonly meaning: string }>> = {
	AUD: {
		stage: 'run',
		meaning: 'A record of a system call that the daemon made, for audits of the daemon itself.',
	},
	PANIC: { stage: 'exit', meaning: 'A fault after which the daemon ends.' },
	RUN: { stage: 'run', meaning: 'A message about the daemon’s running.' },
	FIL: { stage: 'check', meaning: 'A message about a file that is checked, or about an entry for it.' },
	TCP: { stage: 'connect', meaning: 'A message about a connection between client and server.' },
	ERR: { stage: 'run', meaning: 'A fault inside the daemon or in a call of the system.' },
	STAMP: { stage: 'run', meaning: 'A sign of life.' },
	ENET: { stage: 'connect', meaning: 'A network fault.' },
	EINPUT: { stage: 'config', meaning: 'A complaint about the configuration.' },
	EVENT: {
		stage: 'check',
		meaning: 'A check has found something that does not agree with the baseline or the policy.',
	},
	START: { stage: 'start', meaning: 'A message about start or end of the daemon.' },
	LOGKEY: { stage: 'start', meaning: 'The key with which a signed log can be verified.' },
};

function wordsOf(message: LogMessage): string {
	const format = message.xml ?? message.plain;
	const words = /\bmsg=(?:"([^"]*)|<([^>]*))/.exec(format);
	const text = (words?.[1] ?? words?.[2] ?? '').replace(/%[-+ #0]*\d*(?:\.\d+)?l?[a-z]/g, '…').trim();
	if (text !== '' && text !== '…') return text;
	const place = /\b(?:interface|subroutine)=["<]([\w]+)/.exec(format)?.[1];
	return place === undefined ? 'General message' : `Message about ${place}`;
}

const rawFields = new Set(['received', 'expect', 'request']);

function collectFacts(
	message: LogMessage,
	parsed: MessageLine,
	values: Values,
	isForwarded: boolean,
	nested: ExplainedLine | undefined,
): Readonly<Record<string, string>> {
	const facts: Record<string, string> = {};
	const decode = (name: string, value: string) =>
		rawFields.has(name) ? value : decodeValue(value, parsed.style, isForwarded);
	for (const [name, value] of Object.entries(values)) {
		if (name === 'rest' || name.startsWith('rest.')) continue;
		facts[name] = decode(name, value);
	}
	if (values['path.1'] !== undefined && values['path.2'] !== undefined) {
		facts['path'] = `${decode('path', values['path.1'])}/${decode('path', values['path.2'])}`;
		delete facts['path.1'];
		delete facts['path.2'];
	}
	if (nested !== undefined) {
		const host = facts['remote_host'] ?? facts['client'] ?? '';
		return { host, ...nested.facts, remote_host: host, client: host };
	}
	if (values['rest'] !== undefined) {
		for (const [name, value] of parseAttributes(values['rest'], parsed.style))
			facts[name] ??= decode(name, value);
	}
	addPlainNames(message, parsed.style, facts);
	addFromText(message.id, facts);
	return facts;
}

/** Plain lines call some values otherwise; they are given under both names. */
function addPlainNames(message: LogMessage, style: LogStyle, facts: Record<string, string>): void {
	if (style === 'xml') return;
	for (const [name, plain] of message.fields) {
		const value = facts[name];
		if (plain !== undefined && value !== undefined) facts[plain] ??= value;
	}
}

/** Some values stand inside the text of a message. */
function addFromText(id: string, facts: Record<string, string>): void {
	const text = (facts['msg'] ?? '').slice(0, 1024);
	const address = /, address ([0-9A-Fa-f.:]{1,64})$/.exec(text)?.[1];
	if (address !== undefined) facts['address'] = address;
	const refused = /^Refused connection from (\S{1,255})$/.exec(text)?.[1];
	if (refused !== undefined) facts['host'] ??= refused;
	if (id === 'MSG_EINVALD' || id === 'MSG_EINVALDD') facts['line'] ??= facts['obj'] ?? '';
	if (id === 'MSG_EINVALHEAD' || id === 'MSG_EINVALCONF') facts['line'] ??= facts['msg'] ?? '';
}
