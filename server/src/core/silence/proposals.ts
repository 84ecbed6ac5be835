// Proposals for the alarms of a log: edits of the configuration that take an alarm away, those that lose the least first.
// Each one is tried on the watch model before it is offered; what goes with it among the reports of the log is named.

import type { PolicyReport } from '../logs/policy-report.ts';
import type { AnalysisSettings } from '../settings/settings.ts';
import type { TextEdit } from '../text/edit.ts';
import { makeDecider } from '../watch/decide.ts';
import { buildLists, type WatchEntry } from '../watch/lists.ts';
import { type Candidate, LOSSES } from './candidate.ts';
import { makeCandidates } from './candidates.ts';
import { type EditableConfig, editsOf, openConfig } from './config-edit.ts';
import { keyOf, plainPath, type Round } from './rounds.ts';
import { Trials } from './trials.ts';
import { type Expected, expectedReport, type Outcome, type SideEffect } from './verify.ts';
import { reportWords } from './words.ts';

/** An edit that takes an alarm away. */
export interface Proposal {
	/** What it does, as an order. */
	readonly title: string;
	/** What is lost, one text for each loss: in general, and for each report of the log that goes or changes. */
	readonly loses: readonly string[];
	/** What stays watched. */
	readonly keeps: readonly string[];
	/** Whether the alarm goes only when the baseline is recreated. */
	readonly needsBaseline: boolean;
	/** What must be true of the file for the alarm to go, where the log does not show it. */
	readonly condition: string | undefined;
	readonly edits: readonly TextEdit[];
}

/** What is known of an alarm. */
export interface AlarmAnswer {
	/** The line, from 0, that decides for the path; undefined where the configuration does not watch it. */
	readonly deciding: { readonly line: number; readonly policy: string } | undefined;
	readonly proposals: readonly Proposal[];
	/** The configuration reports no such change: it was edited since, or another one made the alarm. */
	readonly isUnreported?: boolean;
}

/** A configuration and the alarms that it made. */
export interface SilenceInput {
	readonly text: string;
	readonly settings: AnalysisSettings;
	/** All reports of the log for this configuration; what else goes is looked for among them. */
	readonly reports: readonly PolicyReport[];
	/** Alarms for which proposals are made; absent: 250. */
	readonly maxAlarms?: number;
}

/** What a new baseline gives up. */
export const NEW_BASELINE =
	'The alarm goes only with a new baseline, which takes everything that differs today for granted.';

/** Alarms of one log for which proposals are made one by one. */
const MAX_ALARMS = 250;

/** Proposals beside which a lower severity is offered, too. */
const ENOUGH = 3;

/**
 * Makes the proposals for each report of a log.
 * @returns one answer for each report, in their order; the answer to a repeated report is the same object
 */
export function proposeEdits({
	text,
	settings,
	reports,
	maxAlarms = MAX_ALARMS,
}: SilenceInput): readonly AlarmAnswer[] {
	const trials = new Trials(text, settings, reports);
	const { configuration } = trials;
	const config = openConfig(trials.analysis);
	const known = new Map<string, AlarmAnswer>();
	const reported = new Map(
		trials
			.expected()
			.reports.flat()
			.map((report) => [`${report.event} ${report.path}`, report]),
	);
	return reports.map((alarm) => {
		const key = keyOf(alarm);
		const answered = known.get(key);
		if (answered !== undefined) return answered;
		const isAsked = known.size < maxAlarms;
		const report =
			(isAsked ? expectedReport(trials.expected(plainPath(alarm.path)), alarm) : undefined) ??
			reported.get(`${alarm.event} ${alarm.path}`);
		const entry = report?.entry ?? decidingEntry(trials.expected(), alarm);
		const deciding =
			entry === undefined || entry.source.line < 0
				? undefined
				: { line: entry.source.line, policy: entry.policy.name };
		const proposals: Proposal[] = [];
		if (report !== undefined && isAsked) {
			const { rounds } = trials.expected();
			const isFolder = rounds.some(({ tree }) => tree.typeOf(plainPath(alarm.path)) === 'dir');
			const candidates = makeCandidates({ alarm, report, configuration, config, isFolder });
			for (const candidate of sortedByLoss(candidates)) {
				// A report that still comes is worth a proposal beside those that take it away.
				if (candidate.onlyLowers === true && proposals.length < ENOUGH) continue;
				const proposal = tryCandidate(candidate, alarm, report.severity, trials, config);
				if (proposal !== undefined) proposals.push(proposal);
			}
		}
		const isUnreported = isAsked && report === undefined;
		const answer: AlarmAnswer = { deciding, proposals, ...(isUnreported ? { isUnreported } : undefined) };
		known.set(key, answer);
		return answer;
	});
}

/** The entry that decides for a path that the model does not report. */
function decidingEntry({ configuration, rounds }: Expected, { path }: PolicyReport): WatchEntry | undefined {
	const round = rounds.find(({ reports }) => reports.some((one) => one.path === path));
	return round === undefined ? undefined : decide(configuration, round, path);
}

function decide(
	configuration: Expected['configuration'],
	{ tree }: Round,
	path: string,
): WatchEntry | undefined {
	return makeDecider(buildLists(configuration, tree), tree).decide(path)?.entry;
}

/** The least loss first; what depends on a condition, and what only lowers the severity, after what is certain. */
function sortedByLoss(candidates: readonly Candidate[]): readonly Candidate[] {
	const rank = (one: Candidate) =>
		(one.growsOnly === true || one.onlyLowers === true ? 1000 : 0) +
		LOSSES.indexOf(one.loss) * 20 +
		one.testsLost;
	return [...candidates].sort((a, b) => rank(a) - rank(b));
}

function tryCandidate(
	candidate: Candidate,
	alarm: PolicyReport,
	severity: string,
	trials: Trials,
	config: EditableConfig,
): Proposal | undefined {
	for (const way of candidate.ways) {
		const edits = editsOf(config, way);
		const outcome = trials.try({
			edits,
			scope: candidate.scope ?? plainPath(alarm.path),
			alarms: [alarm],
			growsOnly: candidate.growsOnly === true,
			...(candidate.onlyLowers === true ? { severity } : undefined),
		});
		if (outcome === undefined || !outcome.isGoneAfterInit || !hasTests(outcome, candidate)) continue;
		return {
			title: candidate.title,
			loses: [
				...candidate.loses,
				...(outcome.isGoneNow ? [] : [NEW_BASELINE]),
				...sideEffectTexts(outcome.sideEffects),
			],
			keeps: candidate.keeps,
			needsBaseline: !outcome.isGoneNow,
			condition:
				candidate.growsOnly === true
					? 'The file only grows: its old content stays at its beginning.'
					: undefined,
			edits,
		};
	}
	return undefined;
}

/** Whether the line that the edit adds has the tests that it is to have. */
function hasTests({ configuration }: Outcome, { mustTest }: Candidate): boolean {
	if (mustTest === undefined) return true;
	const { path, mask } = mustTest;
	const line = configuration.pathLines.find(
		(one) => one.list === 'file' && !one.isPattern && one.path === path,
	);
	return line?.mask === mask;
}

/** Other reports that a proposal names one by one. */
const MAX_NAMED = 100;

/** What becomes of other reports of the log, a sentence for each. */
export function sideEffectTexts(sideEffects: readonly SideEffect[]): readonly string[] {
	const texts = sideEffects.slice(0, MAX_NAMED).map(sideEffectWords);
	const more = sideEffects.length - MAX_NAMED;
	return more > 0 ? [...texts, `The same holds for ${more} more reports of this log.`] : texts;
}

/** What becomes of another report of the log, in a sentence. */
function sideEffectWords({ before, after }: SideEffect): string {
	if (after === undefined) return `Of this log, samhain no longer reports ${reportWords(before)}.`;
	const changed = [
		...(before.code === after.code ? [] : [`as ${after.code}`]),
		...(before.severity === after.severity
			? []
			: [`at severity ${after.severity} instead of ${before.severity}`]),
		...(before.policy === after.policy ? [] : [`under [${after.policy}]`]),
	];
	return `Of this log, samhain reports ${reportWords(before)} ${changed.join(' ')}.`;
}
