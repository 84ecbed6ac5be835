// Deployments out of folders and out of texts.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientEntry, ServerFile } from '../../server/src/core/deployment/model/deployment-model.ts';
import type { DeploymentAnalysis } from '../../server/src/core/workspace/deployment-analysis.ts';
import { loadDeployment } from '../support/deployment.ts';

/** Texts by path. */
export type Files = Readonly<Record<string, string>>;

/** Reads a folder of the repository into texts by path. */
export function readFolder(folder: string): Files {
	return Object.fromEntries(
		readdirSync(folder, { recursive: true, encoding: 'utf8' })
			.filter((path) => statSync(join(folder, path)).isFile())
			.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path), 'utf8')]),
	);
}

/** A deployment as its project file describes it, or by convention where there is none. */
export function load(files: Files): DeploymentAnalysis {
	return loadDeployment(Object.entries(files).map(([path, text]) => ({ path, text })));
}

/** Each finding about the deployment as one line: in which file, how grave, which rule, what. */
export function show(deployment: DeploymentAnalysis): string[] {
	return [...deployment.shownFindings()]
		.map(({ file, reported: { severity, ruleId, what } }) => `${file} ${severity} ${ruleId}: ${what}`)
		.sort();
}

/** A `Client=` line with a password of its own. */
export function entryLine(name: string, digit = 'A'): string {
	return `Client=${name}@${'0123456789ABCDEF'}@${digit.repeat(256)}`;
}

/** The facts of a server with these clients, without a file. */
export function serverFacts(names: readonly string[]): ServerFile {
	const entries: ClientEntry[] = names.map((name, line) => ({
		name,
		text: name,
		salt: '0123456789ABCDEF',
		verifier: 'A'.repeat(256),
		place: { file: 'yulerc', line, startColumn: 7, endColumn: 7 + name.length },
	}));
	return { file: 'yulerc', entries };
}
