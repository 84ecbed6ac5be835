// One file, analysed and kept so: text and settings in, findings, verdict and model out. An edit costs what it changes;
// a fresh analysis of the same text gives the same result.
import type { Daemon, DaemonMessage } from '../daemon/daemon.ts';
import { DEFAULT_MACHINE } from '../daemon/machine.ts';
import { FileModel } from '../document/file-model.ts';
import type { FileView } from '../document/file-view.ts';
import { areExclusive } from '../document/line-context.ts';
import { type Line, LineStore } from '../document/line-store.ts';
import { CoveredLines } from '../rules/covered-lines.ts';
import type { SingleRule } from '../rules/define-rule.ts';
import { RuleEngine, type RuleFailure } from '../rules/engine.ts';
import type { Finding } from '../rules/finding.ts';
import { FILE_RULES } from '../rules/index.ts';
import { type AnalysisSettings, type ResolvedRole, resolveRole } from '../settings/settings.ts';
import { placeholderStyles } from '../syntax/template.ts';
import type { TextChange } from '../text/edit.ts';
import type { Definition } from '../values/handler.ts';
import { messageOfSecond } from '../values/path.ts';

const HINT = /^\s*(?:\[(clients\]|server\]|client\])|setlogserver)/i;
/** The same at the start of every line: one search in the text costs less than one in each of its lines. */
const ALL_HINTS = /(?:^|\n)[^\S\n]*(?:\[(clients\]|server\]|client\])|setlogserver)/gi;

/** Lines of a file with costly checks that wait for `work`, where not all of them are done at once: some 0.05 seconds. */
const MAX_WAITING_LINES = 200;

/** Lines in other blocks that are compared with one that defines the same name; the rest counts as exclusive. */
const MAX_COMPARED = 200;

export interface AnalysisOptions {
	readonly rules?: readonly SingleRule[];
	readonly ruleFailed?: RuleFailure;
	/** For how many lines the findings wait with what costs more than a comparison; absent: for all of them. */
	readonly workAtOnce?: number;
}

export class Analysis {
	#settings: AnalysisSettings;
	#daemon: Daemon;
	#role: ResolvedRole;
	readonly #rules: readonly SingleRule[];
	readonly #ruleFailed: RuleFailure;
	readonly #workAtOnce: number;
	#engine: RuleEngine;
	#model: FileModel;
	#hints = { server: 0, client: 0, logServer: 0 };

	constructor(text: string, settings: AnalysisSettings, options: AnalysisOptions = {}) {
		this.#settings = settings;
		this.#rules = options.rules ?? FILE_RULES;
		this.#ruleFailed = options.ruleFailed ?? (() => undefined);
		this.#workAtOnce = options.workAtOnce ?? Number.POSITIVE_INFINITY;
		const lines = new LineStore(text);
		for (const match of text.matchAll(ALL_HINTS)) this.#countHint(match, 1);
		this.#role = this.#resolveRole();
		this.#daemon = this.#makeDaemon();
		this.#engine = this.#makeEngine();
		this.#model = new FileModel(lines, this.#daemon, this.#readerOptions(), (line) => this.#checkLine(line));
	}

	get settings(): AnalysisSettings {
		return this.#settings;
	}

	/** The role in force and why. */
	get role(): ResolvedRole {
		this.#update();
		return this.#role;
	}

	get daemon(): Daemon {
		this.#update();
		return this.#daemon;
	}

	/** The model, up to date. */
	get model(): FileModel {
		this.#update();
		return this.#model;
	}

	get text(): string {
		return this.#model.store.text();
	}

	get lineCount(): number {
		return this.#model.store.lineCount;
	}

	/** The file's line end, for lines that an edit adds. */
	get lineEnd(): '\n' | '\r\n' {
		return this.#model.store.lineAt(0)?.text.endsWith('\r') ? '\r\n' : '\n';
	}

	/** Applies a change; nothing is analysed until something is asked. */
	edit(change: TextChange): void {
		const { removed, added } = this.#model.replace(change);
		for (const line of removed) this.#countHint(HINT.exec(line.text), -1);
		for (const line of added) this.#countHint(HINT.exec(line.text), 1);
		const role = this.#resolveRole();
		// With too many findings to keep them all, which ones they are hangs on the order in which they are made.
		if (role.role !== this.#role.role || this.#engine.isFull) this.#restart(role);
		else this.#role = role;
	}

	/** Takes other settings: everything is read again. */
	configure(settings: AnalysisSettings): void {
		this.#settings = settings;
		this.#restart(this.#resolveRole());
	}

	#restart(role: ResolvedRole): void {
		this.#role = role;
		this.#daemon = this.#makeDaemon();
		this.#engine = this.#makeEngine();
		this.#isNew = true;
		this.#model.reset(this.#daemon, this.#readerOptions());
	}

	#isNew = true;

	#countHint(match: RegExpExecArray | null, by: number): void {
		if (match === null) return;
		const section = match[1]?.toLowerCase();
		if (section === undefined) this.#hints.logServer += by;
		else if (section === 'client]') this.#hints.client += by;
		else this.#hints.server += by;
	}

	#resolveRole(): ResolvedRole {
		const { server, client, logServer } = this.#hints;
		return resolveRole(this.#settings, {
			hasServerSection: server > 0,
			hasClientSection: client > 0,
			hasLogServer: logServer > 0,
		});
	}

	#makeDaemon(): Daemon {
		const { version, without, isBuildAssumed, knownOptions, host, machine } = this.#settings;
		return {
			...{ role: this.#role.role, isRoleGuessed: this.#settings.role === 'auto' },
			...{ version, without, machine: machine ?? DEFAULT_MACHINE, host },
			...(isBuildAssumed === undefined ? undefined : { isBuildAssumed }),
			...(knownOptions === undefined ? undefined : { knownOptions }),
		};
	}

	#makeEngine(): RuleEngine {
		return new RuleEngine(
			this.#settings.isVerbatim ? [] : this.#rules,
			this.#settings.rules,
			this.#ruleFailed,
			this.#workAtOnce === Number.POSITIVE_INFINITY ? Number.POSITIVE_INFINITY : MAX_WAITING_LINES,
		);
	}

	#readerOptions(): { isVerbatim: boolean; placeholders: ReturnType<typeof placeholderStyles> } {
		const { isVerbatim, fileName } = this.#settings;
		return { isVerbatim, placeholders: isVerbatim ? [] : placeholderStyles(fileName) };
	}

	#checkLine(line: Line): boolean {
		const findings = this.#engine.checkLine(line, this.#daemon);
		if (findings.length === 0) return false;
		line.findings = findings;
		return true;
	}

	#update(): void {
		const isSettled = this.#isNew || this.#engine.isFull;
		this.#pass();
		if (isSettled || !this.#engine.isFull) return;
		this.#restart(this.#role);
		this.#pass();
	}

	#pass(): void {
		this.#model.update();
		const indexKeys = this.#model.takeChanges();
		const definitions = this.#model.definitions.takeChanges();
		if (!this.#isNew && indexKeys.size === 0 && definitions.size === 0) return;
		const changes = this.#isNew ? { indexKeys: new EveryKey(), definitions } : { indexKeys, definitions };
		this.#isNew = false;
		this.#engine.checkFile(this.#view(), changes);
	}

	#view(): FileView {
		const model = this.#model;
		return {
			daemon: this.#daemon,
			language: this.#settings.language,
			lineCount: this.lineCount,
			lines: (key) => model.lines(key),
			hasMore: (key, count) => model.hasMore(key, count),
			first: (key) => model.first(key),
			numberOf: (line) => model.store.numberOf(line),
			neighbour: (line, offset) => model.neighbour(line, offset),
			definingLines: (space, key) => model.definitions.definingLines(space, key),
			lastLine: () => model.lastLine(),
			isDropped: (line) => model.isDropped(line),
			pathLines: new Map(),
		};
	}

	/** The file as rules see it, up to date. */
	view(): FileView {
		this.#update();
		return this.#view();
	}

	/** Whether there are more findings than are kept. */
	get hasMoreFindings(): boolean {
		this.#update();
		return this.#engine.isFull;
	}

	/** Number of lines that wait for `work`, or a few more; 0: none. */
	get waiting(): number {
		this.#update();
		return this.#engine.waiting;
	}

	/**
	 * Checks what costs more than a comparison, beginning with what changed last.
	 * @param limit number of lines
	 * @returns whether there are other findings than before
	 */
	work(limit: number): boolean {
		this.#update();
		if (limit <= 0 || this.#engine.waiting === 0) return false;
		return this.#engine.work(limit, this.#view(), (line) => this.#model.store.has(line));
	}

	/**
	 * The same for lines that changed since the last call, in a short file; all of them are new at the first one.
	 * @param limit number of lines that a short file has
	 */
	workOnChanged(limit: number): void {
		this.#update();
		this.#engine.workOnChanged(limit, this.#view(), (line) => this.#model.store.has(line));
	}

	/** Every finding as the rules made it, before severities and suppressions; in no order. */
	*rawFindings(): Generator<Finding> {
		this.work(this.#workAtOnce);
		const ofFile = [...this.#engine.fileFindings()];
		const covered = new CoveredLines(ofFile, (line) => this.#model.neighbour(line, 1));
		for (const chunk of this.#model.found)
			for (const line of chunk.found)
				if (line.findings !== undefined && !covered.has(line)) yield* line.findings;
		for (const [line, found] of this.#engine.laterFindings((one) => this.#model.store.has(one)))
			if (!covered.has(line)) yield* found;
		for (const finding of ofFile) if (!covered.repeats(finding)) yield finding;
	}

	/** The line with this number from 0, read in its context. */
	lineAt(number: number): Line | undefined {
		this.#update();
		return this.#model.store.lineAt(number);
	}

	/**
	 * The daemon's messages about a line, in its order; `\0` represents the line's number.
	 * Includes messages because an earlier line defined the same path.
	 */
	daemonMessagesOf(line: Line): readonly DaemonMessage[] {
		this.#update();
		let all = line.parsed.daemonMessages;
		for (const definition of line.definitions) {
			const daemonMessage = messageOfSecond(definition);
			if (daemonMessage !== undefined && this.#isTaken(definition, line)) all = [...all, daemonMessage];
		}
		return all;
	}

	/** Whether an earlier line has defined the name for a host that reads both. */
	#isTaken(definition: Definition, line: Line): boolean {
		const lines = this.#model.definitions.definingLines(definition.space, definition.key);
		let left = MAX_COMPARED;
		for (const other of lines) {
			if (other === line || left-- === 0) return false;
			if (!areExclusive(other.context?.branch, line.context?.branch)) return true;
		}
		return false;
	}
}

/** Stands for "all of them changed" when the engine is new. */
class EveryKey extends Set<string> {
	override has(): boolean {
		return true;
	}
}
