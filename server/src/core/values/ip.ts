// Options whose value is one numeric address.
import type { OptionHandler } from './handler.ts';
import { readNumericHost } from './ip-address.ts';
import { accepting } from './outcome.ts';

/** A numeric address. */
export const address: OptionHandler = accepting(
	(value, { daemon }) => readNumericHost(value, daemon.machine) !== undefined,
);

/** A numeric address, or the word for all of them (sh_xfer_server.c, sh_xfer_set_interface). */
export const addressOrAny: OptionHandler = accepting(
	(value, { daemon }) => value === 'INADDR_ANY' || readNumericHost(value, daemon.machine) !== undefined,
);
