// Finds and reads the files that the arguments name. Nothing else of the command line reads files for input.
import { closeSync, openSync, readFileSync, readSync, type Stats, statSync } from 'node:fs';
import { normalize, sep } from 'node:path';
import { globSync } from 'tinyglobby';
import {
	ContainedFiles,
	canBeMember,
	type FileSystem,
	folderOf,
	hasMoreLines,
	isBackupName,
	isConfigurationName,
	isProjectFile,
	joinPath,
	MAX_LINES,
	PROJECT_FILE_NAME,
	walkFolders,
} from '../core/index.ts';
import { nodeFiles, withSlashes } from '../platform/node-files.ts';
import { GitIgnore } from './git-ignore.ts';
import { errorLine, type Terminal } from './terminal.ts';

/** Larger files are refused: no configuration is that large, and a string of that size would exhaust the memory. */
const MAX_FILE_BYTES = 256 * 1024 * 1024;

/** Something that the user named, or wants, is not possible; the message is for people. */
export class InputError extends Error {}

/**
 * Runs what reads input.
 * @returns its exit status, or 2 after the message of an `InputError` is printed
 * @throws what else it throws
 */
export async function withInputErrors(
	terminal: Terminal,
	run: () => number | Promise<number>,
): Promise<number> {
	try {
		return await run();
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		terminal.error(errorLine(error.message));
		return 2;
	}
}

/** A folder among the arguments, and what lies in it. */
export interface FolderTarget {
	/** Its files, and nothing outside. */
	readonly files: ContainedFiles;
	/** Files that can belong to a deployment. */
	readonly members: readonly string[];
	/** Only the deployment of this project file is meant. */
	readonly projectFile?: string;
}

/** What the arguments mean. */
export interface Targets {
	/** Files to look at, in the order of the arguments. */
	readonly files: readonly string[];
	readonly folders: readonly FolderTarget[];
	/** Whether a file that was found, and not named, is one to pass over: Git ignores it. */
	readonly isIgnored: (file: string) => boolean;
}

/** What finding files needs of a command. */
export interface TargetHost {
	/** Text of a file of a deployment; undefined where it cannot be read. */
	readonly read: FileSystem['readText'];
	/** Called for each argument that names nothing, and for unreadable folders; the others go on. */
	readonly problem: (text: string) => void;
	/** Called for what is skipped on purpose. */
	readonly note: (text: string) => void;
	/** Look into folders as if there were no `.gitignore`. */
	readonly takesIgnored?: boolean;
}

/**
 * Finds what the arguments name: files as they are, folders searched for configuration files, globs expanded. Of folders and
 * globs, what Git ignores and backup copies are left out; a deployment knows ignored files nevertheless, since the server
 * finds them.
 */
export function findTargets(paths: readonly string[], host: TargetHost): Targets {
	const { read, problem, note } = host;
	const files = new Set<string>();
	const named = new Set<string>();
	const folders: FolderTarget[] = [];
	const starts: string[] = [];
	const git = new GitIgnore();
	const isIgnored = (file: string): boolean =>
		host.takesIgnored !== true && !named.has(file) && starts.some((start) => git.ignores(file, start));
	const system = {
		...nodeFiles((path, error) => problem(`cannot read the folder '${path}': ${reasonOf(error)}`)),
		readText: read,
	};
	for (const path of paths.map(withSlashes)) {
		try {
			const stat = statSync(path, { throwIfNoEntry: false });
			if (stat?.isDirectory()) {
				starts.push(path);
				const folder = walk(path, system, note);
				for (const file of folder.configurations) files.add(file);
				folders.push(folder.target);
			} else if (stat !== undefined && isProjectFile(path)) {
				starts.push(folderOf(path) || '.');
				const { target } = walk(folderOf(path), system, note);
				folders.push({ ...target, projectFile: joinPath(rootOf(folderOf(path)), PROJECT_FILE_NAME) });
			} else if (stat !== undefined) {
				files.add(path);
				named.add(path);
			} else if (MAGIC.test(path)) {
				const { start, found } = expandGlob(path, system, note);
				starts.push(start);
				for (const file of found) if (!isBackupName(nameOf(file))) files.add(file);
			} else throw new InputError(`no such file or folder: '${path}'`);
		} catch (error) {
			problem(error instanceof InputError ? error.message : `cannot read '${path}': ${reasonOf(error)}`);
		}
	}
	return { files: [...files].filter((file) => !isIgnored(file)), folders, isIgnored };
}

/** What makes a path a pattern. */
const MAGIC = /[*?[{]/;

/** The files that match; a pattern means files below its fixed part, and not what links lead to elsewhere. */
function expandGlob(
	pattern: string,
	system: FileSystem,
	note: (text: string) => void,
): { readonly start: string; readonly found: readonly string[] } {
	const path = pattern.split(sep).join('/');
	const found = globSync(path, { dot: true }).sort();
	if (found.length === 0) throw new InputError(`no file matches '${pattern}'`);
	const folder = fixedPartOf(path);
	const root = joinPath(system.resolve(folder) ?? folder, '');
	const inside = found.filter((file) => {
		const real = system.resolve(file);
		if (real === undefined || real.startsWith(root)) return true;
		note(`'${file}' is skipped: this link points outside '${folder}'`);
		return false;
	});
	return { start: folder, found: inside };
}

/** The folder above the first part of a path that is a pattern; a path without one as it is. */
export function fixedPartOf(path: string): string {
	const parts = withSlashes(path).split('/');
	const at = parts.findIndex((part) => MAGIC.test(part));
	if (at < 0) return path;
	const fixed = parts.slice(0, at);
	return fixed.length === 1 && fixed[0] === '' ? '/' : fixed.join('/') || '.';
}

const NO_BOUNDS = { maxFolders: Infinity, maxFiles: Infinity, maxLevels: Infinity };

function walk(
	folder: string,
	system: FileSystem,
	note: (text: string) => void,
): { readonly configurations: readonly string[]; readonly target: FolderTarget } {
	const root = rootOf(folder);
	const files = new ContainedFiles(system, MAX_FILE_BYTES);
	files.setRoots([root]);
	const isMember = (name: string): boolean => canBeMember(name) && !isBackupName(name);
	const steps = walkFolders(
		files.roots,
		files,
		(name) => isMember(name) || isConfigurationName(name),
		NO_BOUNDS,
	);
	let step = steps.next();
	while (step.done !== true) step = steps.next();
	const { paths, outside } = step.value;
	for (const path of outside) note(`'${path}' is skipped: this link points outside '${folder || '.'}'`);
	return {
		configurations: paths.filter((path) => isConfigurationName(nameOf(path))),
		target: { files, members: paths.filter((path) => isMember(nameOf(path))) },
	};
}

/** A folder as its files are written below it; empty for the current one. */
function rootOf(folder: string): string {
	const root = withSlashes(normalize(folder)).replace(/(.)\/+$/, '$1');
	return root === '.' ? '' : root;
}

function nameOf(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1);
}

/** A file's text, and how to turn it back into the same bytes. */
export interface InputText {
	readonly text: string;
	/** `latin1` for files that are not valid UTF-8: each byte is one character, so nothing is lost in writing. */
	readonly encoding: 'utf8' | 'latin1';
	/** What was read. */
	readonly bytes: Uint8Array;
}

/**
 * Decodes a file's bytes.
 * @param keepBytes decode invalid UTF-8 as Latin-1, so that an edited text can be written back byte for byte
 * @param name what the file is called in an error
 * @throws InputError when it has too many lines
 */
export function decodeText(bytes: Uint8Array, keepBytes: boolean, name: string): InputText {
	const input = { ...decode(bytes, keepBytes), bytes };
	if (hasMoreLines(input.text))
		throw new InputError(`'${name}' has more than ${MAX_LINES} lines and was not checked`);
	return input;
}

/**
 * Decodes standard input whose changed text goes to standard output, which is UTF-8: other bytes would not come out again.
 * @throws InputError when it is not UTF-8, or as `decodeText`
 */
export function decodeForOutput(bytes: Uint8Array, name: string): InputText {
	const input = decodeText(bytes, true, name);
	if (input.encoding === 'utf8') return input;
	throw new InputError('standard input is not UTF-8: give the file by its name');
}

function decode(bytes: Uint8Array, keepBytes: boolean): Omit<InputText, 'bytes'> {
	if (keepBytes) {
		try {
			return {
				text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
				encoding: 'utf8',
			};
		} catch {
			return { text: Buffer.from(bytes).toString('latin1'), encoding: 'latin1' };
		}
	}
	return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), encoding: 'utf8' };
}

/**
 * Reads a file.
 * @throws InputError when it cannot be read, is too large, or is not a regular file: a pipe or device may never end
 */
export function readInput(path: string, keepBytes: boolean): InputText {
	return decodeText(readBytes(path), keepBytes, path);
}

/**
 * Reads a file of JSON that the command line names.
 * @param what the file is, before its name in an error
 * @throws InputError when it cannot be read or is not JSON
 */
export function readJson(path: string, what = ''): unknown {
	const text = new TextDecoder().decode(readBytes(path));
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new InputError(`cannot read ${what}'${path}': ${reasonOf(error)}`);
	}
}

/** What was read from pipes of the shell: they can be read only once. */
const pipes = new Map<string, Uint8Array>();

/** @throws InputError as `readInput` */
function readBytes(path: string): Uint8Array {
	try {
		const stat = statSync(path);
		if (stat.isFIFO() && isDescriptor(path)) {
			const bytes = pipes.get(path) ?? readPipe(path);
			pipes.set(path, bytes);
			return bytes;
		}
		// What programs name in the place of a file that is not there, such as Git in the diff of a new file.
		if (path === '/dev/null') return new Uint8Array();
		const problem = whyRefused(path, stat);
		if (problem !== undefined) throw new InputError(problem);
		return readFileSync(path);
	} catch (error) {
		if (error instanceof InputError) throw error;
		throw new InputError(`cannot read '${path}': ${reasonOf(error)}`);
	}
}

/** Why a file is not read, although it is there. */
function whyRefused(path: string, stat: Stats): string | undefined {
	if (stat.isDirectory()) return `'${path}' is a folder`;
	if (!stat.isFile())
		return `'${path}' is not a regular file; a pipe is read only as /dev/stdin or <(COMMAND)`;
	if (stat.size > MAX_FILE_BYTES) return `'${path}' has ${stat.size} bytes; the limit is ${MAX_FILE_BYTES}`;
	return undefined;
}

/** A file that is open already: what a shell makes of `<(COMMAND)`, and standard input. Its writer is at work and ends. */
function isDescriptor(path: string): boolean {
	return /^\/(?:dev\/(?:stdin|fd\/\d+)|proc\/self\/fd\/\d+)$/.test(path);
}

function readPipe(path: string): Uint8Array {
	const descriptor = openSync(path, 'r');
	try {
		return readToEnd((bytes) => readSync(descriptor, bytes), path);
	} finally {
		closeSync(descriptor);
	}
}

/**
 * Reads until nothing more comes.
 * @param readSome fills the start of the buffer, and returns the number of bytes; 0 at the end
 * @param name what is read, for the error
 * @throws InputError for more bytes than a file may have
 */
export function readToEnd(readSome: (bytes: Buffer) => number, name: string): Uint8Array {
	const parts: Buffer[] = [];
	let total = 0;
	const bytes = Buffer.alloc(65_536);
	for (;;) {
		const count = readSome(bytes);
		if (count === 0) return Buffer.concat(parts);
		total += count;
		if (total > MAX_FILE_BYTES)
			throw new InputError(`${name} has more than ${MAX_FILE_BYTES} bytes, which is the limit`);
		parts.push(Buffer.from(bytes.subarray(0, count)));
	}
}

/** The text of an error, for people; of one of the system without its code, the call and the path. */
export function reasonOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	const match = /^E[A-Z0-9]+: (.+?), [a-z]+(?: '.*)?$/s.exec(error.message);
	return match?.[1] ?? error.message;
}
