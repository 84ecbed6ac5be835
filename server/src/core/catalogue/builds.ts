// The known builds of the daemon: which features a binary lacks.
// Profiles only; a project may also name the lacking features one by one.
import { BUILD_LACKS } from './catalogue.generated.ts';
import type { ReaderRole } from './types.ts';

/** A named build. */
export interface BuildProfile {
	/** Features the binary lacks, by the names of `features.json`. */
	readonly without: ReadonlySet<string>;
}

/**
 * `full`: the usual Linux build with every module; `debian`: Debian's binary package, which Ubuntu ships too, as it
 * answered when probed; `upstream`: configure without a switch; the others as the files of their packages configure them.
 */
export const BUILD_PROFILES: Readonly<Record<keyof typeof BUILD_LACKS, BuildProfile>> = {
	full: { without: new Set(BUILD_LACKS.full) },
	debian: { without: new Set(BUILD_LACKS.debian) },
	upstream: { without: new Set(BUILD_LACKS.upstream) },
	arch: { without: new Set(BUILD_LACKS.arch) },
	'arch-client': { without: new Set(BUILD_LACKS['arch-client']) },
	yocto: { without: new Set(BUILD_LACKS.yocto) },
};

/** The known builds in sentences. Debian packages a standalone samhain only. */
const KNOWN: readonly { readonly name: keyof typeof BUILD_PROFILES; readonly title: string }[] = [
	{ name: 'debian', title: 'Debian’s package' },
	{ name: 'upstream', title: 'a build with upstream’s defaults' },
	{ name: 'full', title: 'a full build' },
];

/** Which known builds have a feature and which lack it, in the words of a sentence. */
export interface FeatureInBuilds {
	readonly having: readonly string[];
	readonly lacking: readonly string[];
	/** False where a distribution packages a build for this role that lacks it. */
	readonly isInDistribution: boolean;
}

/**
 * Compares the known builds.
 * @param feature its name in `features.json`
 * @param role who reads the file
 */
export function buildsWith(feature: string, role: ReaderRole): FeatureInBuilds {
	const isDebianPossible = role === 'standalone' || role === 'undecided';
	const known = KNOWN.filter(({ name }) => name !== 'debian' || isDebianPossible);
	const titles = (isLacking: boolean): readonly string[] =>
		known
			.filter(({ name }) => BUILD_PROFILES[name].without.has(feature) === isLacking)
			.map(({ title }) => title);
	return {
		having: titles(false),
		lacking: titles(true),
		isInDistribution: !isDebianPossible || !BUILD_PROFILES.debian.without.has(feature),
	};
}
