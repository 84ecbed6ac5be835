// Renames at the cursor of a fixture, in one file or over the files of a deployment, and what the files are then.
import { Analysis } from '../../server/src/core/analysis/analysis.ts';
import { type RenamedDeployment, renameAt } from '../../server/src/core/features/names/rename.ts';
import type { AnalysisSettings } from '../../server/src/core/settings/settings.ts';
import { applyEdits } from '../../server/src/core/text/edit.ts';
import type { TextPosition } from '../../server/src/core/text/range.ts';
import type { DeploymentAnalysis } from '../../server/src/core/workspace/deployment-analysis.ts';
import { loadDeployment } from './deployment.ts';
import type { FixtureFile } from './fixture.ts';
import { settingsOf } from './settings.ts';

/** A deployment of texts as renames see it. */
export function renamedDeployment(
	files: readonly FixtureFile[],
	loaded: DeploymentAnalysis,
): RenamedDeployment {
	const { layout, members, deployment } = loaded;
	return {
		...{ layout, members, projectFile: '.samhain-lint.json' },
		isKnownHost: (key) =>
			deployment.entries.has(key) || deployment.dataFiles.has(key) || deployment.machines.has(key),
		dataFiles: [...deployment.dataFiles.values()].flat(),
		hosts: [...new Set([...deployment.entries.keys(), ...deployment.machines.keys()])],
		contentOf: (path) => files.find((file) => file.path === path)?.text,
		analyse: (path, text) => loaded.analyse(path, text),
	};
}

/**
 * Renames what is at a place.
 * @param path of the file with the place; empty for a single file
 * @returns all files afterwards, or why nothing was renamed
 */
export function renameFiles(
	files: readonly FixtureFile[],
	path: string,
	cursor: TextPosition,
	newText: string,
	settings: Partial<AnalysisSettings> = {},
): readonly FixtureFile[] | string {
	const text = files.find((file) => file.path === path)?.text ?? '';
	const loaded = path === '' ? undefined : loadDeployment(files);
	const analysis = loaded?.analyse(path, text) ?? new Analysis(text, settingsOf(text, settings));
	const deployment = loaded === undefined ? undefined : renamedDeployment(files, loaded);
	const result = renameAt(analysis, path, cursor, newText, deployment);
	if ('problem' in result) return result.problem;
	return files.map((file) => {
		const moved = result.renames.find(({ from }) => file.path === from || file.path.startsWith(`${from}/`));
		const own = result.edits.get(file.path) ?? [];
		return {
			...file,
			path: moved === undefined ? file.path : moved.to + file.path.slice(moved.from.length),
			text: applyEdits(file.text, own),
		};
	});
}
