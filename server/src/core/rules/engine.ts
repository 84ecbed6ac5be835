// Runs the rules, each as seldom as its scope allows, and guards them one by one. Knows no rule by name.

import type { OptionEntry } from '../catalogue/types.ts';
import type { Daemon } from '../daemon/daemon.ts';
import type { FileView } from '../document/file-view.ts';
import type { Line } from '../document/line-store.ts';
import type { ParsedLine, ParsedLineKind } from '../document/parsed-line.ts';
import type { Severity } from '../settings/settings.ts';
import type { Definition } from '../values/handler.ts';
import { hasTooManyPaths } from '../watch/watched-by.ts';
import type { DefinitionRule, FileRule, LineRule, ReportFinding, SingleRule } from './define-rule.ts';
import type { Finding, Report } from './finding.ts';

/** Told of a rule that threw: the other rules go on. */
export type RuleFailure = (ruleId: string, error: unknown) => void;

/** What changed since the rules last ran. */
export interface Changes {
	readonly indexKeys: ReadonlySet<string>;
	readonly definitions: ReadonlyMap<Definition['space'], ReadonlySet<string>>;
}

const NOTHING: readonly Finding[] = [];

/** Findings of lines, of definitions, and of each rule over the file that are kept: far more than anybody reads. */
const MAX_FINDINGS = 50_000;

/** The line rules that look at a reading, those of them that look at plain lines, and those with more to do later. */
interface RulesOfLine {
	readonly all: readonly LineRule[];
	readonly ofPlain: readonly LineRule[];
	readonly later: readonly LineRule[];
}

/** Lines up to which a rule over the file waits for its turn; beyond, only who wants everything gets it. */
const MAX_WAITING_LINES = 20_000;

export class RuleEngine {
	readonly #lineRules: LineRule[] = [];
	/** The line rules that look at a reading, by what tells readings apart; filled as readings come. */
	readonly #quiet = new Map<OptionEntry | ParsedLineKind, RulesOfLine>();
	readonly #complained = new Map<OptionEntry | ParsedLineKind, RulesOfLine>();
	readonly #definitionRules: DefinitionRule[] = [];
	readonly #fileRules: FileRule[] = [];
	readonly #failed: RuleFailure;
	/** The line rule that runs and what the rules have said of the line so far: one for all, since one runs at a time. */
	#running: LineRule | undefined;
	#found: Finding[] = [];
	readonly #report: ReportFinding = (report) => {
		if (this.#running !== undefined) this.#found.push(toFinding(this.#running, report));
	};
	#isFull = false;
	/** Findings of line rules made so far, and those of definition rules that are kept. */
	#lineCount = 0;
	#definitionCount = 0;
	#definitionFindings = new Map<DefinitionRule, Map<string, readonly Finding[]>>();
	#fileFindings = new Map<FileRule, readonly Finding[]>();
	/** Lines with something to check later, the ones read last at the end; some of them may be gone. */
	readonly #waitingLines: Line[] = [];
	/** How many of them waited when `workOnChanged` was called last; undefined before. */
	#oldLines: number | undefined;
	/** Lines of the first pass with something to check later, those that are not kept included. */
	#firstLines = 0;
	readonly #maxFirstLines: number;
	readonly #waitingRules = new Set<FileRule>();
	readonly #laterFindings = new Map<Line, readonly Finding[]>();

	/**
	 * @param rules the rules about one file
	 * @param severities from the settings; rules that are off do not run
	 * @param maxFirstLines lines of the first pass that are kept for `work`, from the top; later ones always are
	 */
	constructor(
		rules: readonly SingleRule[],
		severities: Readonly<Record<string, Severity | 'off'>>,
		failed: RuleFailure,
		maxFirstLines: number,
	) {
		this.#failed = failed;
		this.#maxFirstLines = maxFirstLines;
		for (const rule of rules) {
			if (severities[rule.id] === 'off') continue;
			if (rule.scope === 'definition') this.#definitionRules.push(rule);
			else if (rule.scope === 'file') this.#fileRules.push(rule);
			else this.#lineRules.push(rule);
		}
	}

	/**
	 * Whether findings were left out because there are too many. Those of lines are counted as they are made, so in a
	 * file that was edited a fresh pass may still have room for all of them.
	 */
	get isFull(): boolean {
		return this.#isFull;
	}

	/** Runs the line rules on one line. */
	checkLine(line: Line, daemon: Daemon): readonly Finding[] {
		if (this.#laterFindings.size > 0) this.#laterFindings.delete(line);
		if (this.#lineCount >= MAX_FINDINGS) {
			this.#isFull = true;
			return NOTHING;
		}
		const rules = this.#rulesFor(line.parsed);
		if (rules.later.length > 0) this.#keepForLater(line);
		for (const rule of line.isPlain ? rules.ofPlain : rules.all) {
			this.#running = rule;
			// Written out, since a function for each rule and line costs more than most rules do.
			try {
				rule.check(line, daemon, this.#report);
			} catch (error) {
				this.#failed(rule.id, error);
			}
		}
		if (this.#found.length === 0) return NOTHING;
		const found = this.#found;
		this.#found = [];
		this.#lineCount += found.length;
		return found;
	}

	#keepForLater(line: Line): void {
		if (this.#oldLines === undefined && this.#firstLines++ >= this.#maxFirstLines) return;
		this.#waitingLines.push(line);
	}

	#rulesFor({ kind, option, daemonMessages }: ParsedLine): RulesOfLine {
		const lists = daemonMessages.length === 0 ? this.#quiet : this.#complained;
		const key = option ?? kind;
		let rules = lists.get(key);
		if (rules === undefined) {
			const all = this.#lineRules.filter((rule) => wants(rule, kind, option, daemonMessages.length > 0));
			rules = {
				all,
				ofPlain: all.filter(({ skipsPlainLines }) => skipsPlainLines !== true),
				later: all.filter(({ checkLater }) => checkLater !== undefined),
			};
			lists.set(key, rules);
		}
		return rules;
	}

	/** Runs the rules over definitions and index keys that the changes can affect. */
	checkFile(view: FileView, changes: Changes): void {
		for (const rule of this.#definitionRules) {
			for (const space of rule.spaces) {
				const keys = changes.definitions.get(space);
				if (keys !== undefined) this.#checkDefinitions(rule, space, keys, view);
			}
		}
		let hasPathsToAsk: boolean | undefined;
		for (const rule of this.#fileRules) {
			if (!rule.reads.some((key) => changes.indexKeys.has(key))) continue;
			if (rule.isAboutWatchedPaths === true) {
				hasPathsToAsk ??= view.daemon.role !== 'server' && !hasTooManyPaths(view);
				if (!hasPathsToAsk) {
					this.#fileFindings.delete(rule);
					continue;
				}
			}
			if (rule.later !== undefined && view.hasMore(rule.later.key, rule.later.above)) {
				// The lines of its findings may be gone.
				this.#fileFindings.delete(rule);
				this.#waitingRules.add(rule);
			} else this.#checkRule(rule, view);
		}
	}

	#checkRule(rule: FileRule, view: FileView): void {
		this.#waitingRules.delete(rule);
		const found: Finding[] = [];
		const report: ReportFinding = (said) => {
			if (found.length < MAX_FINDINGS) found.push(toFinding(rule, said));
			else this.#isFull = true;
		};
		this.#guard(rule, () => rule.check(view, report));
		if (found.length === 0) this.#fileFindings.delete(rule);
		else this.#fileFindings.set(rule, found);
	}

	/** Number of lines and rules that wait for `work`, or a few more. */
	get waiting(): number {
		return this.#waitingLines.length + this.#waitingRules.size;
	}

	/**
	 * Does what was left for later for lines that were read since the last call, if the file is short: cold code takes
	 * a millisecond for each line, which would be felt where everything else takes less.
	 * @param limit number of lines that a short file has
	 */
	workOnChanged(limit: number, view: FileView, isCurrent: (line: Line) => boolean): void {
		const changed = this.#waitingLines.length - (this.#oldLines ?? 0);
		if (changed > 0 && Math.max(changed, this.#firstLines) <= limit) this.work(changed, view, isCurrent);
		this.#oldLines = this.#waitingLines.length;
	}

	/**
	 * Does what was left for later, beginning with the lines that were read last.
	 * @param limit number of lines, Infinity for everything
	 * @param isCurrent whether a line still belongs to the file
	 * @returns whether there are other findings than before
	 */
	work(limit: number, view: FileView, isCurrent: (line: Line) => boolean): boolean {
		let hasNews = false;
		let left = limit;
		while (left > 0) {
			const line = this.#waitingLines.pop();
			if (line === undefined) break;
			if (!isCurrent(line)) continue;
			left--;
			if (this.#checkLater(line)) hasNews = true;
		}
		if (this.#oldLines !== undefined) this.#oldLines = Math.min(this.#oldLines, this.#waitingLines.length);
		if (left <= 0) return hasNews;
		for (const rule of [...this.#waitingRules]) {
			const isLong = rule.later !== undefined && view.hasMore(rule.later.key, MAX_WAITING_LINES);
			if (isLong && limit !== Infinity) this.#waitingRules.delete(rule);
			else {
				this.#checkRule(rule, view);
				hasNews ||= this.#fileFindings.has(rule);
			}
		}
		return hasNews;
	}

	#checkLater(line: Line): boolean {
		if (this.#laterFindings.size >= MAX_FINDINGS) {
			this.#isFull = true;
			return false;
		}
		const found: Finding[] = [];
		for (const rule of this.#rulesFor(line.parsed).later)
			this.#guard(rule, () => rule.checkLater?.(line, (report) => found.push(toFinding(rule, report))));
		const had = this.#laterFindings.delete(line);
		if (found.length > 0) this.#laterFindings.set(line, found);
		return had || found.length > 0;
	}

	/** The findings about lines that were made later. */
	*laterFindings(isCurrent: (line: Line) => boolean): Generator<readonly [Line, readonly Finding[]]> {
		for (const entry of [...this.#laterFindings])
			if (isCurrent(entry[0])) yield entry;
			else this.#laterFindings.delete(entry[0]);
	}

	#checkDefinitions(
		rule: DefinitionRule,
		space: Definition['space'],
		keys: ReadonlySet<string>,
		view: FileView,
	): void {
		let byKey = this.#definitionFindings.get(rule);
		if (byKey === undefined) {
			byKey = new Map();
			this.#definitionFindings.set(rule, byKey);
		}
		for (const key of keys) {
			const name = `${space}:${key}`;
			this.#definitionCount -= byKey.get(name)?.length ?? 0;
			byKey.delete(name);
			const lines = ends(view.definingLines(space, key));
			if (lines.length < 2) continue;
			if (this.#definitionCount >= MAX_FINDINGS) {
				this.#isFull = true;
				continue;
			}
			const found: Finding[] = [];
			this.#guard(rule, () => rule.check(key, lines, view, (report) => found.push(toFinding(rule, report))));
			this.#definitionCount += found.length;
			if (found.length > 0) byKey.set(name, found);
		}
	}

	/** The findings of definition and file rules, in no order. */
	*fileFindings(): Generator<Finding> {
		for (const byKey of this.#definitionFindings.values()) for (const found of byKey.values()) yield* found;
		for (const found of this.#fileFindings.values()) yield* found;
	}

	#guard(rule: SingleRule, run: () => void): void {
		try {
			run();
		} catch (error) {
			this.#failed(rule.id, error);
		}
	}
}

/** Lines of one name that the rules compare with each other, which takes them the square of that. */
const MAX_COMPARED = 100;

/** The first and the last lines where there are too many: the daemon keeps one of these. */
function ends(lines: readonly Line[]): readonly Line[] {
	if (lines.length <= MAX_COMPARED) return lines;
	return [...lines.slice(0, MAX_COMPARED / 2), ...lines.slice(-MAX_COMPARED / 2)];
}

function toFinding(rule: SingleRule, report: Report): Finding {
	return { ...report, rule: rule.id };
}

/** Whether a line rule looks at readings of this kind at all. */
function wants(
	{ kinds, options, values, isAboutDaemonMessages }: LineRule,
	kind: ParsedLineKind,
	option: OptionEntry | undefined,
	hasDaemonMessages: boolean,
): boolean {
	if (isAboutDaemonMessages === true && !hasDaemonMessages) return false;
	if (kinds?.includes(kind) === false) return false;
	if (options !== undefined && (option === undefined || !options.includes(option.key))) return false;
	return values === undefined || (option !== undefined && values.includes(option.kind));
}
