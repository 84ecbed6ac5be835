import { describe, expect, it } from 'vitest';
import type { ReportedFix, ShownFinding } from '../../server/src/core/report/report.ts';
import { DEPLOYMENT_RULES } from '../../server/src/core/rules/index.ts';
import { applyEdits } from '../../server/src/core/text/edit.ts';
import { loadDeployment } from '../support/deployment.ts';
import { entryLine, type Files } from './support.ts';

/** Everything that is found about a deployment of these files. */
function findAll(files: Files, modes: Readonly<Record<string, number>> = {}): readonly ShownFinding[] {
	const list = Object.entries(files).map(([path, text]) => {
		const mode = modes[path];
		return { path, text, ...(mode === undefined ? undefined : { mode, uid: 0, gid: 0 }) };
	});
	return [...loadDeployment(list).shownFindings()];
}

const SERVER = {
	file: 'yulerc',
	dataDirectory: 'data',
	hosts: 'hosts',
	hostsAllow: 'hosts.allow',
	hostsDeny: 'hosts.deny',
	name: 'log.example.org',
	addresses: ['10.0.0.5'],
};

function project(more: object = {}, server: object = {}): string {
	return JSON.stringify({ deployment: { server: { ...SERVER, ...server }, ...more } });
}

/** A described client, `web1` unless said otherwise. */
function machine(more: object = {}): object {
	return { clients: [{ name: 'web1.example.org', nodeName: 'web1', hosts: 'web1-hosts', ...more }] };
}

/** Two clients with nothing wrong. */
const HEALTHY: Files = {
	'.samhain-lint.json': project(),
	yulerc: `[Clients]\n${entryLine('web1.example.org')}\n${entryLine('web2.example.org', 'B')}\n`,
	hosts:
		'127.0.0.1 localhost\n10.0.0.5 log.example.org log\n10.0.0.11 web1.example.org web1\n10.0.0.12 web2.example.org web2\n',
	'hosts.allow': 'yule: 10.0.0.\n',
	'hosts.deny': 'ALL: ALL\n',
	'data/rc.web1.example.org': '[Client]\nSetLogServer=log.example.org\n',
	'data/rc.web2.example.org': '[Client]\nSetLogServer=log.example.org\n',
	'data/file.web1.example.org': 'baseline\n',
	'data/file.web2.example.org': 'baseline\n',
};

const CLIENTS = HEALTHY['yulerc'] ?? '';

interface Case {
	readonly name: string;
	readonly rule: string;
	/** Files put over the healthy ones; an empty text takes the file away. */
	readonly files: Files;
	/** `FILE:LINE`, the line from 1. */
	readonly at: string;
	readonly modes?: Readonly<Record<string, number>>;
	/** Title of a fix that removes the finding. */
	readonly fix?: string;
}

const CASES: readonly Case[] = [
	{
		name: 'a client without SetLogServer',
		rule: 'client-without-log-server',
		files: { 'data/rc.web1.example.org': '[Misc]\nDaemon=yes\n' },
		at: 'data/rc.web1.example.org:1',
	},
	{
		name: 'a port that the clients do not know',
		rule: 'server-port-mismatch',
		files: { yulerc: `[Server]\nSetServerPort=49778\n${CLIENTS}` },
		at: 'yulerc:2',
		fix: 'Listen on port 49777',
	},
	{
		name: 'clients built for another port',
		rule: 'server-port-mismatch',
		files: { '.samhain-lint.json': project({ clientPort: 5000 }) },
		at: 'yulerc:1',
	},
	{
		name: 'an interface that the client does not connect to',
		rule: 'log-server-not-listening',
		files: {
			yulerc: `[Server]\nSetServerInterface=192.168.1.5\n${CLIENTS}`,
			'.samhain-lint.json': project(machine()),
			'web1-hosts': '127.0.1.1 web1.example.org web1\n10.0.0.5 log.example.org\n',
		},
		at: 'data/rc.web1.example.org:2',
	},
	{
		name: 'localhost as the log server of another machine',
		rule: 'log-server-is-localhost',
		files: { 'data/rc.web1.example.org': '[Client]\nSetLogServer=127.0.0.1\n' },
		at: 'data/rc.web1.example.org:2',
		fix: 'Set the log server to log.example.org',
	},
	{
		name: 'a log server that a client without a name server cannot find',
		rule: 'log-server-unresolvable',
		files: {
			'.samhain-lint.json': project({ resolver: 'files', ...machine() }),
			'web1-hosts': '127.0.1.1 web1.example.org web1\n',
		},
		at: 'data/rc.web1.example.org:2',
	},
	{
		name: 'an address of the log server that leads back to another name',
		rule: 'log-server-reverse-mismatch',
		files: {
			'.samhain-lint.json': project(machine()),
			'web1-hosts': '127.0.1.1 web1.example.org web1\n10.0.0.5 old.example.org\n10.0.0.5 log.example.org\n',
		},
		at: 'data/rc.web1.example.org:2',
	},
	{
		name: 'a client that hosts.allow forgets',
		rule: 'client-refused',
		files: { 'hosts.allow': 'yule: 10.0.0.12\n' },
		at: 'yulerc:2',
		fix: 'Allow 10.0.0.11 in hosts.allow',
	},
	{
		name: 'a client refused for the daemon name of recorded run D',
		rule: 'client-refused',
		files: { 'hosts.allow': 'yule: web2.example.org\n', 'hosts.deny': 'yule: ALL\n' },
		at: 'yulerc:2',
	},
	{
		name: 'a rule for samhain where yule is installed',
		rule: 'misnamed-wrapper-daemon',
		files: { 'hosts.allow': 'yule: 10.0.0.\nsamhain: 10.1.0.\n' },
		at: 'hosts.allow:2',
		fix: 'Change to yule',
	},
	{
		name: 'a rule without a colon',
		rule: 'wrapper-line-ignored',
		files: { 'hosts.allow': 'yule 10.1.0.\nyule: 10.0.0.\n' },
		at: 'hosts.allow:1',
	},
	{
		name: 'hosts.deny without a newline at its end',
		rule: 'wrapper-line-ignored',
		files: { 'hosts.deny': '# nothing' },
		at: 'hosts.deny:1',
		fix: 'Add a newline',
	},
	{
		name: 'two servers with one salt and two verifiers',
		rule: 'server-entries-disagree',
		files: {
			'.samhain-lint.json': project({}, { file: ['yulerc', 'yulerc.backup'] }),
			'yulerc.backup': `[Clients]\n${entryLine('web1.example.org', 'C')}\n`,
		},
		at: 'yulerc.backup:2',
	},
	{
		name: 'an entry of a build without SRP among others',
		rule: 'mixed-password-styles',
		files: {
			yulerc: `${CLIENTS}Client=web3.example.org@00000000@${'AB'.repeat(24)}\n`,
			'data/rc': '[Client]\nSetLogServer=log.example.org\n',
			'data/file.web3.example.org': 'b\n',
		},
		at: 'yulerc:4',
	},
	{
		name: 'a client whose hosts file has no dotted name, as in recorded run C',
		rule: 'client-announces-other-name',
		files: {
			'.samhain-lint.json': project(machine()),
			'web1-hosts': '127.0.0.1 localhost\n127.0.1.1 web1\n10.0.0.5 log.example.org\n',
			'data/rc': '[Client]\nSetLogServer=log.example.org\n',
			'data/rc.web1.example.org': '',
			'data/file': 'baseline\n',
			'data/file.web1.example.org': '',
		},
		at: 'yulerc:2',
		fix: 'Put web1.example.org first in its line of web1-hosts',
	},
	{
		name: 'SetClientFromAccept and an address without a dotted name, as in recorded run E',
		rule: 'peer-name-not-registered',
		files: {
			yulerc: `[Misc]\nSetClientFromAccept=yes\n${CLIENTS}`,
			hosts: '10.0.0.11 web1\n10.0.0.12 web2.example.org\n',
			'.samhain-lint.json': project({ clients: [{ name: 'web1.example.org', addresses: ['10.0.0.11'] }] }),
		},
		at: 'yulerc:4',
		fix: 'Put web1.example.org first in its line of hosts',
	},
	{
		name: 'SetClientFromAccept and an address whose name leads elsewhere',
		rule: 'peer-name-not-registered',
		files: {
			yulerc: `[Misc]\nSetClientFromAccept=yes\n${CLIENTS}`,
			hosts:
				'10.0.0.99 web1.example.org\n10.0.0.11 localhost\n10.0.0.12 web2.example.org\n10.0.0.5 log.example.org\n',
			'.samhain-lint.json': project({ clients: [{ name: 'web1.example.org', addresses: ['10.0.0.11'] }] }),
		},
		at: 'yulerc:4',
		fix: 'Register as 10.0.0.11',
	},
	{
		name: 'an address as an entry although the client gives a name',
		rule: 'address-entry-never-matches',
		files: {
			'.samhain-lint.json': project({
				clients: [
					{ name: 'web3.example.org', nodeName: 'web3', hosts: 'web3-hosts', addresses: ['10.0.0.13'] },
				],
			}),
			'web3-hosts': '127.0.1.1 web3.example.org web3\n',
			yulerc: `${CLIENTS}${entryLine('10.0.0.13')}\n`,
			'data/rc': '[Client]\nSetLogServer=log.example.org\n',
			'data/file.web3.example.org': 'baseline\n',
		},
		at: 'yulerc:4',
		fix: 'Register as web3.example.org',
	},
	{
		name: 'an address as an entry although the server finds a name for it',
		rule: 'address-entry-never-matches',
		files: {
			yulerc: `[Misc]\nSetClientFromAccept=yes\n${CLIENTS}${entryLine('10.0.0.13')}\n`,
			hosts: `${HEALTHY['hosts']}10.0.0.13 web3.example.org\n`,
			'data/rc': '[Client]\nSetLogServer=log.example.org\n',
			'data/file.web3.example.org': 'baseline\n',
			'data/file.10.0.0.13': 'baseline\n',
		},
		at: 'yulerc:6',
		fix: 'Register as web3.example.org',
	},
	{
		name: 'a client on a loopback address of the server',
		rule: 'client-name-on-loopback',
		files: {
			hosts: '127.0.1.1 web1.example.org web1\n10.0.0.12 web2.example.org\n',
			'hosts.allow': 'yule: ALL\n',
		},
		at: 'hosts:1',
	},
	{
		name: 'an address of a client that leads to another name',
		rule: 'client-lookup-mismatch',
		files: {
			hosts:
				'10.0.0.11 old.example.org\n10.0.0.11 web1.example.org\n10.0.0.12 web2.example.org\n10.0.0.99 old.example.org\n',
		},
		at: 'yulerc:2',
	},
	{
		name: 'two registered names on one address under SetClientFromAccept',
		rule: 'clients-share-address',
		files: {
			yulerc: `[Misc]\nSetClientFromAccept=yes\n${CLIENTS}`,
			hosts: '10.0.0.11 web1.example.org web2.example.org\n',
		},
		at: 'yulerc:5',
	},
	{
		name: 'a line in hosts with name and address exchanged',
		rule: 'hosts-line-ignored',
		files: { hosts: `${HEALTHY['hosts']}web9.example.org 10.0.0.19\n` },
		at: 'hosts:5',
	},
	{
		name: 'a registered client without a configuration',
		rule: 'missing-client-config',
		files: { 'data/rc.web1.example.org': '' },
		at: 'yulerc:2',
	},
	{
		name: 'a registered client without a baseline',
		rule: 'missing-client-baseline',
		files: { 'data/file.web2.example.org': '' },
		at: 'yulerc:3',
	},
	{
		name: 'a file for nobody',
		rule: 'orphan-download-file',
		files: { 'data/file.web9.example.org': 'baseline\n' },
		at: 'data/file.web9.example.org:1',
	},
	{
		name: 'a file name with a capital letter',
		rule: 'download-file-letter-case',
		files: { 'data/file.web1.example.org': '', 'data/file.Web1.example.org': 'baseline\n' },
		at: 'data/file.Web1.example.org:1',
		fix: 'Rename to file.web1.example.org',
	},
	{
		name: 'two files that differ in letter case',
		rule: 'download-file-letter-case',
		files: { 'data/rc.WEB1.example.org': '[Client]\nSetLogServer=log.example.org\n' },
		at: 'data/rc.WEB1.example.org:1',
	},
	{
		name: 'a file under the address of the entry, as in recorded run I',
		rule: 'download-file-under-other-name',
		files: {
			'.samhain-lint.json': project({
				clients: [
					{ name: 'web3.example.org', nodeName: 'web3', hosts: 'web3-hosts', addresses: ['10.0.0.13'] },
				],
			}),
			'web3-hosts': '127.0.1.1 web3.example.org web3\n',
			yulerc: `[Misc]\nSetClientFromAccept=yes\n${CLIENTS}${entryLine('10.0.0.13')}\n`,
			hosts: `${HEALTHY['hosts']}10.0.0.13 web3\n`,
			'data/rc.web3.example.org': '[Client]\nSetLogServer=log.example.org\n',
			'data/file.10.0.0.13': 'baseline\n',
		},
		at: 'data/file.10.0.0.13:1',
		fix: 'Rename to file.web3.example.org',
	},
	{
		name: 'one baseline for two hosts',
		rule: 'shared-baseline',
		files: { 'data/file.web1.example.org': '', 'data/file.web2.example.org': '', 'data/file': 'baseline\n' },
		at: 'data/file:1',
	},
	{
		name: 'an empty baseline',
		rule: 'empty-download-file',
		files: { 'data/file.web1.example.org': 'EMPTY' },
		at: 'data/file.web1.example.org:1',
	},
	{
		name: 'a file that the server may not read',
		rule: 'unreadable-download-file',
		files: { '.samhain-lint.json': project({}, { user: { uid: 1, gids: [1] } }) },
		modes: { 'data/rc.web1.example.org': 0o600 },
		at: 'data/rc.web1.example.org:1',
	},
	{
		name: 'a password that everyone may read',
		rule: 'exposed-download-file',
		files: {
			'data/rc.web1.example.org':
				'[Database]\nSetDBPassword=secret\n[Client]\nSetLogServer=log.example.org\n',
		},
		modes: { 'data/rc.web1.example.org': 0o644 },
		at: 'data/rc.web1.example.org:1',
	},
	{
		name: 'a file that everyone may replace',
		rule: 'exposed-download-file',
		files: {},
		modes: { 'data/rc.web1.example.org': 0o666 },
		at: 'data/rc.web1.example.org:1',
	},
	{
		name: 'a time limit as short as the heartbeat',
		rule: 'time-limit-below-heartbeat',
		files: {
			yulerc: `[Misc]\nSetClientTimeLimit=600\n${CLIENTS}`,
			'data/rc.web1.example.org': '[Misc]\nSetLoopTime=600\n[Client]\nSetLogServer=log.example.org\n',
		},
		at: 'data/rc.web1.example.org:2',
	},
	{
		name: 'a client that keeps its marks',
		rule: 'heartbeat-not-exported',
		files: {
			'data/rc.web1.example.org': '[Log]\nExportSeverity=err\n[Client]\nSetLogServer=log.example.org\n',
		},
		at: 'data/rc.web1.example.org:2',
	},
	{
		name: 'a server that records nothing of its clients',
		rule: 'export-not-recorded',
		files: { yulerc: `[Log]\nLogSeverity==crit\n${CLIENTS}` },
		at: 'yulerc:2',
	},
	{
		name: 'two clients with one separate log',
		rule: 'clients-share-log',
		files: {
			yulerc: `[Misc]\nUseSeparateLogs=yes\n${CLIENTS}${entryLine('web1.example.net')}\n`,
			'data/rc': '[Client]\nSetLogServer=log.example.org\n',
			'data/file.web1.example.net': 'baseline\n',
			'hosts.allow': 'yule: ALL\n',
		},
		at: 'yulerc:4',
	},
];

function over(files: Files): Files {
	const merged = { ...HEALTHY, ...files };
	const kept = Object.entries(merged).filter(([path, text]) => text !== '' || HEALTHY[path] === undefined);
	// A file that is there and empty has to be said, since an empty text takes a file away.
	return Object.fromEntries(kept.map(([path, text]) => [path, text === 'EMPTY' ? '' : text]));
}

function at({ file, reported }: ShownFinding): string {
	return `${reported.ruleId} ${file}:${reported.range.start.line + 1}`;
}

/** Applies a fix of a finding to the texts. */
function apply(files: Files, file: string, fix: ReportedFix): Files {
	const result: Record<string, string> = { ...files };
	for (const { file: other, edits } of [{ file, edits: fix.edits }, ...(fix.otherEdits ?? [])])
		result[other] = applyEdits(result[other] ?? '', edits);
	for (const { from, to } of fix.renames ?? []) {
		result[to] = result[from] ?? '';
		delete result[from];
	}
	return result;
}

describe('a deployment', () => {
	it('with nothing wrong shows nothing', () => {
		expect(findAll(HEALTHY).map(at)).toEqual([]);
	});

	it.each(CASES.map((one) => [one.name, one] as const))(
		'with %s',
		(_, { rule, files, at: place, modes, fix }) => {
			const all = over(files);
			const findings = findAll(all, modes);
			expect(findings.map(at)).toContain(`${rule} ${place}`);
			expect(findings.filter(({ reported }) => reported.ruleId !== rule).map(at)).toEqual([]);
			if (fix === undefined) return;
			const finding = findings.find((one) => at(one) === `${rule} ${place}`);
			const fixes = finding?.reported.fixes() ?? [];
			expect(fixes.map(({ title }) => title)).toContain(fix);
			const chosen = fixes.find(({ title }) => title === fix);
			if (finding === undefined || chosen === undefined) return;
			expect(findAll(apply(all, finding.file, chosen), modes).map(at)).toEqual([]);
		},
	);
});

describe('what the files do not settle', () => {
	function findings(files: Files): string[] {
		return findAll(over(files)).map(at);
	}

	it('a client that is in no hosts file may be known to a name server', () => {
		expect(findings({ hosts: '127.0.0.1 localhost\n' })).toEqual([]);
	});

	it('a rule on a pattern file refuses nobody for certain', () => {
		expect(findings({ 'hosts.allow': 'yule: 10.0.0.\n', 'hosts.deny': 'yule: /etc/bad\n' })).toEqual([]);
	});

	it('a deployment that serves no file at all keeps them on the clients', () => {
		const served = Object.keys(HEALTHY).filter((path) => path.startsWith('data/'));
		expect(findings(Object.fromEntries(served.map((path) => [path, ''])))).toEqual([]);
	});

	it('different salts can belong to one password', () => {
		expect(
			findings({
				'.samhain-lint.json': project({}, { file: ['yulerc', 'yulerc.backup'] }),
				'yulerc.backup': `[Clients]\nClient=web1.example.org@FEDCBA9876543210@${'C'.repeat(256)}\n`,
			}),
		).toEqual([]);
	});

	it('a log server on the same machine may be localhost', () => {
		expect(
			findings({
				yulerc: `${CLIENTS}${entryLine('log.example.org')}\n`,
				'data/rc.log.example.org': '[Client]\nSetLogServer=localhost\n',
				'data/file.log.example.org': 'baseline\n',
			}),
		).toEqual([]);
	});

	it('a node name that is only supposed makes the finding a warning', () => {
		const clients = { clients: [{ name: 'web1.example.org', hosts: 'web1-hosts' }] };
		const found = findAll(over({ '.samhain-lint.json': project(clients), 'web1-hosts': '127.0.1.1 web1\n' }));
		const [finding] = found.filter(({ reported }) => reported.ruleId === 'client-announces-other-name');
		expect(finding?.reported.severity).toBe('warning');
	});
});

describe('the table of rules', () => {
	it('has a case for each rule', () => {
		const covered = new Set(CASES.map(({ rule }) => rule));
		expect(DEPLOYMENT_RULES.filter(({ id }) => !covered.has(id)).map(({ id }) => id)).toEqual([]);
	});
});
