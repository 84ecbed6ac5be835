// What the daemon makes of one line where it stands: which option it is, what it complains about, what it leaves behind.
import type { OptionEntry } from '../catalogue/types.ts';
import type { Complaint } from '../daemon/daemon.ts';
import type { Claim } from '../values/handler.ts';

/** How the daemon takes a line. */
export type ReadingKind =
	/** Blank or comment. */
	| 'nothing'
	/** In a branch that this host does not read, after the end, or the dropped last line. */
	| 'skipped'
	| 'condition'
	| 'else'
	| 'end'
	/** A header that opens a known section. */
	| 'section'
	| 'unknown-section'
	| 'eof'
	| 'directive'
	/** A row of the option tables was found; it may still be rejected. */
	| 'option'
	/** "Invalid line N": no value, no such option here. */
	| 'invalid'
	/** Before the first header or under an unknown one: ignored without a message. */
	| 'ignored'
	/** PGP armour, or a line that belongs to a template engine. */
	| 'foreign';

export interface Reading {
	readonly kind: ReadingKind;
	readonly complaints: readonly Complaint[];
	/** The table row, for `option`. */
	readonly option?: OptionEntry;
	/** Section under which the option was found. */
	readonly section?: string;
	/** True when the value was refused. */
	readonly isRejected?: boolean;
	/** True when the line holds a placeholder, so that its value is not known. */
	readonly isTemplated?: boolean;
	/** For `unknown-section` and `section`: the header's text without brackets. */
	readonly header?: string;
}

export const NO_COMPLAINTS: readonly Complaint[] = [];
export const NO_CLAIMS: readonly Claim[] = [];

const PLAIN = new Map<ReadingKind, Reading>();

/** The shared reading of a line of which there is nothing more to say. */
export function plainReading(kind: ReadingKind): Reading {
	let reading = PLAIN.get(kind);
	if (reading === undefined) {
		reading = { kind, complaints: NO_COMPLAINTS };
		PLAIN.set(kind, reading);
	}
	return reading;
}

const OPTIONS = new Map<OptionEntry, Map<string, Reading>>();

/**
 * The shared reading of a line that selects an option and of which there is nothing more to say: most lines of a file.
 * @param section the section under which the option was found
 * @param isTemplated whether the value is not known
 */
export function optionReading(option: OptionEntry, section: string, isTemplated = false): Reading {
	let bySection = OPTIONS.get(option);
	if (bySection === undefined) {
		bySection = new Map();
		OPTIONS.set(option, bySection);
	}
	const key = isTemplated ? `${section}*` : section;
	let reading = bySection.get(key);
	if (reading === undefined) {
		reading = {
			kind: 'option',
			complaints: NO_COMPLAINTS,
			option,
			section,
			...(isTemplated ? { isTemplated } : {}),
		};
		bySection.set(key, reading);
	}
	return reading;
}
