// Log monitoring: queues defined so far, and whether a host or a group of rules is open (sh_log_evalrule.c).
import { EMPTY_SET, type StringSet, sameNames, unionOf } from './string-set.ts';

export interface LogmonState {
	/** Labels of queues defined on some way to this line. */
	readonly queues: StringSet;
	readonly isHostOpen: boolean;
	readonly isGroupOpen: boolean;
}

export const INITIAL_LOGMON: LogmonState = { queues: EMPTY_SET, isHostOpen: false, isGroupOpen: false };

/** Whether two states leave the same to later lines. */
export function sameLogmon(a: LogmonState, b: LogmonState): boolean {
	if (a === b) return true;
	return a.isHostOpen === b.isHostOpen && a.isGroupOpen === b.isGroupOpen && sameNames(a.queues, b.queues);
}

/** The state after two branches of which one was read; see `joinCarriedState`. */
export function joinLogmon(a: LogmonState, b: LogmonState): LogmonState {
	if (sameLogmon(a, b)) return a;
	return {
		queues: unionOf(a.queues, b.queues),
		isHostOpen: a.isHostOpen || b.isHostOpen,
		isGroupOpen: a.isGroupOpen || b.isGroupOpen,
	};
}
