// What a person is told about a line: the examples are recorded, or stand in the daemon's own words.
import { describe, expect, it } from 'vitest';
import { GUIDANCE } from '../../server/src/core/guidance/guidance.ts';
import { type ExplainedLine, explainLine } from '../../server/src/core/logs/explain.ts';
import { logExplanations, logMessages } from '../../server/src/core/logs/messages.ts';
import { parseLogLine } from '../../server/src/core/logs/parse-line.ts';
import { explainLog } from '../../server/src/core/logs/records.ts';

function brief(said: ExplainedLine) {
	return [said.message ?? 'unknown', said.guidance ?? '-', said.title].join(' | ');
}

describe('the problems of the guidance, from their lines', () => {
	it.each([
		[
			'connecting-1',
			'<log sev="ERRO" tstamp="2026-11-22T16:22:49+0000" msg="Connection refused, address 127.0.0.1" subroutine="connect" service="export" host="127.0.0.1" />',
		],
		[
			'connecting-1',
			'ERROR  :  [2026-11-22T16:22:49+0000] msg=<Service failure>, service=<log server>, obj=<127.0.0.1>',
		],
		['connecting-1', 'ERROR  :  [2026-11-22T16:22:49+0000] msg=<No server name known>'],
		[
			'connecting-2',
			'<log sev="ERRO" tstamp="2026-11-22T16:26:01+0000" msg="Refused connection from 127.0.0.1" subroutine="libwrap" />',
		],
		[
			'connecting-2',
			'ERROR  :  [2026-11-22T16:26:01+0000] msg=<Connection error: Connection reset by peer>, port=<3>, subroutine=<read_port>',
		],
		[
			'authentication-1',
			'CRIT   :  [2026-11-22T16:25:44+0000] msg=<Invalid connection attempt: Session key mismatch>, client=<client1.example.org>',
		],
		[
			'authentication-1',
			'<log sev="ERRO" tstamp="2026-11-22T16:25:52+0000" msg="Session key negotiation failed" />',
		],
		[
			'authentication-2',
			'<log sev="CRIT" tstamp="2026-11-22T16:25:52+0000" msg="Invalid connection attempt: Not in client list" host="127.0.1.1" />',
		],
		[
			'authentication-2',
			'CRIT   :  [2026-11-22T16:25:52+0000] msg=<Cannot resolve client name> host=<client1.example.org>',
		],
		[
			'downloading-1',
			'<log sev="WARN" tstamp="2026-11-22T16:25:52+0000" msg="File not accessible" userid="1" path="/var/lib/yule/rc.client1.example.org" />',
		],
		['downloading-1', 'ERROR  :  [2026-11-22T16:25:52+0000] msg=<File download failed>'],
		[
			'other-1',
			'CRIT   :  [2026-11-22T16:25:52+0000] msg=<Invalid connection attempt: Signature mismatch>, client=<client1.example.org>',
		],
		[
			'other-1',
			'<log sev="ERRO" tstamp="2026-11-22T16:25:52+0000" msg="Invalid connection state" expect="INIT" received="\\000\\000\\000\\000" />',
		],
		[
			'other-2',
			'<log sev="CRIT" tstamp="2026-11-22T16:25:52+0000" msg="Restart without prior exit" host="client1.example.org" />',
		],
	])('%s: %s', (id, line) => {
		expect(explainLine(line).guidance).toBe(id);
	});

	it('covers all of them', () => {
		const reachable = new Set(logExplanations().map((each) => each.guidance));
		expect(GUIDANCE.filter((entry) => !reachable.has(entry.id))).toEqual([]);
	});
});

describe('facts', () => {
	it.each([
		[
			'host, in both styles',
			'CRIT   :  [2026-11-22T16:25:44+0000] msg=<Invalid connection attempt: Not in client list>, client=<web1.example.org>',
			{ host: 'web1.example.org', client: 'web1.example.org', msg: 'Not in client list' },
		],
		[
			'peer and address',
			'<log sev="CRIT" tstamp="2026-11-22T16:25:35+0000" msg="Reverse lookup of socket peer failed" host="client1.example.org" peer="other.example.org" obj="127.0.0.1" />',
			{ host: 'client1.example.org', peer: 'other.example.org', obj: '127.0.0.1' },
		],
		[
			'an address inside the text',
			'ERROR  :  [2026-11-22T16:22:49+0000] msg=<Connection refused, address 192.0.2.1>, subroutine=<connect>, service=<export>, host=<log.example.org>',
			{ address: '192.0.2.1', host: 'log.example.org', subroutine: 'connect', service: 'export' },
		],
		[
			'who was refused',
			'<log sev="ERRO" tstamp="2026-11-22T16:26:01+0000" msg="Refused connection from 192.0.2.7" subroutine="libwrap" />',
			{ host: '192.0.2.7', subroutine: 'libwrap' },
		],
		[
			'a line number',
			'WARN   :  [2026-11-22T16:26:01+0000] msg=<Unrecognized section heading in line 12 of configuration file>',
			{ line: '12' },
		],
		[
			'a path with entities',
			'<log sev="CRIT" tstamp="2026-11-22T17:32:58+0000" msg="Weird filename" path="/srv/we\\ ird&quot;q&lt;x&gt;&amp;" />',
			{ path: '/srv/we ird"q<x>&' },
		],
		[
			'a path with octal bytes',
			'CRIT   :  [2026-11-22T17:44:24+0000] msg=<Weird filename>, path=</srv/\\303\\274tf>',
			{ path: '/srv/ütf' },
		],
		[
			'a path that a server recoded',
			'<TCP>  :  [2026-11-22T17:44:24+0000] client=<client1>, msg=<CRIT   :  [2026-11-22T17:44:24+0000] msg=<Weird filename>, path=</srv/=c3=bctf=20x<y>>>',
			{ path: '/srv/ütf x<y>', host: 'client1' },
		],
		[
			'old and new values',
			'CRIT   :  [2026-11-22T17:28:38+0000] msg=<POLICY [ReadOnly] -----M--T->, path=</srv/a>, mode_old=<-rw-r--r-->, ctime_new=<[2026-11-22T17:28:19]>, ',
			{ path: '/srv/a', mode_old: '-rw-r--r--', ctime_new: '[2026-11-22T17:28:19]' },
		],
	])('%s', (_, line, facts) => {
		expect(explainLine(line).facts).toMatchObject(facts);
	});
});

describe('shapes of lines', () => {
	const said = 'msg="Invalid connection attempt: Not in client list" host="client1.example.org"';

	it.each([
		['console', `<log sev="CRIT" tstamp="2026-11-22T17:28:15+0000" ${said} />`],
		['log file', `<log sev="CRIT" tstamp="2026-11-22T17:28:15+0000" ${said}  >`],
		['syslog', `<82>Nov 22 17:28:15 Yule[32]: <log sev="CRIT" tstamp="2026-11-22T17:28:15+0000" ${said} />`],
		[
			'syslog with a host',
			`Nov  2 17:28:15 srv Yule[32]: <log sev="CRIT" tstamp="2026-11-22T17:28:15+0000" ${said} />`,
		],
		[
			'debug header',
			`<log sev="CRIT" tstamp="2026-11-22T17:28:15+0000" p.f="sh_xfer_server.c" p.l="1112" p.s="-1" ${said} />`,
		],
		['MessageHeader', `CRIT 2026-11-22T17:28:15+0000 [TCP] sh_xfer_server.c:1112:-1 ${said} />`],
		['MessageHeader without a blank', `CRIT 2026-11-22T17:28:15+0000${said} />`],
		['carriage return', `<log sev="CRIT" tstamp="2026-11-22T17:28:15+0000" ${said} />\r`],
		['a blank line end lost in pasting', `  <log sev="CRIT" tstamp="2026-11-22T17:28:15+0000" ${said}`],
	])('%s', (_, line) => {
		expect(explainLine(line)).toMatchObject({
			message: 'MSG_TCP_BADCONN',
			severity: 'crit',
			time: '2026-11-22T17:28:15+0000',
			facts: { host: 'client1.example.org' },
		});
	});

	it('reads program and process from syslog, the source place from the debug header', () => {
		expect(
			parseLogLine(
				'<82>Nov 22 17:30:29 Samhain[98]: CRIT   :  [2026-11-22T17:30:31+0000] (sh_hash.c, 2612, 353) msg=<x>',
			),
		).toMatchObject({
			syslog: { priority: 82, program: 'Samhain', pid: 98 },
			debug: { file: 'sh_hash.c', line: 2612, status: 353 },
			body: 'msg=<x>',
		});
	});

	it.each([
		['<trail>', 'trail'],
		['[SOF]', 'trail'],
		['<sig>5D28B193F861C83BDE038C1684A8418B0250946B222E0CD4</sig></log>', 'signature'],
		['A4DB8EF5AC6D53D981281032FB39E1D9B47FF79389B67240[2026-11-22T17:28:10+0000]', 'signature'],
		['-----BEGIN MESSAGE-----', 'mail'],
		['---------  sh_readconf.c  ---    433 ---------', 'chatter'],
		[
			'<82>Nov 22 12:30:29 Samhain[105]: 8]>, ctime_new=<[2026-11-22T12:30:29]>, mtime_old=<[2026',
			'continuation',
		],
	])('knows %s as no message, but as a line of the log', (line, kind) => {
		const said = explainLine(line);
		expect(said).toMatchObject({ known: true, kind, match: null, guidance: null });
		expect(said.message).toBeUndefined();
		expect(said.title).not.toBe('');
	});

	it('puts a message together whose text holds a line feed', () => {
		const lines = explainLog(
			'ERROR  :  [2026-11-22T17:33:07+0000] msg=<Cannot find auditctl - No such file or directory\n>, subroutine=<sh_audit_checkdaemon>\n',
		);
		expect(lines.map(({ line, lineCount }) => [brief(line), lineCount])).toEqual([
			['MSG_E_SUBGEN | - | Audit tools missing', 2],
		]);
	});
});

describe('cases of one message', () => {
	it('distinguishes the file of a client from any other', () => {
		const line = (path: string) =>
			`<log sev="ERRO" tstamp="2026-11-22T16:25:35+0000" msg="File not accessible" userid="0" path="${path}" />`;
		expect(explainLine(line('/var/lib/yule/file.web1.example.org')).stage).toBe('download');
		expect(explainLine(line('/var/lib/yule/rc')).stage).toBe('download');
		expect(explainLine(line('/var/run/utmp')).stage).toBe('check');
		expect(explainLine(line('/etc/rc.local')).stage).toBe('check');
	});

	it('fits numbers and paths in a text', () => {
		const line =
			'ERROR  :  [2026-11-22T16:25:35+0000] msg=</srv: subdirectory count (3) != hardlinks (1)>, subroutine=<sh_files_hle_test>';
		expect(brief(explainLine(line))).toBe('MSG_E_SUBGEN | - | Directory count does not match');
	});

	it('gives the answer of the inner message for a record of a server', () => {
		const line =
			'<TCP>  :  [2026-11-22T17:28:13+0000] client=<client1>, msg=<ERROR  :  [2026-11-22T17:28:13+0000] msg=<File download failed>>';
		const said = explainLine(line);
		expect(said.guidance).toBe('downloading-1');
		expect(said.nested?.title).toBe('Download failed');
	});
});

describe('what it does not know', () => {
	it.each([
		'Nov 22 17:28:15 srv sshd[1]: Accepted publickey for root',
		'<log sev="CRIT" tstamp="2026-11-22T17:28:15+0000" msg="The moon is made of cheese" />',
		'CRIT   :  [2026-11-22T17:28:15+0000] msg=<The moon is made of cheese>, client=<x>',
		'just some text',
		'SetLogServer=192.0.2.1',
	])('%s', (line) => {
		expect(explainLine(line)).toMatchObject({ known: false, guidance: null, causes: [], facts: {} });
	});
});

describe('the data', () => {
	it('explains messages that exist, and leads to problems that exist', () => {
		const ids = new Set(logMessages().map((message) => message.id));
		const problems = new Set<string | null>([null, ...GUIDANCE.map((entry) => entry.id)]);
		for (const each of logExplanations()) {
			expect(ids).toContain(each.id);
			expect(problems).toContain(each.guidance);
		}
	});

	it('can reach each explanation by a line that fits its case', () => {
		for (const each of logExplanations()) {
			const message = logMessages().find((one) => one.id === each.id);
			// The words alone do not tell it from MSG_EINVALS, see recognise.test.ts.
			if (each.id === 'MSG_EINVALL') continue;
			let index = 0;
			const body = (message?.plain ?? '').replace(/%[-+ #0]*\d*(?:\.\d+)?l?([a-z])/g, (_, type: string) => {
				const [name = ''] = message?.fields[index++] ?? [];
				const wanted = each.when?.[name]
					?.replace(/^DATADIR\/.*/, '/var/lib/yule/rc.web1')
					.replace(/\bN\b/g, '7');
				return wanted ?? (type === 's' ? 'value' : type === 'f' ? '0.5' : type === 'c' ? 'A' : '101');
			});
			const said = explainLine(`CRIT   :  [2026-11-22T17:28:15+0000] ${body}`);
			const inner = said.message === 'MSG_TCP_MSG' ? 'Message of a client' : undefined;
			expect(said.title, body).toBe(inner ?? each.title);
		}
	});
});

describe('hostile input', () => {
	const size = 10_000_000;
	it.each([
		['one letter', 'a'.repeat(size)],
		['open header', '<log sev="CRIT" tstamp="'.repeat(size / 24)],
		['blanks', ' '.repeat(size)],
		['open attributes', `<log sev="CRIT" tstamp="2026" ${'msg="'.repeat(size / 5)}`],
		[
			'attributes of a POLICY line',
			`CRIT   :  [2026] msg=<POLICY [ReadOnly] C>, path=</a>, ${'a=<b'.repeat(size / 4)}`,
		],
		['tags', 'CRIT   :  ['.repeat(size / 11)],
		[
			'a path of escapes',
			`<TCP>  :  [x] client=<c>, msg=<CRIT   :  [x] msg=<Weird filename>, path=</${'=ff'.repeat(size / 3)}>>`,
		],
		['containers in containers', 'a | '.repeat(size / 4)],
		['words of a message again and again', 'encryption mismatch in x: server: '.repeat(size / 34)],
		['opened brackets', 'path=<'.repeat(size / 6)],
		['escapes', '&lt;'.repeat(size / 4)],
		['records in records', `${'<TCP>  :  [x] client=<c>, msg=<'.repeat(size / 32)}`],
	])('answers a line of 10 MB in time: %s', (_, line) => {
		const start = performance.now();
		expect(explainLine(line).input).toHaveLength(line.length);
		expect(performance.now() - start).toBeLessThan(500);
	});
});
