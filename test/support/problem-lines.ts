// The lines that client and server write for each problem of the guidance, as daemons of version 4.1.4 were seen to
// write them, with the names and addresses of the sample deployment; and where in the sample the cause stands.

export interface ProblemLines {
	readonly guidance: string;
	readonly client: readonly string[];
	readonly server: readonly string[];
	/** `FILE:LINE` in `sample/`; undefined where no file can show the cause. */
	readonly cause: string | undefined;
}

function log(severity: string, text: string): string {
	return `<log sev="${severity}" tstamp="2026-11-22T16:25:44+0000" ${text} />`;
}

const HANDSHAKE = log('ERRO', 'msg="Session key negotiation failed"');

export const PAIRS: readonly ProblemLines[] = [
	{
		guidance: 'connecting-1',
		client: [
			log(
				'ERRO',
				'msg="Connection refused, address 127.0.0.1" subroutine="connect" service="export" host="127.0.0.1"',
			),
			log('ERRO', 'msg="Service failure" service="log server" obj="localhost"'),
		],
		server: [],
		cause: 'data/rc.backup.example.org:17',
	},
	{
		guidance: 'connecting-2',
		client: [log('ERRO', 'msg="Connection error: Connection reset by peer" port="3" subroutine="read_port"')],
		server: [log('ERRO', 'msg="Refused connection from 10.0.0.12" subroutine="libwrap"')],
		cause: 'hosts.deny:2',
	},
	{
		guidance: 'authentication-1',
		client: [HANDSHAKE],
		server: [log('CRIT', 'msg="Invalid connection attempt: Session key mismatch" host="web1.example.org"')],
		cause: 'yulerc:50',
	},
	{
		guidance: 'authentication-2',
		client: [HANDSHAKE],
		server: [log('CRIT', 'msg="Invalid connection attempt: Not in client list" host="10.0.0.21"')],
		cause: 'yulerc:32',
	},
	{
		guidance: 'downloading-1',
		client: [log('ERRO', 'msg="File download failed"')],
		server: [
			log('WARN', 'msg="File not accessible" userid="2" path="/var/lib/yule/file.mail.example.org"'),
			log('CRIT', 'msg="Requested file not found" host="mail.example.org" path="(NULL)"'),
		],
		cause: 'data/file.mail.example.org:1',
	},
	{
		guidance: 'other-1',
		client: [
			log('ERRO', String.raw`msg="Invalid connection state" expect="PARP" received="\225\007\216\151"`),
		],
		server: [log('CRIT', 'msg="Invalid connection attempt: Signature mismatch" host="backup.example.org"')],
		cause: 'yulerc:45',
	},
	{
		guidance: 'other-2',
		client: [],
		server: [log('CRIT', 'msg="Restart without prior exit" host="build.example.org"')],
		cause: undefined,
	},
];
