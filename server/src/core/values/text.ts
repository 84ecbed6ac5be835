// Text of which only the length counts, if anything.
import { byteLength } from './c-text.ts';
import type { OptionHandler } from './handler.ts';
import type { ValueModule } from './kind.ts';
import { describeWords, inParts, listedWords, word } from './offers.ts';
import { ACCEPTED, accepting, anything, outcome, REJECTED, stateless } from './outcome.ts';
import { separatedTokens, wholeToken } from './tokens.ts';

/** Text of at most as many bytes as the catalogue allows; without a limit, any text. */
export const textKind: ValueModule = {
	handler: ({ reading }) => {
		const limit = reading?.maxBytes;
		return limit === undefined ? anything : accepting((value) => byteLength(value) <= limit);
	},
	completion: { offers: ({ option }) => listedWords(option) },
	tokens: (value) => wholeToken(value, 'string'),
	names: (value, { key }) =>
		key === 'logmonburstqueue'
			? [{ space: 'queue', key: value, start: 0, end: value.length, isDefinition: false }]
			: [],
};

/** True for a message header that opens a tag of XML. */
export function opensTag(value: string): boolean {
	return value.includes('<');
}

/** Never of use on systems that know who is at the other end of a socket (sh_socket.c, sh_socket_password). */
const socketPassword: OptionHandler = stateless(() =>
	outcome(true, [
		{
			severity: 'WARN',
			text: 'msg="Config option SetSocketPassword not supported, use SetSocketAllowUID" subroutine="sh_socket_password"',
		},
	]),
);

export const socketPasswordKind: ValueModule = { ...textKind, handler: () => socketPassword };

const HASH_BYTES = 48;
const isHash = (value: string): boolean => byteLength(value) === HASH_BYTES;

/** A checksum, of which the daemon checks the length alone; of an external program, in its block. */
export const hashKind: ValueModule = {
	handler: ({ reading }) =>
		reading?.block === 'command'
			? {
					slices: ['external'],
					read: (value, { external }) => (external.isOpen && isHash(value) ? ACCEPTED : REJECTED),
				}
			: accepting(isHash),
	accepts: () => 'It accepts 48 hexadecimal digits.',
	tokens: (value) => wholeToken(value, 'number'),
};

/** Words of a list that the daemon takes as they are. */
export const listKind: ValueModule = {
	...textKind,
	describe: (value, { option }) => describeWords(value, option),
	completion: { separators: /[\s,]/, offers: ({ option }) => listedWords(option) },
	tokens: (value) => separatedTokens(value, ', \t', () => 'name'),
};

/** A mount point and the options that it must have. */
export const mountKind: ValueModule = {
	...textKind,
	// biome-ignore lint/suspicious/noTemplateCurlyInString: the tab stops of snippets look like this.
	completion: inParts('${1:/tmp} ${2:nosuid,nodev}', /[\s,]/),
	tokens: (value) => separatedTokens(value, ', \t', (_piece, index) => (index === 0 ? 'path' : 'name')),
};

/** The words of a policy that `UserfilesName` knows, which the daemon finds anywhere in the text (sh_userfiles.c). */
export const USER_FILE_POLICIES: readonly string[] = [
	...['attributes', 'allignore', 'noignore', 'logfiles', 'readonly', 'loggrow', 'prelink'],
	...['user0', 'user1', 'user2', 'user3', 'user4'],
];

/** What follows the file of a `UserfilesName` line; undefined where nothing does. */
export function userFilePolicy(value: string):
	| {
			readonly text: string;
			readonly start: number;
			readonly isKnown: boolean;
			/** It may be a comment, or part of a quoted name. */
			readonly isDoubtful: boolean;
	  }
	| undefined {
	const text = /^\S+\s+(\S.*)$/.exec(value)?.[1];
	if (text === undefined) return undefined;
	return {
		text,
		start: value.length - text.length,
		isKnown: USER_FILE_POLICIES.some((word) => text.includes(word)),
		isDoubtful: /[#;]/.test(text) || /^["']/.test(value),
	};
}

/** A file in every home directory, and the policy for it. */
export const userFileKind: ValueModule = {
	...textKind,
	completion: {
		separators: /\s/,
		offers: ({ isFirst }) =>
			isFirst
				? [word('.ssh/authorized_keys'), word('.profile'), word('.bashrc')]
				: USER_FILE_POLICIES.map((name) => word(name, 'policy')),
	},
	tokens: (value) => separatedTokens(value, ' \t', (_piece, index) => (index === 0 ? 'path' : 'keyword')),
};
