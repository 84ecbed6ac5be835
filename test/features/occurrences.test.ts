// What belongs to the thing at the cursor: `$0` is the cursor, a mark `definition` or `use` each place of the file.
import { describe, expect, it } from 'vitest';
import { Analysis } from '../../server/src/core/analysis/analysis.ts';
import { occurrencesAt } from '../../server/src/core/features/names/occurrences.ts';
import type { AnalysisSettings } from '../../server/src/core/settings/settings.ts';
import { type Mark, readFixture, takeCursor, writeMarks } from '../support/fixture.ts';
import { settingsOf } from '../support/settings.ts';
import { isUpdating, replaceFixture } from '../support/update-fixture.ts';

/** Checks the places that belong to what is at the cursor. */
function checkPlaces(fixture: string, settings: Partial<AnalysisSettings> = {}): void {
	const { files, marks } = readFixture(fixture);
	const { text, cursor } = takeCursor(files[0]?.text ?? '');
	const found = occurrencesAt(new Analysis(text, settingsOf(text, settings)), cursor);
	const marked = (files[0]?.text ?? '').split('\n');
	const actual = (found?.places ?? []).map(({ range, isDefinition }): Mark => {
		// The marks count the two characters of the cursor, too.
		const shift = (column: number): number =>
			column > (marked[range.start.line]?.indexOf('$0') ?? 0) && range.start.line === cursor.line
				? column + 2
				: column;
		return {
			...{ file: '', line: range.start.line, start: shift(range.start.column), end: shift(range.end.column) },
			...{ rule: isDefinition ? 'definition' : 'use', severity: undefined, text: '' },
		};
	});
	if (isUpdating) replaceFixture(fixture, writeMarks(fixture, actual));
	else expect(actual).toEqual(marks);
}

describe('names', () => {
	it('a recipient, the lists with it, and a queue that mails it', () => {
		checkPlaces(`
[Mail]
SetMailAddress=ro$0ot@example.org
#              ^^^^^^^^^^^^^^^^^^ definition
SetMailAddress=ops@example.org
SetMailAlias=all: root@example.org, ops@example.org
#                 ^^^^^^^^^^^^^^^^ use
[Logmon]
LogmonQueue=q:60:sum:crit:root@example.org
#                         ^^^^^^^^^^^^^^^^ use
`);
	});

	it('a list of recipients and the queue that mails it', () => {
		checkPlaces(`
[Mail]
SetMailAddress=root@example.org
SetMailAlias=team:root@example.org
#            ^^^^ definition
[Logmon]
LogmonQueue=q:60:sum:crit:te$0am
#                         ^^^^^^ use
`);
	});

	it('a queue and its rules', () => {
		checkPlaces(`
[Logmon]
LogmonQueue=auth:60:sum:crit
#           ^^^^ definition
LogmonRule=au$0th:failed password
#          ^^^^^^ use
LogmonRule=KEEP(60,first):auth:first
#                         ^^^^ use
LogmonRule=CORRELATE(first):auth:second
#                           ^^^^ use
LogmonRule=trash:auth
LogmonBurstQueue=auth
#                ^^^^ use
`);
	});

	it('what a rule remembers and what correlates it', () => {
		checkPlaces(`
[Logmon]
LogmonQueue=auth:60:sum:crit
LogmonRule=KEEP(60,fir$0st):auth:first
#                  ^^^^^^^ definition
LogmonRule=CORRELATE(first):auth:second
#                    ^^^^^ use
`);
	});

	it('a host: entry, tests of conditional blocks, time server', () => {
		checkPlaces(`
[Clients]
Client=we$0b1.example.org@0123456789ABCDEF@00
#      ^^^^^^^^^^^^^^^^^^ definition
Client=WEB1.example.org@0123456789ABCDEF@01
#      ^^^^^^^^^^^^^^^^ definition
@if hostname_matches ^web1\\.example\\.org$
#                     ^^^^^^^^^^^^^^^^^^ use
SetTimeServer=web1.example.org
@end
@web10.example.org
@end
`);
	});

	it('a host in a branch that this host does not read', () => {
		checkPlaces(
			`
@web1.example.org
@if hostname_matches web2.example.org
#                    ^^^^^^^^^^^^^^^^ use
[Misc]
SetTimeServer=web$02.example.org
#             ^^^^^^^^^^^^^^^^^^ use
@end
@end
`,
			{ host: 'db1.example.org' },
		);
	});

	it('a file type and the condition that asks for it', () => {
		checkPlaces(`
[Misc]
FileType=0:2:PK:ZIPFILE
#               ^^^^^^^ definition
SkipChecksum=match_filetype(ZIP$0FILE)
#                           ^^^^^^^^^ use
`);
	});

	it('an external command', () => {
		checkPlaces(`
[External]
OpenCommand=/usr/bin/te$0e
#           ^^^^^^^^^^^^^^ definition
CloseCommand
`);
	});
});

describe('lines that belong together', () => {
	it('the arms of a conditional block, however they are nested', () => {
		checkPlaces(`
@if file_exists /etc/debian_version
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ definition
@web1.example.org
@end
@el$0se
#^^^^^^ use
@end
#^^^ use
`);
	});

	it('the options of one recipient', () => {
		checkPlaces(`
[Mail]
SetMailAddress=root@example.org
#^^^^^^^^^^^^^ definition
SetAddrSeverity=crit
#^^^^^^^^^^^^^^ use
SetMailFilter$0And=POLICY
#^^^^^^^^^^^^^^^^^ use
CloseAddress
#^^^^^^^^^^^ use
SetMailAddress=ops@example.org
SetAddrSeverity=warn
`);
	});

	it('the options of one command', () => {
		checkPlaces(`
[External]
OpenCommand=/bin/one
SetType=log
OpenCommand=/bin/two
#^^^^^^^^^^ definition
SetType=log
#^^^^^^ use
SetCommandLine=two
#^^^^^^^^^^^^^ use
Close$0Command
#^^^^^^^^^^^^^ use
`);
	});

	it('the lines of an option; the one in force is the definition', () => {
		checkPlaces(`
[Misc]
SetLoop$0Time=60
#^^^^^^^^^^^^ use
Daemon=yes
[Misc]
SetLoopTime=120
#^^^^^^^^^^ definition
`);
	});

	it('the lines that list a path; samhain takes the first', () => {
		checkPlaces(`
[ReadOnly]
file=/etc/passwd
#    ^^^^^^^^^^^ definition
dir=2/etc
[Attributes]
file=/etc/pas$0swd
#    ^^^^^^^^^^^^^ use
`);
	});

	it('sections of one name', () => {
		checkPlaces(`
[Mi$0sc]
#^^^^^^^ definition
Daemon=yes
[Log]
[misc]
#^^^^^ use
`);
	});

	it('nothing in a comment or after the end', () => {
		checkPlaces(`
[Misc]
# SetLoop$0Time=60
`);
		checkPlaces(`
[Misc]
[EOF]
@web1.exam$0ple.org
`);
	});
});
