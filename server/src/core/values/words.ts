// Options whose value is a word of a list, or a text of which only the length or the first character counts.

import { readBool } from './bool.ts';
import { byteLength } from './c-text.ts';
import type { OptionHandler } from './handler.ts';
import { accepting, outcome, stateless } from './outcome.ts';

/** Any text. */
export const anything: OptionHandler = accepting(() => true);

/** One of the words, in exactly this spelling. */
export function exactly(words: readonly string[]): OptionHandler {
	const known = new Set(words);
	return accepting((value) => known.has(value));
}

/** A yes or no, or one of the words in exactly this spelling. */
export function boolOr(word: string): OptionHandler {
	return accepting((value) => readBool(value) !== undefined || value === word);
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

const PRELUDE_LEVELS = new Set('alert crit err mark warn notice debug info'.split(' '));

/** Severities in exactly this spelling; an unknown one is an error (sh_prelude.c, set_prelude_severity_int). */
export const preludeLevels: OptionHandler = accepting((value) =>
	value.split(/[, \t]+/).every((level) => level === '' || PRELUDE_LEVELS.has(level)),
);

/** Fields of a message that a file's state before and after it has. */
const FILE_FIELDS = [
	...['mode', 'device', 'owner', 'group', 'ctime', 'atime', 'mtime', 'chksum', 'link', 'size', 'hardlinks'],
	...['inode', 'imode', 'iattr', 'idevice', 'iowner', 'igroup', 'attr', 'acl'],
];

/** The columns of the log table (sh_database.c, attr_tab), the first four under names of their own. */
const LOG_COLUMNS = [
	...['log_msg', 'log_sev', 'log_time', 'log_host', 'path', 'userid', 'group', 'program', 'subroutine'],
	...['status', 'hash', 'path_data', 'hash_data', 'key_uid', 'key_uid_data', 'key_id', 'module', 'syscall'],
	...['ip', 'tty', 'peer', 'obj', 'interface', 'time', 'dir', 'linked_path', 'service', 'facility'],
	...['priority', 'syslog_msg', 'port', 'return_code', 'host'],
	...FILE_FIELDS.flatMap((field) => [`${field}_old`, `${field}_new`]),
];
export const logColumn: OptionHandler = exactly(LOG_COLUMNS);
