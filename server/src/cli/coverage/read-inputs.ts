// What `coverage` and `why` read: a configuration, a tree, and differences. JSON from outside is checked before use.
import { statSync } from 'node:fs';
import {
	Analysis,
	assumedEntries,
	type Effect,
	isRecord,
	languageOf,
	plainPath,
	readWatchConfiguration,
	type Tree,
	type TreeEntry,
	treeOfEntries,
	type WatchConfiguration,
} from '../../core/index.ts';
import { type OptionTable, UsageError } from '../command.ts';
import { decodeText, InputError, readInput, readJson, reasonOf } from '../input.ts';
import { DAEMON_OPTIONS, type DaemonArguments, readDaemonOptions } from '../lint/options.ts';
import { FileSettings } from '../lint/settings.ts';
import { diskTree } from './disk-tree.ts';

/** Options of commands that ask what a configuration watches. */
export const WATCH_OPTIONS = {
	...DAEMON_OPTIONS,
	root: { type: 'string', value: 'DIR', help: 'read names and types of this folder, as the root /' },
	tree: { type: 'string', value: 'FILE', help: 'take the tree from a JSON array of entries' },
} as const satisfies OptionTable;

/** The values of those options. */
export interface WatchArguments extends DaemonArguments {
	readonly root?: string | undefined;
	readonly tree?: string | undefined;
	/** Folders that the search for project files does not leave. */
	readonly within?: readonly string[];
}

/** A configuration that was read. */
export interface ReadConfiguration {
	readonly file: string;
	readonly analysis: Analysis;
	readonly configuration: WatchConfiguration;
}

/**
 * Reads a configuration file.
 * @param bytes what the file contained at another time; its settings are those of its name
 * @throws InputError when it cannot be read, UsageError for an option with a wrong value
 */
export function readConfiguration(
	file: string,
	values: WatchArguments,
	bytes?: Uint8Array,
): ReadConfiguration {
	const { within } = values;
	const settings = new FileSettings({
		...readDaemonOptions(values),
		...(within === undefined ? undefined : { within }),
		rules: {},
		useConfig: true,
		paths: [file],
	});
	const { text } = bytes === undefined ? readInput(file, false) : decodeText(bytes, false, file);
	const analysis = new Analysis(text, settings.of(file, languageOf(file)));
	return { file, analysis, configuration: readWatchConfiguration(analysis.model, analysis.daemon) };
}

/** Where the tree comes from. */
export type TreeKind = 'root' | 'list' | 'assumed';

/**
 * The tree that the options name; without one, the files of a small system and every path that a line names.
 * @param problem called with a sentence for each folder that cannot be listed
 * @throws InputError, UsageError
 */
export function readTree(
	{ root, tree }: WatchArguments,
	{ analysis, configuration }: ReadConfiguration,
	problem: (text: string) => void,
): { readonly kind: TreeKind; readonly tree: Tree } {
	if (root !== undefined && tree !== undefined) throw new UsageError('--root and --tree exclude each other');
	if (root !== undefined) {
		if (statSync(root, { throwIfNoEntry: false })?.isDirectory() !== true)
			throw new InputError(`'${root}' is not a folder`);
		return {
			kind: 'root',
			tree: diskTree(root, (path, error) => problem(`cannot read the folder '${path}': ${reasonOf(error)}`)),
		};
	}
	if (tree !== undefined) return { kind: 'list', tree: treeOfEntries(readEntries(tree)) };
	const entries = assumedEntries(configuration, analysis.daemon.machine.files);
	return { kind: 'assumed', tree: treeOfEntries(entries) };
}

/** A JSON array of objects with a path; other members are taken as they are. */
function readArray(file: string): readonly Record<string, unknown>[] {
	const parsed = readJson(file);
	if (!Array.isArray(parsed)) throw new InputError(`'${file}' does not contain a JSON array`);
	return parsed.map((item: unknown, at) => {
		if (!isRecord(item) || typeof item['path'] !== 'string' || !item['path'].startsWith('/'))
			throw new InputError(`'${file}': item ${at + 1} has no absolute path`);
		return { ...item, path: plainPath(item['path']) };
	});
}

const TYPES = ['dir', 'file', 'symlink', 'fifo', 'hardlink', 'socket', 'device', 'other'] as const;

function textOf(item: Record<string, unknown>, key: string): string | undefined {
	const value = item[key];
	return typeof value === 'string' ? value : undefined;
}

function numberOf(value: unknown): number | undefined {
	return typeof value === 'number' ? value : undefined;
}

function readEntries(file: string): readonly TreeEntry[] {
	return readArray(file).map((item, at) => {
		const type = TYPES.find((one) => one === item['type']);
		if (type === undefined)
			throw new InputError(`'${file}': the type of item ${at + 1} must be one of ${TYPES.join(', ')}`);
		const [content, target, mode] = [textOf(item, 'content'), textOf(item, 'target'), textOf(item, 'mode')];
		const size = numberOf(item['size']);
		return {
			...{ path: textOf(item, 'path') ?? '', type },
			...(content === undefined ? undefined : { content }),
			...(target === undefined ? undefined : { target }),
			...(mode === undefined ? undefined : { mode }),
			...(size === undefined ? undefined : { size }),
		};
	});
}

/**
 * Reads differences.
 * @throws InputError
 */
export function readEffects(file: string): readonly Effect[] {
	return readArray(file).map((item, at) => {
		const effect = (['added', 'removed', 'changed'] as const).find((one) => one === item['effect']);
		if (effect === undefined)
			throw new InputError(`'${file}': the effect of item ${at + 1} must be added, removed or changed`);
		const [type, typeNew, target] = [textOf(item, 'type'), textOf(item, 'type_new'), textOf(item, 'target')];
		const mode = textOf(item, 'mode');
		const { differs, size, keepsStart, isRotated } = item;
		return {
			...{ path: textOf(item, 'path') ?? '', effect },
			...(type === undefined ? undefined : { type }),
			...(typeNew === undefined ? undefined : { type_new: typeNew }),
			...(target === undefined ? undefined : { target }),
			...(mode === undefined ? undefined : { mode }),
			...(Array.isArray(differs) ? { differs: differs.map(String) } : undefined),
			...(Array.isArray(size) ? { size: size.map(Number) } : undefined),
			...(typeof keepsStart === 'boolean' ? { keepsStart } : undefined),
			...(typeof isRotated === 'boolean' ? { isRotated } : undefined),
		};
	});
}
