// The contract between the reading of lines and the reading of values: what one option line does to the daemon.
// A handler is pure: value and carried state in, outcome out; it never throws and never looks at other lines.

import type { CarriedState, StateSlice } from '../carried-state/carried-state.ts';
import type { Daemon, DaemonMessage } from '../daemon/daemon.ts';

/**
 * A name that a line claims and that the daemon keeps once, such as a monitored path: the first active line that
 * claims a key has it, every later one gets a complaint (a client entry instead replaces the earlier one: `last`).
 */
export interface Definition {
	readonly space: 'file' | 'dir-one' | 'dir-two' | 'client';
	readonly key: string;
}

/** The result of a handler for one line. */
export interface Outcome {
	/** False: the generic `Invalid input` complaint follows the handler's own complaints. */
	readonly accepted: boolean;
	/** In the order in which the daemon prints them, before the generic one. */
	readonly daemonMessages?: readonly DaemonMessage[];
	/** Changed slices of the carried state; absent slices stay as they were. */
	readonly carriedState?: Partial<CarriedState>;
	readonly definitions?: readonly Definition[];
	/** Value shown in the generic complaint where it differs from the text of the line (e.g. `dummy`). */
	readonly shown?: string;
}

/** The context of a handler: the daemon, the section that the line is in and the schedule in force for `dir=`. */
export interface HandlerContext {
	readonly daemon: Daemon;
	/** Section name without brackets, as in the catalogue. */
	readonly section: string;
	/** True after `%SCHEDULE_TWO`. */
	readonly scheduleTwo: boolean;
}

/** Reads one value as the daemon does. */
export interface OptionHandler {
	/** The slices of the carried state it reads or changes; it must not touch any other. */
	readonly slices: readonly StateSlice[];
	readonly read: (value: string, carriedState: CarriedState, context: HandlerContext) => Outcome;
}
