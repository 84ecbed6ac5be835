// For which daemons a section or option exists, in words.
import { BUILD_PROFILES } from '../catalogue/builds.ts';
import { featureEntry } from '../catalogue/lookup.ts';
import type { DaemonBuild, OptionEntry, Role } from '../catalogue/types.ts';
import { listed } from '../text/markdown.ts';

const ROLE_WORDS: Readonly<Record<Role, string>> = {
	client: 'a client',
	server: 'a server (yule)',
	standalone: 'a standalone samhain',
};

/** "a client and a standalone samhain". */
export function describeRoles(roles: readonly Role[]): string {
	return roles.length === 3 ? 'every role' : listed(roles.map((role) => ROLE_WORDS[role]));
}

/** Since which version, in which builds: a sentence for each that restricts it. */
export function buildNotes(entry: {
	readonly feature?: string;
	readonly build: string;
	readonly since?: string;
}): readonly string[] {
	const notes: string[] = [];
	if (entry.since !== undefined) notes.push(`Since ${entry.since}.`);
	if (entry.build !== '') notes.push(`Build: ${endSentence(entry.build)}`);
	if (entry.feature !== undefined && BUILD_PROFILES.debian.without.has(entry.feature))
		notes.push("Not in Debian's build.");
	return notes;
}

/** Short notes for a completion item. */
export function shortNotes(entry: Pick<OptionEntry, 'feature' | 'since'>): string {
	const notes: string[] = [];
	if (entry.since !== undefined) notes.push(`since ${entry.since}`);
	if (entry.feature !== undefined && BUILD_PROFILES.debian.without.has(entry.feature))
		notes.push("not in Debian's build");
	return notes.join(', ');
}

/** Why a daemon does not know an option that exists; undefined when it knows it, in one section or another. */
export function reasonForAbsence(option: OptionEntry, daemon: DaemonBuild): string | undefined {
	const roles = daemon.role === 'undecided' ? (['client', 'standalone'] as const) : [daemon.role];
	if (!roles.some((role) => option.roles.includes(role)))
		return `No effect: ${listed(roles.map((role) => ROLE_WORDS[role]))} reads this file and does not know this option.`;
	if (option.feature !== undefined && daemon.without.has(option.feature)) {
		const title = featureEntry(option.feature)?.title ?? option.feature;
		return `No effect: the assumed build lacks ${title} and does not know this option.`;
	}
	if (option.since !== undefined && option.since > daemon.version)
		return `No effect: version ${daemon.version} does not know this option yet.`;
	return undefined;
}

function endSentence(text: string): string {
	return /[.!?]$/.test(text) ? text : `${text}.`;
}
