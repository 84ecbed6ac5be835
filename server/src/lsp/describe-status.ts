// Which daemon a document is read for, and why, in words.
import { type DaemonVersion, NEWEST_VERSION } from '../core/index.ts';
import type { Status } from '../protocol.ts';
import type { DocumentSettings } from './configuration.ts';
import type { OpenDocument } from './documents.ts';

/** Which daemon a document is read for. */
export function describeStatus(document: OpenDocument, from: DocumentSettings): Status {
	const { role, reason } = document.analysis.role;
	const { version, host } = document.analysis.settings;
	return {
		uri: document.uri,
		role,
		roleReason: from.roleFrom === 'project' ? 'chosen in .samhain-lint.json' : reason,
		version,
		versionReason: versionReason(version, from.versionFrom),
		...(host === undefined ? undefined : { host }),
	};
}

function versionReason(version: DaemonVersion, from: DocumentSettings['versionFrom']): string {
	if (from === 'project') return 'chosen in .samhain-lint.json';
	if (from === 'settings' && version !== NEWEST_VERSION) return 'chosen in the settings';
	return 'the newest version known';
}
