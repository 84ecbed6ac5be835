// What a record tells of the course of events between client and server: which step, on which side, for whom. It looks at
// one record at a time; story.ts puts them together.
import type { ExplainedLine } from './explain.ts';
import { isServedPath } from './explanations.ts';

/** A step of the course of events. */
export type StoryKind =
	/** Server: TCP wrappers turned the client away. */
	| 'refused'
	/** Server: no entry for the name. */
	| 'unlisted'
	/** Server: entry and password differ. */
	| 'mismatch'
	/** Server: a message signed with another session's key. */
	| 'intruder'
	/** Server: a file for a client cannot be opened. */
	| 'access'
	/** Server: nothing to send. */
	| 'nofile'
	/** Server: a file was sent. */
	| 'served'
	/** Server: a START without an EXIT before it. */
	| 'ill'
	/** Server: the cross-check of a name failed; it refuses nobody. */
	| 'lookup'
	/** Server: nothing heard from a client for too long. */
	| 'silent'
	/** Client: every file seems changed, since the sums are of another kind. */
	| 'digest'
	/** A process begins, or reads its configuration. */
	| 'begin'
	/** A running process reads its configuration again. */
	| 'reload'
	| 'downloadBegin'
	| 'loggedIn'
	| 'downloaded'
	/** Client: no connection to the server. */
	| 'unreachable'
	/** Client: a connection was cut. */
	| 'cut'
	/** Client: the server did not answer as expected; `expect` names the step. */
	| 'state'
	| 'notLoggedIn'
	| 'odd'
	| 'givenUp'
	| 'downloadFailed'
	| 'local'
	/** What a fatal message after it follows from. */
	| 'precursor'
	| 'badLine'
	| 'nothingToCheck'
	| 'panic'
	| 'abort'
	| 'block'
	| 'selfResolve'
	| 'failedEnd'
	| 'goodEnd';

/** A record as a step. */
export interface StoryEvent {
	readonly index: number;
	readonly kind: StoryKind;
	readonly side: 'client' | 'server';
	/** A client's message that the server recorded. */
	readonly isRecorded: boolean;
	/** Milliseconds; undefined where the record has no time. */
	readonly time: number | undefined;
	/** The client that it is about, in lower case, where it is named. */
	readonly host: string | undefined;
	readonly facts: Readonly<Record<string, string>>;
}

const kinds: Readonly<Record<string, readonly [StoryKind, StoryEvent['side']]>> = {
	MSG_TCP_NFILE: ['nofile', 'server'],
	MSG_TCP_OKFILE: ['served', 'server'],
	MSG_TCP_ILL: ['ill', 'server'],
	MSG_TCP_RESCLT: ['lookup', 'server'],
	MSG_TCP_RESPEER: ['lookup', 'server'],
	MSG_TCP_LOOKERS: ['lookup', 'server'],
	MSG_TCP_LOOKUP: ['lookup', 'server'],
	MSG_TCP_NOCLT: ['lookup', 'server'],
	MSG_TCP_TIMEXC: ['silent', 'server'],
	MSG_RECONF: ['reload', 'client'],
	MSG_D_START: ['begin', 'client'],
	MSG_D_DSTART: ['downloadBegin', 'client'],
	MSG_TCP_AUTH: ['loggedIn', 'client'],
	MSG_TCP_FOK: ['downloaded', 'client'],
	MSG_TCP_NONAME: ['unreachable', 'client'],
	MSG_TCP_NETRP: ['cut', 'client'],
	MSG_TCP_RESET: ['cut', 'client'],
	MSG_E_NETST: ['state', 'client'],
	MSG_TCP_NOAUTH: ['notLoggedIn', 'client'],
	MSG_TCP_UNEXP: ['odd', 'client'],
	MSG_TCP_ECONN: ['odd', 'client'],
	MSG_TCP_NOCONF: ['odd', 'client'],
	MSG_TCP_FBAD: ['downloadFailed', 'client'],
	MSG_D_FAIL: ['local', 'client'],
	MSG_E_TRUST: ['precursor', 'client'],
	MSG_E_TRUST1: ['precursor', 'client'],
	MSG_E_TRUST2: ['precursor', 'client'],
	MSG_E_SUBGPATH: ['precursor', 'client'],
	MSG_E_PWNULL: ['precursor', 'client'],
	MSG_EINVALHEAD: ['badLine', 'client'],
	MSG_EINVALCONF: ['badLine', 'client'],
	MSG_EINVALS: ['badLine', 'client'],
	MSG_EINVALL: ['badLine', 'client'],
	MSG_EINVALD: ['badLine', 'client'],
	MSG_EINVALDD: ['badLine', 'client'],
	MSG_CHECK_0: ['nothingToCheck', 'client'],
	MSG_NOACCESS: ['panic', 'client'],
	MSG_TRUST: ['panic', 'client'],
	MSG_ACCESS: ['panic', 'client'],
	MSG_P_NODATA: ['panic', 'client'],
	MSG_E_AUTH: ['panic', 'client'],
	MSG_EXIT_ABORTS: ['panic', 'client'],
	MSG_EXIT_ABORT1: ['abort', 'client'],
};

/** Steps at which something goes wrong. */
export const FAILURES: ReadonlySet<StoryKind> = new Set<StoryKind>([
	'refused',
	'unlisted',
	'mismatch',
	'intruder',
	'access',
	'nofile',
	'ill',
	'lookup',
	'silent',
	'digest',
	'unreachable',
	'cut',
	'state',
	'notLoggedIn',
	'odd',
	'givenUp',
	'downloadFailed',
	'local',
	'precursor',
	'badLine',
	'nothingToCheck',
	'panic',
	'abort',
	'block',
	'failedEnd',
]);

/** Steps that both daemons can make: whose they are, the records before them tell. */
const ofEither: ReadonlySet<StoryKind> = new Set<StoryKind>([
	'precursor',
	'badLine',
	'panic',
	'abort',
	'block',
	'reload',
]);

/** The steps of a row of records. A log of one daemon is together, so what it says of itself holds until the next one. */
export function readEvents(lines: readonly ExplainedLine[]): readonly StoryEvent[] {
	let owner: StoryEvent['side'] = 'client';
	return lines.flatMap((line, index) => {
		const event = readEvent(line, index);
		if (event === undefined) return [];
		if (event.isRecorded) return [event];
		if (ofEither.has(event.kind)) return [{ ...event, side: owner }];
		owner = event.side;
		return [event];
	});
}

/** @returns undefined for a record that has no part in a course of events */
function readEvent(line: ExplainedLine, index: number): StoryEvent | undefined {
	// Words alone, without a time, are a question and no log.
	if (line.time === undefined && line.message?.startsWith('STDERR_') !== true) return undefined;
	const shown = line.nested ?? line;
	const found = classify(shown);
	if (found === undefined) return undefined;
	const [kind, side] = found;
	const host = (line.nested === undefined ? shown.facts['host'] : line.facts['remote_host'])?.toLowerCase();
	return {
		index,
		kind,
		side: line.nested === undefined ? side : 'client',
		isRecorded: line.nested !== undefined,
		time: parseTime(line.time),
		host,
		facts: shown.facts,
	};
}

function classify(line: ExplainedLine): readonly [StoryKind, StoryEvent['side']] | undefined {
	const { facts, message = '' } = line;
	const text = facts['msg'] ?? '';
	switch (message) {
		case 'MSG_TCP_BADCONN':
			if (text === 'Not in client list') return ['unlisted', 'server'];
			if (text === 'Session key mismatch') return ['mismatch', 'server'];
			return /signature mismatch/i.test(text) ? ['intruder', 'server'] : undefined;
		case 'MSG_E_SUBGEN':
			if (facts['subroutine'] === 'libwrap') return ['refused', 'server'];
			if (/^(?:Connection reset by peer|Broken pipe)/.test(text)) return ['cut', 'client'];
			if (text.startsWith('No action specified')) return ['nothingToCheck', 'client'];
			return line.severity === 'crit' || line.severity === 'alert' ? ['precursor', 'client'] : undefined;
		case 'MSG_E_ACCESS':
			if (isServedPath(facts['path'] ?? '')) return ['access', 'server'];
			return line.severity === 'crit' || line.severity === 'alert' ? ['precursor', 'client'] : undefined;
		case 'MSG_E_NET':
			return facts['service'] === 'email' ? undefined : ['unreachable', 'client'];
		case 'MSG_SRV_FAIL':
			return facts['service'] === 'log server' ? ['givenUp', 'client'] : undefined;
		case 'MSG_FI_CHAN':
			return hasOtherSums(facts) ? ['digest', 'client'] : undefined;
		case 'MSG_START_SRV':
			// The server runs on without its port.
			return facts['socket_id'] === '-1' ? ['panic', 'server'] : undefined;
		case 'MSG_EXIT_NORMAL':
			return [/failure/.test(facts['status'] ?? '') ? 'failedEnd' : 'goodEnd', sideOf(facts['program'])];
		case 'MSG_START_0H':
		case 'MSG_START_1H':
		case 'MSG_START_2H':
		case 'MSG_START_GH':
		case 'MSG_START_GH2':
			return ['begin', sideOf(facts['program'])];
		case 'STDERR_SELF_RESOLVE':
			return ['selfResolve', 'client'];
		default:
			if (message.startsWith('STDERR_')) return ['block', 'client'];
			return Object.hasOwn(kinds, message) ? kinds[message] : undefined;
	}
}

/** Sums of different lengths are of different algorithms. */
export function hasOtherSums({
	chksum_old: before = '',
	chksum_new: after = '',
}: Readonly<Record<string, string>>): boolean {
	return before !== '' && after !== '' && before.length !== after.length;
}

function sideOf(program: string | undefined): StoryEvent['side'] {
	return /^yule/i.test(program ?? '') ? 'server' : 'client';
}

function parseTime(text: string | undefined): number | undefined {
	const time = text === undefined ? Number.NaN : Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
	return Number.isNaN(time) ? undefined : time;
}
