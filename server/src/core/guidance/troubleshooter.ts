// The walk "my client does not connect" as data: its questions and its causes.
import type { ProblemId } from './guidance.ts';
import type {
	TroubleshooterAnswer,
	TroubleshooterCause,
	TroubleshooterFact,
	TroubleshooterNode,
	TroubleshooterQuestion,
} from './troubleshooter-node.ts';

/** Id of the first node. */
export const WALK_START = 'start';

function ask(
	id: string,
	question: string,
	answers: readonly TroubleshooterAnswer[],
	more?: { help?: string; fact?: TroubleshooterFact },
): TroubleshooterQuestion {
	return { kind: 'question', id, question, answers, ...more };
}

function answer(id: string, label: string, next: string): TroubleshooterAnswer {
	return { id, label, next };
}

function yesNo(yes: string, no: string): readonly TroubleshooterAnswer[] {
	return [answer('yes', 'Yes', yes), answer('no', 'No', no)];
}

function cause(
	id: string,
	text: string,
	fix: string,
	guidance: ProblemId | null,
	options?: readonly string[],
): TroubleshooterCause {
	return { kind: 'cause', id, cause: text, fix, guidance, ...(options === undefined ? {} : { options }) };
}

export const WALK: readonly TroubleshooterNode[] = [
	ask(
		WALK_START,
		"What does the client's log say at the time of the attempt?",
		[
			answer('refused', 'Connection refused, a time-out, or that a name cannot be resolved', 'names-server'),
			answer('no-name', 'No server name known', 'no-server-name'),
			answer('reset', 'Connection error: Connection reset by peer', 'server-says'),
			answer('negotiation', 'Session key negotiation failed', 'server-says'),
			answer('download', 'File download failed', 'file-served'),
			answer('state', 'Invalid connection state, now and then, after it had worked', 'two-processes'),
			answer('nothing', 'Nothing about the server', 'export-severity'),
		],
		{ help: 'Start the client in the foreground with PrintSeverity=info, or read its log file or syslog.' },
	),
	ask(
		'names-server',
		"Does the client's file name a server (SetLogServer), in a part that counts on this host?",
		yesNo('localhost', 'no-server-name'),
		{
			fact: 'client-names-server',
		},
	),
	ask(
		'localhost',
		'Does it name localhost or a loopback address, while the server is another machine?',
		yesNo('points-to-itself', 'server-runs'),
		{
			fact: 'server-is-localhost',
		},
	),
	ask(
		'server-runs',
		'Does yule run on that machine, and did it open its port?',
		yesNo('ports-agree', 'server-down'),
		{
			help: 'On the server: ss -ltnp. In its log, "Server up" with socket_id -1 means that it could not open the port.',
		},
	),
	ask(
		'ports-agree',
		'Is the port on which it listens the one that the client was built for (49777 unless changed)?',
		yesNo('interface-fits', 'wrong-port'),
		{
			fact: 'ports-agree',
		},
	),
	ask(
		'interface-fits',
		'Does it listen on the address that the client uses, or on all?',
		yesNo('network', 'wrong-interface'),
		{
			help: 'SetServerInterface of the server against the address to which SetLogServer leads on the client.',
			fact: 'interface-fits',
		},
	),
	ask(
		'server-says',
		"What does the server's log say at that second?",
		[
			answer('libwrap', 'Refused connection from ... (libwrap)', 'wrappers-admit'),
			answer('not-in-list', 'Invalid connection attempt: Not in client list', 'is-address'),
			answer('mismatch', 'Invalid connection attempt: Session key mismatch', 'single-entry'),
			answer('signature', 'Invalid connection attempt: Signature mismatch', 'two-processes'),
			answer('nothing', 'Nothing at all', 'other-server'),
		],
		{
			help: 'The client cannot tell these apart. The reasons are logged as crit, a refusal by TCP wrappers as err.',
		},
	),
	ask(
		'wrappers-admit',
		'Do hosts.allow and hosts.deny of the server, read in this order for its install name, let the client in?',
		yesNo('wrapper-name', 'wrapper-refuses'),
		{
			help: 'tcpdmatch yule ADDRESS',
			fact: 'wrappers-admit',
		},
	),
	ask('is-address', 'Is the name in that message a numeric address?', yesNo('from-accept', 'name-in-list')),
	ask(
		'from-accept',
		'Is SetClientFromAccept switched on in the server file?',
		yesNo('address-without-name', 'client-without-name'),
		{
			fact: 'client-from-accept',
		},
	),
	ask(
		'name-in-list',
		'Is there a Client= entry with exactly that name, letter case aside?',
		yesNo('entry-lost', 'entry-missing'),
		{
			fact: 'name-in-list',
		},
	),
	ask(
		'single-entry',
		'Is there only one entry for this host in all [Clients] sections, letter case aside?',
		yesNo('entry-well-formed', 'duplicate-entry'),
		{
			fact: 'single-entry',
		},
	),
	ask(
		'entry-well-formed',
		'Are salt and verifier of the entry whole and in upper-case hexadecimal, with nothing behind them?',
		yesNo('password-set', 'entry-damaged'),
		{
			help: 'The salt has 16 digits, the verifier about 256.',
			fact: 'entry-well-formed',
		},
	),
	ask(
		'password-set',
		'Was samhain_setpwd run on the very binary that is running?',
		yesNo('other-password', 'password-missing'),
	),
	ask(
		'file-served',
		"Is there an rc.NAME or rc (baseline: file.NAME or file) in the server's data directory, with the name that the client announces?",
		yesNo('file-unreadable', 'file-missing'),
		{
			help: 'The path in the server\'s message "File not accessible" is where it looked.',
			fact: 'file-served',
		},
	),
	ask(
		'export-severity',
		"What is ExportSeverity in the client's file?",
		[answer('none', 'none', 'export-off'), answer('other', 'not set, or something else', 'client-runs')],
		{ fact: 'export-severity' },
	),
	ask(
		'client-runs',
		'Does the client run, and was it built as a client?',
		yesNo('names-server', 'not-a-client'),
		{
			help: "Its version output names the build. Debian's package is a standalone build without client or server.",
		},
	),

	cause(
		'no-server-name',
		'The client has no server address.',
		'Set SetLogServer in [Client], outside of conditionals that are false on this host; or ExportSeverity=none if no server is wanted.',
		'connecting-1',
		['SetLogServer', 'ExportSeverity'],
	),
	cause(
		'points-to-itself',
		'The client looks for the server on its own machine.',
		'Give SetLogServer the name or address of the server.',
		'connecting-1',
		['SetLogServer'],
	),
	cause(
		'server-down',
		'Nothing listens: yule is down, or could not open its port.',
		'Read what yule logs at its start; end a second instance that holds the port.',
		'connecting-1',
		['SetServerPort'],
	),
	cause(
		'wrong-port',
		'Client and server use different ports.',
		'Make SetServerPort equal to the port of the client, or start the client with --server-port.',
		'connecting-1',
		['SetServerPort'],
	),
	cause(
		'wrong-interface',
		'The server listens on another address.',
		'Remove SetServerInterface, or give it the numeric address that the clients use.',
		'connecting-1',
		['SetServerInterface'],
	),
	cause(
		'network',
		'Something between the two turns the connection away, or the name leads to another machine.',
		'Check packet filters, and which address the name has on the client.',
		'connecting-1',
		['SetLogServer', 'SetReverseLookup'],
	),
	cause(
		'wrapper-refuses',
		'TCP wrappers refuse the client.',
		'Add a line for it to hosts.allow; nothing needs to be restarted.',
		'connecting-2',
	),
	cause(
		'wrapper-name',
		'The files look right, but the server asks for another daemon name or sees another address.',
		'Use the install name of the server before the colon, and the address from its message behind it.',
		'connecting-2',
	),
	cause(
		'other-server',
		'The client talks to something else, or the log of the server hides the line.',
		'Compare address and port; lower the thresholds of the server; look for a device that cuts connections.',
		'connecting-1',
		['SetLogServer'],
	),
	cause(
		'client-without-name',
		'The client has no dotted name of its own, so it announces its address.',
		"In the client's hosts file, put the full name first on the line of its address.",
		'authentication-2',
		['Client'],
	),
	cause(
		'address-without-name',
		'The server looks up the name of the address, and it is not clean in both directions.',
		'Make name and address lead to each other on the server, or name the entry with the address, or switch SetClientFromAccept off.',
		'authentication-2',
		['SetClientFromAccept', 'Client'],
	),
	cause(
		'entry-missing',
		'No entry has the name that is looked up.',
		'Rename the entry to that name, or repair the hosts files so that the right name is announced.',
		'authentication-2',
		['Client'],
	),
	cause(
		'entry-lost',
		'The entry is not read: it stands outside [Clients], behind [EOF], in a false conditional, on a last line without line feed, or has a blank in the name. Or the server was not reloaded.',
		'Move the entry into [Clients] above [EOF], end the file with a line feed, reload the server.',
		'authentication-2',
		['Client'],
	),
	cause(
		'duplicate-entry',
		'A second entry further down is in force instead of the right one.',
		'Keep the entry that fits the password, remove the others, reload the server.',
		'authentication-1',
		['Client'],
	),
	cause(
		'entry-damaged',
		'The entry cannot fit any password.',
		'Make it anew with yule -P and paste the whole line.',
		'authentication-1',
		['Client'],
	),
	cause(
		'password-missing',
		'The running binary has another password than the entry.',
		'Run samhain_setpwd on the installed binary and restart the client.',
		'authentication-1',
	),
	cause(
		'other-password',
		'Entry and binary were made from different passwords, or by builds of different kind (with and without SRP).',
		'Set the password in the binary and make the entry with yule -P again, from one password and with matching builds.',
		'authentication-1',
		['Client'],
	),
	cause(
		'file-missing',
		'The server has no file under the name that the client announces.',
		"Put the file where the server's message says.",
		'downloading-1',
	),
	cause(
		'file-unreadable',
		"The file is there, but the server's user may not read it, or it lies outside of the chroot directory.",
		'Repair mode and owner of the file and its directories; look into SetChrootDir.',
		'downloading-1',
		['SetChrootDir'],
	),
	cause(
		'two-processes',
		'Two client processes, or two machines, use one name.',
		'Keep one; suspend the daemon with SIGUSR2 before a manual run.',
		'other-1',
	),
	cause('export-off', 'The client was told to send nothing.', 'Set ExportSeverity to mark or lower.', null, [
		'ExportSeverity',
	]),
	cause(
		'not-a-client',
		'There is no client to connect.',
		'Start it, or install a build that was configured as a client.',
		null,
	),
];

const nodes = new Map(WALK.map((node) => [node.id, node]));

/** The node with this id, or undefined. */
export function walkNode(id: string): TroubleshooterNode | undefined {
	return nodes.get(id);
}
