// The deployment in the explorer, and its picture; both follow the server's word that something changed.
import {
	commands,
	Disposable,
	EventEmitter,
	ThemeColor,
	ThemeIcon,
	type TreeDataProvider,
	TreeItem,
	TreeItemCollapsibleState,
	window,
} from 'vscode';
import { type AskServer, isRecord, numberOf, recordsOf, textOf } from './ask-server.ts';
import { escapeHtml } from './document-frame.ts';
import { openPlaceCommand } from './page-html.ts';
import { PagePanel } from './page-panel.ts';

type Data = Readonly<Record<string, unknown>>;

/** One item with the deployment that it belongs to. */
interface Node {
	readonly data: Data;
	readonly deployment: number;
}

const icons: Readonly<Record<string, string>> = {
	server: 'server',
	client: 'vm',
	file: 'file',
	hosts: 'list-tree',
	missing: 'warning',
	entry: 'key',
	group: 'organization',
	deployment: 'type-hierarchy-sub',
};

/** The view, its commands, and what to call when the server says that something changed. */
export interface DeploymentView {
	readonly changed: () => void;
	readonly subscriptions: readonly Disposable[];
}

/** Above so many clients the picture waits for a longer pause in typing. */
const manyClients = 300;
const longPauseMs = 1500;

export function createDeploymentView(ask: AskServer, isRunning: () => boolean): DeploymentView {
	const panel = new PagePanel('samhain.deploymentPicture', true);
	const load = async (): Promise<unknown> => (isRunning() ? ask('samhain/deployment', {}) : undefined);
	const tree = new DeploymentTree(ask, load);
	const view = window.createTreeView('samhain.deployment', { treeDataProvider: tree, showCollapseAll: true });
	const title = 'Samhain Deployment';
	let timer: ReturnType<typeof setTimeout> | undefined;
	const update = async (): Promise<void> => {
		if (view.visible) tree.refresh();
		if (panel.isVisible) panel.update(title, renderPictures(await load()));
	};
	const changed = async (): Promise<void> => {
		const brief = recordsOf(await ask('samhain/deployment', { isBrief: true }), 'deployments');
		await commands.executeCommand('setContext', 'samhain.hasDeployment', brief.length > 0);
		const isLarge = brief.some((one) => numberOf(one, 'clientCount') > manyClients);
		clearTimeout(timer);
		timer = setTimeout(() => void update(), isLarge ? longPauseMs : 0);
	};
	return {
		changed: () => void changed(),
		subscriptions: [
			panel,
			tree,
			view,
			view.onDidChangeVisibility(({ visible }) => {
				if (visible) tree.refresh();
			}),
			commands.registerCommand('samhain.showDeploymentPicture', async () => {
				panel.show(title, renderPictures(await ask('samhain/deployment', {})));
			}),
			new Disposable(() => clearTimeout(timer)),
		],
	};
}

class DeploymentTree implements TreeDataProvider<Node>, Disposable {
	readonly #ask: AskServer;
	readonly #load: () => Promise<unknown>;
	readonly #changed = new EventEmitter<undefined>();
	readonly onDidChangeTreeData = this.#changed.event;

	constructor(ask: AskServer, load: () => Promise<unknown>) {
		this.#ask = ask;
		this.#load = load;
	}

	refresh(): void {
		this.#changed.fire(undefined);
	}

	async getChildren(node?: Node): Promise<Node[]> {
		if (node === undefined) {
			const deployments = recordsOf(await this.#load(), 'deployments');
			if (deployments.length === 1) return childrenOf(deployments[0] ?? {}, 'tree', 0);
			return deployments.map((deployment) => ({
				data: { ...deployment, icon: 'deployment', children: deployment['tree'] },
				deployment: numberOf(deployment, 'id'),
			}));
		}
		if (Array.isArray(node.data['children'])) return childrenOf(node.data, 'children', node.deployment);
		const client = textOf(node.data, 'clientName');
		if (client === '') return [];
		const answer = await this.#ask('samhain/deploymentItems', { deployment: node.deployment, client });
		return childrenOf(answer, 'items', node.deployment);
	}

	getTreeItem({ data, deployment }: Node): TreeItem {
		const icon = textOf(data, 'icon');
		const hasChildren = Array.isArray(data['children']) || icon === 'client';
		const state = icon === 'deployment' ? 'Expanded' : 'Collapsed';
		const item = new TreeItem(
			textOf(data, 'label'),
			hasChildren ? TreeItemCollapsibleState[state] : TreeItemCollapsibleState.None,
		);
		item.id = `${deployment}/${textOf(data, 'id') || textOf(data, 'label')}`;
		item.description = textOf(data, 'description');
		item.tooltip = textOf(data, 'tooltip');
		item.accessibilityInformation = { label: textOf(data, 'tooltip') || textOf(data, 'label') };
		const color = data['state'] === 'problem' ? new ThemeColor('list.warningForeground') : undefined;
		item.iconPath = new ThemeIcon(icons[icon] ?? 'circle', color);
		const uri = textOf(data, 'uri');
		if (uri !== '') {
			const line = numberOf(data, 'line') + 1;
			item.command = { title: 'Open', command: openPlaceCommand, arguments: [uri, line] };
		}
		return item;
	}

	dispose(): void {
		this.#changed.dispose();
	}
}

function childrenOf(answer: unknown, key: string, deployment: number): Node[] {
	return recordsOf(answer, key).map((data) => ({ data, deployment }));
}

/** Pictures of all deployments; they are drawn by our server, which escapes what comes from files. */
function renderPictures(answer: unknown): string {
	const deployments = recordsOf(answer, 'deployments');
	if (!isRecord(answer) || deployments.length === 0) {
		return '<h1>No deployment</h1><p>There is no yulerc in this workspace. A deployment is a yulerc and the files around it: <code>rc.NAME</code> and <code>file.NAME</code> for its clients, and hosts files. A <code>.samhain-lint.json</code> can describe it exactly.</p>';
	}
	return deployments
		.map((deployment) => {
			const waiting = numberOf(deployment, 'waiting');
			const note =
				waiting === 0
					? ''
					: `<p class="note">${escapeHtml(String(waiting))} clients are still being looked at.</p>`;
			return `${textOf(deployment, 'svg').replaceAll('<style>', '<style nonce="NONCE">')}${note}`;
		})
		.join('\n');
}
