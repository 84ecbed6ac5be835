// `samhain-lint diff`: what a change of a configuration takes away and adds.
import { createColors } from 'picocolors';
import {
	assumedTreeOf,
	type Change,
	type ConfigurationDiff,
	changeSentence,
	compareVersions,
	DAEMON_VERSIONS,
	type DaemonVersion,
	type DiffSide,
	diffConfigurations,
	type Tree,
} from '../../core/index.ts';
import {
	COLOR_OPTIONS,
	type Command,
	HELP_OPTION,
	type OptionTable,
	readArguments,
	UsageError,
	usesColors,
} from '../command.ts';
import {
	type ReadConfiguration,
	readConfiguration,
	readTree,
	WATCH_OPTIONS,
	type WatchArguments,
} from '../coverage/read-inputs.ts';
import { withInputErrors } from '../input.ts';
import { printable } from '../reporters/printable.ts';
import { readRevision, splitRevision } from '../revision.ts';
import { errorLine, type Terminal } from '../terminal.ts';

const OPTIONS = {
	...WATCH_OPTIONS,
	'from-version': {
		type: 'string',
		choices: DAEMON_VERSIONS,
		value: 'VERSION',
		help: 'version of samhain that reads OLD',
	},
	'to-version': {
		type: 'string',
		choices: DAEMON_VERSIONS,
		value: 'VERSION',
		help: 'version of samhain that reads NEW',
	},
	format: {
		type: 'string',
		default: 'text',
		choices: ['text', 'json', 'markdown'],
		value: 'FORMAT',
		help: 'text, json or markdown (default text)',
	},
	...COLOR_OPTIONS,
	...HELP_OPTION,
} as const satisfies OptionTable;

export const diff: Command = {
	name: 'diff',
	usage: 'diff [OLD] NEW [options]',
	summary: 'show what a change of a configuration takes away',
	description: `Compares what two versions of a configuration do: paths that lose or gain watching, tests and severities; options,
destinations and clients; and what the next check reports although nothing changed on disk. OLD and NEW are files, or
REVISION:FILE for a file in Git; REVISION:FILE alone is compared with the working tree, FILE alone with HEAD. With
--from-version and --to-version one file is compared with itself: which lines another version reads differently.`,
	options: OPTIONS,
	notes: `Without --root and --tree the paths in both files and those of a small system are taken as existing; "*" is any name.
Exit status: 0; 1 where protection is lost; 2 for a usage, input or output error.`,
	run: (args, terminal) => runDiff(args, terminal),
};

function runDiff(args: readonly string[], terminal: Terminal): Promise<number> {
	const { values, positionals } = readArguments(args, OPTIONS);
	if (positionals.length < 1 || positionals.length > 2)
		throw new UsageError('diff takes one or two configuration files');
	const { format } = values;
	return withInputErrors(terminal, () => {
		const sides = readSides(positionals, values);
		const { old, files } = sides;
		let isWhole = true;
		const tree = treeOf(values, old, (problem) => {
			isWhole = false;
			terminal.error(errorLine(problem));
		});
		const result = compareSides(sides, tree);
		if (format === 'json') terminal.out(jsonOf(result, files));
		else if (format === 'markdown') terminal.out(markdownOf(result, files));
		else printText(result, files, terminal, usesColors(values, terminal));
		if (!isWhole) return 2;
		return result.losesProtection ? 1 : 0;
	});
}

/** What is compared. */
interface Sides {
	readonly old: ReadConfiguration;
	readonly changed: ReadConfiguration;
	readonly files: Files;
	/** Whether it is one text, read by two versions of samhain. */
	readonly isSameText: boolean;
}

type DiffArguments = WatchArguments & {
	readonly 'from-version'?: DaemonVersion | undefined;
	readonly 'to-version'?: DaemonVersion | undefined;
};

/**
 * Reads what the arguments name: a file alone means HEAD against the working tree, or one file for two versions.
 * @throws InputError, UsageError
 */
function readSides([first = '', second]: readonly string[], values: DiffArguments): Sides {
	const { 'from-version': from, 'to-version': to } = values;
	const read = (argument: string, version: DaemonVersion | undefined, place: string): ReadConfiguration => {
		const own = version === undefined ? values : { ...values, 'samhain-version': version };
		const named = splitRevision(argument);
		if (named === undefined) return readConfiguration(argument, own);
		const { file, bytes } = readRevision(named.revision, named.path);
		return { ...readConfiguration(file, own, bytes), file: place };
	};
	if (from !== undefined || to !== undefined) {
		if (from === undefined || to === undefined)
			throw new UsageError('--from-version and --to-version need each other');
	}
	if (second !== undefined)
		return {
			...{ old: read(first, from, first), changed: read(second, to, second) },
			...{ files: { old: first, new: second }, isSameText: false },
		};
	if (from !== undefined)
		return {
			...{ old: read(first, from, first), changed: read(first, to, first) },
			...{ files: { old: first, new: first }, isSameText: true },
		};
	const named = splitRevision(first) ?? { revision: 'HEAD', path: first };
	const { file, bytes } = readRevision(named.revision, named.path);
	return {
		...{ old: readConfiguration(file, values, bytes), changed: readConfiguration(file, values) },
		...{ files: { old: `${named.revision}:${named.path}`, new: file }, isSameText: false },
	};
}

/**
 * Compares two configurations.
 * @param tree what lies on the disk; absent: the paths of both, with any name on each level below them
 */
export function compareSides(
	{ old, changed, isSameText }: Omit<Sides, 'files'>,
	tree: Tree = assumedTreeOf([sideOf(old), sideOf(changed)]),
): ConfigurationDiff {
	const byVersion = isSameText ? compareVersions(old.analysis, changed.analysis) : [];
	return diffConfigurations(sideOf(old), sideOf(changed), tree, byVersion);
}

/** The tree that the options name. */
function treeOf(
	values: WatchArguments,
	old: ReadConfiguration,
	problem: (text: string) => void,
): Tree | undefined {
	const isNamed = values.root !== undefined || values.tree !== undefined;
	return isNamed ? readTree(values, old, problem).tree : undefined;
}

function sideOf({ analysis, configuration }: ReadConfiguration): DiffSide {
	return { view: analysis.view(), configuration };
}

interface Files {
	readonly old: string;
	readonly new: string;
}

/** A change as JSON has it; lines count from 1. */
export function changeRecord({ kind, effect, subject, text, oldLine, newLine, count, paths }: Change) {
	return {
		...{ kind, effect, subject, text },
		oldLine: oldLine === undefined ? null : oldLine + 1,
		newLine: newLine === undefined ? null : newLine + 1,
		...(paths === undefined ? {} : { count, paths }),
	};
}

/** A report of the next check as JSON has it. */
export function nextReportRecord({
	path,
	event,
	severity,
	policy,
	code,
}: ConfigurationDiff['nextCheck'][number]) {
	return { path, event, severity, policy: policy ?? null, code: code ?? null };
}

function jsonOf({ losesProtection, changes, nextCheck }: ConfigurationDiff, files: Files): string {
	const records = changes.map((change) => JSON.stringify(changeRecord(change)));
	const reports = nextCheck.map((report) => JSON.stringify(nextReportRecord(report)));
	const head = JSON.stringify({ ...files, losesProtection }).slice(0, -1);
	return `${head},\n"changes":[${listed(records)}],\n"nextCheck":[${listed(reports)}]}\n`;
}

function listed(items: readonly string[]): string {
	return items.length === 0 ? '' : `\n${items.join(',\n')}\n`;
}

/** Paths and reports that the text names. */
const MAX_SHOWN = 5;

const TITLES: Readonly<Record<Change['effect'], string>> = {
	loss: 'Protection that is lost',
	changed: 'Other changes',
	gain: 'Protection that is gained',
};

const EFFECTS = ['loss', 'changed', 'gain'] as const;

function placeOf({ oldLine, newLine }: Change, files: Files): string {
	return [
		...(oldLine === undefined ? [] : [`${files.old}:${oldLine + 1}`]),
		...(newLine === undefined ? [] : [`${files.new}:${newLine + 1}`]),
	].join(' → ');
}

function nextCheckSentences({ nextCheck }: ConfigurationDiff): readonly string[] {
	if (nextCheck.length === 0) return [];
	const rest = nextCheck.length - MAX_SHOWN;
	return [
		...nextCheck.slice(0, MAX_SHOWN).map(({ path, event, severity }) => `${path}: ${event} (${severity})`),
		...(rest > 0 ? [`and ${rest} more`] : []),
	];
}

const NEXT_CHECK = 'The next check reports, although nothing changed on disk (a new baseline avoids it)';
const NOTHING = 'Samhain does the same with both.';

function printText(diffed: ConfigurationDiff, files: Files, terminal: Terminal, useColor: boolean): void {
	const colors = createColors(useColor);
	const paint = { loss: colors.red, changed: colors.yellow, gain: colors.green };
	const { changes } = diffed;
	for (const effect of EFFECTS) {
		const found = changes.filter((change) => change.effect === effect);
		if (found.length === 0) continue;
		terminal.out(`${paint[effect](TITLES[effect])}\n`);
		for (const change of found) {
			const place = placeOf(change, files);
			terminal.out(
				`  ${printable(changeSentence(change))}${place === '' ? '' : colors.dim(`  (${printable(place)})`)}\n`,
			);
		}
		terminal.out('\n');
	}
	const next = nextCheckSentences(diffed);
	if (next.length > 0) terminal.out(`${NEXT_CHECK}\n`);
	for (const sentence of next) terminal.out(`  ${printable(sentence)}\n`);
	if (changes.length === 0 && next.length === 0) terminal.out(`${NOTHING}\n`);
}

/** Text in Markdown, with nothing that Markdown or HTML would take for a mark. */
function escaped(text: string): string {
	return printable(text).replace(/[\\`*_{}[\]<>()#|~&!]/g, '\\$&');
}

function markdownOf(diffed: ConfigurationDiff, files: Files): string {
	const parts: string[] = [];
	for (const effect of EFFECTS) {
		const found = diffed.changes.filter((change) => change.effect === effect);
		if (found.length === 0) continue;
		parts.push(`### ${TITLES[effect]}\n`);
		for (const change of found) {
			const place = placeOf(change, files);
			parts.push(`- ${escaped(changeSentence(change))}${place === '' ? '' : ` — ${escaped(place)}`}`);
		}
		parts.push('');
	}
	const next = nextCheckSentences(diffed);
	if (next.length > 0)
		parts.push(`### ${NEXT_CHECK}\n`, ...next.map((sentence) => `- ${escaped(sentence)}`), '');
	return parts.length === 0 ? `${NOTHING}\n` : `${parts.join('\n').trimEnd()}\n`;
}
