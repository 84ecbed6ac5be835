// Whether an edit takes an alarm away, and what else it changes among the reports of the same log: the watch model is
// asked before and after, with the old baseline and with a new one.

import type { PolicyReport } from '../logs/policy-report.ts';
import { simulateCheck, type WatchReport } from '../watch/check.ts';
import type { PathLine, WatchConfiguration } from '../watch/configuration.ts';
import { policyOfSection } from '../watch/policies.ts';
import type { Round } from './rounds.ts';

/** A report of the same log that an edit takes away, or changes. */
export interface SideEffect {
	readonly before: WatchReport;
	/** Undefined where the report does not come any more. */
	readonly after: WatchReport | undefined;
}

/** What an edit does. */
export interface Outcome {
	/** Whether the alarm goes with the baseline as it is. */
	readonly isGoneNow: boolean;
	/** Whether it goes once the baseline has been recreated. */
	readonly isGoneAfterInit: boolean;
	readonly sideEffects: readonly SideEffect[];
	readonly configuration: WatchConfiguration;
}

/** The reports that the configuration makes of each round. */
export interface Expected {
	readonly configuration: WatchConfiguration;
	readonly rounds: readonly Round[];
	readonly reports: readonly (readonly WatchReport[])[];
	/** The configuration of the baseline, in which paths are known that the one of today does not watch. */
	readonly atInit: readonly WatchConfiguration[];
}

/**
 * What the configuration makes of the rounds. A path that is missing and not watched today was watched when the
 * baseline was made: samhain goes on reporting it.
 */
export function expectReports(configuration: WatchConfiguration, rounds: readonly Round[]): Expected {
	const atInit: WatchConfiguration[] = [];
	const reports = rounds.map(({ reports: logged, tree, effects }) => {
		const plain = simulateCheck({ atInit: configuration, atCheck: configuration, tree, effects }).reports;
		const lost = logged.filter(
			({ event, path }) =>
				event === 'missing' && !plain.some((one) => one.event === event && one.path === path),
		);
		const before = lost.length === 0 ? configuration : withRecords(configuration, lost);
		atInit.push(before);
		return lost.length === 0
			? plain
			: simulateCheck({ atInit: before, atCheck: configuration, tree, effects }).reports;
	});
	return { configuration, rounds, reports, atInit };
}

function withRecords(
	configuration: WatchConfiguration,
	reports: readonly PolicyReport[],
): WatchConfiguration {
	const policy = policyOfSection('ReadOnly');
	if (policy === undefined) return configuration;
	const known = new Set(configuration.pathLines.map(({ list, path }) => `${list} ${path}`));
	const added = reports
		.filter(({ path }) => !known.has(`file ${path}`))
		.map(({ path }): PathLine => {
			const at = { path, isPattern: false, depth: undefined, redefinedBy: [], line: -1 };
			return { ...at, list: 'file', policy, mask: policy.mask };
		});
	return { ...configuration, pathLines: [...configuration.pathLines, ...added] };
}

/** The report that the configuration makes of a line of the log. */
export function expectedReport(expected: Expected, alarm: PolicyReport): WatchReport | undefined {
	for (const [at, { reports }] of expected.rounds.entries()) {
		if (!reports.some((one) => isSame(one, alarm) && one.code === alarm.code)) continue;
		const found = expected.reports[at]?.find((one) => isSame(one, alarm));
		if (found !== undefined) return found;
	}
	return undefined;
}

function isSame(
	a: { readonly event: string; readonly path: string },
	b: { readonly event: string; readonly path: string },
): boolean {
	return a.event === b.event && a.path === b.path;
}

/** Reports of one check by event and path: a path may be reported twice. */
function byPlace(reports: readonly WatchReport[]): ReadonlyMap<string, readonly WatchReport[]> {
	const found = new Map<string, WatchReport[]>();
	for (const report of reports) {
		const key = `${report.event} ${report.path}`;
		const list = found.get(key);
		if (list === undefined) found.set(key, [report]);
		else list.push(report);
	}
	return found;
}

/** The checks of all rounds with an edited configuration. */
export interface Simulated {
	readonly configuration: WatchConfiguration;
	/** For each round, with the baseline as it is and with a new one. */
	readonly rounds: readonly {
		readonly starts: boolean;
		readonly checks: readonly ReadonlyMap<string, readonly WatchReport[]>[];
	}[];
}

/** Simulates the checks with an edited configuration. */
export function simulateEdited(configuration: WatchConfiguration, expected: Expected): Simulated {
	const rounds = expected.rounds.map(({ tree, effects }, at) => {
		const atInit = expected.atInit[at] ?? expected.configuration;
		const now = simulateCheck({ atInit, atCheck: configuration, tree, effects });
		const later = simulateCheck({ atInit: configuration, atCheck: configuration, tree, effects });
		return {
			starts: now.starts && later.starts,
			checks: [now, later].map(({ reports }) => byPlace(reports)),
		};
	});
	return { configuration, rounds };
}

/**
 * What an edit does to some alarms, and to other reports.
 * @param expected what the configuration reports without it
 * @param alarms the lines of the log that are to go
 * @param severity where the alarms need not go but only become less severe than this: their severity now
 * @returns undefined where samhain does not start with the edited file, or reports something that it did not before
 */
export function judge(
	{ configuration, rounds }: Simulated,
	expected: Expected,
	alarms: readonly Pick<PolicyReport, 'event' | 'path'>[],
	severity?: string,
): Outcome | undefined {
	const sides = new Map<string, SideEffect>();
	const wanted = new Set(alarms.map(({ event, path }) => `${event} ${path}`));
	const isGone = [true, true];
	for (const [at, { starts, checks }] of rounds.entries()) {
		if (!starts) return undefined;
		const before = byPlace(expected.reports[at] ?? []);
		for (const [index, after] of checks.entries()) {
			const isQuiet = (key: string) =>
				severity === undefined
					? !after.has(key)
					: after.get(key)?.every((one) => one.severity !== severity) !== false;
			if ([...wanted].some((key) => before.has(key) && !isQuiet(key))) isGone[index] = false;
			for (const [key, list] of after) if (list.length > (before.get(key)?.length ?? 0)) return undefined;
			for (const [key, list] of before) {
				if (wanted.has(key) && severity === undefined) continue;
				for (const [side, effect] of sideEffects(key, list, after.get(key) ?? [])) sides.set(side, effect);
			}
		}
	}
	const [isGoneNow = false, isGoneAfterInit = false] = isGone;
	return { isGoneNow, isGoneAfterInit, sideEffects: [...sides.values()], configuration };
}

function* sideEffects(
	key: string,
	before: readonly WatchReport[],
	after: readonly WatchReport[],
): Generator<readonly [string, SideEffect]> {
	for (const [at, one] of before.entries()) {
		const other = after[at];
		const side = `${key} ${one.code ?? ''} ${at}`;
		if (other === undefined) yield [`${side} gone`, { before: one, after: undefined }];
		else if (one.code !== other.code || one.severity !== other.severity || one.policy !== other.policy)
			yield [`${side} ${other.code ?? ''} ${other.severity}`, { before: one, after: other }];
	}
}
