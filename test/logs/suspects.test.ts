// From a log line to the lines of a small deployment that cause it. The files are written out as text; `list` shows
// the answer as `file:line (rule)`.
import { describe, expect, it } from 'vitest';
import { parseHosts } from '../../server/src/core/deployment/files/hosts-file.ts';
import { parseWrapperFile } from '../../server/src/core/deployment/files/tcp-wrappers-file.ts';
import type {
	DeploymentView,
	FindingView,
	HostsFileView,
	OptionView,
	Suspect,
} from '../../server/src/core/logs/deployment-view.ts';
import { explainLine } from '../../server/src/core/logs/explain.ts';
import { findSuspects } from '../../server/src/core/logs/suspects.ts';

const salt = 'FD55B0E7385478A6';
const verifier = '8B'.repeat(128);

interface Files {
	readonly yulerc?: string;
	/** Client files by path; `rc.NAME` belongs to that client. */
	readonly clients?: Readonly<Record<string, string>>;
	readonly serverHosts?: string;
	readonly clientHosts?: string;
	readonly allow?: string;
	readonly deny?: string;
	readonly members?: readonly string[];
	readonly findings?: readonly FindingView[];
}

function readOptions(text: string): readonly OptionView[] {
	return text.split('\n').flatMap((line, index) => {
		const [, name, value] = /^(\w+)=(.*)$/.exec(line) ?? [];
		return name === undefined ? [] : [{ name, value: value ?? '', line: index + 1, isRead: true }];
	});
}

function view(files: Files): DeploymentView {
	const options = readOptions(files.yulerc ?? '');
	const clients = options.filter((option) => option.name === 'Client');
	const last = new Map(clients.map((option) => [option.value.split('@')[0]?.toLowerCase(), option.line]));
	const entries = clients.map((option) => {
		const [name = '', entrySalt = '', entryVerifier = ''] = option.value.split('@');
		const isInForce = last.get(name.toLowerCase()) === option.line;
		return { name, line: option.line, isInForce, salt: entrySalt, verifier: entryVerifier };
	});
	const hosts: HostsFileView[] = [];
	if (files.serverHosts !== undefined)
		hosts.push({ file: 'server/hosts', owner: 'server', hosts: parseHosts(files.serverHosts) });
	if (files.clientHosts !== undefined)
		hosts.push({ file: 'client/hosts', owner: 'client', hosts: parseHosts(files.clientHosts) });
	return {
		servers: files.yulerc === undefined ? [] : [{ file: 'yulerc', entries, options }],
		clients: Object.entries(files.clients ?? {}).map(([file, text]) => ({
			file,
			names: file.includes('rc.') ? [file.slice(file.indexOf('rc.') + 3)] : [],
			options: readOptions(text),
		})),
		hosts,
		...(files.allow === undefined
			? {}
			: { allow: { file: 'hosts.allow', rules: parseWrapperFile(files.allow) } }),
		...(files.deny === undefined
			? {}
			: { deny: { file: 'hosts.deny', rules: parseWrapperFile(files.deny) } }),
		members: (files.members ?? []).map((name) => ({ file: `yule/${name}`, name })),
		dataDirectory: 'yule',
		findings: files.findings ?? [],
	};
}

function find(message: string, files: Files): readonly Suspect[] {
	return findSuspects(explainLine(`CRIT   :  [2026-11-22T16:25:44+0000] ${message}`), view(files));
}

function list(suspects: readonly Suspect[]): readonly string[] {
	return suspects.map(
		({ file, line, ruleId }) => `${file}:${line}${ruleId === undefined ? '' : ` (${ruleId})`}`,
	);
}

function entry(name: string): string {
	return `Client=${name}@${salt}@${verifier}`;
}

describe('Not in client list', () => {
	const message = (name: string) => `msg=<Invalid connection attempt: Not in client list>, client=<${name}>`;

	it('leads to the nearest entry first, with the fix to rename it, and to the place for a new one', () => {
		const found = find(message('web1.example.org'), {
			yulerc: `[Clients]\n${entry('db.example.org')}\n${entry('web1')}\n${entry('www.example.com')}\n`,
		});
		expect(list(found)).toEqual(['yulerc:3', 'yulerc:4']);
		expect(found.map((suspect) => suspect.fix)).toEqual([
			'Rename the entry to web1.example.org',
			'Add an entry for web1.example.org, made with yule -P',
		]);
	});

	it('bears a typing error in the entry', () => {
		const yulerc = `[Clients]\n${entry('mail.example.org')}\n${entry('wbe7.example.org')}\n`;
		expect(list(find(message('web7.example.org'), { yulerc }))[0]).toBe('yulerc:3');
	});

	it('shows an entry that is there but not read', () => {
		const files = view({ yulerc: `[Clients]\n${entry('web1.example.org')}` });
		const lost = files.servers.map((server) => ({
			...server,
			entries: server.entries.map((each) => ({ ...each, isInForce: false })),
		}));
		const found = findSuspects(explainLine(message('web1.example.org')), {
			...files,
			servers: lost,
			findings: [
				{
					ruleId: 'no-final-newline',
					file: 'yulerc',
					line: 2,
					message: 'The last line is dropped.',
					fixes: ['End the file with a newline'],
				},
			],
		});
		expect(found).toMatchObject([
			{ file: 'yulerc', line: 2, ruleId: 'no-final-newline', fix: 'End the file with a newline' },
		]);
	});

	it('leads from an address to the hosts line of the client without a dotted name, and to the entry meant', () => {
		const found = find(message('127.0.1.1'), {
			yulerc: `[Clients]\n${entry('client1.example.org')}\n`,
			clientHosts: '127.0.0.1 localhost\n127.0.1.1 client1\n',
			serverHosts: '192.0.2.1 srv.example.org\n',
		});
		expect(list(found).slice(0, 2)).toEqual(['client/hosts:2', 'yulerc:2']);
		expect(found[0]?.why).toContain('no dotted name');
	});

	it('leads from an address to SetClientFromAccept where it is on, and to the server’s hosts', () => {
		const found = find(message('192.0.2.11'), {
			yulerc: `[Server]\nSetClientFromAccept=yes\n[Clients]\n${entry('web1.example.org')}\n`,
			clientHosts: '192.0.2.11 web1.example.org web1\n',
			serverHosts: '192.0.2.11 web1\n',
			findings: [{ ruleId: 'risky-client-from-accept', file: 'yulerc', line: 2, message: 'x' }],
		});
		expect(list(found).slice(0, 3)).toEqual([
			'yulerc:2 (risky-client-from-accept)',
			'server/hosts:1',
			'yulerc:4',
		]);
	});

	it('leaves SetClientFromAccept alone where it is off', () => {
		const yulerc = `[Server]\nSetClientFromAccept=no\n[Clients]\n${entry('web1.example.org')}\n`;
		expect(list(find(message('192.0.2.11'), { yulerc }))).not.toContain('yulerc:2');
	});
});

describe('Session key mismatch', () => {
	const message = 'msg=<Invalid connection attempt: Session key mismatch>, client=<client1.example.org>';

	it('leads to the entry in force and to the dead ones, letter case ignored', () => {
		const yulerc = `[Clients]\n${entry('client1.example.org')}\n${entry('other')}\n${entry('CLIENT1.example.org')}\n`;
		const found = find(message, { yulerc });
		expect(list(found)).toEqual(['yulerc:4 (duplicate-client)', 'yulerc:2 (duplicate-client)']);
		expect(found[0]?.why).toContain('in force');
		expect(found[1]?.why).toContain('dead');
	});

	it('says what is wrong with a single entry', () => {
		const lower = `[Clients]\nClient=client1.example.org@${salt}@${verifier.toLowerCase()}\n`;
		expect(find(message, { yulerc: lower })[0]?.why).toContain('upper case');
		const short = `[Clients]\nClient=client1.example.org@${salt}@8B20\n`;
		expect(find(message, { yulerc: short })[0]?.why).toContain('4 digits');
	});
});

describe('TCP wrappers', () => {
	const message = 'msg=<Refused connection from 192.0.2.7>, subroutine=<libwrap>';

	it('leads to the rule that refuses', () => {
		const found = find(message, { allow: 'yule: 192.0.2.8\n', deny: '# all\nyule: ALL\n' });
		expect(list(found)).toEqual(['hosts.deny:2']);
		expect(found[0]?.fix).toBe('Add a line for the client to hosts.allow: yule: 192.0.2.7');
	});

	it('leads to a rule for another daemon name, too', () => {
		expect(list(find(message, { allow: 'samhain: 192.0.2.7\n', deny: 'ALL: ALL\n' }))).toEqual([
			'hosts.deny:1',
			'hosts.allow:1',
		]);
	});

	it('is asked for what the client says of it', () => {
		const reset = 'msg=<Connection error: Connection reset by peer>, port=<3>, subroutine=<read_port>';
		expect(list(find(reset, { deny: 'ALL: ALL\n' }))).toEqual(['hosts.deny:1']);
	});
});

describe('Connection refused', () => {
	const message =
		'msg=<Connection refused, address 192.0.2.1>, subroutine=<connect>, service=<export>, host=<192.0.2.1>';

	it('leads to SetLogServer of the clients that call this address, and to port and interface of the server', () => {
		const found = find(message, {
			yulerc: '[Server]\nSetServerPort=50000\nSetServerInterface=192.0.2.2\n',
			clients: {
				'a.samhainrc': '[Client]\nSetLogServer=192.0.2.1\n',
				'b.samhainrc': '[Client]\nSetLogServer=192.0.2.9\n',
			},
		});
		expect(list(found)).toEqual(['a.samhainrc:2', 'yulerc:2', 'yulerc:3']);
	});

	it('says so where a client names no server', () => {
		const found = find('msg=<No server name known>', {
			clients: { 'a.samhainrc': '[Log]\nExportSeverity=warn\n' },
		});
		expect(found).toMatchObject([{ file: 'a.samhainrc', line: 1, fix: 'Add SetLogServer' }]);
	});

	it('leads to hosts lines where the name of the server does not lead back', () => {
		const lookup =
			'msg=<Reverse lookup failed: a vs b>, subroutine=<strcmp>, service=<export>, host=<log.example.org>';
		const found = find(lookup, {
			clients: { samhainrc: '[Client]\nSetLogServer=log.example.org\n[Misc]\nSetReverseLookup=yes\n' },
			clientHosts: '192.0.2.1 srv.example.org\n192.0.2.1 log.example.org\n',
		});
		expect(list(found)).toEqual(['samhainrc:2', 'client/hosts:2', 'samhainrc:4']);
	});
});

describe('downloads', () => {
	it('lead to the expected file, and to one whose name differs in letter case', () => {
		const found = find('msg=<File not accessible>, userid=<1>, path=</var/lib/yule/rc.web1.example.org>', {
			yulerc: `[Clients]\n${entry('web1.example.org')}\n`,
			members: ['rc.WEB1.example.org', 'rc.db.example.org'],
		});
		expect(list(found)).toEqual(['yule/rc.WEB1.example.org:1', 'yule/rc.web1.example.org:1', 'yulerc:2']);
		expect(found[0]?.fix).toBe('Rename the file to rc.web1.example.org');
	});

	it('lead to the file’s mode where it exists', () => {
		const found = find('msg=<Requested file not found>, client=<web1>, path=</var/lib/yule/file.web1>', {
			members: ['file.web1'],
		});
		expect(list(found)).toEqual(['yule/file.web1:1']);
		expect(found[0]?.fix).toBe('Repair its owner and mode');
	});

	it('know the client by the record in which its message came', () => {
		const inner = 'ERROR  :  [2026-11-22T16:25:44+0000] msg=<File download failed>';
		const found = find(`client=<web1>, msg=<${inner}>`, { members: ['rc.web1'] });
		expect(list(found)).toEqual(['yule/rc.web1:1', 'yule/file.web1:1']);
	});
});

describe('other messages', () => {
	it('Time limit exceeded leads to the limit and to what the client sends', () => {
		const found = find('msg=<Time limit exceeded>, client=<web1>', {
			yulerc: '[Server]\nSetClientTimeLimit=60\n',
			clients: {
				'yule/rc.web1': '[Misc]\nSetLoopTime=600\n[Log]\nExportSeverity=crit\n',
				'yule/rc.web2': '[Misc]\nSetLoopTime=10\n',
			},
		});
		expect(list(found)).toEqual(['yulerc:2', 'yule/rc.web1:2', 'yule/rc.web1:4']);
	});

	it('a failed reverse look-up leads to the hosts lines', () => {
		const found = find(
			'msg=<Reverse lookup of socket peer failed> host=<client1.example.org> peer=<client1.example.org> obj=<127.0.0.1>',
			{
				yulerc: `[Server]\nSeverityLookup=crit\n[Clients]\n${entry('client1.example.org')}\n`,
				serverHosts: '127.0.0.1 localhost\n127.0.1.1 client1.example.org client1\n',
			},
		);
		expect(list(found)).toEqual(['server/hosts:2', 'server/hosts:1', 'yulerc:4', 'yulerc:2']);
	});

	it('a signature mismatch leads to entries that share an address', () => {
		const found = find('msg=<Invalid connection attempt: Signature mismatch>, client=<a.example.org>', {
			yulerc: `[Clients]\n${entry('a.example.org')}\n${entry('b.example.org')}\n${entry('c.example.org')}\n`,
			serverHosts: '192.0.2.1 a.example.org\n192.0.2.1 b.example.org\n192.0.2.3 c.example.org\n',
		});
		expect(list(found)).toEqual(['yulerc:2', 'yulerc:3']);
	});

	it('a failed log-in, as the client sees it, leads to what the linter finds', () => {
		const found = find('msg=<Session key negotiation failed>', {
			findings: [
				{
					ruleId: 'duplicate-client',
					file: 'yulerc',
					line: 7,
					message: 'This entry is dead.',
					fixes: ['Remove this entry'],
				},
				{ ruleId: 'no-effect', file: 'yulerc', line: 9, message: 'Something else.' },
			],
		});
		expect(found).toEqual([
			{
				file: 'yulerc',
				line: 7,
				ruleId: 'duplicate-client',
				why: 'This entry is dead.',
				fix: 'Remove this entry',
			},
		]);
	});

	it('a refused value leads to its line', () => {
		const found = find('msg=<Invalid input>, option=<setclienttimelimit>, obj=<0>', {
			yulerc: '[Server]\nSetServerPort=80\nSetClientTimeLimit=0\n',
		});
		expect(list(found)).toEqual(['yulerc:3']);
	});

	it('a line number leads to what is found on that line', () => {
		const found = find('msg=<Unrecognized section heading in line 3 of configuration file>', {
			yulerc: '[Server]\n',
			findings: [
				{ ruleId: 'unknown-section', file: 'yulerc', line: 3, message: 'No such section.' },
				{ ruleId: 'unknown-section', file: 'elsewhere', line: 3, message: 'No such section.' },
			],
		});
		expect(list(found)).toEqual(['yulerc:3 (unknown-section)']);
	});

	it('a message about a path leads to the line that names it, depth or not', () => {
		const found = find('msg=<File or directory appears twice in configuration>, path=</etc>', {
			clients: { samhainrc: '[ReadOnly]\ndir=2/etc\nfile=/etc/passwd\n[Attributes]\nfile=/etc\n' },
		});
		expect(list(found)).toEqual(['samhainrc:2', 'samhainrc:5']);
	});

	it('unknown lines have no suspects', () => {
		expect(findSuspects(explainLine('what is this'), view({ yulerc: entry('a') }))).toEqual([]);
	});
});

it('finds the nearest of 5,000 entries in time', () => {
	const yulerc = `[Clients]\n${Array.from({ length: 5000 }, (_, index) => entry(`host${index}.example.org`)).join('\n')}\n`;
	const files = view({ yulerc });
	const line = explainLine(
		'msg=<Invalid connection attempt: Not in client list>, client=<hots4711.example.org>',
	);
	const start = performance.now();
	expect(findSuspects(line, files).length).toBeGreaterThan(0);
	expect(performance.now() - start).toBeLessThan(500);
});
