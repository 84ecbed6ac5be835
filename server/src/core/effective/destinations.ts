// Where messages of a file can go: log file, syslog, mail, programs, database, log server, Prelude, console; with the
// thresholds and classes in force, and what each destination needs besides. Where blocks leave something open, the kindest
// answer counts: a message may be delivered as long as some host delivers it.
import type { Daemon } from '../daemon/daemon.ts';
import type { FileView } from '../document/file-view.ts';
import { areExclusive, type Branch } from '../document/line-context.ts';
import type { Line } from '../document/line-store.ts';
import { readBool } from '../values/bool.ts';
import { classWords, selectsClass } from '../values/classes.ts';
import { consoleTarget, NULL_DEVICE } from '../values/console.ts';
import { type Level, levelsOf } from '../values/severity.ts';
import { selectedLevels } from '../values/threshold.ts';
import { acceptedLines, linesInForce } from './in-force.ts';
import { knownValue } from './known-value.ts';

/** A place that messages can go to, as the file sets it up. */
export interface Destination {
	/** Its name in a sentence: "log file". */
	readonly title: string;
	/** Levels that may pass its threshold. */
	readonly levels: ReadonlySet<Level>;
	/** The lines of its threshold in force; empty where the default is. */
	readonly thresholdLines: readonly Line[];
	/** Names of class lists that may be set; undefined: every class passes. */
	readonly classes: ReadonlySet<string> | undefined;
	readonly classLines: readonly Line[];
	/** What it needs besides: recipients, commands, a server. Empty: nothing, or it is built in. */
	readonly neededLines: readonly Line[];
	/** False when it lacks what it needs, so that nothing arrives whatever the threshold. */
	readonly isReady: boolean;
	/** False for a console that the file does not choose, so that nobody may read what arrives there. */
	readonly isChosen: boolean;
}

/** How far a message gets: to a destination that the file chooses, to a console that nobody chose, or to none. */
export type Reach = 'delivered' | 'console' | 'nowhere';

interface Kind {
	readonly title: string;
	readonly severity: string;
	readonly classes: string;
	/** Levels that pass when no threshold is set (sh_error.c, errFlags). */
	readonly defaults: (daemon: Daemon) => readonly Level[];
	/** Index keys of what it needs besides; absent: nothing. */
	readonly needs?: (daemon: Daemon) => readonly string[];
	readonly feature?: string;
	/** What its own options make of it; absent: it is ready when it has what it needs. */
	readonly state?: (view: FileView, where: Branch | undefined) => Pick<Destination, 'isReady' | 'isChosen'>;
}

const NONE: readonly Level[] = [];
const USUAL: readonly Level[] = ['mark', 'err', 'crit', 'alert', 'inet'];

const KINDS: readonly Kind[] = [
	{
		title: 'log file',
		severity: 'logseverity',
		classes: 'logclass',
		defaults: () => USUAL,
		state: logFileState,
	},
	{ title: 'syslog', severity: 'syslogseverity', classes: 'syslogclass', defaults: () => NONE },
	{
		title: 'mail',
		severity: 'mailseverity',
		classes: 'mailclass',
		defaults: () => ['alert'],
		needs: () => ['option:setmailaddress', 'option:setmailalias'],
	},
	{
		title: 'external programs',
		severity: 'externalseverity',
		classes: 'externalclass',
		defaults: () => NONE,
		needs: () => ['option:opencommand'],
	},
	{
		title: 'database',
		severity: 'databaseseverity',
		classes: 'databaseclass',
		defaults: () => NONE,
		needs: () => ['[database]'],
		feature: 'database',
	},
	{
		title: 'log server',
		severity: 'exportseverity',
		classes: 'exportclass',
		defaults: (daemon) => (daemon.role === 'client' || daemon.role === 'undecided' ? USUAL : NONE),
		// A client may have its server compiled in; a server forwards only to one that the file names.
		needs: (daemon) => (daemon.role === 'server' ? ['option:setlogserver'] : []),
	},
	{ title: 'Prelude', severity: 'preludeseverity', classes: 'preludeclass', defaults: () => NONE },
	{
		title: 'console',
		severity: 'printseverity',
		classes: 'printclass',
		defaults: () => ['info', 'notice', 'warn', ...USUAL.filter((level) => level !== 'inet')],
		state: consoleState,
	},
];

/** Index keys that a rule over destinations must read. */
export const DESTINATION_READS: readonly string[] = [
	'tail',
	'[database]',
	...[
		'setmailaddress',
		'setmailalias',
		'opencommand',
		'setlogserver',
		'setconsole',
		'daemon',
		'setlogfilepath',
	].map((key) => `option:${key}`),
	...KINDS.flatMap(({ severity, classes }) => [`option:${severity}`, `option:${classes}`]),
];

/**
 * All destinations as they are set up.
 * @param where a branch of the file that is assumed to be read; undefined: the file as a whole
 */
export function destinationsOf(view: FileView, where?: Branch): readonly Destination[] {
	return KINDS.map((kind) => setUp(view, kind, where));
}

/** Whether a destination that is ready takes messages of a level and a class. */
export function takes(destination: Destination, level: Level, name: string): boolean {
	return destination.isReady && destination.levels.has(level) && selectsClass(destination.classes, name);
}

/** The same for many branches of one file, each worked out once. */
export function destinationsByBranch(view: FileView): (where: Branch | undefined) => readonly Destination[] {
	const known = new Map<Branch | undefined, readonly Destination[]>();
	return (where) => {
		let destinations = known.get(where);
		if (destinations === undefined) {
			destinations = destinationsOf(view, where);
			known.set(where, destinations);
		}
		return destinations;
	};
}

function setUp(view: FileView, kind: Kind, where: Branch | undefined): Destination {
	const threshold = linesInForce(view, kind.severity, where);
	const classes = linesInForce(view, kind.classes, where);
	const needs = kind.needs?.(view.daemon) ?? [];
	const neededLines = needs
		.flatMap((key) => linesOf(view, key))
		.filter((line) => !areExclusive(line.context?.branch, where));
	const isBuilt = kind.feature === undefined || !view.daemon.without.has(kind.feature);
	const state = kind.state?.(view, where) ?? { isReady: true, isChosen: true };
	return {
		title: kind.title,
		levels: thresholdOf(
			threshold.lines,
			threshold.mayBeDefault ? kind.defaults(view.daemon) : NONE,
			view.daemon,
		),
		thresholdLines: threshold.lines,
		classes: classes.mayBeDefault ? undefined : classesOf(classes.lines, view.daemon),
		classLines: classes.lines,
		neededLines,
		isReady: state.isReady && isBuilt && (needs.length === 0 || neededLines.length > 0),
		isChosen: state.isChosen,
	};
}

/** Samhain does not trust a log file to which everybody may write, and keeps none (sh_err_log.c, sh_log_open). */
function logFileState(view: FileView, where: Branch | undefined): Pick<Destination, 'isReady' | 'isChosen'> {
	const { lines, mayBeDefault } = linesInForce(view, 'setlogfilepath', where);
	const isLost = !mayBeDefault && lines.every((line) => knownValue(line) === NULL_DEVICE);
	return { isReady: !isLost, isChosen: true };
}

/**
 * What the console is (sh_err_console.c, sh_log_console): standard error for a samhain that is not a daemon, else each path
 * of `SetConsole`, or /dev/console. Without `Daemon`, the command line decides which.
 */
function consoleState(view: FileView, where: Branch | undefined): Pick<Destination, 'isReady' | 'isChosen'> {
	const { lines, mayBeDefault } = linesInForce(view, 'daemon', where);
	const answers = new Set(lines.map((line) => readBool(knownValue(line) ?? '')));
	const isDaemon = !mayBeDefault && answers.size === 1 ? [...answers][0] : undefined;
	if (isDaemon === false) return { isReady: true, isChosen: true };
	const targets = linesInForce(view, 'setconsole', where).lines.map((line) =>
		consoleTarget(knownValue(line) ?? ''),
	);
	const isPlace = targets.includes('place') || (isDaemon === undefined && targets.includes('own-output'));
	return { isReady: isDaemon === undefined || targets.length === 0 || isPlace, isChosen: isPlace };
}

function linesOf(view: FileView, key: string): readonly Line[] {
	return key.startsWith('option:') ? acceptedLines(view, key.slice('option:'.length)) : view.lines(key);
}

function thresholdOf(lines: readonly Line[], defaults: readonly Level[], daemon: Daemon): ReadonlySet<Level> {
	const levels = new Set(defaults);
	for (const line of lines) {
		const value = knownValue(line);
		for (const level of value === undefined ? levelsOf(daemon) : selectedLevels(value, daemon))
			levels.add(level);
	}
	return levels;
}

function classesOf(lines: readonly Line[], daemon: Daemon): ReadonlySet<string> | undefined {
	const names = new Set<string>();
	for (const line of lines) {
		const value = knownValue(line);
		if (value === undefined) return undefined;
		for (const { name } of classWords(value, daemon)) if (name !== undefined) names.add(name);
	}
	return names;
}

/**
 * How far messages of a level and a class may get.
 * @param level the messages' level
 * @param classes the words of a class list that pass the messages; several if it is not certain which do
 */
export function reachOf(
	destinations: readonly Destination[],
	level: Level,
	classes: readonly string[],
): Reach {
	const takers = destinations.filter(
		(one) =>
			one.isReady &&
			one.levels.has(level) &&
			(one.classes === undefined || classes.some((name) => one.classes?.has(name) === true)),
	);
	if (takers.length === 0) return 'nowhere';
	return takers.some(({ isChosen }) => isChosen) ? 'delivered' : 'console';
}

/** Whether a destination that the file chooses may receive messages; see `reachOf`. */
export function isDelivered(
	destinations: readonly Destination[],
	level: Level,
	classes: readonly string[],
): boolean {
	return reachOf(destinations, level, classes) === 'delivered';
}

/** How far messages of some levels get, whatever their class: as far as the best of them. */
export function reachOfAny(destinations: readonly Destination[], levels: readonly Level[]): Reach {
	const takers = destinations.filter((one) => one.isReady && levels.some((level) => one.levels.has(level)));
	if (takers.length === 0) return 'nowhere';
	return takers.some(({ isChosen }) => isChosen) ? 'delivered' : 'console';
}
