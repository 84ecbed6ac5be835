// The tool `explain`: log lines as a course of events, with the guidance for each message.
import * as z from 'zod';
import { readContexts, readerFor } from '../../cli/commands/explain.ts';
import { readInput } from '../../cli/input.ts';
import {
	type AnsweredCause,
	type AnsweredLine,
	answerLog,
	guidanceById,
	makeExplainRecord,
	readReports,
	silencedRecord,
	silenceLog,
	splitPastedLog,
	suggestPages,
	summariseReports,
	summaryRecord,
} from '../../core/index.ts';
import { keepFirst, noteOf } from '../bounds.ts';
import { ToolError } from '../folders.ts';
import { DAEMON_INPUT, defineTool, givenText, NOTE_OUTPUT } from './tool.ts';

/** Lines of a log that are read; the last ones of a longer log. */
const MAX_LINES = 2000;
/** POLICY lines from which on edits are proposed for groups of them, not for each: seconds, and pages, are saved. */
const MANY_REPORTS = 10;
/** Unknown lines for which the guidance is searched. */
const MAX_SEARCHED = 5;
/** Characters that the explanations of messages leave to the records. */
const RECORD_SHARE = 20_000;

const PLACE = z.looseObject({ file: z.string(), line: z.number(), why: z.string() });

const CAUSE = z.object({
	record: z.number().describe('Index of its record'),
	what: z.string().describe('What went wrong'),
	stage: z.string().nullable().describe('How far the client or the daemon came'),
	fix: z.string().nullable(),
	guidance: z.string().nullable().describe('Problem of the troubleshooting guide'),
	consequences: z.array(z.number()).describe('Indexes of the records that follow from it'),
	places: z.array(PLACE).describe('Lines of the files that may be to blame, the likeliest first'),
});

export const explain = defineTool({
	name: 'explain',
	title: 'Explain samhain log lines',
	description: `Explains log lines of samhain or yule (its own log, syslog, or a terminal) as one course of events: the cause first, what
follows from it, and for each message what it means, its causes, how to check and what to do. Put lines of client and
server together. With 'deployment' it also names the lines of the configuration that may be to blame, and for POLICY
lines the edits that would silence them with what each loses.`,
	input: {
		text: givenText('The log lines'),
		path: z.string().optional().describe('File with the log, in the place of text'),
		deployment: z
			.string()
			.optional()
			.describe('Where causes are looked for: a folder with server and clients, a samhainrc or a yulerc'),
		...DAEMON_INPUT,
	},
	output: {
		cause: CAUSE.nullable().describe('The cause; null where nothing went wrong'),
		others: z.array(CAUSE).describe('Causes that are independent of it'),
		messages: z
			.array(
				z.looseObject({
					message: z.string(),
					title: z.string(),
					meaning: z.string(),
					causes: z.array(z.string()),
					howToCheck: z.array(z.string()),
					fixes: z.array(z.string()),
				}),
			)
			.describe('Each message that occurs, once'),
		alarms: z
			.looseObject({ groups: z.array(z.looseObject({ title: z.string(), reports: z.number() })) })
			.nullable()
			.describe(
				'Ten and more POLICY lines in groups with one cause, each with one edit that would silence it',
			),
		records: z
			.array(
				z.looseObject({
					index: z.number(),
					input: z.string(),
					known: z.boolean(),
					message: z.string().nullable().describe('Id of the message in messages; null for unknown lines'),
					cause: z.number().nullable().describe('Index of the record that it follows from'),
				}),
			)
			.describe('The lines that are not empty'),
		problems: z.array(z.string()).describe('What could not be read'),
		...NOTE_OUTPUT,
	},
	run: ({ text, path, deployment, role, version, build, host }, { folders }) => {
		if ((text === undefined) === (path === undefined))
			throw new ToolError("give the log either as 'text' or as 'path'");
		const log = path === undefined ? (text ?? '') : readInput(folders.findFile(path), false).text;
		const all = splitPastedLog(log);
		const daemon = {
			...{ within: folders.all },
			...(role === undefined ? undefined : { role }),
			...(version === undefined ? undefined : { version }),
			...(build === undefined ? undefined : { build }),
			...(host === undefined ? undefined : { host }),
		};
		const problems: string[] = [];
		const contexts =
			deployment === undefined
				? []
				: readContexts(folders.find(deployment), daemon, (problem) => problems.push(problem));
		const read = readerFor(daemon);
		const [part] = [...answerLog(all.slice(-MAX_LINES), contexts)];
		const { answers, story } = part ?? { answers: [], story: undefined };
		const lines = answers.map(({ line }) => line);
		const reports = readReports(lines);
		const isMany = reports.length >= MANY_REPORTS;
		const silenced = isMany ? undefined : silenceLog(lines, contexts, read);
		const messages = keepFirst(messagesOf(answers), RECORD_SHARE);
		let searched = 0;
		const records = answers.flatMap(({ line, causes, follows }, index) => {
			if (line.kind === 'blank') return [];
			const suggestions = !line.known && searched++ < MAX_SEARCHED ? suggestPages(line.input) : undefined;
			const known = silenced?.get(index);
			const { candidates: _, ...record } = makeExplainRecord(line, causes, follows, suggestions);
			return [{ index, ...record, ...(known === undefined ? undefined : silencedRecord(known)) }];
		});
		const { groups = [], ...counts } = isMany ? summaryRecord(summariseReports(reports, contexts, read)) : {};
		const groupsKept = keepFirst(groups, JSON.stringify(messages.kept).length + RECORD_SHARE);
		const spent = JSON.stringify([messages.kept, groupsKept.kept]).length;
		const recordsKept = keepFirst(records, spent);
		const earlier = { leftOut: Math.max(0, all.length - MAX_LINES), isCut: false };
		return {
			cause: story === undefined ? null : causeRecord(story.main),
			others: story?.others.slice(0, 10).map(causeRecord) ?? [],
			messages: messages.kept,
			alarms: isMany ? { ...counts, groups: groupsKept.kept } : null,
			records: recordsKept.kept,
			problems,
			...noteOf(
				[recordsKept, messages, groupsKept, earlier],
				'lines, messages and groups',
				'Give a part of the log.',
			),
		};
	},
});

function causeRecord(cause: AnsweredCause): z.output<typeof CAUSE> {
	const problem = cause.guidance === null ? undefined : guidanceById(cause.guidance);
	return {
		record: cause.index,
		what: cause.what,
		stage: cause.stage ?? null,
		fix: cause.fix ?? null,
		guidance: problem === undefined ? cause.guidance : `${problem.id}: ${problem.title}`,
		consequences: cause.consequences.slice(0, 100),
		places: cause.places.slice(0, 20).map((place) => ({ ...place })),
	};
}

/** Every message of the records with what is known of it, once. */
function messagesOf(answers: readonly AnsweredLine[]) {
	const seen = new Map<string, AnsweredLine['line']>();
	for (const { line } of answers) {
		for (const one of [line, line.nested]) {
			if (one?.message !== undefined && one.known && !seen.has(one.message)) seen.set(one.message, one);
		}
	}
	return [...seen].map(([message, { title, meaning, causes, howToCheck, fixes, options }]) => ({
		...{ message, title, meaning, causes: [...causes], howToCheck: [...howToCheck] },
		...{ fixes: [...fixes], options: [...options] },
	}));
}
