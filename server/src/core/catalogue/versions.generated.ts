// Generated from catalogue/versions/ by scripts/generate.mjs. Do not edit: change the source and run the script.

/** Oldest first. */
export const DAEMON_VERSIONS = ['4.1.4', '4.2.0', '4.4.3'] as const;

export const NEWEST_VERSION = '4.4.3';

/** The version that Debian ships. */
export const DEBIAN_VERSION = '4.1.4';

/** What each version is chosen for. */
export const VERSION_SUMMARIES = {
	'4.1.4': 'The version of the Debian package.',
	'4.2.0': 'The first version with `SetAuditdFlags`.',
	'4.4.3': 'Accepts protocols in any case, such as `80/TCP`, as versions since 4.2.1 do.',
};

/** What began with which version. */
export const BEHAVIOUR_SINCE = {
	'severities-in-any-case': '4.2.0',
	'many-portcheck-addresses': '4.2.0',
	'port-protocols-in-any-case': '4.4.3',
	'whole-logmon-seconds': '4.4.3',
} as const;
