// Explains a log line: which message it is, what happened, why, and what to do; with the facts that the line carries.
// It knows nothing of files: likely-causes.ts goes on from here.
import { addFromText, collectFacts } from './collect-facts.ts';
import {
	describe,
	explanationOf,
	explanationsOf,
	looseExplanationOf,
	NO_EXPLANATION,
} from './explanations.ts';
import { isOwnProgram, readPrefix } from './line-prefix.ts';
import { messagePageId, START_TEXTS_PAGE } from './message-page.ts';
import { type ExplanationTexts, knownTexts, type LogSeverity, logMessages } from './messages.ts';
import { type LogStyle, parseLogLine, type SyslogPrefix } from './parse-line.ts';
import { recogniseMessage, recogniseText } from './recognise.ts';
import { type LooseRecognition, recogniseLoosely } from './recognise-loosely.ts';
import { readStartBlock } from './start-block.ts';
import type { Values } from './template.ts';
import { type Unwrapped, unwrapText } from './unwrap.ts';
import { decodeValue } from './values.ts';

/** For a client's message on a server, the problem of the guidance is that of the inner message. */
export interface ExplainedLine extends ExplanationTexts {
	readonly input: string;
	/** False: nothing that the daemon writes looks like this. */
	readonly known: boolean;
	/** What kind of line it is. */
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
	/**
	 * How it was recognised: in the daemon's own form, by parts of it (cut, other fields or quotes), or by its words.
	 * null for unknown lines and for those that are not messages.
	 */
	readonly match: 'exact' | 'part' | 'text' | null;
	/** Ids of the messages that it may be, `message` first. */
	readonly candidates: readonly string[];
	/** Of words alone, how well they fit: 4 the whole text, 3 its beginning, 2 within it, 1 a part of the message; a longer text a little better. */
	readonly fit?: number;
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

/** A server's record holds a client's message, and nothing can nest deeper; the bound is for invented lines. */
const MAX_DEPTH = 2;
const MAX_CANDIDATES = 6;

/**
 * Explains one log line.
 * @param text A record as yule or samhain wrote it, or what became of it on its way here; without its last line feed.
 * @returns always an answer; unknown lines are said to be unknown. Never throws, and its time grows with the line
 * only up to a bound.
 */
export function explainLine(text: string): ExplainedLine {
	return explain(text, 0);
}

function explain(text: string, depth: number, signer?: 'ours' | 'other'): ExplainedLine {
	const exact = explainExactly(text, depth);
	if (exact !== undefined && (exact.match === 'exact' || depth > 0)) return exact;
	// What is wrapped in something else is the daemon's own form once more when it is taken out.
	let shown: Unwrapped = { text, ...(signer === undefined ? {} : { signer }) };
	for (const unwrapped of unwrapText(text)) {
		shown = unwrapped;
		const inside = explainExactly(unwrapped.text, depth);
		if (inside?.match === 'exact') return { ...inside, input: text };
	}
	const block = readStartBlock(shown.text);
	const loose = recogniseLoosely(block.text, shown.signer);
	// A cut line that has the daemon's form says more than its words do.
	if (exact !== undefined) return exact;
	if (loose !== undefined) return explainLoosely(text, loose);
	return explainOther(text, block.isFramed);
}

/** @returns undefined for what is not in the form in which the daemon writes */
function explainExactly(text: string, depth: number): ExplainedLine | undefined {
	const parsed = parseLogLine(text);
	if (parsed.kind !== 'message') return undefined;
	const severity = severityOf(parsed.tag);
	const recognised = recogniseMessage(parsed.body, parsed.style, parsed.isCut, severity);
	if (recognised === undefined) return undefined;
	// Without the daemon's header the tag of another program means that it is that program's line.
	if (parsed.tag === undefined && readPrefix(text).signer === 'other') return undefined;
	const { message, alternatives } = recognised;
	const values = recognised.isWhole ? recognised.values : completeText(message.id, recognised.values);
	const inner = message.id === 'MSG_TCP_MSG' ? (values['rest'] ?? values['msg']) : undefined;
	const nested = inner !== undefined && depth < MAX_DEPTH ? explain(inner, depth + 1) : undefined;
	if (inner === undefined && hasSwallowed(values, parsed.style)) return undefined;
	const explanation = [message.id, ...alternatives]
		.map((id) => explanationOf(id, values))
		.find((each) => each !== undefined);
	const knownText = values['msg'] === undefined ? undefined : recogniseText(message.id, values['msg']);
	return {
		input: text,
		known: true,
		kind: parsed.kind,
		match: recognised.isWhole ? 'exact' : 'part',
		message: message.id,
		candidates: [message.id, ...alternatives],
		alternatives,
		...describe(message, explanation),
		...(nested === undefined ? {} : { nested, guidance: nested.guidance }),
		facts: collectFacts(message, parsed, values, depth > 0, nested),
		isCut: parsed.isCut,
		...(severity === undefined ? {} : { severity }),
		...(parsed.time === undefined ? {} : { time: parsed.time }),
		...(parsed.syslog === undefined ? {} : { syslog: parsed.syslog }),
		...(knownText === undefined ? {} : { knownText }),
	};
}

/** The text of a line that breaks off within it, where it is the beginning of a known one. */
function completeText(id: string, values: Values): Values {
	const cut = values['msg'];
	if (cut === undefined || cut.length < 5) return values;
	const whole = knownTexts(id).find((text) => text.startsWith(cut));
	return whole === undefined ? values : { ...values, msg: whole };
}

/** A value that holds a further field: the fields are others, or in another order, than in the template. */
function hasSwallowed(values: Values, style: LogStyle): boolean {
	const further = style === 'xml' ? /" [\w.]{1,40}="/ : />, [\w.]{1,40}=</;
	return Object.entries(values).some(
		([name, value]) => !/^(?:rest|syslog_msg)/.test(name) && further.test(value.slice(0, 4096)),
	);
}

/** What is not known, and the lines of a log that are not messages. */
function explainOther(text: string, isFramed: boolean): ExplainedLine {
	const { kind, syslog } = parseLogLine(text);
	const isOursAlone = kind !== 'continuation' || (syslog !== undefined && isOwnProgram(syslog.program));
	const words = isFramed
		? OTHER_LINES.chatter
		: kind !== 'message' && isOursAlone
			? OTHER_LINES[kind]
			: undefined;
	return {
		input: text,
		known: words !== undefined,
		kind: isFramed ? 'chatter' : kind,
		match: null,
		candidates: [],
		alternatives: [],
		...NO_EXPLANATION,
		...words,
		stage: null,
		facts: {},
		isCut: false,
		...(syslog === undefined ? {} : { syslog }),
	};
}

/** The explanations of lines of a log that are not messages. */
const OTHER_LINES: Partial<Record<ExplainedLine['kind'], Pick<ExplanationTexts, 'title' | 'meaning'>>> = {
	trail: {
		title: 'Mark of an audit trail',
		meaning: 'The daemon’s log file has a mark where a run begins, and in the XML style where it ends.',
	},
	signature: {
		title: 'Signature of a record',
		meaning: 'The line signs the record before it; `samhain -L FILE` verifies the whole log file.',
	},
	mail: {
		title: 'Frame of a mail',
		meaning: 'The line belongs to the frame of a mail that the daemon sent.',
	},
	chatter: {
		title: 'Text of a start',
		meaning:
			'The daemon prints such a block on standard error, with the place in its source. The message after it names the consequence.',
	},
	continuation: {
		title: 'Rest of a message',
		meaning: 'Syslog cuts long messages; the beginning is in a line before this one.',
	},
};

function explainLoosely(text: string, loose: LooseRecognition): ExplainedLine {
	const severity = severityOf(loose.tag);
	const written: Record<string, string> = {};
	for (const { name, value } of loose.attributes)
		if (!(name in written)) written[name] = decodeValue(value, 'xml', false);
	const choices = new Map<string, Choice>();
	for (const hit of loose.hits) {
		const { id, fields } = hit.phrase;
		if (choices.has(id)) continue;
		const { msg: _, ...others } = written;
		const values = { ...hit.values, ...fieldsOf(fields, hit.inserted), ...addXmlNames(id, others) };
		choices.set(id, { id, values, explanation: looseExplanationOf(id, values), hit });
	}
	// Of messages that fit equally well, one with an explanation is the likelier question.
	const ranked = [...choices.values()].map((choice, at) => ({ choice, at }));
	const worth = ({ choice }: { choice: Choice }) =>
		choice.explanation?.guidance != null ? 2 : choice.explanation === undefined ? 0 : 1;
	ranked.sort((a, b) => {
		const isEqual =
			a.choice.hit.quality === b.choice.hit.quality &&
			a.choice.hit.phrase.weight === b.choice.hit.phrase.weight;
		return isEqual
			? worth(b) - worth(a) || a.choice.hit.phrase.order - b.choice.hit.phrase.order
			: a.at - b.at;
	});
	const [best, ...others] = ranked.slice(0, MAX_CANDIDATES).map(({ choice }) => choice);
	if (best === undefined) return explainOther(text, false);
	const message = logMessages().find((each) => each.id === best.id);
	const facts: Record<string, string> = { ...best.values };
	for (const [name, plain] of message?.fields ?? []) {
		const value = facts[name];
		if (plain !== undefined && value !== undefined) facts[plain] ??= value;
	}
	addFromText(best.id, facts);
	const described =
		best.explanation !== undefined || message === undefined
			? { ...NO_EXPLANATION, stage: null, ...best.explanation }
			: describe(message, undefined);
	const { title, stage, meaning, causes, howToCheck, fixes, options, guidance, lookAt } = described;
	const isStartText = message === undefined;
	const page = isStartText
		? { page: START_TEXTS_PAGE }
		: explanationsOf(best.id).length > 0
			? { page: messagePageId(best.id) }
			: {};
	return {
		input: text,
		known: true,
		kind: 'message',
		match: loose.degree,
		fit: best.hit.quality + best.hit.phrase.weight / 10_000,
		message: best.id,
		candidates: [best.id, ...others.map(({ id }) => id)],
		alternatives: others.map(({ id }) => id),
		...page,
		title,
		stage,
		meaning,
		causes,
		howToCheck,
		fixes,
		options,
		guidance,
		lookAt,
		facts,
		isCut: false,
		...(severity === undefined ? {} : { severity }),
		...(loose.time === undefined ? {} : { time: loose.time }),
	};
}

/** The text of a general message, with what stood where its C format has a conversion. */
function fieldsOf(fields: Values, inserted: readonly string[]): Values {
	const { msg } = fields;
	if (msg === undefined || !msg.includes('%')) return fields;
	let at = 0;
	return {
		...fields,
		msg: msg.replace(/%[-+ #0]{0,4}\d{0,4}(?:\.\d{1,3})?l?[a-z]/g, () => inserted[at++] ?? '').trim(),
	};
}

interface Choice {
	readonly id: string;
	readonly values: Values;
	readonly explanation: (ExplanationTexts & { readonly stage: string }) | undefined;
	readonly hit: LooseRecognition['hits'][number];
}

/** Plain lines and people call some fields otherwise; they are given under the name of the XML style, too. */
function addXmlNames(id: string, written: Values): Values {
	const facts: Record<string, string> = { ...written };
	for (const [name, plain] of logMessages().find((each) => each.id === id)?.fields ?? []) {
		const value = plain === undefined ? undefined : facts[plain];
		if (value !== undefined) facts[name] ??= value;
	}
	// Whoever writes down a message by hand takes either word for the host that it is about.
	if (facts['client'] !== undefined) facts['host'] ??= facts['client'];
	else if (facts['host'] !== undefined) facts['client'] ??= facts['host'];
	return facts;
}

function severityOf(tag: string | undefined): LogSeverity | undefined {
	return tag !== undefined && Object.hasOwn(severities, tag) ? severities[tag] : undefined;
}
