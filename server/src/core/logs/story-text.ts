// What is said of the cause of a course of events: what happened, at which step, what to do, and which problem of the
// guidance it is. The words follow the recorded runs of real clients and servers.
import type { ExplainedLine } from './explain.ts';
import type { StoryCause } from './story.ts';
import type { Reached } from './story-client.ts';

/** The cause in words. */
export interface CauseInWords {
	/** A sentence: what went wrong. */
	readonly what: string;
	/** A sentence: how far the client came; undefined where the records do not show it. */
	readonly stage: string | undefined;
	/** What to do, as an order. */
	readonly fix: string | undefined;
	/** Problem of the guidance; null where none fits. */
	readonly guidance: string | null;
}

const stages: Readonly<Record<Reached, string>> = {
	nothing: 'The client did not get as far as the log-in.',
	password: 'The client was known by name; the log-in failed at the password.',
	'log-in': 'The client logged in, and failed at its configuration file.',
	configuration: 'The client logged in and has its configuration.',
	session: 'The client was logged in and running.',
};

/** @param line the record of the cause */
export function describeCause(cause: StoryCause, line: ExplainedLine): CauseInWords {
	const shown = line.nested ?? line;
	const stage = cause.reached === undefined ? undefined : stages[cause.reached];
	return { stage, ...describeKind(cause, shown) };
}

type Description = Omit<CauseInWords, 'stage'>;

function describeKind(cause: StoryCause, line: ExplainedLine): Description {
	const { facts } = line;
	const host = cause.host ?? facts['host'] ?? facts['client'] ?? 'the client';
	switch (cause.kind) {
		case 'refused':
			return {
				what: `TCP wrappers on the server turn ${facts['host'] ?? host} away before the log-in.`,
				fix: 'Allow the client in hosts.allow for the name under which the server is installed, `yule` unless changed. It counts at the next connection, without a reload.',
				guidance: 'connecting-2',
			};
		case 'unlisted':
			return {
				what: `The server has no entry for ${facts['host'] ?? host}.`,
				fix: isAddress(facts['host'])
					? `The client announces an address, because its machine has no name with a dot: write the full name first on its line in /etc/hosts, or register ${facts['host']}.`
					: `Register ${facts['host'] ?? host} with \`Client=\` in [Clients], and send the server SIGHUP.`,
				guidance: 'authentication-2',
			};
		case 'mismatch':
			return {
				what: `The password of ${facts['host'] ?? host} does not fit the entry that is in force for it.`,
				fix: 'Keep the entry that belongs to the client’s password (the last one for a name counts), or recreate both with `yule -P`, and send the server SIGHUP.',
				guidance: 'authentication-1',
			};
		case 'intruder':
			return {
				what: `A second samhain process logged in as ${facts['host'] ?? host}, so the first one's session is no longer valid.`,
				fix: 'End one of the two processes. To run a check beside the daemon, suspend the daemon with SIGUSR2 first, and wake it with SIGUSR2.',
				guidance: 'other-1',
			};
		case 'access':
		case 'nofile':
			return describeFile(cause, facts);
		case 'downloadFailed':
			return describeDownload(cause);
		case 'ill':
			return {
				what: `${facts['host'] ?? host} started again without having reported its end: it was killed, crashed, or could not reach the server at its end.`,
				fix: 'Look at the client’s own log and at syslog for the end of the process before.',
				guidance: 'other-2',
			};
		case 'digest':
			return {
				what: 'Baseline and check use different checksum algorithms, so every file seems changed.',
				fix: 'Recreate the baseline with `samhain -t init`, or set `DigestAlgo` as it was.',
				guidance: line.guidance,
			};
		case 'lookup':
			return {
				what: `Name and address of ${facts['host'] ?? host} do not match on the server. The server accepts the client nevertheless.`,
				fix: 'Make the name lead to the client’s address and back in the server’s /etc/hosts or DNS.',
				guidance: 'authentication-2',
			};
		case 'unreachable':
			return describeConnection(line);
		case 'cut':
		case 'state':
		case 'notLoggedIn':
		case 'odd':
		case 'givenUp':
			return describeRefusal(cause, line);
		case 'nothingToCheck':
		case 'badLine':
			return describeConfiguration(cause, line);
		default:
			return { what: `${line.title}.`, fix: line.fixes[0], guidance: line.guidance };
	}
}

function isAddress(text: string | undefined): boolean {
	return text !== undefined && (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text) || text.includes(':'));
}

function describeFile(cause: StoryCause, facts: Readonly<Record<string, string>>): Description {
	const path = facts['path'] ?? '';
	const kind = /\/file(?:\.[^/]*)?$/.test(path) ? 'baseline' : 'configuration';
	const name = /[^/]*$/.exec(path)?.[0] ?? '';
	if (cause.file === 'unreadable') {
		return {
			what: `The server has ${path}, but its user may not read it, so the client gets no ${kind}. The common file does not help: it is used only where the other is missing.`,
			fix: `Make ${path} readable for the server's user (userid ${facts['userid'] ?? '1'}).`,
			guidance: 'downloading-1',
		};
	}
	return {
		what: `The server finds no ${kind} for the client: neither ${path} nor the common file.`,
		fix: `Put the file there as ${name}: the name that the client announces, in lower case. A folder that the server's user may not search looks the same.`,
		guidance: 'downloading-1',
	};
}

function describeDownload(cause: StoryCause): Description {
	const kind = cause.reached === 'configuration' ? 'baseline' : 'configuration';
	if (cause.reached === 'nothing' || cause.reached === undefined) {
		return {
			what: 'The download failed. The records do not show a log-in before it, so it may follow from any failure to connect or to log in.',
			fix: 'Look at the server’s log of that second; it has the reason.',
			guidance: 'downloading-1',
		};
	}
	return {
		what: `The server did not send the ${kind}.`,
		fix: `Put the ${kind} into the server's data folder under the name that the client announces, in lower case, and make it readable for the server's user. The server's log has the path.`,
		guidance: 'downloading-1',
	};
}

function describeConnection(line: ExplainedLine): Description {
	const { facts } = line;
	const text = facts['msg'] ?? '';
	const target = facts['address'] ?? facts['host'] ?? 'the server';
	if (/refused/i.test(text)) {
		return {
			what: `Nothing listens at ${target}: the server does not run, or listens on another port or address.`,
			fix: 'Start the server, or compare its port and address with those of the client.',
			guidance: 'connecting-1',
		};
	}
	if (/route|unreachable|timed? ?out/i.test(text)) {
		return {
			what: `The client cannot reach ${target}: the address is wrong, or the network or a firewall is between them.`,
			fix: 'Correct the address in `SetLogServer`, or the way to it.',
			guidance: 'connecting-1',
		};
	}
	return { what: `${line.title}.`, fix: line.fixes[0], guidance: line.guidance ?? 'connecting-1' };
}

/** A client that was turned away cannot say why; the step and the lines around narrow it down. */
function describeRefusal(cause: StoryCause, line: ExplainedLine): Description {
	if (cause.reached === 'session') {
		return {
			what: 'The server no longer accepts the session of a running client: a second samhain process has logged in, the entry was removed, or the host is denied now.',
			fix: 'Count the samhain processes on the host, and read the server’s log of that second.',
			guidance: 'other-1',
		};
	}
	if (cause.reached === 'password') {
		return {
			what: 'The client’s password does not fit the entry that is in force on the server.',
			fix: 'Keep the entry that belongs to the client’s password, or recreate both with `yule -P`, and send the server SIGHUP.',
			guidance: 'authentication-1',
		};
	}
	if (cause.kind === 'cut') {
		return {
			what: 'The connection was cut before the log-in; TCP wrappers on the server do so.',
			fix: 'Look for "Refused connection" in the server’s log of that second, and allow the client in hosts.allow.',
			guidance: 'connecting-2',
		};
	}
	if (cause.kind === 'state' && cause.reached !== undefined) {
		return {
			what: 'The server turned the client away before the log-in: it has no entry for the client’s name, or denies its host.',
			fix: 'Read the server’s log of that second: "Not in client list" shows the name that it looked for.',
			guidance: 'authentication-2',
		};
	}
	return { what: `${line.title}.`, fix: line.fixes[0], guidance: line.guidance };
}

function describeConfiguration(cause: StoryCause, line: ExplainedLine): Description {
	const number = line.facts['line'];
	const what =
		cause.kind === 'badLine'
			? `${line.title}${number === undefined ? '' : ` in line ${number}`} of the configuration.`
			: 'The configuration names nothing to check, or no action.';
	if (!cause.isServed) return { what, fix: line.fixes[0], guidance: line.guidance };
	return {
		what: `${what} It came from the server: the file for this client is empty, or holds something other than a client's configuration.`,
		fix: 'Put the client’s configuration into the server’s data folder under the client’s name.',
		guidance: 'downloading-1',
	};
}
