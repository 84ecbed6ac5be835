// Asks the model what the daemon would make of another value, so that fixes only offer what it takes.

import { INITIAL_CARRIED_STATE } from '../carried-state/carried-state.ts';
import type { OptionEntry } from '../catalogue/types.ts';
import type { Daemon } from '../daemon/daemon.ts';
import { handlerFor } from '../values/kinds.ts';

/** Options whose line opens a block, so that it may occur alone although it belongs to the order of lines. */
const OPENERS = new Set(['setmailaddress', 'opencommand', 'logmonqueue', 'logmonhost']);

/** True when the daemon accepts a value silently, at the beginning of a file. */
export function isAccepted(option: OptionEntry, section: string, value: string, daemon: Daemon): boolean {
	if (value === '') return false;
	const outcome = handlerFor(option).read(value, INITIAL_CARRIED_STATE, {
		daemon,
		section,
		scheduleTwo: false,
	});
	return outcome.accepted && (outcome.daemonMessages ?? []).length === 0;
}

/** True when a line can move to another place without falling out of the block it belongs to. */
export function canMove(option: OptionEntry): boolean {
	const { slices } = handlerFor(option);
	// The order of clients matters only among entries of one name, and a fix is tried before it is offered.
	return slices.every((slice) => slice === 'once') || OPENERS.has(option.key) || option.key === 'client';
}
