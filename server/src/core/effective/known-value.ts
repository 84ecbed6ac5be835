// What an option line gives, where the file itself settles it.

import type { Daemon } from '../daemon/daemon.ts';
import type { Line } from '../document/line-store.ts';
import { optionText } from '../document/option-text.ts';
import { readBool } from '../values/bool.ts';
import { beginsExpansion } from '../values/expansion.ts';
import { type Level, readSeverity } from '../values/severity.ts';

/** True for a value that is known only on the machine: of a template, or the output of a command. */
export function isUnknown(line: Line): boolean {
	return line.parsed.isTemplated === true || beginsExpansion(optionText(line).value);
}

/** The value as written; undefined when it is known only on the machine. */
export function knownValue(line: Line): string | undefined {
	return isUnknown(line) ? undefined : optionText(line).value;
}

/** The severity that a line gives, if it is known. */
export function levelOf(line: Line, daemon: Daemon): Level | 'none' | undefined {
	return isUnknown(line) ? undefined : readSeverity(optionText(line).value, daemon);
}

/** Whether a switch is on, if the value is known. */
export function isOn(line: Line): boolean | undefined {
	const value = knownValue(line);
	return value === undefined ? undefined : readBool(value);
}
