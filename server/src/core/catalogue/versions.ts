// Versions of samhain, and what each does differently from the one before. The facts are in catalogue/versions/.
import { BEHAVIOUR_SINCE, DAEMON_VERSIONS } from './versions.generated.ts';

export { DAEMON_VERSIONS, DEBIAN_VERSION, NEWEST_VERSION, VERSION_SUMMARIES } from './versions.generated.ts';

export type DaemonVersion = (typeof DAEMON_VERSIONS)[number];

/** Something that samhain began to do with some version. */
export type Behaviour = keyof typeof BEHAVIOUR_SINCE;

/** Whether a version is as new as another one, or newer. */
export function isSince(version: DaemonVersion, first: DaemonVersion): boolean {
	return DAEMON_VERSIONS.indexOf(version) >= DAEMON_VERSIONS.indexOf(first);
}

/** Whether a version does what some version began to do. */
export function behaves(version: DaemonVersion, behaviour: Behaviour): boolean {
	return isSince(version, BEHAVIOUR_SINCE[behaviour]);
}
