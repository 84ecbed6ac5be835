// An explained line in the form in which programs get it (`samhain-lint explain --format json`).
// The names and their order are a contract; add, never change.
import type { ExplainedLine } from './explain.ts';
import type { LikelyCause } from './likely-cause.ts';
import { type PolicyReport, readPolicyReport } from './policy-report.ts';

export interface ExplainRecord {
	readonly input: string;
	readonly known: boolean;
	/** Id in the daemon's catalogue; null for unknown lines. */
	readonly message: string | null;
	/** Problem of the guidance; null where none fits. */
	readonly guidance: string | null;
	readonly facts: Readonly<Record<string, string>>;
	/** How it was recognised; null for unknown lines and for those that are not messages. */
	readonly match: 'exact' | 'part' | 'text' | null;
	/** Ids of the messages that it may be, `message` first; empty for unknown lines. */
	readonly candidates: readonly string[];
	readonly suspects: readonly {
		readonly file: string;
		readonly line: number;
		readonly ruleId?: string;
		readonly why: string;
	}[];
	/** Index of the record that it follows from; null for a cause, and for what is not a failure. */
	readonly cause: number | null;
	/** The client's own message, where the line is a server's record of one. */
	readonly inner?: { readonly message: string | null; readonly facts: Readonly<Record<string, string>> };
	/** What a POLICY line about a file reports, with the letters of its change code in words. */
	readonly report?: PolicyReport;
	/** Pages of the guidance that mention the words of an unknown line; absent where nobody searched. */
	readonly suggestions?: readonly SuggestedPage[];
}

/** A place of the guidance: a problem's page, or a message's. */
export interface SuggestedPage {
	readonly page: string;
	/** Anchor in the page; empty for its beginning. */
	readonly anchor: string;
	readonly title: string;
}

/**
 * @param follows index of the record that it follows from
 * @param suggestions what the guidance has about the words of an unknown line
 * @returns the record of a line; its likely causes in the order given, without their fixes
 */
export function makeExplainRecord(
	line: ExplainedLine,
	causes: readonly LikelyCause[],
	follows: number | null = null,
	suggestions?: readonly SuggestedPage[],
): ExplainRecord {
	const report = readPolicyReport(line);
	return {
		input: line.input,
		known: line.known,
		message: line.message ?? null,
		guidance: line.guidance,
		facts: line.facts,
		match: line.match,
		candidates: line.candidates,
		suspects: causes.map((suspect) => ({
			file: suspect.file,
			line: suspect.line,
			...(suspect.ruleId === undefined ? {} : { ruleId: suspect.ruleId }),
			why: suspect.why,
		})),
		cause: follows,
		...(line.nested === undefined
			? {}
			: { inner: { message: line.nested.message ?? null, facts: line.nested.facts } }),
		...(report === undefined ? undefined : { report }),
		...(suggestions === undefined
			? undefined
			: { suggestions: suggestions.map(({ page, anchor, title }) => ({ page, anchor, title })) }),
	};
}
