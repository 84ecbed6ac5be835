// Tries edits of one configuration on the watch model. An edit of one path is tried on the reports at and below that path
// only, since it cannot change others; what many alarms have in common is simulated once.

import { Analysis } from '../analysis/analysis.ts';
import type { PolicyReport } from '../logs/policy-report.ts';
import type { AnalysisSettings } from '../settings/settings.ts';
import { endOfInserted, type TextChange, type TextEdit } from '../text/edit.ts';
import { readWatchConfiguration, type WatchConfiguration } from '../watch/configuration.ts';
import { makeRounds, plainPath } from './rounds.ts';
import {
	type Expected,
	expectReports,
	judge,
	type Outcome,
	type Simulated,
	simulateEdited,
} from './verify.ts';

/** Paths that an edit can concern: `/` for all, else a path with what is below it. */
export type Scope = string;

/** What is tried. */
export interface Trial {
	readonly edits: readonly TextEdit[];
	readonly scope: Scope;
	/** The lines of the log that are to go. */
	readonly alarms: readonly Pick<PolicyReport, 'event' | 'path'>[];
	/** Whether files that grew still begin with their old content. */
	readonly growsOnly?: boolean;
	/** Where the alarm need not go but only become less severe than this: its severity now. */
	readonly severity?: string | undefined;
}

/** A configuration with the reports of its log. */
export class Trials {
	readonly analysis: Analysis;
	readonly configuration: WatchConfiguration;
	readonly #scratch: Analysis;
	readonly #hosts: readonly (readonly PolicyReport[])[];
	readonly #expected = new Map<string, Expected>();
	readonly #simulated = new Map<string, Simulated>();

	/** @param reports each host has files of its own */
	constructor(text: string, settings: AnalysisSettings, reports: readonly PolicyReport[]) {
		this.analysis = new Analysis(text, settings, { rules: [] });
		this.#scratch = new Analysis(text, settings, { rules: [] });
		this.configuration = readWatchConfiguration(this.analysis.model, this.analysis.daemon);
		const byHost = new Map<string, PolicyReport[]>();
		for (const report of reports) {
			const own = byHost.get(report.host ?? '');
			if (own === undefined) byHost.set(report.host ?? '', [report]);
			else own.push(report);
		}
		this.#hosts = [...byHost.values()];
	}

	/** What the configuration reports today. */
	expected(scope: Scope = '/', growsOnly = false): Expected {
		const key = `${growsOnly ? 1 : 0}${scope}`;
		const known = this.#expected.get(key);
		if (known !== undefined) return known;
		const rounds = this.#hosts.flatMap((reports) =>
			makeRounds(
				scope === '/' ? reports : reports.filter(({ path }) => isWithin(plainPath(path), scope)),
				this.configuration,
				growsOnly,
			),
		);
		const made = expectReports(this.configuration, rounds);
		this.#expected.set(key, made);
		return made;
	}

	/** @returns undefined where samhain does not start with the edited file, or reports something that it did not before */
	try({ edits, scope: written, alarms, growsOnly = false, severity }: Trial): Outcome | undefined {
		// A line may write a path with more slashes than it needs.
		const scope = plainPath(written);
		const expected = this.expected(scope, growsOnly);
		const key = `${growsOnly ? 1 : 0}${scope}\0${JSON.stringify(edits)}`;
		let simulated = this.#simulated.get(key);
		if (simulated === undefined) {
			simulated = simulateEdited(this.#readEdited(edits), expected);
			// An edit for one path does not come again.
			if (scope === '/' || alarms.some(({ path }) => plainPath(path) !== scope))
				this.#simulated.set(key, simulated);
		}
		return judge(simulated, expected, alarms, severity);
	}

	/** Reads the configuration with edits, which are taken back. */
	#readEdited(edits: readonly TextEdit[]): WatchConfiguration {
		const text = (line: number) => this.analysis.lineAt(line)?.text ?? '';
		const undo: TextChange[] = [];
		// From the end on, so that earlier places stay what they are.
		for (const { range, text: added } of [...edits].reverse()) {
			const { start, end } = range;
			let old = text(start.line).slice(start.column, start.line === end.line ? end.column : undefined);
			for (let line = start.line + 1; line <= end.line; line++)
				old += `\n${text(line).slice(0, line === end.line ? end.column : undefined)}`;
			this.#scratch.edit({ start, end, text: added });
			undo.push({ start, end: endOfInserted(start, added), text: old });
		}
		const read = readWatchConfiguration(this.#scratch.model, this.#scratch.daemon);
		for (const change of undo.reverse()) this.#scratch.edit(change);
		return read;
	}
}

/** Whether a path is a folder, or lies in it. */
function isWithin(path: string, folder: string): boolean {
	return path === folder || path.startsWith(`${folder}/`);
}
