// Why a path is watched or not: every line that samhain could have taken, in the order in which they are considered, and
// what follows from the one that decides. Answers for one path of a tree; knows no words for people but short reasons.

import { isSweptAsIgnored } from './check.ts';
import { type PathLine, type SetValue, severityOf, type WatchConfiguration } from './configuration.ts';
import { type ContentRule, type Decision, makeDecider } from './decide.ts';
import { type IgnoredEvent, type IgnoreLine, ignoringLine } from './ignores.ts';
import { buildLists, type WatchEntry, type WatchLists } from './lists.ts';
import { treeWith } from './memory-tree.ts';
import { type NodeType, parentOf, resolvePath, type Tree } from './tree.ts';

/** One line that samhain considers for a path. */
export interface Candidate {
	readonly source: PathLine;
	/** The path that the line names: the path itself or a folder above it. */
	readonly path: string;
	/** Whether it decides for the path. */
	readonly decides: boolean;
	/** Why it decides or does not; one sentence. */
	readonly reason: string;
}

/** What a check does about one kind of event. */
export interface EventAnswer {
	readonly event: IgnoredEvent;
	/** The option that sets the severity. */
	readonly option: string;
	readonly severity: SetValue<string>;
	/** The line that suppresses the report. */
	readonly ignoredBy: IgnoreLine | undefined;
}

/** When samhain looks at the path. */
export interface CheckTimes {
	readonly kind: 'seconds' | 'schedule' | 'never';
	readonly seconds: SetValue<number>;
	readonly schedules: readonly SetValue<string>[];
}

/** Everything about one path. */
export interface WhyAnswer {
	readonly path: string;
	readonly starts: boolean;
	/** Undefined where samhain never looks at the path. */
	readonly decision: Decision | undefined;
	readonly candidates: readonly Candidate[];
	/** For a directory: how its content is read. */
	readonly content: ContentRule | undefined;
	/** Lines of which samhain looks at the content of the directory with other rules. */
	readonly exceptions: readonly WatchEntry[];
	readonly events: readonly EventAnswer[];
	readonly times: CheckTimes;
}

/**
 * Explains a path.
 * @param configuration what was read
 * @param tree the files that exist; the path need not be among them
 * @param given an absolute path, in any spelling
 */
export function explainPath(configuration: WatchConfiguration, tree: Tree, path: string): WhyAnswer {
	const lists = buildLists(configuration, tree);
	const decider = makeDecider(lists, tree);
	const decision = lists.starts ? decider.decide(path) : undefined;
	const content = lists.starts ? decider.contentRule(path) : undefined;
	return {
		path,
		starts: lists.starts,
		decision,
		candidates: candidatesOf(lists, path, decision),
		content,
		exceptions: exceptionsBelow(lists, path),
		events: decision === undefined ? [] : eventsOf(configuration, lists, path, decision.entry),
		times: timesOf(configuration, lists, decision?.entry),
	};
}

/** How many names below a folder a path is. */
function levelsBelow(folder: string, path: string): number {
	const rest = folder === '/' ? path : path.slice(folder.length);
	return rest.split('/').length - 1;
}

function candidatesOf(lists: WatchLists, path: string, decision: Decision | undefined): readonly Candidate[] {
	const found: Candidate[] = [];
	const add = (entry: WatchEntry, reason: string): void => {
		const decides = decision?.entry === entry;
		found.push({ source: entry.source, path: entry.path, decides, reason });
		for (const { source, first } of lists.repeated)
			if (first === entry) {
				const late = `Line ${entry.source.line + 1} already has this path: samhain ignores the second line.`;
				found.push({ source, path: entry.path, decides: false, reason: late });
			}
	};
	const file = lists.files.get(path);
	if (file !== undefined) add(file, 'A `file` line for exactly this path takes precedence over all others.');
	for (const own of [lists.one.get(path), lists.two.get(path)])
		if (own !== undefined) add(own, reasonOfOwn(own, lists, decision));
	let nearest: WatchEntry | undefined;
	for (let folder = path; folder !== '/'; ) {
		folder = parentOf(folder);
		for (const above of [lists.one.get(folder), lists.two.get(folder)]) {
			if (above === undefined) continue;
			add(above, reasonOfFolder(above, path, lists, decision, nearest));
			nearest ??= above;
		}
	}
	return found;
}

function reasonOfOwn(own: WatchEntry, lists: WatchLists, decision: Decision | undefined): string {
	if (decision?.entry === own)
		return 'A `dir` line for exactly this path takes precedence over those of parent directories.';
	if (own.list === 'two' && !lists.isTwoWalked)
		return 'It belongs to the second schedule, and `FileCheckScheduleTwo` is not set: samhain drops it.';
	return 'It applies to everything below; the `file` line applies to the directory itself.';
}

function reasonOfFolder(
	above: WatchEntry,
	path: string,
	lists: WatchLists,
	decision: Decision | undefined,
	nearest: WatchEntry | undefined,
): string {
	const levels = levelsBelow(above.path, path);
	const reach =
		above.depth === 0
			? `the names in ${above.path}`
			: `the names in ${above.path} and ${above.depth === 1 ? '1 level' : `${above.depth} levels`} below them`;
	if (nearest !== undefined) return `The line for ${nearest.path} is closer and applies from there on.`;
	if (above.depth < 0) return `Its depth of -1 excludes everything below ${above.path}.`;
	if (levels > above.depth + 1)
		return `It watches ${reach}; the path is ${levels - 1 === 1 ? '1 level' : `${levels - 1} levels`} below them.`;
	if (decision?.entry === above) return `It watches ${reach}.`;
	if (decision === undefined)
		return above.list === 'two' && !lists.isTwoWalked
			? 'It belongs to the second schedule, and `FileCheckScheduleTwo` is not set: samhain drops it.'
			: `The walk of ${above.path} does not reach the path: something on the way is not a directory.`;
	return 'The path is in reach, but its own line takes precedence.';
}

/** Entries below a directory, which go by their own rules. */
function exceptionsBelow(lists: WatchLists, path: string): readonly WatchEntry[] {
	const start = path === '/' ? '/' : `${path}/`;
	return [lists.files, lists.one, lists.two].flatMap((list) =>
		[...list.values()].filter((entry) => entry.path.startsWith(start) && entry.path !== path),
	);
}

function eventsOf(
	configuration: WatchConfiguration,
	lists: WatchLists,
	path: string,
	entry: WatchEntry,
): readonly EventAnswer[] {
	const isOwn = entry.path === path;
	const isIgnored = isOwn ? entry.policy.section === 'IgnoreAll' : isSweptAsIgnored(lists, path, entry);
	return (['added', 'modified', 'missing'] as const).map((event) => {
		const missing = isIgnored ? 'SeverityIgnoreAll' : 'SeverityFiles';
		const option = event === 'missing' ? missing : entry.policy.severityOption;
		return {
			event,
			option,
			severity: severityOf(configuration, option),
			ignoredBy: ignoringLine(configuration.ignores, event, path),
		};
	});
}

function timesOf(
	{ scheduleOne, scheduleTwo, checkTime }: WatchConfiguration,
	lists: WatchLists,
	entry: WatchEntry | undefined,
): CheckTimes {
	const isSecond = entry?.list === 'two' && lists.isTwoWalked;
	if (scheduleOne.length === 0)
		// Samhain looks at the schedules only where the first one is set.
		return { kind: isSecond ? 'never' : 'seconds', seconds: checkTime, schedules: [] };
	return { kind: 'schedule', seconds: checkTime, schedules: isSecond ? scheduleTwo : scheduleOne };
}

/** The answer for a path, and what lies there. */
export interface TypedAnswer {
	readonly answer: WhyAnswer;
	readonly type: NodeType;
	/** True where the tree does not hold the path, so that its type is an assumption. */
	readonly isAssumed: boolean;
}

/**
 * Explains a path; one that the tree does not contain counts as a file and as a directory.
 * @param given an absolute path, in any spelling
 */
export function answerWhy(
	configuration: WatchConfiguration,
	tree: Tree,
	given: string,
): readonly TypedAnswer[] {
	const path = plainPath(given);
	const place = resolvePath(tree, path);
	const type = place === undefined ? undefined : tree.typeOf(place);
	if (type !== undefined) return [{ answer: explainPath(configuration, tree, path), type, isAssumed: false }];
	return (['file', 'dir'] as const).map((assumed) => ({
		answer: explainPath(configuration, treeWith(tree, path, assumed), path),
		type: assumed,
		isAssumed: true,
	}));
}

/**
 * A path as samhain comes to it, from an absolute one in any spelling: people and programs write a folder with a slash at
 * its end.
 */
export function plainPath(path: string): string {
	const parts: string[] = [];
	for (const part of path.split('/')) {
		if (part === '..') parts.pop();
		else if (part !== '' && part !== '.') parts.push(part);
	}
	return `/${parts.join('/')}`;
}
