// Options of which only the first lines count, and paths that a word makes longer.

import type { OnceState } from '../carried-state/once.ts';
import { byteLength } from './c-text.ts';
import type { HandlerContext, OptionHandler } from './handler.ts';
import { ACCEPTED, invalidInput, REJECTED } from './outcome.ts';

/** Bytes of the daemon's buffers for host names and paths, with the byte that ends them (SH_PATHBUF). */
const PATH_BUFFER = 256;

/** At most two lines, the second being the alternative; text that does not fit its buffer does not count. */
export function firstTwo(name: 'logServers' | 'timeServers' | 'consoles'): OptionHandler {
	return {
		slices: ['once'],
		read: (value, { once }) => {
			if (once[name] >= 2 || byteLength(value) >= PATH_BUFFER) return REJECTED;
			return { accepted: true, carriedState: { once: { ...once, [name]: once[name] + 1 } } };
		},
	};
}

const CHECKS = ['none', 'init', 'update', 'check'];

/** The first line decides, even when it is wrong; later ones are not looked at (sh_utils.c, sh_util_setchecksum). */
export const checksumTest: OptionHandler = {
	slices: ['once'],
	read: (value, { once }) => {
		if (once.checksumTests > 0) return ACCEPTED;
		const carriedState = { once: { ...once, checksumTests: 1 } };
		if (CHECKS.some((check) => value.startsWith(check))) return { accepted: true, carriedState };
		return { accepted: false, daemonMessages: [invalidInput('checksum testing', value)], carriedState };
	},
};

/** The first line that is right decides (sh_unix.c, sh_unix_set_chroot). */
export const chrootDirectory: OptionHandler = {
	slices: ['once'],
	read: (value, { once }) => {
		if (once.chrootDirs > 0) return ACCEPTED;
		if (!value.startsWith('/')) return REJECTED;
		return { accepted: true, carriedState: { once: { ...once, chrootDirs: 1 } } };
	},
};

/** Length of the compiled-in paths, which `AUTO` makes longer; they depend on the build and are taken for short. */
const COMPILED_PATH = 20;

/** A path, or `AUTO`: the path so far with a colon and the host's name behind it (sh_readconf.c, sh_readconf_set_path). */
export function pathOrAuto(name: 'databasePath' | 'logfilePath' | 'lockfilePath'): OptionHandler {
	const set = (once: OnceState, length: number): OnceState => ({ ...once, [name]: length });
	return {
		slices: ['once'],
		read: (value, { once }, { daemon }: HandlerContext) => {
			if (value !== 'AUTO') {
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
