// What a rule says about a file, as plain data around the lines it speaks of. LineContexts follow the lines through edits;
// numbers are only made when a finding is shown.
import type { Line } from '../document/line-store.ts';

export const SEVERITIES = ['error', 'warning', 'information', 'hint'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** A stretch of one line, in UTF-16 columns from 0, `end` exclusive. */
export interface LineSpan {
	readonly line: Line;
	readonly start: number;
	readonly end: number;
}

/**
 * One step of a fix. `insert` puts whole lines (without their line end) before or after a line; `delete` takes one away,
 * or all from it up to another one, which stays.
 */
export type LineEdit =
	| {
			readonly kind: 'replace';
			readonly line: Line;
			readonly start: number;
			readonly end: number;
			readonly text: string;
	  }
	| {
			readonly kind: 'insert';
			readonly line: Line;
			readonly where: 'before' | 'after';
			readonly lines: readonly string[];
	  }
	| { readonly kind: 'delete'; readonly line: Line; readonly until?: Line };

export interface Fix {
	/** What it does, as an order: `Remove this entry`. */
	readonly title: string;
	readonly edits: readonly LineEdit[];
	/** Applied by `--fix` and by "fix all": only what cannot change what the author meant. */
	readonly isSafe?: boolean;
	readonly isPreferred?: boolean;
}

export interface RelatedSpan extends LineSpan {
	readonly message: string;
}

/** What a rule reports; the engine adds the rule's id and its default texts. */
export interface Report extends LineSpan {
	/** What is wrong, naming the option and the value; a whole sentence. */
	readonly what: string;
	/** Why it matters and what to do, where they differ from the rule's own. */
	readonly why?: string;
	readonly advice?: string;
	readonly severity?: Severity;
	readonly related?: readonly RelatedSpan[];
	/** `unnecessary`: shown faded, since the daemon does not use it. */
	readonly tag?: 'unnecessary' | 'deprecated';
	/** Made only when somebody asks for fixes. */
	readonly fixes?: () => readonly Fix[];
	/** Guidance to open, where it differs from the rule's own. */
	readonly guidance?: string;
	/** Last line, when it goes over several lines. */
	readonly lastLine?: Line;
	/** Lines of which this says all there is to say: what other rules find in nothing but them is left out. */
	readonly covers?: readonly Line[];
}

export interface Finding extends Report {
	readonly rule: string;
}
