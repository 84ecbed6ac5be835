// The answer to "why is this path watched?" as a record for programs and as sentences for people.

import type { FileView } from '../document/file-view.ts';
import { type Destination, destinationsOf, takes } from '../effective/destinations.ts';
import { listWords, testWords } from '../silence/words.ts';
import { describeDuration } from '../values/duration.ts';
import { LEVELS } from '../values/severity.ts';
import type { WatchEntry } from '../watch/lists.ts';
import { testNames } from '../watch/policies.ts';
import type { Candidate, CheckTimes, EventAnswer, WhyAnswer } from '../watch/why.ts';
import { lineText, reachText } from './watch-words.ts';

/** The class of messages about files (sh_cat.c, MSG_FI_ADD and those beside it). */
const EVENT_CLASS = 'EVENT';

/** One event as programs read it. */
interface EventRecord {
	readonly event: string;
	readonly severity: string;
	/** The line that sets the severity, from 1; null: samhain's default. */
	readonly severityLine: number | null;
	/** The line of the Ignore option that suppresses the report, from 1. */
	readonly ignoredByLine: number | null;
	/** Where the report goes. */
	readonly destinations: readonly string[];
}

/** The answer as programs read it; lines count from 1. */
export interface WhyRecord {
	readonly path: string;
	readonly type: string;
	readonly starts: boolean;
	readonly watched: boolean;
	readonly policy: string | null;
	readonly mask: readonly string[];
	readonly file: string | null;
	readonly line: number | null;
	/** Levels below the names of a directory; null where its content is not read. */
	readonly levelsBelow: number | null;
	readonly candidates: readonly {
		readonly path: string;
		readonly file: string;
		readonly line: number;
		readonly decides: boolean;
		readonly reason: string;
	}[];
	readonly redefinedByLines: readonly number[];
	readonly events: readonly EventRecord[];
	readonly checked: {
		readonly every: number | null;
		readonly schedules: readonly string[];
	};
}

/**
 * The destinations that may receive a message about files of a severity. A console that the file does not choose is named
 * only where it is the last.
 */
export function destinationsFor(destinations: readonly Destination[], severity: string): readonly string[] {
	const level = LEVELS.find((one) => one === severity);
	if (level === undefined) return [];
	const takers = destinations.filter((one) => takes(one, level, EVENT_CLASS));
	const chosen = takers.filter(({ isChosen }) => isChosen);
	return (chosen.length > 0 ? chosen : takers).map(({ title }) => title);
}

/**
 * Makes the record.
 * @param type what lies at the path
 * @param file the configuration file's name
 * @param view the same file, for where messages go
 */
export function whyRecord(answer: WhyAnswer, type: string, file: string, view: FileView): WhyRecord {
	const { path, starts, decision, candidates, content, events, times } = answer;
	const entry = decision?.entry;
	const destinations = destinationsOf(view);
	return {
		path,
		type,
		starts,
		watched: entry !== undefined,
		policy: entry?.policy.name ?? null,
		mask: entry === undefined ? [] : testNames(entry.mask),
		file: entry === undefined ? null : file,
		line: entry === undefined ? null : entry.source.line + 1,
		levelsBelow: content?.depth ?? null,
		candidates: candidates.map((candidate) => ({
			path: candidate.path,
			file,
			line: candidate.source.line + 1,
			decides: candidate.decides,
			reason: candidate.reason,
		})),
		redefinedByLines: entry?.source.redefinedBy.map((line) => line + 1) ?? [],
		events: events.map((one) => eventRecord(one, destinations)),
		checked: {
			every: times.kind === 'seconds' ? times.seconds.value : null,
			schedules: times.schedules.map(({ value }) => value),
		},
	};
}

function eventRecord(
	{ event, severity, ignoredBy }: EventAnswer,
	destinations: readonly Destination[],
): EventRecord {
	return {
		event,
		severity: severity.value,
		severityLine: severity.line === undefined ? null : severity.line + 1,
		ignoredByLine: ignoredBy === undefined ? null : ignoredBy.line + 1,
		destinations: ignoredBy === undefined ? destinationsFor(destinations, severity.value) : [],
	};
}

/** One sentence of the answer; those about a candidate carry it. */
export interface WhySentence {
	readonly text: string;
	/** The line that it is about, from 0. */
	readonly line?: number;
	readonly candidate?: Candidate;
}

/**
 * The answer in sentences.
 * @param file the configuration file's name
 * @param view the same file, for where messages go
 */
export function whySentences(answer: WhyAnswer, file: string, view: FileView): readonly WhySentence[] {
	if (!answer.starts) return [{ text: 'Samhain does not start with this configuration.' }];
	const { decision, candidates, content, exceptions, events, times } = answer;
	const entry = decision?.entry;
	const sentences: WhySentence[] = [];
	if (entry === undefined)
		sentences.push({ text: 'Samhain never looks at this path: no change of it is reported.' });
	else
		sentences.push({
			line: entry.source.line,
			text: `${file}:${entry.source.line + 1} decides: \`${lineText(entry.source)}\` in [${entry.policy.section}].`,
		});
	if (candidates.length > 0)
		sentences.push({ text: 'Entries in the order in which samhain considers them:' });
	for (const candidate of candidates)
		sentences.push({
			candidate,
			line: candidate.source.line,
			text: `line ${candidate.source.line + 1} \`${lineText(candidate.source)}\` [${candidate.source.policy.section}]: ${candidate.reason}`,
		});
	if (entry === undefined) return sentences;
	sentences.push({ text: testsSentence(entry) });
	if (content !== undefined)
		sentences.push({
			text: `Samhain watches ${reachText(content.depth)}${exceptionsText(exceptions)}.`,
		});
	sentences.push({ text: timesSentence(times) });
	const destinations = destinationsOf(view);
	for (const one of events) sentences.push({ text: eventSentence(one, destinations) });
	return sentences;
}

/** Exceptions that a sentence names. */
const MAX_NAMED = 4;

function exceptionsText(exceptions: readonly WatchEntry[]): string {
	if (exceptions.length === 0) return '';
	const names = [...new Set(exceptions.map(({ path }) => path))];
	const rest = names.length > MAX_NAMED ? ` and ${names.length - MAX_NAMED} more` : '';
	return `, except ${names.slice(0, MAX_NAMED).join(', ')}${rest}, which have lines of their own`;
}

function testsSentence(entry: WatchEntry): string {
	const names = testNames(entry.mask);
	const { redefinedBy } = entry.source;
	const redefined =
		redefinedBy.length === 0
			? ''
			: ` (changed by line ${redefinedBy.map((line) => line + 1).join(' and line ')})`;
	return names.length === 0
		? `Samhain compares nothing${redefined}: only additions and deletions are noticed.`
		: `Samhain compares ${listWords(testWords(entry.mask))} (${names.join(' ')})${redefined}.`;
}

function timesSentence({ kind, seconds, schedules }: CheckTimes): string {
	if (kind === 'never')
		return 'A daemon never checks it: `FileCheckScheduleTwo` has no effect without `FileCheckScheduleOne`.';
	if (kind === 'schedule')
		return `It is checked by schedule: ${schedules.map(({ value }) => value).join('; ')}.`;
	const from = seconds.line === undefined ? 'the default' : `line ${seconds.line + 1}`;
	return `It is checked every ${describeDuration(seconds.value)} (${from}).`;
}

function eventSentence(
	{ event, option, severity, ignoredBy }: EventAnswer,
	destinations: readonly Destination[],
): string {
	const what = event.charAt(0).toUpperCase() + event.slice(1);
	if (ignoredBy !== undefined) return `${what}: not reported, because of line ${ignoredBy.line + 1}.`;
	const from = severity.line === undefined ? 'the default' : `line ${severity.line + 1}`;
	if (severity.value === 'none') return `${what}: not reported, since ${option} is none (${from}).`;
	const to = destinationsFor(destinations, severity.value);
	const where = to.length === 0 ? 'nobody receives it' : `goes to ${to.join(', ')}`;
	return `${what}: severity ${severity.value} by ${option} (${from}), ${where}.`;
}
