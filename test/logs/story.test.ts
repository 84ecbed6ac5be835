// Logs of client and server as one course of events: what went wrong first, what follows from it, and what is no failure
// at all. The rows of messages are those that real clients and servers write; names and times are invented.
import { describe, expect, it } from 'vitest';
import { answerLog } from '../../server/src/core/logs/explain-deployment.ts';

const tags = {
	INFO: 'INFO',
	NOTE: 'NOTE',
	WARN: 'WARN',
	ERRO: 'ERRO',
	CRIT: 'CRIT',
	ALRT: 'ALRT',
	MARK: 'MARK',
};

/** One record: level, second, message. */
function log(rows: readonly (readonly [level: keyof typeof tags, second: number, body: string])[]): string[] {
	return rows.map(
		([level, second, body]) =>
			`<log sev="${tags[level]}" tstamp="2026-03-01T08:00:${String(second).padStart(2, '0')}+0000" ${body} />`,
	);
}

function tell(...parts: readonly (readonly string[])[]) {
	const [part] = [...answerLog(parts.flat(), [])];
	const answers = part?.answers ?? [];
	return {
		main: part?.story?.main,
		others: part?.story?.others ?? [],
		/** Text of the record that each record follows from. */
		causes: answers.map(({ follows }) => (follows === null ? null : (answers[follows]?.line.message ?? ''))),
		guidance: answers.map(({ line }) => line.guidance),
	};
}

const downloading = ['INFO', 1, 'msg="Downloading configuration file"'] as const;
const failed = ['ERRO', 2, 'msg="File download failed"'] as const;
const ended = ['ALRT', 2, 'msg="EXIT" program="Samhain" status="exit_failure"'] as const;
const loggedIn = ['INFO', 1, 'msg="Session key negotiated"'] as const;
const yule = ['ALRT', 0, 'msg="START" program="Yule" userid="1" path="/etc/yulerc" hash="00"'] as const;
const host = 'host="db7.example.net"';

describe('a failed download', () => {
	it('is about files after a log-in: the server names the path, and that nothing is there', () => {
		const client = log([downloading, loggedIn, failed, ended]);
		const server = log([
			yule,
			['NOTE', 1, `msg="NEW CLIENT" ${host}`],
			['WARN', 2, 'msg="File not accessible" userid="1" path="/var/lib/yule/rc.db7.example.net"'],
			['ERRO', 2, 'msg="File not accessible" userid="1" path="/var/lib/yule/rc"'],
			['CRIT', 2, `msg="Requested file not found" ${host} path="(NULL)"`],
		]);
		const { main, others, causes } = tell(client, server);
		expect(main).toMatchObject({ guidance: 'downloading-1', stage: expect.stringContaining('logged in') });
		expect(main?.what).toContain('finds no configuration');
		expect(main?.what).toContain('/var/lib/yule/rc.db7.example.net');
		expect(others).toEqual([]);
		expect(causes).toEqual([
			null,
			null,
			'MSG_E_ACCESS',
			'MSG_E_ACCESS',
			null,
			null,
			null,
			'MSG_E_ACCESS',
			'MSG_E_ACCESS',
		]);
	});

	it('distinguishes an unreadable file from a missing one by the path that the server gives', () => {
		const server = log([
			['ERRO', 2, 'msg="File not accessible" userid="1" path="/var/lib/yule/rc.db7.example.net"'],
			['CRIT', 2, `msg="Requested file not found" ${host} path="/var/lib/yule/rc.db7.example.net"`],
		]);
		expect(tell(server).main?.what).toContain('may not read');
	});

	it('names the baseline once the configuration has come', () => {
		const client = log([
			downloading,
			loggedIn,
			['INFO', 1, 'msg="File download completed"'],
			['INFO', 1, 'msg="Downloading database file"'],
			failed,
			['ALRT', 2, 'msg="PANIC Error initializing the application" program="Samhain"'],
			ended,
		]);
		const { main, causes } = tell(client);
		expect(main?.what).toBe('The server did not send the baseline.');
		expect(causes.slice(5)).toEqual(['MSG_TCP_FBAD', 'MSG_TCP_FBAD']);
	});

	it.each([
		['INIT', 'CRIT', `msg="Invalid connection attempt: Not in client list" ${host}`, 'authentication-2'],
		['PARP', 'CRIT', `msg="Invalid connection attempt: Session key mismatch" ${host}`, 'authentication-1'],
		['INIT', 'ERRO', 'msg="Refused connection from 192.0.2.7" subroutine="libwrap"', 'connecting-2'],
	] as const)(
		'leads to the log-in that was refused before it: %s, %s %s',
		(expected, level, refusal, guidance) => {
			const client = log([
				downloading,
				['ERRO', 2, `msg="Invalid connection state" expect="${expected}" received="\\000\\000\\000\\000"`],
				['ERRO', 2, 'msg="Session key negotiation failed"'],
				failed,
				ended,
			]);
			const alone = tell(client);
			expect(alone.guidance.slice(1, 4)).toEqual(Array.from({ length: 3 }, () => alone.main?.guidance));
			const together = tell(client, log([yule, [level, 2, refusal]]));
			expect(together.main).toMatchObject({ guidance, index: 6, consequences: [1, 2, 3, 4] });
			expect(together.guidance[3]).toBe(guidance);
		},
	);

	it('leads to the connection that failed before it', () => {
		const client = log([
			downloading,
			[
				'ERRO',
				2,
				'msg="Connection refused, address log.example.net" subroutine="connect" service="export" host="log.example.net"',
			],
			failed,
			ended,
		]);
		expect(tell(client)).toMatchObject({
			main: { index: 1, guidance: 'connecting-1' },
			causes: [null, null, 'MSG_E_NET', 'MSG_E_NET'],
		});
	});
});

describe('no failure', () => {
	it('is a missing file of its own for a client that gets the common one', () => {
		const server = log([
			yule,
			['NOTE', 1, `msg="NEW CLIENT" ${host}`],
			['WARN', 2, 'msg="File not accessible" userid="1" path="/var/lib/yule/rc.db7.example.net"'],
			['INFO', 2, `msg="File transfer completed" ${host}`],
		]);
		expect(tell(server)).toMatchObject({ main: undefined, guidance: [null, null, null, null] });
	});

	it('is the same where the log hides what was sent, but shows that the client started', () => {
		const server = log([
			['WARN', 2, 'msg="File not accessible" userid="1" path="/var/lib/yule/rc.db7.example.net"'],
			[
				'ALRT',
				3,
				'remote_host="db7" > <log sev="ALRT" tstamp="2026-03-01T08:00:03+0000" msg="START" program="Samhain" userid="0" path="REQ_FROM_SERVER" hash="00" /> </log>',
			],
		]).map((line) => line.replace(/<\/log> \/>$/, '</log>'));
		expect(tell(server).main).toBeUndefined();
	});

	it('is a run in which all went well', () => {
		const client = log([
			downloading,
			loggedIn,
			['INFO', 1, 'msg="File download completed"'],
			['ALRT', 3, 'msg="EXIT" program="Samhain" status="exit_success"'],
		]);
		expect(tell(client).main).toBeUndefined();
	});
});

describe('a running session', () => {
	it('ends with a second process: its first sign follows from it, too', () => {
		const server = log([
			['CRIT', 4, `msg="Restart without prior exit" ${host}`],
			['CRIT', 6, `msg="Invalid connection attempt: Signature mismatch" ${host}`],
		]);
		const client = log([
			['ERRO', 6, 'msg="Invalid connection state" expect="TALK" received="\\000\\000\\000\\000"'],
			['ERRO', 6, 'msg="Unexpected reply"'],
			['ERRO', 6, 'msg="Connection error: Input/output error"'],
			['ERRO', 6, 'msg="Service failure" service="log server" obj="log.example.net"'],
		]);
		const { main, causes } = tell(server, client);
		expect(main).toMatchObject({ index: 1, guidance: 'other-1' });
		expect(causes).toEqual(['MSG_TCP_BADCONN', null, ...Array.from({ length: 4 }, () => 'MSG_TCP_BADCONN')]);
		expect(tell(client).main?.guidance).toBe('other-1');
	});

	it.each([
		[
			'a failed download',
			['CRIT', 1, `msg="Requested file not found" ${host} path="(NULL)"`],
			'downloading-1',
		],
		[
			'a refused password',
			['CRIT', 1, `msg="Invalid connection attempt: Session key mismatch" ${host}`],
			'authentication-1',
		],
	] as const)('"Restart without prior exit" follows from %s before it', (_, before, guidance) => {
		const { main, causes } = tell(log([before, ['CRIT', 9, `msg="Restart without prior exit" ${host}`]]));
		expect(main?.guidance).toBe(guidance);
		expect(causes[1]).not.toBeNull();
	});

	it('"Restart without prior exit" alone is a cause', () => {
		expect(tell(log([['CRIT', 9, `msg="Restart without prior exit" ${host}`]])).main?.guidance).toBe(
			'other-2',
		);
	});
});

describe('the end of a server', () => {
	it('is why its clients find nobody', () => {
		const server = log([
			yule,
			['CRIT', 5, 'msg="Runtime configuration reloaded"'],
			['ALRT', 5, 'msg="PANIC - File not accessible" userid="1" path="/etc/yulerc"'],
			['ALRT', 5, 'msg="EXIT" program="Yule" status="exit_failure"'],
		]);
		const client = log([
			['ALRT', 2, 'msg="START" program="Samhain" userid="0" path="/etc/samhainrc" hash="00"'],
			[
				'ERRO',
				9,
				'msg="Connection refused, address log.example.net" subroutine="connect" service="export" host="log.example.net"',
			],
			['ERRO', 9, 'msg="Service failure" service="log server" obj="log.example.net"'],
		]);
		const { main, others } = tell(client, server);
		expect(main).toMatchObject({ index: 5, consequences: [1, 2, 6] });
		expect(others).toEqual([]);
	});
});

describe('other causes', () => {
	it('a baseline with sums of another algorithm', () => {
		const changed = (path: string) =>
			[
				'CRIT',
				3,
				`msg="POLICY [ReadOnly] C---------" path="${path}" chksum_old="${'A'.repeat(48)}" chksum_new="${'a'.repeat(64)}"`,
			] as const;
		expect(tell(log([changed('/srv/a'), changed('/srv/b')]))).toMatchObject({
			main: { what: expect.stringContaining('different checksum algorithms'), consequences: [1] },
		});
	});

	it('a configuration from the server with nothing in it', () => {
		const client = log([
			downloading,
			loggedIn,
			['INFO', 1, 'msg="File download completed"'],
			['WARN', 2, 'msg="Unrecognized section heading in line 6 of configuration file"'],
			['WARN', 2, 'msg="No files or directories defined for checking"'],
		]);
		expect(tell(client)).toMatchObject({ main: { index: 3, guidance: 'downloading-1', consequences: [4] } });
	});

	it('a name that does not resolve back is one cause, however often it is logged', () => {
		const said = ['CRIT', 3, `msg="Cannot resolve client name" ${host}`] as const;
		expect(tell(log([said, said, said]))).toMatchObject({
			main: { guidance: 'authentication-2', consequences: [1, 2] },
		});
	});

	it('a block on standard error belongs to the fatal message after it', () => {
		const block = [
			'---------  sh_readconf.c  ---    433 ---------',
			'',
			'Could not open the local configuration file for reading because',
			'of the following error: No such file or directory (errnum = -1041)',
			'If this is a permission problem, you need to change file permissions',
			'to make the file readable for the effective UID: 0',
			'',
			'----------------------------------------------',
		];
		const client = log([
			['ALRT', 1, 'msg="PANIC - File not accessible" userid="0" path="/etc/samhainrc"'],
			ended,
		]);
		expect(tell(block, client).causes).toEqual(['MSG_NOACCESS', null, 'MSG_NOACCESS']);
	});
});

it('takes words without a time as questions, each for itself', () => {
	const texts = [
		'Session key negotiation failed',
		'Invalid connection attempt: Not in client list',
		'File download failed',
	];
	expect(tell(texts)).toMatchObject({
		main: undefined,
		causes: [null, null, null],
		guidance: ['authentication-1', 'authentication-2', 'downloading-1'],
	});
});
