// How the daemon reads one line in its context: the option, the messages, the state for later lines.
import type { OptionEntry } from '../catalogue/types.ts';
import type { DaemonMessage } from '../daemon/daemon.ts';
import type { Definition } from '../values/handler.ts';

/** How the daemon takes a line. */
export type ParsedLineKind =
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
	/** An option that somebody declared for a patched daemon; nothing is known of its value. */
	| 'declared'
	/** PGP armour, or a line that belongs to a template engine. */
	| 'opaque';

export interface ParsedLine {
	readonly kind: ParsedLineKind;
	readonly daemonMessages: readonly DaemonMessage[];
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

export const NO_DAEMON_MESSAGES: readonly DaemonMessage[] = [];
export const NO_DEFINITIONS: readonly Definition[] = [];

const PLAIN = new Map<ParsedLineKind, ParsedLine>();

/** The shared result for a line without further facts. */
export function plainLine(kind: ParsedLineKind): ParsedLine {
	let parsed = PLAIN.get(kind);
	if (parsed === undefined) {
		parsed = { kind, daemonMessages: NO_DAEMON_MESSAGES };
		PLAIN.set(kind, parsed);
	}
	return parsed;
}

const OPTIONS = new Map<OptionEntry, Map<string, ParsedLine>>();

/**
 * The shared result for a line that selects an option and has no further facts: most lines of a file.
 * @param section the section under which the option was found
 * @param isTemplated whether the value is not known
 */
export function parsedOption(option: OptionEntry, section: string, isTemplated = false): ParsedLine {
	let bySection = OPTIONS.get(option);
	if (bySection === undefined) {
		bySection = new Map();
		OPTIONS.set(option, bySection);
	}
	const key = isTemplated ? `${section}*` : section;
	let parsed = bySection.get(key);
	if (parsed === undefined) {
		parsed = {
			kind: 'option',
			daemonMessages: NO_DAEMON_MESSAGES,
			option,
			section,
			...(isTemplated ? { isTemplated } : {}),
		};
		bySection.set(key, parsed);
	}
	return parsed;
}
