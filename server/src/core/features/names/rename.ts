// Gives a name of a file, or a host of a deployment, another name. The daemon reads the files afterwards as it did before;
// where that cannot be had, nothing changes and the answer is the reason.
import type { Analysis } from '../../analysis/analysis.ts';
import type { DataFileRef, DeploymentLayout } from '../../deployment/files/discovery.ts';
import { matchesHost } from '../../document/conditions.ts';
import { lexLine } from '../../syntax/line.ts';
import type { TextEdit } from '../../text/edit.ts';
import type { TextPosition } from '../../text/range.ts';
import { hostOfTest, readBranchTest } from '../../values/branch-test.ts';
import type { NameSpace } from '../../values/kind.ts';
import { type FileUse, hostUsesAcross, type NamedFiles } from './host-uses.ts';
import { allNames, type IsKnownHost, type NameUse, nameAt, readForAnyHost, usesOfName } from './name-uses.ts';

/** What a rename changes; or why it is not done, as a sentence. */
export type Rename =
	| {
			readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
			readonly renames: readonly { readonly from: string; readonly to: string }[];
	  }
	| { readonly problem: string };

/** The deployment that a document belongs to, for a rename of a host. */
export interface RenamedDeployment extends NamedFiles {
	readonly layout: DeploymentLayout;
	readonly dataFiles: readonly DataFileRef[];
	/** Names of all clients, in lower case. */
	readonly hosts: readonly string[];
}

const KINDS: Readonly<Record<NameSpace, string>> = {
	host: 'host name',
	recipient: 'mail recipient',
	queue: 'queue label',
	'log-group': 'group label',
	mark: 'label',
	command: 'command',
	'file-type': 'file type',
};

/** Longest name of a client that the server keeps whole (sh_xfer_server.c). */
const MAX_HOST = 64;
const HOST = /^[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?$/;
/** Words of TCP wrappers that match many hosts, or join lists. */
const WRAPPER_WORDS = new Set(['all', 'local', 'known', 'unknown', 'paranoid', 'except']);
const LABEL = /^[A-Za-z0-9_.-]+$/;
const ADDRESS = /^[A-Za-z0-9_.+-]+(?:@[A-Za-z0-9_.-]+)?$/;
const COMMAND = /^\/[A-Za-z0-9_./+-]+$/;

/** Why a text cannot be a new name; undefined where it can. The forms are narrower than what the daemon takes. */
function formProblem(space: NameSpace, text: string): string | undefined {
	switch (space) {
		case 'host':
			if (text.length > MAX_HOST) return `A host name has at most ${MAX_HOST} characters.`;
			if (WRAPPER_WORDS.has(text.toLowerCase())) return `TCP wrappers read ${text} as a keyword.`;
			return HOST.test(text)
				? undefined
				: 'A host name consists of letters, digits, hyphens, underscores and dots.';
		case 'recipient':
			return ADDRESS.test(text) ? undefined : 'A mail recipient is a name or an address without blanks.';
		case 'queue':
			if (text === 'trash') return 'The queue trash always exists.';
			if (/^(?:KEEP|MARK|CORRELATE)/.test(text))
				return `Samhain reads a rule that begins with ${text} as something other than a queue.`;
			return LABEL.test(text)
				? undefined
				: 'A label consists of letters, digits, dots, hyphens and underscores.';
		case 'log-group':
			return LABEL.test(text)
				? undefined
				: 'A label consists of letters, digits, dots, hyphens and underscores.';
		case 'command':
			return COMMAND.test(text) ? undefined : 'A command is an absolute path without blanks.';
		case 'mark':
		case 'file-type':
			return 'Samhain compares this name with expressions, which a rename could miss.';
	}
}

/** The name that a rename at a position would change; undefined where nothing can be renamed. */
export function renamableAt(
	analysis: Analysis,
	position: TextPosition,
	isKnownHost?: IsKnownHost,
): NameUse | undefined {
	const name = nameAt(analysis, position, isKnownHost);
	return name === undefined || name.space === 'mark' || name.space === 'file-type' ? undefined : name;
}

function editOf({ range, isEscaped }: Pick<FileUse, 'range' | 'isEscaped'>, text: string): TextEdit {
	return { range, text: isEscaped ? text.replaceAll('.', '\\.') : text };
}

/**
 * Renames what is at a position.
 * @param file path of the document, under which its edits are returned
 * @param deployment its deployment; a host is renamed in all its files
 * @returns a problem where the new name cannot be one, or where the daemon would read the files in another way
 */
export function renameAt(
	analysis: Analysis,
	file: string,
	position: TextPosition,
	newText: string,
	deployment?: RenamedDeployment,
): Rename {
	const name = renamableAt(analysis, position, deployment?.isKnownHost);
	if (name === undefined) return { problem: 'Nothing here can be renamed.' };
	const { space, key } = name;
	const problem = formProblem(space, newText);
	if (problem !== undefined) return { problem };
	const newKey = space === 'host' ? newText.toLowerCase() : newText;
	const isMember = deployment?.members.has(file) === true;
	if (space === 'host' && deployment !== undefined && isMember)
		return renameHost(deployment, key, newText, newKey);
	const taken = newKey === key ? undefined : usesOfName(analysis, space, newKey)[0];
	if (taken !== undefined)
		return { problem: `Line ${taken.range.start.line + 1} already has the ${KINDS[space]} ${newText}.` };
	if (space === 'host') {
		const hosts = (): readonly string[] => [
			key,
			...new Set(
				allNames(analysis)
					.filter((one) => one.space === 'host')
					.map((one) => one.key),
			),
		];
		const missed = missedTest(analysis, () => analysis, key, newText, false, hosts);
		if (missed !== undefined) return { problem: missed };
	}
	const edits = usesOfName(analysis, space, key).map((use) => editOf(use, newText));
	return { edits: new Map([[file, edits]]), renames: [] };
}

function renameHost(deployment: RenamedDeployment, key: string, newText: string, newKey: string): Rename {
	if (newKey !== key) {
		const [taken] = hostUsesAcross(deployment, newKey);
		if (taken !== undefined)
			return {
				problem: `Line ${taken.range.start.line + 1} of ${taken.file} already has the host name ${newText}.`,
			};
		const served = deployment.dataFiles.find((one) => one.name.toLowerCase() === newKey);
		if (served !== undefined) return { problem: `${served.path} already belongs to a host ${newText}.` };
	}
	for (const [file, { role, client = '' }] of deployment.members) {
		if (role !== 'server' && role !== 'client-config') continue;
		const content = deployment.contentOf(file);
		if (content === undefined) continue;
		const read = (): Analysis => (typeof content === 'string' ? deployment.analyse(file, content) : content);
		const missed = missedTest(content, read, key, newText, deployment.isKnownHost(key), () =>
			client === '' ? [key, ...deployment.hosts] : [client],
		);
		if (missed !== undefined) return { problem: `${file}: ${missed}` };
	}
	const edits = new Map<string, TextEdit[]>();
	for (const use of hostUsesAcross(deployment, key)) {
		const edit = editOf(use, newText);
		const known = edits.get(use.file);
		if (known === undefined) edits.set(use.file, [edit]);
		else known.push(edit);
	}
	return { edits, renames: newKey === key ? [] : fileRenames(deployment, key, newText) };
}

/** The files and folders that bear the name of a host. */
function fileRenames(
	{ dataFiles, layout }: RenamedDeployment,
	key: string,
	newText: string,
): readonly { readonly from: string; readonly to: string }[] {
	const renames = new Map<string, string>();
	for (const { path, kind, name } of dataFiles) {
		if (name.toLowerCase() !== key) continue;
		const start = path.lastIndexOf('/') + 1 + (kind === 'config' ? 'rc.' : 'file.').length;
		renames.set(path, path.slice(0, start) + newText + path.slice(start + name.length));
	}
	const client = layout.origin === 'convention' ? layout.clients.find((one) => one.name === key) : undefined;
	for (const path of [client?.file, client?.hosts]) {
		const folders = path?.split('/') ?? [];
		const at = folders.slice(0, -1).findLastIndex((one) => one.toLowerCase() === key);
		if (at < 0) continue;
		renames.set(folders.slice(0, at + 1).join('/'), [...folders.slice(0, at), newText].join('/'));
	}
	return [...renames].map(([from, to]) => ({ from, to }));
}

/** A line that may be a test for a host name. */
const TEST = /^[ \t\v\f\r]*!?@.*$/gm;

/**
 * The test of a conditional block that would hold for other hosts after a rename.
 * @param content the file as it is held open, or its text
 * @param analyse reads it
 * @param isKnown patterns of many names are renamed, too
 * @param hosts the names of the hosts that read the file; looked for only where there is a test
 * @returns a sentence; undefined where every test holds for the hosts for which it held
 */
function missedTest(
	content: Analysis | string,
	analyse: () => Analysis,
	key: string,
	newText: string,
	isKnown: boolean,
	hosts: () => readonly string[],
): string | undefined {
	const isMissed = (line: string): boolean => {
		const { start, end } = lexLine(line);
		return holdsElsewhere(line.slice(start, end), key, newText, isKnown, hosts);
	};
	// A text that is not read yet is read only where a line of it may be such a test.
	if (typeof content === 'string' && !(content.match(TEST) ?? []).some(isMissed)) return undefined;
	const { model } = readForAnyHost(analyse());
	const line = model.lines('condition').find((one) => isMissed(one.text));
	if (line === undefined) return undefined;
	const { argument } = readBranchTest(line.text.trim());
	return `The test ${argument} in line ${model.store.numberOf(line) + 1} would hold for other hosts than before: change it first.`;
}

/** Whether a test would hold for other hosts after a rename. */
function holdsElsewhere(
	written: string,
	key: string,
	newText: string,
	isKnown: boolean,
	hosts: () => readonly string[],
): boolean {
	const { test, argument } = readBranchTest(written);
	if (test !== 'hostname_matches') return false;
	const [named] = hostOfTest(written);
	const isOwn = named?.key === key && (named.isLoose !== true || isKnown);
	const after = isOwn ? renamedArgument(written, newText) : argument;
	const changesFor = (host: string): boolean =>
		host === key
			? matchesHost(argument, key) !== matchesHost(after, newText.toLowerCase())
			: isOwn && matchesHost(argument, host) !== matchesHost(after, host);
	return hosts().some(changesFor);
}

function renamedArgument(written: string, newText: string): string {
	const [named] = hostOfTest(written);
	const { argument, argumentStart } = readBranchTest(written);
	if (named === undefined) return argument;
	const text = named.isEscaped === true ? newText.replaceAll('.', '\\.') : newText;
	return argument.slice(0, named.start - argumentStart) + text + argument.slice(named.end - argumentStart);
}
