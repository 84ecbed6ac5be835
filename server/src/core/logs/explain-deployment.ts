// A log against deployments that are kept: explained, as a course of events, with its likely causes. Joins the parts;
// knows nothing by itself.

import type { ExplainedLine } from './explain.ts';
import type { CauseContext, LikelyCause } from './likely-cause.ts';
import { findLikelyCauses } from './likely-causes.ts';
import { type ExplainedRecord, explainRecords } from './records.ts';
import { readStory, type StoryCause } from './story.ts';
import { type CauseInWords, describeCause } from './story-text.ts';

/** A record, explained, and what may have caused it. */
export interface AnsweredLine {
	readonly line: ExplainedLine;
	/** Lines of the text that it takes. */
	readonly lineCount: number;
	readonly causes: readonly LikelyCause[];
	/** Index in the whole log of the record that it follows from; null for a cause, and for what is not a failure. */
	readonly follows: number | null;
}

/** A part of a log, answered. */
export interface AnsweredLog {
	readonly answers: readonly AnsweredLine[];
	/** What the records tell together; undefined where nothing went wrong. */
	readonly story: AnsweredStory | undefined;
}

/** The course of events: its cause first. */
export interface AnsweredStory {
	readonly main: AnsweredCause;
	readonly others: readonly AnsweredCause[];
}

/** A cause, in words and with its place in the files. */
export interface AnsweredCause extends CauseInWords {
	/** Index of its record in the whole log. */
	readonly index: number;
	/** Indexes of the records that follow from it. */
	readonly consequences: readonly number[];
	/** Lines of the files that may have caused it, the likeliest first. */
	readonly places: readonly LikelyCause[];
}

/** Records that are read as one course of events; a longer log is several. */
const MAX_TOGETHER = 20_000;

/**
 * Explains the records of a log, alone and as a course of events.
 * @param lines without their line feeds
 * @param contexts the deployments and files in which causes are looked for; they must not change before the last answer
 * @returns one part for a log of up to 20000 records; one answer per record, the empty lines included
 */
export function* answerLog(
	lines: Iterable<string>,
	contexts: readonly CauseContext[],
): Generator<AnsweredLog> {
	let records: ExplainedRecord[] = [];
	let start = 0;
	for (const record of explainRecords(lines)) {
		records.push(record);
		if (records.length < MAX_TOGETHER) continue;
		yield answerTogether(records, start, contexts);
		start += records.length;
		records = [];
	}
	if (records.length > 0) yield answerTogether(records, start, contexts);
}

function answerTogether(
	records: readonly ExplainedRecord[],
	start: number,
	contexts: readonly CauseContext[],
): AnsweredLog {
	const lines = records.map(({ line }) => line);
	const story = readStory(lines);
	const causes = new Map<number, AnsweredCause>();
	const answerCause = (cause: StoryCause): AnsweredCause => {
		const line = lines[cause.index];
		const words = line === undefined ? undefined : describeCause(cause, line);
		const answered: AnsweredCause = {
			what: '',
			stage: undefined,
			fix: undefined,
			guidance: null,
			...words,
			index: start + cause.index,
			consequences: cause.consequences.map((index) => start + index),
			places: line === undefined ? [] : findPlaces(askAbout(cause, line), contexts),
		};
		causes.set(cause.index, answered);
		return answered;
	};
	const main = story.main === undefined ? undefined : answerCause(story.main);
	const others = story.others.map(answerCause);
	const answers = records.map(({ line, lineCount }, index): AnsweredLine => {
		const from = story.causes[index] ?? null;
		const cause = causes.get(from ?? index);
		if (cause !== undefined) {
			const words = { ...line, guidance: cause.guidance };
			return { line: words, lineCount, causes: cause.places, follows: from === null ? null : start + from };
		}
		if (story.harmless.has(index))
			return { line: describeHarmless(line), lineCount, causes: [], follows: null };
		const places = isRoutine(line) ? [] : findPlaces(line, contexts);
		return { line, lineCount, causes: places, follows: from === null ? null : start + from };
	});
	return { answers, story: main === undefined ? undefined : { main, others } };
}

/** The record of a cause with what the records around it add: which client it is about, and which file it waits for. */
function askAbout(cause: StoryCause, line: ExplainedLine): ExplainedLine {
	const wanted = cause.reached === 'configuration' ? 'file' : cause.reached === undefined ? undefined : 'rc';
	const added = {
		...(cause.host === undefined ? undefined : { host: cause.host }),
		...(wanted === undefined ? undefined : { wanted }),
	};
	if (line.nested !== undefined)
		return { ...line, nested: { ...line.nested, facts: { ...added, ...line.nested.facts } } };
	return { ...line, facts: { ...added, ...line.facts } };
}

function findPlaces(line: ExplainedLine, contexts: readonly CauseContext[]): readonly LikelyCause[] {
	return contexts.flatMap((context) => findLikelyCauses(line, context));
}

/** Levels of what happens when all is well. */
const routine = new Set(['debug', 'info', 'notice', 'mark']);

/** The daemon reports that something went as it should, or starts and ends. */
function isRoutine(line: ExplainedLine): boolean {
	const { severity, message = '' } = line.nested ?? line;
	return /^MSG_(?:START|EXIT_NORMAL|SUSPEND|RECONF|STAMP)/.test(message) || routine.has(severity ?? '');
}

/** The server looks for a client's own file first; that it is not there means nothing where the common one is sent. */
function describeHarmless(line: ExplainedLine): ExplainedLine {
	const meaning =
		'The server looked for a file of this client’s own, did not find it, and sent the common one. The line comes with every such download and is not a failure.';
	return { ...line, meaning, guidance: null, causes: [], howToCheck: [], fixes: [] };
}
