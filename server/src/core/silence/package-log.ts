// When packages were installed, upgraded or removed: logs of dpkg, of rpm (dnf and yum) and of pacman; and lists of the
// files of packages, as `dpkg -L`, `rpm -ql` and `pacman -Ql` print them.

/** Actions of a package manager that follow each other closely. */
export interface PackageRun {
	/** Milliseconds since 1970. */
	readonly start: number;
	readonly end: number;
	/** Names as the log has them, each once, in the order of the log. */
	readonly packages: readonly string[];
}

/** What the times of a log are relative to, where it does not say. */
export interface LogClock {
	/** Minutes that local time is ahead of UTC. */
	readonly offset: number;
	/** A time after the log's last line, for logs without years; milliseconds since 1970. */
	readonly now: number;
}

/** Actions with a longer pause between them are two runs. */
const MAX_PAUSE = 10 * 60_000;

interface Action {
	readonly time: number;
	readonly name: string;
}

const DPKG =
	/^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) (?:install|upgrade|remove|purge|configure|status installed) (\S+)/;
const PACMAN =
	/^\[(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)([+-]\d{4})?\] \[ALPM\] (?:installed|upgraded|downgraded|reinstalled|removed) (\S+)/;
const DNF =
	/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:[.,]\d+)?(Z|[+-]\d{4})? \S+ (?:Install(?:ed)?|Upgrade[d]?|Update[d]?|Downgrade[d]?|Reinstall(?:ed)?|Erase[d]?|Remove[d]?|Cleanup|Obsolet\w+): (\S+)/;
const YUM = /^([A-Z][a-z]{2}) +(\d{1,2}) (\d\d:\d\d:\d\d) (?:Installed|Updated|Erased|Obsoleted): (\S+)/;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * Reads a log of a package manager.
 * @param text of dpkg.log, dnf.rpm.log, yum.log or pacman.log; other lines are passed over
 * @returns the runs in the order of time; empty for a text without such lines
 */
export function readPackageLog(text: string, clock: LogClock): readonly PackageRun[] {
	const actions = text.split(/\r?\n/).flatMap((line) => readAction(line, clock) ?? []);
	actions.sort((a, b) => a.time - b.time);
	const runs: { start: number; end: number; packages: Set<string> }[] = [];
	for (const { time, name } of actions) {
		const last = runs.at(-1);
		if (last !== undefined && time - last.end <= MAX_PAUSE) {
			last.end = time;
			last.packages.add(name);
		} else runs.push({ start: time, end: time, packages: new Set([name]) });
	}
	return runs.map(({ start, end, packages }) => ({ start, end, packages: [...packages] }));
}

function readAction(line: string, clock: LogClock): Action | undefined {
	const dpkg = DPKG.exec(line);
	if (dpkg !== null) return action(`${dpkg[1]}T${dpkg[2]}`, undefined, dpkg[3], clock);
	const pacman = PACMAN.exec(line);
	if (pacman !== null) return action(`${pacman[1]}T${pacman[2]}`, pacman[3], pacman[4], clock);
	const dnf = DNF.exec(line);
	if (dnf !== null) return action(`${dnf[1]}T${dnf[2]}`, dnf[3], dnf[4], clock);
	const yum = YUM.exec(line);
	const month = MONTHS.indexOf(yum?.[1] ?? '');
	if (yum === null || month < 0) return undefined;
	const year = new Date(clock.now).getUTCFullYear();
	const day = `${String(month + 1).padStart(2, '0')}-${(yum[2] ?? '').padStart(2, '0')}T${yum[3]}`;
	const found = action(`${year}-${day}`, undefined, yum[4], clock);
	// A day to come was last year.
	const isAhead = found !== undefined && found.time > clock.now + 86_400_000;
	return isAhead ? action(`${year - 1}-${day}`, undefined, yum[4], clock) : found;
}

function action(
	time: string,
	zone: string | undefined,
	name: string | undefined,
	{ offset }: LogClock,
): Action | undefined {
	const own = zone === undefined ? undefined : zone === 'Z' ? 0 : readOffset(zone);
	const millis = Date.parse(`${time}Z`) - (own ?? offset) * 60_000;
	return Number.isNaN(millis) || name === undefined ? undefined : { time: millis, name };
}

/** Minutes of `+0200`. */
export function readOffset(zone: string): number {
	const sign = zone.startsWith('-') ? -1 : 1;
	return sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2)));
}

/**
 * Reads a list of the files of packages: a path per line, after the name of the package or alone.
 * @returns paths without a slash at the end
 */
export function readPackageFiles(text: string): ReadonlySet<string> {
	const found = new Set<string>();
	for (const line of text.split(/\r?\n/)) {
		const path = /^(?:[\w.+@-]+ )?(\/.*)$/.exec(line)?.[1];
		if (path !== undefined) found.add(path.length > 1 ? path.replace(/\/+$/, '') : path);
	}
	return found;
}
