// The value of a line as samhain takes it, so that `True` and `yes`, or `010` and `10`, are one.
import type { OptionCore } from '../catalogue/types.ts';
import type { Daemon } from '../daemon/daemon.ts';
import { readBool } from '../values/bool.ts';
import { readNumber } from '../values/number.ts';
import { readSeverity } from '../values/severity.ts';

/**
 * What samhain makes of a switch, a number or a severity.
 * @param value the value as written
 * @returns undefined for any other kind of value, and for one that samhain refuses
 */
export function readValue({ kind, reading }: OptionCore, value: string, daemon: Daemon): string | undefined {
	switch (kind) {
		case 'bool': {
			const isOn = readBool(value);
			return isOn === undefined ? undefined : isOn ? 'yes' : 'no';
		}
		case 'level':
			return readSeverity(value, daemon);
		case 'int':
			return String(readNumber(value, reading).value);
		default:
			return undefined;
	}
}
