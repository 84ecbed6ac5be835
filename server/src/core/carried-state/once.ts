// Options that count or that only their first line decides: servers, consoles, trusted users, file types, the check.

/** How often each was accepted, and lengths of the paths that `AUTO` makes longer (bytes; -1: not set, compiled in). */
export interface OnceState {
	readonly logServers: number;
	readonly timeServers: number;
	readonly consoles: number;
	readonly trustedUsers: number;
	readonly fileTypes: number;
	/** 1 after a first line that decides for good. */
	readonly checksumTests: number;
	readonly chrootDirs: number;
	readonly databasePath: number;
	readonly logfilePath: number;
	readonly lockfilePath: number;
	/** `SeverityFiles` so far, which is also the severity of a program that the daemon cannot read. */
	readonly filesSeverity: FilesSeverity;
}

/** Severities that `SeverityFiles` can have. */
export type FilesSeverity =
	| ('debug' | 'info' | 'notice' | 'warn' | 'mark' | 'err' | 'crit' | 'alert' | 'inet')
	| 'none';

export const INITIAL_ONCE: OnceState = {
	logServers: 0,
	timeServers: 0,
	consoles: 0,
	trustedUsers: 0,
	fileTypes: 0,
	checksumTests: 0,
	chrootDirs: 0,
	databasePath: -1,
	logfilePath: -1,
	lockfilePath: -1,
	filesSeverity: 'crit',
};

const NAMES = [
	...(['logServers', 'timeServers', 'consoles', 'trustedUsers', 'fileTypes'] as const),
	...([
		'checksumTests',
		'chrootDirs',
		'databasePath',
		'logfilePath',
		'lockfilePath',
		'filesSeverity',
	] as const),
];

/** Whether two states leave the same to later lines. */
export function sameOnce(a: OnceState, b: OnceState): boolean {
	return a === b || NAMES.every((name) => a[name] === b[name]);
}

/** The state after two branches of which one was read; see `joinCarriedState`. */
export function joinOnce(a: OnceState, b: OnceState): OnceState {
	if (sameOnce(a, b)) return a;
	return {
		logServers: Math.min(a.logServers, b.logServers),
		timeServers: Math.min(a.timeServers, b.timeServers),
		consoles: Math.min(a.consoles, b.consoles),
		trustedUsers: Math.min(a.trustedUsers, b.trustedUsers),
		fileTypes: Math.min(a.fileTypes, b.fileTypes),
		// Once decided, later lines are not even judged.
		checksumTests: Math.max(a.checksumTests, b.checksumTests),
		chrootDirs: Math.max(a.chrootDirs, b.chrootDirs),
		databasePath: Math.min(a.databasePath, b.databasePath),
		logfilePath: Math.min(a.logfilePath, b.logfilePath),
		lockfilePath: Math.min(a.lockfilePath, b.lockfilePath),
		filesSeverity: a.filesSeverity,
	};
}
