// The known builds of the daemon: which features a binary lacks.
// Profiles only; a project may also name the lacking features one by one.
import { BUILD_LACKS } from './catalogue.generated.ts';

/** A named build. */
export interface BuildProfile {
	/** Features the binary lacks, by the names of `features.json`. */
	readonly without: ReadonlySet<string>;
}

/**
 * `full`: the usual Linux build with every module; `debian`: Debian's binary package, which Ubuntu ships too, as it
 * answered when probed; `upstream`: configure without a switch.
 */
export const BUILD_PROFILES: Readonly<Record<'full' | 'debian' | 'upstream', BuildProfile>> = {
	full: { without: new Set(BUILD_LACKS.full) },
	debian: { without: new Set(BUILD_LACKS.debian) },
	upstream: { without: new Set(BUILD_LACKS.upstream) },
};
