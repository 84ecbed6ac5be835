// Where the files of a deployment hold the name of a host: entries and tests of the configuration files, hosts files,
// TCP wrappers, and the project file. Files whose text lacks the name are not taken apart.
import type { Analysis } from '../../analysis/analysis.ts';
import { type Membership, parseDataFileName } from '../../deployment/files/discovery.ts';
import { parseHosts } from '../../deployment/files/hosts-file.ts';
import { parseWrapperFile } from '../../deployment/files/tcp-wrappers-file.ts';
import { hintOf, type IsKnownHost, type NameUse, usesOfName } from './name-uses.ts';

/** One place of a name in a file of a deployment. */
export interface FileUse extends Pick<NameUse, 'range' | 'isDefinition' | 'isEscaped' | 'isLoose' | 'text'> {
	readonly file: string;
}

/** The files of a deployment, as far as names are concerned. */
export interface NamedFiles {
	readonly members: ReadonlyMap<string, Pick<Membership, 'role' | 'client'>>;
	/** The project file that describes the deployment; absent where there is none. */
	readonly projectFile: string | undefined;
	/** A file as it is held open, or its text; undefined where it cannot be read. */
	readonly contentOf: (path: string) => Analysis | string | undefined;
	/** Whether a client has this name. */
	readonly isKnownHost: IsKnownHost;
	/** Reads the text of a configuration file as its part in the deployment wants it. */
	readonly analyse: (path: string, text: string) => Analysis;
}

/**
 * The places of a host's name in the texts of a deployment.
 * @param key the name in lower case
 * @returns by file, in the order of its members, from the top of each
 */
export function hostUsesAcross(files: NamedFiles, key: string): readonly FileUse[] {
	const found: FileUse[] = [];
	const hint = hintOf(key);
	for (const [file, { role }] of files.members) {
		if (role === 'baseline') continue;
		const content = files.contentOf(file);
		if (content === undefined) continue;
		if (typeof content === 'string' && !content.toLowerCase().includes(hint)) continue;
		found.push(...usesInMember(files, file, role, content, key));
	}
	const project = files.projectFile === undefined ? undefined : files.contentOf(files.projectFile);
	if (files.projectFile !== undefined && typeof project === 'string')
		found.push(...usesInProject(files.projectFile, project, key));
	return files.isKnownHost(key) ? found : found.filter(({ isLoose }) => !isLoose);
}

function usesInMember(
	files: NamedFiles,
	file: string,
	role: Membership['role'],
	content: Analysis | string,
	key: string,
): readonly FileUse[] {
	const text = typeof content === 'string' ? content : content.text;
	switch (role) {
		case 'server':
		case 'client-config': {
			const analysis = typeof content === 'string' ? files.analyse(file, content) : content;
			return usesOfName(analysis, 'host', key, true).map((use) => ({ ...use, file }));
		}
		case 'hosts':
			return parseHosts(text).entries.flatMap(({ line, names }) =>
				names
					.filter((name) => name.text.toLowerCase() === key)
					.map((name) => useAt(file, line, name.startColumn, name.text, true)),
			);
		case 'hosts.allow':
		case 'hosts.deny':
			return parseWrapperFile(text).rules.flatMap(({ daemons, clients }) =>
				[...daemons, ...clients].flatMap((token) => {
					// `yule@HOST` and `user@HOST` end with a name.
					const at = token.text.lastIndexOf('@') + 1;
					return token.text.slice(at).toLowerCase() === key
						? [useAt(file, token.line, token.startColumn + at, token.text.slice(at), false)]
						: [];
				}),
			);
		case 'baseline':
			return [];
	}
}

function useAt(file: string, line: number, start: number, text: string, isDefinition: boolean): FileUse {
	const range = { start: { line, column: start }, end: { line, column: start + text.length } };
	return { file, range, isDefinition, isEscaped: false, isLoose: false, text };
}

/** Values of these keys are names of hosts, and those of `file` end with one where the server sends the file. */
const JSON_TEXT = /"(name|nodeName|file|hosts)"(\s*:\s*")((?:[^"\\]|\\.)*)"/g;

/**
 * The places of a name in a project file: where it is all of a value, or the end of the path of a file that the server
 * sends.
 */
function usesInProject(file: string, text: string, key: string): readonly FileUse[] {
	return text.split('\n').flatMap((line, number) =>
		[...line.matchAll(JSON_TEXT)].flatMap(({ 1: word = '', 2: between = '', 3: quoted = '', index }) => {
			const isPath = word === 'file' || word === 'hosts';
			const from = isPath ? quoted.lastIndexOf('/') + 1 : 0;
			const served = isPath ? parseDataFileName(quoted.slice(from), true)?.name : quoted;
			if (served?.toLowerCase() !== key) return [];
			const start = index + 1 + word.length + 1 + between.length + quoted.indexOf(served, from);
			return [useAt(file, number, start, served, false)];
		}),
	);
}
