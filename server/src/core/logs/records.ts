// Splits a text into records: a message over several lines, a block of a start with its frame, a message that syslog cut
// into pieces. Each other line is a record of its own, the empty ones included.
import { findAttributes } from './attributes.ts';
import { type ExplainedLine, explainLine } from './explain.ts';
import { readPrefix } from './line-prefix.ts';
import { parseLogLine } from './parse-line.ts';
import { isOurField } from './recognise-loosely.ts';
import { closesBlock, opensBlock, startTextsWith, withoutPrefix } from './start-block.ts';

/** A record of a log, explained. */
export interface ExplainedRecord {
	readonly line: ExplainedLine;
	/** Lines of the text that it takes. */
	readonly lineCount: number;
}

const MAX_BLOCK = 40;
const MAX_JOINED = 12;
/** Lines from here on are not broken pieces of a message, unless they have its form. */
const LONG_LINE = 240;
/** Score of a line that is a message by itself. */
const WHOLE_TEXT = 14;

/** Looks at lines to come. */
class LineQueue {
	readonly #lines: Iterator<string>;
	readonly #held: string[] = [];

	constructor(lines: Iterable<string>) {
		this.#lines = lines[Symbol.iterator]();
	}

	/** The line so many places ahead; undefined past the end. */
	peek(ahead: number): string | undefined {
		while (this.#held.length <= ahead) {
			const next = this.#lines.next();
			if (next.done === true) return undefined;
			this.#held.push(next.value);
		}
		return this.#held[ahead];
	}

	take(count: number): string[] {
		this.peek(count - 1);
		return this.#held.splice(0, count);
	}
}

/**
 * Explains the records of a log.
 * @param lines without their line feeds; at most 40 are held at a time
 */
export function* explainRecords(lines: Iterable<string>): Generator<ExplainedRecord> {
	const queue = new LineQueue(lines);
	const explainOnce = makeMemory();
	for (;;) {
		const first = queue.peek(0);
		if (first === undefined) return;
		const record =
			readBlock(queue, first) ?? readStartLines(queue, first) ?? readMessage(queue, first, explainOnce);
		queue.take(record.lineCount);
		yield record;
	}
}

/** Explains the records of a text. */
export function explainLog(text: string): readonly ExplainedRecord[] {
	const lines = text.split(/\r\n|\n/);
	if (lines.at(-1) === '') lines.pop();
	return [...explainRecords(lines)];
}

function readBlock(queue: LineQueue, first: string): ExplainedRecord | undefined {
	if (!opensBlock(first)) return undefined;
	let end = 1;
	for (; end < MAX_BLOCK; end++) {
		const line = queue.peek(end);
		if (line === undefined || opensBlock(line) || isBeginning(line)) break;
		if (closesBlock(line)) {
			end++;
			break;
		}
	}
	const lines = Array.from({ length: end }, (_, at) => queue.peek(at) ?? '');
	// Blanks after a block without an end are nobody's.
	while (lines.length > 1 && lines.at(-1)?.trim() === '') lines.pop();
	return { line: explainLine(lines.join('\n')), lineCount: lines.length };
}

/** A line of the daemon's own that begins a record. */
function isBeginning(line: string): boolean {
	const { kind } = parseLogLine(line.slice(0, 4096));
	if (kind === 'trail' || kind === 'signature' || kind === 'mail') return true;
	return /<log sev=|(?:DEBUG|INFO|NOTICE|WARN|MARK|ERROR|CRIT|ALERT|<TCP>) {0,4}: {1,2}\[/.test(
		line.slice(0, 512),
	);
}

/** The lines of a text of a start without its frame. */
function readStartLines(queue: LineQueue, first: string): ExplainedRecord | undefined {
	let ids = startTextsWith(first);
	if (ids.length === 0) return undefined;
	const lines = [first];
	for (let at = 1; at < MAX_BLOCK; at++) {
		const next = queue.peek(at);
		if (next === undefined || isBeginning(next)) break;
		if (withoutPrefix(next).trim() === '') continue;
		const shared = startTextsWith(next).filter((id) => ids.includes(id));
		// A line of nothing but a value has no words to know it by.
		if (shared.length === 0 && at - lines.length >= 1) break;
		if (shared.length === 0) continue;
		ids = shared;
		while (lines.length < at) lines.push(queue.peek(lines.length) ?? '');
		lines.push(next);
	}
	const line = explainLine(lines.join('\n'));
	return line.known ? { line, lineCount: lines.length } : undefined;
}

/** Remembers the last few lines: each is looked at as the next one of those before it, too. */
function makeMemory(): typeof explainLine {
	const known = new Map<string, ExplainedLine>();
	return (text) => {
		const found = known.get(text) ?? explainLine(text);
		if (known.size >= MAX_JOINED) known.clear();
		known.set(text, found);
		return found;
	};
}

function readMessage(queue: LineQueue, first: string, explainOnce: typeof explainLine): ExplainedRecord {
	const line = explainOnce(first);
	const alone: ExplainedRecord = { line, lineCount: 1 };
	if (line.kind === 'blank' || (line.match === 'exact' && !line.isCut) || isStrange(first, line))
		return alone;
	let best = alone;
	let bestScore = scoreOf(line);
	let strongest = 0;
	let tight = first.trimEnd();
	let loose = tight;
	for (let at = 1; at < MAX_JOINED; at++) {
		const next = queue.peek(at);
		if (next === undefined || next.trim() === '') break;
		const piece = continuationOf(first, next);
		if (piece === undefined || !canGoOn(line, piece)) break;
		const own = isFieldAlone(next) ? 0 : scoreOf(explainOnce(next));
		strongest = Math.max(strongest, own);
		tight += piece.trimEnd();
		loose += `${piece.startsWith('\n') ? '' : ' '}${piece.trim()}`;
		const joined = waysToJoin(first, piece, loose, tight, piece === next)
			.map((text) => explainLine(text))
			.sort((a, b) => scoreOf(b) - scoreOf(a))[0];
		if (joined === undefined) break;
		const score = scoreOf(joined);
		if (score > bestScore && score > strongest) {
			best = { line: joined, lineCount: at + 1 };
			bestScore = score;
		} else if (own >= WHOLE_TEXT || (bestScore === 0 && at >= 2)) break;
	}
	if (best.lineCount === 1) return alone;
	return { ...best, line: { ...best.line, input: queueText(queue, best.lineCount) } };
}

/** The likeliest first: syslog cuts within words, mails and pages break between them, and one message has a line feed. */
function waysToJoin(
	first: string,
	piece: string,
	loose: string,
	tight: string,
	isBroken: boolean,
): readonly string[] {
	if (!isBroken) return [tight];
	return /^(?:>, |" )/.test(piece) ? [`${first}\n${piece}`, loose, tight] : [loose, tight];
}

function queueText(queue: LineQueue, count: number): string {
	return Array.from({ length: count }, (_, at) => queue.peek(at) ?? '').join('\n');
}

/** Nothing of a message could go on after it. */
function isStrange(text: string, line: ExplainedLine): boolean {
	if (line.match !== null) return false;
	if (line.known) return true;
	const prefix = readPrefix(text);
	if (prefix.signer === 'other' || /^\s*\{/.test(text)) return true;
	return text.length > LONG_LINE && !/msg=|<log sev=/.test(text.slice(0, 4096));
}

/** A sentence, and a message with its fields, are whole unless fields come next; a part of either may go on with anything. */
function canGoOn({ match, fit = 4, isCut }: ExplainedLine, piece: string): boolean {
	if (match === null || isCut || fit < 2) return true;
	return match === 'text' ? isFieldAlone(piece) : /^[\s,;]*[A-Za-z_][\w.]{0,40}\s?=|^\s*\S*[">]/.test(piece);
}

/** A field and nothing else, such as `client="web1"`. */
function isFieldAlone(text: string): boolean {
	const [first, ...others] = findAttributes(text.slice(0, 2048));
	if (first === undefined || others.length > 0 || first.name === 'msg') return false;
	return text.slice(0, first.start).trim() === '';
}

/** What the next line adds to a message; undefined where it begins something of its own. */
function continuationOf(first: string, next: string): string | undefined {
	// A line of JSON is a record of its own.
	if (next.trim() === '' || /^\s*[{[]/.test(next) || isBeginning(next) || opensBlock(next)) return undefined;
	const before = parseLogLine(first.slice(0, 4096)).syslog;
	const prefix = readPrefix(next);
	// A word and a colon may be the middle of a message.
	if (!prefix.hasTime && (prefix.signer === undefined || !/^\S+\[\d/.test(next))) return next;
	// A piece of a message that syslog cut has the tag of the first piece, and begins in the middle.
	const after = parseLogLine(next.slice(0, 4096));
	const isSame = after.syslog?.program === before?.program && after.syslog?.pid === before?.pid;
	return isSame && prefix.signer === 'ours' && after.kind !== 'message'
		? next.slice(prefix.length)
		: undefined;
}

/** How much of a message a text is: its form, then its words, then its fields. */
function scoreOf(line: ExplainedLine): number {
	const forms = { exact: 40, part: 20, text: 10 };
	const form = line.match === null ? 0 : forms[line.match];
	if (form === 0) return 0;
	const fields = Math.min(Object.keys(line.facts).filter(isOurField).length, 40) / 100;
	// Of two ways to put pieces together, the one that makes a text of the daemon's own.
	const known = line.knownText === undefined ? 0 : 0.5;
	return form + (line.fit ?? 4) + fields + known;
}
