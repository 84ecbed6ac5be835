import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseWrapperFile } from '../../server/src/core/deployment/files/tcp-wrappers-file.ts';
import { evaluateAccess } from '../../server/src/core/deployment/model/tcp-wrappers.ts';

const web1 = { clientName: 'web1.example.org', clientAddress: '10.0.0.11' };
const six = { clientName: 'six.example.org', clientAddress: 'fd00::1' };
const nameless = { clientName: 'unknown', clientAddress: '10.0.0.11' };

function decide(allow: string, deny: string, client: { clientName?: string; clientAddress?: string } = web1) {
	return evaluateAccess({
		daemonName: 'yule',
		clientName: client.clientName,
		clientAddress: client.clientAddress,
		allow: parseWrapperFile(allow),
		deny: parseWrapperFile(deny),
	});
}

describe('order of the two files', () => {
	it('lets everyone in without a rule', () => {
		expect(decide('', '').kind).toBe('granted');
	});

	it('asks hosts.allow first and names the rule that decided', () => {
		const decision = decide('sshd: ALL\nyule: .example.org\n', 'ALL: ALL\n');
		expect(decision.kind).toBe('granted');
		expect(decision.by).toMatchObject({ file: 'hosts.allow', rule: { line: 1, text: 'yule: .example.org' } });
	});

	it('then hosts.deny', () => {
		const decision = decide('yule: 192.168.\n', '# default\nALL: ALL\n');
		expect(decision).toMatchObject({ kind: 'denied', by: { file: 'hosts.deny', rule: { line: 1 } } });
	});

	it('does not apply rules for another install name', () => {
		expect(decide('', 'samhain: ALL\n').kind).toBe('granted');
	});
});

describe('patterns, each as the only rule of hosts.deny', () => {
	// Every row was checked against Debian's tcpdmatch.
	it.each<[string, 'granted' | 'denied', { clientName: string; clientAddress: string }]>([
		['YULE: web1.example.org', 'denied', web1],
		['yule: WEB1.Example.ORG', 'denied', web1],
		['yule: .example.org', 'denied', web1],
		['yule: example.org', 'granted', web1],
		['yule: 10.0.', 'denied', web1],
		['yule: 10.0', 'granted', web1],
		['yule: 10.0.0.0/24', 'denied', web1],
		['yule: 10.0.0.0/255.255.255.0', 'denied', web1],
		['yule: 10.0.0.11/24', 'granted', web1],
		['yule: 10.0.0.11/255.255.255.255', 'granted', web1],
		['yule: 0.0.0.0/0', 'granted', web1],
		['yule: 0.0.0.0/0.0.0.0', 'denied', web1],
		['yule: web?.example.*', 'denied', web1],
		['yule: 10.0.*.1?', 'denied', web1],
		['yule: LOCAL', 'granted', web1],
		['yule: LOCAL', 'denied', { clientName: 'short', clientAddress: '10.1.0.9' }],
		['yule: LOCAL', 'granted', nameless],
		['yule: KNOWN', 'denied', web1],
		['yule: KNOWN', 'granted', nameless],
		['yule: UNKNOWN', 'denied', nameless],
		['yule: PARANOID', 'denied', { clientName: 'paranoid', clientAddress: '10.0.0.11' }],
		['yule: ALL EXCEPT 10.0.0.', 'granted', web1],
		['yule: ALL EXCEPT 10.0.0. EXCEPT 10.0.0.11', 'denied', web1],
		['ALL EXCEPT yule: ALL', 'granted', web1],
		['sshd, yule : 10.1.0.9 , web1.example.org', 'denied', web1],
		['yule: [fd00::]/16', 'denied', six],
		['yule: [fd00::99]/16', 'denied', six],
		['yule: [fd00:0::0001]', 'denied', six],
		['yule: fd00::1', 'granted', six],
		['yule: [fd00::]/16', 'granted', web1],
	])('%s → %s', (rule, kind, client) => {
		expect(decide('', `${rule}\n`, client).kind).toBe(kind);
	});
});

describe('options behind the second colon', () => {
	it.each<[string, 'granted' | 'denied']>([
		['yule: ALL: allow', 'granted'],
		['yule: ALL: deny', 'denied'],
		['yule: ALL: keepalive: allow', 'granted'],
		['yule: ALL: spawn (/bin/echo a\\:b) : allow', 'granted'],
		['yule: ALL: allow: deny', 'denied'],
		['yule: ALL: spawn', 'denied'],
		['yule: ALL: nosuchoption', 'denied'],
		['yule: ALL:', 'denied'],
	])('%s in hosts.allow → %s', (rule, kind) => {
		expect(decide(`${rule}\n`, '').kind).toBe(kind);
	});
});

describe('lines', () => {
	it('continues a rule behind a backslash and still knows where its parts stand', () => {
		const file = parseWrapperFile('yule: 10.0.0.12 \\\n  10.0.0.11\n');
		expect(file.rules[0]?.clients).toMatchObject([
			{ text: '10.0.0.12', line: 0, startColumn: 6 },
			{ text: '10.0.0.11', line: 1, startColumn: 2, endColumn: 11 },
		]);
	});

	it('continues a comment, too', () => {
		expect(decide('', '# all the others \\\nyule: ALL\n').kind).toBe('granted');
	});

	it('passes over a line without a colon', () => {
		expect(parseWrapperFile('yule ALL\n')).toMatchObject({
			rules: [],
			bad: [{ line: 0, reason: 'no-colon' }],
		});
	});

	it('refuses everyone when hosts.deny does not end with a newline, and ignores such a line in hosts.allow', () => {
		expect(decide('', '# nothing').kind).toBe('denied');
		expect(decide('yule: ALL', 'ALL: ALL\n').kind).toBe('denied');
	});
});

describe('what the files cannot answer', () => {
	it.each([
		['yule: /etc/yule.deny', '/etc/yule.deny'],
		['yule: @trusted', 'netgroup'],
		['yule: joe@ALL', 'user'],
		['yule@log.example.org: ALL', 'not known'],
	])('%s stays undecided', (rule, reason) => {
		const decision = decide('', `${rule}\n`);
		expect(decision.kind).toBe('undecidable');
		expect(decision.why).toContain(reason);
	});

	it('a doubtful rule does not matter when the rest decides the same', () => {
		expect(decide('', 'yule: @bad\nALL: ALL\n').kind).toBe('denied');
		expect(decide('yule: @good\n', '').kind).toBe('granted');
	});

	it('a name that is not known leaves name patterns open and address patterns not', () => {
		const unnamed = { clientAddress: '10.0.0.11' };
		expect(decide('', 'yule: .example.org\n', unnamed).kind).toBe('undecidable');
		expect(decide('', 'yule: 10.0.0.\n', unnamed).kind).toBe('denied');
		expect(decide('', 'yule: 10.1.0.\n', unnamed).kind).toBe('granted');
		expect(decide('', 'yule: 10.1.0.0/16\n', unnamed).kind).toBe('granted');
	});
});

describe('properties', () => {
	const words = fc.constantFrom(
		...[
			'yule',
			'ALL',
			'sshd',
			'y*',
			'EXCEPT',
			'LOCAL',
			'KNOWN',
			'UNKNOWN',
			'.example.org',
			'10.0.0.',
			'10.0.0.11',
		],
		...[
			'web1.example.org',
			'web2.example.org',
			'10.0.0.0/24',
			'@group',
			'/file',
			'joe@ALL',
			'[fd00::]/16',
			'unknown',
		],
	);
	const list = fc.array(words, { minLength: 1, maxLength: 4 }).map((all) => all.join(' '));
	const option = fc.constantFrom('', '', '', ': allow', ': deny', ': bogus', ':');
	const rule = fc
		.tuple(list, list, option)
		.map(([daemons, clients, end]) => `${daemons}: ${clients}${end}\n`);
	const file = fc.array(rule, { maxLength: 6 }).map((rules) => rules.join(''));

	it('every part of a rule is at its place', () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom(...'yule ALL,:\\\n\t[]@#'), maxLength: 80 }), (text) => {
				const lines = text.split('\n');
				for (const { daemons, clients } of parseWrapperFile(text).rules) {
					for (const token of [...daemons, ...clients]) {
						const line = lines.slice(token.line).join('').replaceAll('\\', '');
						expect(line.includes(token.text.replaceAll('\\', ''))).toBe(true);
					}
				}
			}),
		);
	});

	it('what is known of a client only settles what was open: it never turns a decision round', () => {
		fc.assert(
			fc.property(file, file, fc.boolean(), fc.boolean(), (allow, deny, hasName, hasAddress) => {
				const partly = decide(allow, deny, {
					...(hasName ? { clientName: web1.clientName } : {}),
					...(hasAddress ? { clientAddress: web1.clientAddress } : {}),
				});
				if (partly.kind === 'undecidable') return;
				const wholly = decide(allow, deny);
				expect([partly.kind, 'undecidable']).toContain(wholly.kind);
			}),
			{ numRuns: 2000 },
		);
	});

	it('a file with a rule for each of 5,000 clients is asked quickly for all of them', () => {
		const names = Array.from({ length: 5000 }, (_, index) => `c${index}.example.org`);
		const allow = parseWrapperFile(names.map((name) => `yule: ${name}\n`).join(''));
		const deny = parseWrapperFile('ALL: ALL\n');
		const started = performance.now();
		const kinds = new Set(
			names.map(
				(clientName) =>
					evaluateAccess({ daemonName: 'yule', clientName, clientAddress: '10.0.0.1', allow, deny }).kind,
			),
		);
		expect([...kinds]).toEqual(['granted']);
		expect(performance.now() - started).toBeLessThan(1000);
	});

	it('a list of many undecided items with many EXCEPTs stays cheap', () => {
		const list = Array.from({ length: 150 }, () => '@a @b EXCEPT').join(' ');
		expect(decide('', `yule: ${list} @c\n`).kind).toBe('undecidable');
	});
});
