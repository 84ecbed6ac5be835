// Build profiles by name, and what a binary has more or less, as settings and command line give them.
import { BUILD_PROFILES } from './builds.ts';
import { featureNames } from './lookup.ts';

/** The profiles that have a name; `auto` leaves it open: what known builds disagree about is information. */
export const BUILD_NAMES = ['auto', 'full', 'debian', 'upstream', 'arch', 'arch-client', 'yocto'] as const;

type BuildName = (typeof BUILD_NAMES)[number];

function isBuildName(word: string): word is BuildName {
	return BUILD_NAMES.some((name) => name === word);
}

/** A build as a user gives it. */
export interface BuildChoice {
	/** The catalogue's names of the features that the binary lacks. */
	readonly without: ReadonlySet<string>;
	/** Nobody said which build reads the file: it is read as by `full`. */
	readonly isBuildAssumed: boolean;
}

/**
 * Reads a build.
 * @param text the name of a profile, features that the binary has (`+prelude`) or lacks (`-mail`, or just `mail`), or a
 * profile and then features; without a profile, what is named differs from `full`
 * @returns undefined where a word is neither a profile nor a feature
 */
export function readBuildChoice(text: string): BuildChoice | undefined {
	const words = text.split(/[\s,]+/).filter((word) => word !== '');
	const profile = words.find(isBuildName) ?? 'full';
	const base = BUILD_PROFILES[profile === 'auto' ? 'full' : profile].without;
	const changes = words.filter((word) => !isBuildName(word));
	if (words.length - changes.length > 1) return undefined;
	if (changes.length === 0) return { without: base, isBuildAssumed: profile === 'auto' };
	const known: ReadonlySet<string> = new Set(featureNames());
	const without = new Set(base);
	for (const change of changes) {
		const feature = change.replace(/^[+-]/, '').toLowerCase();
		if (!known.has(feature)) return undefined;
		if (change.startsWith('+')) without.delete(feature);
		else without.add(feature);
	}
	return { without, isBuildAssumed: false };
}

/** The features that a binary lacks; see `readBuildChoice`. */
export function parseBuild(text: string): ReadonlySet<string> | undefined {
	return readBuildChoice(text)?.without;
}
