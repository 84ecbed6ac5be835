// From a log line to the lines of a small deployment that cause it. The files are written out as text and read as the
// editor reads them; `list` shows the answer as `file:line (rule)`.
import { describe, expect, it } from 'vitest';
import { explainLine } from '../../server/src/core/logs/explain.ts';
import {
	type CauseContext,
	type LikelyCause,
	openCauseContext,
} from '../../server/src/core/logs/likely-cause.ts';
import { findLikelyCauses } from '../../server/src/core/logs/likely-causes.ts';
import { loadDeployment } from '../support/deployment.ts';
import { readFiles } from '../support/fixture.ts';

const SALT = 'FD55B0E7385478A6';
const VERIFIER = '8B'.repeat(128);

/** @param fixture `yulerc` and `hosts` are the server's, `data/` has the files for clients, `NAME/` is a client's machine */
function open(fixture: string): CauseContext {
	const files = readFiles(fixture);
	// A server file alone makes no deployment.
	const isAlone = files.length === 1;
	return openCauseContext(loadDeployment(isAlone ? [...files, { path: 'hosts', text: '' }] : files));
}

function find(message: string, fixture: string): readonly LikelyCause[] {
	return findLikelyCauses(explainLine(`CRIT   :  [2026-11-22T16:25:44+0000] ${message}`), open(fixture));
}

function list(causes: readonly LikelyCause[]): readonly string[] {
	return causes.map(
		({ file, line, ruleId }) => `${file}:${line}${ruleId === undefined ? '' : ` (${ruleId})`}`,
	);
}

function places(causes: readonly LikelyCause[]): readonly string[] {
	return causes.map(({ file, line }) => `${file}:${line}`);
}

function entry(name: string): string {
	return `Client=${name}@${SALT}@${VERIFIER}`;
}

describe('Not in client list', () => {
	const message = (name: string) => `msg=<Invalid connection attempt: Not in client list>, client=<${name}>`;

	it('leads to the nearest entry first, with the fix to rename it, and to the place for a new one', () => {
		const found = find(
			message('web1.example.org'),
			`=== yulerc\n[Clients]\n${entry('db.example.org')}\n${entry('web1')}\n${entry('www.example.com')}\n`,
		);
		expect(places(found)).toEqual(['yulerc:3', 'yulerc:4']);
		expect(found.map(({ fix }) => fix)).toEqual([
			'Rename the entry to web1.example.org',
			'Add an entry for web1.example.org, made with yule -P',
		]);
	});

	it('leads to an entry with a typing error', () => {
		const files = `=== yulerc\n[Clients]\n${entry('mail.example.org')}\n${entry('wbe7.example.org')}\n`;
		expect(places(find(message('web7.example.org'), files))[0]).toBe('yulerc:3');
	});

	it('leads to an entry that the server does not read', () => {
		const cutOff = `=== yulerc no-final-newline\n[Clients]\n${entry('db.example.org')}\n${entry('web1.example.org')}\n`;
		expect(find(message('web1.example.org'), cutOff)[0]).toMatchObject({
			file: 'yulerc',
			line: 3,
			ruleId: 'no-final-newline',
			why: 'This entry is for web1.example.org, but the server does not read it.',
		});
		const afterEnd = `=== yulerc\n[Clients]\n${entry('db.example.org')}\n[EOF]\n${entry('web1.example.org')}\n`;
		expect(places(find(message('web1.example.org'), afterEnd))[0]).toBe('yulerc:4');
		const elsewhere = `=== yulerc\n[Misc]\n${entry('web1.example.org')}\n[Clients]\n${entry('db.example.org')}\n`;
		expect(places(find(message('web1.example.org'), elsewhere))[0]).toBe('yulerc:2');
	});

	it('leads to an entry that is read, since the server may not have been reloaded', () => {
		const [first] = find(
			message('web1.example.org'),
			`=== yulerc\n[Clients]\n${entry('web1.example.org')}\n`,
		);
		expect(first?.why).toContain('not reloaded');
	});

	it('leads from an address to the hosts line of the client without a dotted name, and to the entry meant', () => {
		const found = find(
			message('127.0.1.1'),
			`=== yulerc
[Clients]
${entry('client1.example.org')}
=== hosts
192.0.2.1 srv.example.org
=== client1.example.org/samhainrc
[Client]
SetLogServer=192.0.2.1
=== client1.example.org/hosts
127.0.0.1 localhost
127.0.1.1 client1`,
		);
		expect(places(found).slice(0, 2)).toEqual(['client1.example.org/hosts:2', 'yulerc:2']);
		expect(found[0]?.why).toContain('no dotted name');
	});

	it('leads from an address to SetClientFromAccept where it is on, and to the server’s hosts', () => {
		const found = find(
			message('192.0.2.11'),
			`=== yulerc
[Server]
SetClientFromAccept=yes
[Clients]
${entry('web1.example.org')}
=== hosts
192.0.2.11 web1
=== web1.example.org/samhainrc
[Client]
SetLogServer=192.0.2.1
=== web1.example.org/hosts
192.0.2.11 web1.example.org web1`,
		);
		expect(list(found).slice(0, 1)).toEqual(['yulerc:2 (risky-client-from-accept)']);
		expect(places(found).slice(1, 3)).toEqual(['hosts:1', 'yulerc:4']);
	});

	it('leaves SetClientFromAccept alone where it is off', () => {
		const files = `=== yulerc\n[Server]\nSetClientFromAccept=no\n[Clients]\n${entry('web1.example.org')}\n`;
		expect(places(find(message('192.0.2.11'), files))).not.toContain('yulerc:2');
	});
});

describe('Session key mismatch', () => {
	const message = 'msg=<Invalid connection attempt: Session key mismatch>, client=<client1.example.org>';

	it('leads to the entry in force and to the dead ones, letter case ignored', () => {
		const found = find(
			message,
			`=== yulerc\n[Clients]\n${entry('client1.example.org')}\n${entry('other')}\n${entry('CLIENT1.example.org')}\n`,
		);
		expect(list(found)).toEqual(['yulerc:4 (duplicate-client)', 'yulerc:2 (duplicate-client)']);
		expect(found[0]?.why).toContain('in force');
		expect(found[1]?.why).toContain('dead');
	});

	it('takes the same one of two server files for the one in force as the findings do', () => {
		const found = find(
			message,
			`=== .samhain-lint.json
{"deployment": {"server": {"file": ["yulerc", "yulerc.second"]}}}
=== yulerc
[Clients]
${entry('client1.example.org')}
=== yulerc.second
[Clients]
Client=client1.example.org@${SALT}@${'9C'.repeat(128)}`,
		);
		expect(found.map(({ file, why }) => `${file}: ${why.includes('is in force;')}`)).toEqual([
			'yulerc: true',
			'yulerc.second: false',
		]);
	});

	it('says what is wrong with a single entry', () => {
		const short = `=== yulerc\n[Clients]\nClient=client1.example.org@${SALT}@8B20\n`;
		expect(find(message, short)[0]?.why).toContain('4 digits');
		const words = `=== yulerc\n[Clients]\nClient=client1.example.org@${SALT}@${VERIFIER} # web\n`;
		expect(find(message, words)[0]?.why).toContain('hexadecimal');
	});
});

describe('TCP wrappers', () => {
	const message = 'msg=<Refused connection from 192.0.2.7>, subroutine=<libwrap>';

	it('lead to the rule that refuses', () => {
		const found = find(
			message,
			'=== yulerc\n[Clients]\n=== hosts.allow\nyule: 192.0.2.8\n=== hosts.deny\n# all\nyule: ALL\n',
		);
		expect(places(found)).toEqual(['hosts.deny:2']);
		expect(found[0]?.fix).toBe('Add a line for the client to hosts.allow: yule: 192.0.2.7');
	});

	it('lead to a rule for another daemon name, too', () => {
		const files = '=== yulerc\n[Clients]\n=== hosts.allow\nsamhain: 192.0.2.7\n=== hosts.deny\nALL: ALL\n';
		expect(places(find(message, files))).toEqual(['hosts.deny:1', 'hosts.allow:1']);
	});

	it('use what the client logs about it', () => {
		const reset = 'msg=<Connection error: Connection reset by peer>, port=<3>, subroutine=<read_port>';
		expect(places(find(reset, '=== yulerc\n[Clients]\n=== hosts.deny\nALL: ALL\n'))).toEqual([
			'hosts.deny:1',
		]);
	});

	it('assess a client by the address that it is bound to', () => {
		const found = find(
			'msg=<Refused connection from web1.example.org>, subroutine=<libwrap>',
			`=== yulerc
[Clients]
${entry('web1.example.org')}
=== hosts
192.0.2.7 web1.example.org
=== hosts.deny
yule: 192.0.2.7
yule: 192.0.2.8
=== data/rc.web1.example.org
[Client]
SetLogServer=192.0.2.1
[Misc]
SetBindAddress=192.0.2.8`,
		);
		expect(found[0]).toMatchObject({ file: 'hosts.deny', line: 2 });
	});
});

describe('Connection refused', () => {
	const message =
		'msg=<Connection refused, address 192.0.2.1>, subroutine=<connect>, service=<export>, host=<192.0.2.1>';

	it('leads to what a rule objects to: the address that no server has, and the port of the server', () => {
		const found = find(
			message,
			`=== yulerc
[Server]
SetServerPort=50000
SetServerInterface=192.0.2.2
[Clients]
${entry('a.example.org')}
=== data/rc.a.example.org
[Client]
SetLogServer=192.0.2.1
=== data/rc.b.example.org
[Client]
SetLogServer=192.0.2.9`,
		);
		expect(places(found)).toEqual(['data/rc.a.example.org:2', 'yulerc:2']);
	});

	it('leads to a client that names no server', () => {
		const found = find(
			'msg=<No server name known>',
			`=== yulerc\n[Clients]\n${entry('a.example.org')}\n=== data/rc.a.example.org\n[Log]\nExportSeverity=warn\n`,
		);
		expect(found[0]).toMatchObject({ file: 'data/rc.a.example.org', line: 1, fix: 'Add SetLogServer' });
	});

	it('leads to a line that the client does not read', () => {
		const found = find(
			'msg=<No server name known>',
			`=== yulerc\n[Clients]\n${entry('a.example.org')}\n=== data/rc.a.example.org\n[Misc]\n[EOF]\n[Client]\nSetLogServer=192.0.2.1\n`,
		);
		expect(found[0]).toMatchObject({ file: 'data/rc.a.example.org', line: 4 });
		expect(found[0]?.why).toContain('does not read');
	});

	it('leads to hosts lines where the name of the server does not lead back', () => {
		const found = find(
			'msg=<Reverse lookup failed: a vs b>, subroutine=<strcmp>, service=<export>, host=<log.example.org>',
			`=== yulerc
[Clients]
${entry('a.example.org')}
=== a.example.org/samhainrc
[Client]
SetLogServer=log.example.org
[Misc]
SetReverseLookup=yes
=== a.example.org/hosts
192.0.2.1 srv.example.org
192.0.2.1 log.example.org`,
		);
		expect(places(found)).toEqual([
			'a.example.org/samhainrc:2',
			'a.example.org/hosts:2',
			'a.example.org/samhainrc:4',
		]);
	});
});

describe('downloads', () => {
	it('lead to the expected file, and to one whose name differs in letter case', () => {
		const found = find(
			'msg=<File not accessible>, userid=<1>, path=</var/lib/yule/rc.web1.example.org>',
			`=== yulerc
[Clients]
${entry('web1.example.org')}
=== data/rc.WEB1.example.org
[Client]
=== data/rc.db.example.org
[Client]`,
		);
		expect(places(found)).toEqual(['data/rc.WEB1.example.org:1', 'data/rc.web1.example.org:1']);
		expect(found[0]?.fix).toBe('Rename the file to rc.web1.example.org');
	});

	it('lead to a file under the address or another name of the client: the name that it announces decides', () => {
		const missing = 'msg=<File not accessible>, userid=<1>, path=</var/lib/yule/rc.db7.example.net>';
		const files = (name: string) => `=== yulerc
[Clients]
${entry(name)}
[Misc]
SetClientFromAccept=yes
=== hosts
192.0.2.7 store.example.net
=== data/rc.${name}
[Client]
=== db7.example.net/hosts
192.0.2.7 db7.example.net db7`;
		for (const name of ['192.0.2.7', 'store.example.net'])
			expect(places(find(missing, files(name)))[0]).toBe(`data/rc.${name}:1`);
	});

	it('lead to SetChrootDir, and blame no file of another client', () => {
		const found = find(
			'msg=<File not accessible>, userid=<1>, path=</var/lib/yule/rc.web1.example.org>',
			`=== yulerc
[Clients]
${entry('web1.example.org')}
${entry('web2.example.org')}
[Misc]
SetChrootDir=/srv/jail
=== data/rc.web2.example.org
[Client]`,
		);
		expect(places(found)).toEqual(['yulerc:5', 'data/rc.web1.example.org:1']);
	});

	it('that brought an empty configuration lead to that file', () => {
		const found = find(
			'msg=<No files or directories defined for checking>',
			`=== yulerc\n[Clients]\n${entry('web1.example.org')}\n=== data/rc.web1.example.org\n`,
		);
		expect(places(found)).toEqual(['data/rc.web1.example.org:1']);
	});

	it('lead to the file’s mode where it exists', () => {
		const found = find(
			'msg=<Requested file not found>, client=<web1.example.org>, path=</var/lib/yule/file.web1.example.org>',
			'=== yulerc\n[Clients]\n=== data/file.web1.example.org\nx\n',
		);
		expect(places(found)).toEqual(['data/file.web1.example.org:1']);
		expect(found[0]?.fix).toBe('Repair its owner and mode');
	});

	it('know the client by the record in which its message came', () => {
		const inner = 'ERROR  :  [2026-11-22T16:25:44+0000] msg=<File download failed>';
		const found = find(
			`client=<web1.example.org>, msg=<${inner}>`,
			'=== yulerc\n[Clients]\n=== data/rc.web1.example.org\n[Client]\n',
		);
		expect(places(found)).toEqual(['data/rc.web1.example.org:1', 'data/file.web1.example.org:1']);
	});
});

describe('other messages', () => {
	it('Time limit exceeded leads to the limit and to what the client sends', () => {
		const found = find(
			'msg=<Time limit exceeded>, client=<web1.example.org>',
			`=== yulerc
[Server]
SetClientTimeLimit=60
[Clients]
${entry('web1.example.org')}
${entry('web2.example.org')}
=== data/rc.web1.example.org
[Misc]
SetLoopTime=600
[Log]
ExportSeverity=crit
=== data/rc.web2.example.org
[Misc]
SetLoopTime=10`,
		);
		expect(list(found)).toEqual([
			'yulerc:2',
			'data/rc.web1.example.org:2',
			'data/rc.web1.example.org:4 (heartbeat-not-exported)',
		]);
	});

	it('leads to the common file for a client that has none of its own', () => {
		const found = find(
			'msg=<Time limit exceeded>, client=<web1.example.org>',
			`=== yulerc\n[Clients]\n${entry('web1.example.org')}\n=== data/rc\n[Misc]\nSetLoopTime=600\n=== data/rc.web2.example.org\n[Misc]\nSetLoopTime=10\n`,
		);
		expect(places(found)).toEqual(['data/rc:2']);
	});

	it('a failed reverse look-up leads to the hosts lines', () => {
		const found = find(
			'msg=<Reverse lookup of socket peer failed> host=<client1.example.org> peer=<client1.example.org> obj=<127.0.0.1>',
			`=== yulerc
[Server]
SeverityLookup=crit
[Clients]
${entry('client1.example.org')}
=== hosts
127.0.0.1 localhost
127.0.1.1 client1.example.org client1`,
		);
		expect(places(found)).toEqual(['hosts:2', 'hosts:1']);
	});

	it('a signature mismatch leads to entries that share an address', () => {
		const found = find(
			'msg=<Invalid connection attempt: Signature mismatch>, client=<a.example.org>',
			`=== yulerc
[Clients]
${entry('a.example.org')}
${entry('b.example.org')}
${entry('c.example.org')}
=== hosts
192.0.2.1 a.example.org
192.0.2.1 b.example.org
192.0.2.3 c.example.org`,
		);
		expect(places(found)).toEqual(['yulerc:2', 'yulerc:3']);
	});

	it('a failed log-in, as the client sees it, leads to what the linter finds', () => {
		const found = find(
			'msg=<Session key negotiation failed>',
			`=== yulerc\n[Clients]\n${entry('a.example.org')}\nClient=a.example.org@${SALT}@${'9C'.repeat(128)}\nSetServerPort=80x\n`,
		);
		expect(list(found)).toEqual(['yulerc:2 (duplicate-client)', 'yulerc:3 (duplicate-client)']);
	});

	it('a refused value leads to its line', () => {
		const found = find(
			'msg=<Invalid input>, option=<setclienttimelimit>, obj=<0>',
			'=== yulerc\n[Server]\nSetServerPort=80\nSetClientTimeLimit=0\n[EOF]\nSetClientTimeLimit=0\n',
		);
		expect(places(found)).toEqual(['yulerc:3']);
	});

	it('a line number leads to what is found on that line', () => {
		const found = find(
			'msg=<Unrecognized section heading in line 3 of configuration file>',
			'=== yulerc\n[Server]\n\n[Sever]\n[Clients]\n',
		);
		expect(list(found)).toEqual(['yulerc:3 (unknown-section)']);
	});

	it('a message about a path leads to the lines that name it, depth or not', () => {
		const found = find(
			'msg=<File or directory appears twice in configuration>, path=</etc>',
			`=== yulerc\n[Clients]\n${entry('a.example.org')}\n=== data/rc.a.example.org\n[ReadOnly]\ndir=2/etc\nfile=/etc/passwd\n[Attributes]\ndir=/etc\n`,
		);
		expect(places(found)).toEqual(['data/rc.a.example.org:2', 'data/rc.a.example.org:5']);
	});

	it('an unknown line has no causes', () => {
		const context = open(`=== yulerc\n[Clients]\n${entry('a')}\n`);
		expect(findLikelyCauses(explainLine('what is this'), context)).toEqual([]);
	});
});

it('finds the nearest of 5,000 entries in time', () => {
	const entries = Array.from({ length: 5000 }, (_, index) => entry(`host${index}.example.org`)).join('\n');
	const context = open(`=== yulerc\n[Clients]\n${entries}\n`);
	const line = explainLine(
		'msg=<Invalid connection attempt: Not in client list>, client=<hots4711.example.org>',
	);
	const start = performance.now();
	expect(findLikelyCauses(line, context).length).toBeGreaterThan(0);
	expect(performance.now() - start).toBeLessThan(500);
});

describe('files that are as they should be', () => {
	const files = `=== yulerc
[Clients]
${entry('web1.example.org')}
=== hosts
192.0.2.21 web1.example.org web1
=== data/rc.web1.example.org
[Client]
SetLogServer=192.0.2.1`;

	it.each([
		'msg=<Connection refused, address 192.0.2.1>, subroutine=<connect>, service=<export>, host=<192.0.2.1>',
		'msg=<Service failure>, service=<log server>, obj=<192.0.2.1>',
		'msg=<Connection error: Input/output error>',
		'msg=<Unexpected reply>',
		'msg=<Invalid connection attempt: Signature mismatch>, client=<web1.example.org>',
		'msg=<Restart without prior exit>, client=<web1.example.org>',
	])('are not blamed for %s', (message) => {
		expect(places(find(message, files))).toEqual([]);
	});

	it('are distinguished from an address without a route', () => {
		const found = find(
			'msg=<No route to host, address 192.0.2.1>, subroutine=<connect>, service=<export>, host=<192.0.2.1>',
			files,
		);
		expect(places(found)).toEqual(['data/rc.web1.example.org:2']);
	});
});

it('a name that the server does not know leads to its hosts file, not to the client’s', () => {
	const found = find(
		'msg=<Cannot resolve client name> host=<db7.example.net>',
		`=== yulerc
[Clients]
${entry('db7.example.net')}
=== hosts
127.0.0.1 localhost
=== db7.example.net/hosts
192.0.2.7 db7.example.net db7`,
	);
	expect(places(found)).toEqual(['hosts:1']);
});

describe('a log of the only client, which names nobody', () => {
	const files = (rest: string) => `=== yulerc
[Clients]
${entry('db7.example.net')}
${rest}`;

	it.each([
		['msg=<Invalid connection state>, expect=<PARP>, received=<ABCD>', '', 'yulerc:2'],
		[
			'msg=<Connection reset by peer>, subroutine=<sh_write_select (r)>',
			'=== hosts.deny\nyule: ALL\n',
			'hosts.deny:1',
		],
		['msg=<File download failed>', '=== data/rc.DB7.example.net\n[Client]\n', 'data/rc.DB7.example.net:1'],
	])('%s leads to its line', (message, rest, place) => {
		expect(places(find(message, files(rest)))[0]).toBe(place);
	});
});
