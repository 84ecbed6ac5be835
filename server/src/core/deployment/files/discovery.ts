// Which files of a workspace belong together as a deployment, from their paths alone.
// A file `rc.NAME` is a client's configuration only here: near a yulerc. Nothing is opened.
import { appendTo } from '../../text/multimap.ts';

/** A file of the server's data directory, by its name. */
export interface DataFileRef {
	readonly path: string;
	readonly kind: 'config' | 'baseline';
	/** NAME as written; empty for a catch-all. */
	readonly name: string;
}

/** A client machine that has files of its own in the workspace. */
export interface ClientLayout {
	/** Lower case. */
	readonly name: string;
	/** Its samhainrc, where it is not one that the server sends. */
	readonly file?: string;
	readonly hosts?: string;
	readonly nodeName?: string;
	readonly addresses?: readonly string[];
}

/** Where the files of one deployment are; paths as given. */
export interface DeploymentLayout {
	readonly origin: 'convention' | 'project-file';
	/** The folder that holds it all, without a slash at the end; empty for the top. */
	readonly root: string;
	/** Short name to show. */
	readonly label: string;
	/** The main server file first. */
	readonly serverFiles: readonly string[];
	readonly dataDirectory: string | undefined;
	readonly dataFiles: readonly DataFileRef[];
	readonly serverHosts?: string;
	readonly hostsAllow?: string;
	readonly hostsDeny?: string;
	readonly clients: readonly ClientLayout[];
}

/** Endings that configuration management puts after the real name. */
const TEMPLATE_ENDING = /\.(?:j2|jinja2?|erb|epp|template|tmpl|tpl|in)$/i;
/** Backup copies that editors and package managers create. */
const LEFTOVER = /(?:~|\.(?:bak|orig|old|rej|save|swp|tmp|dpkg-\w+|rpm\w+|ucf-\w+))$/i;
/** A host name with a dot, an IPv4 or an IPv6 address. */
const HOST_NAME = /^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)+$/i;
const IPV6_NAME = /^[0-9a-f:]*:[0-9a-f:.]+$/i;
/** What in `/etc` begins with `rc.` and is a script. */
const SCRIPTS: ReadonlySet<string> = new Set(['local', 'd', 'conf', 'sysinit', 'boot', 'status']);

function directoryOf(path: string): string {
	const slash = path.lastIndexOf('/');
	return slash < 0 ? '' : path.slice(0, slash);
}

function baseOf(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1);
}

function join(directory: string, rest: string): string {
	return directory === '' ? rest : `${directory}/${rest}`;
}

function isBelow(path: string, directory: string): boolean {
	return directory === '' || path === directory || path.startsWith(`${directory}/`);
}

/**
 * Reads a file name of a data directory.
 * @param isTrusted true in a directory that is known to be one: then any NAME counts, not only host names
 */
export function parseDataFileName(base: string, isTrusted: boolean): Omit<DataFileRef, 'path'> | undefined {
	if (LEFTOVER.test(base)) return undefined;
	const bare = base.replace(TEMPLATE_ENDING, '');
	const match = /^(rc|file)(?:\.(.+))?$/s.exec(bare);
	if (match === null) return undefined;
	const kind = match[1] === 'rc' ? 'config' : 'baseline';
	const name = match[2] ?? '';
	if (name === '') return isTrusted ? { kind, name } : undefined;
	if (HOST_NAME.test(name) || IPV6_NAME.test(name)) return { kind, name };
	return isTrusted && !SCRIPTS.has(name.toLowerCase()) ? { kind, name } : undefined;
}

/** Paths by directory, so that each question about a directory costs one look. */
class PathIndex {
	readonly #children = new Map<string, string[]>();
	readonly #all: ReadonlySet<string>;

	constructor(paths: readonly string[]) {
		this.#all = new Set(paths);
		for (const path of paths) appendTo(this.#children, directoryOf(path), path);
	}

	has(path: string): boolean {
		return this.#all.has(path);
	}

	filesIn(directory: string): readonly string[] {
		return this.#children.get(directory) ?? [];
	}

	directories(): Iterable<string> {
		return this.#children.keys();
	}

	/** The first of some paths that exists. */
	first(candidates: readonly string[]): string | undefined {
		return candidates.find((path) => this.#all.has(path));
	}
}

/** The part of a path above `etc`, when the file lies in the image of a file system. */
function imageRoot(directory: string): string | undefined {
	if (directory === 'etc') return '';
	if (directory.endsWith('/etc')) return directory.slice(0, -4);
	const nested = /^(?:(.*)\/)?etc\/(?:samhain|yule)$/.exec(directory);
	return nested === null ? undefined : (nested[1] ?? '');
}

/** The root of an Ansible role, Puppet module or Chef cookbook that a file lies in. */
function roleRoot(directory: string): string | undefined {
	const match = /^(?:(.*?)\/)?(?:files|templates)(?:\/.*)?$/.exec(directory);
	return match === null ? undefined : (match[1] ?? '');
}

/** Whether a directory is a data directory by its name. */
function isDataDirectory(directory: string): boolean {
	return /(?:^|\/)(?:var\/lib\/(?:yule|samhain)|yule|data)$/.test(directory);
}

function depthBelow(path: string, directory: string): number {
	const rest = directory === '' ? path : path.slice(directory.length + 1);
	return rest === '' ? 0 : rest.split('/').length;
}

function listDataFiles(index: PathIndex, directory: string): DataFileRef[] {
	const isTrusted = isDataDirectory(directory);
	const named = index.filesIn(directory).flatMap((path) => {
		const parsed = parseDataFileName(baseOf(path), isTrusted);
		return parsed === undefined ? [] : [{ path, ...parsed }];
	});
	if (isTrusted || named.length === 0) return named;
	// One file for a named host shows what the directory is, and then the catch-alls in it count, too.
	return index.filesIn(directory).flatMap((path) => {
		const parsed = parseDataFileName(baseOf(path), true);
		return parsed === undefined || (parsed.name !== '' && !named.some((one) => one.path === path))
			? []
			: [{ path, ...parsed }];
	});
}

/** How far below a yulerc its data directory may lie. */
const DEPTH = 2;

function findDataFiles(
	index: PathIndex,
	directory: string,
): { directory: string; files: DataFileRef[] } | undefined {
	const image = imageRoot(directory);
	const role = roleRoot(directory);
	const candidates: string[] = [];
	if (image !== undefined) candidates.push(join(image, 'var/lib/yule'), join(image, 'var/lib/samhain'));
	else candidates.push(directory);
	const area = image ?? role ?? directory;
	const limit = role === undefined ? DEPTH : DEPTH * 2;
	for (const other of index.directories()) {
		if (image === undefined && isBelow(other, area) && depthBelow(other, area) <= limit)
			candidates.push(other);
	}
	let best: { directory: string; files: DataFileRef[] } | undefined;
	for (const candidate of new Set(candidates)) {
		const files = listDataFiles(index, candidate);
		if (files.length > (best?.files.length ?? 0)) best = { directory: candidate, files };
	}
	return best;
}

/** Files of single clients: `NAME/etc/hosts`, `NAME/hosts`, `NAME/etc/samhainrc`, `NAME/samhainrc`, anywhere below the root. */
function findClients(index: PathIndex, area: string, dataFiles: readonly DataFileRef[]): ClientLayout[] {
	const served = new Set(dataFiles.map(({ name }) => name.toLowerCase()));
	const found = new Map<string, { file?: string; hosts?: string }>();
	for (const directory of index.directories()) {
		if (!isBelow(directory, area)) continue;
		const match = /(?:^|\/)([^/]+)(?:\/etc(?:\/samhain)?)?$/.exec(directory);
		const name = match?.[1]?.toLowerCase() ?? '';
		if (!HOST_NAME.test(name) || /^\d+(?:\.\d+)*$/.test(name)) continue;
		const hosts = index.first([join(directory, 'hosts')]);
		const file = index.first([join(directory, 'samhainrc')]);
		if (hosts === undefined && file === undefined) continue;
		if (file === undefined && !served.has(name)) continue;
		const known = found.get(name) ?? {};
		if (hosts !== undefined) known.hosts = hosts;
		if (file !== undefined) known.file = file;
		found.set(name, known);
	}
	return [...found].map(([name, files]) => ({ name, ...files }));
}

function buildLayout(index: PathIndex, serverFile: string): DeploymentLayout {
	const directory = directoryOf(serverFile);
	const image = imageRoot(directory);
	const data = findDataFiles(index, directory);
	const area = image ?? roleRoot(directory) ?? directory;
	const etc = [directory, join(directory, 'etc')];
	const near = (base: string): string[] =>
		etc.flatMap((one) => [join(one, base), join(one, `${base}.j2`), join(one, `${base}.erb`)]);
	const serverHosts = index.first(near('hosts'));
	const hostsAllow = index.first(near('hosts.allow'));
	const hostsDeny = index.first(near('hosts.deny'));
	// The images of the clients may lie beside that of the server.
	const clientArea = image === undefined ? area : directoryOf(image);
	const dataFiles = data?.files ?? [];
	return {
		origin: 'convention',
		root: area,
		label: baseOf(area) || baseOf(serverFile),
		serverFiles: [serverFile],
		dataDirectory: data?.directory,
		dataFiles,
		...(serverHosts === undefined ? {} : { serverHosts }),
		...(hostsAllow === undefined ? {} : { hostsAllow }),
		...(hostsDeny === undefined ? {} : { hostsDeny }),
		clients: findClients(index, clientArea, dataFiles),
	};
}

/**
 * Finds deployments by convention: each file `yulerc` (or a template of one) with what belongs to it around it.
 * @param paths paths of a workspace with `/` between their parts, in any order
 */
export function discoverDeployments(paths: readonly string[]): DeploymentLayout[] {
	const index = new PathIndex(paths);
	const servers = paths.filter((path) => baseOf(path).replace(TEMPLATE_ENDING, '') === 'yulerc');
	const layouts = servers.sort().map((serverFile) => buildLayout(index, serverFile));
	// A data directory belongs to the nearest yulerc only.
	const claimed = new Map<string, DeploymentLayout>();
	for (const layout of layouts) {
		const directory = layout.dataDirectory;
		if (directory === undefined) continue;
		const rival = claimed.get(directory);
		if (rival === undefined || layout.root.length > rival.root.length) claimed.set(directory, layout);
	}
	return layouts.map((layout) => {
		if (layout.dataDirectory === undefined || claimed.get(layout.dataDirectory) === layout) return layout;
		return { ...layout, dataDirectory: undefined, dataFiles: [] };
	});
}

/** What a file is in a deployment, for the language that an editor gives it. */
export interface Membership {
	readonly layout: DeploymentLayout;
	readonly role: 'server' | 'client-config' | 'baseline' | 'hosts' | 'hosts.allow' | 'hosts.deny';
	/** The client it is for, lower case; empty for a catch-all; absent for the server's files. */
	readonly client?: string;
}

/** Every file of the layouts with its part; a path that is in none is not a member, whatever its name. */
export function mapMembers(layouts: readonly DeploymentLayout[]): Map<string, Membership> {
	const members = new Map<string, Membership>();
	for (const layout of layouts) {
		for (const path of layout.serverFiles) members.set(path, { layout, role: 'server' });
		for (const { path, kind, name } of layout.dataFiles) {
			const role = kind === 'config' ? 'client-config' : 'baseline';
			members.set(path, { layout, role, client: name.toLowerCase() });
		}
		if (layout.serverHosts !== undefined) members.set(layout.serverHosts, { layout, role: 'hosts' });
		if (layout.hostsAllow !== undefined) members.set(layout.hostsAllow, { layout, role: 'hosts.allow' });
		if (layout.hostsDeny !== undefined) members.set(layout.hostsDeny, { layout, role: 'hosts.deny' });
		for (const { name, file, hosts } of layout.clients) {
			if (file !== undefined) members.set(file, { layout, role: 'client-config', client: name });
			if (hosts !== undefined) members.set(hosts, { layout, role: 'hosts', client: name });
		}
	}
	return members;
}
