import { describe, expect, test } from 'vitest';
import { outputOf, refusedOf } from './output-of.ts';

const twice = (path: string): string =>
	`msg="File or directory appears twice in configuration" path="${path}"`;

describe('paths to watch', () => {
	test('quotes around the whole value and C escapes are taken away before paths are compared', () => {
		expect(
			outputOf([
				'[ReadOnly]',
				'file=/etc/ab',
				'file="/etc/ab"',
				"file='/etc/a\\x62'",
				'file=/etc/a\\142/',
				'file=/etc/ab # x',
			]),
		).toEqual([`3 WARN ${twice('/etc/ab')}`, `4 WARN ${twice('/etc/ab')}`, `5 WARN ${twice('/etc/ab')}`]);
	});
	test('bytes outside ASCII are the same however they are written', () => {
		expect(outputOf(['[ReadOnly]', 'file=/ü', 'file=/\\xc3\\xbc'])).toEqual([`3 WARN ${twice('/ü')}`]);
	});
	test('an escape that is not known, and quotes with nothing between them', () => {
		const values = ['/a\\z', '/a\\', '/a\\x4', '/a\\48', '""', '"', '/a\\"b', '\\x2fetc'];
		expect(refusedOf('ReadOnly', 'file', values)).toEqual(['/a\\z', '/a\\', '/a\\x4', '/a\\48', '""', '"']);
	});
	test('a path that is not absolute is printed with its blanks and quotes guarded', () => {
		expect(outputOf(['[ReadOnly]', 'file="/a b', "dir=2ü'<x"])).toEqual([
			'2 ERRO msg="Filename not an absolute path" path="&quot;/a\\ b"',
			'2 WARN msg="Invalid input" option="file" obj=""/a b"',
			'3 ERRO msg="Filename not an absolute path" path="\\303\\274\\\'&lt;x"',
			'3 WARN msg="Invalid input" option="dir" obj="2ü\'<x"',
		]);
	});
	test('depths stand directly before the path', () => {
		const right = ['/a', '0/a', '99/a', '007/a', '+3/a', '"5/a"', '4294967296/a'];
		const wrong = ['100/a', '-2/a', '-1/a', '5 /a', '[5]/a', '0x5/a', '3.5/a', 'x/a', '5', '4294967295/a'];
		expect(refusedOf('ReadOnly', 'dir', [...right, ...wrong])).toEqual(wrong);
		expect(refusedOf('IgnoreAll', 'dir', ['-1/a', '4294967295/a', '-2/a'])).toEqual(['-2/a']);
	});
	test('directories have a list for each schedule, and files another one', () => {
		expect(
			outputOf([
				'[ReadOnly]',
				'dir=/a',
				'file=/a',
				'%SCHEDULE_TWO',
				'dir=/a',
				'[User0]',
				'dir=3/a',
				'!%SCHEDULE_TWO',
				'dir=/a',
			]),
		).toEqual([`7 WARN ${twice('/a')}`, `9 WARN ${twice('/a')}`]);
	});
	test('patterns stand for what exists', () => {
		expect(
			outputOf(['[ReadOnly]', 'file=/etc/host[s]', 'file=/etc/hosts', 'file=/no/such*', 'file=/etc/\\\\[x']),
		).toEqual([
			`3 WARN ${twice('/etc/hosts')}`,
			'4 ERRO interface="glob" msg="No matches found" path="/no/such*"',
			'5 ERRO interface="glob" msg="No matches found" path="/etc/\\\\[x"',
		]);
	});
	test('4095 bytes are the most', () => {
		expect(refusedOf('ReadOnly', 'file', [`/${'x'.repeat(4094)}`])).toEqual([]);
		expect(outputOf(['[ReadOnly]', `file=/${'x'.repeat(4095)}`])[0]).toMatch(
			/^2 ERRO msg="Filename too long" path="\/x+"$/,
		);
	});
});

test('samhain exits where a program does not exist', () => {
	const path = 'userid="0" path="/no/such"';
	expect(outputOf(['[Misc]', 'SamhainPath=/bin/sh', 'SamhainPath=/no/such', 'SetLoopTime=-1'])).toEqual([
		`3 CRIT msg="File not accessible" ${path}`,
		`3 ALRT msg="PANIC - File not accessible" ${path}`,
		`3 CRIT msg="File not accessible" ${path}`,
	]);
});
