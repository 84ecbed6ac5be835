// Refactorings: `$0` is in the first selected line, and a second mark `$1` in the last where there are several.
import { describe, expect, it } from 'vitest';
import { Analysis } from '../../server/src/core/analysis/analysis.ts';
import { refactoringsAt } from '../../server/src/core/features/refactorings/refactorings.ts';
import type { AnalysisSettings } from '../../server/src/core/settings/settings.ts';
import { applyEdits } from '../../server/src/core/text/edit.ts';
import { settingsOf } from '../support/settings.ts';

/** The text after the refactoring whose title begins so; the titles that are offered where there is none. */
function refactor(marked: string, title: string, settings: Partial<AnalysisSettings> = {}): string {
	const lines = marked.replace(/^\n/, '').split('\n');
	const first = lines.findIndex((line) => line.includes('$0'));
	const last = lines.findIndex((line) => line.includes('$1'));
	const text = lines.join('\n').replace(/\$[01]/g, '');
	const offered = refactoringsAt(new Analysis(text, settingsOf(text, settings)), {
		first,
		last: last < 0 ? first : last,
	});
	const found = offered.find((one) => one.title.startsWith(title));
	return found === undefined
		? `offered: ${offered.map((one) => one.title).join('; ')}`
		: applyEdits(text, found.edits) +
				(found.newFile === undefined ? '' : `=== ${found.newFile.name}\n${found.newFile.text}`);
}

describe('sections', () => {
	it('merge, with their comments, where the order does not matter', () => {
		const text = `
# what it does
[Mi$0sc]
Daemon=yes

[Log]
LogSeverity=warn

# more of it
[Misc]
SetLoopTime=60
`;
		expect(refactor(text, 'Merge')).toMatchInlineSnapshot(`
			"# what it does
			[Misc]
			Daemon=yes
			# more of it
			SetLoopTime=60

			[Log]
			LogSeverity=warn
			"
		`);
	});

	it('do not merge where another line would count', () => {
		const text = `
[Mi$0sc]
SyslogFacility=LOG_MAIL
[Log]
SyslogFacility=LOG_AUTH
[Misc]
SyslogFacility=LOG_DAEMON
[Log]
SyslogFacility=LOG_USER
[Misc]
SyslogFacility=LOG_LOCAL0
`;
		expect(refactor(text, 'Merge')).not.toContain('[Misc]');
	});

	it('take an option that is elsewhere, and are made where they lack', () => {
		const text = `
[Mounts]
MountCheckActive=yes
# twice a day
SuidCheck$0Interval=43200

[SuidCheck]
SuidCheckActive=yes

[Log]
`;
		expect(refactor(text, 'Move SuidCheckInterval to [SuidCheck]')).toMatchInlineSnapshot(
			`
			"[Mounts]
			MountCheckActive=yes

			[SuidCheck]
			SuidCheckActive=yes
			# twice a day
			SuidCheckInterval=43200

			[Log]
			"
		`,
		);
		expect(
			refactor('[Mounts]\nSuidCheck$0Active=yes\nMountCheckActive=yes\n[EOF]\n', 'Move'),
		).toMatchInlineSnapshot(`
			"[Mounts]
			MountCheckActive=yes
			[SuidCheck]
			SuidCheckActive=yes
			[EOF]
			"
		`);
	});
});

describe('clients', () => {
	it('are sorted with the comments above them; of two entries the same one stays in force', () => {
		const text = `
[Clients]
# the web server
Client=web1@0123456789ABCDEF@00
Client=d$0b1@0123456789ABCDEF@01
Client=DB1@0123456789ABCDEF@02
`;
		expect(refactor(text, 'Sort 3 clients')).toMatchInlineSnapshot(`
			"[Clients]
			Client=db1@0123456789ABCDEF@01
			Client=DB1@0123456789ABCDEF@02
			# the web server
			Client=web1@0123456789ABCDEF@00
			"
		`);
	});

	it('stay where they are sorted already', () => {
		expect(refactor('[Clients]\nClient=a$0@00@00\nClient=b@00@00\n', 'Sort')).not.toContain('Sort');
	});
});

describe('lines', () => {
	it('a test for the whole name of a host', () => {
		expect(refactor('@web1.exam$0ple.org\n@end\n', 'Test for the whole name')).toMatchInlineSnapshot(`
			"@if hostname_matches ^web1\\.example\\.org$
			@end
			"
		`);
		expect(refactor('!@web1$0\n@end\n', 'Test')).toMatchInlineSnapshot(`"offered: "`);
	});

	it('a block for one host', () => {
		const text = '[Misc]\nDaemon$0=yes\n# why\nSetLoopTime=60$1\n';
		expect(refactor(text, 'Read these', { host: 'web1.example.org' })).toMatchInlineSnapshot(`
			"[Misc]
			@if hostname_matches ^web1\\.example\\.org$
			Daemon=yes
			# why
			SetLoopTime=60
			@end
			"
		`);
		expect(refactor('[Misc$0]\nDaemon=yes$1\n', 'Read')).toMatchInlineSnapshot(`"offered: "`);
	});

	it('a block for a host that a condition names, never for a mail relay or a client', () => {
		expect(refactor('[Mail]\nSetMailRelay=mail.example.org\n[Misc]\nDaemon=y$0es\n', 'no such')).toContain(
			'Read this line on one host only: replace host.example.org',
		);
		const text = '@if hostname_matches ^web1\\.example\\.org$\n[Log]\n@end\n[Misc]\nDaemon=y$0es\n';
		expect(refactor(text, 'no such')).toContain('Read this line on web1.example.org only');
	});

	it('no block for one host in the file of a server, where no host is known', () => {
		const text = '[Clients]\n@if hostname_matches ^log1$\n@end\n[Misc]\nDaemon=y$0es\n';
		expect(refactor('[Clients]\n[Misc]\nDaemon=y$0es\n', 'no such')).not.toContain('Read this line');
		expect(refactor(text, 'no such')).toContain('Read this line on log1 only');
	});

	it('comments; the title tells what is lost', () => {
		const text = '[Misc]\nSetLoopTime=6$00\nSetLoopTime=120\n';
		expect(refactor(text, 'Comment out')).toMatchInlineSnapshot(`
			"[Misc]
			# SetLoopTime=60
			SetLoopTime=120
			"
		`);
		expect(refactor(text, 'no such')).toMatchInlineSnapshot(
			`"offered: Read this line on one host only: replace host.example.org; Comment out this line: samhain reads the file as before"`,
		);
		expect(refactor('[Misc]\nSetLoopTime=6$00\n', 'no such')).toMatchInlineSnapshot(
			`"offered: Read this line on one host only: replace host.example.org; Comment out this line: samhain no longer reads it"`,
		);
	});

	it('comments; a line that samhain refuses is not read before, either', () => {
		expect(refactor('[Misc]\nSetLopTime=6$00\n', 'no such')).toContain(
			'Comment out this line, which samhain refuses',
		);
		expect(refactor('[Misc]\nSetLop$0Time=60\nDaemon=yes$1\n', 'no such')).toContain(
			'Comment out these 2 lines: samhain no longer reads them',
		);
	});

	it('a path where it is on current systems', () => {
		expect(refactor('[ReadOnly]\nfile=/bin/l$0s\n', 'Watch')).toMatchInlineSnapshot(`
			"[ReadOnly]
			file=/usr/bin/ls
			"
		`);
		expect(refactor('[ReadOnly]\ndir=3/li$0b\n', 'Watch')).toMatchInlineSnapshot(`
			"[ReadOnly]
			dir=3/usr/lib
			"
		`);
		expect(refactor('[ReadOnly]\nfile=/bi$0n\n', 'Watch')).toMatchInlineSnapshot(
			`"offered: Read this line on one host only: replace host.example.org; Comment out this line: samhain no longer reads it"`,
		);
	});
});

describe('a file of two programs', () => {
	it('is split: what only the other one reads goes to a new file', () => {
		const text = `
[Misc]
Daemon=yes
# who is let in
SuidCheckActi$0ve=yes

# what to watch
[ReadOnly]
file=/etc/passwd

[Clients]
Client=web1@0123456789ABCDEF@00
`;
		expect(refactor(text, 'Move the lines')).toMatchInlineSnapshot(
			`
			"[Misc]
			Daemon=yes


			[Clients]
			Client=web1@0123456789ABCDEF@00
			=== samhainrc
			[Misc]
			# who is let in
			SuidCheckActive=yes
			# what to watch
			[ReadOnly]
			file=/etc/passwd
			"
		`,
		);
	});

	it('stays whole where a line is in a block', () => {
		expect(refactor('[Clients]\n[Misc]\n@web1\nSuidCheck$0Active=yes\n@end\n', 'Move')).not.toContain('===');
	});
});
