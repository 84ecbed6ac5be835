// The parts of which handlers are made: outcomes, complaints in the daemon's words, and factories for the simple kinds.
import type { DaemonMessage } from '../daemon/daemon.ts';
import { compilePosixExtended } from '../regex/posix.ts';
import type { HandlerContext, OptionHandler, Outcome } from './handler.ts';

export const ACCEPTED: Outcome = { accepted: true };
export const REJECTED: Outcome = { accepted: false };

/** The daemon's word on a value, under a name of its own that need not be an option's. */
export function invalidInput(option: string, shown: string): DaemonMessage {
	return { severity: 'WARN', text: `msg="Invalid input" option="${option}" obj="${shown}"` };
}

/** A message of which the daemon names the function that sends it. */
export function failedCall(message: string, subroutine: string): DaemonMessage {
	return { severity: 'ERRO', text: `msg="${message}" subroutine="${subroutine}"` };
}

/** A POSIX regular expression that does not compile (sh_cat.c, MSG_E_REGEX). */
function badRegex(message: string, pattern: string): DaemonMessage {
	return { severity: 'ERRO', text: `interface="regcomp" msg="${message}" obj="${pattern}"` };
}

/**
 * What compiling a POSIX regular expression comes to.
 * @param pattern as the daemon hands it to its library
 * @returns undefined for a good pattern; else the daemon's complaint, or its end
 */
export function regexMessage(pattern: string): DaemonMessage | undefined {
	const { error, crash } = compilePosixExtended(pattern);
	if (crash !== undefined) return crashMessage(crash);
	return error === undefined ? undefined : badRegex(error, pattern);
}

function crashMessage(signal: 6 | 11): DaemonMessage {
	return { severity: 'FATAL', text: `daemon crashed: signal ${signal}` };
}

/** The daemon dies of this signal on the line. */
export function crashed(signal: 6 | 11): Outcome {
	return { accepted: true, daemonMessages: [crashMessage(signal)] };
}

/** The daemon follows a null pointer on this line. */
export const CRASH: Outcome = crashed(11);
/** The daemon never comes back from this line. */
export const HANG: Outcome = {
	accepted: true,
	daemonMessages: [{ severity: 'FATAL', text: 'daemon hung (no progress after this line)' }],
};

/** Accepted or not, with complaints of its own. */
export function outcome(accepted: boolean, daemonMessages: readonly DaemonMessage[]): Outcome {
	if (daemonMessages.length === 0) return accepted ? ACCEPTED : REJECTED;
	return { accepted, daemonMessages };
}

/** A value without an effect on later lines. */
export function stateless(read: (value: string, context: HandlerContext) => Outcome): OptionHandler {
	return { slices: [], read: (value, _order, context) => read(value, context) };
}

/** A valid or invalid value, without further facts. */
export function accepting(isRight: (value: string, context: HandlerContext) => boolean): OptionHandler {
	return stateless((value, context) => (isRight(value, context) ? ACCEPTED : REJECTED));
}

/** Any text. */
export const anything: OptionHandler = accepting(() => true);
