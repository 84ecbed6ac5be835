// Finds the deployments among the files of some folders and reads their members, step by step: the command line runs all
// steps at once, the editor pauses between them. Each file is read and analysed once.
import { Analysis } from '../analysis/analysis.ts';
import { isConfigurationText, MAX_CONFIGURATION } from '../deployment/files/baseline-text.ts';
import { type Membership, parseDataFileName } from '../deployment/files/discovery.ts';
import {
	type DescribedIn,
	type FoundDeployment,
	findDeployments,
	settingsOfMember,
} from '../deployment/files/find-deployments.ts';
import type { AnalysisSettings } from '../settings/settings.ts';
import { hasMoreLines, MAX_LINES } from '../text/text-size.ts';
import { DeploymentAnalysis } from '../workspace/deployment-analysis.ts';
import { PROJECT_FILE_NAME, type ProjectFile } from '../workspace/project-file.ts';
import type { ContainedFiles } from './contained-files.ts';
import { baseNameOf, folderOf } from './file-system.ts';
import { type ConfigurationLanguage, languageOfMember } from './language.ts';
import { isProjectFile } from './project-files.ts';

/** What loading needs of whoever asks. */
export interface LoadHost {
	readonly files: ContainedFiles;
	/** Content of a project file, by the path of the file. */
	readonly projectAt: (path: string) => ProjectFile | undefined;
	/** Settings of a file that is part of a deployment, without those from its part. */
	readonly settingsOf: (path: string, language: ConfigurationLanguage | undefined) => AnalysisSettings;
	/** A file that the asker holds: its analysis if it is followed, its text if that is all there is. */
	readonly held?: (path: string) => Analysis | string | undefined;
	/** A member was read and analysed; the analysis that is given back takes its place. */
	readonly analysed?: (path: string, analysis: Analysis) => Analysis;
	/** A member cannot be read. */
	readonly unreadable?: (path: string) => void;
	/** Something cannot be used; a sentence. */
	readonly problem: (text: string) => void;
	readonly ruleFailed: (id: string, error: unknown) => void;
	/** Findings of closed files keep their fixes; they take memory that the command line has. */
	readonly keepsFixes?: boolean;
	/** For how many client entries of a file the findings wait; absent: for all of them. */
	readonly workAtOnce?: number;
	/** Leaves out a deployment that was found. */
	readonly skips?: (found: FoundDeployment) => boolean;
}

/** How far the loading of one deployment is. */
export interface LoadStep {
	readonly done: number;
	readonly all: number;
}

/**
 * Finds and reads deployments.
 * @param paths files of the folders, and those that the asker holds besides
 * @returns a generator that yields after each member that was read
 */
export function* loadDeployments(
	paths: readonly string[],
	host: LoadHost,
): Generator<LoadStep, readonly DeploymentAnalysis[]> {
	const described: DescribedIn[] = paths.filter(isProjectFile).flatMap((path) => {
		const deployment = host.projectAt(path)?.deployment;
		return deployment === undefined ? [] : [{ folder: folderOf(path), deployment }];
	});
	const loaded: DeploymentAnalysis[] = [];
	for (const found of findDeployments(paths, described)) {
		if (host.skips?.(found) === true) continue;
		for (const problem of found.problems) host.problem(`${PROJECT_FILE_NAME}: ${problem}`);
		const deployment = new DeploymentAnalysis(found, {
			settingsOf: (path, membership) =>
				settingsOfMember(host.settingsOf(path, languageOfMember(membership)), membership),
			failed: host.ruleFailed,
			...(host.keepsFixes === undefined ? undefined : { keepsFixes: host.keepsFixes }),
			...(host.workAtOnce === undefined ? undefined : { workAtOnce: host.workAtOnce }),
		});
		loaded.push(deployment);
		const members = [...deployment.members];
		for (const [at, [path, membership]] of members.entries()) {
			readMember(deployment, path, membership, host);
			yield { done: at + 1, all: members.length };
		}
	}
	return loaded;
}

/** Reads one member of a deployment, or takes what the asker holds. */
export function readMember(
	deployment: DeploymentAnalysis,
	path: string,
	membership: Membership,
	host: LoadHost,
): void {
	putStatus(deployment, path, host.files);
	if (membership.role === 'baseline') return;
	const held = host.held?.(path);
	if (held instanceof Analysis) {
		deployment.setLive(path, held);
		return;
	}
	const text = held ?? readText(deployment, path, host);
	const isConfiguration = membership.role === 'server' || membership.role === 'client-config';
	if (text === undefined || !isConfiguration || host.analysed === undefined) deployment.setText(path, text);
	else deployment.setAnalysis(path, host.analysed(path, deployment.analyse(path, text)));
}

/** A file in the data directory counts whatever it contains; its size and permissions matter. */
function putStatus(deployment: DeploymentAnalysis, path: string, files: ContainedFiles): void {
	if (deployment.layout.serverFiles.includes(path)) {
		const status = files.statusOf(path);
		if (status !== undefined) deployment.putServerRights(path, status);
	}
	if (folderOf(path) !== deployment.layout.dataDirectory) return;
	const parsed = parseDataFileName(baseNameOf(path), true);
	const status = files.statusOf(path);
	if (parsed === undefined || status === undefined) return;
	const { modifiedMs: _, ...facts } = status;
	const isShort = (facts.size ?? 0) <= MAX_CONFIGURATION;
	const text = parsed.kind === 'baseline' && isShort ? files.readText(path) : undefined;
	const holdsConfiguration = text !== undefined && isConfigurationText(text);
	deployment.putDataFile(
		{ path, ...parsed },
		{ ...facts, ...(holdsConfiguration ? { holdsConfiguration } : {}) },
	);
}

function readText(deployment: DeploymentAnalysis, path: string, host: LoadHost): string | undefined {
	const { origin, root } = deployment.layout;
	// A project file may name any path; it is about its own folder.
	const folder = origin === 'project-file' ? root : undefined;
	const text = host.files.readText(path, folder);
	if (text !== undefined && hasMoreLines(text)) {
		host.problem(`${path} has more than ${MAX_LINES} lines and is not checked.`);
		return undefined;
	}
	if (text !== undefined) return text;
	if (host.files.leadsOut(path, folder)) host.problem(`${path} is skipped: it leads outside its folder.`);
	else host.unreadable?.(path);
	return undefined;
}
