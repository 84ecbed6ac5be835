// The requests of our own about deployments, log lines and the guidance: plain data with URIs in place of paths.
import { RequestType } from 'vscode-languageserver';
import {
	collectTroubleshooterFacts,
	type DeploymentView,
	drawDeployment,
	explainLines,
	guidanceById,
	isRecord,
	listClientItems,
	makeExplainRecord,
	makeTree,
	runTroubleshooter,
	searchGuidance,
	type TreeItem,
	viewWorkspace,
} from '../../core/index.ts';
import type { Guard } from '../guard.ts';
import { encodeUri, plainUri } from '../project-files.ts';
import type { Session } from '../session.ts';
import type { Deployments } from './deployments.ts';

/** Lines of a log that are explained at once. */
const MAX_LINES = 2000;
/** Longer text is cut: nobody pastes a whole log. */
const MAX_CHARACTERS = 1024 * 1024;

function textOf(params: unknown, key: string): string | undefined {
	const value = isRecord(params) ? params[key] : undefined;
	return typeof value === 'string' ? value : undefined;
}

/** Registers the requests. */
export function serveDeploymentRequests(session: Session, guard: Guard, deployments: Deployments): void {
	const on = (method: string, empty: object, answer: (params: unknown) => object): void => {
		const type = new RequestType<unknown, object, void>(method);
		session.connection.onRequest(type, guard.request<unknown, object>(method, empty, answer));
	};
	const views = (): DeploymentView[] => deployments.workspaces.map(viewWorkspace);

	on('samhain/explain', { records: [] }, (params) => ({
		records: explain(textOf(params, 'text') ?? '', views(), deployments),
	}));

	on('samhain/knownLines', { lines: [] }, (params) => {
		const given = isRecord(params) && Array.isArray(params['lines']) ? params['lines'] : [];
		const lines = given
			.slice(0, MAX_LINES)
			.map((line) => (typeof line === 'string' ? line.slice(0, 4096) : ''));
		return {
			// One entry for each line: a message over several lines is told at its first.
			lines: [...explainLines(lines, [])].flatMap(({ line, lineCount }) => [
				line.message === undefined ? null : { title: (line.nested ?? line).title, guidance: line.guidance },
				...Array.from({ length: lineCount - 1 }, () => null),
			]),
		};
	});

	on('samhain/deployment', { deployments: [] }, (params) => ({
		deployments: deployments.workspaces.map((workspace, index) => {
			// Whether there is one, and how large: enough to decide when the rest is worth asking for.
			if (isRecord(params) && params['isBrief'] === true) {
				const { entries, dataFiles } = workspace.deployment;
				return {
					id: index,
					label: workspace.layout.label,
					clientCount: Math.max(entries.size, dataFiles.size),
				};
			}
			const summaries = workspace.summaries();
			const { svg, clientCount, shownCount } = drawDeployment(workspace.deployment, undefined, summaries);
			return {
				id: index,
				label: workspace.layout.label,
				root: encodeUri(workspace.layout.root),
				svg,
				clientCount,
				shownCount,
				waiting: workspace.waiting,
				tree: makeTree(workspace.deployment, undefined, summaries).map((item) => toItem(item, deployments)),
			};
		}),
	}));

	on('samhain/deploymentItems', { items: [] }, (params) => {
		const index = isRecord(params) ? params['deployment'] : undefined;
		const workspace = typeof index === 'number' ? deployments.workspaces[index] : undefined;
		const name = textOf(params, 'client');
		if (workspace === undefined || name === undefined) return { items: [] };
		return { items: listClientItems(workspace.deployment, name).map((item) => toItem(item, deployments)) };
	});

	on('samhain/languageOf', { language: null }, (params) => {
		const role = deployments.membershipOf(textOf(params, 'uri') ?? '')?.role;
		return { language: role === 'server' ? 'yulerc' : role === 'client-config' ? 'samhainrc' : null };
	});

	on('samhain/searchGuidance', { results: [] }, (params) => ({
		results: searchGuidance(textOf(params, 'query') ?? ''),
	}));

	on('samhain/walk', { steps: [], node: null, clients: [] }, (params) => {
		const host = textOf(params, 'host');
		const given = isRecord(params) && isRecord(params['answers']) ? params['answers'] : {};
		const answers: Record<string, string> = {};
		for (const [question, answer] of Object.entries(given))
			if (typeof answer === 'string') answers[question] = answer;
		const [workspace] = deployments.workspaces;
		const facts =
			workspace === undefined
				? {}
				: collectTroubleshooterFacts(viewWorkspace(workspace), {
						...(host === undefined ? undefined : { host }),
						clientPort: workspace.deployment.facts.clientPort,
					});
		const { steps, node } = runTroubleshooter(answers, facts);
		return {
			steps: steps.map(({ question, answer, by }) => ({
				id: question.id,
				question: question.question,
				answer: answer.label,
				by,
			})),
			node: node ?? null,
			clients: workspace === undefined ? [] : [...workspace.deployment.entries.keys()].sort(),
		};
	});
}

interface SentItem extends Omit<TreeItem, 'place' | 'children'> {
	readonly uri?: string;
	readonly line?: number;
	readonly children?: readonly SentItem[];
}

function toItem(item: TreeItem, deployments: Deployments): SentItem {
	const { place, children, ...rest } = item;
	return {
		...rest,
		description: deployments.shorten(rest.description),
		tooltip: deployments.shorten(rest.tooltip),
		...(place === undefined ? undefined : { uri: encodeUri(place.file), line: Math.max(0, place.line) }),
		...(children === undefined
			? undefined
			: { children: children.map((child) => toItem(child, deployments)) }),
	};
}

function explain(text: string, views: readonly DeploymentView[], deployments: Deployments): object[] {
	const lines = text.slice(0, MAX_CHARACTERS).split(/\r\n|\n/);
	if (lines.at(-1) === '') lines.pop();
	return [...explainLines(lines.slice(0, MAX_LINES), views)].map(({ line, suspects }) => {
		const shown = line.nested ?? line;
		const problem = line.guidance === null ? undefined : guidanceById(line.guidance);
		return {
			...makeExplainRecord(line, suspects),
			suspects: suspects.map((suspect) => ({
				...suspect,
				why: deployments.shorten(suspect.why),
				file: encodeUri(suspect.file),
				name: shortName(suspect.file),
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
