// Which paths a configuration watches, asked on the command line.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CliFolder } from '../support/run-cli.ts';

const CONFIG = `[EventSeverity]
SeverityFiles=notice
[ReadOnly]
dir=1/etc
[Attributes]
file=/etc/mtab
[IgnoreAll]
dir=-1/var/log
`;

const TREE = JSON.stringify([
	{ path: '/etc', type: 'dir' },
	{ path: '/etc/mtab', type: 'file', content: 'x' },
	{ path: '/etc/ssl', type: 'dir' },
	{ path: '/etc/ssl/certs', type: 'dir' },
	{ path: '/etc/ssl/certs/one.pem', type: 'file' },
	{ path: '/var/log', type: 'dir' },
	{ path: '/var/log/syslog', type: 'file' },
	{ path: '/home', type: 'dir' },
]);

const EFFECTS = JSON.stringify([
	{ path: '/etc/mtab', effect: 'changed', type: 'file', differs: ['MOD', 'CTM'] },
	{ path: '/etc/new', effect: 'added', type: 'file' },
	{ path: '/var/log/syslog', effect: 'removed', type: 'file' },
]);

const folder = new CliFolder({ rc: CONFIG, 'tree.json': TREE, 'effects.json': EFFECTS });
const withTree = ['--tree', 'tree.json'];

test('JSON has the deciding line of each path, the reports and what stays silent', () => {
	const { out, status } = folder.run([
		'coverage',
		'rc',
		...withTree,
		...['--effects', 'effects.json', '--format', 'json'],
	]);
	expect(status).toBe(0);
	const { starts, watched, reports, silent } = JSON.parse(out);
	expect(starts).toBe(true);
	expect(watched.map((one: { path: string; line: number }) => `${one.path} ${one.line}`)).toEqual([
		'/etc 4',
		'/etc/mtab 6',
		'/etc/ssl 4',
		'/etc/ssl/certs 4',
		'/var/log 8',
	]);
	expect(watched[1]).toEqual({
		path: '/etc/mtab',
		policy: 'Attributes',
		mask: ['USR', 'GRP', 'MOD', 'RDEV'],
		file: 'rc',
		line: 6,
	});
	expect(reports).toEqual([
		{
			...{ path: '/etc/mtab', event: 'modified', severity: 'crit', policy: 'Attributes' },
			...{ code: '-----M----', file: 'rc', line: 6 },
		},
		{
			...{ path: '/etc/new', event: 'added', severity: 'crit', policy: null },
			...{ code: null, file: 'rc', line: 4 },
		},
	]);
	expect(silent).toEqual(['/var/log/syslog']);
});

test('the text folds what one rule watches and names what is not watched', () => {
	const { out } = folder.run(['coverage', 'rc', ...withTree]);
	expect(out).toBe(`/  not watched itself
  etc/  ReadOnly line 4, 1 level below the names in it all tests of ReadOnly
    mtab  Attributes line 6 all tests of Attributes
    2 more names watched by the same rule, 1 folder of them not entered
  var/  not watched itself
    log/  IgnoreAll line 8, nothing in it no tests
      not watched: syslog
  not watched: home
`);
	expect(folder.run(['coverage', 'rc', ...withTree, '--depth', '2']).out).toContain(
		'      certs/  ReadOnly line 4, its content is not watched\n',
	);
});

test('a real folder stands for the root of a system', () => {
	const root = join(folder.path, 'image');
	mkdirSync(join(root, 'etc/conf.d'), { recursive: true });
	writeFileSync(join(root, 'etc/conf.d/a'), '');
	symlinkSync('/etc/conf.d', join(root, 'etc/link'));
	const { out } = folder.run(['coverage', 'rc', '--root', 'image', '--format', 'json']);
	const paths = JSON.parse(out).watched.map((one: { path: string }) => one.path);
	expect(paths.sort()).toEqual(['/etc', '/etc/conf.d', '/etc/conf.d/a', '/etc/link']);
});

test('a configuration with which samhain does not start watches nothing', () => {
	const other = new CliFolder({ rc: '[ReadOnly]\ndir=/etc\n%SCHEDULE_TWO\ndir=/etc\n' });
	const { out, status } = other.run(['coverage', 'rc', '--format', 'json']);
	expect(status).toBe(1);
	expect(JSON.parse(out)).toEqual({ starts: false, watched: [], reports: [], silent: [] });
	expect(other.run(['coverage', 'rc']).out).toContain('does not start');
});

test('mistakes are named', () => {
	const run = (...args: string[]) => folder.run(['coverage', 'rc', ...args]);
	expect(run('--root', '.', '--tree', 'tree.json').error).toContain('exclude each other');
	expect(run('--tree', 'rc').error).toContain("cannot read 'rc'");
	expect(run('--root', 'nowhere').error).toContain("'nowhere' is not a folder");
	expect(run('--depth', 'x').status).toBe(2);
	expect(folder.run(['why', 'rc', 'etc']).error).toContain('not an absolute path');
});

test('why names the candidates in order, and what follows from the one that decides', () => {
	const { out } = folder.run(['why', 'rc', '/etc/mtab', ...withTree, '--role', 'standalone']);
	expect(out).toBe(`/etc/mtab, a file
  rc:6 decides: \`file=/etc/mtab\` in [Attributes].
  Entries in the order in which samhain considers them:
    > line 6 \`file=/etc/mtab\` [Attributes]: A \`file\` line for exactly this path takes precedence over all others.
    - line 4 \`dir=1/etc\` [ReadOnly]: The path is in reach, but its own line takes precedence.
  Samhain compares owner, group, type and permissions and device number (USR GRP MOD RDEV).
  It is checked every 10 minutes (the default).
  Added: severity crit by SeverityAttributes (the default), goes to log file.
  Modified: severity crit by SeverityAttributes (the default), goes to log file.
  Missing: severity notice by SeverityFiles (line 2), goes to console.

`);
});

test('a path that the tree does not hold is taken for a file and for a folder', () => {
	const { out } = folder.run(['why', 'rc', '/etc/ssl/new', '--format', 'json']);
	const records: { type: string; watched: boolean; levelsBelow: number | null }[] = JSON.parse(out);
	expect(records.map(({ type, watched, levelsBelow }) => [type, watched, levelsBelow])).toEqual([
		['file', true, null],
		['dir', true, null],
	]);
});

test('why says what keeps samhain from a path', () => {
	const { out } = folder.run(['why', 'rc', '/etc/ssl/certs/one.pem', '/var/log/syslog', ...withTree]);
	expect(out).toContain(
		'It watches the names in /etc and 1 level below them; the path is 2 levels below them.',
	);
	expect(out).toContain('Its depth of -1 excludes everything below /var/log.');
});

test.each([
	['/etc/', '/etc'],
	['/etc//passwd', '/etc/passwd'],
	['/./etc/passwd', '/etc/passwd'],
	['/usr/../etc/passwd', '/etc/passwd'],
	['//', '/'],
])('why answers for %s as for %s', (written, plain) => {
	const paths = new CliFolder({ rc: '[ReadOnly]\ndir=1/etc\nfile=/etc/passwd\n' });
	expect(paths.run(['why', 'rc', written])).toEqual(paths.run(['why', 'rc', plain]));
});

test('a tree is read in any spelling of its paths', () => {
	const paths = new CliFolder({
		rc: '[ReadOnly]\ndir=1/etc\n',
		plain: '[{"path":"/etc","type":"dir"},{"path":"/etc/passwd","type":"file"}]',
		other: '[{"path":"/etc/","type":"dir"},{"path":"/etc//./passwd","type":"file"}]',
	});
	expect(paths.run(['coverage', 'rc', '--tree', 'other'])).toEqual(
		paths.run(['coverage', 'rc', '--tree', 'plain']),
	);
});
