// Rename: `$0` in the text is the cursor. What is shown after it are the files that the rename changes.
import { describe, expect, it } from 'vitest';
import type { AnalysisSettings } from '../../server/src/core/settings/settings.ts';
import { readFixture, takeCursor } from '../support/fixture.ts';
import { renameFiles } from '../support/rename.ts';

/** The files that a rename changes, or why it is refused. */
function rename(fixture: string, newText: string, settings: Partial<AnalysisSettings> = {}): string {
	const { files } = readFixture(fixture.replace(/^\n(?!=== )/, ''));
	const at = files.findIndex(({ text }) => text.includes('$0'));
	const { text, cursor } = takeCursor(files[at]?.text ?? '');
	const plain = files.map((file, index) => (index === at ? { ...file, text } : file));
	const after = renameFiles(plain, plain[at]?.path ?? '', cursor, newText, settings);
	if (typeof after === 'string') return after;
	const changed = after.filter(
		({ path, text: now }, index) => path !== plain[index]?.path || now !== plain[index]?.text,
	);
	return changed.map(({ path, text: now }) => (path === '' ? now : `=== ${path}\n${now}`)).join('');
}

describe('names of one file', () => {
	it('a recipient with its lists and queues', () => {
		const fixture = `
[Mail]
SetMailAddress=ro$0ot@example.org
SetMailAlias=all:root@example.org,ops@example.org
[Logmon]
LogmonQueue=q:60:sum:crit:root@example.org
`;
		expect(rename(fixture, 'admin@example.org')).toMatchInlineSnapshot(`
			"[Mail]
			SetMailAddress=admin@example.org
			SetMailAlias=all:admin@example.org,ops@example.org
			[Logmon]
			LogmonQueue=q:60:sum:crit:admin@example.org
			"
		`);
	});

	it('a queue with its rules, from a rule', () => {
		const fixture = `
[Logmon]
LogmonQueue=auth:60:sum:crit
LogmonRule=au$0th:failed auth
LogmonRule=KEEP(60,auth):auth:first
LogmonBurstQueue=auth
`;
		expect(rename(fixture, 'login')).toMatchInlineSnapshot(`
			"[Logmon]
			LogmonQueue=login:60:sum:crit
			LogmonRule=login:failed auth
			LogmonRule=KEEP(60,auth):login:first
			LogmonBurstQueue=login
			"
		`);
	});

	it('a host in tests, with a backslash before each dot where it had one', () => {
		const fixture = `
@if hostname_matches ^web$01\\.example\\.org$
[Misc]
SetTimeServer=WEB1.example.org
@end
`;
		expect(rename(fixture, 'www.example.net')).toMatchInlineSnapshot(`
			"@if hostname_matches ^www\\.example\\.net$
			[Misc]
			SetTimeServer=www.example.net
			@end
			"
		`);
	});

	it('the path of a command', () => {
		expect(rename('[External]\nOpenCommand=/usr/bin/$0tee\n', '/bin/tee')).toMatchInlineSnapshot(`
			"[External]
			OpenCommand=/bin/tee
			"
		`);
	});
});

describe('a host of a deployment', () => {
	const files = `
=== srv/etc/yulerc
[Clients]
Client=web$01.example.org@0123456789ABCDEF@00
Client=db1.example.org@0123456789ABCDEF@01
=== srv/etc/hosts
10.0.0.5 web1.example.org web1
10.0.0.6 db1.example.org db1
=== srv/etc/hosts.allow
yule: web1.example.org, db1.example.org
=== srv/var/lib/yule/rc.web1.example.org
[Misc]
@web1.example.org
Daemon=yes
@end
=== srv/var/lib/yule/file.web1.example.org
-----BEGIN DATABASE-----
=== srv/var/lib/yule/rc.db1.example.org
[Misc]
Daemon=yes
`;

	it('entry, hosts, TCP wrappers, tests, and the files that the server sends', () => {
		expect(rename(files, 'web9.example.org')).toMatchInlineSnapshot(`
			"=== srv/etc/yulerc
			[Clients]
			Client=web9.example.org@0123456789ABCDEF@00
			Client=db1.example.org@0123456789ABCDEF@01
			=== srv/etc/hosts
			10.0.0.5 web9.example.org web1
			10.0.0.6 db1.example.org db1
			=== srv/etc/hosts.allow
			yule: web9.example.org, db1.example.org
			=== srv/var/lib/yule/rc.web9.example.org
			[Misc]
			@web9.example.org
			Daemon=yes
			@end
			=== srv/var/lib/yule/file.web9.example.org
			-----BEGIN DATABASE-----
			"
		`);
	});

	it('with the folder of its machine, from its own file', () => {
		const fixture = `
=== server/etc/yulerc
[Clients]
Client=web1.example.org@0123456789ABCDEF@00
=== web1.example.org/etc/samhainrc
[Misc]
@web1.exam$0ple.org
Daemon=yes
@end
=== web1.example.org/etc/hosts
10.0.0.5 web1.example.org web1
`;
		expect(rename(fixture, 'www.example.org')).toMatchInlineSnapshot(`
			"=== server/etc/yulerc
			[Clients]
			Client=www.example.org@0123456789ABCDEF@00
			=== www.example.org/etc/samhainrc
			[Misc]
			@www.example.org
			Daemon=yes
			@end
			=== www.example.org/etc/hosts
			10.0.0.5 www.example.org web1
			"
		`);
	});

	it('in the project file, too', () => {
		const fixture = `
=== .samhain-lint.json
{
	"deployment": {
		"server": { "file": "yulerc", "dataDirectory": "data" },
		"clients": [{ "name": "web1.example.org", "file": "data/rc.web1.example.org" }]
	}
}
=== yulerc
[Clients]
Client=web$01.example.org@0123456789ABCDEF@00
=== data/rc.web1.example.org
[Misc]
Daemon=yes
`;
		expect(rename(fixture, 'web2.example.org')).toMatchInlineSnapshot(`
			"=== .samhain-lint.json
			{
				"deployment": {
					"server": { "file": "yulerc", "dataDirectory": "data" },
					"clients": [{ "name": "web2.example.org", "file": "data/rc.web2.example.org" }]
				}
			}
			=== yulerc
			[Clients]
			Client=web2.example.org@0123456789ABCDEF@00
			=== data/rc.web2.example.org
			[Misc]
			Daemon=yes
			"
		`);
	});

	it('under its short name; in a file that others read, its test is found in their names, too', () => {
		const fixture = `
=== etc/yulerc
[Clients]
Client=web$01@0123456789ABCDEF@00
=== var/lib/yule/rc.web1
[Misc]
@web1
Daemon=yes
@end
`;
		expect(rename(fixture, 'www')).toMatchInlineSnapshot(`
			"=== etc/yulerc
			[Clients]
			Client=www@0123456789ABCDEF@00
			=== var/lib/yule/rc.www
			[Misc]
			@www
			Daemon=yes
			@end
			"
		`);
		const more = fixture.replace('@00\n', '@00\nClient=web10@0123456789ABCDEF@00\n');
		expect(rename(more, 'www')).toContain('=== var/lib/yule/rc.www');
		expect(rename(more.replace('rc.web1', 'rc'), 'www')).toMatchInlineSnapshot(
			`"var/lib/yule/rc: The test web1 in line 2 would hold for other hosts than before: change it first."`,
		);
	});

	it('another spelling changes no file name', () => {
		expect(rename(files, 'Web1.example.org')).not.toContain('=== srv/var/lib/yule/file');
	});

	it('is refused where the name is taken', () => {
		expect(rename(files, 'DB1.example.org')).toMatchInlineSnapshot(
			`"Line 3 of srv/etc/yulerc already has the host name DB1.example.org."`,
		);
	});
});

describe('what is refused', () => {
	it('a test that would hold for other hosts', () => {
		const fixture = `
@if hostname_matches ^web[0-9]
@end
[Misc]
SetTimeServer=web$01.example.org
`;
		expect(rename(fixture, 'db1.example.org')).toMatchInlineSnapshot(
			`"The test ^web[0-9] in line 1 would hold for other hosts than before: change it first."`,
		);
		expect(rename(fixture, 'web7.example.org')).toContain('SetTimeServer=web7.example.org');
	});

	it('names that the daemon would read in another way', () => {
		expect(rename('[Clients]\nClient=we$0b1@00@00\n', 'a@b')).toMatchInlineSnapshot(
			`"A host name consists of letters, digits, hyphens, underscores and dots."`,
		);
		expect(rename('[Clients]\nClient=we$0b1@00@00\n', 'ALL')).toMatchInlineSnapshot(
			`"TCP wrappers read ALL as a keyword."`,
		);
		const queue = '[Logmon]\nLogmonQueue=au$0th:60:sum:crit\n';
		expect(rename(queue, 'trash')).toMatchInlineSnapshot(`"The queue trash always exists."`);
		expect(rename(queue, 'KEEPER')).toMatchInlineSnapshot(
			`"Samhain reads a rule that begins with KEEPER as something other than a queue."`,
		);
		expect(rename(queue, 'a:b')).toMatchInlineSnapshot(
			`"A label consists of letters, digits, dots, hyphens and underscores."`,
		);
	});

	it('a second name', () => {
		const fixture = `
[Logmon]
LogmonQueue=on$0e:60:sum:crit
LogmonQueue=two:60:sum:crit
`;
		expect(rename(fixture, 'two')).toMatchInlineSnapshot(`"Line 3 already has the queue label two."`);
	});

	it('what is not a name', () => {
		expect(rename('[Misc]\nSetLoop$0Time=60\n', 'x')).toMatchInlineSnapshot(`"Nothing here can be renamed."`);
		expect(rename('[Logmon]\nLogmonRule=KEEP(60,fir$0st):trash:x\n', 'x')).toMatchInlineSnapshot(
			`"Nothing here can be renamed."`,
		);
	});
});
