// What a reporter makes of findings: each file is described by itself, and the pieces are put together in their order.
import type { ReportedFinding, ResolvedRole, Severity } from '../../core/index.ts';

/** The result for one file. */
export interface FileReport {
	/** As given on the command line or found. */
	readonly file: string;
	/** The last four are files of a deployment that no samhain reads as configuration. */
	readonly language: 'samhainrc' | 'yulerc' | 'hosts' | 'hosts.allow' | 'hosts.deny' | 'baseline';
	readonly role: ResolvedRole;
	readonly version: string;
	readonly lines: readonly string[];
	readonly findings: readonly ReportedFinding[];
	/** Number of fixes that were applied to the file. */
	readonly fixed: number;
}

/** A file's part of the report; plain data, since it may come from a worker. */
export interface FilePiece {
	readonly text: string;
	/** Insertions into the text, in their order; the report prints each key once, where it comes first. */
	readonly once?: readonly { readonly at: number; readonly key: string; readonly text: string }[];
	/** For reports that end with a sum. */
	readonly counts?: FindingCounts;
}

/** How often a rule found something of one severity. */
export interface RuleCount {
	readonly ruleId: string;
	readonly severity: Severity;
	readonly count: number;
}

export interface FindingCounts {
	readonly byRule: readonly RuleCount[];
	/** Findings with a safe fix, and those with a likely one that only `--unsafe-fixes` applies. */
	readonly fixable: number;
	readonly unsafelyFixable: number;
	/** Fixes that were applied. */
	readonly fixed: number;
}

/** Writes a report as a stream: nothing is kept of a file once its text is out. */
export interface Reporter {
	/** Describes one file without regard to the others. */
	readonly describe: (report: FileReport) => FilePiece;
	/** Takes the pieces in the order of the files; gives text for standard output. */
	readonly add: (piece: FilePiece) => string;
	readonly end: () => string;
}

/** The three parts of a finding as one text. */
export function messageOf(finding: ReportedFinding): string {
	return [finding.what, finding.why, finding.advice].filter((part) => part !== '').join(' ');
}

/** The message, and the lines of equal findings that were joined with it. */
export function wholeMessageOf(finding: ReportedFinding): string {
	const others = finding.isJoined === true ? ` Also in line ${otherLines(finding)}.` : '';
	return `${messageOf(finding)}${others}`;
}

/** The lines of the other places of a joined finding, neighbours as a range: `4, 7–9`. */
export function otherLines({ related }: ReportedFinding): string {
	const ranges: [number, number][] = [];
	for (const { range } of related) {
		const number = range.start.line + 1;
		const last = ranges.at(-1);
		if (last !== undefined && number <= last[1] + 1) last[1] = number;
		else ranges.push([number, number]);
	}
	return ranges.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
}
