// The daemon as the analysis sees it: which one reads the file, on what machine, and what it complains about.
// Nothing here looks at the machine we run on: every assumption is in the `Machine` table.
import type { ReaderRole } from '../catalogue/types.ts';
import type { DaemonVersion } from '../catalogue/versions.ts';

/** Severity words of the daemon's log; `FATAL` is ours, for a crash or a hang while reading. */
export type DaemonSeverity = 'WARN' | 'MARK' | 'ERRO' | 'CRIT' | 'ALRT' | 'FATAL';

/**
 * Takes the place of the line number in a message's text; the number is known only when the message is printed.
 * NUL cannot occur in what the daemon reads of a line: it ends the line there (sh_unix.c, sh_unix_getline).
 */
export const LINE_NUMBER = '\0';

/** One message of the daemon while it reads the file, in the words of its XML log without header and end mark. */
export interface DaemonMessage {
	readonly severity: DaemonSeverity;
	readonly text: string;
	/** Of an overlong line, which the daemon reads and counts as several: the piece, from 0. Absent: the first. */
	readonly piece?: number;
	/** The daemon ends itself with this message. */
	readonly isPanic?: boolean;
}

/** What a verdict assumes about the machine, since nothing is looked up there. */
export interface Machine {
	/** `uname` fields for `$sys:rel:mach` and `system_matches`. */
	readonly sysname: string;
	readonly release: string;
	readonly machine: string;
	readonly interfaces: readonly string[];
	/** User name to uid, group name to gid, service name (`ssh/tcp`) to port. */
	readonly users: Readonly<Record<string, number>>;
	readonly groups: Readonly<Record<string, number>>;
	readonly services: Readonly<Record<string, number>>;
	/** Absolute paths that exist, with their type; nothing else exists. */
	readonly files: Readonly<Record<string, 'file' | 'dir' | 'pipe'>>;
	/** Directories that are symbolic links, with their targets; an empty target: the path is not a link. */
	readonly links: Readonly<Record<string, string>>;
	/** What a command prints on its first line and its exit status; other commands print nothing and fail. */
	readonly commands: Readonly<Record<string, { readonly output: string; readonly status: number }>>;
}

/** The daemon that is assumed to read the file. */
export interface Daemon {
	readonly role: ReaderRole;
	/** The file shows the role; nobody chose it. */
	readonly isRoleGuessed?: boolean;
	readonly version: DaemonVersion;
	/** Features the binary lacks, by the catalogue's feature names; options of these are unknown to it. */
	readonly without: ReadonlySet<string>;
	/** Nobody said which build it is. */
	readonly isBuildAssumed?: boolean;
	/** Options in lower case that it knows besides those of the catalogue; nothing is known of their values. */
	readonly knownOptions?: ReadonlySet<string>;
	readonly machine: Machine;
	/** Fully qualified name of the host, or undefined: then every conditional branch is read. */
	readonly host: string | undefined;
}
