// What every kind of value offers, whoever asks: the reading of a line, a rule, hover, completion, colours or the
// formatter. One module per kind answers all of it; `kinds.ts` binds the names of the catalogue to the modules.

import type { OptionCore, OptionEntry } from '../catalogue/types.ts';
import type { Daemon } from '../daemon/daemon.ts';
import type { ValueForm } from './forms.ts';
import type { OptionHandler } from './handler.ts';

/** What a part of a value is, in the words that editors have for parts of a program. */
export type TokenKind =
	| 'keyword'
	| 'number'
	| 'operator'
	| 'path'
	| 'pattern'
	| 'string'
	| 'name'
	/** The daemon skips or refuses it. */
	| 'unknown';

/** A part of a value; start and end are UTF-16 offsets into the value. */
export interface ValueToken {
	readonly start: number;
	readonly end: number;
	readonly kind: TokenKind;
}

/**
 * What a name is the name of; names of different spaces have nothing to do with each other. `host`: clients, servers and
 * whatever else has a name in the network; `recipient`: mail addresses and lists of them; `mark`: what KEEP and MARK
 * remember matches under.
 */
export type NameSpace = 'host' | 'recipient' | 'queue' | 'log-group' | 'mark' | 'command' | 'file-type';

/** A name in a value; start and end are UTF-16 offsets into the value. */
export interface ValueName {
	readonly space: NameSpace;
	/** The name as the daemon compares it: equal keys of one space are one name. */
	readonly key: string;
	readonly start: number;
	readonly end: number;
	/** The value makes the name known; others speak of it. */
	readonly isDefinition: boolean;
	/** Written as a regular expression, with a backslash before each dot. */
	readonly isEscaped?: boolean;
	/** A pattern that is found in many names, too: it means this one only where the name is known from elsewhere. */
	readonly isLoose?: boolean;
}

/** One thing that can be written at a place of a value. */
export interface ValueOffer {
	readonly label: string;
	readonly kind: 'value' | 'snippet';
	/** What is written. */
	readonly text: string;
	readonly detail?: string;
	/** The text with tab stops, for clients that know them. */
	readonly snippet?: string;
	readonly filterText?: string;
}

/** Where in a value something is to be written, and what the file around it defines. */
export interface OfferPlace {
	readonly option: OptionEntry;
	readonly daemon: Daemon;
	/** True at the first word of the value. */
	readonly isFirst: boolean;
	/** The character before the word, empty at the first one. */
	readonly before: string;
	/** Values that the file gives to an option, from the top; for names that other lines define. */
	readonly valuesOf: (key: string) => readonly string[];
}

/** A value and what is around it, for an explanation. */
export interface ValueAtHand {
	readonly option: OptionEntry;
	readonly daemon: Daemon;
	/** Values of the same option in lines above, from the top; only for kinds that add up. */
	readonly earlier: readonly string[];
}

/** What a hint beside a value is about. */
export type ValueHintKind = 'times' | 'schedules' | 'masks' | 'severities';

/** A few words beside a value that mean the same, or what follows from it; plain text. */
export interface ValueHint {
	readonly kind: ValueHintKind;
	readonly text: string;
}

/** How values of one kind are completed. */
export interface ValueCompletion {
	/** Characters between the words of a value; absent: the whole value is one word. */
	readonly separators?: RegExp;
	/** The whole value with tab stops, where it has parts. */
	readonly snippet?: string;
	readonly offers: (place: OfferPlace) => readonly ValueOffer[];
}

/** Everything about one kind of value. */
export interface ValueModule {
	/** The reading of one option of this kind; it is made once per option. */
	readonly handler: (option: OptionCore) => OptionHandler;
	/** What an accepted or refused value means, as lines of Markdown. */
	readonly describe?: (value: string, hand: ValueAtHand) => readonly string[];
	/** What to show beside an accepted value that does not explain itself. */
	readonly hint?: (value: string, hand: ValueAtHand) => ValueHint | undefined;
	/** True where `describe` and `hint` need the values of the lines above. */
	readonly addsUp?: boolean;
	/** What the daemon accepts, as a sentence: `It accepts …`. */
	readonly accepts?: (option: OptionEntry, daemon: Daemon) => string;
	/** What the author of a refused value may have meant; the likeliest first, not all of them accepted. */
	readonly guesses?: (value: string, option: OptionEntry, section: string) => readonly string[];
	/** True for an accepted value that does no good, so that no fix may offer it; rules of their own warn of it. */
	readonly isPointless?: (value: string, daemon: Daemon) => boolean;
	readonly completion?: ValueCompletion;
	/** What the parts of a value are, for kinds that have several. */
	readonly form?: ValueForm;
	/** The parts of a value, from left to right; absent: it is one text. */
	readonly tokens?: (value: string, option: OptionCore) => readonly ValueToken[];
	/** The names in a value that other lines or files may hold, too, from left to right. */
	readonly names?: (value: string, option: OptionCore) => readonly ValueName[];
	/** The usual spelling of an accepted value, which the daemon reads in the same way; undefined where there is none. */
	readonly normalise?: (value: string, option: OptionCore) => string | undefined;
}
