// Options whose value is a word of a list, or a text of which only the length or the first character counts.
import type { OptionHandler } from '../handler.ts';
import { byteLength } from './c-text.ts';
import { accepting, outcome, stateless } from './outcome.ts';

/** A yes or no: only the first character is looked at (sh_utils.c, sh_util_flagval). */
export function isBool(value: string): boolean {
	return '1yYtT0nNfF'.includes(value.charAt(0)) && value !== '';
}

export const bool: OptionHandler = accepting(isBool);

/** Any text. */
export const anything: OptionHandler = accepting(() => true);

/** One of the words, in exactly this spelling. */
export function exactly(words: readonly string[]): OptionHandler {
	const known = new Set(words);
	return accepting((value) => known.has(value));
}

/** A yes or no, or one of the words in exactly this spelling. */
export function boolOr(word: string): OptionHandler {
	return accepting((value) => isBool(value) || value === word);
}

/** Text of at most so many bytes. */
export function upTo(bytes: number): OptionHandler {
	return accepting((value) => byteLength(value) <= bytes);
}

/** Text of exactly so many bytes. */
export function exactLength(bytes: number): OptionHandler {
	return accepting((value) => byteLength(value) === bytes);
}

/** A path of which only the first character is checked. */
export const absolutePath: OptionHandler = accepting((value) => value.startsWith('/'));

/** A path or the word `none`. */
export const absolutePathOrNone: OptionHandler = accepting(
	(value) => value.startsWith('/') || value === 'none',
);

/** Never of use on systems that tell who is at the other end of a socket (sh_socket.c, sh_socket_password). */
export const socketPassword: OptionHandler = stateless(() =>
	outcome(true, [
		{
			severity: 'WARN',
			text: 'msg="Config option SetSocketPassword not supported, use SetSocketAllowUID" subroutine="sh_socket_password"',
		},
	]),
);

const MASK_WORDS = new Set('CHK LNK RDEV INO USR GRP MTM CTM ATM SIZ MOD HLN SGROW PRE TXT AUDIT'.split(' '));

/** Items of a policy mask; the first unknown one ends the reading (sh_files.c, sh_files_parse_mask). */
export const mask: OptionHandler = accepting((value) => {
	let at = 0;
	while (at < value.length) {
		if (' \t,'.includes(value.charAt(at))) {
			at++;
			continue;
		}
		if ('+-'.includes(value.charAt(at))) at++;
		let end = at;
		while (end < value.length && end - at < 63 && !' \t,+-'.includes(value.charAt(end))) end++;
		if (!MASK_WORDS.has(value.slice(at, end))) return false;
		at = end;
	}
	return true;
});

/** The columns of the log table (sh_database.c, attr_tab). */
const LOG_COLUMNS = [
	...['log_msg', 'log_sev', 'log_time', 'log_host', 'class', 'path', 'userid', 'group', 'program', 'status'],
	...[
		'hash',
		'path_data',
		'hash_data',
		'key_uid',
		'key_uid_data',
		'key_id',
		'module',
		'syscall',
		'ip',
		'tty',
		'peer',
	],
	...['obj', 'interface', 'time', 'dir', 'linked_path', 'service', 'facility', 'priority', 'syslog_msg'],
	...['mode_old', 'mode_new', 'device_old', 'device_new', 'owner_old', 'owner_new', 'group_old', 'group_new'],
	...[
		'ctime_old',
		'ctime_new',
		'atime_old',
		'atime_new',
		'mtime_old',
		'mtime_new',
		'chksum_old',
		'chksum_new',
	],
	...[
		'link_old',
		'link_new',
		'size_old',
		'size_new',
		'hardlinks_old',
		'hardlinks_new',
		'inode_old',
		'inode_new',
	],
	...[
		'imode_old',
		'imode_new',
		'iattr_old',
		'iattr_new',
		'idevice_old',
		'idevice_new',
		'iowner_old',
		'iowner_new',
	],
	...[
		'igroup_old',
		'igroup_new',
		'port',
		'return_code',
		'host',
		'attr_old',
		'attr_new',
		'acl_old',
		'acl_new',
	],
];
export const logColumn: OptionHandler = exactly(LOG_COLUMNS);
