// What the search for suspects wants to know of a deployment: plain data, made by whoever holds the files.
// Nothing here is computed, and nothing reaches back into the files.
import type { HostsFile } from '../deployment/files/hosts-file.ts';
import type { WrapperFile } from '../deployment/files/tcp-wrappers-file.ts';

/** An option line of a file. */
export interface OptionView {
	readonly name: string;
	readonly value: string;
	/** From 1. */
	readonly line: number;
	/** The daemon reads it: not in a false conditional, not behind [EOF], not dropped. */
	readonly isRead: boolean;
}

/** A `Client=` line of a server file. */
export interface ClientEntryView {
	/** Host part as written. */
	readonly name: string;
	/** From 1. */
	readonly line: number;
	/** It decides for its name: read, and the last one for it. */
	readonly isInForce: boolean;
	readonly salt: string;
	readonly verifier: string;
}

/** A `yulerc`. */
export interface ServerFileView {
	readonly file: string;
	readonly entries: readonly ClientEntryView[];
	readonly options: readonly OptionView[];
}

/** A client's configuration, be it on the client or served. */
export interface ClientFileView {
	readonly file: string;
	/** Names of the clients that read it, as far as known; empty for a common file. */
	readonly names: readonly string[];
	readonly options: readonly OptionView[];
}

export interface HostsFileView {
	readonly file: string;
	/** Whose machine it is. */
	readonly owner: 'server' | 'client';
	readonly hosts: HostsFile;
}

export interface WrapperFileView {
	readonly file: string;
	readonly rules: WrapperFile;
}

/** A file of the server's data directory. */
export interface MemberView {
	readonly file: string;
	/** Name within the data directory, such as `rc.web1.example.org` or `file`. */
	readonly name: string;
}

/** A finding of the linter, reduced to what links it to a suspect. */
export interface FindingView {
	readonly ruleId: string;
	readonly file: string;
	/** From 1. */
	readonly line: number;
	readonly message: string;
	/** Problem of the guidance that the rule leads to. */
	readonly guidance?: string;
	/** Titles of its fixes, the preferred one first. */
	readonly fixes?: readonly string[];
}

/** A server, its clients, and the files between them. */
export interface DeploymentView {
	readonly servers: readonly ServerFileView[];
	readonly clients: readonly ClientFileView[];
	readonly hosts: readonly HostsFileView[];
	/** Name under which the server was installed; `yule` unless changed. */
	readonly installName?: string;
	readonly allow?: WrapperFileView;
	readonly deny?: WrapperFileView;
	readonly members: readonly MemberView[];
	/** Folder of the files for clients, as paths of members begin; without a final slash. */
	readonly dataDirectory?: string;
	readonly findings: readonly FindingView[];
}

/** A line of a file that may be the cause. */
export interface Suspect {
	readonly file: string;
	/** From 1; 1 for a file that does not exist. */
	readonly line: number;
	/** The linter's rule that finds it, too. */
	readonly ruleId?: string;
	/** Whole sentences: why this line. */
	readonly why: string;
	/** What to do, as an order. */
	readonly fix?: string;
	/** The fix as an edit, where it is one: this text of the line becomes the other. */
	readonly replacement?: { readonly from: string; readonly to: string };
}

/** A view of nothing, to build on. */
export const EMPTY_VIEW: DeploymentView = {
	servers: [],
	clients: [],
	hosts: [],
	members: [],
	findings: [],
};
