// The POLICY lines of a log as a whole: how many of what, and groups with one cause, each with one proposal.

import type { ExplainedLine } from '../logs/explain.ts';
import type { CauseContext } from '../logs/likely-cause.ts';
import { type PolicyReport, readPolicyReport } from '../logs/policy-report.ts';
import { proposeForGroups } from './group-proposals.ts';
import { countReports, groupReports, type ReportCounts, type ReportGroup } from './groups.ts';
import type { Proposal } from './proposals.ts';
import {
	configurationOf,
	type ProposalRecord,
	proposalRecord,
	type ReadConfiguration,
} from './silence-log.ts';
import { listWords, named } from './words.ts';

/** A proposal for a file; a group may concern several files. */
export interface FileProposal {
	readonly file: string;
	readonly proposal: Proposal;
}

/** A group of reports with what would silence it. */
export interface SummaryGroup extends ReportGroup {
	readonly title: string;
	readonly events: readonly string[];
	readonly hosts: readonly string[];
	/** Each once, in the order of the log. */
	readonly paths: readonly string[];
	/** One for each file; empty where none was found, or no configuration is known. */
	readonly proposals: readonly FileProposal[];
	/** Whether the files are to be taken into the baseline, since a change of the configuration would hide an attack. */
	readonly needsUpdate: boolean;
}

/** What a log reports. */
export interface LogSummary {
	readonly reports: readonly PolicyReport[];
	readonly counts: ReportCounts;
	/** The largest first. */
	readonly groups: readonly SummaryGroup[];
}

/** Groups for which proposals are made. */
const MAX_PROPOSED = 100;

/** The reports of a log. */
export function readReports(lines: readonly ExplainedLine[]): readonly PolicyReport[] {
	return lines.flatMap((line) => readPolicyReport(line) ?? []);
}

/**
 * Summarises the reports of a log.
 * @param reports in the order of the log
 * @param contexts the deployments and files in which the configuration of each report is looked for
 */
export function summariseReports(
	reports: readonly PolicyReport[],
	contexts: readonly CauseContext[],
	read: ReadConfiguration,
): LogSummary {
	const groups = groupReports(reports);
	const proposals = proposeByFile(reports, groups.slice(0, MAX_PROPOSED), contexts, read);
	return {
		reports,
		counts: countReports(reports),
		groups: groups.map((group, at) => describe(group, reports, proposals.get(at) ?? [])),
	};
}

function describe(
	group: ReportGroup,
	reports: readonly PolicyReport[],
	proposals: readonly FileProposal[],
): SummaryGroup {
	const members = group.members.flatMap((at) => reports[at] ?? []);
	const events = [...new Set(members.map(({ event }) => event))];
	return {
		...group,
		title: titleOf(group, events),
		events,
		hosts: [...new Set(members.flatMap(({ host }) => host ?? []))],
		paths: [...new Set(members.map(({ path }) => path))],
		proposals,
		needsUpdate: group.cause === 'packages',
	};
}

function titleOf({ cause, place }: ReportGroup, events: readonly string[]): string {
	switch (cause) {
		case 'packages':
			return 'Packages were installed, upgraded or removed';
		case 'logs':
			return `Logs in ${named(place)} rotate or grow`;
		case 'folder':
			return `A program keeps its files in ${named(place)}`;
		case 'host':
			return `Only the host ${named(place)} reports these paths`;
		case 'path':
			return `${named(place)} is ${listWords(events.map((event) => (event === 'nodirectory' ? 'not a directory' : event)))}`;
	}
}

/** The proposals for each group, by its index. */
function proposeByFile(
	reports: readonly PolicyReport[],
	groups: readonly ReportGroup[],
	contexts: readonly CauseContext[],
	read: ReadConfiguration,
): ReadonlyMap<number, readonly FileProposal[]> {
	const found = new Map<number, FileProposal[]>();
	if (contexts.length === 0) return found;
	const files = reports.map((report) => configurationOf(report, contexts));
	for (const file of new Set(files)) {
		const configuration = file === undefined ? undefined : read(file);
		if (file === undefined || configuration === undefined) continue;
		/** The reports of this file, and their new indexes by those in the log. */
		const own: PolicyReport[] = [];
		const places = new Map<number, number>();
		for (const [at, report] of reports.entries()) {
			if (files[at] !== file) continue;
			places.set(at, own.length);
			own.push(report);
		}
		const parts = groups.map((group) => ({
			...group,
			members: group.members.flatMap((at) => places.get(at) ?? []),
		}));
		const used = [...parts.entries()].filter(([, { members }]) => members.length > 0);
		const made = proposeForGroups(
			{ ...configuration, reports: own },
			used.map(([, group]) => group),
		);
		for (const [index, [at]] of used.entries()) {
			const proposal = made[index];
			if (proposal === undefined) continue;
			const list = found.get(at) ?? [];
			list.push({ file, proposal });
			found.set(at, list);
		}
	}
	return found;
}

/** The summary as programs read it. */
export interface SummaryRecord {
	/** POLICY lines about files. */
	readonly reports: number;
	readonly paths: ReportCounts['paths'];
	readonly policies: ReportCounts['policies'];
	readonly hosts: ReportCounts['hosts'];
	readonly events: ReportCounts['events'];
	readonly groups: readonly {
		readonly cause: string;
		readonly title: string;
		readonly reports: number;
		readonly events: readonly string[];
		readonly hosts: readonly string[];
		readonly paths: readonly string[];
		readonly needsUpdate: boolean;
		/** One edit for all of it; null where there is none. */
		readonly proposal: ProposalRecord | null;
	}[];
}

/** Values of each kind that a summary names. */
const MAX_COUNTED = 20;

/** Makes the record. */
export function summaryRecord({ reports, counts, groups }: LogSummary): SummaryRecord {
	return {
		reports: reports.length,
		paths: counts.paths.slice(0, MAX_COUNTED),
		policies: counts.policies.slice(0, MAX_COUNTED),
		hosts: counts.hosts.slice(0, MAX_COUNTED),
		events: counts.events,
		groups: groups.map(({ cause, title, members, events, hosts, paths, needsUpdate, proposals }) => ({
			...{ cause, title, reports: members.length, events, hosts, paths, needsUpdate },
			proposal: joinProposals(proposals),
		})),
	};
}

/** The edits of several files as one proposal. */
function joinProposals(proposals: readonly FileProposal[]): ProposalRecord | null {
	const records = proposals.map(({ file, proposal }) => proposalRecord(proposal, file));
	const [first] = records;
	if (first === undefined) return null;
	return {
		...first,
		loses: [...new Set(records.flatMap(({ loses }) => loses))],
		keeps: [...new Set(records.flatMap(({ keeps }) => keeps))],
		needsBaseline: records.some(({ needsBaseline }) => needsBaseline),
		edits: records.flatMap(({ edits }) => edits),
	};
}
