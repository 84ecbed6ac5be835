// Hover: what is said of an option, a section, a conditional line, a value.
import { describe, expect, it } from 'vitest';
import { ALL_OPTIONS } from '../../server/src/core/catalogue/lookup.ts';
import { hoverAt, hoverText } from './cursor.ts';

describe('hover on an option', () => {
	it('says what it does, its values, default, readers and repetition', () => {
		const text = hoverText('[Misc]\nSetLoop$0Time=600\n');
		expect(text).toContain('**SetLoopTime**');
		expect(text).toContain('Values: ');
		expect(text).toContain('Limits: 0 to 2147483646 s');
		expect(text).toContain('Default: `60`');
		expect(text).toContain('Read by: every role, in [Misc]');
		expect(text).toContain('the last one wins');
		expect(text).toContain('`600` = **10 minutes**');
	});

	it('covers the name, or the value', () => {
		expect(hoverAt('[Misc]\n SetLoop$0Time = 600\n')?.range).toEqual({
			start: { line: 1, column: 1 },
			end: { line: 1, column: 12 },
		});
		expect(hoverAt('[Misc]\n SetLoopTime = 6$000\n')?.range.start).toEqual({ line: 1, column: 15 });
	});

	it('follows the prefix rule of the daemon', () => {
		expect(hoverText('[Misc]\nset$0looptimes=600\n')).toContain('**SetLoopTime**');
	});

	it('explains an option that this role does not know, in whatever section it stands', () => {
		const text = hoverText('[Misc]\nSetClientFrom$0Accept=yes\n');
		expect(text).toContain('**SetClientFromAccept**');
		expect(text).toContain('a client reads this file and does not know this option');
		expect(text).toContain('Samhain logs:');
		expect(text).toContain('Invalid line 2');
	});

	it('names the section of an option that stands in another one', () => {
		expect(hoverText('[Log]\nSetFile$0CheckTime=60\n')).toContain('it belongs to [Misc]');
	});

	it('names the version that introduced it, and what Debian lacks', () => {
		expect(hoverText('[Misc]\nSetAudit$0dFlags=wa\n')).toContain('Since 4.2.0.');
		expect(hoverText('[Misc]\nSetAudit$0dFlags=wa\n', { version: '4.1.4' })).toContain(
			'does not know this option yet',
		);
		expect(hoverText('[Misc]\nUseACL$0Check=yes\n')).toContain("Not in Debian's build.");
	});

	it('leads to the guidance', () => {
		expect(hoverAt('[Server]\nSeverity$0Lookup=crit\n', { role: 'server' })?.pages).toContainEqual({
			page: 'guidance/authentication-2',
			title: 'Authentication 2: Not in client list',
		});
	});

	it('has something to say of every option of the catalogue', () => {
		for (const option of ALL_OPTIONS) {
			const text = hoverText(`[${option.section}]\n$0${option.name}=x\n`);
			expect(text, option.name).toContain(option.name);
		}
	});
});

describe('hover on a value', () => {
	it.each([
		['SetFileCheckTime=86400$0', '= **1 day**'],
		['SetFileCheckTime=90061$0', '= **1 day 1 hour 1 minute 1 second**'],
		['SetFileCheckTime=120 minutes$0', 'Samhain reads only `120`'],
		['SetLoopTime=$0soon', 'does not begin with a number'],
		['Daemon=nope$0', '`nope` means **no**'],
		['Daemon=enable$0', 'neither yes nor no'],
		[
			'FileCheckScheduleOne=*/30 8-18 * * 1-5$0',
			'every `30` minutes of every hour from `8` to `18` on Monday to Friday',
		],
		['FileCheckScheduleOne=0 3 * 5 *$0', 'in June'],
		['HardlinkOffset=010:/proc$0', 'reads it as octal: **8**'],
		['RedefReadOnly=-MTM$0', 'No longer tested: MTM'],
		['RedefReadOnly=CHK$0', 'A name without a sign replaces the whole mask'],
		['SetLoopTime=$(echo 60)$0', 'first line that this command prints'],
	])('%s', (line, expected) => {
		expect(hoverText(`[Misc]\n${line}\n`)).toContain(expected);
	});

	it('shows what a port in octal comes to', () => {
		expect(hoverText('[Server]\nSetServerPort=0777$0\n', { role: 'server' })).toContain('octal: **511**');
	});

	it('spells out which severities a threshold selects', () => {
		expect(hoverText('[Log]\nLogSeverity=crit$0\n')).toContain('Selects **crit** and **alert**');
		expect(hoverText('[Log]\nLogSeverity=!crit$0\n')).toContain('Selects **nothing**');
		expect(hoverText('[Log]\nLogSeverity=*,!=debug$0\n')).toContain('excludes debug.');
		expect(hoverText('[Log]\nLogSeverity=alert$0\n', { role: 'server' })).toContain(
			'level of all client messages',
		);
		expect(hoverText('[Log]\nLogSeverity=CRIT$0\n', { version: '4.1.4' })).toContain(
			'`CRIT` is not a severity',
		);
		expect(hoverText('[Log]\nLogSeverity=CRIT$0\n', { version: '4.2.0' })).toContain(
			'Selects **crit** and **alert**',
		);
	});

	it('adds up the mask of the lines above', () => {
		const text = hoverText('[Misc]\nRedefReadOnly=-MTM\nRedefReadOnly=-CTM$0\n');
		expect(text).toContain('No longer tested: CTM.');
		expect(text).not.toMatch(/^- \*\*MTM/m);
	});

	it('names the classes that are skipped', () => {
		expect(hoverText('[Log]\nLogClass=RUN EVNT$0\n')).toContain('Samhain silently skips `EVNT`');
		expect(hoverText('[Log]\nLogClass=EVNT$0\n')).toContain('**no class**');
	});

	it('takes a client entry apart', () => {
		const text = hoverText('[Clients]\nClient=Web1.example.org@0123456789ABCDEF@abc$0\n', { role: 'server' });
		expect(text).toContain('Host: `web1.example.org`, because the server compares names in lower case');
		expect(text).toContain('Salt: 16 hexadecimal digits\n');
		expect(text).toContain('Verifier: 3 hexadecimal digits (`yule -P` prints 256)');
	});

	it('explains the depth of a folder', () => {
		expect(hoverText('[ReadOnly]\ndir=1/etc$0\n')).toContain('the names in it and 1 level below them');
		expect(hoverText('[ReadOnly]\ndir=/etc$0\n')).toContain('SetRecursionLevel');
		expect(hoverText('[ReadOnly]\nfile=/etc/*.conf$0\n')).toContain('is a pattern');
	});
});

describe('hover on other lines', () => {
	it('describes a section and a policy', () => {
		expect(hoverText('[Mi$0sc]\n')).toContain('**[Misc]**');
		expect(hoverText('[Clien$0ts]\n', { role: 'client' })).toContain('does not know this section');
		expect(hoverText('[EO$0F]\n')).toContain('Ends the file');
	});

	it('explains what a test asks and whether it holds', () => {
		const text = '@if hostname_$0matches web1\\.\n@end\n';
		expect(hoverText(text)).toContain('No host is set');
		expect(hoverText(text, { host: 'web1.example.org' })).toContain('it is **true**');
		expect(hoverText(text, { host: 'db.example.org' })).toContain('it is **false**');
		expect(hoverText('!@web$01\n@end\n')).toContain('**never holds**');
		expect(hoverText('@if file_exist$0 /x\n@end\n')).toContain('does not know this test');
	});

	it('says which block @else and @end belong to', () => {
		expect(hoverText('@web1\n@el$0se\n@end\n')).toContain('the block began with `@web1`');
		expect(hoverText('@web1\n@en$0d\n')).toContain('Ends the block of `@web1`');
	});

	it('knows the schedule directive and no other', () => {
		expect(hoverText('%SCHEDULE$0_TWO\n')).toContain('FileCheckScheduleTwo');
		expect(hoverText('%SCHEDULE$0_THREE\n')).toContain('ignores this line');
	});

	it('explains the rule that a suppression names', () => {
		expect(hoverText('# samhain-lint-disable-file client-ref$0used\n')).toContain(
			'**client-refused** (error, confidence high)',
		);
		expect(hoverAt('# samhain-lint-disable-file duplicate-$0client\n')?.pages).toEqual([
			{ page: 'rules/duplicate-client', title: 'Rule duplicate-client' },
		]);
	});

	it.each(['$0\n', '# a com$0ment\n', '[Misc]\nSetLoopTime=60   $0\n'])('is silent on %s', (text) => {
		expect(hoverAt(text)).toBeUndefined();
	});
});

describe('text of the file in a hover', () => {
	it.each([
		'[Misc]\nSetLoopTime=[x](command:boom)$0\n',
		'[Misc]\nDaemon=`x` <img src=x>$0\n',
		'@if file_exists ``a` [b](command:c)$0\n@end\n',
		'[Clients]\nClient=<b>@[x](y)@`$0\n',
		'[Misc]\nNoSuch<b>[x](command:y)$0=1\n',
	])('is text: %s', (marked) => {
		for (const role of ['client', 'server'] as const) {
			const outsideCode = hoverText(marked, { role }).replace(/(`+)[^`][\s\S]*?(?<!`)\1(?!`)/g, '');
			expect(outsideCode).not.toMatch(/command:|<img|<b>|\]\(/);
		}
	});
});

describe('hover on a line without effect', () => {
	it('names the line that overrides it', () => {
		const text = '[Misc]\nSetLoop$0Time=60\n@web1.example.org\nSetLoopTime=70\n@end\nSetLoopTime=80\n';
		expect(hoverText(text)).toContain('This line has no effect: line 6 overrides it.');
		expect(hoverText(text, { host: 'web1.example.org' })).toContain('line 6');
		expect(hoverText('[Misc]\nChecksumTest=check\nChecksumTest=in$0it\n')).toContain('line 2 overrides it.');
	});

	it('says nothing of a line in force', () => {
		expect(hoverText('[Misc]\nSetLoopTime=60\nSetLoop$0Time=70\n')).not.toContain('no effect');
	});
});
