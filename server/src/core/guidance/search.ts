// Searches the guidance: the pages that are written by hand, by section, and the explanations of log messages.
// It answers with ids and anchors; who shows a page finds it by them.

import { messagePageId, START_TEXTS_PAGE } from '../logs/message-page.ts';
import { logExplanations, logMessages, startTexts } from '../logs/messages.ts';
import { readGuidancePages } from './page-text.ts';

export interface SearchResult {
	/** Page id: the page is `docs/guidance/<page>.md`. */
	readonly page: string;
	/** Heading's anchor within the page; empty for its beginning. */
	readonly anchor: string;
	readonly kind: 'page' | 'message';
	readonly title: string;
	/** Heading of the section, or the message's words. */
	readonly detail: string;
	/** A line of the text around the first word that was found. */
	readonly excerpt: string;
	readonly score: number;
}

interface Entry {
	readonly result: Omit<SearchResult, 'excerpt' | 'score'>;
	readonly text: string;
	/** Lower-case texts with their worth, the best first. */
	readonly fields: readonly (readonly [text: string, worth: number])[];
}

const MAX_QUERY_LENGTH = 200;
const MAX_RESULTS = 20;
let index: readonly Entry[] | undefined;

/**
 * Finds the sections and messages in which all words of the query occur, also as parts of words.
 * @param query What a person types, or words of a log line. Only the first 200 characters count.
 * @returns at most 20 results, best first.
 */
export function searchGuidance(query: string): readonly SearchResult[] {
	const phrase = query.slice(0, MAX_QUERY_LENGTH).toLowerCase().trim();
	const words = [...new Set(phrase.split(/[^\p{L}\p{N}_.-]+/u))].map((word) =>
		word.replace(/^[.-]+|[.-]+$/g, ''),
	);
	const wanted = words.filter((word) => word !== '');
	if (wanted.length === 0) return [];
	index ??= buildIndex();
	const results: SearchResult[] = [];
	for (const entry of index) {
		const score = scoreEntry(entry, wanted, phrase);
		if (score > 0) results.push({ ...entry.result, excerpt: excerptOf(entry.text, wanted), score });
	}
	return results.sort((a, b) => b.score - a.score).slice(0, MAX_RESULTS);
}

/**
 * What the guidance has about a text that is not a message: the pages and messages with most of its rarer words.
 * @param text any text; only the first 400 characters count
 * @returns at most 3 results, best first
 */
export function suggestPages(text: string): readonly SearchResult[] {
	const words = [
		...new Set(
			text
				.slice(0, 2 * MAX_QUERY_LENGTH)
				.toLowerCase()
				.match(/\p{L}[\p{L}_-]{3,}/gu) ?? [],
		),
	];
	index ??= buildIndex();
	const entries = index;
	const scores = new Map<Entry, number>();
	for (const word of words.slice(0, 40)) {
		const found = entries.filter(({ fields }) => fields.some(([field]) => field.includes(word)));
		// A word that is everywhere says nothing.
		if (found.length > entries.length / 8) continue;
		for (const entry of found) {
			const worth = entry.fields.find(([field]) => field.includes(word))?.[1] ?? 0;
			scores.set(entry, (scores.get(entry) ?? 0) + worth / Math.sqrt(found.length));
		}
	}
	return [...scores]
		.sort((a, b) => b[1] - a[1])
		.slice(0, 3)
		.map(([entry, score]) => ({ ...entry.result, excerpt: excerptOf(entry.text, words), score }));
}

function scoreEntry(entry: Entry, wanted: readonly string[], phrase: string): number {
	let score = 0;
	for (const word of wanted) {
		const worth = entry.fields.find(([text]) => text.includes(word))?.[1];
		if (worth === undefined) return 0;
		score += worth;
	}
	const whole = entry.fields.find(([text]) => text.includes(phrase))?.[1] ?? 0;
	return score / wanted.length + whole * 2;
}

/** Length of an excerpt in UTF-16 units, and how much of it may come before the word that was found. */
const EXCERPT_LENGTH = 160;
const LEAD_LENGTH = 60;

/** The line with the first word that was found; of a long line the part around the word. */
function excerptOf(text: string, wanted: readonly string[]): string {
	const lines = text.split('\n');
	const placeIn = (line: string): number =>
		wanted.map((word) => line.toLowerCase().indexOf(word)).find((at) => at >= 0) ?? -1;
	const line = (lines.find((each) => placeIn(each) >= 0) ?? lines[0] ?? '').replace(/^\s*[-*] +/, '');
	if (line.length <= EXCERPT_LENGTH) return line;
	const place = placeIn(line);
	const start = place < EXCERPT_LENGTH - LEAD_LENGTH ? 0 : line.indexOf(' ', place - LEAD_LENGTH) + 1;
	const part = line.slice(start, start + EXCERPT_LENGTH - 2);
	return `${start > 0 ? '…' : ''}${part}${start + part.length < line.length ? '…' : ''}`;
}

/** The heading of a text of a start on the page of those texts. */
function startTextHeading({ title, id }: { readonly title: string; readonly id: string }): string {
	return `${title}: ${id.replace('STDERR_', '').toLowerCase().replaceAll('_', ' ')}`;
}

/** The anchor that the pages give to a heading. */
function anchorOf(heading: string): string {
	return heading
		.toLowerCase()
		.replace(/[^\p{L}\p{N}_\- ]/gu, '')
		.replaceAll(' ', '-');
}

function buildIndex(): readonly Entry[] {
	const entries: Entry[] = [];
	for (const page of readGuidancePages()) {
		for (const section of page.sections) {
			entries.push({
				result: {
					page: page.id,
					anchor: section.anchor,
					kind: 'page',
					title: page.title,
					detail: section.heading,
				},
				text: section.text,
				fields: [
					[(section.heading === '' ? page.title : section.heading).toLowerCase(), 8],
					[page.title.toLowerCase(), 4],
					[section.text.toLowerCase(), 2],
				],
			});
		}
	}
	const messages = new Map(logMessages().map((message) => [message.id, message]));
	for (const each of logExplanations()) {
		const format = messages.get(each.id)?.plain ?? '';
		const words = [...Object.values(each.when ?? {}), format].join(' ');
		const text = [each.meaning, ...each.causes, ...each.fixes, ...each.options].join('\n');
		entries.push({
			result: {
				page: messagePageId(each.id),
				anchor: anchorOf(each.title),
				kind: 'message',
				title: each.title,
				detail: format.replace(/%[-+ #0]*\d*(?:\.\d+)?l?[a-z]/g, '…'),
			},
			text,
			fields: [
				[`${each.id} ${words}`.toLowerCase(), 7],
				[each.title.toLowerCase(), 6],
				[text.toLowerCase(), 1],
			],
		});
	}
	for (const each of startTexts()) {
		const words = each.text.replace(/%l?[a-z]/g, '…');
		const text = [each.meaning, ...each.causes, ...each.fixes, ...each.options].join('\n');
		entries.push({
			result: {
				page: START_TEXTS_PAGE,
				anchor: anchorOf(startTextHeading(each)),
				kind: 'message',
				title: each.title,
				detail: words.split('\n')[0] ?? '',
			},
			text,
			fields: [
				[words.toLowerCase().replaceAll('\n', ' '), 7],
				[each.title.toLowerCase(), 6],
				[text.toLowerCase(), 1],
			],
		});
	}
	return entries;
}
