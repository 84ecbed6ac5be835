// Signature help: for each place of the cursor the label, with the part at the cursor in «».
import { describe, expect, it } from 'vitest';
import { Analysis } from '../../server/src/core/analysis/analysis.ts';
import { ALL_OPTIONS } from '../../server/src/core/catalogue/lookup.ts';
import { signatureAt } from '../../server/src/core/features/signature.ts';
import { takeCursor } from '../support/fixture.ts';
import { settingsOf } from '../support/settings.ts';

function helpAt(marked: string): string | undefined {
	const { text, cursor } = takeCursor(marked);
	const found = signatureAt(new Analysis(text, settingsOf(text)), cursor);
	const part = found?.parts[found.active];
	if (found === undefined || part === undefined) return undefined;
	const { label } = found;
	return `${label.slice(0, part.start)}«${label.slice(part.start, part.end)}»${label.slice(part.end)}`;
}

describe('signature help', () => {
	it.each([
		['[Clients]\nClient=$0', 'Client=«NAME»@SALT@VERIFIER'],
		['[Clients]\nClient=web1.example.org@$0', 'Client=NAME@«SALT»@VERIFIER'],
		['[Clients]\nClient=web1@0123456789ABCDEF@AB$0CD', 'Client=NAME@SALT@«VERIFIER»'],
		['[Misc]\nFileCheckScheduleOne=$0', 'FileCheckScheduleOne=«MINUTE» HOUR DAY MONTH WEEKDAY'],
		['[Misc]\nFileCheckScheduleOne = 0  3 $0', 'FileCheckScheduleOne=MINUTE HOUR «DAY» MONTH WEEKDAY'],
		['[Misc]\nFileCheckScheduleOne=0 3 * * $0', 'FileCheckScheduleOne=MINUTE HOUR DAY MONTH «WEEKDAY»'],
		['[Misc]\nFileCheckScheduleOne=0 $03 * * *', 'FileCheckScheduleOne=MINUTE «HOUR» DAY MONTH WEEKDAY'],
		['[ReadOnly]\ndir=$0', 'dir=[«DEPTH»]/PATH'],
		['[ReadOnly]\ndir=3/e$0', 'dir=[DEPTH]«/PATH»'],
		['[ReadOnly]\nfile=/e$0', 'file=«/PATH»'],
		['[Logmon]\nLogmonQueue=q1:60:$0', 'LogmonQueue=LABEL:SECONDS:«sum|report»:SEVERITY[:ALIAS]'],
		['[Logmon]\nLogmonRule=$0', 'LogmonRule=[KEEP(…)|MARK(…)|CORRELATE(…):]«QUEUE»:REGEX'],
		['[Logmon]\nLogmonRule=KEEP(6$0', 'LogmonRule=[«KEEP(…)|MARK(…)|CORRELATE(…)»:]QUEUE:REGEX'],
		['[Logmon]\nLogmonRule=KEEP(6,a):q$0:x', 'LogmonRule=[KEEP(…)|MARK(…)|CORRELATE(…):]«QUEUE»:REGEX'],
		['[Logmon]\nLogmonRule=q1:fai$0', 'LogmonRule=[KEEP(…)|MARK(…)|CORRELATE(…):]QUEUE:«REGEX»'],
		['[Logmon]\nLogmonWatch=SYSLOG:$0', 'LogmonWatch=TYPE:«/path»[:FORMAT]'],
		['[PortCheck]\nPortCheckRequired=22$0', 'PortCheckRequired=[ADDRESS:]«PORT/PROTOCOL»,…'],
		['[PortCheck]\nPortCheckRequired=10.0$0.0.1:22/tcp', 'PortCheckRequired=[«ADDRESS»:]PORT/PROTOCOL,…'],
		['[Misc]\nSkipChecksum=match_$0', 'SkipChecksum=[!]«CONDITION»(ARGUMENT)'],
		['[Misc]\nSkipChecksum=match_prefix($0)', 'SkipChecksum=[!]CONDITION(«ARGUMENT»)'],
		['[Mail]\nSetMailAlias=all:$0', 'SetMailAlias=NAME:«ADDRESS,ADDRESS…»'],
		['[Mail]\nSetMailFilterAnd=a $0', 'SetMailFilterAnd=«REGEX» REGEX…'],
		['[SuidCheck]\nSuidCheckSchedule=0 $0', 'SuidCheckSchedule=MINUTE «HOUR» DAY MONTH WEEKDAY'],
		['[Misc]\n@if $0', '@if [not] «TEST» ARGUMENT'],
		['[Misc]\n@if not $0', '@if [not] «TEST» ARGUMENT'],
		['[Misc]\n@if hostname_matches $0', '@if [not] TEST «ARGUMENT»'],
		['[Misc]\n@if not file_exists /e$0', '@if [not] TEST «ARGUMENT»'],
		['[Misc]\n@web1$0', undefined],
		['[Misc]\nDae$0mon=yes', undefined],
		['[Misc]\nDaemon=$0', undefined],
		['[Misc]\n# FileCheckScheduleOne=$0', undefined],
	])('%s', (marked, expected) => {
		expect(helpAt(marked)).toBe(expected);
	});

	it('names each part in its label, whatever the option', () => {
		for (const { name, section } of ALL_OPTIONS) {
			const text = `[${section}]\n${name}=x`;
			const found = signatureAt(new Analysis(text, settingsOf(text)), {
				line: 1,
				column: name.length + 1,
			});
			for (const { start, end, help } of found?.parts ?? []) {
				expect(start, name).toBeGreaterThanOrEqual(0);
				expect(end, name).toBeLessThanOrEqual(found?.label.length ?? 0);
				expect(help, name).not.toBe('');
			}
		}
	});
});
