// From the reports of a log to what the watch model needs: a tree made of the reported paths, and the differences that
// the reports tell of. A log says nothing about other files. Reports about one path at different times cannot hold at
// once: they come in rounds, each of which holds one difference for each path.

import type { PolicyReport } from '../logs/policy-report.ts';
import type { WatchConfiguration } from '../watch/configuration.ts';
import { type Effect, type TreeEntry, treeOfEntries } from '../watch/memory-tree.ts';
import type { TestName } from '../watch/policies.ts';
import { type NodeType, parentOf, type Tree } from '../watch/tree.ts';

/** Reports that can come from one check, with the tree before it and the differences. */
export interface Round {
	/** In the order of the log, each once. */
	readonly reports: readonly PolicyReport[];
	readonly tree: Tree;
	readonly effects: readonly Effect[];
}

/** A path as the kernel reads it where nothing on the way is a link. */
export function plainPath(path: string): string {
	const names: string[] = [];
	for (const name of path.split('/')) {
		if (name === '' || name === '.') continue;
		if (name === '..') names.pop();
		else names.push(name);
	}
	return `/${names.join('/')}`;
}

/** One report as a key: what is the same again tells nothing new. */
export function keyOf({ event, path, code }: Pick<PolicyReport, 'event' | 'path' | 'code'>): string {
	return `${event}\0${code ?? ''}\0${path}`;
}

/**
 * Makes the rounds.
 * @param reports of one host, in the order of the log; repetitions do no harm
 * @param configuration says which paths are directories where the reports do not
 * @param growsOnly whether files of which the content changed and which grew still begin with the old content
 */
export function makeRounds(
	reports: readonly PolicyReport[],
	configuration: WatchConfiguration,
	growsOnly: boolean,
): readonly Round[] {
	const known = new Set<string>();
	const drafts: Draft[] = [];
	// What is not a directory is known first: it explains other reports of its path.
	const isFirst = ({ event }: PolicyReport) => Number(event === 'nodirectory');
	for (const report of [...reports].sort((a, b) => isFirst(b) - isFirst(a))) {
		const key = keyOf(report);
		if (known.has(key)) continue;
		known.add(key);
		let draft = drafts.find((one) => one.takes(report));
		if (draft === undefined) {
			draft = new Draft();
			drafts.push(draft);
		}
		draft.add(report);
	}
	const listed = new Set<string>();
	for (const { list, path, isPattern } of configuration.pathLines)
		if (list !== 'file' && !isPattern) listed.add(plainPath(path));
	return drafts.map((draft) => draft.finish(listed, growsOnly));
}

/** A round that is being put together. */
class Draft {
	readonly #reports: PolicyReport[] = [];
	readonly #at = new Map<string, PolicyReport[]>();
	/** Folders that exist before the check, and after it, since something lies in them. */
	readonly #foldersBefore = new Set<string>();
	readonly #foldersNow = new Set<string>();

	/** Whether a report can be of the same check as those taken so far. */
	takes(report: PolicyReport): boolean {
		const path = plainPath(report.path);
		if (!canBeTogether(this.#at.get(path) ?? [], report)) return false;
		if (report.event === 'added' && this.#foldersBefore.has(path)) return false;
		if (report.event === 'missing' && this.#foldersNow.has(path)) return false;
		for (let folder = parentOf(path); ; folder = parentOf(folder)) {
			for (const { event } of this.#at.get(folder) ?? []) {
				if (event === 'added' && report.event !== 'added') return false;
				if (event === 'missing' && report.event !== 'missing') return false;
			}
			if (folder === '/') return true;
		}
	}

	add(report: PolicyReport): void {
		this.#reports.push(report);
		const path = plainPath(report.path);
		const here = this.#at.get(path);
		if (here === undefined) this.#at.set(path, [report]);
		else here.push(report);
		for (let folder = parentOf(path); folder !== '/'; folder = parentOf(folder)) {
			if (report.event !== 'added') this.#foldersBefore.add(folder);
			if (report.event !== 'missing') this.#foldersNow.add(folder);
		}
	}

	finish(listed: ReadonlySet<string>, growsOnly: boolean): Round {
		const entries: TreeEntry[] = [];
		const effects: Effect[] = [];
		/** Folders that are not reported and must have come with what is new in them. */
		const comeAlong = new Set<string>();
		for (const [path, reports] of this.#at) {
			const events = new Set(reports.map(({ event }) => event));
			const changed = reports.find(({ event }) => event === 'modified');
			const shown = changed ?? reports[0];
			if (shown === undefined) continue;
			const [before, now] = this.#typesOf(path, shown, events.has('nodirectory'), listed);
			const size = sizesOf(shown);
			if (!events.has('added')) {
				const bytes = size[0] === undefined ? undefined : { size: size[0] };
				entries.push({ path, type: before === 'other' ? 'fifo' : before, ...bytes });
			} else {
				const between = this.#foldersToNewOne(path);
				if (between === undefined) entries.push({ path: parentOf(path), type: 'dir' });
				else for (const folder of between) comeAlong.add(folder);
			}
			const effect = effectOf(path, events, changed, before, now, size, growsOnly);
			if (effect !== undefined) effects.push(effect);
		}
		for (const path of comeAlong) effects.push({ path, effect: 'added', type: 'dir' });
		// Nobody reports that a listed directory is missing: it is there.
		for (const path of listed) if (this.#isUntouched(path)) entries.push({ path, type: 'dir' });
		return { reports: this.#reports, tree: treeOfEntries(entries), effects };
	}

	/** The folders between a new path and the nearest new folder above it; undefined where none is new. */
	#foldersToNewOne(path: string): readonly string[] | undefined {
		const between: string[] = [];
		for (let folder = parentOf(path); folder !== '/'; folder = parentOf(folder)) {
			const here = this.#at.get(folder);
			if (here?.some(({ event }) => event === 'added') === true) return between;
			if (here !== undefined) return undefined;
			between.push(folder);
		}
		return undefined;
	}

	/** Whether no report is about a path or a folder above it. */
	#isUntouched(path: string): boolean {
		for (let folder = path; ; folder = parentOf(folder)) {
			if (this.#at.has(folder)) return false;
			if (folder === '/') return true;
		}
	}

	/** What lies at a path before and after: by its permissions, by what lies in it, by the configuration. */
	#typesOf(
		path: string,
		report: PolicyReport,
		isNoDirectory: boolean,
		listed: ReadonlySet<string>,
	): readonly [NodeType, NodeType] {
		const mode = report.attributes.find(({ name }) => name === 'mode');
		const isLink = report.code?.includes('L') === true && !report.code.includes('M');
		const usual: NodeType = isLink ? 'symlink' : listed.has(path) && !isNoDirectory ? 'dir' : 'file';
		const isFileNow = report.code !== undefined && /C.*M/.test(report.code);
		const before = this.#foldersBefore.has(path)
			? 'dir'
			: (typeOfMode(mode?.old) ?? (isFileNow ? 'file' : usual));
		const isSame = mode === undefined || mode.old === undefined || mode.new === undefined;
		const now = isNoDirectory
			? (typeOfMode(mode?.new) ?? 'file')
			: this.#foldersNow.has(path)
				? 'dir'
				: (typeOfMode(mode?.new) ?? (isFileNow ? 'file' : undefined));
		return [before, now ?? (isSame ? before : usual)];
	}
}

/** Whether a report can be of the same check as others about its path. */
function canBeTogether(others: readonly PolicyReport[], report: PolicyReport): boolean {
	if (others.some(({ event }) => event === 'nodirectory') || report.event === 'nodirectory')
		// A `dir` line for what is not a directory gives NODIRECTORY and MISSING, besides what differs.
		return [...others, report].every(({ event }) => event !== 'added');
	// Two lines may write one name differently.
	return others.every((other) => other.event === report.event && other.path !== report.path);
}

function typeOfMode(mode: string | undefined): NodeType | undefined {
	if (mode === undefined || !/^[-dlbcps][-rwxsStT]{9}/.test(mode)) return undefined;
	if (mode.startsWith('-')) return 'file';
	if (mode.startsWith('d')) return 'dir';
	return mode.startsWith('l') ? 'symlink' : 'other';
}

function sizesOf({ attributes }: PolicyReport): readonly [number | undefined, number | undefined] {
	const size = attributes.find(({ name }) => name === 'size');
	const read = (text: string | undefined) =>
		text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
	return [read(size?.old), read(size?.new)];
}

const TESTS: Readonly<Record<string, TestName>> = {
	C: 'CHK',
	L: 'LNK',
	D: 'RDEV',
	I: 'INO',
	H: 'HLN',
	M: 'MOD',
	U: 'USR',
	G: 'GRP',
	S: 'SIZ',
};
const TIMES: Readonly<Record<string, TestName>> = { mtime: 'MTM', ctime: 'CTM', atime: 'ATM' };

/**
 * The tests that tell of a change, by name; where the line does not say which of the times differs, all three.
 * @param report about a changed file
 */
export function testsOf(report: PolicyReport): readonly TestName[] {
	return report.changes.flatMap(({ letter, attributes }) => {
		if (letter !== 'T') return TESTS[letter] ?? [];
		const named = attributes.flatMap(({ name }) => TIMES[name] ?? []);
		return named.length === 0 ? Object.values(TIMES) : named;
	});
}

function effectOf(
	path: string,
	events: ReadonlySet<string>,
	changed: PolicyReport | undefined,
	before: NodeType,
	now: NodeType,
	size: readonly [number | undefined, number | undefined],
	growsOnly: boolean,
): Effect | undefined {
	if (events.has('added')) return { path, effect: 'added', type: now };
	if (changed === undefined) {
		if (!events.has('nodirectory')) return { path, effect: 'removed', type: before };
		return before === now ? undefined : { path, effect: 'changed', type: before, type_new: now };
	}
	const [oldSize, newSize] = size;
	return {
		...{ path, effect: 'changed', type: before, differs: testsOf(changed), isRotated: false },
		...(before === now ? undefined : { type_new: now }),
		...(oldSize === undefined || newSize === undefined ? undefined : { size: [oldSize, newSize] }),
		keepsStart: growsOnly,
	};
}
