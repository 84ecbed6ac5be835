// What a rule is: what it looks at, so that the engine knows when to run it again, and everything that its page,
// its settings and its tests are made of.

import type { ReaderRole, ValueKind } from '../catalogue/types.ts';
import type { DaemonVersion } from '../catalogue/versions.ts';
import type { Daemon } from '../daemon/daemon.ts';
import type { DeploymentModel } from '../deployment/model/deployment-model.ts';
import type { FileView } from '../document/file-view.ts';
import type { Line } from '../document/line-store.ts';
import type { ParsedLineKind } from '../document/parsed-line.ts';
import type { Severity } from '../settings/settings.ts';
import type { Definition } from '../values/handler.ts';
import type { FileReport, Report } from './finding.ts';

/** What a rule's page shows and its tests check; a plain string is an example without circumstances. */
export interface Example {
	/**
	 * One file, read as role `client` (or `server` when it has `[Clients]` or `[Server]`); or the files of a deployment,
	 * each under a line `=== PATH`, as `test/support/fixture.ts` reads them.
	 */
	readonly text: string;
	readonly role?: ReaderRole;
	readonly version?: DaemonVersion;
	readonly host?: string;
	readonly build?: string;
	readonly fileName?: string;
	/** Shown on the page above the example. */
	readonly note?: string;
}

/** What the findings of a rule are about, the most serious first; personas go by it (`persona.ts`). */
export const CONCERNS = {
	loss: 'Samhain drops, refuses or misreads what is written, or a part of the deployment fails.',
	risk: 'Samhain does what is written, and less is watched, reported or protected than it seems.',
	doubt: 'Samhain does what is written; the author probably meant something else.',
	tidiness: 'The line changes nothing that samhain does, or can be written more clearly.',
} as const;
export type Concern = keyof typeof CONCERNS;

/** How sure it is that a finding is right and that somebody wants to know it, apart from how much it matters. */
export const CONFIDENCES = {
	high: 'The file alone shows it, and samhain behaves so on every machine.',
	medium: 'It depends on what the file does not show: the machine, the network, the build or the intention.',
	low: 'It is a question to the author; often the line is right.',
} as const;
export type Confidence = keyof typeof CONFIDENCES;

export interface RuleMeta {
	/** Kebab-case, equal to the file's name; never changes. */
	readonly id: string;
	/** One line: what it finds. */
	readonly summary: string;
	/** Why it matters: what the daemon does and what the admin loses. Whole sentences. */
	readonly why: string;
	/** What to do. Whole sentences. */
	readonly advice: string;
	readonly defaultSeverity: Severity;
	readonly concern: Concern;
	/** That of its findings, where they do not say otherwise. */
	readonly confidence: Confidence;
	/** Version of this project that first had it. */
	readonly since: string;
	/** Where the fact was read: source file and function, or manual section. */
	readonly sources: readonly string[];
	readonly examples: {
		readonly bad: readonly (string | Example)[];
		readonly good: readonly (string | Example)[];
	};
	/** Samhain logs its messages only on a machine that lacks something; which machine it is, nobody knows here. */
	readonly dependsOnMachine?: true;
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
	/** It has nothing to say about plain lines (`isPlain` in syntax/line.ts), so it is not asked. */
	readonly skipsPlainLines?: true;
	readonly check: (line: Line, daemon: Daemon, report: ReportFinding) => void;
	/**
	 * What costs more than a comparison: asked after the check, for lines that changed and for others as far as there is
	 * time (`Analysis.work`).
	 */
	readonly checkLater?: (line: Line, report: ReportFinding) => void;
}

/** Looks at all lines that define one name. */
export interface DefinitionRule extends RuleMeta {
	readonly scope: 'definition';
	/** The spaces of names that it looks at, each by itself. */
	readonly spaces: readonly Definition['space'][];
	readonly check: (key: string, lines: readonly Line[], view: FileView, report: ReportFinding) => void;
}

/** Looks at the file through index keys; runs again when one of them changed. */
export interface FileRule extends RuleMeta {
	readonly scope: 'file';
	/** Index keys: run again when a line with this key comes, goes, or is read again. `first:KEY` only for the first one. */
	readonly reads: readonly string[];
	/**
	 * It asks what the watched paths of a file come to together, so it is asked neither about a server's file nor about one
	 * with too many of them (`hasTooManyPaths` in watch/watched-by.ts).
	 */
	readonly isAboutWatchedPaths?: true;
	/** With more lines of this key than that a keystroke cannot wait for it: it runs when there is time (`Analysis.work`). */
	readonly later?: { readonly key: string; readonly above: number };
	readonly check: (view: FileView, report: ReportFinding) => void;
}

/** Rules about one file by itself. */
export type SingleRule = LineRule | DefinitionRule | FileRule;

export type ReportAcross = (report: FileReport) => void;

/** Looks at one client of a deployment; runs again when a change touches that client. */
export interface ClientRule extends RuleMeta {
	readonly scope: 'client';
	/** @param name the client, lower case; registered, served or described, or no longer known */
	readonly check: (name: string, model: DeploymentModel, report: ReportAcross) => void;
}

/** Looks at the server of a deployment with all that it serves; runs again when anything changed. */
export interface ServerRule extends RuleMeta {
	readonly scope: 'server';
	readonly check: (model: DeploymentModel, report: ReportAcross) => void;
}

/** Looks at what each client has and the server has, too: runs for each client, and once without one for the server. */
export interface DeploymentRule extends RuleMeta {
	readonly scope: 'deployment';
	readonly check: (name: string | undefined, model: DeploymentModel, report: ReportAcross) => void;
}

/** Rules that look at several files. */
export type AcrossRule = ClientRule | ServerRule | DeploymentRule;

export type Rule = SingleRule | AcrossRule;

/** Whether a rule looks at several files; the others are about one file by itself. */
export function isAcross(rule: Rule): rule is AcrossRule {
	return rule.scope === 'client' || rule.scope === 'server' || rule.scope === 'deployment';
}

/** Checks nothing at run time: gives a rule its type and a place to search for. */
export function defineRule<R extends Rule>(rule: R): R {
	return rule;
}
