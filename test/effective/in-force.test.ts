// What is in force for an option: line numbers from 1 of the lines that count and of those that have no effect.
import { describe, expect, it } from 'vitest';
import { Analysis } from '../../server/src/core/analysis/analysis.ts';
import { linesInForce, overridingLine } from '../../server/src/core/effective/in-force.ts';
import type { AnalysisSettings } from '../../server/src/core/settings/settings.ts';
import { settingsOf } from '../support/settings.ts';

interface Answer {
	/** Numbers from 1 of the lines in force. */
	readonly lines: readonly number[];
	/** Overridden line to the line that decides. */
	readonly overridden: Readonly<Record<number, number>>;
	readonly mayBeDefault: boolean;
}

function inForce(text: string, key: string, settings: Partial<AnalysisSettings> = {}): Answer {
	const view = new Analysis(text, settingsOf(text, settings)).view();
	const { lines, overridden, mayBeDefault } = linesInForce(view, key);
	return {
		lines: lines.map((line) => view.numberOf(line) + 1),
		overridden: Object.fromEntries(
			[...overridden].map(([line, by]) => [view.numberOf(line) + 1, view.numberOf(by) + 1]),
		),
		mayBeDefault,
	};
}

describe('what is in force for an option', () => {
	it('is the default where no line sets it', () => {
		expect(inForce('[Misc]\n', 'setlooptime')).toEqual({ lines: [], overridden: {}, mayBeDefault: true });
	});

	it('is the last line of most options, whatever samhain refuses or drops below it', () => {
		const text = '[Misc]\nSetLoopTime=60\nSetLoopTime=70\nSetLoopTime=-1\nSetLoopTime=80';
		expect(inForce(text, 'setlooptime')).toEqual({ lines: [3], overridden: { 2: 3 }, mayBeDefault: false });
	});

	it('is the first line of others', () => {
		const text = '[Server]\nSetChrootDir=x\nSetChrootDir=/a\nSetChrootDir=/b\n';
		expect(inForce(text, 'setchrootdir')).toEqual({ lines: [3], overridden: { 4: 3 }, mayBeDefault: false });
		const refused = '[Misc]\nChecksumTest=never\nChecksumTest=check\n';
		expect(inForce(refused, 'checksumtest')).toEqual({
			lines: [2],
			overridden: { 3: 2 },
			mayBeDefault: false,
		});
	});

	it('is every line of a list', () => {
		const text = '[Misc]\nIgnoreAdded=/a\nIgnoreAdded=/b\n';
		expect(inForce(text, 'ignoreadded').lines).toEqual([2, 3]);
	});

	it('is what was added to a list of schedules since it was cleared', () => {
		const text =
			'[Misc]\nFileCheckScheduleOne=0 1 * * *\nFileCheckScheduleOne=NULL\nFileCheckScheduleOne=0 2 * * *\n';
		expect(inForce(text, 'filecheckscheduleone')).toMatchObject({ lines: [3, 4], overridden: { 2: 3 } });
	});

	it('is the last line of each block, for an option of a recipient or a program', () => {
		const text =
			'[External]\nOpenCommand=/bin/a\nSetType=log\nSetType=srv\nOpenCommand=/bin/b\nSetType=log\nCloseCommand\n';
		expect(inForce(text, 'settype')).toMatchObject({ lines: [4, 6], overridden: { 3: 4 } });
		const mail =
			'[Mail]\nSetMailAddress=a@x.org\nSetAddrSeverity=crit\nSetMailAddress=b@x.org\nSetAddrSeverity=alert\nSetAddrSeverity=err\n';
		expect(inForce(mail, 'setaddrseverity')).toMatchObject({ lines: [3, 6], overridden: { 5: 6 } });
	});

	it('is the last entry of each client', () => {
		const text = '[Clients]\nClient=a.x.org@1@2\nClient=b.x.org@1@2\nClient=A.x.org@3@4\n';
		expect(inForce(text, 'client')).toMatchObject({ lines: [3, 4], overridden: { 2: 4 } });
	});

	it('is the path with all that AUTO appends to it', () => {
		const text =
			'[Misc]\nSetLogfilePath=/a\nSetLogfilePath=/b\nSetLogfilePath=AUTO\n[Misc]\nSetDatabasePath=AUTO\nSetDatabasePath=/c\n';
		expect(inForce(text, 'setlogfilepath')).toMatchObject({ lines: [3, 4], overridden: { 2: 3 } });
		expect(inForce(text, 'setdatabasepath')).toMatchObject({ lines: [7], overridden: { 6: 7 } });
	});

	it('is the first two servers, of which samhain refuses a third', () => {
		const text = '[Client]\nSetLogServer=a.x.org\nSetLogServer=b.x.org\nSetLogServer=c.x.org\n';
		expect(inForce(text, 'setlogserver').lines).toEqual([2, 3]);
	});
});

describe('conditional blocks', () => {
	const BLOCK =
		'[Misc]\nSetLoopTime=60\n@if hostname_matches ^web\nSetLoopTime=70\n@else\nSetLoopTime=80\n@end\n';

	it('leave several lines in force, as long as no host is given', () => {
		const text =
			'[Misc]\nSetLoopTime=60\nSetLoopTime=65\n@if hostname_matches ^web\nSetLoopTime=70\nSetLoopTime=75\n@end\n';
		expect(inForce(text, 'setlooptime')).toEqual({
			lines: [3, 6],
			overridden: { 2: 3, 5: 6 },
			mayBeDefault: false,
		});
		expect(inForce('[Misc]\n@web1.x.org\nSetLoopTime=70\n@end\n', 'setlooptime').mayBeDefault).toBe(true);
	});

	it('override a line together when each arm does', () => {
		expect(inForce(BLOCK, 'setlooptime')).toEqual({
			lines: [4, 6],
			overridden: { 2: 4 },
			mayBeDefault: false,
		});
	});

	it('do so from within, too', () => {
		const text =
			'[Misc]\nSetLoopTime=60\n@if hostname_matches a\n@if hostname_matches b\nSetLoopTime=70\n@else\nSetLoopTime=80\n@end\n@else\nSetLoopTime=90\n@end\n';
		expect(inForce(text, 'setlooptime')).toMatchObject({ lines: [5, 7, 10], mayBeDefault: false });
	});

	it('are decided for the host that is given', () => {
		expect(inForce(BLOCK, 'setlooptime', { host: 'web1.x.org' })).toMatchObject({ lines: [4] });
		expect(inForce(BLOCK, 'setlooptime', { host: 'db1.x.org' })).toMatchObject({ lines: [6] });
	});

	it('of a template engine may all be left out', () => {
		const text =
			'[Misc]\nSetLoopTime=60\n<% if x %>\nSetLoopTime=70\n<% else %>\nSetLoopTime=80\n<% end %>\n';
		expect(inForce(text, 'setlooptime').lines).toEqual([2, 4, 6]);
	});

	it('count as read for a line within them', () => {
		const text =
			'[Misc]\nSetLoopTime=60\n@web1.x.org\nSetLoopTime=70\n@end\n@db1.x.org\nSetLoopTime=80\n@end\n';
		const view = new Analysis(text, settingsOf(text)).view();
		const inWeb = view.lines('option:setlooptime')[1];
		const { lines, mayBeDefault } = linesInForce(view, 'setlooptime', inWeb?.context?.branch);
		expect(lines).toEqual([inWeb]);
		expect(mayBeDefault).toBe(false);
	});
});

describe('the line that overrides another', () => {
	function overriding(text: string, line: number): number | undefined {
		const view = new Analysis(text, settingsOf(text)).view();
		const asked = view.neighbour(view.lastLine() as never, line - text.split('\n').length);
		const by = asked === undefined ? undefined : overridingLine(view, asked);
		return by === undefined ? undefined : view.numberOf(by) + 1;
	}

	it('is found for options', () => {
		expect(overriding('[Misc]\nSetLoopTime=60\nSetLoopTime=70\n', 2)).toBe(3);
		expect(overriding('[Misc]\nSetLoopTime=60\nSetLoopTime=70\n', 3)).toBeUndefined();
		expect(overriding('[Misc]\n# SetLoopTime=60\nSetLoopTime=70\n', 2)).toBeUndefined();
	});

	it('is the later entry of the same client, and none for a list', () => {
		expect(overriding('[Clients]\nClient=a.x.org@1@2\nClient=A.x.org@1@2\nClient=b.x.org@1@2\n', 2)).toBe(3);
		expect(overriding('[Misc]\nIgnoreAdded=/a\nIgnoreAdded=/b\n', 2)).toBeUndefined();
	});

	it('is the first one that lists a path', () => {
		const text = '[ReadOnly]\nfile=/etc/passwd\n[Attributes]\nfile=/etc/passwd\nfile=/etc/group\n';
		expect(overriding(text, 2)).toBeUndefined();
		expect(overriding(text, 4)).toBe(2);
		expect(overriding(text, 5)).toBeUndefined();
	});
});

it('follows edits', () => {
	const text = '[Misc]\nSetLoopTime=60\nSetLoopTime=70\n';
	const analysis = new Analysis(text, settingsOf(text));
	expect(linesInForce(analysis.view(), 'setlooptime').lines.map(({ text: t }) => t)).toEqual([
		'SetLoopTime=70',
	]);
	analysis.edit({ start: { line: 2, column: 0 }, end: { line: 3, column: 0 }, text: '' });
	expect(linesInForce(analysis.view(), 'setlooptime').lines.map(({ text: t }) => t)).toEqual([
		'SetLoopTime=60',
	]);
});
