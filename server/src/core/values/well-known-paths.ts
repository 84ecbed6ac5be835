// Paths of a Unix system about which the kind of content is known.
import { readWrittenPath } from './path.ts';

/** Directories in which files come and go all the time. */
const VOLATILE = [
	...[
		'/tmp',
		'/var/tmp',
		'/proc',
		'/run',
		'/var/run',
		'/sys',
		'/dev',
		'/var/cache',
		'/var/lock',
		'/var/spool',
	],
];

/** Whether files come and go all the time at or below a path. */
export function isVolatile(path: string): boolean {
	return VOLATILE.some((folder) => path === folder || path.startsWith(`${folder}/`));
}

/** Records of logins that are written in place, by the name of the file (lastlog(8), faillog(5), pam_tally2(8), utmp(5)). */
const IN_PLACE: ReadonlySet<string> = new Set([
	'lastlog',
	'faillog',
	'tallylog',
	'utmp',
	'utmpx',
	'lastlog2.db',
]);

/** Whether programs overwrite parts of a log instead of appending to it; the journal of systemd does so, too. */
export function isWrittenInPlace(path: string): boolean {
	return IN_PLACE.has(path.slice(path.lastIndexOf('/') + 1)) || /\.journal~?$/.test(path);
}

/** Files that exist for a while: what stops logins or forces a check of the disks, copies and locks (not that of shadow). */
const TRANSIENT =
	/^(?:nologin|forcefsck|fastboot|\.autofsck|core)$|(?:~|\.(?:swp|pid|tmp|dpkg-\w+)|(?<!^\.pwd)\.lock)$/;

/** Whether a file is there at times and then not. */
export function comesAndGoes(path: string): boolean {
	return TRANSIENT.test(path.slice(path.lastIndexOf('/') + 1)) || isVolatile(path);
}

/** Paths of software that is gone, and since when. */
const OBSOLETE: readonly (readonly [path: string, since: string])[] = [
	['/etc/ssh_random_seed', 'SSH 1 kept its random numbers there'],
	['/etc/ioctl.save', 'old versions of init kept the settings of the console there'],
	['/usr/lib/pt_chown', 'the GNU C library is built without it since 2.18 (2013)'],
	['/usr/X11R6', 'X.Org is below /usr since X11R7 (2005)'],
	['/etc/conf.modules', 'Linux 2.2 read it'],
	['/etc/modules.conf', 'Linux 2.4 read it'],
];

/**
 * Why a path or what is above it exists on no system of today.
 * @returns part of a sentence; undefined for any other path
 */
export function obsoleteSince(path: string): string | undefined {
	return OBSOLETE.find(([gone]) => path === gone || path.startsWith(`${gone}/`))?.[1];
}

/** Files that programs write in normal use, outside of the directories above. */
const WRITTEN_FILES: ReadonlySet<string> = new Set(['/etc/mtab', '/etc/adjtime']);

/**
 * Whether a path changes in normal use: a directory in which files come and go, or that holds logs; or a file.
 * @param isDirectory whether everything in it is meant
 */
export function isBoundToChange(path: string, isDirectory: boolean): boolean {
	return isDirectory ? path === '/var/log' || VOLATILE.includes(path) : WRITTEN_FILES.has(path);
}

/** Directories of every Unix system in which files come and go, or that hold logs. */
const CHANGING = ['/proc', '/tmp', '/var/log', '/var/spool', '/var/tmp'];

/**
 * The directories below a path that change in normal use.
 * @param path without a slash at its end, unless it is `/`
 */
export function changingDirectoriesBelow(path: string): readonly string[] {
	const above = path === '/' ? path : `${path}/`;
	return CHANGING.filter((folder) => folder.startsWith(above));
}

/**
 * Whether a pattern is meant for logs that were rotated, of which a new machine has none: in a directory of logs, it ends as
 * their names do (logrotate(8): a number, a date, `.old`, an ending for compression).
 * @param value the value of `file` or `dir`
 */
export function namesRotatedLogs(value: string): boolean {
	const { path } = readWrittenPath(value, 'path-glob');
	const name = path.slice(path.lastIndexOf('/') + 1);
	return (
		/\/(?:log|logs|adm)\//.test(path) &&
		/(?:\.old|[.-](?:\d|\*|\?|\[[^\]]*\])+)(?:\.log)?(?:\.(?:gz|bz2|xz|zst|lz4|lzma|Z|\*))?$/.test(name)
	);
}

/** Whether a path is in a directory where every user can make files. */
export function isInSharedFolder(path: string): boolean {
	return /^\/(?:tmp|var\/tmp|dev\/shm)\//.test(path);
}

/** Whether a path is in a directory below `/run`, which is empty after a boot. */
export function isInFolderBelowRun(path: string): boolean {
	return /^(?:\/var)?\/run\/[^/]+\//.test(path);
}
