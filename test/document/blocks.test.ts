import { describe, expect, test } from 'vitest';
import { outputOf } from './output-of.ts';

const refused = (line: number, option: string, value: string): string =>
	`${line} WARN msg="Invalid input" option="${option}" obj="${value}"`;
const crash = (line: number): string => `${line} FATAL daemon crashed: signal 11`;

describe('mail recipients', () => {
	test('an address opens a block, once', () => {
		expect(
			outputOf([
				'[Mail]',
				'SetMailAddress=a@b',
				'SetMailFilterOr=x',
				'CloseAddress',
				'SetMailFilterOr=x',
				'CloseAddress=y',
				'SetMailAddress=a@b',
			]),
		).toEqual([
			refused(5, 'setmailfilteror', 'x'),
			refused(6, 'closeaddress', 'y'),
			refused(7, 'setmailaddress', 'a@b'),
		]);
	});
	test('members of a list must be known', () => {
		const lines = [
			'[Mail]',
			'SetMailAddress=a@b',
			'SetMailAddress=c',
			'SetMailAlias=l : a@b, c',
			'SetMailAlias=l:c',
			'SetMailAlias=m:x',
			'SetMailAlias=n:',
			'SetMailAlias=:c',
		];
		expect(outputOf(lines)).toEqual([
			refused(5, 'setmailalias', 'l:c'),
			refused(6, 'setmailalias', 'm:x'),
			refused(7, 'setmailalias', 'n:'),
			refused(8, 'setmailalias', ':c'),
		]);
	});
	test('a threshold without an open block crashes the daemon, unless there are addresses and lists', () => {
		expect(outputOf(['[Mail]', 'SetAddrSeverity=crit', '[Nosuch]'])).toEqual([crash(2)]);
		expect(outputOf(['[Mail]', 'SetMailAddress=a', 'CloseAddress', 'SetAddrSeverity=crit'])).toEqual([
			crash(4),
		]);
		expect(
			outputOf(['[Mail]', 'SetMailAddress=a', 'SetMailAlias=l:a', 'CloseAddress', 'SetAddrSeverity=crit']),
		).toEqual([refused(5, 'setaddrseverity', 'crit')]);
	});
	test('32 filters of a kind; a wrong expression is reported and counts', () => {
		const filters = Array.from({ length: 4 }, () => `SetMailFilterNot=${'a,'.repeat(7)}ab`);
		expect(
			outputOf(['[Mail]', 'SetMailAddress=a', ...filters, 'SetMailFilterNot=ab', 'SetMailFilterAnd=(a,(b']),
		).toEqual([
			refused(7, 'setmailfilternot', 'ab'),
			'8 ERRO interface="regcomp" msg="Unmatched ( or \\(" obj="(a"',
			'8 ERRO interface="regcomp" msg="Unmatched ( or \\(" obj="(b"',
		]);
	});
});

describe('external programs', () => {
	test('options need an open command; a refused one closes the last', () => {
		expect(
			outputOf([
				'[External]',
				'SetType=log',
				'OpenCommand=/bin/x',
				'SetType=log',
				'OpenCommand=rel',
				'SetType=log',
			]),
		).toEqual([refused(2, 'settype', 'log'), refused(5, 'opencommand', 'rel'), refused(6, 'settype', 'log')]);
	});
	test('two options crash the daemon as long as no command was ever opened', () => {
		expect(outputOf(['[External]', 'SetDefault=no', 'SetDefault=yes', '[Nosuch]'])).toEqual([crash(3)]);
		expect(outputOf(['[External]', 'SetCredentials=nosuchuser', 'SetCredentials=root'])).toEqual([
			refused(2, 'setcredentials', 'nosuchuser'),
			crash(3),
		]);
		expect(
			outputOf(['[External]', 'OpenCommand=/bin/x', 'CloseCommand', 'SetDefault=yes', 'SetCredentials=root']),
		).toEqual([]);
	});
	test('30 variables', () => {
		const variables = Array.from({ length: 27 }, (_, index) => `SetEnviron=V${index}=x`);
		expect(
			outputOf([
				'[External]',
				'OpenCommand=/bin/x',
				...variables,
				'SetDefault=yes',
				'SetEnviron=A=B',
				'OpenCommand=/bin/y',
				'SetEnviron=A',
			]),
		).toEqual([refused(31, 'setenviron', 'A=B')]);
	});
});

describe('log monitoring', () => {
	test('queues before rules', () => {
		expect(
			outputOf([
				'[Logmon]',
				'LogmonRule=q1:x',
				'LogmonQueue=q1:60:sum:crit',
				'LogmonRule=q1:x',
				'LogmonRule=trash:x',
				'LogmonRule=q1',
			]),
		).toEqual([refused(2, 'logmonrule', 'q1:x'), refused(6, 'logmonrule', 'q1')]);
	});
	test('a rule opens a host for all names, and a group does so, too', () => {
		expect(
			outputOf([
				'[Logmon]',
				'LogmonEndHost',
				'LogmonRule=trash:x',
				'LogmonEndHost',
				'LogmonGroup=g:x',
				'LogmonEndGroup',
				'LogmonEndGroup',
				'LogmonEndHost',
			]),
		).toEqual([refused(2, 'logmonendhost', 'dummy'), refused(7, 'logmonendgroup', 'dummy')]);
	});
	test('seconds of KEEP may carry text up to 4.1.4', () => {
		const lines = [
			'[Logmon]',
			'LogmonRule=KEEP(5m,x):trash:a',
			'LogmonRule=KEEP( 5 , x ):trash:a',
			'LogmonRule=KEEP(5):trash:a',
			'LogmonRule=MARK(x,5):trash:a',
		];
		expect(outputOf(lines)).toEqual([
			refused(4, 'logmonrule', 'KEEP(5):trash:a'),
			refused(5, 'logmonrule', 'MARK(x,5):trash:a'),
		]);
		expect(outputOf(lines, { version: '4.4.3' })[0]).toBe(refused(2, 'logmonrule', 'KEEP(5m,x):trash:a'));
	});
	test('CORRELATE without its bracket frees what it never had, or crashes', () => {
		expect(
			outputOf([
				'[Logmon]',
				'LogmonRule=CORRELATE(a):trash:x',
				'LogmonRule=CORRELATE():nosuch:x',
				'LogmonRule=CORRELATE:trash:x',
			]),
		).toEqual([
			'3 ERRO msg="Dereferenced NULL pointer"',
			refused(3, 'logmonrule', 'CORRELATE():nosuch:x'),
			crash(4),
		]);
	});
	test('plain brackets capture in rules only', () => {
		expect(
			outputOf(['[Logmon]', 'LogmonRule=trash:(a)\\1', 'LogmonHost=(a)\\1', 'LogmonGroup=g:(a)\\1']),
		).toEqual([
			'3 ERRO msg="Bad regex: (a)\\1" subroutine="sh_eval_hadd"',
			refused(3, 'logmonhost', '(a)\\1'),
			'4 ERRO msg="Bad regex: (a)\\1" subroutine="sh_eval_gadd"',
			refused(4, 'logmongroup', 'g:(a)\\1'),
		]);
	});
	test('watched files', () => {
		const lines = [
			'[Logmon]',
			'LogmonWatch=SYSLOG:/etc/passwd',
			'LogmonWatch=syslog:/etc/passwd',
			'LogmonWatch=SAMBA:/no/such',
			'LogmonWatch=SHELL:ls',
			'LogmonWatch=APACHE:/etc/passwd',
			'LogmonWatch=APACHE:/etc/passwd:common',
			'LogmonWatch=SYSLOG:x',
			'LogmonWatch=SYSLOG',
		];
		const says = (line: number, text: string): string =>
			`${line} ERRO msg="${text}" subroutine="sh_add_watch"`;
		expect(outputOf(lines).filter((text) => text.includes('ERRO'))).toEqual([
			says(3, 'Unsupported log type: syslog'),
			says(4, 'Logfile is not a regular file, link, or named pipe: /no/such'),
			says(6, 'Logfile format description missing: /etc/passwd'),
			says(8, 'Logfile path not absolute: x'),
			says(9, 'Format error: SYSLOG'),
		]);
	});
});

describe('lines that count', () => {
	test('two servers, two consoles', () => {
		expect(
			outputOf(['[Misc]', 'SetTimeServer=a', 'SetTimeServer=b', 'SetTimeServer=c', 'SetConsole=x']),
		).toEqual([refused(4, 'settimeserver', 'c')]);
	});
	test('the first check decides, even a wrong one', () => {
		expect(outputOf(['[Misc]', 'ChecksumTest=foo', 'ChecksumTest=bar'])).toEqual([
			'2 WARN msg="Invalid input" option="checksum testing" obj="foo"',
			refused(2, 'checksumtest', 'foo'),
		]);
	});
	test('15 trusted users', () => {
		const users = Array.from({ length: 16 }, (_, index) => `TrustedUser=${index + 100}`);
		expect(outputOf(['[Misc]', ...users])).toEqual([refused(17, 'trusteduser', '115')]);
		expect(outputOf(['[Misc]', 'TrustedUser=daemon,root'])).toEqual([
			'2 WARN msg="Invalid input" option="add trusted user" obj="root"',
			refused(2, 'trusteduser', 'daemon,root'),
		]);
	});
	test('AUTO makes a path longer each time', () => {
		const lines = [
			'[Misc]',
			`SetLockfilePath=/${'x'.repeat(230)}`,
			'SetLockfilePath=AUTO',
			'SetLockfilePath=AUTO',
		];
		expect(outputOf(lines)).toEqual([refused(4, 'setlockfilepath', 'AUTO')]);
	});
	test('a folder is left out once, with or without its last slash', () => {
		expect(
			outputOf([
				'[SuidCheck]',
				'SuidCheckExclude=/a/',
				'SuidCheckExclude=/a',
				'SuidCheckExclude=NULL',
				'SuidCheckExclude=/a',
			]),
		).toEqual([refused(3, 'suidcheckexclude', '/a')]);
	});
});
