// What an edit that may take an alarm away consists of, and what it is made from.

import type { PolicyReport } from '../logs/policy-report.ts';
import type { WatchReport } from '../watch/check.ts';
import type { WatchConfiguration } from '../watch/configuration.ts';
import type { Mask } from '../watch/policies.ts';
import type { ConfigChange, EditableConfig } from './config-edit.ts';

/** How much an edit gives up, the least first. */
export const LOSSES = ['nothing', 'tests', 'event', 'file', 'folder', 'many', 'severity'] as const;

/** An edit that may silence an alarm. */
export interface Candidate {
	/** What it does, as an order. */
	readonly title: string;
	readonly loss: (typeof LOSSES)[number];
	/** Number of tests of the file that are given up, for the order among equal losses. */
	readonly testsLost: number;
	/** Ways to write it, the nicest first. */
	readonly ways: readonly (readonly ConfigChange[])[];
	/** What goes, in sentences; the reports of the log that go are added. */
	readonly loses: readonly string[];
	/** What samhain goes on watching, in sentences. */
	readonly keeps: readonly string[];
	/** The tests that a `file=` line of the edit must have: `Redef…` lines count from where they are. */
	readonly mustTest?: { readonly path: string; readonly mask: Mask };
	/** The paths that it can concern: `/` for all, a folder; absent: the path itself, with what is below it. */
	readonly scope?: string;
	/** It works only where a file that grew still begins with its old content. */
	readonly growsOnly?: boolean;
	/** The alarm still comes, with a lower severity. */
	readonly onlyLowers?: boolean;
}

/** What the candidates are made for. */
export interface Wanted {
	readonly alarm: PolicyReport;
	/** The report that the model makes of the alarm. */
	readonly report: WatchReport;
	readonly configuration: WatchConfiguration;
	readonly config: EditableConfig;
	/** Whether the path is a directory, as far as the log and the configuration tell. */
	readonly isFolder: boolean;
}

/** The lines that name exactly this path in a list; patterns are left alone. */
export function ownLines({ configuration, report }: Wanted, isFile: boolean): readonly number[] {
	return configuration.pathLines
		.filter((one) => (one.list === 'file') === isFile && !one.isPattern && one.path === report.path)
		.map(({ line }) => line);
}

/** Takes a line away. */
export const removal = (line: number): ConfigChange => ({ kind: 'remove', line });
