// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the tab stops of snippets look like this.
// External programs (sh_extern.c). A command stays open until it is closed, another one opens, or one is refused.

import type { ExternalState } from '../carried-state/external.ts';
import { type FilterCounts, NO_FILTERS } from '../carried-state/mail.ts';
import { boolKind, readBool } from './bool.ts';
import { addFilters } from './filter.ts';
import type { OptionHandler, Outcome } from './handler.ts';
import type { ValueModule } from './kind.ts';
import { inParts, word } from './offers.ts';
import { ACCEPTED, CRASH, REJECTED } from './outcome.ts';
import { separatedTokens, wholeToken, withoutEmpty } from './tokens.ts';
import { unquoted } from './unquoted.ts';

/** Environment variables that a command has room for, and those that SetDefault adds (sh_ext_add_envv). */
const VARIABLES = 30;
const DEFAULT_VARIABLES = 4;

function changed(external: ExternalState, change: Partial<ExternalState>): Outcome {
	return { accepted: true, carriedState: { external: { ...external, ...change } } };
}

/** Opens a command; a value that is not a path closes the one that is open (sh_ext_setcommand). */
const openCommand: OptionHandler = {
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

/** The command's words. */
const commandLine: OptionHandler = {
	slices: ['external'],
	read: (_value, { external }) => (external.isOpen ? ACCEPTED : REJECTED),
};
/** A variable, or any other text. */
const environment: OptionHandler = {
	slices: ['external'],
	read: (_value, { external }) => {
		if (!external.isOpen || external.variables >= VARIABLES) return REJECTED;
		return changed(external, { variables: external.variables + 1 });
	},
};

/** The usual variables; follows a null pointer when no command was ever opened (sh_ext_add_default). */
const defaultEnvironment: OptionHandler = {
	slices: ['external'],
	read: (value, { external }) => {
		if (readBool(value) === false) return ACCEPTED;
		if (!external.hasCommand) return CRASH;
		if (!external.isOpen || external.variables >= VARIABLES) return ACCEPTED;
		return changed(external, { variables: Math.min(VARIABLES, external.variables + DEFAULT_VARIABLES) });
	},
};

/** The user to run as; an existing one follows a null pointer when no command was ever opened (sh_ext_priv). */
const credentials: OptionHandler = {
	slices: ['external'],
	read: (value, { external }, { daemon }) => {
		if (!Object.hasOwn(daemon.machine.users, value)) return REJECTED;
		return external.hasCommand ? ACCEPTED : CRASH;
	},
};

/** A filter of the open command: `SetFilterOr`, `SetFilterAnd` or `SetFilterNot`. */
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

/** The path of a program; it opens the block for that program. */
export const programKind: ValueModule = {
	handler: () => openCommand,
	accepts: () => 'It accepts an absolute path, which begins with `/`.',
	guesses: (value) => [unquoted(value)],
	completion: { offers: ({ isFirst }) => (isFirst ? [word('/')] : []) },
	tokens: (value) => wholeToken(value, 'path'),
	names: (value) => [{ space: 'command', key: value, start: 0, end: value.length, isDefinition: true }],
};

/** True for a command line with quotes, which the daemon hands on as they are. */
export function hasQuotes(value: string): boolean {
	return /["']/.test(value);
}

export const argvKind: ValueModule = {
	handler: () => commandLine,
	tokens: (value) => separatedTokens(value, ' \t', (_word, index) => (index === 0 ? 'name' : 'string')),
};

export const envKind: ValueModule = {
	handler: () => environment,
	completion: inParts('${1:NAME}=${2:value}'),
	tokens: (value) => {
		const equals = value.indexOf('=');
		if (equals <= 0) return wholeToken(value, 'string');
		return withoutEmpty([
			{ start: 0, end: equals, kind: 'name' },
			{ start: equals, end: equals + 1, kind: 'operator' },
			{ start: equals + 1, end: value.length, kind: 'string' },
		]);
	},
};

export const userKind: ValueModule = {
	handler: () => credentials,
	tokens: (value) => wholeToken(value, 'name'),
};

/** A switch that is on unless the value begins like no. */
export const defaultEnvironmentKind: ValueModule = {
	...boolKind,
	handler: () => defaultEnvironment,
	tokens: (value) => wholeToken(value, 'keyword'),
	normalise: (value) => (readBool(value) === false ? 'no' : 'yes'),
};
