// What a deployment keeps of its configuration files: the findings and option lines that each has by itself.
// Files that are not open are read once and let go; what is kept of them is plain and small.
import type { Analysis } from '../analysis/analysis.ts';
import { type DaemonOutputLine, daemonOutput } from '../analysis/daemon-output.ts';
import { optionText } from '../document/option-text.ts';
import { type ReportedFinding, reportFindings } from '../report/report.ts';
import type { AnalysisSettings } from '../settings/settings.ts';

/** An option line of a file, as it is written. */
export interface OptionLine {
	readonly name: string;
	readonly value: string;
	/** From 1. */
	readonly line: number;
	/**
	 * What samhain does with it: it takes the value, refuses it, or does not read the line as an option (in a block for
	 * other hosts, after [EOF], under a wrong header, cut off at the end of the file).
	 */
	readonly state: 'taken' | 'refused' | 'unread';
}

/** A configuration file that nobody has open. */
interface ClosedFile {
	readonly settings: AnalysisSettings;
	/** Its own findings; an editor cannot ask for their fixes, and so they are gone. */
	readonly findings: readonly ReportedFinding[];
	readonly options: readonly OptionLine[];
	/** The daemon's messages about it. */
	readonly messages: readonly DaemonOutputLine[];
	/** Only where comments of the file silence findings, and those of the deployment may be among them. */
	readonly analysis?: Analysis;
}

/** A configuration file that is open, and what was taken over from it. */
export interface LiveFile {
	readonly analysis: Analysis;
	isStale: boolean;
	isTaken: boolean;
}

/** Longer files keep no list of their options: no client's configuration is that long. */
const MAX_LINES = 20_000;

/** The option lines of a file, read or not, for the search for likely causes. */
export function listOptions(analysis: Analysis): OptionLine[] {
	const { store } = analysis.model;
	if (store.lineCount > MAX_LINES) return [];
	const options: OptionLine[] = [];
	let number = 0;
	for (const line of store.all()) {
		number++;
		const { kind, option, isRejected } = line.parsed;
		if (kind !== 'option' && kind !== 'skipped' && kind !== 'invalid' && kind !== 'ignored') continue;
		const { key, hasEquals, value } = optionText(line);
		if (!hasEquals || key === '') continue;
		const isRead = kind === 'option' && !analysis.model.isDropped(line);
		const state = !isRead ? 'unread' : isRejected === true ? 'refused' : 'taken';
		options.push({ name: option?.name ?? key, value, line: number, state });
	}
	return options;
}

const NO_FIXES = (): readonly [] => [];

/** Takes out of an analysis what is worth keeping when it is let go. */
function closeFile(analysis: Analysis, keepsFixes: boolean): ClosedFile {
	const isSilenced = analysis.view().first('lint-comment') !== undefined;
	return {
		settings: analysis.settings,
		findings: reportFindings(analysis).map((finding) => {
			const fixes = keepsFixes ? finding.fixes() : [];
			return { ...finding, fixes: fixes.length === 0 ? NO_FIXES : () => fixes };
		}),
		options: listOptions(analysis),
		messages: daemonOutput(analysis),
		...(isSilenced ? { analysis } : undefined),
	};
}

/** The configuration files of a deployment that were read, open ones and others. */
export class ConfigurationFiles {
	readonly #live = new Map<string, LiveFile>();
	readonly #closed = new Map<string, ClosedFile>();
	readonly #keepsFixes: boolean;

	constructor(keepsFixes: boolean) {
		this.#keepsFixes = keepsFixes;
	}

	/** Follows a file that is open; its text on disk no longer counts. */
	follow(path: string, analysis: Analysis): void {
		this.#closed.delete(path);
		this.#live.set(path, { analysis, isStale: true, isTaken: false });
	}

	unfollow(path: string): void {
		this.#live.delete(path);
	}

	/** Takes the text of a file on disk; undefined when it no longer exists. */
	close(path: string, analysis: Analysis | undefined): void {
		if (analysis === undefined) this.#closed.delete(path);
		else this.#closed.set(path, closeFile(analysis, this.#keepsFixes));
	}

	live(path: string): LiveFile | undefined {
		return this.#live.get(path);
	}

	/** The files that are open, by path. */
	allLive(): Iterable<readonly [path: string, file: LiveFile]> {
		return this.#live;
	}

	/** The analysis of a file, as far as one is kept. */
	analysisOf(path: string): Analysis | undefined {
		return this.#live.get(path)?.analysis ?? this.#closed.get(path)?.analysis;
	}

	/** The settings that a file was read with. */
	settingsOf(path: string): AnalysisSettings | undefined {
		return this.#live.get(path)?.analysis.settings ?? this.#closed.get(path)?.settings;
	}

	/** The findings that a file has by itself. */
	findingsIn(path: string): readonly ReportedFinding[] {
		const live = this.#live.get(path)?.analysis;
		return live === undefined ? (this.#closed.get(path)?.findings ?? []) : reportFindings(live);
	}

	/** The option lines of a file. */
	optionsOf(path: string): readonly OptionLine[] | undefined {
		const live = this.#live.get(path)?.analysis;
		if (live === undefined) return this.#closed.get(path)?.options;
		live.view();
		return listOptions(live);
	}

	/** The daemon's messages when it reads a file; undefined for a file that is not available. */
	messagesIn(path: string): readonly DaemonOutputLine[] | undefined {
		const live = this.#live.get(path)?.analysis;
		return live === undefined ? this.#closed.get(path)?.messages : daemonOutput(live);
	}

	/** The files that were read. */
	paths(): string[] {
		return [...this.#closed.keys(), ...this.#live.keys()];
	}
}
