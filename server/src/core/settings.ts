// The settings that decide how a file is read and judged: one list, from which the manifest and the tables are made.
import type { DaemonVersion, ReaderRole, Role } from './catalogue/types.ts';
import type { Severity } from './lint/finding.ts';
import type { Machine } from './model/daemon.ts';

/** Role as a user chooses it. */
export type RoleSetting = Role | 'auto';

/** How one file is to be analysed. */
export interface AnalysisSettings {
	readonly language: 'samhainrc' | 'yulerc';
	/** Name of the file without its folders; decides which placeholders count as such. */
	readonly fileName: string;
	readonly role: RoleSetting;
	readonly version: DaemonVersion;
	/** Evaluate conditionals as this host; absent: every branch is read. */
	readonly host?: string;
	/** What is assumed of the machine; absent: the built-in table. */
	readonly machine?: Machine;
	/** Build features and options that the binary lacks. */
	readonly without: ReadonlySet<string>;
	/** Read exactly as the recorded builds do: template marks and signature armour are ordinary text. */
	readonly isVerbatim: boolean;
	/** Severity by rule id, over the rule's default. */
	readonly rules: Readonly<Record<string, Severity | 'off'>>;
}

export const DEFAULT_SETTINGS: AnalysisSettings = {
	language: 'samhainrc',
	fileName: 'samhainrc',
	role: 'auto',
	version: '4.4.3',
	without: new Set(),
	isVerbatim: false,
	rules: {},
};

/** What the text itself says about who reads it. */
export interface RoleHints {
	readonly hasServerSection: boolean;
	readonly hasClientSection: boolean;
	readonly hasLogServer: boolean;
}

/** A role with the reason for it, as the status item shows it. */
export interface ResolvedRole {
	readonly role: ReaderRole;
	readonly reason: string;
}

/** Chooses the role: what the user says, else what the file's name and sections say. */
export function resolveRole(settings: AnalysisSettings, hints: RoleHints): ResolvedRole {
	if (settings.role !== 'auto') return { role: settings.role, reason: 'chosen in the settings' };
	if (settings.language === 'yulerc') return { role: 'server', reason: 'the file is a yulerc' };
	if (hints.hasServerSection)
		return { role: 'server', reason: 'the file has a [Clients] or [Server] section' };
	if (hints.hasClientSection) return { role: 'client', reason: 'the file has a [Client] section' };
	if (hints.hasLogServer) return { role: 'client', reason: 'the file sets SetLogServer' };
	return {
		role: 'undecided',
		reason:
			'nothing in the file tells a client from a standalone samhain, so only what is wrong for both is reported',
	};
}
