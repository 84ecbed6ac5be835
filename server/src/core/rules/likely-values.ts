// The values that the author of a rejected one most likely intended. The kind of value suggests them; here they are
// tried with the daemon.
import type { OptionEntry } from '../catalogue/types.ts';
import type { Daemon } from '../daemon/daemon.ts';
import { moduleOf } from '../values/kinds.ts';
import { unquoted } from '../values/unquoted.ts';
import { isAccepted } from './try-value.ts';

/** Longest value for which others are tried. */
const LONGEST = 1000;

/** Values that the author may have meant, all of them accepted; the first is the likeliest. */
export function likelyValues(
	option: OptionEntry,
	section: string,
	value: string,
	daemon: Daemon,
): readonly string[] {
	// Nobody mistypes a value of this length.
	if (value.length > LONGEST) return [];
	const tried = new Set(moduleOf(option.kind).guesses?.(value, option, section) ?? [unquoted(value)]);
	tried.delete(value);
	return [...tried]
		.filter(
			(one) =>
				isAccepted(option, section, one, daemon) && moduleOf(option.kind).isPointless?.(one, daemon) !== true,
		)
		.slice(0, 2);
}
