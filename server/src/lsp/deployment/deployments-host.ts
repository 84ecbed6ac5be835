// What the deployments have to do with around them.
import type {
	AnalysisSettings,
	ConfigurationLanguage,
	DeploymentAnalysis,
	FileSystem,
	Membership,
	ProjectFiles,
} from '../../core/index.ts';
import type { OpenDocument } from '../documents.ts';
import { encodeUri, plainUri } from '../uris.ts';
import type { Progress } from './time-slicing.ts';

/** What the deployments need of the server around them. */
export interface DeploymentsHost {
	/** Files by decoded URIs; absent where only what is open is known. */
	readonly files: FileSystem | undefined;
	readonly projects: ProjectFiles;
	readonly nowMs: () => number;
	/** Settings of a file that need not be open, without those from its part in a deployment. */
	readonly settingsOf: (uri: string, language: ConfigurationLanguage | undefined) => AnalysisSettings;
	readonly documents: ReadonlyMap<string, OpenDocument>;
	/** The client reports changes on disk; otherwise the server looks for them. */
	readonly followsDisk: boolean;
	readonly warn: (text: string) => void;
	/** Long work begins: the listener shows it, and may cancel it. */
	readonly progress: (title: string) => Promise<Progress>;
}

/** A file and its part in a deployment. */
export interface Member {
	readonly workspace: DeploymentAnalysis;
	readonly membership: Membership;
}

/**
 * The open document of a file, however its client writes the address.
 * @param documents by their URIs
 * @param path a decoded URI
 */
export function documentAt(documents: DeploymentsHost['documents'], path: string): OpenDocument | undefined {
	const direct = documents.get(encodeUri(path));
	if (direct !== undefined) return direct;
	for (const [uri, document] of documents) if (plainUri(uri) === path) return document;
	return undefined;
}
