// What a refactoring is, and the proof that it keeps what the daemon makes of the file.
import { Analysis } from '../../analysis/analysis.ts';
import { daemonOutput } from '../../analysis/daemon-output.ts';
import { effectiveOptions } from '../../effective/all-options.ts';
import type { AnalysisSettings } from '../../settings/settings.ts';
import { applyEdits, type TextEdit } from '../../text/edit.ts';
import { readWatchConfiguration } from '../../watch/configuration.ts';
import { buildLists } from '../../watch/lists.ts';
import { treeOfEntries } from '../../watch/memory-tree.ts';
import { allNames } from '../names/name-uses.ts';

/** A change that a person asks for at a place of the file. */
export interface Refactoring {
	/** What it does, as an order; what it changes for samhain, where it changes anything. */
	readonly title: string;
	readonly kind: 'rewrite' | 'move';
	readonly edits: readonly TextEdit[];
	/** Samhain reads the file as before: offered only if that is so. */
	readonly keepsReading: boolean;
	/** A file to make beside this one; the refactoring is for where there is none of this name. */
	readonly newFile?: { readonly name: string; readonly text: string };
}

/** The lines that are selected, from 0; the last one counts. */
export interface SelectedLines {
	readonly first: number;
	readonly last: number;
}

/** Hosts for which a file with conditional blocks is compared; further ones read it like one of these. */
const MOST_HOSTS = 8;

/**
 * Compares what samhain makes of a file before and after edits, on every host that the text names and on any other.
 * @returns a function of the edits, which reads the file as it is once
 */
export function readingKeeper(analysis: Analysis): (edits: readonly TextEdit[]) => boolean {
	const { text } = analysis;
	let before: readonly { readonly settings: AnalysisSettings; readonly image: string }[] | undefined;
	return (edits) => {
		before ??= settingsToCompare(analysis).map((settings) => ({
			settings,
			image: describeReading(text, settings),
		}));
		const after = applyEdits(text, edits);
		return before.every(({ settings, image }) => describeReading(after, settings) === image);
	};
}

function settingsToCompare(analysis: Analysis): readonly AnalysisSettings[] {
	const { settings } = analysis;
	// A file without blocks is read in the same way everywhere.
	if (analysis.view().first('condition') === undefined) return [settings];
	const named = new Set(
		allNames(analysis)
			.filter(({ space }) => space === 'host')
			.map(({ key }) => key),
	);
	const { host: _, ...anyHost } = settings;
	const hosts = [...[...named].slice(0, MOST_HOSTS), 'other.invalid'];
	return [settings, anyHost, ...hosts.map((host) => ({ ...settings, host }))];
}

const EMPTY_TREE = treeOfEntries([]);

/**
 * What a daemon makes of a text, a fact a line: its output, the options in force, the paths that it watches. Numbers and
 * order of lines are left out, since lines may move; the order in which the lines of one option add up stays.
 */
export function describeReading(text: string, settings: AnalysisSettings): string {
	const analysis = new Analysis(text, settings, { rules: [] });
	const out = daemonOutput(analysis).map(
		({ severity, text: said }) => `${severity} ${said.replace(/\bline \d+/g, 'line')}`,
	);
	for (const { section, name, state, lines, refused, feature } of effectiveOptions(analysis.view())) {
		if (state === 'default') continue;
		const values = lines.map(({ value, isConditional }) => `${value}${isConditional ? '?' : ''}`);
		// Entries are kept by their names, and paths are compared below.
		if (name === 'Client' || name === 'file' || name === 'dir') values.sort();
		out.push(`${section}/${name} ${state} ${values.join(' | ')} ${refused.length} ${feature ?? ''}`);
	}
	const configuration = readWatchConfiguration(analysis.model, analysis.daemon);
	const { files, one, two, isTwoWalked, starts, repeated } = buildLists(configuration, EMPTY_TREE);
	for (const list of [files, one, two])
		for (const { list: name, path, policy, mask, depth } of list.values())
			out.push(`${name} ${path} ${policy.name} ${mask} ${depth}`);
	out.push(`${isTwoWalked} ${starts} ${repeated.map(({ path }) => path).join(' ')}`);
	return out.sort().join('\n');
}
