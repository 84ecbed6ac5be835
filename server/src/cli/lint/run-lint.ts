// The `lint` command: files in, report and exit status out. Deployments are read first, each file of theirs once; the other
// files are linted by themselves, one at a time or by workers. What is printed, and in which order, does not depend on that.
import { statSync } from 'node:fs';
import {
	type Analysis,
	type AnalysisSettings,
	type DeploymentAnalysis,
	mergeFindings,
	type ReportedFinding,
	settingsOfMember,
} from '../../core/index.ts';
import { readDeployments } from '../deployments.ts';
import {
	decodeForOutput,
	decodeText,
	findTargets,
	InputError,
	type InputText,
	readInput,
	reasonOf,
	type Targets,
	withInputErrors,
} from '../input.ts';
import { type OutputFile, openOutput } from '../output-file.ts';
import { pathFromHere } from '../reporters/fingerprints.ts';
import { makeReporter, type ReporterSettings } from '../reporters/make-reporter.ts';
import type { FileReport, Reporter } from '../reporters/report.ts';
import { errorLine, type Terminal } from '../terminal.ts';
import { type KnownFinding, readBaseline, updateBaseline } from './baseline.ts';
import { isExcluded } from './exclude.ts';
import {
	describeFile,
	fixFile,
	type KnownResults,
	type LintedFile,
	type LintJob,
	type LintSetup,
	lintFile,
	showPatch,
	signatureNote,
	writeFixed,
} from './lint-file.ts';
import type { LintOptions } from './options.ts';
import { type Progress, startProgress } from './progress.ts';
import { FileSettings } from './settings.ts';
import { lintTogether, planWork, WorkerError } from './workers.ts';

/** Formats that name the fixes of a finding. */
const SHOWS_FIXES: ReadonlySet<LintOptions['format']> = new Set(['pretty', 'json', 'sarif']);

/** Exit statuses. */
const STATUS = { clean: 0, findings: 1, error: 2, nothing: 3 } as const;

/**
 * Lints files.
 * @param known results of an earlier run, which are taken for files that did not change, and exchanged for those of this one
 * @returns the exit status: 0 clean, 1 findings at or above `failOn`, 2 input or output error, 3 no file to check
 */
export async function runLint(
	options: LintOptions,
	terminal: Terminal,
	known?: KnownResults,
): Promise<number> {
	let settings: FileSettings;
	let setup: LintSetup;
	let output: OutputFile | undefined;
	try {
		settings = new FileSettings(options);
		setup = readSetup(options);
		output = options.outputFile === undefined ? undefined : openOutput(options.outputFile);
	} catch (error) {
		terminal.error(errorLine(reasonOf(error)));
		return STATUS.error;
	}
	const run = new LintRun(setup, settings, terminal, output, known);
	return withInputErrors(terminal, async () => {
		if (options.stdin) run.lintStdin();
		else await run.lintTargets();
		const status = run.finish();
		const problem = output?.close();
		if (problem !== undefined) throw new InputError(problem);
		return status;
	});
}

/** @throws InputError for a baseline that cannot be read */
function readSetup(options: LintOptions): LintSetup {
	const { baseline, updateBaseline: isUpdate } = options;
	if (baseline === undefined || isUpdate) return options;
	return { ...options, known: new Set(readBaseline(baseline).map(({ fingerprint }) => fingerprint)) };
}

/** A configuration file of a deployment after it was read; the deployment reports its findings. */
interface ReadMember extends Pick<FileReport, 'role' | 'version' | 'language' | 'fixed'> {
	readonly text: string;
	readonly hasMoreFindings: boolean;
	/** What `--diff` prints. */
	readonly patch?: LintedFile;
}

/** How the report looks; one in a file is that of no terminal. */
function readReporting(options: LintSetup, terminal: Terminal, isInFile: boolean): ReporterSettings {
	const { format, docsUrl, color } = options;
	const { hasColors, toolVersion, width } = terminal;
	const isLinked = !isInFile && color !== false && terminal.linkFolder !== undefined;
	return {
		...{ format, toolVersion, hasColors: color ?? (hasColors && !isInFile) },
		...(docsUrl === undefined ? undefined : { docsUrl }),
		...(isLinked ? { linkFolder: docsUrl ?? terminal.linkFolder } : undefined),
		...(isInFile || width === undefined ? undefined : { width }),
	};
}

class LintRun {
	#isFailure = false;
	#hasInputError = false;
	#files = 0;
	/** Findings for a new baseline, and the files that were looked at. */
	readonly #found: KnownFinding[] = [];
	readonly #looked = new Set<string>();
	readonly #options: LintSetup;
	readonly #settings: FileSettings;
	readonly #terminal: Terminal;
	readonly #reporting: ReporterSettings;
	readonly #reporter: Reporter;
	/** Takes the report: a file, standard output, or standard error beside fixed text. */
	readonly #print: (text: string) => void;
	readonly #output: OutputFile | undefined;
	#deployments: readonly DeploymentAnalysis[] = [];
	/** Texts of the files that the deployments read, until they are analysed. */
	readonly #inputs = new Map<string, InputText>();
	readonly #members = new Map<string, ReadMember>();
	/** Whether neither findings in a file are wanted nor changes of it. */
	#isLeftOut: (file: string) => boolean = () => false;
	readonly #known: KnownResults | undefined;
	/** What files by themselves were like before they were read. */
	readonly #stamps = new Map<string, string>();
	readonly #progress: Progress;
	/** Number of files to look at, once it is known. */
	#total: number | undefined;

	constructor(
		options: LintSetup,
		settings: FileSettings,
		terminal: Terminal,
		output: OutputFile | undefined,
		known: KnownResults | undefined,
	) {
		this.#known = known;
		this.#options = options;
		this.#settings = settings;
		this.#terminal = terminal;
		this.#reporting = readReporting(options, terminal, output !== undefined);
		this.#progress = startProgress(terminal);
		this.#reporter = makeReporter(this.#reporting);
		this.#print = output?.write ?? terminal.out;
		this.#output = output;
	}

	lintStdin(): void {
		const { stdinFilename, fix, diff } = this.#options;
		const read = (): InputText => {
			const bytes = this.#terminal.readStdin();
			return fix ? decodeForOutput(bytes, stdinFilename) : decodeText(bytes, diff, stdinFilename);
		};
		const job = { file: stdinFilename, settings: this.#settings.of(stdinFilename) };
		this.#take(lintFile(job, this.#options, this.#reporter.describe, read));
	}

	async lintTargets(): Promise<void> {
		const { exclude, useGitignore, paths } = this.#options;
		const targets = findTargets(paths, {
			read: (path) => this.#readText(path),
			problem: (text) => this.#fail(text),
			note: (text) => this.#say(errorLine(text)),
			takesIgnored: !useGitignore,
		});
		this.#isLeftOut = (file) => isExcluded(file, exclude) || targets.isIgnored(file);
		this.#readDeployments(targets);
		const files = new Set(targets.files);
		for (const deployment of this.#deployments)
			for (const file of deployment.configurationFiles().sort()) files.add(file);
		const chosen = [...files].filter((file) => !this.#isLeftOut(file));
		const lost = chosen.find((file) => this.#output?.replaces(file));
		if (lost !== undefined) throw new InputError(`--output-file would replace '${lost}', which is checked`);
		this.#total = chosen.length;
		await this.#lintFiles(chosen);
		this.#describeSurroundings();
		if (this.#files > 0 || this.#hasInputError) return;
		const where = paths.map((path) => `'${path}'`).join(', ');
		this.#say(errorLine(`no samhainrc or yulerc to check in ${where}`));
	}

	/** Text for a deployment; it is kept until the file is analysed, for `--fix` and for the report. */
	#readText(path: string): string | undefined {
		try {
			const input = readInput(path, this.#options.fix || this.#options.diff);
			this.#inputs.set(path, input);
			return input.text;
		} catch (error) {
			if (!(error instanceof InputError)) throw error;
			return undefined;
		}
	}

	#readDeployments({ folders }: Targets): void {
		const { format, useDeployment } = this.#options;
		if (format === 'daemon' || !useDeployment) return;
		this.#deployments = readDeployments(folders, {
			settingsOf: (file, language) => this.#settings.of(file, language),
			projectAt: (path) => this.#settings.projectAt(path),
			problem: (text) => this.#fail(text),
			keepsFixes: SHOWS_FIXES.has(format),
			// A fix can end what only several files show, so it comes before they are compared.
			analysed: (path, analysis) => this.#takeMember(path, analysis),
		});
	}

	#takeMember(path: string, read: Analysis): Analysis {
		this.#progress.show(`${this.#members.size + 1} files of deployments read`);
		const input = this.#inputs.get(path);
		this.#inputs.delete(path);
		const patch =
			this.#options.diff && input !== undefined
				? showPatch(path, read, input, this.#options.unsafeFixes)
				: undefined;
		const canFix = this.#options.fix && input !== undefined && !this.#isLeftOut(path);
		const { analysis, fixed, problem } = canFix
			? fixFile(read, this.#options.unsafeFixes, (text) => writeFixed(path, input, text))
			: { analysis: read, fixed: 0, problem: undefined };
		if (problem !== undefined) this.#fail(problem);
		const { role, settings, text, hasMoreFindings } = analysis;
		const { language, version } = settings;
		if (fixed > 0) this.#say(signatureNote(path, analysis));
		const about = { role, language, version, fixed, text, hasMoreFindings };
		this.#members.set(path, patch === undefined ? about : { ...about, patch });
		return analysis;
	}

	/** Lints files, in several threads where that is worth it. */
	async #lintFiles(files: readonly string[]): Promise<void> {
		const plan = planWork(files, this.#options, (file) => this.#members.has(file));
		try {
			await lintTogether(plan, {
				start: this.#terminal.startWorker,
				setup: { options: this.#options, reporting: this.#reporting, machine: this.#settings.machine },
				job: (file) => this.#describeMember(file) ?? this.#resultOf(file) ?? this.#job(file),
				lint: (job) => lintFile(job, this.#options, this.#reporter.describe),
				take: (linted) => this.#take(linted),
				// Nobody reads the report any more; files to fix are fixed nevertheless.
				isOver: () =>
					this.#terminal.isOutputLost() && !this.#options.fix && this.#options.outputFile === undefined,
			});
		} catch (error) {
			if (!(error instanceof WorkerError)) throw error;
			this.#fail(`some files were not checked because a thread failed: ${error.message}`);
		}
	}

	/** The result of a file by itself that did not change since it was linted. */
	#resultOf(file: string): LintedFile | undefined {
		if (this.#known === undefined) return undefined;
		const stat = statSync(file, { throwIfNoEntry: false });
		if (stat === undefined) return undefined;
		const stamp = [stat.dev, stat.ino, stat.size, stat.mtimeMs, stat.ctimeMs].join(' ');
		const known = this.#known.get(file);
		if (known?.stamp === stamp) return known.linted;
		this.#stamps.set(file, stamp);
		return undefined;
	}

	/** The report of a file that a deployment has read; undefined for other files. */
	#describeMember(file: string): LintedFile | undefined {
		const member = this.#members.get(file);
		if (member === undefined) return undefined;
		const { text, hasMoreFindings, patch, ...about } = member;
		if (patch !== undefined) return patch;
		const own = this.#deployments.find(({ members }) => members.has(file))?.ownFindings(file) ?? [];
		const findings = mergeFindings(own, this.#findingsAcross(file));
		const lines = findings.length === 0 ? [] : text.split('\n');
		const report: FileReport = { ...about, file, lines, findings };
		const linted = describeFile(report, this.#options, this.#reporter.describe);
		return hasMoreFindings
			? { ...linted, error: errorLine(`${file} has more findings than are listed`) }
			: linted;
	}

	#findingsAcross(file: string): ReportedFinding[] {
		return this.#deployments.flatMap((deployment) => deployment.findingsIn(file));
	}

	/** Reports what is in the other files of the deployments, such as hosts files. */
	#describeSurroundings(): void {
		if (this.#options.diff) return;
		for (const deployment of this.#deployments) {
			const configurations = new Set(deployment.configurationFiles());
			for (const file of deployment.filesWithFindings().sort()) {
				if (configurations.has(file) || this.#isLeftOut(file)) continue;
				const findings = deployment.findingsIn(file);
				if (findings.length === 0) continue;
				const role = deployment.members.get(file)?.role ?? 'baseline';
				const report: FileReport = {
					file,
					language: role === 'server' || role === 'client-config' ? 'baseline' : role,
					role: { role: 'server', reason: `a file of the deployment ${deployment.layout.label}` },
					version: this.#settings.of(file).version,
					lines: this.#inputs.get(file)?.text.split('\n') ?? [],
					findings,
					fixed: 0,
				};
				this.#take(describeFile(report, this.#options, this.#reporter.describe));
			}
		}
	}

	/** Ends the report. */
	finish(): number {
		this.#progress.clear();
		for (const problem of this.#settings.problems) this.#fail(problem);
		this.#updateBaseline();
		if (this.#options.diff) return this.#status();
		if (!(this.#options.stdin && this.#options.fix) || this.#options.outputFile !== undefined)
			this.#print(this.#reporter.end());
		return this.#status();
	}

	#status(): number {
		if (this.#hasInputError) return STATUS.error;
		if (this.#files === 0) return STATUS.nothing;
		// What was found is the new baseline, so nothing is new.
		return this.#isFailure && !this.#options.updateBaseline ? STATUS.findings : STATUS.clean;
	}

	#updateBaseline(): void {
		const { baseline, updateBaseline: isUpdate } = this.#options;
		if (!isUpdate || baseline === undefined || this.#hasInputError) return;
		try {
			const count = updateBaseline(baseline, this.#found, this.#looked);
			this.#terminal.error(
				errorLine(`'${baseline}' lists ${count} known ${count === 1 ? 'finding' : 'findings'}`),
			);
		} catch (error) {
			if (!(error instanceof InputError)) throw error;
			this.#fail(error.message);
		}
	}

	/** Prints on standard error. */
	#say(text: string): void {
		if (text !== '') this.#progress.clear();
		this.#terminal.error(text);
	}

	#fail(text: string): void {
		this.#say(errorLine(text));
		this.#hasInputError = true;
	}

	#job(file: string): LintJob {
		return { file, settings: this.#settingsOf(file) };
	}

	#settingsOf(file: string): AnalysisSettings {
		const settings = this.#settings.of(file);
		for (const { members } of this.#deployments) {
			const membership = members.get(file);
			if (membership !== undefined) return settingsOfMember(settings, membership);
		}
		return settings;
	}

	/** Prints what came of a file; called in the order of the files. */
	#take(linted: LintedFile): void {
		const { file, error, out, piece, found, isFailure, isInputError } = linted;
		const stamp = this.#stamps.get(file);
		if (stamp !== undefined) this.#known?.set(file, { stamp, linted });
		if (!isInputError || piece !== undefined) this.#files++;
		this.#progress.clear();
		this.#terminal.error(error);
		if (this.#options.diff) this.#print(out);
		else this.#terminal.out(out);
		if (found !== undefined) {
			this.#found.push(...found.findings);
			this.#looked.add(pathFromHere(found.file));
		}
		this.#isFailure ||= isFailure;
		this.#hasInputError ||= isInputError;
		if (piece === undefined) return;
		this.#printPiece(this.#reporter.add(piece));
		if (this.#total !== undefined) this.#progress.show(`${this.#files} of ${this.#total} files checked`);
	}

	#printPiece(text: string): void {
		// Fixed text from standard input goes to standard output; what is left is said on the other channel.
		const { stdin, fix, outputFile } = this.#options;
		if (stdin && fix && outputFile === undefined) this.#terminal.error(text);
		else this.#print(text);
	}
}
