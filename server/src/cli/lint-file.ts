// One file on its way through the `lint` command: read, analysed, described. Knows no other file, so that it runs in a
// worker as well as here; what several files show together comes with the job.
import { writeFileSync } from 'node:fs';
import {
	Analysis,
	type AnalysisSettings,
	daemonOutput,
	fixAll,
	type ReportedFinding,
	type ReportedFix,
	reportFindings,
	type Severity,
} from '../core/index.ts';
import { InputError, type InputText, readInput } from './input.ts';
import type { CliOptions } from './options.ts';
import type { FilePiece, FileReport, Reporter } from './reporters/report.ts';

/** A finding as plain data, so that it can go to another thread: its fixes are made. */
export interface SentFinding extends Omit<ReportedFinding, 'fixes'> {
	readonly fixes: readonly ReportedFix[];
}

/** A file to lint; plain data. */
export interface LintJob {
	readonly file: string;
	readonly settings: AnalysisSettings;
	/** What it took other files to see. */
	readonly acrossFiles: readonly SentFinding[];
	/** Fixes that were applied to it before; absent when it is still to be fixed. */
	readonly fixedBefore?: number;
}

/** What came of a job; plain data. */
export interface LintedFile {
	/** For standard error. */
	readonly error: string;
	/** For standard output as it is. */
	readonly out: string;
	/** For the reporter; absent for a file that could not be read, and for a daemonOutput. */
	readonly piece?: FilePiece;
	/** A finding at or above `failOn`. */
	readonly isFailure: boolean;
	/** It could not be read. */
	readonly isInputError: boolean;
}

const RANK: Readonly<Record<Severity, number>> = { error: 3, warning: 2, information: 1, hint: 0 };

/** True when a finding of this severity makes the command fail. */
export function fails(severity: Severity, failOn: CliOptions['failOn']): boolean {
	return failOn !== 'never' && RANK[severity] >= RANK[failOn];
}

/**
 * Lints one file.
 * @param read where its text comes from, if not from the file itself
 */
export function lintFile(
	job: LintJob,
	options: CliOptions,
	describe: Reporter['describe'],
	read: () => InputText = () => readInput(job.file, options.fix),
): LintedFile {
	let input: InputText;
	try {
		input = read();
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		return { error: `samhain-lint: ${error.message}\n`, out: '', isFailure: false, isInputError: true };
	}
	return options.format === 'daemon'
		? printDaemonOutput(job, input.text, options)
		: giveReport(job, input, options, describe);
}

function printDaemonOutput({ file, settings }: LintJob, text: string, { failOn }: CliOptions): LintedFile {
	const lines = daemonOutput(new Analysis(text, { ...settings, isVerbatim: true }));
	return {
		error: '',
		out: lines.map((line) => `${file}\t${line.line}\t${line.severity}\t${line.text}\n`).join(''),
		isFailure: lines.some(({ severity }) => fails(severity === 'WARN' ? 'warning' : 'error', failOn)),
		isInputError: false,
	};
}

function giveReport(
	{ file, settings, acrossFiles, fixedBefore }: LintJob,
	input: InputText,
	options: CliOptions,
	describe: Reporter['describe'],
): LintedFile {
	let error = '';
	let out = '';
	let { text } = input;
	let fixed = fixedBefore ?? 0;
	let analysis = new Analysis(text, settings, {
		ruleFailed: (id, thrown) => {
			error += `samhain-lint: rule ${id} failed on ${file}: ${String(thrown)}\n`;
		},
	});
	if (options.fix && fixedBefore === undefined) {
		const all = fixAll(analysis);
		text = all.text;
		fixed = all.applied;
		if (options.stdin) out = text;
		else if (fixed > 0) writeFileSync(file, Buffer.from(text, input.encoding));
		if (fixed > 0) analysis = new Analysis(text, settings);
	}
	const findings = reportFindings(analysis);
	if (analysis.hasMoreFindings) error += `samhain-lint: ${file} has more findings than are listed\n`;
	if (acrossFiles.length > 0) {
		findings.push(...acrossFiles.map((finding) => ({ ...finding, fixes: () => finding.fixes })));
		findings.sort(byLine);
	}
	const report: FileReport = {
		file,
		language: analysis.settings.language,
		role: analysis.role,
		version: analysis.settings.version,
		lines: findings.length === 0 ? [] : text.split('\n'),
		findings,
		fixed,
	};
	return {
		piece: describe(report),
		// A rule may fail as late as when findings are put together.
		error,
		out,
		isFailure: findings.some(({ severity }) => fails(severity, options.failOn)),
		isInputError: false,
	};
}

function byLine(a: ReportedFinding, b: ReportedFinding): number {
	return a.range.start.line - b.range.start.line || a.range.start.column - b.range.start.column;
}
