// The known builds of the daemon: which features a binary lacks.
// Profiles only; a project may also name the lacking features one by one.
import { BUILD_LACKS } from './catalogue.generated.ts';

/** A named build. */
export interface BuildProfile {
	/** Features the binary lacks, by the names of `features.json`. */
	readonly without: ReadonlySet<string>;
}

/** `full`: the usual Linux build with every module; `debian`: Debian's binary package, as it answered when probed. */
export const BUILD_PROFILES: { readonly full: BuildProfile; readonly debian: BuildProfile } = {
	full: { without: new Set(BUILD_LACKS.full) },
	debian: { without: new Set(BUILD_LACKS.debian) },
};
