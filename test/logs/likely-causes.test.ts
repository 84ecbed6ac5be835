// From a log line of a refused or failed connection to the lines of a small deployment that cause it.
import { describe, expect, it } from 'vitest';
import { entry, find, list, places, SALT, VERIFIER } from './find-causes.ts';

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
