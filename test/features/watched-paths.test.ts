// What the editor shows of the watch model: the tree of watched paths, the hover of an entry, the line above a section.
import { describe, expect, it } from 'vitest';
import { Analysis } from '../../server/src/core/analysis/analysis.ts';
import {
	assumeCoverage,
	policySummaries,
	type WatchedItem,
	watchedItems,
} from '../../server/src/core/features/watched-paths.ts';
import { whySentences } from '../../server/src/core/features/why-record.ts';
import { DEFAULT_SETTINGS } from '../../server/src/core/settings/settings.ts';
import { answerWhy } from '../../server/src/core/watch/why.ts';
import { hoverText } from './cursor.ts';

const analyse = (text: string): Analysis => new Analysis(text, { ...DEFAULT_SETTINGS, role: 'client' });

function render(items: readonly WatchedItem[], indent = ''): string[] {
	return items.flatMap(({ label, description, children }) => [
		`${indent}${label}${description === '' ? '' : ` (${description})`}`,
		...(children === undefined ? [`${indent}  …`] : render(children, `${indent}  `)),
	]);
}

const FILE = `[ReadOnly]
dir=2/etc
file=/usr/local/bin/tool
dir=/srv/*
[IgnoreAll]
dir=-1/etc/puppet
[Attributes]
file=/etc/mtab
file=/etc/mtab
`;

describe('the tree', () => {
	const coverage = assumeCoverage(analyse(FILE));

	it('has every path that a line is for, and the folders above it', () => {
		expect(render(watchedItems(coverage, { showsUnwatched: false, filter: '' }))).toEqual([
			'etc (ReadOnly · 2 levels)',
			'  mtab (Attributes)',
			'  puppet (IgnoreAll · nothing in it)',
			'usr',
			'  local',
			'    bin',
			'      tool (ReadOnly)',
			'/srv/* (ReadOnly · pattern)',
		]);
	});

	it('is filtered by a piece of the path', () => {
		expect(render(watchedItems(coverage, { showsUnwatched: false, filter: 'MTAB' }))).toEqual([
			'etc (ReadOnly · 2 levels)',
			'  mtab (Attributes)',
		]);
	});

	it('shows usual paths that are not watched on demand', () => {
		const lines = render(watchedItems(coverage, { showsUnwatched: true, filter: '' }));
		expect(lines).toContain('root (not watched)');
		expect(lines).toContain('  sbin (not watched)');
		// Of a folder that nothing watches, its name is enough.
		expect(lines).toContain('bin (not watched)');
		expect(lines).not.toContain('  sh (not watched)');
	});

	it('hands out large folders when they are asked for', () => {
		const lines = Array.from({ length: 400 }, (_, at) => `file=/etc/f${at}`);
		const large = assumeCoverage(analyse(`[ReadOnly]\n${lines.join('\n')}\nfile=/usr/x\n`));
		const options = { showsUnwatched: false, filter: '' };
		expect(render(watchedItems(large, options))).toEqual(['etc', '  …', 'usr', '  x (ReadOnly)']);
		expect(watchedItems(large, { ...options, folder: '/etc' })).toHaveLength(400);
	});

	it('is empty where samhain does not start', () => {
		const refused = assumeCoverage(analyse('[ReadOnly]\ndir=/etc\n%SCHEDULE_TWO\ndir=/etc\n'));
		expect(watchedItems(refused, { showsUnwatched: true, filter: '' })).toEqual([]);
	});
});

describe('the hover of an entry', () => {
	const here = (text: string): string => hoverText(text).split('**Here:** ')[1]?.split('\n\n')[0] ?? '';

	it('says how far it reaches, and what is left out', () => {
		expect(here('[ReadOnly]\ndir=2/etc$0\n[IgnoreAll]\ndir=-1/etc/puppet\n')).toBe(
			'Watches `/etc`, the names in it and 2 levels below them, except `/etc/puppet`. Compares: all tests of ReadOnly.',
		);
	});

	it('names the line that sets the depth and the tests', () => {
		expect(here('[Misc]\nSetRecursionLevel=1\nRedefAttributes=+SIZ\n[Attributes]\ndir=/etc$0\n')).toBe(
			'Watches `/etc`, the names in it and 1 level below them (`SetRecursionLevel` in line 2). Compares: USR GRP SIZ MOD RDEV, by line 3.',
		);
	});

	it('says when the line has no effect', () => {
		expect(here('[ReadOnly]\nfile=/etc/mtab\n[Attributes]\nfile=/etc/mtab$0\n')).toBe(
			'Samhain ignores this line: line 2 already has this path, in [ReadOnly].',
		);
		expect(here('[ReadOnly]\n%SCHEDULE_TWO\ndir=/etc$0\n')).toContain('samhain drops it');
	});

	it('shows a path as text', () => {
		expect(here('[ReadOnly]\nfile=/etc/[x](command:y)$0\n')).toContain('`/etc/[x](command:y)`');
	});
});

describe('the line above a policy section', () => {
	it('counts what the section adds', () => {
		const analysis = analyse(
			`[Misc]\nRedefAttributes=-MOD\n[EventSeverity]\nSeverityAttributes=warn\n${FILE}`,
		);
		expect(policySummaries(analysis, assumeCoverage(analysis))).toEqual([
			{ line: 4, text: '2 directories, 1 file · changes at crit' },
			{ line: 8, text: '1 directory · compares nothing, additions at crit' },
			{ line: 10, text: '2 files · changes at warn, tests redefined, 1 line without effect' },
		]);
	});
});

describe('why', () => {
	const sentences = (text: string, path: string): readonly string[] => {
		const analysis = analyse(text);
		const { configuration, tree } = assumeCoverage(analysis);
		const [first] = answerWhy(configuration, tree, path);
		return first === undefined
			? []
			: whySentences(first.answer, 'samhainrc', analysis.view()).map((one) => one.text);
	};

	it('names a schedule, an ignored event and a severity that is none', () => {
		const text = `[Misc]
FileCheckScheduleOne=0 1 * * *
IgnoreAdded=/etc/.*
[EventSeverity]
SeverityFiles=none
[ReadOnly]
dir=2/etc
`;
		expect(sentences(text, '/etc/new').slice(3)).toEqual([
			'Samhain compares content, link target, inode, owner, group, mtime, ctime, size, type and permissions, number of hard links and device number (CHK LNK INO USR GRP MTM CTM SIZ MOD HLN RDEV).',
			'It is checked by schedule: 0 1 * * *.',
			'Added: not reported, because of line 3.',
			'Modified: severity crit by SeverityReadOnly (the default), goes to log file, log server.',
			'Missing: not reported, since SeverityFiles is none (line 5).',
		]);
	});

	it('says that a second schedule without the first is never looked at', () => {
		const text = '[Misc]\nFileCheckScheduleTwo=0 1 * * *\n[ReadOnly]\n%SCHEDULE_TWO\ndir=/etc\n';
		expect(sentences(text, '/etc/fstab').join('\n')).toContain('A daemon never checks it');
	});

	it('says when a policy compares nothing', () => {
		expect(sentences('[IgnoreAll]\nfile=/etc/mtab\n', '/etc/mtab').join('\n')).toContain('compares nothing');
	});
});
