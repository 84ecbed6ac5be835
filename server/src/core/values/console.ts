// What a path of `SetConsole` leads to. Samhain appends to what exists there and creates nothing (sh_err_console.c,
// sh_log_console); a daemon has closed its own output, which leads to /dev/null.

/** What is written to it is gone. */
export const NULL_DEVICE = '/dev/null';

/** `nowhere`: /dev/null; `own-output`: standard output or error of the process itself; `place`: anything else. */
export type ConsoleTarget = 'nowhere' | 'own-output' | 'place';

/**
 * What a console's path leads to.
 * @param path the value of `SetConsole` as samhain takes it
 */
export function consoleTarget(path: string): ConsoleTarget {
	if (path === NULL_DEVICE) return 'nowhere';
	return /^\/dev\/(?:stdout|stderr|fd\/[12])$|^\/proc\/self\/fd\/[12]$/.test(path) ? 'own-output' : 'place';
}
