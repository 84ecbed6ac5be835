// The deployment around a document as the requests about names see it, and places in files that need not be open.
import type { Location } from 'vscode-languageserver';
import { joinPath, type RenamedDeployment, type TextRange } from '../../core/index.ts';
import type { FindingPlace } from '../convert.ts';
import type { Deployments } from '../deployment/deployments.ts';
import type { OpenDocument } from '../documents.ts';
import type { Session } from '../session.ts';
import { plainUri } from '../uris.ts';

/** The deployment that a document is a file of; undefined where it is none. */
export function deploymentOf(
	deployments: Deployments,
	document: OpenDocument,
): RenamedDeployment | undefined {
	deployments.catchUp(document.uri);
	const workspace = deployments.memberAt(document.uri)?.workspace;
	if (workspace === undefined) return undefined;
	const { layout, members, deployment } = workspace;
	// One request looks at each file several times.
	const read = new Map<string, ReturnType<RenamedDeployment['contentOf']>>();
	return {
		members,
		layout,
		projectFile: layout.origin === 'project-file' ? joinPath(layout.root, '.samhain-lint.json') : undefined,
		isKnownHost: (key) =>
			deployment.entries.has(key) || deployment.dataFiles.has(key) || deployment.machines.has(key),
		dataFiles: [...deployment.dataFiles.values()].flat(),
		hosts: [...new Set([...deployment.entries.keys(), ...deployment.machines.keys()])],
		contentOf: (path) => {
			if (!read.has(path)) read.set(path, deployments.heldAt(path) ?? deployments.files.readText(path));
			return read.get(path);
		},
		analyse: (path, text) => workspace.analyse(path, text),
	};
}

/** A file by its path: as the open document that it is, or by its text. */
export function placeOf(session: Session, file: string): FindingPlace {
	for (const document of session.documents.values()) if (plainUri(document.uri) === file) return document;
	return session.placeAt(file);
}

/** Stretches of one file as locations. */
export function toLocations(session: Session, file: string, ranges: readonly TextRange[]): Location[] {
	const place = placeOf(session, file);
	return ranges.map((range) => ({ uri: place.uri, range: place.toClientRange(range) }));
}
