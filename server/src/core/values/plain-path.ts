// Paths of which the daemon checks the first character, if anything.
import type { OnceState } from '../carried-state/once.ts';
import { EMPTY_SET, hasName, withName } from '../carried-state/string-set.ts';
import type { DaemonMessage } from '../daemon/daemon.ts';
import { typeAt } from '../daemon/paths.ts';
import { toBytes } from '../text/lone-bytes.ts';
import { byteLength, hasDatabase, safeName } from './c-text.ts';
import type { HandlerContext, OptionHandler } from './handler.ts';
import { PATH_BUFFER, readsFirstTwo } from './host.ts';
import type { ValueModule } from './kind.ts';
import { word } from './offers.ts';
import { ACCEPTED, accepting, REJECTED } from './outcome.ts';
import type { Level } from './severity.ts';
import { wholeToken } from './tokens.ts';
import { unquoted } from './unquoted.ts';

/** An absolute path, or one word more; without a check where only two lines count. */
export const pathKind: ValueModule = {
	handler: ({ reading }) =>
		readsFirstTwo(reading) ?? accepting((value) => value.startsWith('/') || value === reading?.orWord),
	accepts: () => 'It accepts an absolute path, which begins with `/`.',
	guesses: (value) => [unquoted(value)],
	completion: { offers: ({ isFirst }) => (isFirst ? [word('/')] : []) },
	tokens: (value, { reading }) => wholeToken(value, value === reading?.orWord ? 'keyword' : 'path'),
};

/** The first line that is right decides (sh_unix.c, sh_unix_set_chroot). */
const chrootDirectory: OptionHandler = {
	slices: ['once'],
	read: (value, { once }) => {
		if (once.chrootDirs > 0) return ACCEPTED;
		if (!value.startsWith('/')) return REJECTED;
		return { accepted: true, carriedState: { once: { ...once, chrootDirs: 1 } } };
	},
};

export const chrootKind: ValueModule = { ...pathKind, handler: () => chrootDirectory };

/** What the daemon's log calls each severity; below a warning nothing is shown (sh_error.c, sh_error_message). */
const SHOWN: Readonly<Partial<Record<Level | 'none', DaemonMessage['severity']>>> = {
	warn: 'WARN',
	mark: 'MARK',
	err: 'ERRO',
	crit: 'CRIT',
	alert: 'ALRT',
};

/**
 * A program that cannot be read ends the daemon (sh_unix.c, sh_unix_self_hash). It is reported twice, as a monitored
 * file would be, with `SeverityFiles` and a guarded path; the panic between prints the path as it is.
 */
const samhainPath: OptionHandler = {
	slices: ['once'],
	read: (value, { once }, { daemon }) => {
		const type = typeAt(value, daemon.machine);
		if (type !== undefined && type !== 'dir') return ACCEPTED;
		const name = safeName(toBytes(value), hasDatabase(daemon));
		const text =
			type === 'dir'
				? `msg="Not accessible or not a regular file (Read error / Is a directory)" path="${name}"`
				: `msg="File not accessible" userid="0" path="${name}"`;
		const severity = SHOWN[once.filesSeverity];
		const failure: readonly DaemonMessage[] = severity === undefined ? [] : [{ severity, text }];
		const panic: DaemonMessage = {
			severity: 'ALRT',
			text: `msg="PANIC - File not accessible" userid="0" path="${value}"`,
			isPanic: true,
		};
		return { accepted: true, daemonMessages: [...failure, panic, ...failure] };
	},
};

/** The path of the daemon's own program. */
export const ownPathKind: ValueModule = { ...pathKind, handler: () => samhainPath };

/** A folder to leave out, without its last slash and once; text that begins with NULL clears the list (sh_suidchk.c). */
const excludedFolder: OptionHandler = {
	slices: ['suid'],
	read: (value, { suid }) => {
		if (value.startsWith('NULL')) return { accepted: true, carriedState: { suid: { excluded: EMPTY_SET } } };
		const folder = value.endsWith('/') ? value.slice(0, -1) : value;
		if (hasName(suid.excluded, folder)) return REJECTED;
		return { accepted: true, carriedState: { suid: { excluded: withName(suid.excluded, folder) } } };
	},
};

export const excludedPathKind: ValueModule = { ...pathKind, handler: () => excludedFolder };

/** Length of the compiled-in paths, which `AUTO` makes longer; they depend on the build and are taken for short. */
const COMPILED_PATH = 20;

/** True for the word that appends the name of the host to the path so far. */
export function appendsHost(value: string): boolean {
	return value === 'AUTO';
}

/** A path, or `AUTO`: the path so far with a colon and the host's name after it (sh_readconf.c, sh_readconf_set_path). */
function pathOrAuto(name: 'databasePath' | 'logfilePath' | 'lockfilePath'): OptionHandler {
	const set = (once: OnceState, length: number): OnceState => ({ ...once, [name]: length });
	return {
		slices: ['once'],
		read: (value, { once }, { daemon }: HandlerContext) => {
			if (!appendsHost(value)) {
				const length = byteLength(value);
				return length < PATH_BUFFER
					? { accepted: true, carriedState: { once: set(once, length) } }
					: REJECTED;
			}
			const length = once[name] < 0 ? COMPILED_PATH : once[name];
			const host = byteLength(daemon.host ?? '');
			if (length + host + 2 > PATH_BUFFER) return REJECTED;
			return { accepted: true, carriedState: { once: set(once, length + host + 1) } };
		},
	};
}

export const pathOrAutoKind: ValueModule = {
	...pathKind,
	handler: ({ reading }) => {
		const slot = reading?.slot;
		return slot === 'databasePath' || slot === 'logfilePath' || slot === 'lockfilePath'
			? pathOrAuto(slot)
			: accepting(() => true);
	},
	tokens: (value) => wholeToken(value, appendsHost(value) ? 'keyword' : 'path'),
};
