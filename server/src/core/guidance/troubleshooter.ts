// The troubleshooter "my client does not connect" as data: its questions and its causes.
import type { ProblemId } from './guidance.ts';
import type {
	TroubleshooterAnswer,
	TroubleshooterCause,
	TroubleshooterFact,
	TroubleshooterNode,
	TroubleshooterQuestion,
} from './troubleshooter-node.ts';

/** Id of the first node. */
export const START_NODE = 'start';

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

/** Questions first, then causes; the page shows both as headings, so each text is one sentence. */
export const TROUBLESHOOTER: readonly TroubleshooterNode[] = [
	ask(
		START_NODE,
		'What does the client log at the time of the attempt?',
		[
			answer('refused', 'Connection refused, a time-out, or a name that does not resolve', 'names-server'),
			answer('no-name', 'No server name known', 'no-server-name'),
			answer('reset', 'Connection error: Connection reset by peer', 'server-says'),
			answer('negotiation', 'Session key negotiation failed', 'server-says'),
			answer('download', 'File download failed, after Session key negotiated', 'file-served'),
			answer('download-refused', 'File download failed, without Session key negotiated', 'server-says'),
			answer('state', 'Invalid connection state with expect="TALK", after it had worked', 'two-processes'),
			answer('nothing', 'Nothing about the server', 'export-severity'),
		],
		{
			help: 'Start the client in the foreground with PrintSeverity=info. Until start-up is complete it logs to standard error only.',
		},
	),
	ask(
		'names-server',
		'Does the client file have a SetLogServer that is in force on this host?',
		yesNo('localhost', 'no-server-name'),
		{ fact: 'client-names-server' },
	),
	ask(
		'localhost',
		'Does it name localhost or a loopback address although the server is another machine?',
		yesNo('points-to-itself', 'server-runs'),
		{ fact: 'server-is-localhost' },
	),
	ask(
		'server-runs',
		'Does yule run on that machine, and did it open its port?',
		yesNo('ports-agree', 'server-down'),
		{
			help: 'On the server: ss -ltnp. "Server up" with socket_id -1 means that yule could not open the port.',
		},
	),
	ask(
		'ports-agree',
		'Does it listen on the port that the client was built for (49777 unless changed)?',
		yesNo('interface-fits', 'wrong-port'),
		{ fact: 'ports-agree' },
	),
	ask(
		'interface-fits',
		'Does it listen on the address that the client uses, or on all?',
		yesNo('network', 'wrong-interface'),
		{
			help: 'Compare SetServerInterface with the address of SetLogServer on the client.',
			fact: 'interface-fits',
		},
	),
	ask(
		'server-says',
		'What does the server log at that second?',
		[
			answer('libwrap', 'Refused connection from ... (libwrap)', 'wrappers-admit'),
			answer('not-in-list', 'Invalid connection attempt: Not in client list', 'is-address'),
			answer('mismatch', 'Invalid connection attempt: Session key mismatch', 'single-entry'),
			answer('signature', 'Invalid connection attempt: Signature mismatch', 'two-processes'),
			answer('nothing', 'Nothing at all', 'other-server'),
		],
		{
			help: 'The server logs the reason as crit, a refusal by TCP wrappers as err. The client cannot separate these cases.',
		},
	),
	ask(
		'wrappers-admit',
		'Do hosts.allow and hosts.deny of the server let the client in?',
		yesNo('wrapper-name', 'wrapper-refuses'),
		{
			help: 'Read hosts.allow first, for the install name of the server. tcpdmatch yule ADDRESS shows the result.',
			fact: 'wrappers-admit',
		},
	),
	ask('is-address', 'Is the name in that message a numeric address?', yesNo('from-accept', 'name-in-list')),
	ask(
		'from-accept',
		'Is SetClientFromAccept on in the server file?',
		yesNo('address-without-name', 'client-without-name'),
		{ fact: 'client-from-accept' },
	),
	ask(
		'name-in-list',
		'Is there a Client= entry with exactly that name, in any letter case?',
		yesNo('entry-lost', 'entry-missing'),
		{ fact: 'name-in-list' },
	),
	ask(
		'single-entry',
		'Is there only one entry for this host in all [Clients] sections, in any letter case?',
		yesNo('entry-well-formed', 'duplicate-entry'),
		{ fact: 'single-entry' },
	),
	ask(
		'entry-well-formed',
		'Are salt and verifier of the entry complete, with nothing after them?',
		yesNo('password-set', 'entry-damaged'),
		{
			help: 'The salt has 16 hexadecimal digits in upper case, the verifier about 256.',
			fact: 'entry-well-formed',
		},
	),
	ask(
		'password-set',
		'Did samhain_setpwd change the binary that runs?',
		yesNo('other-password', 'password-missing'),
	),
	ask(
		'file-served',
		'Does the data directory of the server have the file under the name that the client claims?',
		yesNo('file-unreadable', 'file-missing'),
		{
			help: 'The files are rc.NAME or rc, and file.NAME or file. NAME is the claimed name in lower case. The server logs the path as "File not accessible".',
			fact: 'file-served',
		},
	),
	ask(
		'export-severity',
		'What is ExportSeverity in the client file?',
		[answer('none', 'none', 'export-off'), answer('other', 'not set, or another level', 'client-runs')],
		{ fact: 'export-severity' },
	),
	ask(
		'client-runs',
		'Does the client run, and was it built as a client?',
		yesNo('names-server', 'not-a-client'),
		{
			help: 'Its version output names the build. The package of Debian is a standalone build without client or server.',
		},
	),

	cause(
		'no-server-name',
		'The client has no server address.',
		'Add SetLogServer to [Client], outside of conditionals that are false on this host. To run without a server, set ExportSeverity=none.',
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
		'Start yule in the foreground and read its messages. End another instance that holds the port.',
		'connecting-1',
		['SetServerPort'],
	),
	cause(
		'wrong-port',
		'Client and server use different ports.',
		'Set SetServerPort to the port of the client, or start the client with --server-port.',
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
		'The network rejects the connection, or the name leads to another machine.',
		'Check packet filters, and the address of the name on the client.',
		'connecting-1',
		['SetLogServer', 'SetReverseLookup'],
	),
	cause(
		'wrapper-refuses',
		'TCP wrappers refuse the client.',
		'Add a line for it to hosts.allow. The server needs neither restart nor reload.',
		'connecting-2',
	),
	cause(
		'wrapper-name',
		'The rules are for another daemon name or another address.',
		'Write the install name of the server before the colon, and after it the address from the message of the server.',
		'connecting-2',
	),
	cause(
		'other-server',
		'The client talks to another program, or the server hides the line.',
		'Compare address and port. Lower the thresholds of the server. Look for a device that cuts connections.',
		'connecting-1',
		['SetLogServer'],
	),
	cause(
		'client-without-name',
		'The client has no dotted name of its own, so it announces its address.',
		"Put the full name first in its line of the client's hosts file.",
		'authentication-2',
		['Client'],
	),
	cause(
		'address-without-name',
		'The address of the client does not resolve to a dotted name that leads back to it.',
		"Put the full name first in the address's line of the server's hosts file, register the address, or turn off SetClientFromAccept. The files to download keep the claimed name.",
		'authentication-2',
		['SetClientFromAccept', 'Client'],
	),
	cause(
		'entry-missing',
		'No entry has the name that the server looks for.',
		'Give the entry that name, or repair the hosts files so that the client announces the name of the entry.',
		'authentication-2',
		['Client'],
	),
	cause(
		'entry-lost',
		'The server does not read the entry.',
		'Move the entry into [Clients], above [EOF] and outside of false conditionals. Remove blanks from the name, end the last line with a line feed, and reload the server.',
		'authentication-2',
		['Client'],
	),
	cause(
		'duplicate-entry',
		'A later entry is in force instead of the correct one.',
		'Keep the entry that matches the password, remove the others, and reload the server.',
		'authentication-1',
		['Client'],
	),
	cause(
		'entry-damaged',
		'The entry cannot match any password.',
		'Make a new one with yule -P, and paste the whole line.',
		'authentication-1',
		['Client'],
	),
	cause(
		'password-missing',
		'The password in the running binary does not belong to the entry.',
		'Run samhain_setpwd on the installed binary and restart the client.',
		'authentication-1',
	),
	cause(
		'other-password',
		'Entry and binary have different passwords, or come from builds with and without SRP.',
		'Set the password in the binary and make the entry with yule -P again, with one password and matching builds.',
		'authentication-1',
		['Client'],
	),
	cause(
		'file-missing',
		'The server has no file under the name that the client claims.',
		'Put the file under the path that the server logs. Neither side needs a reload.',
		'downloading-1',
	),
	cause(
		'file-unreadable',
		"The server's user cannot read the file, or the file is outside of the chroot directory.",
		'Correct mode and owner of the file and of its directories. With SetChrootDir, the path in the message is inside that directory.',
		'downloading-1',
		['SetChrootDir'],
	),
	cause(
		'two-processes',
		'Two client processes, or two machines, use one name.',
		'Keep one. Suspend the daemon with SIGUSR2 before a manual check.',
		'other-1',
	),
	cause(
		'export-off',
		'The client sends nothing, by its configuration.',
		'Set ExportSeverity to mark or lower.',
		null,
		['ExportSeverity'],
	),
	cause(
		'not-a-client',
		'No client runs that could connect.',
		'Start it, or install a build that was configured as a client.',
		null,
	),
];

const nodes = new Map(TROUBLESHOOTER.map((node) => [node.id, node]));

/** The node with this id, or undefined. */
export function findNode(id: string): TroubleshooterNode | undefined {
	return nodes.get(id);
}
