// The catalogue's vocabulary: what is known of every section and option, as plain data.
// Nothing here reads a file or knows what a rule is.
import type { DaemonVersion } from './versions.ts';

/** Which kind of daemon reads the file. */
export type Role = 'client' | 'server' | 'standalone';

/** The role an analysis works with; `undecided` means: client or standalone, and only what both agree on is reported. */
export type ReaderRole = Role | 'undecided';

/** How the value of an option is read; `values/kinds.ts` has a module for each. */
export type ValueKind =
	| 'bool'
	| 'int'
	| 'level'
	| 'string'
	| 'path'
	| 'path-depth'
	| 'path-glob'
	| 'mask'
	| 'enum'
	| 'threshold'
	| 'class-list'
	| 'regex-list'
	| 'regex'
	| 'keyword'
	| 'host'
	| 'level-list'
	| 'ports'
	| 'schedule'
	| 'hash'
	| 'ip'
	| 'group'
	| 'dates'
	| 'argv'
	| 'env'
	| 'user'
	| 'condition-list'
	| 'file-type-def'
	| 'offset-path'
	| 'byte-list'
	| 'client-entry'
	| 'alias'
	| 'user-list'
	| 'list'
	| 'format'
	| 'mount'
	| 'userfile'
	| 'uid-ranges'
	| 'ip-list'
	| 'watch'
	| 'queue'
	| 'rule'
	| 'device-list'
	| 'bool-or-word'
	| 'checksum-test'
	| 'chroot'
	| 'default-environment'
	| 'excluded-path'
	| 'log-column'
	| 'log-group'
	| 'log-host'
	| 'mail-address'
	| 'number-choice'
	| 'own-path'
	| 'path-or-auto'
	| 'path-regex'
	| 'program'
	| 'socket-password';

/** How the daemon's function for an option differs from others of its kind; the schema of the catalogue has the details. */
export interface ReadingFacts {
	/** A way of reading that the module of the kind knows. */
	readonly as?: 'atoi' | 'atof' | 'strtoul' | 'threshold' | 'skipped' | 'of-user' | 'not' | 'and' | 'or';
	/** The block that must be open; a keyword ends it. */
	readonly block?: 'command' | 'recipient' | 'log-host' | 'log-group';
	/** What is carried from line to line for it. */
	readonly slot?:
		| ('logServers' | 'timeServers' | 'consoles' | 'databasePath' | 'logfilePath' | 'lockfilePath')
		| 'filesSeverity';
	readonly orWord?: string;
	readonly maxBytes?: number;
	/** Name under which the function reports a wrong value, before the general message. */
	readonly message?: string;
	readonly showsNumber?: boolean;
	readonly isCorrected?: boolean;
	readonly needsDigits?: boolean;
	readonly isWhole?: boolean;
	readonly refusesLargest?: boolean;
	readonly isUnlimited?: boolean;
	readonly isReturned?: boolean;
}

/** Which daemon looks a name up: the part of an assumed daemon that decides what its tables hold. */
export interface DaemonBuild {
	readonly role: ReaderRole;
	readonly version: DaemonVersion;
	/** Features the binary lacks, by the names of `features.json`; their options and sections do not exist for it. */
	readonly without: ReadonlySet<string>;
}

/** The part of an option that reading a file needs; it is there as soon as the module is loaded. */
export interface OptionCore {
	/** Name as the manual spells it, e.g. `SetLoopTime`. */
	readonly name: string;
	/** Lower-case name; a line's lower-cased key selects the first row of its section whose key it starts with. */
	readonly key: string;
	/** Section it belongs to, without brackets, e.g. `Misc`. */
	readonly section: string;
	/** Further sections that accept it, without brackets. Module options need no entry: any module section takes them. */
	readonly alsoIn: readonly string[];
	readonly roles: readonly Role[];
	/** First version that knows it; absent means 4.1.4 or older. */
	readonly since?: DaemonVersion;
	readonly kind: ValueKind;
	readonly reading?: ReadingFacts;
	/** The legal words, where they can be listed (enum, level, bool …). */
	readonly values?: readonly string[];
	/** Group of `values.json` that documents the words. */
	readonly words?: string;
	/** Inclusive limits of a number, and its unit (`s`, `ms`, `kB/s` …). */
	readonly min?: number;
	readonly max?: number;
	readonly unit?: string;
	/** Default in the daemon's words; empty means none. */
	readonly default: string;
	/**
	 * How lines of the same option combine: the last or the first one counts (of the file, of the open block, or for the
	 * name that it defines; `first-even-refused`: samhain ignores a second line even when it refuses the first), lines
	 * add up without or with a limit, each opens a block, or each counts for the lines below it.
	 */
	readonly repeat:
		| 'last'
		| 'last-in-block'
		| 'last-by-name'
		| 'first'
		| 'first-even-refused'
		| 'first-by-name'
		| 'list'
		| 'limited'
		| 'block'
		| 'below';
	/** Build feature that compiles it in (`mail`, `database`, `port-check` …); absent means always there. */
	readonly feature?: string;
}

/** The part of an option or section that people read; it is parsed when first asked for. */
export interface EntryDocs {
	/** How a build gets it, in words; empty means always. */
	readonly build: string;
	/** One sentence, in our words: what it does. */
	readonly summary: string;
	/** More, as Markdown, where one sentence is not enough. */
	readonly details?: string | undefined;
	/** Source file and function, or manual section, where the facts were read. */
	readonly sources: readonly string[];
}

/** What people read of an option besides. */
export interface OptionDocs extends EntryDocs {
	/** What the daemon accepts, in words (Markdown). */
	readonly grammar: string;
	/** More about what a second line does; empty where `repeat` says it all. */
	readonly repeatNote: string;
	readonly security?: string | undefined;
	readonly deprecated?: string | undefined;
}

/** One row of the daemon's option tables: the same name may belong to several sections (`file`, `dir`). */
export interface OptionEntry extends OptionCore, OptionDocs {}

/** The part of a section that reading a file needs. */
export interface SectionCore {
	/** Without brackets, e.g. `ReadOnly`. */
	readonly name: string;
	readonly roles: readonly Role[];
	/** `main`: a row of the main table; `module`: any module option is read in it; `policy`: a main row that lists paths. */
	readonly kind: 'main' | 'module' | 'policy';
	readonly feature?: string;
}

/** One section the daemon knows. */
export interface SectionEntry extends SectionCore, EntryDocs {}

/** One documented word: a severity, a class, a test of a policy, a form of a conditional … */
export interface ValueEntry {
	readonly word: string;
	readonly summary: string;
	readonly details?: string;
	/** For a policy: the tests of its default mask. */
	readonly checks?: readonly string[];
}

/** Words that belong together, in their natural order (severities from low to high). */
export interface ValueGroup {
	readonly title: string;
	readonly summary: string;
	readonly words: readonly ValueEntry[];
}

/** A part of the daemon that a build may lack. */
export interface FeatureEntry {
	/** What it is called in a sentence: "the login watch module". */
	readonly title: string;
	/** How a build gets it. */
	readonly build: string;
}
