import { describe, expect, test } from 'vitest';
import { outputOf, refusedOf } from './output-of.ts';

describe('numbers are read as C reads them', () => {
	test('text behind a number is ignored, and no number at all is 0', () => {
		expect(refusedOf('Misc', 'SetNiceLevel', ['5', '5x', '5 # five', 'abc', '-20', '+7', '0x10'])).toEqual(
			[],
		);
		expect(refusedOf('Misc', 'SetNiceLevel', ['21', '-21', '99999999999'])).toEqual([
			'21',
			'-21',
			'99999999999',
		]);
	});
	test('atoi cuts a long to 32 bits, so that a huge number can become a small or a negative one', () => {
		expect(
			refusedOf('Misc', 'SetLoopTime', ['4294967296', '4294967295', '2147483646', '2147483647']),
		).toEqual(['4294967295', '2147483647']);
		expect(refusedOf('Mail', 'SetMailNum', ['16383', '16384', '4294967301', '9223372036854775808'])).toEqual([
			'16384',
			'9223372036854775808',
		]);
	});
	test('a timer is printed as the number that it was read as', () => {
		expect(outputOf(['[Misc]', 'SetFileCheckTime=-5x'])).toEqual([
			'2 WARN msg="Invalid input" option="set timer" obj="-5"',
			'2 WARN msg="Invalid input" option="setfilechecktime" obj="-5x"',
		]);
	});
	test('strtoul to the end takes prefixes of base 8 and 16 and refuses text behind the number', () => {
		const values = ['010', '0x10', '08', '10k', '1.5', 'abc', '-1', '+5'];
		expect(refusedOf('Inotify', 'InotifyWatches', values)).toEqual(['08', '10k', '1.5', 'abc']);
		expect(refusedOf('ProcessCheck', 'ProcessCheckMaxPID', ['-1', '-2', '99999999999999999999'])).toEqual([
			'-1',
			'99999999999999999999',
		]);
		expect(refusedOf('Logmon', 'LogmonBurstThreshold', ['65534', '65535'])).toEqual(['65535']);
	});
	test('a depth is a fraction cut off', () => {
		expect(
			refusedOf('Misc', 'SetRecursionLevel', ['99.9', '1e1', '1e3', '-0.5', '-1', 'inf', 'nan', '0x10']),
		).toEqual(['1e3', '-1', 'inf', 'nan']);
	});
	test('samhain corrects some numbers after a message', () => {
		expect(outputOf(['[SuidCheck]', 'SuidCheckInterval=0', 'SuidCheckFps=-1'])).toEqual([
			'2 WARN msg="Invalid input" option="suidchk timer" obj="0"',
			'3 WARN msg="Invalid input" option="suidchk fps" obj="-1"',
		]);
	});
	test('ranges of user ids', () => {
		const values = [
			'0',
			'500-',
			'500-600,1000',
			'1000-500',
			'5 6',
			'-5',
			'x',
			'5-x',
			'5-6 7',
			'5,,6',
			'99999999999999999999',
		];
		expect(refusedOf('UserFiles', 'UserfilesCheckUids', values)).toEqual([
			'x',
			'5-x',
			'5-6 7',
			'5,,6',
			'99999999999999999999',
		]);
	});
});
