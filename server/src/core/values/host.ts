// Hosts that the daemon takes as they are written; of some options at most two lines count.

import type { ReadingFacts } from '../catalogue/types.ts';
import { byteLength } from './c-text.ts';
import type { OptionHandler } from './handler.ts';
import { hostName } from './host-name.ts';
import { isLoopbackAddress } from './ip-address.ts';
import type { ValueModule } from './kind.ts';
import { anything, REJECTED } from './outcome.ts';
import { wholeToken } from './tokens.ts';

/** Bytes of the daemon's buffers for host names and paths, with the byte that ends them (SH_PATHBUF). */
export const PATH_BUFFER = 256;

/** At most two lines, the second being the alternative; text that does not fit its buffer does not count. */
function firstTwo(name: 'logServers' | 'timeServers' | 'consoles'): OptionHandler {
	return {
		slices: ['once'],
		read: (value, { once }) => {
			if (once[name] >= 2 || byteLength(value) >= PATH_BUFFER) return REJECTED;
			return { accepted: true, carriedState: { once: { ...once, [name]: once[name] + 1 } } };
		},
	};
}

/** The reading of an option of which two lines count, or undefined where the catalogue names no such count. */
export function readsFirstTwo(reading: ReadingFacts | undefined): OptionHandler | undefined {
	const slot = reading?.slot;
	return slot === 'logServers' || slot === 'timeServers' || slot === 'consoles' ? firstTwo(slot) : undefined;
}

export const hostKind: ValueModule = {
	handler: ({ reading }) => readsFirstTwo(reading) ?? anything,
	tokens: (value) => wholeToken(value, 'name'),
	names: (value) => hostName(value, false),
};

/** True for `localhost` and the addresses by which a machine reaches itself. */
export function isOwnMachine(host: string): boolean {
	return isLocalhost(host) || isLoopbackAddress(host);
}

/** True for the name by which a machine reaches itself; letter case does not matter. */
function isLocalhost(host: string): boolean {
	return isSameHost(host, 'localhost');
}

/** True for two spellings of one name. */
export function isSameHost(left: string, right: string): boolean {
	return left.toLowerCase() === right.toLowerCase();
}
