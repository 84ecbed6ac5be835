// What a change of a configuration takes away, asked on the command line.
import { expect, test } from 'vitest';
import { CliFolder } from '../support/run-cli.ts';

const OLD = `[EventSeverity]
SeverityReadOnly=crit
[Log]
MailSeverity=crit
LogSeverity=info
[Mounts]
MountCheckActive=yes
checkmount=/ nodev
[ReadOnly]
dir=3/etc
file=/usr/bin/passwd
[Attributes]
file=/etc/mtab
[Misc]
SetMailAddress=root@example.org
SetFileCheckTime=600
[EOF]
`;

interface Change {
	readonly kind: string;
	readonly effect: string;
	readonly subject: string;
	readonly text: string;
	readonly oldLine: number | null;
	readonly newLine: number | null;
	readonly paths?: readonly string[];
}

interface Diff {
	readonly status: number | null;
	readonly losesProtection: boolean;
	readonly changes: readonly Change[];
	readonly nextCheck: readonly { readonly path: string; readonly event: string }[];
}

function diff(
	changed: string,
	old = OLD,
	files: Record<string, string> = {},
	more: readonly string[] = [],
): Diff {
	const folder = new CliFolder({ old, new: changed, ...files });
	const { out, error, status } = folder.run([
		...['diff', 'old', 'new', '--role', 'standalone', '--build', 'full', '--format', 'json'],
		...more,
	]);
	expect(error).toBe('');
	return { status, ...JSON.parse(out) };
}

function without(line: string): string {
	expect(OLD).toContain(`${line}\n`);
	return OLD.replace(`${line}\n`, '');
}

test('a file with the same effect has no changes', () => {
	const neutral = OLD.replace('[Log]', '# comment\n\n[Log]')
		.replace('dir=3/etc\nfile=/usr/bin/passwd', 'file = "/usr/bin/passwd"\n  dir = 3/etc')
		.replace('MountCheckActive=yes', 'MountCheckActive=True')
		.replace('SetFileCheckTime=600\n', '');
	expect(diff(neutral)).toMatchObject({ status: 0, losesProtection: false, changes: [], nextCheck: [] });
});

test.each([
	['dir=3/etc', 'path', '/etc'],
	['file=/usr/bin/passwd', 'path', '/usr/bin/passwd'],
	['checkmount=/ nodev', 'option', 'checkmount'],
	['MountCheckActive=yes', 'option', 'MountCheckActive'],
	['MailSeverity=crit', 'destination', 'mail'],
	['LogSeverity=info', 'destination', 'log file'],
])('a removed line is a loss: %s', (line, kind, subject) => {
	const { status, changes } = diff(without(line));
	expect(status).toBe(1);
	expect(changes).toContainEqual(expect.objectContaining({ kind, effect: 'loss', subject }));
});

test('a smaller depth names the level that is lost', () => {
	const { status, changes } = diff(OLD.replace('dir=3/etc', 'dir=1/etc'));
	expect(status).toBe(1);
	expect(changes).toMatchObject([
		{ effect: 'loss', paths: ['/etc/*/*/*', '/etc/*/*/*/*'], oldLine: 10, newLine: null },
	]);
});

test('an entry that another one shadows loses its tests, and the next check says nothing of the file', () => {
	const shadowed = OLD.replace('[ReadOnly]', '[Attributes]\nfile=/usr/bin/passwd\n[ReadOnly]');
	const { changes } = diff(shadowed);
	expect(changes[0]).toMatchObject({ kind: 'path', subject: '/usr/bin/passwd', effect: 'loss', newLine: 10 });
	expect(changes[0]?.text).toContain('CHK');
});

test('a path that is new needs a baseline: the next check reports it', () => {
	const { status, changes, nextCheck } = diff(
		OLD.replace('[Misc]', 'file=/usr/bin/sudo\n[Misc]'),
		OLD,
		{
			'tree.json': JSON.stringify([
				{ path: '/usr/bin/sudo', type: 'file' },
				{ path: '/usr/bin/passwd', type: 'file' },
			]),
		},
		['--tree', 'tree.json'],
	);
	expect(status).toBe(0);
	expect(changes).toMatchObject([{ effect: 'gain', subject: '/usr/bin/sudo', newLine: 14 }]);
	expect(nextCheck).toMatchObject([{ path: '/usr/bin/sudo', event: 'added' }]);
});

test('an expression that hides reports is a loss even where no path of the tree matches', () => {
	const { status, changes } = diff(OLD.replace('[Misc]', '[Misc]\nIgnoreAdded=/srv/.*\\.tmp'));
	expect(status).toBe(1);
	expect(changes).toMatchObject([{ effect: 'loss', subject: 'IgnoreAdded' }]);
});

test('a lower severity names the destination that no longer receives it', () => {
	const { changes } = diff(OLD.replace('SeverityReadOnly=crit', 'SeverityReadOnly=notice'));
	const text = changes.find(({ subject }) => subject === '/etc')?.text;
	expect(text).toContain('severity notice instead of crit');
	expect(text).toContain('no longer reaches the mail');
});

test('a client without its entry is a loss, and its password is not shown', () => {
	const entry = (name: string, digit: string): string => `Client=${name}@00000000@${digit.repeat(48)}\n`;
	const old = `[Clients]\n${entry('one', 'A')}${entry('two', 'B')}`;
	const folder = new CliFolder({ old, new: `[Clients]\n${entry('two', 'C')}` });
	const { out, status } = folder.run(['diff', 'old', 'new', '--role', 'server', '--format', 'json']);
	expect(status).toBe(1);
	expect(JSON.parse(out).changes).toMatchObject([
		{ kind: 'client', effect: 'loss', subject: 'one', oldLine: 2, newLine: null },
		{ kind: 'client', effect: 'changed', subject: 'two', oldLine: 3, newLine: 2 },
	]);
	expect(out).not.toMatch(/A{48}|B{48}|C{48}/);
});

test('text and Markdown name loss, line and the next check', () => {
	const folder = new CliFolder({ old: OLD, new: without('file=/usr/bin/passwd') });
	const text = folder.run(['diff', 'old', 'new', '--role', 'standalone']);
	expect(text.status).toBe(1);
	expect(text.out).toContain('/usr/bin/passwd: No longer watched; [ReadOnly] did so.  (old:11)');
	const markdown = folder.run(['diff', 'old', 'new', '--role', 'standalone', '--format', 'markdown']).out;
	expect(markdown).toContain(
		'### Protection that is lost\n\n- /usr/bin/passwd: No longer watched; \\[ReadOnly\\] did so.',
	);
	const same = folder.run(['diff', 'old', 'old', '--role', 'standalone']);
	expect(same).toEqual({ status: 0, out: 'Samhain does the same with both.\n', error: '' });
});

test('it takes two files', () => {
	const folder = new CliFolder({ old: OLD });
	expect(folder.run(['diff', 'old']).status).toBe(2);
	expect(folder.run(['diff', 'old', 'missing']).status).toBe(2);
});
