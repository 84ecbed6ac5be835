// A deployment out of texts, as editor and command line load one: settings from its project file, layout from there or by
// convention, every member read once. Used by tests and by the generator of pages, so nothing here is of the test runner.
import { Analysis } from '../../server/src/core/analysis/analysis.ts';
import { isConfigurationText } from '../../server/src/core/deployment/files/baseline-text.ts';
import type { Membership } from '../../server/src/core/deployment/files/discovery.ts';
import {
	findDeployments,
	settingsOfMember,
} from '../../server/src/core/deployment/files/find-deployments.ts';
import type { AnalysisSettings } from '../../server/src/core/settings/settings.ts';
import { DEFAULT_SETTINGS } from '../../server/src/core/settings/settings.ts';
import { DeploymentAnalysis } from '../../server/src/core/workspace/deployment-analysis.ts';
import { parseProjectFile, settingsFor } from '../../server/src/core/workspace/project-file.ts';
import type { FixtureFile } from './fixture.ts';

const PROJECT_FILE = '.samhain-lint.json';

export interface LoadOptions {
	/** Severities over those of the project file. */
	readonly rules?: AnalysisSettings['rules'];
	/** Configuration files are held open, as in an editor; only findings of open files have their fixes. */
	readonly isOpen?: boolean;
}

/**
 * Loads a deployment and finds everything there is to find.
 * @param files all its files, the project file among them where there is one
 * @throws where the files are no deployment, the project file is not understood, or a rule throws
 */
export function loadDeployment(files: readonly FixtureFile[], options: LoadOptions = {}): DeploymentAnalysis {
	const byPath = new Map(files.map((file) => [file.path, file]));
	const json = byPath.get(PROJECT_FILE)?.text;
	const { project, problems } = parseProjectFile(json ?? '{}');
	const described = project.deployment === undefined ? [] : [{ folder: '', deployment: project.deployment }];
	const [found] = findDeployments([...byPath.keys()], described);
	if (found === undefined) throw new Error(`no deployment in ${[...byPath.keys()].join(', ')}`);
	const unusable = [...problems, ...found.problems];
	if (unusable.length > 0) throw new Error(unusable.join(' '));
	const settingsOf = (path: string, membership: Membership): AnalysisSettings => {
		const named = { ...DEFAULT_SETTINGS, fileName: path.slice(path.lastIndexOf('/') + 1) };
		const settings = settingsFor(project, path, named);
		return settingsOfMember({ ...settings, rules: { ...settings.rules, ...options.rules } }, membership);
	};
	const deployment = new DeploymentAnalysis(found, {
		settingsOf,
		failed: (rule, error) => {
			throw new Error(`rule ${rule} failed: ${String(error)}`);
		},
	});
	for (const ref of found.layout.dataFiles) {
		const { text = '', ...status } = byPath.get(ref.path) ?? {};
		const holdsConfiguration = ref.kind === 'baseline' && isConfigurationText(text);
		const found = holdsConfiguration ? { holdsConfiguration } : {};
		deployment.putDataFile(ref, { ...status, ...found, size: text.length });
	}
	for (const path of found.layout.serverFiles) {
		const status = byPath.get(path);
		if (status !== undefined) deployment.putServerRights(path, status);
	}
	for (const [path, membership] of deployment.members) {
		const text = byPath.get(path)?.text;
		const isConfiguration = membership.role === 'server' || membership.role === 'client-config';
		if (options.isOpen === true && isConfiguration && text !== undefined)
			deployment.setLive(path, new Analysis(text, settingsOf(path, membership)));
		else if (membership.role !== 'baseline') deployment.setText(path, text);
	}
	deployment.work();
	return deployment;
}
