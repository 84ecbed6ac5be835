// The rules about a deployment: their names, texts and grades. What they look at is in the files beside this one.
import type { Severity } from '../finding.ts';

/** What the pages and settings say about a rule. */
export interface CrossFileRule {
	/** One line: what it finds. */
	readonly summary: string;
	readonly why: string;
	readonly advice: string;
	readonly defaultSeverity: Severity;
	/** Stage of the connection that it belongs to. */
	readonly stage: 'connecting' | 'authentication' | 'names' | 'downloading' | 'running';
	/** Problem of the guidance that it leads to. */
	readonly guidance: string;
	/** True when one file alone can show it, so that a rule about single files may say it, too. */
	readonly isVisibleInOneFile: boolean;
	readonly sources: readonly string[];
}

function rule(
	stage: CrossFileRule['stage'],
	guidance: string,
	defaultSeverity: Severity,
	texts: Pick<CrossFileRule, 'summary' | 'why' | 'advice' | 'sources'>,
	isVisibleInOneFile = false,
): CrossFileRule {
	return { ...texts, stage, guidance, defaultSeverity, isVisibleInOneFile };
}

/** All rules about a deployment, by id; the ids are final. */
export const crossFileRules = {
	'client-without-log-server': rule(
		'connecting',
		'connecting-1',
		'warning',
		{
			summary: 'A client of the deployment names no log server.',
			why: 'Unless a log server was compiled into it, the client says "No server name known" once and then reports to nobody.',
			advice: 'Add SetLogServer to the section [Client] of its configuration.',
			sources: ['sh_xfer_client.c, sh_xfer_set_logserver', 'message MSG_TCP_NONAME'],
		},
		true,
	),
	'server-port-mismatch': rule('connecting', 'connecting-1', 'warning', {
		summary: 'The server listens on another port than its clients connect to.',
		why: 'The port of a client is compiled in and cannot be set in its file. On any other port it meets "Connection refused".',
		advice:
			'Set SetServerPort to the port that the clients were built for, or state that port in the project file.',
		sources: ['sh_xfer_server.c, sh_xfer_set_port', 'manual: configure option --with-port'],
	}),
	'log-server-not-listening': rule('connecting', 'connecting-1', 'error', {
		summary: 'A client connects to an address that the server does not listen on.',
		why: 'SetServerInterface makes the server listen on that one address; a connection to any other is refused.',
		advice:
			'Name in SetLogServer what leads to the address of SetServerInterface, or listen on all addresses.',
		sources: ['sh_xfer_server.c, sh_xfer_set_interface'],
	}),
	'log-server-is-localhost': rule('connecting', 'connecting-1', 'warning', {
		summary: 'A client on another machine is told that the log server is localhost.',
		why: 'A loopback address leads every client to itself, where no server listens.',
		advice: 'Name the server as the clients see it.',
		sources: ['loopback run F'],
	}),
	'log-server-unresolvable': rule('connecting', 'connecting-1', 'warning', {
		summary: 'The name of the log server is not in the hosts file of a client that has nothing else.',
		why: 'The client cannot find the server and its messages stay on the machine.',
		advice: 'Add the server to the hosts file of the client, or give its address in SetLogServer.',
		sources: ['sh_tools.c, set_reverse_lookup'],
	}),
	'log-server-reverse-mismatch': rule('connecting', 'connecting-1', 'warning', {
		summary: 'On a client, the address of the log server leads back to another name.',
		why: 'With SetReverseLookup, which is on by default, a client wants the name of the address to be the one that it asked for; otherwise it reports "Reverse lookup failed".',
		advice: 'Make both directions agree in the hosts file, or switch SetReverseLookup off.',
		sources: ['sh_tools.c, set_reverse_lookup'],
	}),
	'client-refused': rule('connecting', 'connecting-2', 'error', {
		summary: 'TCP wrappers of the server refuse a registered client.',
		why: 'A server that was built with TCP wrappers closes the connection before a word is said: it logs "Refused connection from …", the client "Connection reset by peer" and "Session key negotiation failed".',
		advice:
			'Let the client in with a line in hosts.allow. The files are read at each connection, the server needs no restart.',
		sources: ['hosts_access(5)', 'loopback run D'],
	}),
	'misnamed-wrapper-daemon': rule('connecting', 'connecting-2', 'warning', {
		summary: 'A rule of TCP wrappers is for a daemon name that the server does not have.',
		why: 'The rule has to give the name that the server was installed under; a rule for any other name says nothing about it.',
		advice: 'Use the install name of the server, which is yule unless --enable-install-name changed it.',
		sources: ['hosts_access(5)', 'loopback run D'],
	}),
	'wrapper-line-ignored': rule('connecting', 'connecting-2', 'warning', {
		summary: 'A line of hosts.allow or hosts.deny is not read as a rule.',
		why: 'The wrapper library passes over it with no more than a line in the system log, and a last line without a newline makes hosts.deny refuse everyone.',
		advice: 'Write "daemons : clients" and end the file with a newline.',
		sources: ['hosts_access(5)', 'seen with tcpdmatch 7.6.q-32'],
	}),
	'server-entries-disagree': rule('authentication', 'authentication-1', 'error', {
		summary: 'Two server files have entries for one client that cannot belong to one password.',
		why: 'A client has one password. Salt and password make the verifier, so one salt with two verifiers means two passwords: one of the servers answers "Session key mismatch".',
		advice: 'Take the entry that belongs to the password of the client into both files.',
		sources: [
			'sh_xfer_server.c (reading of Client=)',
			'RFC 2945: the verifier follows from salt and password',
		],
	}),
	'mixed-password-styles': rule(
		'authentication',
		'authentication-1',
		'warning',
		{
			summary: 'Entries of builds with and without SRP stand in one deployment.',
			why: 'An entry with salt 00000000 and 48 hexadecimal digits comes from a build without SRP. A server checks all its clients in one way, so the others fail with "Session key mismatch".',
			advice: 'Make the entries anew with the server that reads them: yule -P.',
			sources: ['sh_xfer_server.c (reading of Client=)', 'output of yule -P'],
		},
		true,
	),
	'client-announces-other-name': rule('names', 'authentication-2', 'error', {
		summary: 'By its own hosts file, a client will give a name that no entry has.',
		why: 'The server looks for exactly the name that the client gives, and answers "Not in client list". A client without a dotted name gives its bare address.',
		advice:
			'Put the full name first on the line of the hosts file of the client, or register what it announces.',
		sources: ['sh_unix.c, sh_unix_localhost', 'loopback runs C and H'],
	}),
	'peer-name-not-registered': rule('names', 'authentication-2', 'error', {
		summary: 'With SetClientFromAccept, the server will look for a name or address that no entry has.',
		why: 'The server turns the address of the connection into a name. Without a dotted name that leads back to the same address it takes the bare number, without any message, and answers "Not in client list".',
		advice:
			'Give the address a dotted name in the hosts file of the server, register the address, or switch SetClientFromAccept off.',
		sources: ['sh_xfer_server.c, search_register', 'loopback runs E and I'],
	}),
	'address-entry-never-matches': rule('names', 'authentication-2', 'warning', {
		summary: 'An entry is an address, but the client will be looked for by name.',
		why: 'The server compares text with text. An address matches only a client that has no dotted name.',
		advice: 'Register the name.',
		sources: ['sh_xfer_server.c, search_register'],
	}),
	'client-name-on-loopback': rule('names', 'authentication-2', 'warning', {
		summary: 'The hosts file of the server gives a client a loopback address.',
		why: 'A client on another machine never connects from there, so the cross-check of its name fails, and with SetClientFromAccept its name is not found.',
		advice: 'Give the client its real address, or take the line out.',
		sources: ['sh_xfer_server.c, search_register'],
	}),
	'client-lookup-mismatch': rule('names', 'authentication-2', 'warning', {
		summary: 'On the server, the address of a client leads to a name that does not lead back.',
		why: 'The client is let in, but each connection logs "Reverse lookup of socket peer failed" with the severity of SeverityLookup, and a real impostor is lost among these.',
		advice: 'Make both directions agree in the hosts file of the server.',
		sources: ['sh_xfer_server.c, search_register', 'loopback run A'],
	}),
	'clients-share-address': rule('names', 'other-1', 'warning', {
		summary: 'With SetClientFromAccept, two registered clients come from one address.',
		why: 'The server finds one name for the address, so both clients are taken for the same one: the session key of the first becomes invalid when the second connects ("Signature mismatch"), or its password does not fit.',
		advice: 'Give each client an address of its own, or switch SetClientFromAccept off.',
		sources: ['sh_xfer_server.c, search_register'],
	}),
	'hosts-line-ignored': rule('names', 'authentication-2', 'warning', {
		summary: 'A line of a hosts file does not map an address to a name.',
		why: 'The resolver passes over a line that does not begin with an address; an address without a name even hides later lines for it.',
		advice: 'Write the address first, then the full name, then short names.',
		sources: ['hosts(5)', 'seen with the C library'],
	}),
	'missing-client-config': rule('downloading', 'downloading-1', 'warning', {
		summary: 'The server has no configuration for a registered client.',
		why: 'It looks for rc.NAME, then rc. Without both a client that downloads its configuration says "File download failed" and exits, the server "File not accessible".',
		advice: 'Put the file into the data directory, or a file rc for all clients without one.',
		sources: ['sh_tools.c (names of the files to send)'],
	}),
	'missing-client-baseline': rule('downloading', 'downloading-1', 'warning', {
		summary: 'The server has no baseline for a registered client.',
		why: 'It looks for file.NAME, then file. Without both a client that downloads its baseline says "File download failed", the server "File not accessible".',
		advice: 'Put the baseline of that client into the data directory.',
		sources: ['sh_tools.c (names of the files to send)'],
	}),
	'orphan-download-file': rule('downloading', 'downloading-1', 'information', {
		summary: 'A file in the data directory is for a client that is not registered.',
		why: 'Nobody can ask for it: a client that is not in the list is refused before any download.',
		advice: 'Register the client, correct the name of the file, or remove it.',
		sources: ['sh_tools.c (names of the files to send)'],
	}),
	'download-file-letter-case': rule('downloading', 'downloading-1', 'error', {
		summary: 'The name of a file in the data directory differs from the client in letter case.',
		why: 'The server asks for the name that the client gives, which is in lower case, and the file system distinguishes letter case.',
		advice: 'Rename the file to lower case.',
		sources: ['sh_tools.c (names of the files to send)'],
	}),
	'download-file-under-other-name': rule('downloading', 'downloading-1', 'warning', {
		summary: 'A file in the data directory carries the entry’s name, but the client will ask under another.',
		why: 'Files are looked for under the name that the client claims, even where SetClientFromAccept found another one for its entry.',
		advice: 'Rename the file to what the client announces.',
		sources: ['sh_tools.c (names of the files to send)', 'loopback run I'],
	}),
	'shared-baseline': rule('downloading', 'downloading-1', 'warning', {
		summary: 'Several clients are compared with one catch-all baseline.',
		why: 'Hosts differ: each of them reports the differences to the one that the baseline was made on, and real changes drown.',
		advice: 'Give each client a file.NAME of its own.',
		sources: ['sh_tools.c (names of the files to send)'],
	}),
	'empty-download-file': rule('downloading', 'downloading-1', 'error', {
		summary: 'A file in the data directory is empty.',
		why: 'An empty file cannot be sent; the client says "File download failed".',
		advice: 'Restore the file.',
		sources: ['message MSG_TCP_EZERO'],
	}),
	'unreadable-download-file': rule('downloading', 'downloading-1', 'error', {
		summary: 'The server may not read a file in the data directory.',
		why: 'The server gives up root and runs as its own user. It finds the file, cannot open it, and the client says "File download failed".',
		advice: 'Give the file to the user or group that the server runs as.',
		sources: ['sh_tools.c (names of the files to send)'],
	}),
	'exposed-download-file': rule('downloading', 'downloading-1', 'warning', {
		summary:
			'A file in the data directory is open to others although it holds a password or could be replaced.',
		why: 'Whoever can write there decides what a client checks; whoever can read it knows the password in it.',
		advice: 'Give the file mode 0640 and the group that the server runs as.',
		sources: ['catalogue: SetDBPassword'],
	}),
	'time-limit-below-heartbeat': rule('running', 'other', 'warning', {
		summary: 'The server expects a sign of life more often than a client gives one.',
		why: 'A client without news sends a mark every SetLoopTime seconds. A SetClientTimeLimit that is not longer makes the server report "Time limit exceeded" although all is well.',
		advice: 'Set SetClientTimeLimit well above SetLoopTime.',
		sources: ['sh_xfer_server.c, sh_xfer_set_time_limit'],
	}),
	'heartbeat-not-exported': rule('running', 'other', 'warning', {
		summary: 'A client does not send its marks to the server.',
		why: 'Without marks the server hears nothing from a client on which nothing happens, and reports "Time limit exceeded".',
		advice: 'Let ExportSeverity select mark.',
		sources: ['sh_error.c, sh_error_setexport', 'message MSG_TCP_TIMEXC'],
	}),
	'export-not-recorded': rule('running', 'other', 'warning', {
		summary: 'Clients send messages that no destination of the server takes.',
		why: 'The server handles a message of a client with the level inet, which its thresholds leave out; whatever clients export is lost.',
		advice: 'Let a threshold of the server select inet: every plain level does, a level with "=" does not.',
		sources: ['sh_error.c (thresholds)'],
	}),
	'clients-share-log': rule('running', 'other', 'warning', {
		summary: 'Two clients of different domains write into one separate log.',
		why: 'With SetStripDomain, which is on by default, the file of UseSeparateLogs carries the first part of the name only.',
		advice: 'Switch SetStripDomain off, or give the clients different first names.',
		sources: ['sh_err_log.c, set_flag_sep_log', 'sh_xfer_server.c, sh_xfer_set_strip'],
	}),
} as const satisfies Readonly<Record<string, CrossFileRule>>;

export type CrossFileRuleId = keyof typeof crossFileRules;

/** Whether a rule id is that of a rule about deployments. */
export function isCrossFileRule(id: string): boolean {
	return Object.hasOwn(crossFileRules, id);
}
