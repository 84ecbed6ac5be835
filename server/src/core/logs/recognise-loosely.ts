// Recognises a message that is not in the daemon's own form any more: cut, quoted otherwise, or its bare words. A line
// that another program signed, or that is full of another program's fields, is never taken for ours.
import { type Attribute, findAttributes } from './attributes.ts';
import { findPhrases, type PhraseHit } from './find-phrases.ts';
import { readPrefix } from './line-prefix.ts';
import { logMessages } from './messages.ts';
import { normalise, wordsOf } from './phrases.ts';

/** What a text may be, the most likely message first. */
export interface LooseRecognition {
	/** `part`: fields are there; `text`: words alone. */
	readonly degree: 'part' | 'text';
	readonly hits: readonly PhraseHit[];
	readonly attributes: readonly Attribute[];
	/** As written in the header, if there is one. */
	readonly tag?: string;
	readonly time?: string;
}

/** Enough for a block of text at a start, and for a line that syslog has not cut. */
const MAX_LENGTH = 8192;
const header =
	/<log\s+sev=\\?["']?([A-Z]{4})\\?["']?(?:\s+tstamp=\\?["']?([^"'\s]{1,64})\\?["']?)?|(?<![A-Za-z])(DEBUG|INFO|NOTICE|WARN|MARK|ERROR|CRIT|ALERT|<TCP>|<NET>) {0,4}: {1,2}\[([^\]\n]{0,64})\]/;
const headerWords = new Set(['sev', 'tstamp', 'severity', 'p.f', 'p.l', 'p.s']);
/** Old and new values of a POLICY line. */
const policyField = /_(?:old|new)$/;

/** Marks of a log that is not the daemon's, though no program signed the line: levels, threads, places in a source. */
const otherLog =
	/^\s*(?:\[|[IWEF]\d{4} \d)|\b(?:ERROR|WARN|WARNING|INFO|DEBUG|TRACE|FATAL|SEVERE|CRITICAL|NOTICE)\b|\b[\w/-]+\.(?:go|c|cc|cpp|py|rb|js|ts|java|rs|cs|php):\d|\b\w+(?:\.\w+)+\s+-\s/;

let vocabulary: ReadonlyMap<string, ReadonlySet<string>> | undefined;
let allNames: ReadonlySet<string> | undefined;

function namesOf(id: string): ReadonlySet<string> {
	return makeVocabulary().get(id) ?? new Set();
}

function makeVocabulary(): ReadonlyMap<string, ReadonlySet<string>> {
	if (vocabulary !== undefined) return vocabulary;
	const made = new Map<string, ReadonlySet<string>>();
	const all = new Set(headerWords);
	for (const message of logMessages()) {
		const names = new Set<string>();
		for (const format of [message.plain, message.xml ?? ''])
			for (const [, name = ''] of format.matchAll(/([\w.]+)=[<"]/g)) names.add(name);
		for (const name of names) all.add(name);
		made.set(message.id, names);
	}
	vocabulary = made;
	allNames = all;
	return made;
}

/** True for a field that samhain or yule write in some message. */
export function isOurField(name: string): boolean {
	makeVocabulary();
	return policyField.test(name) || allNames?.has(name) === true;
}

/**
 * @param text A record, taken out of its wrapping; frames and tags of its lines are gone.
 * @param signer Who signed the record around it, if that is known.
 * @returns undefined for a text that is nobody's or another program's.
 */
export function recogniseLoosely(text: string, signer?: 'ours' | 'other'): LooseRecognition | undefined {
	const shown = text.slice(0, MAX_LENGTH);
	const match = header.exec(shown);
	const prefix = readPrefix(shown);
	const hasHeader = match !== null;
	const given = prefix.signer ?? signer;
	// What is still JSON when it has been taken out of its wrapping is some other program's record.
	if (!hasHeader && (given === 'other' || /^\s*\{"/.test(shown))) return undefined;
	const isOurs = hasHeader || given === 'ours';
	const tag = match?.[1] ?? match?.[3];
	const time = match?.[2] ?? match?.[4];
	const starts = hasHeader
		? [match.index + match[0].length]
		: [prefix.length, ...(prefix.longLength === undefined ? [] : [prefix.longLength])];
	const [best] = starts
		.map((from) => recogniseFrom(shown.slice(from), isOurs, prefix.hasTime))
		.filter((each) => each !== undefined)
		.sort((a, b) => qualityOf(b) - qualityOf(a));
	if (best === undefined) return undefined;
	return { ...best, ...(tag === undefined ? {} : { tag }), ...(time === undefined ? {} : { time }) };
}

function qualityOf({ hits }: Found): number {
	return hits[0]?.quality ?? 0;
}

function recogniseFrom(
	words: string,
	isOurs: boolean,
	hasTime: boolean,
): (Found & Pick<LooseRecognition, 'attributes'>) | undefined {
	const attributes = findAttributes(words).filter(({ name }) => !headerWords.has(name));
	const found =
		recogniseFields(words, attributes, isOurs, hasTime) ?? recogniseWords(words, attributes, isOurs, hasTime);
	return found === undefined ? undefined : { ...found, attributes };
}

type Found = Pick<LooseRecognition, 'degree' | 'hits'>;

function recogniseFields(
	words: string,
	attributes: readonly Attribute[],
	isOurs: boolean,
	hasTime: boolean,
): Found | undefined {
	const message = attributes.find(({ name }) => name === 'msg');
	const hasStrangeFields = attributes.some(({ name }) => !isOurField(name));
	if (message === undefined)
		return hasTime || hasStrangeFields ? undefined : recogniseLoneField(words, attributes);
	if (!isOurs && hasStrangeFields) return undefined;
	const value = normalise(message.value);
	const names = attributes.map(({ name }) => name);
	const hits = findPhrases(value, { isOurs, allowWithin: false, isCut: !message.isClosed })
		.filter((hit) => isOurs || !hasTime || hit.phrase.isSpecific)
		.map((hit) => ({ hit, overlap: countShared(names, namesOf(hit.phrase.id)) }))
		.sort((a, b) => compareHits(a.hit, b.hit) || b.overlap - a.overlap)
		.map(({ hit }) => hit);
	return hits.length === 0 ? undefined : { degree: 'part', hits };
}

function countShared(names: readonly string[], own: ReadonlySet<string>): number {
	return names.filter((name) => own.has(name)).length;
}

/** Better fits first; of equal ones the longer text. */
function compareHits(a: PhraseHit, b: PhraseHit): number {
	return b.quality - a.quality || b.phrase.weight - a.phrase.weight;
}

/**
 * One field and nothing else, as people copy it out of a message: a client's name was asked for, or a path of what a
 * server sends was.
 */
function recogniseLoneField(words: string, attributes: readonly Attribute[]): Found | undefined {
	const [only, ...others] = attributes;
	if (only === undefined || others.length > 0 || !only.isClosed) return undefined;
	if (normalise(words.slice(0, only.start)) !== '' || normalise(words.slice(only.end)) !== '')
		return undefined;
	const isServed = /\/(?:rc|file)(?:\.[^/]*)?$/.test(only.value) && !only.value.startsWith('/etc/');
	const said =
		only.name === 'path' && isServed
			? 'file not accessible'
			: only.name === 'client' || only.name === 'host'
				? 'invalid connection attempt: not in client list'
				: undefined;
	if (said === undefined) return undefined;
	const hits = findPhrases(said, { isOurs: true, allowWithin: false, isCut: false });
	return { degree: 'part', hits: hits.filter(({ quality }) => quality === 4).sort(compareHits) };
}

function recogniseWords(
	words: string,
	attributes: readonly Attribute[],
	isOurs: boolean,
	hasTime: boolean,
): Found | undefined {
	const first = attributes.find(({ name }) => isOurField(name));
	const lead = first === undefined ? words : words.slice(0, first.start);
	const value = normalise(lead);
	// Words after the first field belong to that field's message, not to another one.
	if (value === '') return undefined;
	const isAlone = isOurs || (!hasTime && !otherLog.test(lead));
	const isShouted = lead.trim() === lead.trim().toUpperCase();
	const hasStrangeFields = attributes.some(({ name }) => !isOurField(name));
	const hits = findPhrases(value, { isOurs, allowWithin: isAlone, isCut: false })
		.filter(({ phrase, quality }) => {
			if (isOurs) return phrase.words.length > 1 || quality === 4;
			if (quality < 4 || hasStrangeFields || hasTime) return phrase.isSpecific;
			return phrase.isSpecific || phrase.words.length > 1 || isShouted;
		})
		.sort(compareHits);
	if (hits.length === 0) return undefined;
	const isPart = first !== undefined && wordsOf(value).length > 0;
	return { degree: isPart ? 'part' : 'text', hits };
}
