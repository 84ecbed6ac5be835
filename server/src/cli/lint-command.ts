// The `lint` command: files in, report and exit status out. One file at a time, so that memory stays flat.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import {
	Analysis,
	type AnalysisSettings,
	DEFAULT_MACHINE,
	DEFAULT_SETTINGS,
	type DeploymentWorkspace,
	fixAll,
	isCrossFileRule,
	type Machine,
	parseBuild,
	type ReportedFinding,
	reportFindings,
	ruleById,
	type Severity,
	settingsOfMember,
	verdict,
} from '../core/index.ts';
import { isProjectFile, loadDeployments } from './deployments.ts';
import { decodeText, expandPaths, InputError, type InputText, languageOf, readInput } from './input.ts';
import type { CliOptions } from './options.ts';
import { ProjectFiles } from './project-files.ts';
import { jsonReporter } from './reporters/json.ts';
import { gccReporter, githubReporter } from './reporters/line-formats.ts';
import { prettyReporter } from './reporters/pretty.ts';
import type { FileReport, Reporter } from './reporters/report.ts';
import { sarifReporter } from './reporters/sarif.ts';

/** Where the command writes to and reads from besides files. */
export interface Terminal {
	readonly out: (text: string) => void;
	readonly error: (text: string) => void;
	readonly readStdin: () => Uint8Array;
	/** The lines of standard input one by one, without their line feeds. */
	readonly readLines: () => Iterable<string>;
	readonly hasColors: boolean;
	readonly toolVersion: string;
}

const RANK: Readonly<Record<Severity, number>> = { error: 3, warning: 2, information: 1, hint: 0 };

/**
 * Lints files.
 * @returns the exit status: 0 clean, 1 findings at or above `failOn`, 2 input error
 */
export function runLint(options: CliOptions, terminal: Terminal): number {
	let base: AnalysisSettings;
	let files: readonly string[];
	let projects: ProjectFiles;
	try {
		base = baseSettings(options);
		projects = new ProjectFiles(options.useConfig, options.config);
		files = options.stdin ? [] : expandPaths(options.paths.filter((path) => !isProjectFile(path)));
	} catch (error) {
		terminal.error(`samhain-lint: ${error instanceof Error ? error.message : String(error)}\n`);
		return 2;
	}
	const reporter = makeReporter(options, terminal);
	const run = new LintRun(options, base, projects, terminal, reporter);
	if (options.stdin) run.lint(options.stdinFilename, () => decodeText(terminal.readStdin(), options.fix));
	run.loadDeployments(files);
	for (const file of run.withMembers(files)) run.lint(file, () => readInput(file, options.fix));
	run.lintSurroundings();
	for (const problem of projects.problems) {
		terminal.error(`samhain-lint: ${problem}\n`);
		run.hasInputError = true;
	}
	if (!(options.stdin && options.fix)) terminal.out(reporter.end());
	if (run.hasInputError) return 2;
	return run.isFailure ? 1 : 0;
}

class LintRun {
	isFailure = false;
	hasInputError = false;
	readonly #options: CliOptions;
	readonly #base: AnalysisSettings;
	readonly #projects: ProjectFiles;
	readonly #terminal: Terminal;
	readonly #reporter: Reporter;
	#deployments: readonly DeploymentWorkspace[] = [];
	/** Fixes made before the deployments were read. */
	readonly #fixed = new Map<string, number>();

	constructor(
		options: CliOptions,
		base: AnalysisSettings,
		projects: ProjectFiles,
		terminal: Terminal,
		reporter: Reporter,
	) {
		this.#options = options;
		this.#base = base;
		this.#projects = projects;
		this.#terminal = terminal;
		this.#reporter = reporter;
	}

	/**
	 * Reads the deployments among the arguments. Files are fixed before, since a fix can end what only several files show.
	 * @param files those that are linted anyway
	 */
	loadDeployments(files: readonly string[]): void {
		const { stdin, format, useDeployment, fix, paths } = this.#options;
		if (stdin || format === 'daemon' || !useDeployment) return;
		const load = (): readonly DeploymentWorkspace[] =>
			loadDeployments(paths, {
				settingsOf: (file) => this.#ownSettings(file),
				problem: (text) => {
					this.#terminal.error(`samhain-lint: ${text}\n`);
					this.hasInputError = true;
				},
			});
		this.#deployments = load();
		if (!fix || this.#deployments.length === 0) return;
		for (const file of this.withMembers(files)) {
			const input = this.#read(() => readInput(file, true));
			if (input === undefined) continue;
			const settings = this.#settingsFor(file);
			const analysis = new Analysis(input.text, settings);
			const { text, applied } = fixAll(analysis);
			this.#fixed.set(file, applied);
			if (applied > 0) writeFileSync(file, Buffer.from(text, input.encoding));
		}
		this.#deployments = load();
	}

	/** The files to lint: those named, and the configuration files of the deployments. */
	withMembers(files: readonly string[]): Set<string> {
		const all = new Set(files);
		for (const workspace of this.#deployments) {
			for (const file of workspace.configurationFiles().sort()) all.add(file);
		}
		return all;
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
				const input = role === 'baseline' ? undefined : this.#read(() => readInput(file, false));
				this.#write({
					file,
					language: role === 'server' || role === 'client-config' ? 'baseline' : role,
					role: { role: 'server', reason: `a file of the deployment ${workspace.layout.label}` },
					version: this.#ownSettings(file).version,
					lines: input?.text.split('\n') ?? [],
					findings,
					fixed: 0,
				});
			}
		}
	}

	#read(read: () => InputText): InputText | undefined {
		try {
			return read();
		} catch (error) {
			if (!(error instanceof InputError)) throw error;
			this.#terminal.error(`samhain-lint: ${error.message}\n`);
			this.hasInputError = true;
			return undefined;
		}
	}

	lint(file: string, read: () => InputText): void {
		const input = this.#read(read);
		if (input === undefined) return;
		const settings = this.#settingsFor(file);
		if (this.#options.format === 'daemon') this.#printVerdict(file, input.text, settings);
		else this.#report(file, input, settings);
	}

	#settingsFor(file: string): AnalysisSettings {
		const settings = this.#ownSettings(file);
		for (const { members } of this.#deployments) {
			const membership = members.get(file);
			if (membership !== undefined) return settingsOfMember(settings, membership);
		}
		return settings;
	}

	#ownSettings(file: string): AnalysisSettings {
		const named: AnalysisSettings = { ...this.#base, language: languageOf(file), fileName: basename(file) };
		// What stands on the command line holds over the project file.
		const settings = { ...this.#projects.apply(file, named), ...givenSettings(this.#options) };
		return { ...settings, rules: { ...settings.rules, ...this.#options.rules } };
	}

	#printVerdict(file: string, text: string, settings: AnalysisSettings): void {
		const analysis = new Analysis(text, { ...settings, isVerbatim: true });
		const lines = verdict(analysis);
		this.#terminal.out(
			lines.map((line) => `${file}\t${line.line}\t${line.severity}\t${line.text}\n`).join(''),
		);
		const failOn = this.#options.failOn;
		if (failOn === 'never') return;
		if (lines.some(({ severity }) => RANK[severity === 'WARN' ? 'warning' : 'error'] >= RANK[failOn]))
			this.isFailure = true;
	}

	#report(file: string, input: InputText, settings: AnalysisSettings): void {
		const analysis = new Analysis(input.text, settings, {
			ruleFailed: (id, error) =>
				this.#terminal.error(`samhain-lint: rule ${id} failed on ${file}: ${String(error)}\n`),
		});
		const earlier = this.#fixed.get(file);
		if (!this.#options.fix || earlier !== undefined) {
			this.#print(file, input.text, analysis, earlier ?? 0);
			return;
		}
		const { text, applied } = fixAll(analysis);
		if (this.#options.stdin) this.#terminal.out(text);
		else if (applied > 0) writeFileSync(file, Buffer.from(text, input.encoding));
		this.#print(file, text, applied > 0 ? new Analysis(text, settings) : analysis, applied);
	}

	#print(file: string, text: string, analysis: Analysis, fixed: number): void {
		const findings = reportFindings(analysis);
		const { language, version } = analysis.settings;
		const all = [...findings];
		for (const workspace of this.#deployments) all.push(...workspace.findingsIn(file));
		if (all.length > findings.length) all.sort(byLine);
		const lines = all.length === 0 ? [] : text.split('\n');
		this.#write({ file, language, role: analysis.role, version, lines, findings: all, fixed });
	}

	#write(report: FileReport): void {
		const { failOn } = this.#options;
		if (failOn !== 'never' && report.findings.some(({ severity }) => RANK[severity] >= RANK[failOn]))
			this.isFailure = true;
		const out = this.#reporter.file(report);
		// Fixed text from standard input goes to standard output; what is left is said on the other channel.
		if (this.#options.stdin && this.#options.fix) this.#terminal.error(out);
		else this.#terminal.out(out);
	}
}

function byLine(a: ReportedFinding, b: ReportedFinding): number {
	return a.range.start.line - b.range.start.line || a.range.start.column - b.range.start.column;
}

function baseSettings(options: CliOptions): AnalysisSettings {
	for (const id of Object.keys(options.rules))
		if (ruleById(id) === undefined && !isCrossFileRule(id)) throw new InputError(`there is no rule '${id}'`);
	let machine: Machine = DEFAULT_MACHINE;
	if (options.machine !== undefined) machine = readMachine(options.machine);
	return { ...DEFAULT_SETTINGS, machine };
}

function givenSettings(options: CliOptions): Partial<AnalysisSettings> {
	const without = options.build === undefined ? undefined : parseBuild(options.build);
	if (options.build !== undefined && without === undefined)
		throw new InputError(`unknown build '${options.build}'`);
	return {
		...(options.role === undefined ? undefined : { role: options.role }),
		...(options.version === undefined ? undefined : { version: options.version }),
		...(options.host === undefined ? undefined : { host: options.host }),
		...(without === undefined ? undefined : { without }),
	};
}

/** A table of the machine from a JSON file, merged key by key over the built-in one. */
function readMachine(file: string): Machine {
	const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
	if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
		throw new InputError(`'${file}' holds no table`);
	const merged: Record<string, unknown> = { ...DEFAULT_MACHINE };
	for (const [key, value] of Object.entries(parsed)) {
		const known = merged[key];
		if (known === undefined) throw new InputError(`'${file}': unknown key '${key}'`);
		if (typeof known !== typeof value || Array.isArray(known) !== Array.isArray(value)) {
			throw new InputError(`'${file}': '${key}' has the wrong type`);
		}
		const isTable = typeof known === 'object' && known !== null && !Array.isArray(known);
		merged[key] = isTable && typeof value === 'object' ? { ...known, ...value } : value;
	}
	return { ...DEFAULT_MACHINE, ...merged };
}

function makeReporter(options: CliOptions, terminal: Terminal): Reporter {
	switch (options.format) {
		case 'pretty':
			return prettyReporter(options.color ?? terminal.hasColors);
		case 'json':
			return jsonReporter();
		case 'sarif':
			return sarifReporter(terminal.toolVersion);
		case 'github':
			return githubReporter();
		case 'gcc':
			return gccReporter();
		case 'daemon':
			return { file: () => '', end: () => '' };
	}
}
