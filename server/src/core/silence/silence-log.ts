// Proposals for the POLICY lines of a log: which configuration made each of them, and what would silence it.

import { claimedNameOf, listConfigurations } from '../deployment/model/client-view.ts';
import { soleClient } from '../logs/causes/sole-client.ts';
import type { ExplainedLine } from '../logs/explain.ts';
import type { CauseContext } from '../logs/likely-cause.ts';
import { type PolicyReport, readPolicyReport } from '../logs/policy-report.ts';
import type { AnalysisSettings } from '../settings/settings.ts';
import { type AlarmAnswer, type Proposal, proposeEdits } from './proposals.ts';

/** The text of a configuration file, and how it is read. */
export interface ConfigurationText {
	readonly text: string;
	readonly settings: AnalysisSettings;
}

/** Gives the text of a configuration file by its path; undefined where it cannot be read. */
export type ReadConfiguration = (file: string) => ConfigurationText | undefined;

/** What is known of a POLICY line of a log. */
export interface SilencedLine extends AlarmAnswer {
	readonly report: PolicyReport;
	/** The configuration that the client reads; undefined where it is not known which one that is. */
	readonly file: string | undefined;
}

/**
 * The configuration that a report comes from: the one named file, or the one that the server sends to the client.
 * @returns undefined where several come into question
 */
export function configurationOf(
	{ host }: PolicyReport,
	contexts: readonly CauseContext[],
): string | undefined {
	const files = new Set<string>();
	for (const { alone, model } of contexts) {
		if (alone !== undefined) {
			files.add(alone.file);
			continue;
		}
		const name = host ?? soleClient(model);
		const claimed = name === undefined ? undefined : claimedNameOf(model, name.toLowerCase());
		for (const { file } of listConfigurations(model, claimed)) files.add(file);
	}
	const [file, ...others] = files;
	return others.length === 0 ? file : undefined;
}

/**
 * Makes the proposals for the lines of a log.
 * @param lines the records of a log, explained; what else an edit takes away is looked for among all of them
 * @param contexts the deployments and files in which causes are looked for
 * @param maxAlarms alarms of each client for which proposals are made; absent: 250
 * @returns by the index of the line, for POLICY lines about files only
 */
export function silenceLog(
	lines: readonly ExplainedLine[],
	contexts: readonly CauseContext[],
	read: ReadConfiguration,
	maxAlarms?: number,
): ReadonlyMap<number, SilencedLine> {
	const found = new Map<number, SilencedLine>();
	if (contexts.length === 0) return found;
	/** The lines by file and client: each client has its own files on disk. */
	const groups = new Map<string, { readonly file: string; readonly members: [number, PolicyReport][] }>();
	for (const [at, line] of lines.entries()) {
		const report = readPolicyReport(line);
		if (report === undefined) continue;
		const file = configurationOf(report, contexts);
		if (file === undefined) {
			found.set(at, { report, file, deciding: undefined, proposals: [] });
			continue;
		}
		const key = `${file}\0${report.host ?? ''}`;
		const group = groups.get(key) ?? { file, members: [] };
		group.members.push([at, report]);
		groups.set(key, group);
	}
	for (const { file, members } of groups.values()) {
		const configuration = read(file);
		const reports = members.map(([, report]) => report);
		const answers =
			configuration === undefined
				? []
				: proposeEdits({
						...configuration,
						reports,
						...(maxAlarms === undefined ? undefined : { maxAlarms }),
					});
		for (const [index, [at, report]] of members.entries()) {
			const answer = answers[index] ?? { deciding: undefined, proposals: [] };
			found.set(at, { report, file, ...answer });
		}
	}
	return found;
}

/** An edit as programs read it; lines and columns from 1, the end exclusive. */
export interface EditRecord {
	readonly file: string;
	readonly line: number;
	readonly column: number;
	readonly endLine: number;
	readonly endColumn: number;
	readonly newText: string;
}

/** A proposal as programs read it. */
export interface ProposalRecord {
	readonly title: string;
	readonly loses: readonly string[];
	readonly keeps: readonly string[];
	readonly needsBaseline: boolean;
	/** What must be true of the file, where the log does not show it; null: nothing. */
	readonly condition: string | null;
	readonly edits: readonly EditRecord[];
}

/** A POLICY line beside its configuration as programs read it. */
export interface SilencedRecord {
	readonly deciding: { readonly file: string; readonly line: number; readonly policy: string } | null;
	readonly proposals: readonly ProposalRecord[];
}

/** Makes the record of a proposal. */
export function proposalRecord(proposal: Proposal, file: string): ProposalRecord {
	const { title, loses, keeps, needsBaseline, condition, edits } = proposal;
	return {
		...{ title, loses, keeps, needsBaseline, condition: condition ?? null },
		edits: edits.map(({ range: { start, end }, text }) => ({
			file,
			line: start.line + 1,
			column: start.column + 1,
			endLine: end.line + 1,
			endColumn: end.column + 1,
			newText: text,
		})),
	};
}

/** Makes the record of a line. */
export function silencedRecord({ file, deciding, proposals }: SilencedLine): SilencedRecord {
	if (file === undefined) return { deciding: null, proposals: [] };
	return {
		deciding: deciding === undefined ? null : { file, line: deciding.line + 1, policy: deciding.policy },
		proposals: proposals.map((one) => proposalRecord(one, file)),
	};
}
