// A likely cause of a log line, and what the search for it asks: the model of the deployment, the option lines of its
// files and the findings in them. Plain data; whatever follows from several files, the model answers.
import type { DaemonOutputLine } from '../analysis/daemon-output.ts';
import type { ClientEntry, DeploymentModel } from '../deployment/model/deployment-model.ts';
import { listEntries } from '../deployment/model/deployment-model.ts';
import type { ReportedFinding } from '../report/report.ts';
import { appendTo } from '../text/multimap.ts';
import type { OptionLine } from '../workspace/configuration-files.ts';
import type { DeploymentAnalysis } from '../workspace/deployment-analysis.ts';

/** A line of a file that may be the cause. */
export interface LikelyCause {
	readonly file: string;
	/** From 1; 1 for a file that does not exist. */
	readonly line: number;
	/** The linter's rule that finds it, too. */
	readonly ruleId?: string;
	/** Whole sentences: why this line. */
	readonly why: string;
	/** What to do, as an order. */
	readonly fix?: string;
	/** The fix as an edit, where it is one: this text of the line becomes the other. */
	readonly replacement?: { readonly from: string; readonly to: string };
}

/** A finding of the linter, reduced to what links it to a likely cause. */
export interface LinkedFinding {
	readonly ruleId: string;
	readonly file: string;
	/** From 1. */
	readonly line: number;
	readonly message: string;
	readonly severity: ReportedFinding['severity'];
	/** Problem of the guidance that the rule leads to. */
	readonly guidance?: string;
	/** It took several files to see it. */
	readonly isAcrossFiles: boolean;
	/** Titles of its fixes, the preferred one first. */
	readonly fixes: readonly string[];
}

/** The daemon's messages when it reads a configuration file. */
export interface ReadFile {
	readonly file: string;
	readonly messages: readonly DaemonOutputLine[];
	/** The same for other roles and builds, where nobody said which daemon reads the file. */
	readonly otherReaders?: readonly {
		/** Who that is, as the beginning of a sentence. */
		readonly reader: string;
		readonly messages: readonly DaemonOutputLine[];
		readonly findings: readonly LinkedFinding[];
	}[];
	/** The text of a line, from 1, where it is at hand. */
	readonly textOf?: (line: number) => string | undefined;
}

/** What is asked of a deployment; valid until one of its files changes. */
export interface CauseContext {
	readonly model: DeploymentModel;
	/** All entries that a server reads, by file and line. */
	readonly entries: readonly ClientEntry[];
	/** The option lines of a file, read or not; undefined where no list is kept. */
	readonly optionsOf: (file: string) => readonly OptionLine[] | undefined;
	readonly findings: readonly LinkedFinding[];
	/** The same by place, see `placeKey`. */
	readonly findingsAt: ReadonlyMap<string, readonly LinkedFinding[]>;
	/** Folder of the files for clients, as their paths begin; without a final slash. */
	readonly dataDirectory: string | undefined;
	readonly readFiles: readonly ReadFile[];
	/** The file, where there is one and no deployment. */
	readonly alone?: { readonly file: string; readonly options: readonly OptionLine[] };
}

/** Takes over what open files say, and gathers what the search for causes asks. */
export function openCauseContext(deployment: DeploymentAnalysis): CauseContext {
	deployment.refresh();
	const model = deployment.deployment;
	const [dataFile] = [...model.dataFiles.values()].flat();
	const findings = [
		...deployment
			.configurationFiles()
			.flatMap((file) => deployment.ownFindings(file).map((finding) => linkFinding(file, finding))),
		...[...deployment.shownFindings()].map(({ file, reported }) => linkFinding(file, reported)),
	];
	const findingsAt = new Map<string, LinkedFinding[]>();
	for (const finding of findings) appendTo(findingsAt, placeKey(finding.file, finding.line), finding);
	return {
		model,
		entries: listEntries(model),
		optionsOf: (file) => deployment.optionsOf(file),
		findings,
		findingsAt,
		readFiles: deployment.configurationFiles().flatMap((file) => {
			const messages = deployment.messagesIn(file);
			return messages === undefined ? [] : [{ file, messages }];
		}),
		dataDirectory: deployment.layout.dataDirectory ?? folderOf(dataFile?.path),
	};
}

/**
 * A line of a file as a key.
 * @param line from 1
 */
export function placeKey(file: string, line: number): string {
	return `${file}\0${line}`;
}

/** A finding, reduced to what links it to a likely cause. */
export function linkFinding(file: string, finding: ReportedFinding): LinkedFinding {
	const { ruleId, severity, range, what, guidance } = finding;
	return {
		ruleId,
		file,
		line: range.start.line + 1,
		message: what,
		severity,
		isAcrossFiles: finding.isAcrossFiles === true,
		...(guidance === undefined ? undefined : { guidance }),
		// Fixes of a file's own findings are tried before they are offered, which costs more than the whole search.
		fixes: finding.isAcrossFiles === true ? finding.fixes().map(({ title }) => title) : [],
	};
}

function folderOf(path: string | undefined): string | undefined {
	const at = path?.lastIndexOf('/') ?? -1;
	return at < 0 ? undefined : path?.slice(0, at);
}
