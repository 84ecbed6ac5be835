// Options whose value is one numeric address.
import type { Daemon, Machine } from '../daemon/daemon.ts';
import { code } from '../text/markdown.ts';
import { formatAddress, isAnyAddress, readNumericHost } from './ip-address.ts';
import type { ValueModule } from './kind.ts';
import { word } from './offers.ts';
import { accepting } from './outcome.ts';
import { wholeToken } from './tokens.ts';
import { unquoted } from './unquoted.ts';

/** The word for every address of the machine (sh_xfer_server.c, sh_xfer_set_interface). */
const ANY_WORD = 'INADDR_ANY';

/**
 * The one address that an option names.
 * @returns undefined for every address of the machine and for what is not a numeric address
 */
export function readOneAddress(value: string, machine: Machine): string | undefined {
	const address = readNumericHost(value, machine);
	return address === undefined || isAnyAddress(address) ? undefined : formatAddress(address);
}

/** Whether a daemon takes a text for a numeric address: without IPv6 it knows the others only. */
function isAddress(value: string, { machine, without }: Daemon): boolean {
	const address = readNumericHost(value, machine);
	return address !== undefined && (address.family === 4 || !without.has('ipv6'));
}

/** A numeric address, or one word more in exactly the spelling of the catalogue. */
export const ipKind: ValueModule = {
	handler: ({ reading }) =>
		accepting((value, { daemon }) => value === reading?.orWord || isAddress(value, daemon)),
	describe: (value, { daemon }) => {
		const address = readNumericHost(value, daemon.machine);
		const normal = address === undefined ? value : formatAddress(address);
		return normal === value.toLowerCase() ? [] : [`${code(value)} is the address ${code(normal)}.`];
	},
	accepts: () => 'It accepts a numeric address, not a name.',
	guesses: (value) => [unquoted(value)],
	completion: {
		offers: ({ option }) => (option.reading?.orWord === ANY_WORD ? [word(ANY_WORD, 'all interfaces')] : []),
	},
	tokens: (value, { reading }) => wholeToken(value, value === reading?.orWord ? 'keyword' : 'number'),
};
