// Why the daemon reports an option line, derived from its own messages, so that each message belongs to some rule and no
// two rules speak of the same one. A pure function of text and reading, as line rules need it.
import { INITIAL_CARRIED_STATE } from '../carried-state/carried-state.ts';
import type { OptionEntry } from '../catalogue/types.ts';
import type { Daemon } from '../daemon/daemon.ts';
import type { Line } from '../document/line-store.ts';
import { optionText } from '../document/option-text.ts';
import { daemonPieces } from '../syntax/line.ts';
import { handlerFor } from '../values/kinds.ts';
import { withTrashQueue } from '../values/logmon.ts';
import { readAlias } from '../values/mail.ts';
import { usersButRoot } from '../values/user.ts';
import { isAccepted } from './try-value.ts';

export type Rejection =
	/** The daemon dies or never comes back. */
	| 'crash'
	| 'hang'
	/** A regular expression that does not compile. */
	| 'regex'
	/** The same in a filter, with which the daemon dies at its first message. */
	| 'deadly-filter'
	/** A pattern of paths that matches nothing on the assumed machine. */
	| 'glob'
	/** A user, group or file that the assumed machine does not have. */
	| 'machine'
	/** One line too many of an option that takes two. */
	| 'too-many'
	/** The block is missing to which the line belongs. */
	| 'outside-block'
	/** Something that a line above should define, or defines already. */
	| 'undefined-member'
	| 'undefined-queue'
	| 'repeated-name'
	/** Never possible with this daemon. */
	| 'unsupported'
	/** Everything else: the value itself is wrong. */
	| 'value';

/** Lists of expressions that choose messages; the library searches with a wrong one, too (sh_filter.c, sh_filter_cmp). */
const FILTERS = new Set([
	...['setfilternot', 'setfilterand', 'setfilteror'],
	...['setmailfilternot', 'setmailfilterand', 'setmailfilteror'],
]);
const NEEDS_COMMAND = new Set([
	...['closecommand', 'setcommandline', 'setchecksum', 'setenviron', 'setdeadtime', 'settype'],
	...['setfilternot', 'setfilterand', 'setfilteror'],
]);
const NEEDS_RECIPIENT = new Set([
	'closeaddress',
	'setaddrseverity',
	'setmailfilternot',
	'setmailfilterand',
	'setmailfilteror',
]);
const NEEDS_LOGMON = new Set(['logmonendhost', 'logmonendgroup']);
const TWO_AT_MOST = new Set(['setlogserver', 'settimeserver', 'setconsole']);

/** Why the daemon rejects or reports an option line; undefined if it logs nothing. */
export function rejectionOf(line: Line, daemon: Daemon): Rejection | undefined {
	const { option, daemonMessages } = line.parsed;
	if (option === undefined || daemonMessages.length === 0) return undefined;
	if (daemonMessages.some(({ severity }) => severity === 'FATAL'))
		return daemonMessages.some(({ text }) => text.includes('hung')) ? 'hang' : 'crash';
	// An overlong line carries the messages of its later pieces, which the value does not cause.
	if (daemonPieces(line.text).length > 1) return undefined;
	if (daemonMessages.some(({ text }) => text.includes('"regcomp"') || text.includes('"Bad regex: ')))
		return FILTERS.has(option.key) ? 'deadly-filter' : 'regex';
	if (daemonMessages.some(({ text }) => text.includes('interface="glob"'))) return 'glob';
	const { value } = optionText(line);
	return reasonOf(option.key, value, line, daemon);
}

function reasonOf(key: string, value: string, line: Line, daemon: Daemon): Rejection {
	const { option, daemonMessages, section = '' } = line.parsed;
	if (option === undefined) return 'value';
	if (NEEDS_COMMAND.has(key)) return isRightInside(option, value, daemon) ? 'outside-block' : 'value';
	if (NEEDS_RECIPIENT.has(key)) return daemonMessages.length === 1 ? 'outside-block' : 'value';
	if (NEEDS_LOGMON.has(key)) return 'outside-block';
	if (TWO_AT_MOST.has(key)) return isAccepted(option, section, value, daemon) ? 'too-many' : 'value';
	switch (key) {
		case 'samhainpath':
		case 'setcredentials':
			return 'machine';
		case 'setreportgroup':
			return 'machine';
		case 'trusteduser':
			return daemonMessages.some(({ text }) => /obj="(?:[^"\d][^"]*)"/.test(text)) &&
				!usersButRoot(value).hasRoot
				? 'machine'
				: 'value';
		case 'logmonwatch':
			return daemonMessages.some(({ text }) => text.includes('not a regular file')) ? 'machine' : 'value';
		case 'setsocketpassword':
			return 'unsupported';
		case 'setmailaddress':
			return 'repeated-name';
		case 'setmailalias':
			return readAlias(value) === undefined ? 'value' : 'undefined-member';
		case 'logmonrule':
			return isKnownWithQueue(value, line, daemon) ? 'undefined-queue' : 'value';
		case 'portcheckrequired':
		case 'portcheckoptional':
		case 'portcheckignore':
		case 'portcheckskip':
			return isAccepted(option, section, value, daemon) ? 'repeated-name' : 'value';
		default:
			return 'value';
	}
}

/** Whether a value of an external command is right, so that only the open command is missing. */
function isRightInside(option: OptionEntry, value: string, daemon: Daemon): boolean {
	const open = {
		...INITIAL_CARRIED_STATE,
		external: { ...INITIAL_CARRIED_STATE.external, isOpen: true, hasCommand: true },
	};
	return handlerFor(option).read(value, open, { daemon, section: option.section, scheduleTwo: false })
		.accepted;
}

/** Whether a rule would be right if it named the queue that is always there. */
function isKnownWithQueue(value: string, line: Line, daemon: Daemon): boolean {
	const { option, section = '' } = line.parsed;
	if (option === undefined) return false;
	const other = withTrashQueue(value);
	return other !== undefined && isAccepted(option, section, other, daemon);
}
