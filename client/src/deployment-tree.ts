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
import type { BriefDeployment, DeploymentItem, SentDeployment } from '../../server/src/protocol.ts';
import type { AskServer } from './ask-server.ts';
import { renderDeployments } from './deployment-page.ts';
import { openPlaceCommand } from './page-html.ts';
import { PagePanel } from './page-panel.ts';
import { spokenItem } from './tree-words.ts';

/** What the tree shows: an item, or a deployment where there are several. */
interface Node {
	readonly item: Omit<DeploymentItem, 'icon'> & { readonly icon: DeploymentItem['icon'] | 'deployment' };
	readonly deployment: number;
}

const icons: Readonly<Record<Node['item']['icon'], string>> = {
	server: 'server',
	client: 'vm',
	file: 'file',
	hosts: 'list-tree',
	missing: 'warning',
	entry: 'key',
	group: 'organization',
	deployment: 'type-hierarchy-sub',
};

/** The view, its commands, and what to call when the server reports a change. */
export interface DeploymentView {
	readonly changed: () => void;
	readonly subscriptions: readonly Disposable[];
}

/** Above so many clients the picture waits for a longer pause in typing. */
const manyClients = 300;
const longPauseMs = 1500;

/**
 * The view and the page of the deployments.
 * @param isRunning whether the server can be asked
 */
export function createDeploymentView(askServer: AskServer, isRunning: () => boolean): DeploymentView {
	const panel = new PagePanel('samhain.deploymentPicture', true);
	const ask = async (): Promise<readonly SentDeployment[] | undefined> =>
		(await askServer('samhain/deployment', {}))?.deployments.filter(isWhole);
	const load = async (): Promise<readonly SentDeployment[]> => (isRunning() ? ((await ask()) ?? []) : []);
	const tree = new DeploymentTree(askServer, load);
	const view = window.createTreeView('samhain.deployment', { treeDataProvider: tree, showCollapseAll: true });
	const title = 'Samhain Deployment';
	let timer: ReturnType<typeof setTimeout> | undefined;
	const update = async (): Promise<void> => {
		if (view.visible) tree.refresh();
		if (!panel.isVisible) return;
		const deployments = await load();
		panel.update(title, (nonce) => renderDeployments(deployments, nonce));
	};
	const changed = async (): Promise<void> => {
		const brief = (await askServer('samhain/deployment', { isBrief: true }))?.deployments ?? [];
		await commands.executeCommand('setContext', 'samhain.hasDeployment', brief.length > 0);
		const isLarge = brief.some(({ clientCount }) => clientCount > manyClients);
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
				const deployments = (await ask()) ?? [];
				panel.show(title, (nonce) => renderDeployments(deployments, nonce), true);
			}),
			commands.registerCommand('samhain.showFixes', async (node?: Node) => {
				const { uri, line } = node?.item ?? {};
				if (uri !== undefined) await commands.executeCommand(openPlaceCommand, uri, (line ?? 0) + 1, true);
			}),
			new Disposable(() => clearTimeout(timer)),
		],
	};
}

class DeploymentTree implements TreeDataProvider<Node>, Disposable {
	readonly #ask: AskServer;
	readonly #load: () => Promise<readonly SentDeployment[]>;
	readonly #changed = new EventEmitter<undefined>();
	readonly onDidChangeTreeData = this.#changed.event;

	constructor(ask: AskServer, load: () => Promise<readonly SentDeployment[]>) {
		this.#ask = ask;
		this.#load = load;
	}

	refresh(): void {
		this.#changed.fire(undefined);
	}

	async getChildren(node?: Node): Promise<Node[]> {
		if (node === undefined) {
			const deployments = await this.#load();
			const [only] = deployments;
			if (only !== undefined && deployments.length === 1) return toNodes(only.tree, 0);
			return deployments.map(({ id, label, tree }) => ({
				item: {
					id: String(id),
					label,
					description: '',
					tooltip: label,
					icon: 'deployment',
					state: 'ok',
					children: tree,
				},
				deployment: id,
			}));
		}
		const { item, deployment } = node;
		if (item.children !== undefined) return toNodes(item.children, deployment);
		if (item.clientName === undefined) return [];
		const answer = await this.#ask('samhain/deploymentItems', { deployment, client: item.clientName });
		return toNodes(answer?.items ?? [], deployment);
	}

	getTreeItem({ item: data, deployment }: Node): TreeItem {
		const { icon, uri } = data;
		const hasChildren = data.children !== undefined || icon === 'client';
		const state = icon === 'deployment' ? 'Expanded' : 'Collapsed';
		const item = new TreeItem(
			data.label,
			hasChildren ? TreeItemCollapsibleState[state] : TreeItemCollapsibleState.None,
		);
		item.id = `${deployment}/${data.id}`;
		item.description = data.description;
		item.tooltip = data.tooltip;
		item.accessibilityInformation = { label: spokenItem(data) };
		item.iconPath = iconOf(data);
		item.contextValue = data.state === 'problem' && uri !== undefined ? `${icon} problem` : icon;
		if (uri !== undefined)
			item.command = { title: 'Open', command: openPlaceCommand, arguments: [uri, (data.line ?? 0) + 1] };
		return item;
	}

	dispose(): void {
		this.#changed.dispose();
	}
}

/** Problems have a shape of their own, and colours that high contrast has, too. */
function iconOf({ icon, state, severity }: Node['item']): ThemeIcon {
	if (state !== 'problem') return new ThemeIcon(icons[icon]);
	return severity === 'error'
		? new ThemeIcon('error', new ThemeColor('problemsErrorIcon.foreground'))
		: new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground'));
}

function toNodes(items: readonly DeploymentItem[], deployment: number): Node[] {
	return items.map((item) => ({ item, deployment }));
}

function isWhole(deployment: BriefDeployment | SentDeployment): deployment is SentDeployment {
	return 'svg' in deployment;
}
