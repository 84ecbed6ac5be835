// Words beside those of the catalogue: what the system calls behind a general message mostly say, and what older versions
// wrote where this one writes something else.

/** Texts of the operating system that were seen in recorded runs, by the message that passes them on. */
export const USUAL_VALUES: Readonly<Record<string, readonly string[]>> = {
	MSG_E_NET: [
		'Connection refused',
		'Connection refused, address %s',
		'No route to host',
		'No route to host, address %s',
		'Network is unreachable',
		'Network is unreachable, address %s',
		'Connection timed out',
		'Connection timed out, address %s',
	],
	MSG_TCP_NETRP: ['Connection reset by peer', 'Broken pipe'],
	MSG_TCP_ECONN: ['Input/output error'],
	MSG_EXIT_ABORTS: ['Address already in use'],
};

/** A text of an older version, and the message that it is today. */
export interface OldWords {
	readonly id: string;
	readonly text: string;
	/** The inserted text, where today's message has one. */
	readonly msg?: string;
}

export const OLD_WORDS: readonly OldWords[] = [];
