// The path of the daemon's own program.
import type { DaemonMessage } from '../daemon/daemon.ts';
import { fromBytes, safeName, toBytes } from './c-text.ts';
import type { OptionHandler } from './handler.ts';
import { ACCEPTED, stateless } from './outcome.ts';

/** A program that cannot be read ends the daemon (sh_unix.c, sh_unix_self_hash). */
export const samhainPath: OptionHandler = stateless((value, { daemon }) => {
	if (Object.hasOwn(daemon.machine.files, value)) return ACCEPTED;
	const name = fromBytes(safeName(toBytes(value), false));
	const failure: DaemonMessage = {
		severity: 'CRIT',
		text: `msg="File not accessible" userid="0" path="${name}"`,
	};
	const panic: DaemonMessage = {
		severity: 'ALRT',
		text: `msg="PANIC - File not accessible" userid="0" path="${name}"`,
	};
	return { accepted: true, daemonMessages: [failure, panic, failure] };
});
