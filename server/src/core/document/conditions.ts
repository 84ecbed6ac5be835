// The tests of conditional blocks, evaluated for one host as the daemon does (sh_readconf.c, sh_readconf_cond_match).
// Nothing is run and nothing is looked up: the machine is a table.

import type { Daemon, DaemonMessage } from '../daemon/daemon.ts';
import { LINE_NUMBER } from '../daemon/daemon.ts';
import { typeAt } from '../daemon/paths.ts';
import { compilePosixExtended } from '../regex/posix.ts';
import { type BranchTest, readBranchTest } from '../values/branch-test.ts';
import { isOwnAddress } from '../values/ip-address.ts';
import { regexMessage } from '../values/outcome.ts';
import { runShell } from '../values/shell.ts';
import type { Activity } from './line-context.ts';

/** What a condition comes to for one host. */
export interface ConditionOutcome {
	readonly truth: Activity;
	readonly daemonMessages: readonly DaemonMessage[];
}

const NO_DAEMON_MESSAGES: readonly DaemonMessage[] = [];

/**
 * Evaluates a condition line.
 * @param text the trimmed line
 * @returns `maybe` when no host is given, and the daemon's message about the test itself (a bad regular expression, an
 * unsupported test), which it also logs inside branches that it skips
 */
export function evaluateCondition(text: string, daemon: Daemon): ConditionOutcome {
	const condition = readBranchTest(text);
	const isUnknown = condition.test === 'command_succeeds' && daemon.without.has('shellexpand');
	if (condition.test === 'unsupported' || isUnknown) {
		const daemonMessage: DaemonMessage = {
			severity: 'ERRO',
			text: `msg="Unsupported test at line ${LINE_NUMBER} of configuration file" subroutine="sh_readconf_cond_match"`,
		};
		return { truth: daemon.host === undefined ? 'maybe' : 'no', daemonMessages: [daemonMessage] };
	}
	const daemonMessages: DaemonMessage[] = [];
	const met = isMet(condition, daemon, daemonMessages);
	const kept = daemonMessages.length === 0 ? NO_DAEMON_MESSAGES : daemonMessages;
	if (daemon.host === undefined) return { truth: 'maybe', daemonMessages: kept };
	// The daemon starts from "no" (from "yes" after `not`) and a met test sets "yes", or "no" when it is negated in
	// either way: so `!@host` is never true.
	const isTrue = met ? !condition.isNegated && !condition.hasBang : condition.isNegated;
	return { truth: isTrue ? 'yes' : 'no', daemonMessages: kept };
}

function isMet(condition: BranchTest, daemon: Daemon, daemonMessages: DaemonMessage[]): boolean {
	const { machine } = daemon;
	const { argument } = condition;
	switch (condition.test) {
		case 'hostname_matches':
			return matchesName(argument, daemon.host, daemonMessages);
		case 'system_matches':
			return matchesName(
				argument,
				`${machine.sysname}:${machine.release}:${machine.machine}`,
				daemonMessages,
			);
		case 'file_exists':
			return typeAt(argument, machine) !== undefined;
		case 'interface_exists':
			if (argument.includes(':') && daemon.without.has('ipv6')) return false;
			return isOwnAddress(argument, machine);
		case 'command_succeeds':
			return runShell(argument, machine)?.status === 0;
		case 'unsupported':
			return false;
	}
}

/**
 * Whether the test for a host name holds on a host.
 * @param argument of the test, as written
 * @param host its own name
 */
export function matchesHost(argument: string, host: string): boolean {
	return matchesName(argument, host, []);
}

/** The argument begins with the own name, or as an unanchored regular expression is found in it. */
function matchesName(argument: string, name: string | undefined, daemonMessages: DaemonMessage[]): boolean {
	if (name !== undefined && argument.startsWith(name)) return true;
	const daemonMessage = regexMessage(argument);
	if (daemonMessage !== undefined) {
		daemonMessages.push(daemonMessage);
		return false;
	}
	return name !== undefined && compilePosixExtended(argument).test(name);
}
