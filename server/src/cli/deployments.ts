// Finds and reads the deployments that the arguments name. Each file is read once and let go; what stays is what the
// deployment needs of it.
import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import {
	type AnalysisSettings,
	canBeMember,
	DeploymentAnalysis,
	type DescribedIn,
	findDeployments,
	type Membership,
	PROJECT_FILE_NAME,
	parseProjectFile,
	settingsOfMember,
} from '../core/index.ts';
import { MAX_FILE_BYTES } from './input.ts';
import { filesBelow } from './walk-folder.ts';

/** What reading a deployment needs of the command. */
export interface DeploymentHost {
	readonly settingsOf: (path: string) => AnalysisSettings;
	/** Something is wrong with a project file, or a rule failed. */
	readonly problem: (text: string) => void;
}

/** True for an argument that names a project file. */
export function isProjectFile(path: string): boolean {
	return basename(path) === PROJECT_FILE_NAME;
}

/**
 * Reads the deployments of the folders and project files among the arguments.
 * @param paths arguments of the command line
 */
export function loadDeployments(paths: readonly string[], host: DeploymentHost): DeploymentAnalysis[] {
	const workspaces: DeploymentAnalysis[] = [];
	const seen = new Set<string>();
	for (const path of paths) {
		const isProject = isProjectFile(path);
		const folder = isProject ? dirname(path) : path;
		if (!isProject && statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) continue;
		const files = listFiles(folder);
		const projects = isProject ? [joined(folder, basename(path))] : files.filter(isProjectFile);
		const described = projects.flatMap((file) => readDescribed(file, host));
		for (const found of findDeployments(files, described)) {
			const [main] = found.layout.serverFiles;
			// A project file as the argument means that deployment and no other.
			if (isProject && found.layout.origin !== 'project-file') continue;
			if (main !== undefined && seen.has(main)) continue;
			if (main !== undefined) seen.add(main);
			for (const problem of found.problems) host.problem(problem);
			const workspace = new DeploymentAnalysis(found, {
				settingsOf: (file, membership) => settingsOfMember(host.settingsOf(file), membership),
				failed: (id, error) => host.problem(`rule ${id} failed: ${String(error)}`),
			});
			readMembers(workspace, host);
			workspaces.push(workspace);
		}
	}
	return workspaces;
}

function joined(folder: string, file: string): string {
	const path = folder === '.' ? file : join(folder, file);
	return path.split(sep).join('/');
}

function listFiles(folder: string): string[] {
	return filesBelow(folder, canBeMember)
		.map((file) => joined(folder, file))
		.sort();
}

function readDescribed(file: string, host: DeploymentHost): DescribedIn[] {
	const text = readText(file);
	const deployment = text === undefined ? undefined : parseProjectFile(text).project.deployment;
	if (text === undefined) host.problem(`cannot read '${file}'`);
	const folder = dirname(file);
	return deployment === undefined ? [] : [{ folder: folder === '.' ? '' : folder, deployment }];
}

function readMembers(workspace: DeploymentAnalysis, host: DeploymentHost): void {
	for (const ref of workspace.layout.dataFiles) {
		const stat = statSync(ref.path, { throwIfNoEntry: false });
		if (stat?.isFile() !== true) continue;
		const { size, mode, uid, gid } = stat;
		// Permission bits mean nothing on Windows.
		const rights = process.platform === 'win32' ? undefined : { mode: mode & 0o7777, uid, gid };
		workspace.putDataFile(ref, { size, ...rights });
	}
	for (const [path, { role }] of [...workspace.members] satisfies [string, Membership][]) {
		if (role === 'baseline') continue;
		const text = readText(path);
		if (text === undefined) host.problem(`cannot read '${path}', a file of the deployment`);
		workspace.setText(path, text);
	}
	workspace.work();
}

function readText(path: string): string | undefined {
	try {
		const stat = statSync(path);
		return stat.isFile() && stat.size <= MAX_FILE_BYTES ? readFileSync(path, 'utf8') : undefined;
	} catch {
		return undefined;
	}
}
