// Where messages of a file can go: log file, syslog, mail, programs, database, log server; with thresholds, classes and
// what each of them needs besides. Where blocks leave something open, the kindest reading counts.
import type { Daemon } from '../daemon/daemon.ts';
import type { FileView } from '../document/file-view.ts';
import { areExclusive, type Branch } from '../document/line-context.ts';
import type { Line } from '../document/line-store.ts';
import { optionText } from '../document/option-text.ts';
import { classWords } from '../values/classes.ts';
import { LEVELS, type Level, readSeverity } from '../values/severity.ts';
import { selectedLevels } from '../values/threshold.ts';
import { acceptedLines, linesInForce } from './in-force.ts';

interface Facility {
	readonly title: string;
	readonly severity: string;
	readonly classes: string;
	/** Levels that pass when no threshold is set (sh_error.c, errFlags). */
	readonly defaults: (daemon: Daemon) => readonly Level[];
	/** What it needs besides; absent: nothing. */
	readonly isReady?: (view: FileView, branch: Branch | undefined) => boolean;
}

const NONE: readonly Level[] = [];
const USUAL: readonly Level[] = ['mark', 'err', 'crit', 'alert', 'inet'];

function hasAny(view: FileView, keys: readonly string[], branch: Branch | undefined): boolean {
	return keys.some((key) =>
		acceptedLines(view, key).some((line) => !areExclusive(line.context?.branch, branch)),
	);
}

const FACILITIES: readonly Facility[] = [
	{ title: 'log file', severity: 'logseverity', classes: 'logclass', defaults: () => USUAL },
	{ title: 'syslog', severity: 'syslogseverity', classes: 'syslogclass', defaults: () => NONE },
	{
		title: 'mail',
		severity: 'mailseverity',
		classes: 'mailclass',
		defaults: () => ['alert'],
		isReady: (view, branch) => hasAny(view, ['setmailaddress', 'setmailalias'], branch),
	},
	{
		title: 'external programs',
		severity: 'externalseverity',
		classes: 'externalclass',
		defaults: () => NONE,
		isReady: (view, branch) => hasAny(view, ['opencommand'], branch),
	},
	{
		title: 'database',
		severity: 'databaseseverity',
		classes: 'databaseclass',
		defaults: () => NONE,
		isReady: (view, branch) =>
			!view.daemon.without.has('database') &&
			view.lines('[database]').some((line) => !areExclusive(line.context?.branch, branch)),
	},
	{
		title: 'log server',
		severity: 'exportseverity',
		classes: 'exportclass',
		defaults: (daemon) => (daemon.role === 'client' || daemon.role === 'undecided' ? USUAL : NONE),
		// A client may have its server compiled in; a server forwards only to one that the file names.
		isReady: (view, branch) => view.daemon.role !== 'server' || hasAny(view, ['setlogserver'], branch),
	},
	{ title: 'Prelude', severity: 'preludeseverity', classes: 'preludeclass', defaults: () => NONE },
];

/** Occurrence keys that a rule over destinations must read. */
export const DESTINATION_READS: readonly string[] = [
	'tail',
	'[database]',
	...['setmailaddress', 'setmailalias', 'opencommand', 'setlogserver'].map((key) => `option:${key}`),
	...FACILITIES.flatMap(({ severity, classes }) => [`option:${severity}`, `option:${classes}`]),
];

/**
 * Whether some destination may receive messages of a level and a class.
 * @param level the messages' level
 * @param classes the words of a class list that let the messages pass; several where it is not certain which do
 * @param branch where the line stands that sets the level: destinations of blocks that exclude it do not count
 */
export function isDelivered(
	view: FileView,
	level: Level,
	classes: readonly string[],
	branch: Branch | undefined,
): boolean {
	return FACILITIES.some(
		(facility) =>
			(facility.isReady?.(view, branch) ?? true) &&
			passesThreshold(view, facility, level, branch) &&
			passesClasses(view, facility, classes, branch),
	);
}

/** Levels that at least one destination may receive, whatever the class. */
export function deliveredLevels(view: FileView): readonly Level[] {
	return LEVELS.filter((level) =>
		FACILITIES.some(
			(facility) =>
				(facility.isReady?.(view, undefined) ?? true) && passesThreshold(view, facility, level, undefined),
		),
	);
}

function passesThreshold(
	view: FileView,
	facility: Facility,
	level: Level,
	branch: Branch | undefined,
): boolean {
	const { lines, mayBeUnset } = linesInForce(acceptedLines(view, facility.severity), branch);
	if (mayBeUnset && facility.defaults(view.daemon).includes(level)) return true;
	return lines.some(
		(line) => isUnknown(line) || selectedLevels(optionText(line).value, view.daemon).has(level),
	);
}

function passesClasses(
	view: FileView,
	facility: Facility,
	classes: readonly string[],
	branch: Branch | undefined,
): boolean {
	const { lines, mayBeUnset } = linesInForce(acceptedLines(view, facility.classes), branch);
	if (mayBeUnset) return true;
	return lines.some(
		(line) =>
			isUnknown(line) ||
			classWords(optionText(line).value, view.daemon).some(
				({ name }) => name !== undefined && classes.includes(name),
			),
	);
}

/** A value that is only known when the daemon reads it: of a template, or the output of a command. */
export function isUnknown(line: Line): boolean {
	return line.parsed.isTemplated === true || optionText(line).value.startsWith('$(');
}

/** The level that a line gives, if it is known. */
export function levelOf(line: Line, daemon: Daemon): Level | 'none' | undefined {
	return isUnknown(line) ? undefined : readSeverity(optionText(line).value, daemon);
}
