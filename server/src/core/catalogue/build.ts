// Build profiles by name, as settings and command line give them.
import { BUILD_PROFILES } from './builds.ts';
import { featureNames } from './lookup.ts';

/** The profiles that have a name. */
export const BUILD_NAMES = ['full', 'debian'] as const;

/**
 * What a binary lacks, from the name of a profile or a list of features such as `-mail,-portcheck`.
 * @returns the catalogue's feature names, or undefined when the text names neither
 */
export function parseBuild(text: string): ReadonlySet<string> | undefined {
	if (text === 'full' || text === 'debian') return BUILD_PROFILES[text].without;
	const features = text
		.split(/[\s,]+/)
		.filter((word) => word !== '')
		.map((word) => word.replace(/^-/, '').toLowerCase());
	const known: ReadonlySet<string> = new Set(featureNames());
	return features.every((feature) => known.has(feature))
		? new Set([...BUILD_PROFILES.full.without, ...features])
		: undefined;
}
