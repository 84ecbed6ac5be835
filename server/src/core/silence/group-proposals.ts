// One edit for all reports of a group: a pattern for rotated logs, an expression for a folder, or what silences each path
// of the group together. Tried on the watch model as a whole, like the proposals for one alarm.

import type { PolicyReport } from '../logs/policy-report.ts';
import { writePathRegex } from '../values/regex-options.ts';
import type { Candidate } from './candidate.ts';
import { makeCandidates } from './candidates.ts';
import { type ConfigChange, editsOf, openConfig } from './config-edit.ts';
import { type ReportGroup, rotationBase } from './groups.ts';
import { NEW_BASELINE, type Proposal, type SilenceInput, sideEffectTexts } from './proposals.ts';
import { plainPath } from './rounds.ts';
import { Trials } from './trials.ts';
import { type Expected, expectedReport } from './verify.ts';
import { listWords, named } from './words.ts';

/** Changes that belong together, with what they give up. */
interface Part {
	readonly changes: readonly ConfigChange[];
	readonly loses: readonly string[];
	readonly keeps: readonly string[];
}

/** An edit for a group before it is tried. */
interface GroupEdit {
	readonly title: string;
	readonly parts: readonly Part[];
}

/** What the edits of groups are made from. */
interface Ground {
	readonly expected: Expected;
	readonly config: ReturnType<typeof openConfig>;
}

/**
 * Makes one proposal for each group.
 * @param input the configuration and its reports, of one or more hosts that read it
 * @param groups members are indexes of `input.reports`
 * @returns in the order of the groups; undefined for packages, which need a new baseline and no edit, and where no edit
 * takes all alarms of the group away
 */
export function proposeForGroups(
	{ text, settings, reports }: SilenceInput,
	groups: readonly ReportGroup[],
): readonly (Proposal | undefined)[] {
	const trials = new Trials(text, settings, reports);
	const ground: Ground = { expected: trials.expected(), config: openConfig(trials.analysis) };
	return groups.map((group) => {
		if (group.cause === 'packages') return undefined;
		const alarms = distinct(group.members.flatMap((at) => reports[at] ?? []));
		for (const { title, parts } of editsFor(group, alarms, ground)) {
			const edits = editsOf(ground.config, withoutRepeats(parts.flatMap(({ changes }) => changes)));
			if (edits.length === 0) continue;
			const scope = group.cause === 'path' || group.cause === 'folder' ? plainPath(group.place) : '/';
			const outcome = trials.try({ edits, scope, alarms });
			if (outcome === undefined || !outcome.isGoneAfterInit) continue;
			return {
				...{ title, edits, condition: undefined, needsBaseline: !outcome.isGoneNow },
				loses: [
					...new Set(parts.flatMap(({ loses }) => loses)),
					...(outcome.isGoneNow ? [] : [NEW_BASELINE]),
					...sideEffectTexts(outcome.sideEffects),
				],
				keeps: [...new Set(parts.flatMap(({ keeps }) => keeps))],
			};
		}
		return undefined;
	});
}

/** One report for each event and path, with all letters of its change codes. */
function distinct(alarms: readonly PolicyReport[]): readonly PolicyReport[] {
	const found = new Map<string, PolicyReport>();
	for (const alarm of alarms) {
		const key = `${alarm.event} ${alarm.path}`;
		const known = found.get(key);
		if (known === undefined) {
			found.set(key, alarm);
			continue;
		}
		const letters = new Set(known.changes.map(({ letter }) => letter));
		const added = alarm.changes.filter(({ letter }) => !letters.has(letter));
		const merged = known.changes.map((change) => {
			const other = alarm.changes.find(({ letter }) => letter === change.letter);
			return other === undefined
				? change
				: { ...change, attributes: [...change.attributes, ...other.attributes] };
		});
		found.set(key, { ...known, changes: [...merged, ...added] });
	}
	return [...found.values()];
}

function withoutRepeats(changes: readonly ConfigChange[]): readonly ConfigChange[] {
	const known = new Set<string>();
	return changes.filter((change) => {
		const key = JSON.stringify(change);
		if (known.has(key)) return false;
		known.add(key);
		return true;
	});
}

/** The edits to try for a group, the least loss first. */
function editsFor(
	{ cause, place, members }: ReportGroup,
	alarms: readonly PolicyReport[],
	ground: Ground,
): readonly GroupEdit[] {
	const single = alarms.map((alarm) => partFor(alarm, ground));
	const all = single.every((part) => part !== undefined) ? single.filter((part) => part !== undefined) : [];
	const [first] = alarms;
	const together: GroupEdit = {
		title:
			alarms.length === 1 && first !== undefined
				? `Silence this alarm of ${named(first.path)}`
				: `Silence the ${members.length} alarms of ${cause === 'host' ? 'this host' : named(place)} path by path`,
		parts: all,
	};
	if (cause === 'logs')
		return [rotation(place, alarms, ground), together].filter((one) => one.parts.length > 0);
	if (cause === 'folder') return folderEdits(place, alarms, ground);
	return all.length > 0 ? [together] : [];
}

/** What silences one alarm, and does not get into the way of others. */
function partFor(alarm: PolicyReport, { expected, config }: Ground): Part | undefined {
	const report = expectedReport(expected, alarm) ?? anyReport(expected, alarm);
	if (report === undefined) return undefined;
	const { configuration } = expected;
	const isFolder = expected.rounds.some(({ tree }) => tree.typeOf(plainPath(alarm.path)) === 'dir');
	const candidates = makeCandidates({ alarm, report, configuration, config, isFolder }).filter(isModest);
	const order = (one: Candidate) => (one.loss === 'nothing' ? 0 : one.loss === 'tests' ? one.testsLost : 100);
	const [best] = [...candidates].sort((a, b) => order(a) - order(b));
	const changes = best?.ways[0];
	if (best === undefined || changes === undefined) return undefined;
	return { changes, loses: best.loses, keeps: best.keeps };
}

/** A report of the same event and path with another change code. */
function anyReport(expected: Expected, alarm: PolicyReport) {
	return expected.reports.flat().find(({ event, path }) => event === alarm.event && path === alarm.path);
}

/** Candidates that concern one path and need no policy of the user: there are five of those only. */
function isModest({ loss, growsOnly, onlyLowers, ways }: Candidate): boolean {
	const isSmall = loss === 'nothing' || loss === 'tests' || loss === 'event';
	const needsPolicy = ways[0]?.some((change) => change.kind === 'block' && change.place === 'end') === true;
	return isSmall && growsOnly !== true && onlyLowers !== true && !needsPolicy;
}

const OPTIONS = { added: 'IgnoreAdded', missing: 'IgnoreMissing', modified: 'IgnoreModified' } as const;
const SUFFIX = '([.-]([0-9]+(-[0-9]+)?|old))?(\\.(gz|bz2|xz|zst|Z))?$';
const NEEDED_SUFFIX = '([.-]([0-9]+(-[0-9]+)?|old)|\\.(gz|bz2|xz|zst|Z))(\\.(gz|bz2|xz|zst|Z))?$';

/** Rotated logs by an expression for each log, and other tests for the logs themselves. */
function rotation(folder: string, alarms: readonly PolicyReport[], ground: Ground): GroupEdit {
	const parts: Part[] = [];
	/** Events by log: those of its rotated names, and whether the log itself is among them. */
	const byLog = new Map<string, { readonly events: Set<keyof typeof OPTIONS>; isLogToo: boolean }>();
	for (const alarm of alarms) {
		const { event, path } = alarm;
		const base = rotationBase(path);
		if (event === 'nodirectory' || (event === 'modified' && base === path)) {
			const part = partFor(alarm, ground);
			if (part !== undefined) parts.push(part);
			continue;
		}
		const log = byLog.get(base) ?? { events: new Set(), isLogToo: false };
		log.events.add(event);
		if (base === path) log.isLogToo = true;
		byLog.set(base, log);
	}
	for (const [log, { events, isLogToo }] of byLog) {
		const value = writePathRegex(log, isLogToo ? SUFFIX : NEEDED_SUFFIX);
		const lines = [...events].map((event) => `${OPTIONS[event]}=${value}`);
		parts.push({
			changes: [{ kind: 'add', section: 'Misc', lines }],
			loses: [
				`Samhain no longer reports that ${isLogToo ? `${named(log)} or its rotated files are` : `rotated files of ${named(log)} are`} ${listWords([...events], 'or')}.`,
			],
			keeps: isLogToo ? [] : [`Samhain still reports that ${named(log)} itself is added or missing.`],
		});
	}
	return { title: `Let the logs in ${named(folder)} rotate and grow`, parts };
}

/** Everything in a folder: an expression for each event that occurs, or an exclusion. */
function folderEdits(folder: string, alarms: readonly PolicyReport[], ground: Ground): readonly GroupEdit[] {
	const below = alarms.filter(({ path }) => path.startsWith(`${folder}/`));
	const own = alarms.filter(({ path }) => path === folder).map((alarm) => partFor(alarm, ground));
	const events = (['added', 'missing', 'modified'] as const).filter((event) =>
		below.some((alarm) => alarm.event === event),
	);
	const value = writePathRegex(`${folder}/`, '');
	const ownParts = own.flatMap((part) => part ?? []);
	const edits: GroupEdit[] = [];
	if (events.length > 0 && below.every(({ event }) => event !== 'nodirectory'))
		edits.push({
			title: `Ignore that anything in ${named(folder)} is ${listWords(events, 'or')}`,
			parts: [
				{
					changes: [
						{ kind: 'add', section: 'Misc', lines: events.map((event) => `${OPTIONS[event]}=${value}`) },
					],
					loses: [
						`Samhain no longer reports that anything below ${named(folder)} is ${listWords(events, 'or')}.`,
					],
					keeps: [],
				},
				...ownParts,
			],
		});
	return edits;
}
