// What a configuration asks samhain to watch, read from the lines of one file in the order in which samhain reads them.
// Knows no tree: patterns are not expanded and no list is built here.

import type { OptionCore } from '../catalogue/types.ts';
import type { Daemon } from '../daemon/daemon.ts';
import type { FileModel } from '../document/file-model.ts';
import type { Line } from '../document/line-store.ts';
import { lexLine } from '../syntax/line.ts';
import { readBool } from '../values/bool.ts';
import { type Condition, readConditions } from '../values/condition.ts';
import { maskItems } from '../values/mask.ts';
import { readNumber } from '../values/number.ts';
import { parseWatchedPath } from '../values/path.ts';
import { compilePathRegex } from '../values/regex-options.ts';
import { clearsSchedules } from '../values/schedule.ts';
import { readSeverity } from '../values/severity.ts';
import { type IgnoredEvent, type IgnoreLine, literalPrefix } from './ignores.ts';
import { type Mask, POLICIES, type Policy, policyOfSection, TEST_NAMES, testBit } from './policies.ts';

/** The lists of paths that samhain keeps: files, and the directories of either schedule. */
export type ListName = 'file' | 'one' | 'two';

/** One `file=` or `dir=` line that samhain accepts. */
export interface PathLine {
	readonly list: ListName;
	/** The path or pattern without quotes and escapes. */
	readonly path: string;
	readonly isPattern: boolean;
	/** Levels below the directory; undefined without a number before the path. */
	readonly depth: number | undefined;
	readonly policy: Policy;
	/** The tests, copied when the line is read. */
	readonly mask: Mask;
	/** The `Redef…` lines, from 0, that made the mask differ from the policy's own. */
	readonly redefinedBy: readonly number[];
	/** Number of the line from 0. */
	readonly line: number;
}

/** A value and the line that set it; no line: samhain's default. */
export interface SetValue<T> {
	readonly value: T;
	readonly line: number | undefined;
}

/** One `SkipChecksum` line: a file has no checksum where all conditions hold. */
export interface SkipLine {
	readonly conditions: readonly Condition[];
	readonly line: number;
}

/** Everything in a configuration that decides what is watched and reported. */
export interface WatchConfiguration {
	/** False where samhain does not come through reading the file. */
	readonly isReadable: boolean;
	readonly pathLines: readonly PathLine[];
	/** The depth of `dir=` lines without a number. */
	readonly recursionLevel: SetValue<number>;
	/** Severities by the key of their option; `none` for no message. */
	readonly severities: ReadonlyMap<string, SetValue<string>>;
	readonly ignores: readonly IgnoreLine[];
	readonly skips: readonly SkipLine[];
	readonly reportOnlyOnce: SetValue<boolean>;
	readonly looseDirCheck: SetValue<boolean>;
	/** The schedules as written. */
	readonly scheduleOne: readonly SetValue<string>[];
	readonly scheduleTwo: readonly SetValue<string>[];
	/** Seconds between checks when no schedule is set. */
	readonly checkTime: SetValue<number>;
}

/** The default of every severity option. */
const DEFAULT_SEVERITY = 'crit';
const DEFAULT_CHECK_SECONDS = 600;

const redefined = new Map(POLICIES.map((policy) => [policy.redefOption.toLowerCase(), policy]));

const IGNORES: ReadonlyMap<string, IgnoredEvent> = new Map([
	['ignoreadded', 'added'],
	['ignoremissing', 'missing'],
	['ignoremodified', 'modified'],
]);

/** The text after the equals sign. */
function textOfValue(line: Line): string {
	const { valueStart, end } = lexLine(line.text);
	return line.text.slice(valueStart, end);
}

/**
 * Applies the items of a `Redef…` line from left to right: a bare item replaces all tests. TXT includes CHK.
 * @param mask the tests before the line
 * @param value the text of the line
 */
export function redefine(mask: Mask, value: string): Mask {
	const names: readonly string[] = TEST_NAMES;
	let tests = mask;
	for (const { sign, word, isKnown } of maskItems(value)) {
		if (!isKnown) break;
		const bit = 1 << names.indexOf(word);
		const bits = word === 'TXT' ? bit | testBit('CHK') : bit;
		tests = sign === '-' ? tests & ~bits : sign === '+' ? tests | bits : bits;
	}
	return tests;
}

/** The path lines of the last reading: after an edit, most of them are the same again. */
const knownLines = new WeakMap<
	Line,
	{ readonly parsed: Line['parsed']; readonly made: PathLine | undefined }
>();

const NO_LINES: readonly number[] = [];

function isSameList(a: readonly number[], b: readonly number[]): boolean {
	return a === b || (a.length === b.length && a.every((one, at) => one === b[at]));
}

/** What is gathered while the lines are read. */
class ConfigurationReader {
	readonly pathLines: PathLine[] = [];
	readonly severities = new Map<string, SetValue<string>>();
	readonly ignores: IgnoreLine[] = [];
	readonly skips: SkipLine[] = [];
	readonly tests = new Map<Policy, { mask: Mask; lines: readonly number[] }>();
	recursionLevel: SetValue<number> = { value: 0, line: undefined };
	reportOnlyOnce: SetValue<boolean> = { value: true, line: undefined };
	looseDirCheck: SetValue<boolean> = { value: false, line: undefined };
	scheduleOne: SetValue<string>[] = [];
	scheduleTwo: SetValue<string>[] = [];
	checkTime: SetValue<number> = { value: DEFAULT_CHECK_SECONDS, line: undefined };
	readonly #daemon: Daemon;

	constructor(daemon: Daemon) {
		this.#daemon = daemon;
	}

	readOption(line: Line, key: string, number: number): void {
		if (key === 'file' || key === 'dir') {
			this.#readPath(line, key, number);
			return;
		}
		const value = textOfValue(line);
		if (key.startsWith('severity')) this.#readSeverity(key, value, number);
		else if (key.startsWith('redef')) this.#readRedefinition(key, value, number);
		else if (key.startsWith('ignore')) this.#readIgnore(key, value, number);
		else if (line.parsed.option !== undefined) this.#readSetting(line.parsed.option, value, number);
	}

	#readPath(line: Line, key: 'file' | 'dir', number: number): void {
		const policy = policyOfSection(line.parsed.section ?? '');
		if (policy === undefined) return;
		const tests = this.tests.get(policy);
		const list = key === 'file' ? 'file' : line.context?.scheduleTwo === true ? 'two' : 'one';
		const mask = tests?.mask ?? policy.mask;
		const redefinedBy = tests?.lines ?? NO_LINES;
		const known = knownLines.get(line);
		const last = known?.parsed === line.parsed ? known.made : undefined;
		if (known?.parsed === line.parsed && last === undefined) return;
		if (
			last?.line === number &&
			last.list === list &&
			last.mask === mask &&
			isSameList(last.redefinedBy, redefinedBy)
		) {
			this.pathLines.push(last);
			return;
		}
		const parts = last ?? parseWatchedPath(textOfValue(line), key, policy.section);
		const made =
			parts === undefined
				? undefined
				: ({
						path: parts.path,
						depth: parts.depth,
						isPattern: parts.isPattern,
						list,
						policy,
						mask,
						redefinedBy,
						line: number,
					} as const);
		knownLines.set(line, { parsed: line.parsed, made });
		if (made !== undefined) this.pathLines.push(made);
	}

	#readSeverity(key: string, value: string, number: number): void {
		const severity = readSeverity(value, this.#daemon);
		if (severity !== undefined) this.severities.set(key, { value: severity, line: number });
	}

	#readRedefinition(key: string, value: string, number: number): void {
		const policy = redefined.get(key);
		if (policy === undefined) return;
		const before = this.tests.get(policy);
		this.tests.set(policy, {
			mask: redefine(before?.mask ?? policy.mask, value),
			lines: [...(before?.lines ?? []), number],
		});
	}

	#readIgnore(key: string, value: string, number: number): void {
		const event = IGNORES.get(key);
		if (event === undefined) return;
		const regex = compilePathRegex(value);
		if (regex !== undefined && regex.error === undefined)
			this.ignores.push({ event, pattern: value, regex, prefix: literalPrefix(value), line: number });
	}

	#readSetting(option: OptionCore, value: string, line: number): void {
		switch (option.key) {
			case 'setrecursionlevel': {
				this.recursionLevel = { value: Number(readNumber(value, option.reading).value), line };
				break;
			}
			case 'skipchecksum': {
				const conditions = readConditions(value);
				if (conditions !== undefined) this.skips.push({ conditions, line });
				break;
			}
			case 'reportonlyonce':
				this.reportOnlyOnce = withSwitch(this.reportOnlyOnce, value, line);
				break;
			case 'loosedircheck':
				this.looseDirCheck = withSwitch(this.looseDirCheck, value, line);
				break;
			case 'filecheckscheduleone':
				this.scheduleOne = withSchedule(this.scheduleOne, value, line);
				break;
			case 'filecheckscheduletwo':
				this.scheduleTwo = withSchedule(this.scheduleTwo, value, line);
				break;
			case 'setfilechecktime': {
				this.checkTime = { value: Number(readNumber(value, option.reading).value), line };
				break;
			}
		}
	}
}

function withSwitch(before: SetValue<boolean>, text: string, line: number): SetValue<boolean> {
	const value = readBool(text);
	return value === undefined ? before : { value, line };
}

function withSchedule(before: SetValue<string>[], value: string, line: number): SetValue<string>[] {
	return clearsSchedules(value) ? [] : [...before, { value, line }];
}

/** Options of which the daemon complains though it acts on what it read before the mistake. */
function actsInSpiteOfMessage(key: string): boolean {
	return key.startsWith('redef') || key === 'file' || key === 'dir';
}

/**
 * Reads what a configuration watches. Lines in conditional blocks count where the host is not known.
 * @param model the file, read for one role, version and host
 * @param daemon the daemon that it was read for
 */
export function readWatchConfiguration(model: FileModel, daemon: Daemon): WatchConfiguration {
	const reading = new ConfigurationReader(daemon);
	let isReadable = true;
	let number = -1;
	for (const line of model.store.all()) {
		number++;
		const { parsed } = line;
		if (parsed.daemonMessages.some(({ severity }) => severity === 'FATAL' || severity === 'ALRT'))
			isReadable = false;
		if (parsed.kind !== 'option' || parsed.option === undefined || parsed.isTemplated === true) continue;
		const { key } = parsed.option;
		if (model.isDropped(line) || (parsed.isRejected === true && !actsInSpiteOfMessage(key))) continue;
		reading.readOption(line, key, number);
	}
	const { pathLines, severities, ignores, skips, recursionLevel, reportOnlyOnce } = reading;
	const { looseDirCheck, scheduleOne, scheduleTwo, checkTime } = reading;
	return {
		...{ isReadable, pathLines, severities, ignores, skips, recursionLevel, reportOnlyOnce },
		...{ looseDirCheck, scheduleOne, scheduleTwo, checkTime },
	};
}

/**
 * The severity that an option sets.
 * @param option its name as in manuals, e.g. `SeverityFiles`
 */
export function severityOf(configuration: WatchConfiguration, option: string): SetValue<string> {
	return configuration.severities.get(option.toLowerCase()) ?? { value: DEFAULT_SEVERITY, line: undefined };
}
