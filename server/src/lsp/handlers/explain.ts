// samhain/explain: a log, explained as a course of events and record by record, with the lines of the deployments that may
// be to blame.
import {
	type AnsweredCause,
	type AnsweredLine,
	answerLog,
	guidanceById,
	makeExplainRecord,
	openCauseContext,
	suggestPages,
} from '../../core/index.ts';
import type { ExplainedRecord, Requests, SentStoryCause, SentCause } from '../../protocol.ts';
import type { Deployments } from '../deployment/deployments.ts';
import { encodeUri, plainUri } from '../uris.ts';
import { textOf } from './params.ts';
import { onRequest, type Register } from './services.ts';

/** Lines of a log that are explained at once. */
const MAX_LINES = 2000;
/** Longer text is cut: nobody pastes a whole log. */
const MAX_CHARACTERS = 1024 * 1024;

export const explain: Register = (services) => {
	const { deployments } = services;
	onRequest(services, 'samhain/explain', { records: [], story: null }, (params) =>
		explainText(textOf(params, 'text') ?? '', deployments),
	);
};

function explainText(text: string, deployments: Deployments): Requests['samhain/explain']['answer'] {
	const lines = text.slice(0, MAX_CHARACTERS).split(/\r\n|\n/);
	if (lines.at(-1) === '') lines.pop();
	// So few lines are one part.
	const [part] = [...answerLog(lines.slice(0, MAX_LINES), deployments.workspaces.map(openCauseContext))];
	const { answers, story } = part ?? { answers: [], story: undefined };
	return {
		records: answers.map((answer) => toRecord(answer, deployments)),
		story:
			story === undefined
				? null
				: {
						main: toCause(story.main, deployments),
						others: story.others.map((cause) => toCause(cause, deployments)),
					},
	};
}

function toRecord({ line, causes, follows }: AnsweredLine, deployments: Deployments): ExplainedRecord {
	const shown = line.nested ?? line;
	const problem = line.guidance === null ? undefined : guidanceById(line.guidance);
	const isUnknown = !line.known && line.kind !== 'blank';
	return {
		...makeExplainRecord(line, causes, follows),
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
		...(isUnknown ? { suggestions: suggestPages(line.input) } : undefined),
		...(line.nested === undefined ? undefined : { reportedBy: line.facts['remote_host'] ?? null }),
	};
}

function toCause(cause: AnsweredCause, deployments: Deployments): SentStoryCause {
	const problem = cause.guidance === null ? undefined : guidanceById(cause.guidance);
	return {
		index: cause.index,
		what: cause.what,
		stage: cause.stage ?? null,
		fix: cause.fix ?? null,
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
		file: encodeUri(suspect.file),
		name: shortName(suspect.file),
	}));
}

/** The last two parts of a path, which tell a reader enough. */
function shortName(path: string): string {
	return plainUri(path).split('/').slice(-2).join('/');
}
