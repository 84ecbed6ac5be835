// samhain/explain: a log, explained as a course of events and record by record, with the lines of the deployments that may
// be to blame.
import {
	type AnsweredCause,
	type AnsweredLine,
	answerLog,
	type CauseContext,
	describeReport,
	guidanceById,
	makeExplainRecord,
	openCauseContext,
	openFileContext,
	readPolicyReport,
	type SuggestedPage,
	splitPastedLog,
	suggestPages,
} from '../../core/index.ts';
import type { ExplainedRecord, Requests, SentCause, SentStoryCause } from '../../protocol.ts';
import type { Deployments } from '../deployment/deployments.ts';
import { encodeUri, plainUri } from '../uris.ts';
import { textOf } from './params.ts';
import { onRequest, type Register, type Services } from './services.ts';

/** Lines of a log that are explained at once. */
const MAX_LINES = 2000;
/** Unknown lines for which the guidance is searched, at about a millisecond each: nobody reads more of them. */
const MOST_SEARCHED = 20;
/** Longer text is cut: nobody pastes a whole log. */
const MAX_CHARACTERS = 1024 * 1024;

export const explain: Register = (services) => {
	onRequest(services, 'samhain/explain', { records: [], story: null }, (params) =>
		explainText(textOf(params, 'text') ?? '', services),
	);
};

/** Open files that are asked about a line of theirs, and the lines of the longest of them. */
const MAX_FILES = 5;
const MAX_FILE_LINES = 20_000;

/** The deployments, and for messages about a configuration the open files that belong to none. */
function contextsFor(text: string, { session, deployments }: Services): CauseContext[] {
	const contexts = deployments.workspaces.map(openCauseContext);
	if (!/configuration|Invalid input|No files or directories|No action specified/i.test(text)) return contexts;
	const alone = [...session.documents.values()]
		.filter(
			({ uri, analysis }) =>
				deployments.membershipOf(uri) === undefined && analysis.model.store.lineCount < MAX_FILE_LINES,
		)
		.slice(0, MAX_FILES);
	for (const { uri, analysis } of alone) {
		const lines = [...analysis.model.store.all()].map((line) => line.text);
		contexts.push(openFileContext(plainUri(uri), lines.join('\n'), analysis.settings));
	}
	return contexts;
}

function explainText(text: string, services: Services): Requests['samhain/explain']['answer'] {
	const lines = splitPastedLog(text.slice(0, MAX_CHARACTERS));
	// So few lines are one part.
	const [part] = [...answerLog(lines.slice(0, MAX_LINES), contextsFor(text, services))];
	const { deployments } = services;
	const { answers, story } = part ?? { answers: [], story: undefined };
	let searched = 0;
	return {
		records: answers.map((answer) => {
			const { line } = answer;
			const isSearched = !line.known && line.kind !== 'blank' && searched++ < MOST_SEARCHED;
			return toRecord(answer, deployments, isSearched ? suggestPages(line.input) : undefined);
		}),
		story:
			story === undefined
				? null
				: {
						main: toCause(story.main, deployments),
						others: story.others.map((cause) => toCause(cause, deployments)),
					},
	};
}

function toRecord(
	{ line, causes, follows }: AnsweredLine,
	deployments: Deployments,
	suggestions: readonly SuggestedPage[] | undefined,
): ExplainedRecord {
	const shown = line.nested ?? line;
	const problem = line.guidance === null ? undefined : guidanceById(line.guidance);
	const report = readPolicyReport(line);
	return {
		...makeExplainRecord(line, causes, follows, suggestions),
		suspects: toSuspects(causes, deployments),
		kind: line.kind,
		title: shown.title,
		stage: shown.stage,
		meaning: shown.meaning,
		causes: shown.causes,
		howToCheck: shown.howToCheck,
		fixes: shown.fixes,
		options: shown.options,
		page: shown.page ?? null,
		guidanceTitle: problem?.title ?? null,
		...(report === undefined ? undefined : { differences: describeReport(report) }),
		...(line.nested === undefined ? undefined : { reportedBy: line.facts['remote_host'] ?? null }),
	};
}

function toCause(cause: AnsweredCause, deployments: Deployments): SentStoryCause {
	const problem = cause.guidance === null ? undefined : guidanceById(cause.guidance);
	return {
		index: cause.index,
		what: cause.what,
		stage: cause.stage ?? null,
		fix: cause.fix === undefined || cause.fix === null ? null : deployments.shorten(cause.fix),
		guidance: cause.guidance,
		guidanceTitle: problem?.title ?? null,
		consequences: cause.consequences,
		suspects: toSuspects(cause.places, deployments),
	};
}

function toSuspects(causes: AnsweredLine['causes'], deployments: Deployments): SentCause[] {
	return causes.map((suspect) => ({
		...suspect,
		why: deployments.shorten(suspect.why),
		...(suspect.fix === undefined ? {} : { fix: deployments.shorten(suspect.fix) }),
		file: encodeUri(suspect.file),
		name: shortName(suspect.file),
	}));
}

/** The last two parts of a path, which are enough for a reader. */
function shortName(path: string): string {
	return plainUri(path).split('/').slice(-2).join('/');
}
