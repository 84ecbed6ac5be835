// Reads one line of options in a known section (sh_readconf.c, sh_readconfig_line): finds the table row, has its value
// read, and adds what the daemon says of any row. Knows no sections, blocks or other lines.
import { findOption } from '../catalogue/lookup.ts';
import type { LineSyntax } from '../syntax/line.ts';
import { type Complaint, type Daemon, LINE_NUMBER } from '../daemon/daemon.ts';
import type { Claim, HandlerContext } from '../values/handler.ts';
import { handlerFor } from '../values/handlers.ts';
import type { Order } from '../carried-state/carried-state.ts';
import { NO_COMPLAINTS, optionReading, plainReading, type Reading } from './parsed-line.ts';

/** What the line stands in, and how it is read. */
export interface OptionContext extends HandlerContext {
	/** The line holds a placeholder of a template engine, so that its value is not known. */
	readonly isTemplated: boolean;
	/** Read as the recorded builds do, where template marks are ordinary text. */
	readonly isVerbatim: boolean;
}

interface OptionResult {
	readonly reading: Reading;
	readonly claims?: readonly Claim[] | undefined;
	/** The carried state behind the line; the same object when it changed nothing. */
	readonly order: Order;
}

const INVALID: Reading = {
	kind: 'invalid',
	complaints: [
		{
			severity: 'WARN',
			text: `msg="Invalid line ${LINE_NUMBER} in configuration file: incorrect format, unrecognized option, or missing section header"`,
		},
	],
};

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
	order: Order,
	context: OptionContext,
): OptionResult {
	const { section, daemon, isTemplated } = context;
	const hasEquals = line.equals >= 0;
	const key = text.slice(line.start, hasEquals ? line.equals : line.end).toLowerCase();
	let value = hasEquals ? text.slice(line.valueStart, line.end) : '';
	if (!hasEquals) {
		if (!KEYWORDS.some((keyword) => key.startsWith(keyword)))
			return { reading: isTemplated ? plainReading('foreign') : INVALID, order };
		value = 'dummy';
	} else if (value === '') return { reading: INVALID, order };
	const option = findOption(section, key, daemon);
	if (option === undefined)
		return { reading: isTemplated && TEMPLATE_NAME.test(key) ? plainReading('foreign') : INVALID, order };
	if (isTemplated) return { reading: optionReading(option, section, true), order };
	const expanded = expand(value, daemon);
	// What a command prints on the machine is not in the file: the value is not known, which is no mistake.
	if (expanded === undefined && !context.isVerbatim)
		return { reading: optionReading(option, section, true), order };
	if (expanded === undefined || expanded === '') return { reading: INVALID, order };
	const handler = handlerFor(option.key, section);
	if (handler === undefined) return { reading: optionReading(option, section), order };
	const outcome = handler.read(expanded, order, context);
	let complaints = outcome.complaints ?? NO_COMPLAINTS;
	if (!outcome.accepted && !complaints.some(({ severity }) => severity === 'FATAL'))
		complaints = [...complaints, invalidInput(option.key, outcome.shown ?? expanded)];
	return {
		reading:
			complaints.length === 0
				? optionReading(option, section)
				: { kind: 'option', complaints, option, section, isRejected: true },
		claims: outcome.claims,
		order: outcome.order === undefined ? order : { ...order, ...outcome.order },
	};
}

function invalidInput(key: string, shown: string): Complaint {
	return { severity: 'WARN', text: `msg="Invalid input" option="${key}" obj="${shown}"` };
}

/**
 * `$(command)` as a whole value gives the command's first line of output (sh_readconf.c, sh_readconf_expand_value).
 * @returns undefined when nothing is known of what the command prints
 */
function expand(value: string, daemon: Daemon): string | undefined {
	if (!value.startsWith('$(') || !value.endsWith(')')) return value;
	const command = value.slice(2, -1);
	return daemon.machine.commands[command]?.output ?? echoed(command);
}

/** What `echo WORDS` prints: the words, with single blanks between them and quotes taken away. */
function echoed(command: string): string | undefined {
	const match = /^\s*(?:\/bin\/)?echo\s+([^|&;<>()$`\\]*)$/.exec(command);
	if (match?.[1] === undefined) return undefined;
	return match[1].replaceAll(/["']/g, '').trim().replaceAll(/\s+/g, ' ');
}
