// From a log line of a download, or of anything after the log-in, to the lines of a small deployment that cause it.
import { describe, expect, it } from 'vitest';
import { explainLine } from '../../server/src/core/logs/explain.ts';
import { findLikelyCauses } from '../../server/src/core/logs/likely-causes.ts';
import { entry, find, list, open, places, SALT } from './find-causes.ts';

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
