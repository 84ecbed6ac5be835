// samhain/deployment: the deployments of the workspace, each with its diagram and tree, or in short.
import {
	type DeploymentAnalysis,
	type DeploymentTable,
	drawDeployment,
	isRecord,
	makeTable,
	makeTree,
} from '../../core/index.ts';
import type { BriefDeployment, SentDeployment, SentTable } from '../../protocol.ts';
import type { Deployments } from '../deployment/deployments.ts';
import { encodeUri } from '../uris.ts';
import { toDeploymentItem, toSentPlace } from './deployment-item.ts';
import { onRequest, type Register } from './services.ts';

export const deployment: Register = (services) => {
	const { deployments, workspaceFiles } = services;
	onRequest(services, 'samhain/deployment', { deployments: [], isReading: false }, (params) => {
		const isBrief = isRecord(params) && params['isBrief'] === true;
		return {
			isReading: deployments.isReading || workspaceFiles.isAsking(),
			deployments: deployments.workspaces.map((workspace, id) =>
				isBrief ? describeBriefly(workspace, id) : describe(workspace, id, deployments),
			),
		};
	});
};

/** Whether there is one, and how large: enough to decide when the rest is worth asking for. */
function describeBriefly({ deployment: model, layout }: DeploymentAnalysis, id: number): BriefDeployment {
	return { id, label: layout.label, clientCount: Math.max(model.entries.size, model.dataFiles.size) };
}

function describe(workspace: DeploymentAnalysis, id: number, deployments: Deployments): SentDeployment {
	const summaries = workspace.summaries();
	const problems = workspace.problemsByClient();
	const { svg, clientCount, shownCount } = drawDeployment(workspace.deployment, undefined, summaries);
	return {
		id,
		label: workspace.layout.label,
		root: encodeUri(workspace.layout.root),
		svg,
		clientCount,
		shownCount,
		waiting: workspace.waiting,
		table: toSentTable(makeTable(workspace.deployment, summaries, problems)),
		tree: makeTree(workspace.deployment, undefined, summaries, problems).map((item) =>
			toDeploymentItem(item, deployments),
		),
	};
}

function toSentTable({ serverPlace, rows, ...rest }: DeploymentTable): SentTable {
	return {
		...rest,
		serverPlace: toSentPlace(serverPlace),
		rows: rows.map(({ name, place, cells }) => ({
			name,
			...toSentPlace(place),
			cells: cells.map(({ mark, word, place: at }) => ({ mark, word, ...toSentPlace(at) })),
		})),
	};
}
