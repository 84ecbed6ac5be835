// The finding of a rule, as plain data around the lines that it names. A rule about one file names the lines themselves, which
// follow the text through edits; a rule about a deployment names lines by file and number. All that is the same for both
// is here and takes the line as a parameter; this module imports nothing of either.
import type { Severity } from '../settings/settings.ts';

/** A line of a file of a deployment, its number from 0. The number may be a getter that follows the text. */
export interface FileLine {
	readonly file: string;
	readonly line: number;
}

/** A stretch of one line, in UTF-16 columns from 0, `end` exclusive. */
export interface Span<L> {
	readonly line: L;
	readonly start: number;
	readonly end: number;
}

/**
 * One step of a fix. `insert` puts whole lines (without their line end) before or after a line; `delete` takes one away,
 * or all from it up to another one, which stays.
 */
export type Edit<L> =
	| {
			readonly kind: 'replace';
			readonly line: L;
			readonly start: number;
			readonly end: number;
			readonly text: string;
	  }
	| {
			readonly kind: 'insert';
			readonly line: L;
			readonly where: 'before' | 'after';
			readonly lines: readonly string[];
	  }
	| { readonly kind: 'delete'; readonly line: L; readonly until?: L };

/** A change that takes a finding away. */
export interface FixOf<L> {
	/** What it does, as an order: `Remove this entry`. */
	readonly title: string;
	readonly edits: readonly Edit<L>[];
	/** Files to be renamed, where the name of a file is what is wrong. */
	readonly renames?: readonly { readonly from: string; readonly to: string }[];
	/** Applied by `--fix` and by "fix all": only what cannot change what the author meant. */
	readonly isSafe?: boolean;
	readonly isPreferred?: boolean;
}

/** Another place that a finding speaks of. */
export interface Related<L> extends Span<L> {
	readonly message: string;
}

/** What a rule reports; the engine adds the rule's id, the report its default texts. */
export interface ReportOf<L> extends Span<L> {
	/** What is wrong, naming the option and the value; a whole sentence. */
	readonly what: string;
	/** Why it matters and what to do, where they differ from the rule's own. */
	readonly why?: string;
	readonly advice?: string;
	readonly severity?: Severity;
	/** Present where it is less sure than other findings of the rule. */
	readonly confidence?: 'medium' | 'low';
	readonly related?: readonly Related<L>[];
	/** `unnecessary`: shown faded, since the daemon does not use it. */
	readonly tag?: 'unnecessary' | 'deprecated';
	/** Made only when somebody asks for fixes. */
	readonly fixes?: () => readonly FixOf<L>[];
	/** Guidance to open, where it differs from the rule's own. */
	readonly guidance?: string;
	/** Last line, when it goes over several lines. */
	readonly lastLine?: L;
	/** Lines that this finding covers completely: findings of other rules in only these lines are omitted. */
	readonly covers?: readonly L[];
	/** Findings of the rule with the same cause are shown as one, whatever their texts say; absent: those with equal texts. */
	readonly cause?: string;
	/** The client of a deployment that it is about, lower case, where the rule runs for the server as a whole. */
	readonly client?: string;
}

/** A report with the id of the rule that made it. */
export interface FindingOf<L> extends ReportOf<L> {
	readonly rule: string;
}
