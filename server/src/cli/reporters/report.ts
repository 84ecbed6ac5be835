// What a reporter gets and gives: one file's findings in, text for standard output out.
import type { ReportedFinding, ResolvedRole } from '../../core/index.ts';

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

/** Writes reports; a streaming format gives text per file, the others at the end. */
export interface Reporter {
	readonly file: (report: FileReport) => string;
	readonly end: () => string;
}

/** The three parts of a finding as one text. */
export function messageOf(finding: ReportedFinding): string {
	return [finding.what, finding.why, finding.advice].filter((part) => part !== '').join(' ');
}
