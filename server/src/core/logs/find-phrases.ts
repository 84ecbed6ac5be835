// Finds the phrases of the daemon in a text. Each phrase is looked for only where its longest word occurs.
import { type Phrase, phraseIndex, wordsOf } from './phrases.ts';

/** A phrase that a text is, holds, or is a part of. */
export interface PhraseHit {
	readonly phrase: Phrase;
	/** 4 the text is the phrase; 3 it begins with it; 2 it holds it; 1 it is a part of it. */
	readonly quality: number;
	/** Inserted values by field name. */
	readonly values: Readonly<Record<string, string>>;
	/** The same in their order. */
	readonly inserted: readonly string[];
}

export interface FindOptions {
	/** The line is signed by samhain or yule, or has their header. */
	readonly isOurs: boolean;
	/** The phrase may occur within other words. */
	readonly allowWithin: boolean;
	/** The text breaks off. */
	readonly isCut: boolean;
}

const MAX_WORDS = 400;
const MAX_PART = 14;
const MIN_PART = 9;

/**
 * @param text as `normalise` gives it
 * @returns the hits in no certain order, at most one for each phrase
 */
export function findPhrases(text: string, options: FindOptions): readonly PhraseHit[] {
	const words = [...new Set(wordsOf(text).slice(0, MAX_WORDS))];
	const { byAnchor, byWord } = phraseIndex();
	const hits: PhraseHit[] = [];
	const seen = new Set<Phrase>();
	for (const word of words) {
		for (const phrase of byAnchor.get(word) ?? []) {
			if (seen.has(phrase)) continue;
			const hit = fit(text, phrase, options.allowWithin);
			if (hit === undefined) continue;
			seen.add(phrase);
			hits.push(hit);
		}
	}
	// A text that is a phrase, or holds one, is not looked at as a part of a longer one, unless nothing else fits.
	const longest = [...words].sort((a, b) => b.length - a.length)[0];
	if (longest === undefined || words.length > MAX_PART || text.length < MIN_PART) return hits;
	const numbered = text.toLowerCase().replace(/\d+/g, '%');
	const lists = options.isCut ? [phraseIndex().all] : [byWord.get(longest) ?? []];
	for (const phrase of lists.flat()) {
		// A text that breaks off within a phrase is as good as the phrase.
		const isBeginning = options.isCut && phrase.text.startsWith(numbered);
		if (!seen.has(phrase) && isPartOf(numbered, phrase, options.isCut))
			hits.push({ phrase, quality: isBeginning ? 4 : 1, values: numbersOf(text, phrase), inserted: [] });
	}
	return hits;
}

function fit(text: string, phrase: Phrase, allowWithin: boolean): PhraseHit | undefined {
	const whole = phrase.wholePattern.exec(text);
	if (whole !== null)
		return { phrase, quality: 4, values: valuesOf(whole, phrase), inserted: whole.slice(1) };
	if (!allowWithin) return undefined;
	const within = phrase.pattern.exec(text);
	if (within === null) return undefined;
	return {
		phrase,
		quality: within.index === 0 ? 3 : 2,
		values: valuesOf(within, phrase),
		inserted: within.slice(1),
	};
}

function valuesOf(match: RegExpExecArray, phrase: Phrase): Readonly<Record<string, string>> {
	const values: Record<string, string> = {};
	for (let at = 1; at < match.length; at++) {
		// A general message has one field, which the text fills as a whole.
		const name = phrase.fields['msg'] === undefined ? phrase.names[at - 1] : undefined;
		const value = match[at]?.trim();
		if (name !== undefined && value !== undefined) values[name] = value;
	}
	return values;
}

/** The numbers of a cut text are the first inserted values. */
function numbersOf(text: string, phrase: Phrase): Readonly<Record<string, string>> {
	const [name] = phrase.names;
	const number = /\d+/.exec(text)?.[0];
	return name === undefined || number === undefined || !phrase.text.includes('%') ? {} : { [name]: number };
}

function isPartOf(text: string, phrase: Phrase, isCut: boolean): boolean {
	if (text.length >= phrase.text.length) return false;
	if (isCut && phrase.text.startsWith(text)) return true;
	if (!phrase.isSpecific || wordsOf(text).length < 2) return false;
	const at = phrase.text.indexOf(text);
	if (at < 0) return false;
	const before = phrase.text[at - 1] ?? ' ';
	const after = phrase.text[at + text.length] ?? ' ';
	if (/[a-z0-9]/.test(before) || /[a-z0-9]/.test(after)) return false;
	return at === 0 || text.length >= phrase.text.length * 0.4;
}
