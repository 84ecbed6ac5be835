// The text before the daemon's words in a line: the time and tag of syslog or the journal, the name of a container,
// the level. It decides who signed the line: a line that another program signed is not the daemon's.

/** The beginning of a line, as far as somebody else wrote it. */
export interface LinePrefix {
	/** `ours` for the tag of samhain or yule, `other` for another program's; absent where nobody signed. */
	readonly signer?: 'ours' | 'other';
	/** It begins with a time: a line of some log, even if no program is named. */
	readonly hasTime: boolean;
	/** Characters before the words. */
	readonly length: number;
	/** The same with a word such as `ERROR:` or `client:`, which may be the beginning of the words as well. */
	readonly longLength?: number;
}

/** The text before a message is shorter. */
const MAX_PREFIX = 600;
/** A container's name may precede a time, and a program's tag may follow it. */
const MAX_DEPTH = 3;

const isoTime = String.raw`\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?`;
const times: readonly RegExp[] = [
	new RegExp(`^\\[?${isoTime}\\]?(?=[\\s\\]|,]|$)`),
	/^(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \d]?\d (?:\d{4} )?\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?: \d{4}| [A-Z]{3,4})?(?=\s|$)/,
	/^\[(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [^\]]{10,40}\]/,
	/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? (?=\d{4}-)/,
	/^\[ {0,8}\d{1,9}\.\d{3,9}\](?=\s|$)/,
	/^\[?\d\d?[/ ](?:[A-Z][a-z]{2}|\d\d)[/ ]\d{4}[: ]\d\d:\d\d:\d\d(?: [+-]\d{4})?\]?/,
	/^\[?\d\d:\d\d:\d\d(?:[.,]\d{1,9})?\]?(?=\s|$)/,
	/^\d{10}(?:\.\d{1,9})?(?=\s)/,
];
/** RFC 5424: host, program, process, message id, structured data. */
const structured = /^(\S{1,255}) ([\w./@-]{1,64}) (?:\d{1,9}|-) \S{1,32} (?:-|\[[^\]]{0,512}\]) ?/;
const tagged = /^(?:[^\s[\]:=<>"']{1,255} )?([\w./@+-]{1,64})(?:\[\d{1,9}\]|\(\S{1,40}\)(?:\[\d{1,9}\])?): ?/;
const hostAndTag = /^[^\s[\]:=<>"']{1,255} ([\w./@+-]{1,64}): /;
const tagAlone = /^([\w./@+-]{1,64}): /;
const composed = /^([\w.-]{1,64}) {1,40}\| /;
const streamed = /^(?:stdout|stderr) [FP] /;
/** Words that people and log viewers put before a message, which are nobody's signature. */
const neutral =
	/^(?:the )?(?:(?:client|server|log|msg|message|messages|output|stderr|stdout|debug|info|notice|note|warn|warning|mark|err|error|crit|critical|alert|panic|fail)(?: (?:log|says|said|reports|reported|message))?)$/i;
/** A level in brackets, which people put before a message, too. */
const bracketed = /^\[(?:debug|info|notice|warn|warning|err|error|crit|critical|alert)\]:? +(?=\S)/i;
const own = /(?:^|[^a-z])(?:samhain|yule)d?(?:$|[^a-z])/i;

/**
 * @param text A line; only its first 600 characters are looked at.
 * @returns who signed it, and where the words begin
 */
export function readPrefix(text: string): LinePrefix {
	return readHead(text.slice(0, MAX_PREFIX), 0);
}

function readHead(head: string, depth: number): LinePrefix {
	let at = /^[\s>|*•-]{0,16}(?=\S)/.exec(head)?.[0].length ?? 0;
	// Dashes belong to the frame of a block.
	if (/-{3}/.test(head.slice(0, at))) at = 0;
	at += /^<\d{1,3}>(?:1 )?/.exec(head.slice(at))?.[0].length ?? 0;
	let hasTime = false;
	for (let round = 0; round < 3; round++) {
		const rest = head.slice(at);
		const match = times.map((time) => time.exec(rest)).find((each) => each !== null);
		if (match === undefined || match === null) break;
		hasTime = true;
		at += match[0].length;
		at += /^\s{0,8}/.exec(head.slice(at))?.[0].length ?? 0;
	}
	const rest = head.slice(at);
	const stream = hasTime && depth < MAX_DEPTH ? streamed.exec(rest) : null;
	if (stream !== null)
		return {
			...readHead(head.slice(at + stream[0].length), depth + 1),
			hasTime,
			length: at + stream[0].length,
		};
	const container = depth < MAX_DEPTH ? composed.exec(rest) : null;
	if (container !== null) {
		const length = at + container[0].length;
		// A program may have signed the line before its container did.
		const inner = readHead(head.slice(length), depth + 1);
		return inner.signer === undefined
			? signed(container[1] ?? '', hasTime, length)
			: { ...inner, hasTime, length: length + inner.length };
	}
	const record = hasTime ? structured.exec(rest) : null;
	if (record !== null) return signed(record[2] ?? '', hasTime, at + record[0].length);
	const level = bracketed.exec(rest);
	if (level !== null) return { hasTime, length: at, longLength: at + level[0].length };
	const tag = tagged.exec(rest) ?? (hasTime ? hostAndTag.exec(rest) : null) ?? tagAlone.exec(rest);
	if (tag === null) return { hasTime, length: at };
	const name = tag[1] ?? '';
	const length = at + tag[0].length;
	if (neutral.test(name)) return { hasTime, length: at, longLength: length };
	return signed(name, hasTime, length);
}

function signed(program: string, hasTime: boolean, length: number): LinePrefix {
	return { signer: isOwnProgram(program) ? 'ours' : 'other', hasTime, length };
}

/** True for the name of a program, unit or container of samhain or yule. */
export function isOwnProgram(name: string): boolean {
	return own.test(name);
}
