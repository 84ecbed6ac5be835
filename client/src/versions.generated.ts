// Generated from catalogue/versions/ by scripts/generate.mjs. Do not edit: change the source and run the script.

/** Versions of samhain, oldest first. */
export const DAEMON_VERSIONS: readonly string[] = ['4.1.4', '4.2.0', '4.4.3'];

/** The version that Debian ships. */
export const DEBIAN_VERSION = '4.1.4';
