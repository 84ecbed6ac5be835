// The words of all messages, as a person may paste them without their header and fields: an index from words to phrases.
// Comparing is blind to letter case, blanks and the punctuation around.
import { appendTo } from '../text/multimap.ts';
import { knownTexts, logMessages, startTexts } from './messages.ts';
import { USUAL_VALUES } from './more-words.ts';

/** Words of one message. */
export interface Phrase {
	/** Id in the daemon's catalogue, or that of a start text. */
	readonly id: string;
	/** In lower case, with `%` for each inserted value. */
	readonly text: string;
	/** Matches the words anywhere in a text; its groups are the inserted values. */
	readonly pattern: RegExp;
	/** The same, for a text that is nothing else. */
	readonly wholePattern: RegExp;
	/** Names of the inserted values. */
	readonly names: readonly string[];
	/** Fields that follow from the words alone, such as `msg`. */
	readonly fields: Readonly<Record<string, string>>;
	/** Number of fixed characters. */
	readonly weight: number;
	readonly words: readonly string[];
	/** Only this daemon logs it: the words may occur in a longer sentence. */
	readonly isSpecific: boolean;
	/** Position in the catalogue. */
	readonly order: number;
}

interface PhraseIndex {
	readonly all: readonly Phrase[];
	/** By the longest fixed word. */
	readonly byAnchor: ReadonlyMap<string, readonly Phrase[]>;
	readonly byWord: ReadonlyMap<string, readonly Phrase[]>;
}

const conversions = /%[-+ #0]{0,4}\d{0,4}(?:\.\d{1,3})?l?[a-z]/g;
/** Words that operating systems and many programs use alike. */
const commonWords =
	/^(?:connection (?:refused|reset by peer|timed out|timeout|failure|error: %)|no such (?:file or directory|user|group)|permission denied|out of memory|not a regular file|is a directory|(?:read|write|unknown|internal) error(?: \d+)?|address already in use|invalid (?:input|argument)|unknown host.*|file too large|bad password|broken pipe|network is unreachable|no route to host|input\/output error|checksum (?:mismatch|ok)|protocol mismatch|service failure|path too long|error reading file|cannot open file for read|could not (?:open|read|execute).{0,12}|session .{0,8}|a non-recoverable .*|a temporary error .*|the (?:requested name|specified host) .*|dangling link|multiple login|filename too long|login at .*|file lock error|new connection|out of sync|time limit exceeded|.{0,3}stat\(.{0,3}\) failed|bad argument count|returned value: %|interface: %|address: .*|file access error|untrusted path|incorrect checksum)$/;

let index: PhraseIndex | undefined;

/** The index, made when it is first asked for. */
export function phraseIndex(): PhraseIndex {
	if (index !== undefined) return index;
	const all = collect();
	const byAnchor = new Map<string, Phrase[]>();
	const byWord = new Map<string, Phrase[]>();
	for (const phrase of all) {
		const anchor = [...phrase.words].sort((a, b) => b.length - a.length)[0];
		if (anchor !== undefined) appendTo(byAnchor, anchor, phrase);
		for (const word of new Set(phrase.words)) appendTo(byWord, word, phrase);
	}
	index = { all, byAnchor, byWord };
	return index;
}

function collect(): readonly Phrase[] {
	const found: Phrase[] = [];
	const add = (
		id: string,
		format: string,
		names: readonly string[],
		fields: Readonly<Record<string, string>> = {},
	): void => {
		const phrase = makePhrase(id, format, names, fields, found.length);
		if (phrase !== undefined) found.push(phrase);
	};
	for (const message of logMessages()) {
		const names = message.fields.map(([name]) => name);
		const format = /(?:^|\b)msg=<([^>]*)>/.exec(message.plain)?.[1] ?? '';
		const lead = format.replace(conversions, '').trim();
		const texts = [...knownTexts(message.id), ...(USUAL_VALUES[message.id] ?? [])];
		if (lead !== '') add(message.id, format, names);
		// A text that the daemon inserts is looked for with the words before it, and alone.
		for (const text of texts) {
			const fields = { msg: text, ...subroutineOf(message.id, text) };
			if (!/^[^%]*%s$/.test(format)) continue;
			if (lead !== '') add(message.id, format.replace(/%s$/, text), names, fields);
			add(message.id, text, names, fields);
		}
		const other = /\bmsg="([^"]*)"/.exec(message.xml ?? '')?.[1];
		if (other !== undefined && lead !== '' && other !== format) add(message.id, other, names);
	}
	for (const { id, text } of startTexts()) add(id, text, []);
	return found;
}

/** The explanations of some general messages ask for the place in the program that wrote them. */
function subroutineOf(id: string, text: string): Readonly<Record<string, string>> {
	if (id === 'MSG_E_NET')
		return /refused|route|unreachable|timed out/i.test(text)
			? { subroutine: 'connect', service: 'export' }
			: {};
	if (id !== 'MSG_E_SUBGEN') return {};
	if (text.startsWith('Refused connection from')) return { subroutine: 'libwrap' };
	if (text.startsWith('Unsupported test at line')) return { subroutine: 'sh_readconf_cond_match' };
	if (/(?:lock|PID) file\b/.test(text)) return { subroutine: 'sh_unix_test_and_lock' };
	if (/^(?:Cannot (?:find|execute) auditctl|Audit daemon for)/.test(text))
		return { subroutine: 'sh_audit_checkdaemon' };
	return /^Logfile |^Unsupported log type/.test(text) ? { subroutine: 'sh_add_watch' } : {};
}

function makePhrase(
	id: string,
	format: string,
	names: readonly string[],
	fields: Readonly<Record<string, string>>,
	order: number,
): Phrase | undefined {
	const text = normalise(format.replace(conversions, '\u0000'))
		.replaceAll('\u0000', '%')
		.toLowerCase()
		.trim();
	const words = wordsOf(text.replaceAll('%', ' '));
	const weight = words.join('').length;
	const hasValues = text.includes('%');
	if (weight < 4 || (hasValues && (words.length < 2 || weight < 8) && !text.startsWith('policy %')))
		return undefined;
	// What a policy found has a section and a row of letters, which no other words have.
	const source =
		id === 'MSG_FI_CHAN'
			? String.raw`policy \[([a-z0-9]{3,20})\] (?=[a-z?]*-)([a-z?-]{8,20})`
			: text.split('%').map(escapePattern).join('(.{1,400}?)');
	const isSpecific = id === 'MSG_FI_CHAN' || (!commonWords.test(text) && words.length >= 3 && weight >= 14);
	return {
		id,
		text,
		pattern: new RegExp(
			`(?:^|[^a-z0-9])${source.replace(/\(\.\{1,400\}\?\)$/, '(.{1,400}?)(?:[,;"<>]| +[a-z_.]+=|$)')}(?=$|[^a-z0-9])`,
			'is',
		),
		wholePattern: new RegExp(`^${source}$`, 'is'),
		names,
		fields,
		weight,
		words,
		isSpecific,
		order,
	};
}

function escapePattern(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

/** One blank between words, no punctuation around; letter case stays. */
export function normalise(text: string): string {
	return text
		.replace(/[\s\u00a0]+/g, ' ')
		.replace(/^[\s"'<>,;:.!|*()[\]{}…-]+|[\s"'<>,;:!|*()[\]{}…]+$|(?: |\.)*[.…]+$/g, '')
		.trim();
}

/** The words of a text in lower case, without its punctuation. */
export function wordsOf(text: string): readonly string[] {
	return text.toLowerCase().match(/[\p{L}\p{N}@/_+]+/gu) ?? [];
}
