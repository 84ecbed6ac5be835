// Values that a command prints: `$(command)` as a whole value gives the command's first line of output (sh_readconf.c,
// sh_readconf_expand_value).
import type { ValueKind } from '../catalogue/types.ts';
import type { Daemon } from '../daemon/daemon.ts';
import { runShell } from './shell.ts';

/** True for a value that samhain replaces by the output of a command. */
export function isExpanded(value: string): boolean {
	return value.startsWith('$(') && value.endsWith(')');
}

/** The command of such a value, without its brackets; undefined for any other value. */
export function commandOf(value: string): string | undefined {
	return isExpanded(value) ? value.slice(2, -1) : undefined;
}

/** True for a value with the variable of a shell or a template in it, which nothing replaces. */
export function hasPlaceholder(value: string): boolean {
	return /\$\{[A-Za-z_]\w*\}/.test(value);
}

/** True for a value that begins like the output of a command, so that nothing can be said of what follows. */
export function beginsExpansion(value: string): boolean {
	return value.startsWith('$(');
}

/**
 * The value that samhain reads.
 * @returns undefined when nothing is known of what the command prints
 */
export function expandValue(value: string, daemon: Daemon): string | undefined {
	const command = commandOf(value);
	if (command === undefined || daemon.without.has('shellexpand')) return value;
	return runShell(command, daemon.machine)?.output.split('\n', 1)[0];
}

/** Kinds of values in which `$(` has a meaning of its own: expressions and command lines. */
const MAY_HOLD_COMMANDS: ReadonlySet<ValueKind> = new Set([
	'regex',
	'path-regex',
	'log-host',
	'regex-list',
	'rule',
	'argv',
	'condition-list',
	'watch',
] as const);

/**
 * What looks like the output of a command but is the value itself to samhain.
 * @returns undefined for a value without it; else the value that was meant, where a bracket at the end is all that lacks
 */
export function findBrokenExpansion(
	value: string,
	kind: ValueKind,
): { readonly meant: string | undefined } | undefined {
	const at = value.indexOf('$(');
	if (at < 0 || MAY_HOLD_COMMANDS.has(kind) || isExpanded(value)) return undefined;
	if (at > 0 && !value.includes(')')) return undefined;
	const lacksBracket = at === 0 && /^\$\([^)|]*[^)|\s]$/.test(value);
	return { meant: lacksBracket ? `${value})` : undefined };
}
