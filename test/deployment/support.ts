// Deployments out of folders and out of texts, read with the real analysis.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Analysis } from '../../server/src/core/analysis/analysis.ts';
import type { DeploymentLayout } from '../../server/src/core/deployment/files/discovery.ts';
import { discoverDeployments } from '../../server/src/core/deployment/files/discovery.ts';
import { readDeployment } from '../../server/src/core/deployment/files/project-deployment.ts';
import type { Deployment } from '../../server/src/core/deployment/model/deployment.ts';
import type {
	ClientEntry,
	DeploymentFacts,
	ServerFile,
} from '../../server/src/core/deployment/model/deployment-model.ts';
import { DEFAULT_FACTS } from '../../server/src/core/deployment/model/deployment-model.ts';
import { readClientFacts, readServerFacts } from '../../server/src/core/deployment/model/file-facts.ts';
import type { DeploymentFinding } from '../../server/src/core/rules/deployment/deployment-finding.ts';
import { DEFAULT_SETTINGS } from '../../server/src/core/settings/settings.ts';
import { assembleDeployment } from '../../server/src/core/workspace/assemble.ts';

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

function view(text: string, role: 'server' | 'client', host?: string) {
	const language = role === 'server' ? 'yulerc' : 'samhainrc';
	return new Analysis(text, {
		...DEFAULT_SETTINGS,
		language,
		role,
		...(host === undefined ? {} : { host }),
	}).view();
}

/** Builds the model of a layout from texts. */
export function build(
	files: Files,
	layout: DeploymentLayout,
	facts: DeploymentFacts,
	modes: Readonly<Record<string, number>> = {},
): Deployment {
	return assembleDeployment(layout, facts, {
		text: (path) => files[path],
		server: (path) =>
			files[path] === undefined ? undefined : readServerFacts(path, view(files[path], 'server')),
		client: (path, name) =>
			files[path] === undefined ? undefined : readClientFacts(path, view(files[path], 'client', name)),
		status: (path) => ({
			size: files[path]?.length ?? 0,
			...(modes[path] === undefined ? {} : { mode: modes[path], uid: 0, gid: 0 }),
		}),
	});
}

/** A deployment as its project file describes it, or by convention where there is none. */
export function load(files: Files, modes?: Readonly<Record<string, number>>): Deployment {
	const paths = Object.keys(files);
	const project = files['.samhain-lint.json'];
	if (project !== undefined) {
		const parsed: { deployment?: unknown } = JSON.parse(project);
		const { layout, facts, problems } = readDeployment(parsed.deployment, '', paths);
		if (problems.length > 0) throw new Error(problems.join(' '));
		return build(files, layout, facts, modes);
	}
	const [layout] = discoverDeployments(paths);
	if (layout === undefined) throw new Error('no deployment');
	return build(files, layout, DEFAULT_FACTS, modes);
}

/** Each finding as one line: in which file, which rule, what. */
export function show(findings: readonly DeploymentFinding[]): string[] {
	return findings.map(({ ruleId, severity, place, what }) => `${place.file} ${severity} ${ruleId}: ${what}`);
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
