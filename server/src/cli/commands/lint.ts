// The `lint` command: files in, report and exit status out. Each file is linted by itself, one at a time or by workers,
// so that memory stays flat; what is printed, and in which order, does not depend on that.
import { writeFileSync } from 'node:fs';
import {
	Analysis,
	type AnalysisSettings,
	type DeploymentAnalysis,
	fixAll,
	settingsOfMember,
} from '../../core/index.ts';
import { isProjectFile, loadDeployments } from '../deployments.ts';
import { decodeText, expandPaths, InputError, type InputText, readInput } from '../input.ts';
import { fails, type LintedFile, type LintJob, lintFile } from '../lint-file.ts';
import { LintSettings } from '../lint-settings.ts';
import { lintTogether, planWork, WorkerError } from '../lint-workers.ts';
import type { CliOptions } from '../options.ts';
import { makeReporter, type ReporterSettings } from '../reporters/make-reporter.ts';
import type { FileReport, Reporter } from '../reporters/report.ts';
import type { Terminal } from '../terminal.ts';

/**
 * Lints files.
 * @returns the exit status: 0 clean, 1 findings at or above `failOn`, 2 input error
 */
export async function runLint(options: CliOptions, terminal: Terminal): Promise<number> {
	let settings: LintSettings;
	let files: readonly string[];
	try {
		settings = new LintSettings(options);
		files = options.stdin ? [] : expandPaths(options.paths.filter((path) => !isProjectFile(path)));
	} catch (error) {
		terminal.error(`samhain-lint: ${error instanceof Error ? error.message : String(error)}\n`);
		return 2;
	}
	const run = new LintRun(options, settings, terminal);
	if (options.stdin) run.lintStdin();
	run.loadDeployments(files);
	await run.lintFiles(run.withMembers(files));
	run.lintSurroundings();
	return run.finish();
}

class LintRun {
	#isFailure = false;
	#hasInputError = false;
	readonly #options: CliOptions;
	readonly #settings: LintSettings;
	readonly #terminal: Terminal;
	readonly #reporting: ReporterSettings;
	readonly #reporter: Reporter;
	#deployments: readonly DeploymentAnalysis[] = [];
	/** Fixes made before the deployments were read. */
	readonly #fixed = new Map<string, number>();

	constructor(options: CliOptions, settings: LintSettings, terminal: Terminal) {
		this.#options = options;
		this.#settings = settings;
		this.#terminal = terminal;
		const { hasColors, toolVersion } = terminal;
		this.#reporting = { format: options.format, hasColors: options.color ?? hasColors, toolVersion };
		this.#reporter = makeReporter(this.#reporting);
	}

	/**
	 * Reads the deployments among the arguments. Files are fixed before, since a fix can end what only several files show.
	 * @param files those that are linted anyway
	 */
	loadDeployments(files: readonly string[]): void {
		const { stdin, format, useDeployment, fix, paths } = this.#options;
		if (stdin || format === 'daemon' || !useDeployment) return;
		const load = (): readonly DeploymentAnalysis[] =>
			loadDeployments(paths, {
				settingsOf: (file) => this.#settings.of(file),
				problem: (text) => this.#fail(text),
			});
		this.#deployments = load();
		if (!fix || this.#deployments.length === 0) return;
		for (const file of this.withMembers(files)) {
			const input = this.#read(file, true);
			if (input === undefined) continue;
			const { text, applied } = fixAll(new Analysis(input.text, this.#settingsFor(file)));
			this.#fixed.set(file, applied);
			if (applied > 0) writeFileSync(file, Buffer.from(text, input.encoding));
		}
		this.#deployments = load();
	}

	/** The files to lint: those named, and the configuration files of the deployments. */
	withMembers(files: readonly string[]): ReadonlySet<string> {
		const all = new Set(files);
		for (const workspace of this.#deployments) {
			for (const file of workspace.configurationFiles().sort()) all.add(file);
		}
		return all;
	}

	lintStdin(): void {
		const { stdinFilename, fix } = this.#options;
		const read = (): InputText => decodeText(this.#terminal.readStdin(), fix, stdinFilename);
		this.#take(lintFile(this.#job(stdinFilename), this.#options, this.#reporter.describe, read));
	}

	/** Lints files, in several threads where that is worth it. */
	async lintFiles(files: ReadonlySet<string>): Promise<void> {
		try {
			await lintTogether(planWork([...files], this.#options), {
				start: this.#terminal.startWorker,
				setup: { options: this.#options, reporting: this.#reporting, machine: this.#settings.machine },
				job: (file) => this.#job(file),
				lint: (job) => lintFile(job, this.#options, this.#reporter.describe),
				take: (linted) => this.#take(linted),
			});
		} catch (error) {
			if (!(error instanceof WorkerError)) throw error;
			this.#fail(`not all files were linted, since a thread failed: ${error.message}`);
		}
	}

	/** Reports what stands in the other files of the deployments, such as hosts files. */
	lintSurroundings(): void {
		for (const workspace of this.#deployments) {
			const configurations = new Set(workspace.configurationFiles());
			for (const file of workspace.filesWithFindings().sort()) {
				if (configurations.has(file)) continue;
				const findings = workspace.findingsIn(file);
				if (findings.length === 0) continue;
				const role = workspace.members.get(file)?.role ?? 'baseline';
				const input = role === 'baseline' ? undefined : this.#read(file, false);
				const report: FileReport = {
					file,
					language: role === 'server' || role === 'client-config' ? 'baseline' : role,
					role: { role: 'server', reason: `a file of the deployment ${workspace.layout.label}` },
					version: this.#settings.of(file).version,
					lines: input?.text.split('\n') ?? [],
					findings,
					fixed: 0,
				};
				this.#take({
					error: '',
					out: '',
					piece: this.#reporter.describe(report),
					isFailure: findings.some(({ severity }) => fails(severity, this.#options.failOn)),
					isInputError: false,
				});
			}
		}
	}

	/** Ends the report. */
	finish(): number {
		for (const problem of this.#settings.problems) this.#fail(problem);
		if (!(this.#options.stdin && this.#options.fix)) this.#terminal.out(this.#reporter.end());
		if (this.#hasInputError) return 2;
		return this.#isFailure ? 1 : 0;
	}

	#fail(text: string): void {
		this.#terminal.error(`samhain-lint: ${text}\n`);
		this.#hasInputError = true;
	}

	#read(file: string, keepBytes: boolean): InputText | undefined {
		try {
			return readInput(file, keepBytes);
		} catch (error) {
			if (!(error instanceof InputError)) throw error;
			this.#fail(error.message);
			return undefined;
		}
	}

	#job(file: string): LintJob {
		const fixedBefore = this.#fixed.get(file);
		return {
			file,
			settings: this.#settingsFor(file),
			acrossFiles: this.#deployments
				.flatMap((workspace) => workspace.findingsIn(file))
				.map((finding) => ({ ...finding, fixes: finding.fixes() })),
			...(fixedBefore === undefined ? undefined : { fixedBefore }),
		};
	}

	#settingsFor(file: string): AnalysisSettings {
		const settings = this.#settings.of(file);
		for (const { members } of this.#deployments) {
			const membership = members.get(file);
			if (membership !== undefined) return settingsOfMember(settings, membership);
		}
		return settings;
	}

	/** Prints what came of a file; called in the order of the files. */
	#take({ error, out, piece, isFailure, isInputError }: LintedFile): void {
		this.#terminal.error(error);
		this.#terminal.out(out);
		this.#isFailure ||= isFailure;
		this.#hasInputError ||= isInputError;
		if (piece === undefined) return;
		const text = this.#reporter.add(piece);
		// Fixed text from standard input goes to standard output; what is left is said on the other channel.
		if (this.#options.stdin && this.#options.fix) this.#terminal.error(text);
		else this.#terminal.out(text);
	}
}
