// One word of a list, in exactly the spelling of the catalogue.
import { nearest } from '../catalogue/lookup.ts';
import { meaningOfValue, noteOnForeignValue } from '../catalogue/synonyms.ts';
import type { OptionEntry } from '../catalogue/types.ts';
import type { OptionHandler } from './handler.ts';
import type { ValueModule } from './kind.ts';
import { describeWords, listedWords } from './offers.ts';
import { ACCEPTED, accepting, invalidInput, REJECTED } from './outcome.ts';
import { wholeToken } from './tokens.ts';
import { unquoted } from './unquoted.ts';

/** What is accepted, for a sentence; as the catalogue describes it where the words cannot be listed. */
export function acceptsWords({ values = [], grammar }: OptionEntry): string {
	return values.length === 0 ? `It accepts: ${grammar}` : `It accepts exactly one of: ${values.join(', ')}.`;
}

export const enumKind: ValueModule = {
	handler: ({ values = [], reading }) => {
		const known = new Set(values);
		return reading?.block === 'command'
			? {
					slices: ['external'],
					read: (value, { external }) => (external.isOpen && known.has(value) ? ACCEPTED : REJECTED),
				}
			: accepting((value) => known.has(value));
	},
	describe: (value, { option }) => describeWords(value, option),
	accepts: acceptsWords,
	guesses: (value, option) => {
		const { name, values = [] } = option;
		const bare = unquoted(value);
		// `SHA512` is near to `SHA256` in letters only.
		if (noteOnForeignValue(option, bare) !== undefined) return [];
		const same = values.find((one) => one.toLowerCase() === bare.toLowerCase());
		const near = same ?? meaningOfValue(name, bare) ?? nearest(bare, values);
		return near === undefined ? [] : [near];
	},
	completion: { offers: ({ option }) => listedWords(option) },
	tokens: (value, { values = [] }) => wholeToken(value, values.includes(value) ? 'keyword' : 'unknown'),
};

/** Fields of a message that a file's state before and after it has. */
const FILE_FIELDS = [
	...['mode', 'device', 'owner', 'group', 'ctime', 'atime', 'mtime', 'chksum', 'link', 'size', 'hardlinks'],
	...['inode', 'imode', 'iattr', 'idevice', 'iowner', 'igroup', 'attr', 'acl'],
];

/** The columns of the log table (sh_database.c, attr_tab), the first four under names of their own. */
const LOG_COLUMNS = new Set([
	...['log_msg', 'log_sev', 'log_time', 'log_host', 'path', 'userid', 'group', 'program', 'subroutine'],
	...['status', 'hash', 'path_data', 'hash_data', 'key_uid', 'key_uid_data', 'key_id', 'module', 'syscall'],
	...['ip', 'tty', 'peer', 'obj', 'interface', 'time', 'dir', 'linked_path', 'service', 'facility'],
	...['priority', 'syslog_msg', 'port', 'return_code', 'host'],
	...FILE_FIELDS.flatMap((field) => [`${field}_old`, `${field}_new`]),
]);

/** A column of the log table; the catalogue lists the usual ones. */
export const logColumnKind: ValueModule = {
	...enumKind,
	handler: () => accepting((value) => LOG_COLUMNS.has(value)),
	tokens: (value) => wholeToken(value, LOG_COLUMNS.has(value) ? 'keyword' : 'unknown'),
};

const CHECKS = ['none', 'init', 'update', 'check'] as const;

/** What `ChecksumTest` makes the daemon do, by the first letters of the value; undefined where it refuses the value. */
export function readChecksumTest(value: string): (typeof CHECKS)[number] | undefined {
	return CHECKS.find((check) => value.startsWith(check));
}

/** The first line decides, even when it is wrong; later ones are not looked at (sh_utils.c, sh_util_setchecksum). */
const checksumTest: OptionHandler = {
	slices: ['once'],
	read: (value, { once }) => {
		if (once.checksumTests > 0) return ACCEPTED;
		const carriedState = { once: { ...once, checksumTests: 1 } };
		if (readChecksumTest(value) !== undefined) return { accepted: true, carriedState };
		return { accepted: false, daemonMessages: [invalidInput('checksum testing', value)], carriedState };
	},
};

export const checksumTestKind: ValueModule = {
	...enumKind,
	isPointless: (value) => {
		const test = readChecksumTest(value);
		return test === 'init' || test === 'update';
	},
	handler: () => checksumTest,
	tokens: (value) => wholeToken(value, readChecksumTest(value) === undefined ? 'unknown' : 'keyword'),
	normalise: readChecksumTest,
};
