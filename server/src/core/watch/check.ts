// What `samhain -t check` reports after `-t init`, given two configurations and two trees: added, missing and modified
// paths, and directories that are none (rules: sh_files.c and sh_hash.c of samhain 4.1.4; recorded runs).

import { severityOf, type WatchConfiguration } from './configuration.ts';
import { type Decider, makeDecider } from './decide.ts';
import { changeCode, differences, isLoose, type Side } from './differences.ts';
import { type IgnoredEvent, ignoringLine } from './ignores.ts';
import { buildLists, sorted, type WatchEntry, type WatchLists, walkedDirectories } from './lists.ts';
import { type Effect, treeAfter } from './memory-tree.ts';
import type { Policy } from './policies.ts';
import { parentOf, resolvePath, type Tree } from './tree.ts';
import { lookedAtName, walkWatched } from './walk.ts';

/** What a report is about. */
export type ReportedEvent = IgnoredEvent | 'nodirectory';

/** One POLICY message of a check. */
export interface WatchReport {
	readonly path: string;
	readonly event: ReportedEvent;
	readonly severity: string;
	/** The policy's name in the message; only messages about modified files have one. */
	readonly policy: string | undefined;
	/** The change code; only messages about modified files have one. */
	readonly code: string | undefined;
	/** The entry that decides for the path. */
	readonly entry: WatchEntry | undefined;
	/** True where `entry` belongs to the configuration at init. */
	readonly isFromInit: boolean;
}

/** What happened between init and the check. */
export interface CheckInput {
	/** The configuration at init and the one at the check; mostly the same. */
	readonly atInit: WatchConfiguration;
	readonly atCheck: WatchConfiguration;
	/** The tree at init. */
	readonly tree: Tree;
	readonly effects: readonly Effect[];
}

/** The reports of the check. */
export interface CheckResult {
	/** False where samhain refuses to run, at init or at the check. */
	readonly starts: boolean;
	/** Sorted by path. */
	readonly reports: readonly WatchReport[];
	/** Paths with a difference and no report, sorted. */
	readonly silent: readonly string[];
}

/** Simulates the check. */
export function simulateCheck(input: CheckInput): CheckResult {
	const check = new Check(input);
	if (check.starts) check.run();
	const reports = check.reports.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
	const reported = new Set(reports.map(({ path }) => path));
	const silent = input.effects.map(({ path }) => path).filter((path) => !reported.has(path));
	return { starts: check.starts, reports, silent: silent.sort() };
}

class Check {
	readonly reports: WatchReport[] = [];
	readonly #atInit: WatchConfiguration;
	readonly #configuration: WatchConfiguration;
	readonly #before: Tree;
	readonly #now: Tree;
	readonly #listsBefore: WatchLists;
	readonly #lists: WatchLists;
	readonly #deciderBefore: Decider;
	readonly #aliasesBefore: ReadonlyMap<string, WatchEntry>;
	readonly #effects: ReadonlyMap<string, Effect>;
	readonly #repeats: boolean;
	/** Paths whose difference the check has met, reported or suppressed. */
	readonly #reported = new Set<string>();

	constructor({ atInit, atCheck, tree, effects }: CheckInput) {
		this.#atInit = atInit;
		this.#configuration = atCheck;
		this.#before = tree;
		this.#now = treeAfter(tree, effects);
		this.#effects = new Map(effects.map((effect) => [effect.path, effect]));
		this.#listsBefore = buildLists(atInit, tree);
		this.#lists = buildLists(atCheck, this.#now);
		this.#deciderBefore = makeDecider(this.#listsBefore, tree);
		this.#aliasesBefore = aliasesOf(this.#listsBefore);
		this.#repeats = !atCheck.reportOnlyOnce.value;
	}

	get starts(): boolean {
		return this.#listsBefore.starts && this.#lists.starts;
	}

	run(): void {
		// With the same configuration and no difference on disk, every look finds what the baseline holds.
		if (this.#atInit !== this.#configuration || this.#effects.size > 0)
			walkWatched(this.#lists, this.#now, (path, entry, _type, isAgain) => this.#look(path, entry, isAgain));
		const own = new Set<string>();
		for (const entry of walkedDirectories(this.#lists)) {
			own.add(entry.path);
			this.#checkDirectory(entry);
		}
		for (const entry of sorted(this.#lists.files)) {
			if (own.has(entry.path)) continue;
			own.add(entry.path);
			own.add(lookedAtName(entry.path));
			if (!this.#existsNow(entry.path) && this.#recordOf(lookedAtName(entry.path)) !== undefined)
				this.#report('missing', lookedAtName(entry.path), this.#missingSeverity(entry), entry);
		}
		this.#sweep(own);
	}

	#existsNow(path: string): boolean {
		return resolvePath(this.#now, path) !== undefined;
	}

	/** The entry under which a path is in the baseline. */
	#recordOf(path: string): WatchEntry | undefined {
		if (resolvePath(this.#before, path) === undefined) return undefined;
		return this.#deciderBefore.decide(path)?.entry ?? this.#aliasesBefore.get(path);
	}

	#severity(option: string): string {
		return severityOf(this.#configuration, option).value;
	}

	#policySeverity(policy: Policy): string {
		return this.#severity(policy.severityOption);
	}

	#missingSeverity(entry: WatchEntry): string {
		return this.#severity(isIgnoreAll(entry) ? 'SeverityIgnoreAll' : 'SeverityFiles');
	}

	#report(
		event: ReportedEvent,
		path: string,
		severity: string,
		entry: WatchEntry | undefined,
		more: { readonly policy?: string; readonly code?: string; readonly isFromInit?: boolean } = {},
	): void {
		if (severity === 'none' || this.#isIgnored(event, path)) return;
		const { policy, code, isFromInit = false } = more;
		this.reports.push({ path, event, severity, policy, code, entry, isFromInit });
	}

	#isIgnored(event: ReportedEvent, path: string): boolean {
		return ignoringLine(this.#configuration.ignores, event, path) !== undefined;
	}

	/** One look at a path that exists. What was reported once is known from then on, unless reports are repeated. */
	#look(path: string, entry: WatchEntry, isAgain: boolean): void {
		if (isAgain && !this.#repeats && this.#reported.has(path)) return;
		const record = this.#recordOf(path);
		const severity = this.#policySeverity(entry.policy);
		const code = record === undefined ? undefined : this.#compare(path, record, entry);
		if (record === undefined) this.#report('added', path, severity, entry);
		else if (code === undefined) return;
		else this.#report('modified', path, severity, entry, { policy: entry.policy.name, code });
		this.#reported.add(path);
	}

	#typeNow(path: string): string | undefined {
		const place = resolvePath(this.#now, path);
		return place === undefined ? undefined : this.#now.typeOf(place);
	}

	/** The change code of a path, or undefined where nothing that counts is different. */
	#compare(path: string, record: WatchEntry, entry: WatchEntry): string | undefined {
		const placeBefore = resolvePath(this.#before, path);
		const place = resolvePath(this.#now, path);
		if (placeBefore === undefined || place === undefined) return undefined;
		const before: Side = {
			path,
			type: this.#before.typeOf(placeBefore) ?? 'file',
			facts: this.#before.facts(placeBefore),
			mask: record.mask,
			skips: this.#atInit.skips,
		};
		const now: Side = {
			path,
			type: this.#now.typeOf(place) ?? 'file',
			facts: this.#now.facts(place),
			mask: entry.mask,
			skips: this.#configuration.skips,
		};
		const effect = placeBefore === place ? this.#effects.get(place) : otherFile(place, before.type, now.type);
		const raised = differences(effect, before, now, this.#isRotated(effect));
		if (raised === 0) return undefined;
		if (this.#configuration.looseDirCheck.value && isLoose(raised, before.type, now.type)) return undefined;
		return changeCode(raised);
	}

	/**
	 * Whether the old content of a file that was replaced lies under another name of its folder. Where nobody says so,
	 * a file that came to the folder, or took another one's place there with the old size, counts as the old one.
	 */
	#isRotated(effect: Effect | undefined): boolean {
		if (effect?.effect !== 'changed' || effect.differs?.includes('INO') !== true) return false;
		if (effect.isRotated !== undefined) return effect.isRotated;
		if (!effect.differs.includes('CHK')) return false;
		const folder = parentOf(effect.path);
		const [oldSize] = effect.size ?? [];
		for (const other of this.#effects.values()) {
			if (other.path === effect.path || parentOf(other.path) !== folder) continue;
			if (other.effect === 'added' && other.type === effect.type && other.type !== 'dir') return true;
			if (other.effect !== 'changed' || other.differs?.includes('INO') !== true) continue;
			if (oldSize !== undefined && other.size?.[1] === oldSize) return true;
		}
		return false;
	}

	/** What the walk of a directory on its own says of the directory itself, beyond looking at it. */
	#checkDirectory(entry: WatchEntry): void {
		const { path } = entry;
		const type = this.#typeNow(path);
		if (type === 'dir') return;
		const file = this.#lists.files.get(path);
		if (type === undefined) {
			const own = file ?? entry;
			const isKnown = this.#recordOf(path) !== undefined;
			if (isKnown) this.#report('missing', path, this.#missingSeverity(own), own);
			if (entry.depth >= 0 && (this.#repeats || file !== undefined))
				this.#report('missing', path, this.#directorySeverity(entry), entry);
			return;
		}
		if (entry.depth < 0) return;
		this.#report('nodirectory', path, this.#severity('SeverityDirs'), entry);
		this.#report('missing', path, this.#directorySeverity(entry), entry);
	}

	#directorySeverity(entry: WatchEntry): string {
		return this.#severity(isIgnoreAll(entry) ? 'SeverityIgnoreAll' : 'SeverityDirs');
	}

	/** Records that nothing looked at and that do not exist any more. */
	#sweep(own: ReadonlySet<string>): void {
		const sweepOne = (path: string): void => {
			if (own.has(path) || this.#existsNow(path)) return;
			const record = this.#recordOf(path);
			if (record === undefined) return;
			const option = isSweptAsIgnored(this.#lists, path, record) ? 'SeverityIgnoreAll' : 'SeverityFiles';
			this.#report('missing', path, this.#severity(option), record, { isFromInit: true });
		};
		if (this.#hasOddNames())
			walkWatched(this.#listsBefore, this.#before, (path, _entry, _type, isAgain) => {
				if (!isAgain) sweepOne(path);
			});
		else for (const { path, effect } of this.#effects.values()) if (effect === 'removed') sweepOne(path);
	}

	/** Whether some files are in the baseline under other names than those of the differences. */
	#hasOddNames(): boolean {
		const { files, one, two } = this.#listsBefore;
		return [files, one, two].some((list) =>
			[...list.keys()].some((path) => {
				const place = resolvePath(this.#before, path);
				return place !== undefined && place !== path;
			}),
		);
	}
}

/**
 * Whether a path that is gone is reported like one of [IgnoreAll]: its record was made so, or a directory above it says
 * so.
 * @param lists the lists at the check
 * @param record the entry under which the path is in the baseline
 */
export function isSweptAsIgnored(lists: WatchLists, path: string, record: WatchEntry): boolean {
	if (isIgnoreAll(record)) return true;
	const { one, two } = lists;
	const above = parentOf(path);
	const parent = one.get(above) ?? two.get(above);
	if (parent !== undefined && isIgnoreAll(parent)) return true;
	for (let folder = above; ; folder = parentOf(folder)) {
		const entry = one.get(folder) ?? two.get(folder);
		if (entry !== undefined) return entry.depth < 0;
		if (folder === '/') return false;
	}
}

/** Files that samhain checks under a name other than the listed one. */
function aliasesOf({ files, one, two }: WatchLists): ReadonlyMap<string, WatchEntry> {
	const aliases = new Map<string, WatchEntry>();
	for (const [path, entry] of files) {
		const name = lookedAtName(path);
		if (name !== path && !one.has(path) && !two.has(path)) aliases.set(name, entry);
	}
	return aliases;
}

function isIgnoreAll(entry: WatchEntry): boolean {
	return entry.policy.section === 'IgnoreAll';
}

/** The difference between two files that have the same name one after the other, since a link on the way changed. */
function otherFile(path: string, before: string, now: string): Effect {
	const differs = ['INO', 'CTM', 'MTM', ...(before === 'file' || now === 'file' ? ['CHK', 'SIZ'] : [])];
	return { path, effect: 'changed', differs };
}
