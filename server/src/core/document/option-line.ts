// Reads one line of options in a known section (sh_readconf.c, sh_readconfig_line): finds the table row, has its value
// read, and adds the daemon's messages about any row. Knows no sections, blocks or other lines.

import type { CarriedState } from '../carried-state/carried-state.ts';
import { findOption } from '../catalogue/lookup.ts';
import { type DaemonMessage, LINE_NUMBER } from '../daemon/daemon.ts';
import type { LineSyntax } from '../syntax/line.ts';
import { expandValue } from '../values/expansion.ts';
import type { Definition, HandlerContext } from '../values/handler.ts';
import { handlerFor } from '../values/kinds.ts';
import { NO_DAEMON_MESSAGES, type ParsedLine, parsedOption, plainLine } from './parsed-line.ts';

/** The context of the line, and how it is read. */
export interface OptionContext extends HandlerContext {
	/** The line holds a placeholder of a template engine, so that its value is not known. */
	readonly isTemplated: boolean;
	/** Read as the recorded builds do, where template marks are ordinary text. */
	readonly isVerbatim: boolean;
}

interface OptionResult {
	readonly parsed: ParsedLine;
	readonly definitions?: readonly Definition[] | undefined;
	/** The carried state after the line; the same object when it changed nothing. */
	readonly carriedState: CarriedState;
}

/** What samhain says of a line that it does not know (sh_readconf.c, sh_readconf_read). */
export const INVALID_LINE: DaemonMessage = {
	severity: 'WARN',
	text: `msg="Invalid line ${LINE_NUMBER} in configuration file: incorrect format, unrecognized option, or missing section header"`,
};

const INVALID: ParsedLine = { kind: 'invalid', daemonMessages: [INVALID_LINE] };

/** Keywords that need no value; the daemon compares all but their last letter (sh_readconf.c, sh_readconfig_line). */
const KEYWORDS = ['closecomman', 'closeaddres', 'logmonendgrou', 'logmonendhos'];

/** What a template engine's mark in the place of an option's name looks like. */
const TEMPLATE_NAME = /<%|\{\{|@|\$\{/;

/**
 * Reads an option line.
 * @param text the line, @param line its parts
 * @param order the carried state
 */
export function readOptionLine(
	text: string,
	line: LineSyntax,
	carriedState: CarriedState,
	context: OptionContext,
): OptionResult {
	const { section, daemon, isTemplated } = context;
	const hasEquals = line.equals >= 0;
	const key = lowerKey(text, line.start, hasEquals ? line.equals : line.end);
	let value = hasEquals ? text.slice(line.valueStart, line.end) : '';
	if (!hasEquals) {
		if (!KEYWORDS.some((keyword) => key.startsWith(keyword)))
			return { parsed: isTemplated ? plainLine('opaque') : INVALID, carriedState };
		value = 'dummy';
	} else if (value === '') return { parsed: INVALID, carriedState };
	const option = findOption(section, key, daemon);
	if (option === undefined && isDeclared(key, daemon)) return { parsed: plainLine('declared'), carriedState };
	if (option === undefined)
		return { parsed: isTemplated && TEMPLATE_NAME.test(key) ? plainLine('opaque') : INVALID, carriedState };
	if (isTemplated) return { parsed: parsedOption(option, section, true), carriedState };
	const expanded = expandValue(value, daemon);
	// What a command prints on the machine is not in the file: the value is unknown, which is not a mistake.
	if (expanded === undefined && !context.isVerbatim)
		return { parsed: parsedOption(option, section, true), carriedState };
	if (expanded === undefined || expanded === '') return { parsed: INVALID, carriedState };
	const outcome = handlerFor(option).read(expanded, carriedState, context);
	let daemonMessages = outcome.daemonMessages ?? NO_DAEMON_MESSAGES;
	if (!outcome.accepted && !daemonMessages.some(({ severity }) => severity === 'FATAL'))
		daemonMessages = [...daemonMessages, invalidInput(option.key, outcome.shown ?? expanded)];
	return {
		parsed:
			daemonMessages.length === 0
				? parsedOption(option, section)
				: { kind: 'option', daemonMessages, option, section, isRejected: true },
		definitions: outcome.definitions,
		carriedState:
			outcome.carriedState === undefined ? carriedState : { ...carriedState, ...outcome.carriedState },
	};
}

/** Whether somebody declared the option; samhain compares no more letters than the declared name has. */
function isDeclared(key: string, { knownOptions }: OptionContext['daemon']): boolean {
	if (knownOptions === undefined) return false;
	if (knownOptions.has(key)) return true;
	for (const name of knownOptions) if (key.startsWith(name)) return true;
	return false;
}

/** The name that was read last, as written and in lower case: neighbouring lines mostly have the same. */
let lastName = '';
let lastKey = '';

function lowerKey(text: string, start: number, end: number): string {
	if (end - start !== lastName.length || !text.startsWith(lastName, start)) {
		lastName = text.slice(start, end);
		lastKey = lastName.toLowerCase();
	}
	return lastKey;
}

function invalidInput(key: string, shown: string): DaemonMessage {
	return { severity: 'WARN', text: `msg="Invalid input" option="${key}" obj="${shown}"` };
}
