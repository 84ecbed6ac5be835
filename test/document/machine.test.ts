import { describe, expect, test } from 'vitest';
import { decodeKeepingBytes } from '../../server/src/core/index.ts';
import { outputOf } from './output-of.ts';

/** Of the tests, those that samhain takes for true. */
function trueOf(tests: readonly string[]): string[] {
	return tests.filter((text) => outputOf(['[Misc]', `@if ${text}`, 'NoSuchOption=1', '@end']).length > 0);
}

describe("the daemon's own program", () => {
	const failure = 'msg="File not accessible" userid="0"';
	test('a missing one ends the daemon; only the panic prints the path as it is', () => {
		expect(outputOf(['[Misc]', `SamhainPath=/a'b "<ü`, 'NoSuchOption=1'])).toEqual([
			`2 CRIT ${failure} path="/a\\'b\\ &quot;&lt;\\303\\274"`,
			`2 ALRT msg="PANIC - File not accessible" userid="0" path="/a'b "<ü"`,
			`2 CRIT ${failure} path="/a\\'b\\ &quot;&lt;\\303\\274"`,
		]);
	});
	test.each([
		['warn', 'WARN'],
		['mark', 'MARK'],
		['err', 'ERRO'],
		['alert', 'ALRT'],
	])('SeverityFiles=%s above it is the severity of the failure', (level, shown) => {
		expect(
			outputOf(['[EventSeverity]', `SeverityFiles=${level}`, '[Misc]', 'SamhainPath=/a']).map((line) =>
				line.slice(0, 6),
			),
		).toEqual([`4 ${shown}`, '4 ALRT', `4 ${shown}`]);
	});
	test.each(['debug', 'info', 'notice', 'none'])('with SeverityFiles=%s only the panic shows', (level) => {
		expect(outputOf(['[EventSeverity]', `SeverityFiles=${level}`, '[Misc]', 'SamhainPath=/a'])).toHaveLength(
			1,
		);
	});
	test('a folder is no program, a device is one', () => {
		expect(outputOf(['[Misc]', 'SamhainPath=/etc'])[0]).toBe(
			'2 CRIT msg="Not accessible or not a regular file (Read error / Is a directory)" path="/etc"',
		);
		expect(outputOf(['[Misc]', 'SamhainPath=/dev/null'])).toEqual([]);
	});
});

describe('@if tests', () => {
	test('file_exists resolves the path as the system does', () => {
		const right = [
			'/etc/',
			'/etc/.',
			'/etc/./passwd',
			'//etc/passwd',
			'/etc/../etc/passwd',
			'/..',
			'.',
			'..',
		];
		const wrong = [
			'/etc/passwd/',
			'/etc/passwd/.',
			'/etc/passwd/..',
			'etc',
			'/no/../etc',
			'"/etc"',
			'/etc /x',
		];
		expect(trueOf([...right, ...wrong].map((path) => `file_exists ${path}`))).toEqual(
			right.map((path) => `file_exists ${path}`),
		);
	});
	test('a folder that is a link into /usr has /usr above it', () => {
		expect(trueOf(['file_exists /bin/../bin/sh', 'file_exists /bin/../etc/passwd'])).toEqual([
			'file_exists /bin/../bin/sh',
		]);
	});
	test.each([
		['/bin/true y', true],
		['/bin/true; /bin/false', false],
		['/bin/false || /bin/true', true],
		['/bin/true && ! /bin/false', true],
		['/bin/true | /bin/false', false],
		['(exit 3)', false],
		['exit 3 | /bin/true', true],
		['exit 3; /bin/true', false],
		['/bin/true || /bin/true | ! /bin/false', false],
		['/bin/false &', true],
		['/bin/true # ; /bin/false', true],
		['test -d /etc && [ -f /etc/passwd ]', true],
		['[ -d /etc/passwd ]', false],
		['/usr/bin/env true >/dev/null 2>&1', true],
		["/bin/sh -c 'exit 0'", true],
		["/bin/true 'a", false],
		['/no/such/program', false],
	])('command_succeeds %s: %s', (command, isTrue) => {
		expect(trueOf([`command_succeeds ${command}`]).length > 0).toBe(isTrue);
	});
	test('interface_exists takes addresses, localhost and *, and never the name of an interface', () => {
		const all = ['*', '127.0.0.1', '::1', 'localhost', '0', 'lo', 'eth0', '**'];
		expect(trueOf(all.map((name) => `interface_exists ${name}`))).toEqual(
			['*', '127.0.0.1', '::1', 'localhost', '0'].map((name) => `interface_exists ${name}`),
		);
	});
});

describe('the output of a command as a value', () => {
	test.each([
		['/bin/echo bogus; /bin/echo crit', 'bogus'],
		['/bin/false && echo crit; echo bogus', 'bogus'],
		['echo -n "  bog  us "', '  bog  us '],
		['echo "bogus\\ncrit"', 'bogus'],
		['/bin/echo -e "bogus\\ncrit"', 'bogus'],
		['/bin/echo -5', '-5'],
		['/bin/echo bogus | cat', 'bogus'],
		['echo crit >/dev/null; echo bogus', 'bogus'],
	])('the first line of %s counts', (command, value) => {
		expect(outputOf(['[Log]', `MailSeverity=$(${command})`])[0]).toBe(
			`2 WARN msg="Invalid input" option="priority" obj="${value}"`,
		);
	});
	test('what depends on the machine is not guessed', () => {
		expect(outputOf(['[Log]', 'MailSeverity=$(uname -n)'], { isVerbatim: false })).toEqual([]);
		expect(outputOf(['[Log]', 'MailSeverity=$(echo $LEVEL)'], { isVerbatim: false })).toEqual([]);
	});
});

describe('bytes that are no UTF-8', () => {
	const bytes = (latin1: string): string => decodeKeepingBytes(latin1);
	test('a guarded path shows each of them as a number, other texts as a replacement', () => {
		expect(outputOf(['[User4]', bytes('file=\xa0'), bytes('file=/x\xc3*')])).toEqual([
			'2 ERRO msg="Filename not an absolute path" path="\\240"',
			'2 WARN msg="Invalid input" option="file" obj="\ufffd"',
			'3 ERRO interface="glob" msg="No matches found" path="/x\\303*"',
		]);
	});
	test('the beginning of a character is one replacement', () => {
		expect(outputOf(['[Log]', bytes('MailSeverity=\xe2\x82x\xff\xff')])[0]).toBe(
			'2 WARN msg="Invalid input" option="priority" obj="\ufffdx\ufffd\ufffd"',
		);
	});
	test('they keep apart what only they distinguish', () => {
		expect(outputOf(['[ReadOnly]', bytes('file=/\xe4'), bytes('file=/\xf6'), 'file=/\\344'])).toEqual([
			'4 WARN msg="File or directory appears twice in configuration" path="/\ufffd"',
		]);
	});
});

describe('lines that fill the buffer of 16,381 bytes', () => {
	const long = (bytes: number): string => `#${'a'.repeat(bytes - 1)}`;
	const invalid = (line: number): string =>
		`${line} WARN msg="Invalid line ${line} in configuration file: incorrect format, unrecognized option, or missing section header"`;
	test.each([
		[16_380, [invalid(3)]],
		[16_381, [invalid(4)]],
		[16_382, [invalid(3), invalid(4)]],
		[32_761, [invalid(3), invalid(4)]],
		[32_762, [invalid(3), invalid(5)]],
	])('after a comment of %i bytes', (bytes, messages) => {
		expect(outputOf(['[Misc]', long(bytes), 'NoSuchOption=1'])).toEqual(messages);
	});
	test.each([
		[16_380, []],
		[16_381, [invalid(2)]],
		[16_400, [invalid(2)]],
	])('a last line of %i bytes without a newline', (bytes, messages) => {
		const value = `NoSuchOption=${'a'.repeat(bytes - 13)}`;
		expect(outputOf(['[Misc]', value], { withoutNewline: true })).toEqual(messages);
	});
});
