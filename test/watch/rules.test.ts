// The rules of the watch model by example; each was seen in runs of samhain 4.1.4.
import { describe, expect, test } from 'vitest';
import { predict } from './watch-model.ts';

const tree = [
	{ path: '/d', type: 'dir' },
	{ path: '/d/f', type: 'file', content: 'text' },
	{ path: '/d/.h', type: 'file', content: '' },
	{ path: '/d/s', type: 'dir' },
	{ path: '/d/s/g', type: 'file', content: '' },
	{ path: '/d/s/t', type: 'dir' },
	{ path: '/d/s/t/h', type: 'file', content: '' },
	{ path: '/d/l', type: 'symlink', target: 's' },
] as const;

/** The watched paths, each with its policy. */
function watched(config: string): readonly string[] {
	return predict({ config: `${config}\n`, tree }).watched.map((line) =>
		line.split(' ').slice(0, 2).join(' '),
	);
}

/** The tests of one path. */
function testsOf(path: string, config: string): string | undefined {
	const line = predict({ config: `${config}\n`, tree }).watched.find((one) => one.startsWith(`${path} `));
	return line?.split(' ')[2];
}

describe('depth', () => {
	test('level 0 is the directory and its direct children', () => {
		expect(watched('[ReadOnly]\ndir=0/d')).toEqual([
			'/d ReadOnly',
			'/d/.h ReadOnly',
			'/d/f ReadOnly',
			'/d/l ReadOnly',
			'/d/s ReadOnly',
		]);
	});

	test('SetRecursionLevel holds for lines above it, too', () => {
		expect(watched('[ReadOnly]\ndir=/d\n[Misc]\nSetRecursionLevel=1')).toContain('/d/s/g ReadOnly');
	});

	test('a deeper entry neither inherits a depth nor is limited by one', () => {
		const lines = watched('[ReadOnly]\ndir=9/d\n[Attributes]\ndir=0/d/s');
		expect(lines).toContain('/d/s/t Attributes');
		expect(lines).not.toContain('/d/s/t/h ReadOnly');
	});

	test('depth -1 watches the directory alone, and entries below it', () => {
		expect(watched('[ReadOnly]\ndir=9/d\n[IgnoreAll]\ndir=-1/d/s\n[Attributes]\nfile=/d/s/g')).toEqual([
			'/d ReadOnly',
			'/d/.h ReadOnly',
			'/d/f ReadOnly',
			'/d/l ReadOnly',
			'/d/s IgnoreAll',
			'/d/s/g Attributes',
		]);
	});
});

describe('which entry decides', () => {
	test('a file line decides for a directory alone', () => {
		const lines = watched('[ReadOnly]\ndir=1/d\n[Attributes]\nfile=/d/s');
		expect(lines).toContain('/d/s Attributes');
		expect(lines).toContain('/d/s/g ReadOnly');
	});

	test('the first line for a path wins, list by list', () => {
		expect(watched('[ReadOnly]\nfile=/d/f\n[Attributes]\nfile=/d/f')).toEqual(['/d/f ReadOnly']);
		expect(watched('[ReadOnly]\ndir=0/d/s/t\n[Attributes]\nfile=/d/s/t')).toContain('/d/s/t Attributes');
	});

	test('patterns leave out hidden names and lose to lines above them', () => {
		expect(watched('[Attributes]\nfile=/d/f\n[ReadOnly]\nfile=/d/*')).toEqual([
			'/d/f Attributes',
			'/d/l ReadOnly',
			'/d/s ReadOnly',
		]);
	});

	test('slashes and links in the middle give names of their own', () => {
		expect(watched('[ReadOnly]\nfile=/d//f\nfile=//d/f\nfile=/d/l/g')).toEqual([
			'//d/f ReadOnly',
			'/d/f ReadOnly',
			'/d/l/g ReadOnly',
		]);
	});

	test('a second schedule without FileCheckScheduleTwo is dropped', () => {
		expect(watched('[ReadOnly]\n%SCHEDULE_TWO\ndir=9/d/s')).toEqual([]);
		expect(watched('[ReadOnly]\ndir=9/d\n[Attributes]\n%SCHEDULE_TWO\ndir=0/d/s')).toContain(
			'/d/s/g Attributes',
		);
		expect(watched('[Misc]\nFileCheckScheduleTwo=0 2 * * *\n[ReadOnly]\n%SCHEDULE_TWO\ndir=0/d/s')).toContain(
			'/d/s/g ReadOnly',
		);
	});

	test('a directory in both schedules keeps samhain from starting', () => {
		const config = '[ReadOnly]\ndir=/d\n%SCHEDULE_TWO\ndir=/d\n';
		expect(predict({ config, tree })).toEqual({ starts: false, watched: [], reports: [] });
	});
});

describe('tests', () => {
	test('a Redef line holds for the entries after it', () => {
		const config = '[Attributes]\nfile=/d\n[Misc]\nRedefAttributes=-USR,+SIZ\n[Attributes]\nfile=/d/f';
		expect(testsOf('/d', config)).toBe('USR,GRP,MOD,RDEV');
		expect(testsOf('/d/f', config)).toBe('GRP,SIZ,MOD,RDEV');
	});

	test('a bare item replaces all tests, and an unknown one ends the line', () => {
		expect(testsOf('/d', '[Misc]\nRedefUser0=+SIZ,INO,+USR,WHAT,+GRP\n[User0]\nfile=/d')).toBe('INO,USR');
	});

	test('TXT includes CHK', () => {
		expect(testsOf('/d', '[Misc]\nRedefAttributes=TXT\n[Attributes]\nfile=/d')).toBe('CHK,TXT');
		expect(testsOf('/d', '[Misc]\nRedefReadOnly=-TXT\n[ReadOnly]\nfile=/d')).not.toContain('CHK');
	});
});

describe('reports', () => {
	const changed = {
		path: '/d/f',
		effect: 'changed',
		type: 'file',
		differs: ['CHK', 'SIZ', 'MTM', 'CTM'],
		size: [4, 9],
	} as const;
	const removed = { path: '/d/f', effect: 'removed', type: 'file' } as const;
	const added = { path: '/d/n', effect: 'added', type: 'file' } as const;
	const reports = (config: string, ...effects: Parameters<typeof predict>[0]['effects'] & object) =>
		predict({ config: `${config}\n`, tree, effects }).reports;

	test('a change shows the tests that it meets', () => {
		expect(reports('[ReadOnly]\ndir=0/d', changed)).toEqual(['/d/f modified ReadOnly crit C-------TS']);
		expect(reports('[Attributes]\ndir=0/d', changed)).toEqual([]);
	});

	test('a file that may grow is silent when it grows', () => {
		expect(reports('[GrowingLogFiles]\ndir=0/d', changed)).toEqual([]);
		expect(reports('[GrowingLogFiles]\ndir=0/d', { ...changed, keepsStart: false })).toEqual([
			'/d/f modified GrowingLogs crit C---------',
		]);
		expect(reports('[GrowingLogFiles]\ndir=0/d', { ...changed, size: [4, 1] })).toEqual([
			'/d/f modified GrowingLogs crit C--------S',
		]);
	});

	test('a file that may grow and shrank is silent where only the new one has a checksum', () => {
		const config = '[Misc]\nSkipChecksum=size_exceeds(10)\n[GrowingLogFiles]\ndir=0/d';
		expect(reports(config, { ...changed, size: [25, 1] })).toEqual([
			'/d/f modified GrowingLogs crit C--------S',
		]);
		const large = [
			{ path: '/d', type: 'dir' },
			{ path: '/d/f', type: 'file', size: 25 },
		] as const;
		const effects = [{ ...changed, size: [25, 1] }] as const;
		expect(predict({ config: `${config}\n`, tree: large, effects }).reports).toEqual([]);
	});

	test('a file that was rotated is silent, whatever took its place', () => {
		const moved = { path: '/d/f.1', effect: 'added', type: 'file' } as const;
		const replaced = { ...changed, differs: ['CHK', 'INO', 'SIZ'] } as const;
		expect(reports('[GrowingLogFiles]\nfile=/d/f', replaced, moved)).toEqual([]);
		expect(reports('[GrowingLogFiles]\nfile=/d/f', { ...replaced, isRotated: false }, moved)).toEqual([
			'/d/f modified GrowingLogs crit ---I------',
		]);
	});

	test('a path that never existed is reported where both a file and a dir line name it', () => {
		expect(reports('[ReadOnly]\ndir=/x')).toEqual([]);
		expect(reports('[EventSeverity]\nSeverityDirs=warn\n[ReadOnly]\ndir=/x\nfile=/x')).toEqual([
			'/x missing - warn -',
		]);
	});

	test('a missing file has the severity of files, not of its policy', () => {
		const config = '[EventSeverity]\nSeverityReadOnly=none\nSeverityFiles=warn\n[ReadOnly]\ndir=0/d';
		expect(reports(config, removed, added)).toEqual(['/d/f missing - warn -']);
	});

	test('each Ignore option suppresses its own event', () => {
		const config = '[Misc]\nIgnoreMissing=/d/f$\nIgnoreAdded=/nothing|/n\n[ReadOnly]\ndir=0/d';
		expect(reports(config, removed, added)).toEqual([]);
		expect(reports(config, changed)).toHaveLength(1);
	});

	test('a dir line for a plain file or a link is reported at every check', () => {
		expect(reports('[ReadOnly]\ndir=/d/l')).toEqual(['/d/l missing - crit -', '/d/l nodirectory - crit -']);
	});

	test('with ReportOnlyOnce=no a directory that both schedules check is reported twice', () => {
		const config = '[ReadOnly]\ndir=0/d\ndir=0/d/s\n[Misc]\nReportOnlyOnce=no';
		const effect = { path: '/d/s', effect: 'changed', type: 'dir', differs: ['MOD'] } as const;
		expect(reports(config, effect)).toHaveLength(2);
	});

	test('a policy with a checksum needs a new baseline after one without', () => {
		const { reports: found } = predict({
			config: '[Attributes]\ndir=0/d\n',
			config_check: '[ReadOnly]\ndir=0/d\n',
			tree,
		});
		expect(found).toEqual([
			'/d/.h modified ReadOnly crit C---------',
			'/d/f modified ReadOnly crit C---------',
		]);
	});

	test('a path that left the configuration is still reported when it is deleted', () => {
		const { reports: found } = predict({
			config: '[ReadOnly]\ndir=0/d\n',
			config_check: '[ReadOnly]\nfile=/d/.h\n',
			tree,
			effects: [removed],
		});
		expect(found).toEqual(['/d/f missing - crit -']);
	});
});
