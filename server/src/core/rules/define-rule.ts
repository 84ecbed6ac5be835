// What a rule is: what it looks at, so that the engine knows when to run it again, and everything that its page,
// its settings and its tests are made of.

import type { DaemonVersion, ReaderRole, ValueKind } from '../catalogue/types.ts';
import type { Daemon } from '../daemon/daemon.ts';
import type { FileView } from '../document/file-view.ts';
import type { Line } from '../document/line-store.ts';
import type { ParsedLineKind } from '../document/parsed-line.ts';
import type { Definition } from '../values/handler.ts';
import type { Report, Severity } from './finding.ts';

/** A file for a rule's page and tests; a plain string is read as role `client` (or `server` when it has `[Clients]` or `[Server]`). */
export interface Example {
	readonly text: string;
	readonly role?: ReaderRole;
	readonly version?: DaemonVersion;
	readonly host?: string;
	readonly build?: string;
	readonly fileName?: string;
	/** Shown on the page above the example. */
	readonly note?: string;
}

export interface RuleMeta {
	/** Kebab-case, equal to the file's name, for ever. */
	readonly id: string;
	/** One line: what it finds. */
	readonly summary: string;
	/** Why it matters: what the daemon does and what the admin loses. Whole sentences. */
	readonly why: string;
	/** What to do. Whole sentences. */
	readonly advice: string;
	readonly defaultSeverity: Severity;
	/** Version of this project that first had it. */
	readonly since: string;
	/** Where the fact was read: source file and function, or manual section. */
	readonly sources: readonly string[];
	readonly examples: {
		readonly bad: readonly (string | Example)[];
		readonly good: readonly (string | Example)[];
	};
	/** Problem of the guidance that it leads to. */
	readonly guidance?: string;
}

export type ReportFinding = (report: Report) => void;

/**
 * Looks at one line with its position and reading; must not ask for other lines. It sees the lines to which all of what
 * it declares applies: every rule less on a line is time saved on every line.
 */
export interface LineRule extends RuleMeta {
	readonly scope: 'line';
	/** Readings it wants to see; absent: all of them. */
	readonly kinds?: readonly ParsedLineKind[];
	/** Only `option` readings with these option keys. */
	readonly options?: readonly string[];
	/** Only `option` readings of options that take values of these kinds. */
	readonly values?: readonly ValueKind[];
	/** Only lines of which the daemon complains. */
	readonly isAboutDaemonMessages?: true;
	readonly check: (line: Line, daemon: Daemon, report: ReportFinding) => void;
}

/** Looks at all lines that claim one name. */
export interface DefinitionRule extends RuleMeta {
	readonly scope: 'definition';
	/** The spaces of names that it looks at, each by itself. */
	readonly spaces: readonly Definition['space'][];
	readonly check: (key: string, lines: readonly Line[], view: FileView, report: ReportFinding) => void;
}

/** Looks at the file through occurrences; runs again when one of them changed. */
export interface FileRule extends RuleMeta {
	readonly scope: 'file';
	/** Occurrence keys: run again when a line with this key comes, goes, or is read anew. `first:KEY` only for the first one. */
	readonly reads: readonly string[];
	readonly check: (view: FileView, report: ReportFinding) => void;
}

export type Rule = LineRule | DefinitionRule | FileRule;

/** Checks nothing at run time: gives a rule its type and a place to search for. */
export function defineRule<R extends Rule>(rule: R): R {
	return rule;
}
