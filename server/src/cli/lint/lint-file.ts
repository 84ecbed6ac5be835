// One file on its way through the `lint` command: read, analysed, fixed, described. Knows no other file, so that it runs in
// a worker as well as here.
import {
	Analysis,
	type AnalysisSettings,
	daemonOutput,
	decodeKeepingBytes,
	fixAll,
	joinEqual,
	type ReportedFinding,
	reportFindings,
	type Severity,
} from '../../core/index.ts';
import { InputError, type InputText, readInput } from '../input.ts';
import { replaceFile } from '../replace-file.ts';
import { shownPath } from '../reporters/printable.ts';
import type { FilePiece, FileReport, Reporter } from '../reporters/report.ts';
import { errorLine } from '../terminal.ts';
import type { LintOptions } from './options.ts';

/** A file to lint; plain data. */
export interface LintJob {
	readonly file: string;
	readonly settings: AnalysisSettings;
}

/** What came of a job; plain data. */
export interface LintedFile {
	/** For standard error. */
	readonly error: string;
	/** For standard output as it is. */
	readonly out: string;
	/** For the reporter; absent for a file that could not be read, and for what the daemon would print. */
	readonly piece?: FilePiece;
	/** A finding at or above `failOn`. */
	readonly isFailure: boolean;
	/** It could not be read, or not be written. */
	readonly isInputError: boolean;
}

const RANK: Readonly<Record<Severity, number>> = { error: 3, warning: 2, information: 1, hint: 0 };

/** True when a finding of this severity makes the command fail. */
function fails(severity: Severity, failOn: LintOptions['failOn']): boolean {
	return failOn !== 'never' && RANK[severity] >= RANK[failOn];
}

/**
 * Lints one file.
 * @param read where its text comes from, if not from the file itself
 */
export function lintFile(
	job: LintJob,
	options: LintOptions,
	describe: Reporter['describe'],
	read: () => InputText = () => readInput(job.file, options.fix),
): LintedFile {
	let input: InputText;
	try {
		input = read();
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		return { error: errorLine(error.message), out: '', isFailure: false, isInputError: true };
	}
	return options.format === 'daemon'
		? printDaemonOutput(job, input, options)
		: giveReport(job, input, options, describe);
}

function printDaemonOutput(
	{ file, settings }: LintJob,
	{ bytes }: InputText,
	{ failOn }: LintOptions,
): LintedFile {
	// Samhain reads bytes, and prints some of them as numbers, so none may be lost in decoding.
	const text = decodeKeepingBytes(Buffer.from(bytes).toString('latin1'));
	const lines = daemonOutput(new Analysis(text, { ...settings, isVerbatim: true }));
	return {
		error: '',
		out: lines.map((line) => `${shownPath(file)}\t${line.line}\t${line.severity}\t${line.text}\n`).join(''),
		isFailure: lines.some(({ severity }) => fails(severity === 'WARN' ? 'warning' : 'error', failOn)),
		isInputError: false,
	};
}

/** A file after its safe fixes were applied and written. */
export interface FixedFile {
	readonly analysis: Analysis;
	/** Number of fixes that were applied. */
	readonly fixed: number;
	/** Why the file could not be written; then it is as it was, and so is the analysis. */
	readonly problem?: string;
}

/**
 * Applies the safe fixes of a file and writes it.
 * @param write what to do with the new text; it throws an InputError when that fails
 */
export function fixFile(analysis: Analysis, write: (text: string) => void): FixedFile {
	const { text, applied } = fixAll(analysis);
	if (applied === 0) return { analysis, fixed: 0 };
	try {
		write(text);
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		return { analysis, fixed: 0, problem: error.message };
	}
	return { analysis: new Analysis(text, analysis.settings), fixed: applied };
}

/** Writes a fixed text over the file that was read. */
export function writeFixed(file: string, input: InputText, text: string): void {
	replaceFile(file, input.bytes, Buffer.from(text, input.encoding));
}

function giveReport(
	{ file, settings }: LintJob,
	input: InputText,
	options: LintOptions,
	describe: Reporter['describe'],
): LintedFile {
	let error = '';
	let out = '';
	let analysis = new Analysis(input.text, settings, {
		ruleFailed: (id, thrown) => {
			error += errorLine(`rule ${id} failed on ${file}: ${String(thrown)}`);
		},
	});
	let fixed = 0;
	let problem: string | undefined;
	if (options.fix) {
		if (options.stdin) out = input.text;
		const result = fixFile(analysis, (text) => {
			if (options.stdin) out = text;
			else writeFixed(file, input, text);
		});
		({ analysis, fixed, problem } = result);
		if (problem !== undefined) error += errorLine(problem);
	}
	const findings = joinEqual(reportFindings(analysis));
	const shown = reported(findings, options);
	if (analysis.hasMoreFindings) error += errorLine(`${file} has more findings than are listed`);
	const piece = describe({
		file,
		language: analysis.settings.language,
		role: isRoleGiven(options) ? { ...analysis.role, reason: 'given with --role' } : analysis.role,
		version: analysis.settings.version,
		lines: shown.length === 0 ? [] : analysis.text.split('\n'),
		findings: shown,
		fixed,
	});
	// A rule may fail as late as when findings are put together.
	return { piece, error, out, ...judge(findings, options), isInputError: problem !== undefined };
}

/** Describes a file whose findings are known already. */
export function describeFile(
	report: FileReport,
	options: LintOptions,
	describe: Reporter['describe'],
): LintedFile {
	return {
		error: '',
		out: '',
		piece: describe({ ...report, findings: reported(report.findings, options) }),
		...judge(report.findings, options),
		isInputError: false,
	};
}

function isRoleGiven({ role }: LintOptions): boolean {
	return role !== undefined && role !== 'auto';
}

/** The findings that are severe enough for the report. */
function reported(
	findings: readonly ReportedFinding[],
	{ minSeverity }: LintOptions,
): readonly ReportedFinding[] {
	return findings.filter(({ severity }) => RANK[severity] >= RANK[minSeverity]);
}

function judge(findings: readonly ReportedFinding[], { failOn }: LintOptions): { isFailure: boolean } {
	return { isFailure: findings.some(({ severity }) => fails(severity, failOn)) };
}
