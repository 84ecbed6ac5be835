// `update-list`: the list on standard output or in a file, and what is left out.
import { expect, it } from 'vitest';
import { CliFolder } from '../support/run-cli.ts';

const HEAD = 'CRIT   :  [2026-11-28T13:00:00+0000] msg=<POLICY';
const files = new CliFolder({
	'samhain.log': `${HEAD} ADDED>, path=</usr/bin/new\\ tool>, ctime_new=<[2026-11-28T10:00:05]>, \n${HEAD} ADDED>, path=</tmp/odd>, ctime_new=<[2026-11-27T10:00:00]>, \n`,
	'dpkg.log': '2026-11-28 10:00:01 install tool:amd64 <none> 1.0\n',
	'empty.log': 'nothing\n',
});

const at = (name: string) => `${files.path}/${name}`;

it('writes plain paths into the file, and names what it left out', () => {
	const { status, out } = files.run([
		'update-list',
		...['--packages', at('dpkg.log'), '--output', at('list'), at('samhain.log')],
	]);
	expect(status).toBe(0);
	expect(files.read('list')).toBe('/usr/bin/new tool\n');
	expect(out).toContain('# not chosen, look at these first:\n#   /tmp/odd\n');
	expect(out).toContain(`samhain -t update --foreground -l none --listfile=${at('list')}`);
});

it('prints JSON with paths, runs and commands', () => {
	const { out } = files.run([
		'update-list',
		'--format',
		'json',
		'--packages',
		at('dpkg.log'),
		at('samhain.log'),
	]);
	expect(JSON.parse(out)).toMatchObject({
		paths: ['/usr/bin/new tool'],
		leftOut: ['/tmp/odd'],
		runs: [{ start: '2026-11-28T10:00:01.000Z', packages: ['tool:amd64'] }],
	});
});

it('refuses a package log without a line of a package manager', () => {
	const { status, error } = files.run(['update-list', '--packages', at('empty.log'), at('samhain.log')]);
	expect(status).toBe(2);
	expect(error).toContain('has no line of dpkg, rpm, dnf, yum or pacman');
});

it('gives no command where there is nothing to update', () => {
	const { status, out } = files.run(['update-list', at('empty.log')]);
	expect(status).toBe(0);
	expect(out).toBe('# 0 paths\n# nothing to update: the log reports no path that was chosen\n');
});
