// samhain/walk: one step of the troubleshooter "my client does not connect".
import {
	collectTroubleshooterFacts,
	findReasonsInFiles,
	isRecord,
	runTroubleshooter,
} from '../../core/index.ts';
import type { SentReason } from '../../protocol.ts';
import type { Deployments } from '../deployment/deployments.ts';
import { encodeUri, plainUri } from '../uris.ts';
import { textOf } from './params.ts';
import { onRequest, type Register } from './services.ts';

export const walk: Register = (services) => {
	const { deployments } = services;
	onRequest(services, 'samhain/walk', { steps: [], node: null, clients: [], reasons: [] }, (params) => {
		const host = textOf(params, 'host');
		const [workspace] = deployments.workspaces;
		workspace?.refresh();
		const facts =
			workspace === undefined
				? {}
				: collectTroubleshooterFacts(workspace.deployment, host === '' ? undefined : host);
		const { steps, node } = runTroubleshooter(answersOf(params), facts);
		return {
			steps: steps.map(({ question, answer, by }) => ({
				id: question.id,
				question: question.question,
				answer: answer.label,
				by,
			})),
			node: node ?? null,
			clients: workspace === undefined ? [] : [...workspace.deployment.entries.keys()].sort(),
			reasons: host === undefined ? [] : listReasons(deployments, host),
		};
	});
};

/** What the files already show; an empty name means any client. */
function listReasons(deployments: Deployments, host: string): SentReason[] {
	const [workspace] = deployments.workspaces;
	if (workspace === undefined) return [];
	return findReasonsInFiles(workspace, host === '' ? undefined : host).map((reason) => ({
		...reason,
		why: deployments.shorten(reason.why),
		...(reason.fix === undefined ? {} : { fix: deployments.shorten(reason.fix) }),
		file: encodeUri(reason.file),
		name: deployments.shorten(plainUri(reason.file)),
	}));
}

/** The answers so far, by question. */
function answersOf(params: unknown): Readonly<Record<string, string>> {
	const given = isRecord(params) && isRecord(params['answers']) ? params['answers'] : {};
	const answers: Record<string, string> = {};
	for (const [question, answer] of Object.entries(given))
		if (typeof answer === 'string') answers[question] = answer;
	return answers;
}
