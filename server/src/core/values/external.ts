// External programs (sh_extern.c). A command stays open until it is closed, another one opens, or one is refused.

import type { ExternalState } from '../carried-state/external.ts';
import { type FilterCounts, NO_FILTERS } from '../carried-state/mail.ts';
import { readBool } from './bool.ts';
import { LONG_MAX, readLong } from './c-number.ts';
import { byteLength } from './c-text.ts';
import { addFilters } from './filter.ts';
import type { OptionHandler, Outcome } from './handler.ts';
import { ACCEPTED, CRASH, REJECTED } from './outcome.ts';

/** Environment variables that a command has room for, and those that SetDefault adds (sh_ext_add_envv). */
const VARIABLES = 30;
const DEFAULT_VARIABLES = 4;

function changed(external: ExternalState, change: Partial<ExternalState>): Outcome {
	return { accepted: true, carriedState: { external: { ...external, ...change } } };
}

/** Opens a command; a value that is no path closes the one that is open (sh_ext_setcommand). */
export const openCommand: OptionHandler = {
	slices: ['external'],
	read: (value, { external }) => {
		if (value.startsWith('/') && value.length > 1) {
			return changed(external, { isOpen: true, hasCommand: true, variables: 0, filters: NO_FILTERS });
		}
		return external.isOpen ? { ...changed(external, { isOpen: false }), accepted: false } : REJECTED;
	},
};

export const closeCommand: OptionHandler = {
	slices: ['external'],
	read: (_value, { external }) => (external.isOpen ? changed(external, { isOpen: false }) : REJECTED),
};

/** An option that needs an open command. */
function inCommand(isRight: (value: string) => boolean): OptionHandler {
	return {
		slices: ['external'],
		read: (value, { external }) => (external.isOpen && isRight(value) ? ACCEPTED : REJECTED),
	};
}

/** The command's words. */
export const commandLine: OptionHandler = inCommand(() => true);
/** A hash of the program: its length is all that is checked. */
export const commandChecksum: OptionHandler = inCommand((value) => byteLength(value) === 48);
/** Seconds in which the command is not run again; here no number at all is refused. */
export const deadTime: OptionHandler = inCommand((value) => {
	const seconds = readLong(value);
	return seconds.end > 0 && seconds.value >= 0n && seconds.value !== LONG_MAX;
});
export const commandType: OptionHandler = inCommand(
	(value) => value === 'log' || value === 'srv' || value === 'mon',
);

/** A variable, or any other text. */
export const environment: OptionHandler = {
	slices: ['external'],
	read: (_value, { external }) => {
		if (!external.isOpen || external.variables >= VARIABLES) return REJECTED;
		return changed(external, { variables: external.variables + 1 });
	},
};

/** The usual variables; follows a null pointer when no command was ever opened (sh_ext_add_default). */
export const defaultEnvironment: OptionHandler = {
	slices: ['external'],
	read: (value, { external }) => {
		if (readBool(value) === false) return ACCEPTED;
		if (!external.hasCommand) return CRASH;
		if (!external.isOpen || external.variables >= VARIABLES) return ACCEPTED;
		return changed(external, { variables: Math.min(VARIABLES, external.variables + DEFAULT_VARIABLES) });
	},
};

/** The user to run as; an existing one follows a null pointer when no command was ever opened (sh_ext_priv). */
export const credentials: OptionHandler = {
	slices: ['external'],
	read: (value, { external }, { daemon }) => {
		if (!Object.hasOwn(daemon.machine.users, value)) return REJECTED;
		return external.hasCommand ? ACCEPTED : CRASH;
	},
};

export function commandFilter(kind: keyof FilterCounts): OptionHandler {
	return {
		slices: ['external'],
		read: (value, { external }) => {
			const added = external.isOpen ? addFilters(value, kind, external.filters) : undefined;
			if (added === undefined) return REJECTED;
			return { ...changed(external, { filters: added.counts }), daemonMessages: added.daemonMessages };
		},
	};
}
