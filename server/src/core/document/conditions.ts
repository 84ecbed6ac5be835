// The tests of conditional blocks, evaluated for one host as the daemon does (sh_readconf.c, sh_readconf_cond_match).
// Nothing is run and nothing is looked up: the machine is a table.

import type { Daemon, DaemonMessage } from '../daemon/daemon.ts';
import { LINE_NUMBER } from '../daemon/daemon.ts';
import { compilePosixExtended } from '../regex/posix.ts';
import { isSpaceCode } from '../syntax/line.ts';
import { isOwnAddress } from '../values/ip-address.ts';
import type { Activity } from './line-context.ts';

/** The kinds of tests that `@if` knows, and the two short forms. */
export type TestKind =
	| 'hostname_matches'
	| 'system_matches'
	| 'file_exists'
	| 'interface_exists'
	| 'command_succeeds'
	| 'unsupported';

/** One condition line, taken apart. */
export interface Condition {
	readonly test: TestKind;
	/** `@host` and `$system`, in contrast to `@if`. */
	readonly isShort: boolean;
	/** `@if not …` or `@if ! …`. */
	readonly isNegated: boolean;
	/** A `!` in front of the `@` or `$`: the test then never selects its branch, unless `not` stands there, too. */
	readonly hasBang: boolean;
	readonly argument: string;
	/** Column of the argument in the trimmed text. */
	readonly argumentStart: number;
}

const TESTS = [
	'file_exists',
	'interface_exists',
	'hostname_matches',
	'system_matches',
	'command_succeeds',
] as const;

/**
 * Takes a condition line apart.
 * @param text the trimmed line, which starts with `@`, `!@`, `$` or `!$`
 */
export function parseCondition(text: string): Condition {
	let at = 0;
	const skip = (): void => {
		while (at < text.length && isSpaceCode(text.charCodeAt(at))) at++;
	};
	const takes = (word: string): boolean => {
		if (text.slice(at, at + word.length).toLowerCase() !== word) return false;
		at += word.length;
		return true;
	};
	const isBang = text[0] === '!';
	if (isBang) at++;
	const isSystem = text[at] === '$';
	at++;
	if (!isSystem) {
		skip();
		if (takes('if ')) {
			skip();
			const isNegated = takes('not ') || (text[at] === '!' && takes('!'));
			skip();
			const test = TESTS.find((name) => takes(`${name} `)) ?? 'unsupported';
			skip();
			return {
				test,
				isShort: false,
				isNegated,
				hasBang: isBang,
				argument: text.slice(at),
				argumentStart: at,
			};
		}
	}
	skip();
	return {
		test: isSystem ? 'system_matches' : 'hostname_matches',
		isShort: true,
		isNegated: false,
		hasBang: isBang,
		argument: text.slice(at),
		argumentStart: at,
	};
}

/** What a condition comes to for one host. */
export interface ConditionOutcome {
	readonly truth: Activity;
	readonly daemonMessages: readonly DaemonMessage[];
}

const NO_DAEMON_MESSAGES: readonly DaemonMessage[] = [];

/**
 * Evaluates a condition line.
 * @param text the trimmed line
 * @returns `maybe` when no host is given, and what the daemon says of the test itself (a bad regular expression, an
 * unsupported test), which it says inside branches that it skips, too
 */
export function evaluateCondition(text: string, daemon: Daemon): ConditionOutcome {
	const condition = parseCondition(text);
	if (condition.test === 'unsupported') {
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
	// The daemon starts from "no" (from "yes" behind `not`) and a met test sets "yes", or "no" when it is negated in
	// either way: so `!@host` is never true.
	const isTrue = met ? !condition.isNegated && !condition.hasBang : condition.isNegated;
	return { truth: isTrue ? 'yes' : 'no', daemonMessages: kept };
}

function isMet(condition: Condition, daemon: Daemon, daemonMessages: DaemonMessage[]): boolean {
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
			return Object.hasOwn(machine.files, argument);
		case 'interface_exists':
			return isOwnAddress(argument, machine);
		case 'command_succeeds':
			return machine.commands[argument]?.status === 0;
		case 'unsupported':
			return false;
	}
}

/** The argument begins with the own name, or as an unanchored regular expression is found in it. */
function matchesName(argument: string, name: string | undefined, daemonMessages: DaemonMessage[]): boolean {
	if (name !== undefined && argument.startsWith(name)) return true;
	const regex = compilePosixExtended(argument);
	if (regex.error !== undefined) {
		daemonMessages.push({
			severity: 'ERRO',
			text: `interface="regcomp" msg="${regex.error}" obj="${argument}"`,
		});
		return false;
	}
	return name !== undefined && regex.test(name);
}
