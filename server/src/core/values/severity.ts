// Severities, thresholds and class lists (sh_error.c). Letter case counts before 4.2.0 and no longer since.
import type { DaemonVersion } from '../catalogue/types.ts';
import type { Daemon } from '../daemon/daemon.ts';
import { cutBytes } from './c-text.ts';
import type { OptionHandler, Outcome } from './handler.ts';
import { ACCEPTED, accepting, invalidInput, outcome, stateless } from './outcome.ts';

const LEVELS = ['debug', 'info', 'notice', 'warn', 'mark', 'err', 'crit', 'alert'];
const SERVER_LEVELS = [...LEVELS, 'inet'];

function hasCaseSensitiveLevels(version: DaemonVersion): boolean {
	return version === '4.1.4';
}

/** Names that a severity may begin with, in the order of the daemon's table but without `none`. */
export function levelNames(daemon: Daemon): readonly string[] {
	return daemon.role === 'server' ? SERVER_LEVELS : LEVELS;
}

function lowered(value: string, daemon: Daemon): string {
	return hasCaseSensitiveLevels(daemon.version) ? value : value.toLowerCase();
}

function beginsWithLevel(text: string, daemon: Daemon): boolean {
	return levelNames(daemon).some((level) => text.startsWith(level));
}

/** True when the text is one severity: it begins with the name of one (sh_error.c, sh_error_convert_level). */
export function isSeverity(value: string, daemon: Daemon): boolean {
	const text = lowered(value, daemon);
	return text.startsWith('none') || beginsWithLevel(text, daemon);
}

function isThresholdItem(item: string, daemon: Daemon): boolean {
	if (item.startsWith('none') || item.startsWith('*')) return true;
	if (item.startsWith('!*')) return true;
	const name = item.startsWith('!=')
		? item.slice(2)
		: item.startsWith('!') || item.startsWith('=')
			? item.slice(1)
			: item;
	return beginsWithLevel(name, daemon);
}

/**
 * True when a threshold expression is taken. Items are judged one by one, but only the verdict on the last one
 * counts (sh_error.c, sh_error_set_level).
 */
export function isThreshold(value: string, daemon: Daemon): boolean {
	const text = lowered(value, daemon);
	let end = text.length;
	while (end > 0 && ';, \t'.includes(text.charAt(end - 1))) end--;
	let start = end;
	while (start > 0 && !';, \t'.includes(text.charAt(start - 1))) start--;
	return isThresholdItem(text.slice(start, end), daemon);
}

/** What the daemon makes of a threshold expression, with its complaint under the name `priority`. */
export function readThreshold(value: string, daemon: Daemon): Outcome {
	return isThreshold(value, daemon) ? ACCEPTED : outcome(false, [invalidInput('priority', value)]);
}

/** A threshold of a log facility. */
export const threshold: OptionHandler = stateless((value, { daemon }) => readThreshold(value, daemon));

/** A severity of a module: read as a threshold with `=` in front, in a buffer of 32 bytes. */
export const moduleSeverity: OptionHandler = stateless((value, { daemon }) =>
	readThreshold(`=${cutBytes(value, 30)}`, daemon),
);

/** A severity of a policy; a wrong one is said once and the line counts as accepted (sh_error.c, sh_error_set_iv). */
export const eventSeverity: OptionHandler = stateless((value, { daemon }) =>
	isSeverity(value, daemon) ? ACCEPTED : outcome(true, [invalidInput('severity', value)]),
);

/** One severity, refused without a word of its own when wrong. */
export const severity: OptionHandler = accepting((value, { daemon }) => isSeverity(value, daemon));
