// One file on its way through the `lint` command: read, analysed, fixed, described. Knows no other file, so that it runs in
// a worker as well as here.
import {
	Analysis,
	type AnalysisSettings,
	daemonOutput,
	decodeKeepingBytes,
	fixAll,
	isSignedFile,
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
import { unifiedDiff } from '../unified-diff.ts';
import { type KnownFinding, knownOf, withoutKnown } from './baseline.ts';
import type { LintOptions } from './options.ts';

/** Options of a run with what was read for it. */
export interface LintSetup extends LintOptions {
	/** Fingerprints of the findings that are known. */
	readonly known?: ReadonlySet<string>;
}

/** A file to lint; plain data. */
export interface LintJob {
	readonly file: string;
	readonly settings: AnalysisSettings;
}

/** Results of files by themselves, with what each file was like when it was read. */
export type KnownResults = Map<string, { readonly stamp: string; readonly linted: LintedFile }>;

/** What came of a job; plain data. */
export interface LintedFile {
	readonly file: string;
	/** For standard error. */
	readonly error: string;
	/** For standard output as it is. */
	readonly out: string;
	/** For the reporter; absent for a file that could not be read, and for what the daemon would print. */
	readonly piece?: FilePiece;
	/** Its findings, for a new baseline. */
	readonly found?: { readonly file: string; readonly findings: readonly KnownFinding[] };
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
	options: LintSetup,
	describe: Reporter['describe'],
	read: () => InputText = () => readInput(job.file, options.fix || options.diff),
): LintedFile {
	let input: InputText;
	try {
		input = read();
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		return { file: job.file, error: errorLine(error.message), out: '', isFailure: false, isInputError: true };
	}
	if (options.diff)
		return showPatch(job.file, new Analysis(input.text, job.settings), input, options.unsafeFixes);
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
		file,
		error: '',
		out: lines.map((line) => `${shownPath(file)}\t${line.line}\t${line.severity}\t${line.text}\n`).join(''),
		isFailure: lines.some(({ severity }) => fails(severity === 'WARN' ? 'warning' : 'error', failOn)),
		isInputError: false,
	};
}

/**
 * What `--fix` would change in a file, as a patch.
 * @param isUnsafe with `--unsafe-fixes`
 */
export function showPatch(
	file: string,
	analysis: Analysis,
	{ encoding }: InputText,
	isUnsafe: boolean,
): LintedFile {
	const { edits } = fixAll(analysis, isUnsafe);
	const isReadable = encoding === 'utf8' || edits.length === 0;
	return {
		file,
		error: isReadable ? '' : errorLine(`'${file}' is not UTF-8: a patch would change its bytes`),
		out: isReadable ? unifiedDiff(file, analysis.text, edits) : '',
		isFailure: edits.length > 0,
		isInputError: !isReadable,
	};
}

/** A file after its fixes were applied and written. */
export interface FixedFile {
	readonly analysis: Analysis;
	/** Number of fixes that were applied. */
	readonly fixed: number;
	/** Why the file could not be written; then it is as it was, and so is the analysis. */
	readonly problem?: string;
}

/**
 * Applies the fixes of a file and writes it.
 * @param isUnsafe with `--unsafe-fixes`; without, only the safe ones
 * @param write what to do with the new text; it throws an InputError when that fails
 */
export function fixFile(analysis: Analysis, isUnsafe: boolean, write: (text: string) => void): FixedFile {
	const { text, applied } = fixAll(analysis, isUnsafe);
	if (applied === 0) return { analysis, fixed: 0 };
	try {
		write(text);
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		return { analysis, fixed: 0, problem: error.message };
	}
	return { analysis: new Analysis(text, analysis.settings), fixed: applied };
}

/** What is left to do after a signed file was changed; an empty text for another file. */
export function signatureNote(file: string, analysis: Analysis): string {
	if (!isSignedFile(analysis)) return '';
	return errorLine(
		`'${file}' is signed: sign it again, since a samhain that checks signatures refuses the changed file`,
	);
}

/** Writes a fixed text over the file that was read. */
export function writeFixed(file: string, input: InputText, text: string): void {
	replaceFile(file, input.bytes, Buffer.from(text, input.encoding));
}

function giveReport(
	{ file, settings }: LintJob,
	input: InputText,
	options: LintSetup,
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
		const result = fixFile(analysis, options.unsafeFixes, (text) => {
			if (options.stdin) out = text;
			else writeFixed(file, input, text);
		});
		({ analysis, fixed, problem } = result);
		if (problem !== undefined) error += errorLine(problem);
		if (fixed > 0) error += signatureNote(file, analysis);
	}
	const all = reportFindings(analysis);
	const lines = all.length === 0 ? [] : analysis.text.split('\n');
	const findings = joinEqual(withoutKnown({ file, lines, findings: all }, options.known));
	const shown = reported(findings, options);
	if (analysis.hasMoreFindings) error += errorLine(`${file} has more findings than are listed`);
	const piece = describe({
		file,
		language: analysis.settings.language,
		role: isRoleGiven(options) ? { ...analysis.role, reason: 'given with --role' } : analysis.role,
		version: analysis.settings.version,
		lines,
		findings: shown,
		fixed,
	});
	// A rule may fail as late as when findings are put together.
	return {
		...{ file, piece, error, out, ...judge(findings, options), isInputError: problem !== undefined },
		...foundIn({ file, lines, findings: all }, options),
	};
}

/** What a new baseline has about a file, where one is written. */
function foundIn(
	report: Pick<FileReport, 'file' | 'lines' | 'findings'>,
	{ updateBaseline }: LintOptions,
): Pick<LintedFile, 'found'> {
	return updateBaseline ? { found: { file: report.file, findings: knownOf(report) } } : {};
}

/** Describes a file whose findings were made elsewhere; equal ones are joined here. */
export function describeFile(
	report: FileReport,
	options: LintSetup,
	describe: Reporter['describe'],
): LintedFile {
	const findings = joinEqual(withoutKnown(report, options.known));
	return {
		file: report.file,
		error: '',
		out: '',
		piece: describe({ ...report, findings: reported(findings, options) }),
		...judge(findings, options),
		...foundIn(report, options),
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
