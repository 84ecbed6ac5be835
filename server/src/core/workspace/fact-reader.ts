// Draws the facts of a deployment from its configuration files and puts them into the model: from a file that nobody has
// open once, as plain data, so that its analysis can go; from one that is followed, as far as edits touch it. It says whose
// findings each change touches, and finds nothing itself.
import { Analysis } from '../analysis/analysis.ts';
import { type Affected, type Deployment, hasSameOptions } from '../deployment/model/deployment.ts';
import type { ClientFile } from '../deployment/model/deployment-model.ts';
import {
	type FactSource,
	readClientFacts,
	readEntriesOf,
	readServerFacts,
	readServerOptions,
} from '../deployment/model/file-facts.ts';
import type { LiveFile } from './configuration-files.ts';

/** Something in the file decides by host, so that the facts of one client are not those of another. */
const CONDITION = /^\s*[@%$]/m;

/** Everything may need another look. */
export const EVERYTHING: Affected = { server: true, clients: 'all' };

function once(file: string, analysis: Analysis): FactSource {
	return { file, view: analysis.view(), isFollowed: false };
}

function followed(file: string, { analysis }: LiveFile): FactSource {
	return { file, view: analysis.view(), isFollowed: true };
}

/** Takes a server file that is not followed. */
export function takeServer(deployment: Deployment, path: string, analysis: Analysis): Affected {
	deployment.putServer(readServerFacts(once(path, analysis)));
	return EVERYTHING;
}

/** Takes the configuration that some clients have in a file that is not followed. */
export function takeClients(
	deployment: Deployment,
	path: string,
	analysis: Analysis,
	names: readonly string[],
): readonly Affected[] {
	return names.map((name) => deployment.putClientFile(name, factsFor(name, once(path, analysis), analysis)));
}

/** Takes over the facts of an open configuration for the clients that have it. */
export function followClients(
	deployment: Deployment,
	path: string,
	live: LiveFile,
	names: readonly string[],
): readonly Affected[] {
	return names.map((name) =>
		deployment.putClientFile(name, factsFor(name, followed(path, live), live.analysis)),
	);
}

/** The facts of one client, with its own host in mind. */
function factsFor(name: string, source: FactSource, { settings, text }: Analysis): ClientFile {
	if (settings.host?.toLowerCase() === name || !CONDITION.test(text)) return readClientFacts(source);
	const view = new Analysis(text, { ...settings, host: name }).view();
	return readClientFacts({ ...source, view });
}

/** Takes over the facts of an open server file; costs the entries that were edited, and the options. */
export function followServer(deployment: Deployment, path: string, live: LiveFile): readonly Affected[] {
	const source = followed(path, live);
	const touched = live.analysis.model.definitions.takeTouchedClients();
	const known = deployment.servers.get(path);
	if (known === undefined || !live.isTaken) {
		live.isTaken = true;
		deployment.putServer(readServerFacts(source));
		// The facts are the same, but their places follow the open file from now on.
		return [EVERYTHING];
	}
	const affected = [...touched].map((name) => deployment.putEntries(path, name, readEntriesOf(source, name)));
	const options = readServerOptions(source);
	deployment.refreshServer({ ...options, entries: known.entries });
	return hasSameOptions(known, options) ? affected : [...affected, EVERYTHING];
}

/**
 * Takes over all of an open server file: entries were exchanged one by one, and from here on the list of the whole file
 * and its order count again.
 */
export function settleServer(deployment: Deployment, path: string, live: LiveFile): readonly Affected[] {
	const affected = followServer(deployment, path, live);
	live.isStale = false;
	deployment.refreshServer(readServerFacts(followed(path, live)));
	return affected;
}
