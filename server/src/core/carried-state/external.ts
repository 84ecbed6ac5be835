// External programs: whether one is open, whether one was ever opened, and how full it is (sh_extern.c).
import { type FilterCounts, fewestFilters, NO_FILTERS, sameFilters } from './mail.ts';

export interface ExternalState {
	readonly isOpen: boolean;
	/** The last command stays there after it was closed; without any, some options end the daemon. */
	readonly hasCommand: boolean;
	/** Environment variables of the last command. */
	readonly variables: number;
	readonly filters: FilterCounts;
}

export const INITIAL_EXTERNAL: ExternalState = {
	isOpen: false,
	hasCommand: false,
	variables: 0,
	filters: NO_FILTERS,
};

/** Whether two states leave the same to later lines. */
export function sameExternal(a: ExternalState, b: ExternalState): boolean {
	if (a === b) return true;
	if (a.isOpen !== b.isOpen || a.hasCommand !== b.hasCommand) return false;
	return a.variables === b.variables && sameFilters(a.filters, b.filters);
}

/** The state after two branches of which one was read; see `joinCarriedState`. */
export function joinExternal(a: ExternalState, b: ExternalState): ExternalState {
	if (sameExternal(a, b)) return a;
	return {
		isOpen: a.isOpen || b.isOpen,
		hasCommand: a.hasCommand || b.hasCommand,
		variables: Math.min(a.variables, b.variables),
		filters: fewestFilters(a.filters, b.filters),
	};
}
