import { describe, expect, test } from 'vitest';
import { outputOf, refusedOf } from './output-of.ts';

test('of a yes or no only the first character counts', () => {
	const values = ['yes', 'nope', 'Tomato', '10', '0x1', 'on', 'off', '2', '-1', '"yes"'];
	expect(refusedOf('Misc', 'ReportOnlyOnce', values)).toEqual(['on', 'off', '2', '-1', '"yes"']);
});

describe('severities', () => {
	test('a name that begins with a severity is one', () => {
		expect(
			refusedOf('EventSeverity', 'SeverityFiles', [
				'crit',
				'critical',
				'errors',
				'warning',
				'none',
				'cri',
				'emerg',
			]),
		).toEqual(['cri', 'emerg']);
	});
	test('letter case counts up to 4.1.4', () => {
		expect(refusedOf('Logmon', 'LogmonMarkSeverity', ['Crit', 'ERR'])).toEqual(['Crit', 'ERR']);
		expect(refusedOf('Logmon', 'LogmonMarkSeverity', ['Crit', 'ERR'], { version: '4.4.3' })).toEqual([]);
	});
	test('only the server knows inet', () => {
		expect(refusedOf('EventSeverity', 'SeverityFiles', ['inet'])).toEqual(['inet']);
		expect(refusedOf('EventSeverity', 'SeverityFiles', ['inet'], { role: 'server' })).toEqual([]);
	});
	test('a policy says it once, a module twice and with the sign that the daemon adds', () => {
		expect(outputOf(['[EventSeverity]', 'SeverityFiles=emerg', '[Utmp]', 'SeverityLogin=none'])).toEqual([
			'2 WARN msg="Invalid input" option="severity" obj="emerg"',
			'4 WARN msg="Invalid input" option="priority" obj="=none"',
			'4 WARN msg="Invalid input" option="severitylogin" obj="none"',
		]);
	});
	test('of a threshold only the last item can be refused', () => {
		const values = [
			'*',
			'!*',
			'none,err',
			'=crit',
			'!=crit',
			'!crit',
			'foo,crit',
			'crit,foo',
			'=none',
			'!none',
			'!!crit',
			'err # x',
			'err;',
		];
		expect(refusedOf('Log', 'LogSeverity', values)).toEqual([
			'crit,foo',
			'=none',
			'!none',
			'!!crit',
			'err # x',
		]);
	});
});

test('a mask ends at the first word that is none', () => {
	const values = ['+CHK', '-MOD,+SIZ', 'CHK', '+CHK-MTM', '+chk', '+', 'CHK;MOD', '--CHK', ',CHK,'];
	expect(refusedOf('Misc', 'RedefReadOnly', values)).toEqual(['+chk', '+', 'CHK;MOD', '--CHK']);
});

describe('schedules', () => {
	test('five fields; what follows them is ignored', () => {
		expect(
			refusedOf('Misc', 'FileCheckScheduleOne', [
				'0 5 * * *',
				'0 5 * *',
				'0 5 * * * 99 x,y',
				'NULLx',
				'null',
			]),
		).toEqual(['0 5 * *', 'null']);
	});
	test('numbers with text behind them, names, ranges and steps', () => {
		const right = [
			'5h 0:5 * jan sUNday',
			'*x *-1 * 12 7',
			'3/2-5 * * * 0-7',
			'4294967301 * * * *',
			'1 2 0 0 0',
			'0-59/59 * * * mon-fri',
		];
		const wrong = [
			'60 * * * *',
			'* 24 * * *',
			'* * 32 * *',
			'* * * 13 *',
			'* * * * 8',
			'* * * * 1-7',
			'1,2 * * * *',
			'3-2 * * * *',
			'*/0 * * * *',
			'*/60 * * * *',
			'-1 * * * *',
			'* * jan * *',
		];
		expect(refusedOf('Misc', 'FileCheckScheduleOne', [...right, ...wrong])).toEqual(wrong);
	});
});

test('times of logins', () => {
	const right = [
		'always',
		'never',
		'workdays(8:00-17:00)',
		' sunday(08:00-9:00,10:00-23:59)x',
		'saturday (0:0-0:0)',
	];
	const wrong = [
		'Always',
		'alwaysx',
		'workdays',
		'workdays()',
		'workdays(17:00-8:00)',
		'workdays(8:00-24:00)',
		'workdays(8:00 - 17:00)',
		'sunday(a:b-c:d)',
	];
	expect(refusedOf('Utmp', 'LoginCheckDate', [...right, ...wrong])).toEqual(wrong);
	expect(
		refusedOf('Utmp', 'LoginCheckUserDate', [
			'bob:always',
			'bob : never',
			':always',
			'bob',
			'bob:',
			`${'u'.repeat(32)}:always`,
		]),
	).toEqual(['bob', 'bob:', `${'u'.repeat(32)}:always`]);
});

test('bytes that are fine in file names: text makes the daemon hang', () => {
	expect(refusedOf('Misc', 'AddOKChars', ['all', '0xe4,255', '128, 7', '256', '-1'])).toEqual(['256', '-1']);
	expect(outputOf(['[Misc]', 'AddOKChars=1,x', 'SetLoopTime=-1'])).toEqual([
		'2 FATAL daemon hung (no progress after this line)',
	]);
});

test('conditions for checksums: the bracket ends the item and holds two characters or more', () => {
	const right = [
		'match_prefix(/etc)',
		'!size_exceeds(80)',
		'match_prefix(/etc),size_exceeds(80)',
		'match_regex(.*x)',
		'match_permission(999)',
		',',
	];
	const wrong = [
		'match_prefix(/)',
		'size_exceeds(5)',
		'match_prefix(/etc)x',
		'nosuch(/etc)',
		'match_regex((x)',
		'! size_exceeds(80)',
		'match_prefix( /etc )',
	];
	expect(refusedOf('Misc', 'SkipChecksum', [...right, ...wrong])).toEqual(wrong);
});

test('columns of the log table', () => {
	const values = ['log_msg', 'subroutine', 'acl_new', 'igroup_old', 'msg', 'class', 'Path', 'mode'];
	expect(refusedOf('Database', 'AddToDBHash', values)).toEqual(['msg', 'class', 'Path', 'mode']);
});

test('levels mapped for Prelude are spelled exactly', () => {
	const values = ['alert, crit\terr', 'warn notice', 'warning', 'Crit', 'none', 'inet'];
	const refused = refusedOf('Misc', 'PreludeMapToHigh', values, { without: new Set() });
	expect(refused).toEqual(['warning', 'Crit', 'none', 'inet']);
});
