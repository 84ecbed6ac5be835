// The two commands that change what is assumed: a choice, a place to keep it, and a setting written there.
import { ConfigurationTarget, type QuickPickItem, type Uri, window, workspace } from 'vscode';

interface Choice extends QuickPickItem {
	readonly value: string;
}

interface Place extends QuickPickItem {
	readonly target: ConfigurationTarget;
}

const roles: readonly Choice[] = [
	{ value: 'auto', label: 'Automatic', description: 'by file name and content' },
	{ value: 'server', label: 'Server', description: 'yule reads the file' },
	{ value: 'client', label: 'Client', description: 'samhain that reports to a yule server' },
	{ value: 'standalone', label: 'Standalone', description: 'samhain without a server' },
];

const versions: readonly Choice[] = [
	{ value: 'newest', label: 'Newest known' },
	{ value: '4.4.3', label: '4.4.3' },
	{ value: '4.2.0', label: '4.2.0' },
	{ value: '4.1.4', label: '4.1.4', description: 'in Debian' },
];

export function selectRole(): Promise<void> {
	return select('role', 'Select the role that reads this file', roles);
}

export function selectDaemonVersion(): Promise<void> {
	return select('daemonVersion', 'Select the samhain version that reads this file', versions);
}

async function select(key: string, title: string, choices: readonly Choice[]): Promise<void> {
	const resource = window.activeTextEditor?.document.uri;
	const configuration = workspace.getConfiguration('samhain', resource);
	const current = configuration.get<string>(key);
	const items = choices.map((choice) =>
		choice.value === current ? { ...choice, detail: 'Current' } : choice,
	);
	const choice = await window.showQuickPick(items, { title, matchOnDescription: true });
	if (choice === undefined) return;
	const place = await selectPlace(configuration.inspect(key), resource);
	if (place !== undefined) await configuration.update(key, choice.value, place);
}

/** Values of one setting, by the place where they are set. */
type Inspected = { readonly workspaceFolderValue?: unknown; readonly workspaceValue?: unknown } | undefined;

/**
 * Asks where to keep a choice, the likeliest place first: where the setting is already set, else the workspace.
 * Does not ask if only one place is possible.
 */
async function selectPlace(
	inspected: Inspected,
	resource: Uri | undefined,
): Promise<ConfigurationTarget | undefined> {
	const user: Place = { label: 'User settings, all workspaces', target: ConfigurationTarget.Global };
	const folders = workspace.workspaceFolders ?? [];
	if (folders.length === 0) return ConfigurationTarget.Global;
	const places: Place[] = [{ label: 'Workspace settings', target: ConfigurationTarget.Workspace }, user];
	const folder = resource === undefined ? undefined : workspace.getWorkspaceFolder(resource);
	if (folder !== undefined && folders.length > 1) {
		const place: Place = {
			label: `Folder settings: ${folder.name}`,
			target: ConfigurationTarget.WorkspaceFolder,
		};
		// The value nearest to the file wins, so an existing value there must be the one that changes.
		if (inspected?.workspaceFolderValue !== undefined) places.unshift(place);
		else places.splice(1, 0, place);
	}
	const place = await window.showQuickPick(places, { title: 'Save this setting in:' });
	return place?.target;
}
