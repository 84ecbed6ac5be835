// The deployments among the arguments, read through the service that the editor uses, too.
import {
	type Analysis,
	type AnalysisSettings,
	type ConfigurationLanguage,
	type DeploymentAnalysis,
	loadDeployments,
	type ProjectFile,
} from '../core/index.ts';
import type { FolderTarget } from './input.ts';

/** What reading a deployment needs of the command. */
export interface DeploymentHost {
	readonly settingsOf: (path: string, language?: ConfigurationLanguage) => AnalysisSettings;
	/** Content of a project file, by its path. */
	readonly projectAt: (path: string) => ProjectFile | undefined;
	/** Something cannot be read or used. */
	readonly problem: (text: string) => void;
	/** Whether findings need their fixes, which take time to make. */
	readonly keepsFixes: boolean;
	/** A configuration file was read; the analysis that is given back takes its place. */
	readonly analysed?: (path: string, analysis: Analysis) => Analysis;
}

/**
 * Reads the deployments of the folders and project files among the arguments.
 * @param folders as `findTargets` gives them
 */
export function readDeployments(
	folders: readonly FolderTarget[],
	host: DeploymentHost,
): DeploymentAnalysis[] {
	const seen = new Set<string>();
	return folders.flatMap(({ files, members, projectFile }) => {
		const steps = loadDeployments(
			// A project file as the argument means that deployment and no other.
			projectFile === undefined ? members : members.filter((path) => !isOtherProject(path, projectFile)),
			{
				...host,
				files,
				skips: ({ layout }) => {
					if (projectFile !== undefined && layout.origin !== 'project-file') return true;
					const [main] = layout.serverFiles;
					if (main === undefined) return false;
					const isKnown = seen.has(main);
					seen.add(main);
					return isKnown;
				},
				unreadable: (path) => host.problem(`cannot read '${path}', a file of the deployment`),
				ruleFailed: (id, error) => host.problem(`rule ${id} failed: ${String(error)}`),
			},
		);
		let step = steps.next();
		while (step.done !== true) step = steps.next();
		for (const deployment of step.value) deployment.work();
		return [...step.value];
	});
}

function isOtherProject(path: string, projectFile: string): boolean {
	return path.endsWith('.samhain-lint.json') && path !== projectFile;
}
