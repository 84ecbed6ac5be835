// Takes one log line apart: what syslog put before it, the header, the body, the end mark. It knows the shapes that
// samhain and yule write, not the messages. Work is bounded: of a line that is too long only the beginning is looked at.

/** Characters of a line that are looked at; the daemon sends at most 65280 bytes to a server (sh_xfer_client.c). */
export const MAX_LINE_LENGTH = 131_072;
/** A header made with MessageHeader has at most 1023 bytes; syslog's prefix comes on top. */
const MAX_PREFIX_LENGTH = 1400;

export type LogStyle = 'xml' | 'plain';

/** What syslog wrote in front of a line. */
export interface SyslogPrefix {
	readonly priority?: number;
	readonly host?: string;
	readonly program: string;
	readonly pid?: number;
}

/** A line that carries a message. */
export interface MessageLine {
	readonly kind: 'message';
	readonly style: LogStyle;
	/** As written: `ERRO`, `ERROR`, `RCVT`, `<TCP>`; absent when the header shows none. */
	readonly tag?: string;
	/** As written, without brackets. */
	readonly time?: string;
	readonly syslog?: SyslogPrefix;
	/** Source file, line and status, printed when the thresholds include debug. */
	readonly debug?: { readonly file: string; readonly line: number; readonly status: number };
	/** The message without header and end mark. */
	readonly body: string;
	/** Where the body begins in the line, in UTF-16 units. */
	readonly bodyStart: number;
	/** The line has no proper end: cut by syslog, by the reader, or because it was too long for us. */
	readonly isCut: boolean;
}

/** A line of a log that is not a message. */
export interface OtherLine {
	readonly kind: 'blank' | 'trail' | 'signature' | 'mail' | 'chatter' | 'continuation' | 'other';
	readonly syslog?: SyslogPrefix;
}

const xmlHeader = /<log sev="([A-Z]{4})" tstamp="([^"]{0,64})" ?/g;
const plainHeader =
	/(DEBUG|INFO|NOTICE|WARN|MARK|ERROR|CRIT|ALERT|<TCP>|<NET>) {0,4}: {1,2}\[([^\]\n]{0,64})\] ?/g;
const xmlDebug = /p\.f="([^"]{0,128})" p\.l="(\d{1,9})" p\.s="(-?\d{1,9})" ?/y;
const plainDebug = /\(([^,)]{1,128}), (\d{1,9}), (-?\d{1,9})\) ?/y;
/** The first attribute of every template is one of these. Underscore excludes `syslog_msg`. */
const bodyStartPattern = /(?<![A-Za-z_])(?:msg|interface|client|remote_host|ip)=["<]/g;
const syslogPrefix =
	/^(?:<(\d{1,3})>)?(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT[\d:.,]{1,20}(?:Z|[+-]\d\d:?\d\d)?) (?:([^\s[\]]{1,255}) )?([\w./-]{1,64})(?:\[(\d{1,9})\])?: /;
const headerTag = /\b(DEBG|DEBUG|INFO|NOTE|NOTICE|WARN|MARK|ERRO|ERROR|CRIT|ALRT|ALERT|RCVT)\b|<TCP>|<NET>/;
const headerTime = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[+-]\d{4})?/;

/**
 * Takes a line apart.
 * @param line One line without its line feed; a message whose text holds a line feed may be given whole.
 * @returns its parts, or of which other kind it is. Never throws; time grows with the line up to `MAX_LINE_LENGTH`.
 */
export function parseLogLine(line: string): MessageLine | OtherLine {
	const isTooLong = line.length > MAX_LINE_LENGTH;
	const text = isTooLong ? line.slice(0, MAX_LINE_LENGTH) : line;
	const syslog = parseSyslog(text);
	const header = earliestHeader(text);
	const bodyAlone = find(bodyStartPattern, text, 0);
	if (header !== undefined && (bodyAlone === undefined || header.start < bodyAlone)) {
		return finishMessage(text, header, syslog, isTooLong);
	}
	if (bodyAlone !== undefined) {
		const prefix = text.slice(Math.max(0, bodyAlone - MAX_PREFIX_LENGTH), bodyAlone);
		const tag = headerTag.exec(prefix)?.[0];
		const time = headerTime.exec(prefix)?.[0];
		const custom: Header = {
			start: 0,
			end: bodyAlone,
			...(tag === undefined ? {} : { tag }),
			...(time === undefined ? {} : { time }),
		};
		return finishMessage(text, custom, syslog, isTooLong);
	}
	const rest = syslog === undefined ? {} : { syslog: syslog.prefix };
	const shown = text.slice(syslog?.length ?? 0).trim();
	return { kind: kindOfOther(shown, syslog !== undefined), ...rest };
}

interface Header {
	readonly start: number;
	/** Where the body, or the text between header and body, begins. */
	readonly end: number;
	readonly tag?: string;
	readonly time?: string;
	readonly isXml?: boolean;
}

function earliestHeader(text: string): Header | undefined {
	const xml = execFrom(xmlHeader, text, 0);
	const plain = execFrom(plainHeader, text, 0);
	const match = xml !== null && (plain === null || xml.index < plain.index) ? xml : plain;
	if (match === null) return undefined;
	return {
		start: match.index,
		end: match.index + match[0].length,
		tag: match[1] ?? '',
		time: match[2] ?? '',
		isXml: match === xml,
	};
}

function finishMessage(
	text: string,
	header: Header,
	syslog: { readonly prefix: SyslogPrefix } | undefined,
	isTooLong: boolean,
): MessageLine {
	const debugMatch = execFrom(header.isXml === true ? xmlDebug : plainDebug, text, header.end);
	const afterDebug = header.end + (debugMatch?.[0].length ?? 0);
	const start = find(bodyStartPattern, text, afterDebug);
	// A MessageHeader may put a class, a source place or any text between the time and the body.
	const bodyStart = start !== undefined && start - afterDebug <= MAX_PREFIX_LENGTH ? start : afterDebug;
	const style = /^\w+=</.test(text.slice(bodyStart, bodyStart + 16)) ? 'plain' : 'xml';
	const { body, isCut } =
		style === 'xml' ? endOfXml(text.slice(bodyStart)) : endOfPlain(text.slice(bodyStart));
	return {
		kind: 'message',
		style,
		...(header.tag === undefined ? {} : { tag: header.tag }),
		...(header.time === undefined ? {} : { time: header.time }),
		...(syslog === undefined ? {} : { syslog: syslog.prefix }),
		...(debugMatch === null
			? {}
			: { debug: { file: debugMatch[1] ?? '', line: Number(debugMatch[2]), status: Number(debugMatch[3]) } }),
		body,
		bodyStart,
		isCut: isCut || isTooLong,
	};
}

/** Console and syslog end in ` />`, a log file in a blank and `>`, a nested record in `</log>` or, in a file, nothing. */
function endOfXml(rest: string): { body: string; isCut: boolean } {
	const text = rest.trimEnd();
	if (text.startsWith('remote_host=')) {
		const isClosed = text.endsWith('</log>');
		const body = isClosed ? text.slice(0, -'</log>'.length).trimEnd() : text;
		return { body, isCut: !isClosed && !body.endsWith('>') };
	}
	const open = text.endsWith('/>') ? text.slice(0, -2) : text.endsWith('>') ? text.slice(0, -1) : text;
	const body = open.trimEnd();
	return { body, isCut: open.length === text.length && !body.endsWith('"') };
}

/** Plain lines have no end mark; POLICY lines end in a comma and a blank. */
function endOfPlain(rest: string): { body: string; isCut: boolean } {
	const text = rest.trimEnd();
	const body = text.endsWith('>,') ? text.slice(0, -1) : text;
	return { body, isCut: !body.endsWith('>') };
}

function parseSyslog(text: string): { readonly prefix: SyslogPrefix; readonly length: number } | undefined {
	const match = syslogPrefix.exec(text.slice(0, 512));
	if (match === null) return undefined;
	const [whole, priority, host, program = '', pid] = match;
	return {
		prefix: {
			...(priority === undefined ? {} : { priority: Number(priority) }),
			...(host === undefined ? {} : { host }),
			program,
			...(pid === undefined ? {} : { pid: Number(pid) }),
		},
		length: whole.length,
	};
}

function kindOfOther(shown: string, hasSyslog: boolean): OtherLine['kind'] {
	if (shown === '') return 'blank';
	if (shown === '<trail>' || shown === '</trail>' || shown === '[SOF]') return 'trail';
	const start = shown.slice(0, 160);
	if (/^<sig>[0-9A-F]{48}/.test(start) || /^[0-9A-F]{48}(?:\[[^\]]{0,64}\])?$/.test(start))
		return 'signature';
	if (/^-----(?:BEGIN|END) (?:MESSAGE|SIGNATURE|LOGKEY)-----/.test(start)) return 'mail';
	if (/^-{9,}/.test(start)) return 'chatter';
	// Syslog cuts long messages: the later pieces begin in the middle and carry attributes, but no header.
	if (hasSyslog || /[\w.]=(?:<[^<>]*>|"[^"]*")/.test(shown.slice(0, 4096))) return 'continuation';
	return 'other';
}

function execFrom(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
	pattern.lastIndex = from;
	return pattern.exec(text);
}

function find(pattern: RegExp, text: string, from: number): number | undefined {
	return execFrom(pattern, text, from)?.index;
}
