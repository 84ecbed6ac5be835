// The commands that change what is assumed: a choice, the files that it holds for, and a setting written there.
import { ConfigurationTarget, type QuickPickItem, type Uri, window, workspace } from 'vscode';
import type { AskServer } from './ask-server.ts';
import { documentAtHand, isOurs } from './documents.ts';
import { setForFile } from './project-file.ts';
import { DAEMON_VERSIONS, DEBIAN_VERSION } from './versions.generated.ts';

interface Choice extends QuickPickItem {
	readonly value: string;
}

interface Place extends QuickPickItem {
	readonly target: ConfigurationTarget | 'file';
}

const roles: readonly Choice[] = [
	{ value: 'auto', label: 'Automatic', description: 'by file name and content' },
	{ value: 'server', label: 'Server', description: 'yule reads the file' },
	{ value: 'client', label: 'Client', description: 'samhain that reports to a yule server' },
	{ value: 'standalone', label: 'Standalone', description: 'samhain without a server' },
];

const versions: readonly Choice[] = [
	{ value: 'newest', label: 'Newest known' },
	...DAEMON_VERSIONS.toReversed().map((version) => ({
		value: version,
		label: version,
		...(version === DEBIAN_VERSION ? { description: 'in Debian' } : undefined),
	})),
];

/** Asks for the role of the current file and where to save it. */
export function selectRole(): Promise<void> {
	return select('role', 'role', (file) => `Which daemon reads ${file}?`, roles);
}

/** Asks for the version that reads the current file and where to save it. */
export function selectDaemonVersion(): Promise<void> {
	return select('daemonVersion', 'version', (file) => `Which version of the daemon reads ${file}?`, versions);
}

async function select(
	setting: string,
	projectKey: string,
	title: (file: string) => string,
	choices: readonly Choice[],
): Promise<void> {
	const resource = documentAtHand()?.uri;
	const configuration = workspace.getConfiguration('samhain', resource);
	const current = configuration.get<string>(setting);
	const items = choices.map((choice) =>
		choice.value === current ? { ...choice, detail: 'current setting' } : choice,
	);
	const file = resource === undefined ? 'these files' : nameOf(resource);
	const choice = await window.showQuickPick(items, { title: title(file), matchOnDescription: true });
	if (choice !== undefined) await write(setting, projectKey, resource, choice);
}

/** Asks for the host that conditional blocks are resolved for: one that the file names, or any other. */
export async function selectHost(ask: AskServer): Promise<void> {
	const resource = documentAtHand()?.uri;
	const known =
		resource === undefined ? undefined : await ask('samhain/inactiveLines', { uri: `${resource}` });
	const current = workspace.getConfiguration('samhain', resource).get<string>('host');
	const other: Choice = { value: '', label: 'Another host\u2026', alwaysShow: true };
	const items: readonly Choice[] = [
		{ value: '', label: 'Every host', description: 'the lines of every conditional block count' },
		...(known?.hosts ?? []).map((host) => ({
			...{ value: host, label: host },
			description: host === current ? 'current setting' : 'in a condition of this file',
		})),
		other,
	];
	const file = resource === undefined ? 'these files' : nameOf(resource);
	const choice = await window.showQuickPick(items, { title: `For which host is ${file} read?` });
	if (choice === undefined) return;
	if (choice !== other) {
		await write('host', 'host', resource, choice);
		return;
	}
	const host = await window.showInputBox({
		title: 'Host',
		prompt: 'Fully qualified name of the host, as samhain on it sees it.',
		...(current === undefined ? undefined : { value: current }),
	});
	if (host !== undefined && host.trim() !== '')
		await write('host', 'host', resource, { value: host.trim(), label: host.trim() });
}

/** Asks for which files a choice holds, and writes it. */
async function write(
	setting: string,
	projectKey: string,
	resource: Uri | undefined,
	choice: Choice,
): Promise<void> {
	const configuration = workspace.getConfiguration('samhain', resource);
	const others = await otherFiles(resource);
	const place = await selectPlace(configuration.inspect(setting), resource, others, choice.label);
	if (place === undefined) return;
	if (place === 'file') {
		if (resource !== undefined) await setForFile(resource, projectKey, choice.value);
		return;
	}
	if (await isConfirmed(others, choice.label)) await configuration.update(setting, choice.value, place);
}

function nameOf(uri: Uri): string {
	return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

/** More files of ours than a question names. */
const maxOthers = 50;

/** Names of the other files that a setting of the workspace would change. */
async function otherFiles(resource: Uri | undefined): Promise<readonly string[]> {
	const pattern = '**/{samhainrc,.samhainrc,yulerc,.yulerc,samhainrc.*,yulerc.*,*.samhainrc,*.yulerc,rc.*}';
	const found = await workspace.findFiles(pattern, undefined, maxOthers);
	const open = workspace.textDocuments.filter(isOurs).map(({ uri }) => uri);
	const all = new Map([...found, ...open].map((uri) => [uri.toString(), uri]));
	if (resource !== undefined) all.delete(resource.toString());
	return [...all.values()].map((uri) => workspace.asRelativePath(uri));
}

/** Names a few files, for a sentence. */
function listNames(names: readonly string[]): string {
	const shown = names.slice(0, 3).join(', ');
	return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}

/** Asks before files change that nobody looks at. */
async function isConfirmed(others: readonly string[], label: string): Promise<boolean> {
	if (others.length === 0) return true;
	const change = 'Change all';
	const answer = await window.showWarningMessage(
		`The choice "${label}" also applies to ${listNames(others)}.`,
		{ modal: true },
		change,
	);
	return answer === change;
}

/** Values of one setting, by where they stand. */
type Inspected = { readonly workspaceFolderValue?: unknown } | undefined;

/**
 * Asks for which files a choice holds: the file at hand first. Asks nothing where there is no choice.
 * @returns `file` for the file at hand, else where the setting is kept
 */
async function selectPlace(
	inspected: Inspected,
	resource: Uri | undefined,
	others: readonly string[],
	label: string,
): Promise<Place['target'] | undefined> {
	const folders = workspace.workspaceFolders ?? [];
	if (folders.length === 0) return ConfigurationTarget.Global;
	const places: Place[] = [
		{
			label: 'All files in this workspace',
			description: others.length === 0 ? '' : `also ${listNames(others)}`,
			target: ConfigurationTarget.Workspace,
		},
		{ label: 'All files in every workspace', target: ConfigurationTarget.Global },
	];
	const folder = resource === undefined ? undefined : workspace.getWorkspaceFolder(resource);
	if (folder !== undefined && (folders.length > 1 || inspected?.workspaceFolderValue !== undefined))
		places.unshift({
			label: `All files in the folder ${folder.name}`,
			// The value nearest to the file wins, so one that stands there has to be the one that changes.
			target: ConfigurationTarget.WorkspaceFolder,
		});
	if (folder !== undefined && resource !== undefined)
		places.unshift({
			label: `Only ${nameOf(resource)}`,
			description: 'a pattern in .samhain-lint.json',
			target: 'file',
		});
	const place = await window.showQuickPick(places, { title: `${label}: for which files?` });
	return place?.target;
}
