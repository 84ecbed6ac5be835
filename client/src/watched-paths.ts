// The view of watched paths: follows the samhainrc that was edited last, and the question why a path is watched.
import {
	commands,
	Disposable,
	EventEmitter,
	type TextDocument,
	ThemeColor,
	ThemeIcon,
	type TreeDataProvider,
	TreeItem,
	TreeItemCollapsibleState,
	type TreeView,
	Uri,
	window,
	workspace,
} from 'vscode';
import type { SentWatchedItem } from '../../server/src/protocol.ts';
import type { AskServer } from './ask-server.ts';
import { openPlaceCommand } from './page-html.ts';
import { PagePanel } from './page-panel.ts';
import { renderWhy } from './why-page.ts';

/** Colours of the policies, from the palette that themes define for charts. */
const colors: Readonly<Record<string, string>> = {
	ReadOnly: 'charts.red',
	IgnoreNone: 'charts.red',
	Attributes: 'charts.blue',
	LogFiles: 'charts.yellow',
	GrowingLogFiles: 'charts.yellow',
	Prelink: 'charts.orange',
	IgnoreAll: 'disabledForeground',
};
/** Policies of one's own. */
const userColor = 'charts.purple';

/** Pause in typing after which the view is made anew. */
const pauseMs = 150;

/** The view, and what to call when the server reads a document in another way. */
export interface WatchedPathsView {
	readonly changed: (uri: string) => void;
	readonly subscriptions: readonly Disposable[];
}

/** Registers the view and its commands. */
export function createWatchedPathsView(ask: AskServer): WatchedPathsView {
	const tree = new WatchedPathsTree(ask);
	const view = window.createTreeView('samhain.watchedPaths', {
		treeDataProvider: tree,
		showCollapseAll: true,
	});
	const panel = new PagePanel('samhain.whyWatched');
	let timer: ReturnType<typeof setTimeout> | undefined;
	const follow = (document: TextDocument | undefined): void => {
		if (document?.languageId !== 'samhainrc') return;
		tree.show(document.uri);
		void commands.executeCommand('setContext', 'samhain.hasWatchedPaths', true);
	};
	const setFilter = (filter: string): void => {
		tree.filter = filter;
		void commands.executeCommand('setContext', 'samhain.filtersWatchedPaths', filter !== '');
		describe(view, tree);
	};
	const setUnwatched = (isOn: boolean): void => {
		tree.showsUnwatched = isOn;
		void commands.executeCommand('setContext', 'samhain.showsUnwatchedPaths', isOn);
		if (!view.visible) void commands.executeCommand('samhain.watchedPaths.focus');
	};
	follow(window.activeTextEditor?.document);
	const changed = (uri: string): void => {
		if (tree.uri?.toString() === Uri.parse(uri).toString()) tree.refresh();
	};
	const subscriptions = [
		tree,
		view,
		panel,
		tree.onDidShow(() => describe(view, tree)),
		window.onDidChangeActiveTextEditor((editor) => follow(editor?.document)),
		workspace.onDidOpenTextDocument((document) => {
			if (document === window.activeTextEditor?.document) follow(document);
		}),
		workspace.onDidChangeTextDocument(({ document }) => {
			if (document.uri.toString() !== tree.uri?.toString()) return;
			clearTimeout(timer);
			timer = setTimeout(() => tree.refresh(), pauseMs);
		}),
		workspace.onDidChangeConfiguration((change) => {
			if (change.affectsConfiguration('samhain')) tree.refresh();
		}),
		commands.registerCommand('samhain.filterWatchedPaths', async () => {
			const filter = await window.showInputBox({
				title: 'Filter watched paths',
				prompt: 'Show paths that contain this text.',
				value: tree.filter,
			});
			if (filter !== undefined) setFilter(filter.trim());
		}),
		commands.registerCommand('samhain.clearWatchedPathsFilter', () => setFilter('')),
		commands.registerCommand('samhain.showUnwatchedPaths', () => setUnwatched(true)),
		commands.registerCommand('samhain.hideUnwatchedPaths', () => setUnwatched(false)),
		commands.registerCommand('samhain.whyWatched', (target?: unknown) =>
			showWhy(ask, panel, tree.uri, target),
		),
		new Disposable(() => clearTimeout(timer)),
	];
	return { changed, subscriptions };
}

/** Says in the view's head which file it shows, and what is filtered. */
function describe(view: TreeView<SentWatchedItem>, tree: WatchedPathsTree): void {
	const file = tree.uri?.path.replace(/^.*\//, '') ?? '';
	view.description = tree.filter === '' ? file : `${file}, filter: ${tree.filter}`;
	view.message = tree.starts ? '' : 'Samhain does not start with this configuration.';
}

/**
 * Shows why a path is watched.
 * @param target the item of the view, a file of the explorer, a path, or nothing: then the person is asked
 */
async function showWhy(
	ask: AskServer,
	panel: PagePanel,
	uri: Uri | undefined,
	target: unknown,
): Promise<void> {
	if (uri === undefined) {
		await window.showInformationMessage('Open a samhainrc first; its lines determine the watched paths.');
		return;
	}
	const path = pathOf(target) ?? (await askForPath());
	if (path === undefined) return;
	const answer = await ask('samhain/why', { uri: uri.toString(), path });
	panel.show(`Why ${path}`, () => renderWhy(path, uri.toString(), answer?.answers ?? []));
}

function pathOf(target: unknown): string | undefined {
	if (typeof target === 'string') return target;
	if (target instanceof Uri) return target.path;
	const isItem = typeof target === 'object' && target !== null && 'path' in target;
	return isItem && typeof target.path === 'string' ? target.path : undefined;
}

/** Asks for a path; the one of the current line is suggested. */
async function askForPath(): Promise<string | undefined> {
	const editor = window.activeTextEditor;
	const text = editor?.document.lineAt(editor.selection.active.line).text ?? '';
	const value = /^\s*(?:file|dir)\w*\s*=\s*["']?-?\d*(\/[^"']*)/i.exec(text)?.[1]?.trimEnd();
	const path = await window.showInputBox({
		title: 'Why is this path watched?',
		prompt: 'An absolute path on the watched machine.',
		...(value === undefined ? undefined : { value }),
		validateInput: (input) => (input.trim().startsWith('/') ? undefined : 'The path must begin with /.'),
	});
	return path?.trim();
}

class WatchedPathsTree implements TreeDataProvider<SentWatchedItem>, Disposable {
	readonly #ask: AskServer;
	readonly #changed = new EventEmitter<undefined>();
	readonly #shown = new EventEmitter<undefined>();
	readonly onDidChangeTreeData = this.#changed.event;
	/** Fires after the items of a file were fetched. */
	readonly onDidShow = this.#shown.event;
	uri: Uri | undefined;
	starts = true;
	#filter = '';
	#showsUnwatched = false;

	constructor(ask: AskServer) {
		this.#ask = ask;
	}

	get filter(): string {
		return this.#filter;
	}

	set filter(filter: string) {
		this.#filter = filter;
		this.refresh();
	}

	set showsUnwatched(isOn: boolean) {
		this.#showsUnwatched = isOn;
		this.refresh();
	}

	show(uri: Uri): void {
		if (this.uri?.toString() === uri.toString()) return;
		this.uri = uri;
		this.refresh();
	}

	refresh(): void {
		this.#changed.fire(undefined);
	}

	async getChildren(item?: SentWatchedItem): Promise<SentWatchedItem[]> {
		if (item?.children !== undefined) return [...item.children];
		if (this.uri === undefined) return [];
		const answer = await this.#ask('samhain/watchedPaths', {
			...{ uri: this.uri.toString(), showsUnwatched: this.#showsUnwatched, filter: this.#filter },
			...(item === undefined ? undefined : { folder: item.path }),
		});
		if (item === undefined) {
			this.starts = answer?.starts !== false;
			this.#shown.fire(undefined);
		}
		return [...(answer?.items ?? [])];
	}

	getTreeItem(item: SentWatchedItem): TreeItem {
		const { path, label, description, tooltip, kind, policy, line, children } = item;
		const state = children === undefined ? 'Collapsed' : children.length === 0 ? 'None' : 'Expanded';
		const entry = new TreeItem(label, TreeItemCollapsibleState[state]);
		entry.id = `${this.#filter}/${kind}${path}`;
		entry.description = description;
		entry.tooltip = tooltip;
		entry.accessibilityInformation = { label: tooltip };
		const color = policy === undefined ? 'disabledForeground' : (colors[policy] ?? userColor);
		const icon = policy === undefined ? 'eye-closed' : kind === 'pattern' ? 'regex' : kind;
		entry.iconPath = new ThemeIcon(
			policy === undefined && children?.length !== 0 ? 'folder' : icon,
			new ThemeColor(color),
		);
		if (line !== undefined && this.uri !== undefined)
			entry.command = {
				title: 'Open the Line That Applies',
				command: openPlaceCommand,
				arguments: [this.uri.toString(), line + 1],
			};
		return entry;
	}

	dispose(): void {
		this.#changed.dispose();
		this.#shown.dispose();
	}
}
