// What the editor shows of the watch model: the tree of watched paths, the words of a hover, and the line above a policy
// section. No tree of files is known there: the paths that the file names and those of a small system are assumed.

import type { Analysis } from '../analysis/analysis.ts';
import { code } from '../text/markdown.ts';
import {
	type PathLine,
	readWatchConfiguration,
	severityOf,
	type WatchConfiguration,
} from '../watch/configuration.ts';
import {
	assumedEntries,
	type CoverageNode,
	type CoverageTree,
	coverageTree,
} from '../watch/coverage-tree.ts';
import type { WatchEntry } from '../watch/lists.ts';
import { treeOfEntries } from '../watch/memory-tree.ts';
import { childOf, parentOf, type Tree } from '../watch/tree.ts';
import { describeTests, lineText, reachText } from './watch-words.ts';

/** A configuration over the tree that is assumed for it. */
export interface AssumedCoverage {
	readonly configuration: WatchConfiguration;
	readonly tree: Tree;
	readonly coverage: CoverageTree;
}

/** Reads what a file watches. */
export function assumeCoverage(analysis: Analysis): AssumedCoverage {
	const { model, daemon } = analysis;
	const configuration = readWatchConfiguration(model, daemon);
	const tree = treeOfEntries(assumedEntries(configuration, daemon.machine.files));
	return { configuration, tree, coverage: coverageTree(configuration, tree) };
}

/** One item of the view. */
export interface WatchedItem {
	readonly path: string;
	readonly label: string;
	readonly description: string;
	readonly tooltip: string;
	readonly kind: 'folder' | 'file' | 'pattern';
	/** The policy's section; absent where samhain does not look at the path. */
	readonly policy?: string;
	/** Number of the deciding line from 0. */
	readonly line?: number;
	/** Items below; absent where they must be asked for. */
	readonly children?: readonly WatchedItem[];
}

/** What the view shows. */
export interface WatchedItemsOptions {
	/** Show paths that are not watched, too. */
	readonly showsUnwatched: boolean;
	/** Show only paths that hold this text, letter case ignored, and the folders above them. */
	readonly filter: string;
	/** The folder whose items are wanted; absent: the root. */
	readonly folder?: string;
}

/** Items of one answer, about: folders beyond are asked for when somebody opens them. */
const MAX_ITEMS = 300;

/**
 * The items of a folder, and of the folders in it as long as there are not too many.
 * @returns no items for a file that samhain does not start with
 */
export function watchedItems(
	{ coverage, tree }: AssumedCoverage,
	{ showsUnwatched, filter, folder = '/' }: WatchedItemsOptions,
): readonly WatchedItem[] {
	if (!coverage.lists.starts) return [];
	const wanted = filter.toLowerCase();
	const shown = shownPaths(coverage, tree, wanted, showsUnwatched);
	const nodesIn = (path: string): readonly CoverageNode[] =>
		coverage.children(path).filter((node) => shown.has(node.path));
	let count = 0;
	const itemsIn = (nodes: readonly CoverageNode[]): readonly WatchedItem[] => {
		count += nodes.length;
		return nodes.map((node) => {
			const below = node.type === 'dir' ? nodesIn(node.path) : [];
			if (below.length > 0 && count + below.length > MAX_ITEMS) return itemOf(node, undefined);
			return itemOf(node, itemsIn(below));
		});
	};
	const items = itemsIn(nodesIn(folder));
	if (folder !== '/') return items;
	const root = coverage.node('/', '/', 'dir');
	return [...(root.isOwn ? [itemOf(root, [])] : []), ...items, ...patternItems(coverage, wanted)];
}

/** The paths that the view shows and every folder above them. */
function shownPaths(
	coverage: CoverageTree,
	tree: Tree,
	wanted: string,
	showsUnwatched: boolean,
): ReadonlySet<string> {
	const shown = new Set<string>();
	const add = (path: string): void => {
		if (!path.toLowerCase().includes(wanted)) return;
		for (let at = path; at !== '/' && !shown.has(at); at = parentOf(at)) shown.add(at);
	};
	const { files, one, two } = coverage.lists;
	for (const list of [files, one, two]) for (const path of list.keys()) add(path);
	if (!showsUnwatched) return shown;
	const addUnwatched = (folder: string): void => {
		tree.eachChild(folder, (name, type) => {
			const node = coverage.node(childOf(folder, name), name, type);
			if (node.entry === undefined && !node.leadsToEntries) add(node.path);
			else if (type === 'dir') addUnwatched(node.path);
		});
	};
	addUnwatched('/');
	return shown;
}

function itemOf(node: CoverageNode, below: readonly WatchedItem[] | undefined): WatchedItem {
	const children = below === undefined ? undefined : { children: below };
	const { path, name, type, entry, content } = node;
	const kind = type === 'dir' ? 'folder' : 'file';
	if (entry === undefined) {
		const description = node.leadsToEntries ? '' : 'not watched';
		return { path, label: name, description, tooltip: `${path} is not watched.`, kind, ...children };
	}
	const reach = content === undefined ? '' : ` · ${shortReach(content.depth)}`;
	const whole = content === undefined ? '' : `, ${reachText(content.depth)}`;
	const closed = type === 'dir' && content === undefined ? ' · nothing in it' : '';
	return {
		path,
		label: name,
		description: `${entry.policy.section}${reach}${closed}`,
		tooltip: `${path}${whole}: line ${entry.source.line + 1}, ${lineText(entry.source)} in [${entry.policy.section}]. ${describeTests(entry)}.`,
		kind,
		policy: entry.policy.section,
		line: entry.source.line,
		...children,
	};
}

function shortReach(depth: number): string {
	if (depth === 0) return 'its names';
	return depth === 1 ? '1 level' : `${depth} levels`;
}

/** Patterns without a known match: only the machine knows which paths they match. */
function patternItems({ lists }: CoverageTree, wanted: string): readonly WatchedItem[] {
	return lists.unmatched
		.filter(({ path }) => path.toLowerCase().includes(wanted))
		.map((source) => ({
			path: source.path,
			label: source.path,
			description: `${source.policy.section} · pattern`,
			tooltip: `Line ${source.line + 1}: samhain expands this pattern when it reads the file and before each check.`,
			kind: 'pattern',
			policy: source.policy.section,
			line: source.line,
			children: [],
		}));
}

/** Exceptions that a sentence names. */
const MAX_NAMED = 4;

/**
 * What a `file=` or `dir=` line watches, in sentences of Markdown.
 * @param line its number from 0
 * @returns nothing for another line, or one that samhain refuses
 */
export function describeWatchedLine(analysis: Analysis, line: number): readonly string[] {
	const { coverage, configuration } = assumeCoverage(analysis);
	const { lists } = coverage;
	const source = configuration.pathLines.find((one) => one.line === line);
	if (source === undefined) return [];
	const late = lists.repeated.find((one) => one.source === source && one.path === source.path);
	if (late !== undefined)
		return [
			`Samhain ignores this line: line ${late.first.source.line + 1} already has this path, in [${late.first.policy.section}].`,
		];
	const depth = source.list === 'file' ? undefined : (source.depth ?? configuration.recursionLevel.value);
	const from =
		source.list !== 'file' && source.depth === undefined
			? configuration.recursionLevel.line === undefined
				? ' (`SetRecursionLevel` is not set)'
				: ` (\`SetRecursionLevel\` in line ${configuration.recursionLevel.line + 1})`
			: '';
	const what =
		depth === undefined
			? `Watches ${code(source.path)} itself.`
			: depth < 0
				? `Watches ${code(source.path)} itself and nothing below it${exceptionsText(lists, source.path)}.`
				: `Watches ${code(source.path)}${depth === 0 ? ' and' : ','} ${reachText(depth)}${from}${exceptionsText(lists, source.path)}.`;
	const tests = describeTests({ policy: source.policy, mask: source.mask });
	const redefined =
		source.redefinedBy.length === 0
			? ''
			: `, by line ${source.redefinedBy.map((number) => number + 1).join(' and line ')}`;
	return [
		...(source.isPattern
			? ['The path is a pattern: samhain expands it when it reads the file, and again before each check.']
			: []),
		what,
		...(source.list === 'two' && !lists.isTwoWalked
			? ['It belongs to the second schedule, and `FileCheckScheduleTwo` is not set: samhain drops it.']
			: []),
		`Compares: ${tests}${redefined}.`,
	];
}

function exceptionsText({ files, one, two }: CoverageTree['lists'], path: string): string {
	const start = path === '/' ? '/' : `${path}/`;
	const names = new Set<string>();
	for (const list of [files, one, two])
		for (const other of list.keys()) if (other.startsWith(start) && other !== path) names.add(other);
	if (names.size === 0) return '';
	const rest = names.size > MAX_NAMED ? ` and ${names.size - MAX_NAMED} more` : '';
	return `, except ${[...names]
		.slice(0, MAX_NAMED)
		.map((name) => code(name))
		.join(', ')}${rest}`;
}

/** A sentence above a policy section. */
export interface SectionSummary {
	/** Number of the header's line from 0. */
	readonly line: number;
	readonly text: string;
}

/**
 * What each policy section adds, for the line above its header.
 * @param coverage what the same file watches
 */
export function policySummaries(
	{ model }: Analysis,
	{ configuration, coverage }: AssumedCoverage,
): readonly SectionSummary[] {
	const used = new Set<WatchEntry['source']>();
	for (const list of [coverage.lists.files, coverage.lists.one, coverage.lists.two])
		for (const { source } of list.values()) used.add(source);
	for (const source of coverage.lists.unmatched) used.add(source);
	const headers = model.lines('header').map((line) => model.store.numberOf(line));
	let next = 0;
	return headers.flatMap((line, at) => {
		const end = headers[at + 1] ?? Number.POSITIVE_INFINITY;
		const lines: PathLine[] = [];
		for (; ; next++) {
			const one = configuration.pathLines[next];
			if (one === undefined || one.line > end) break;
			if (one.line > line) lines.push(one);
		}
		const [first] = lines;
		if (first === undefined) return [];
		const folders = lines.filter(({ list }) => list !== 'file').length;
		const late = lines.filter((one) => !used.has(one)).length;
		const severity = severityOf(configuration, first.policy.severityOption).value;
		const reports = lines.every(({ mask }) => mask === 0)
			? `compares nothing, additions at ${severity}`
			: `changes at ${severity}`;
		const changed = lines.some(({ mask, policy }) => mask !== policy.mask) ? ', tests redefined' : '';
		const parts = [
			counted(folders, 'directory', 'directories'),
			counted(lines.length - folders, 'file', 'files'),
		].filter((part) => part !== '');
		const ignored = late === 0 ? '' : `, ${counted(late, 'line', 'lines')} without effect`;
		return [{ line, text: `${parts.join(', ')} · ${reports}${changed}${ignored}` }];
	});
}

function counted(count: number, one: string, many: string): string {
	return count === 0 ? '' : `${count} ${count === 1 ? one : many}`;
}
