// samhain/explain: lines of a log, explained, with the lines of the deployments that may be to blame.
import { explainLines, guidanceById, makeExplainRecord } from '../../core/index.ts';
import type { ExplainedRecord } from '../../protocol.ts';
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
	onRequest(services, 'samhain/explain', { records: [] }, (params) => ({
		records: explainText(textOf(params, 'text') ?? '', deployments),
	}));
};

function explainText(text: string, deployments: Deployments): ExplainedRecord[] {
	const lines = text.slice(0, MAX_CHARACTERS).split(/\r\n|\n/);
	if (lines.at(-1) === '') lines.pop();
	return [...explainLines(lines.slice(0, MAX_LINES), deployments.workspaces)].map(({ line, causes }) => {
		const shown = line.nested ?? line;
		const problem = line.guidance === null ? undefined : guidanceById(line.guidance);
		return {
			...makeExplainRecord(line, causes),
			suspects: causes.map((cause) => ({
				...cause,
				why: deployments.shorten(cause.why),
				file: encodeUri(cause.file),
				name: shortName(cause.file),
			})),
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
			...(line.nested === undefined ? undefined : { reportedBy: line.facts['remote_host'] ?? null }),
		};
	});
}

/** The last two parts of a path, which tell a reader enough. */
function shortName(path: string): string {
	return plainUri(path).split('/').slice(-2).join('/');
}
