// Inlay hints: every case shows a text, and the same text with its hints in «».
import { describe, expect, it } from 'vitest';
import { Analysis } from '../../server/src/core/analysis/analysis.ts';
import { inlayHintsIn } from '../../server/src/core/features/inlay-hints.ts';
import { HINT_KINDS, type HintKind } from '../../server/src/core/settings/editor-settings.ts';
import { applyEdits } from '../../server/src/core/text/edit.ts';
import { pick, randomFile, seeded } from '../support/random-edits.ts';
import { settingsOf } from '../support/settings.ts';
import { type CaseSettings, unmarked } from './cursor.ts';

function hinted(text: string, kinds: readonly HintKind[] = HINT_KINDS, settings: CaseSettings = {}): string {
	const plain = unmarked(text);
	const analysis = new Analysis(plain, settingsOf(plain, settings));
	const hints = inlayHintsIn(analysis, 0, analysis.lineCount, new Set(kinds));
	return applyEdits(
		plain,
		hints.map(({ position, text: words }) => ({
			range: { start: position, end: position },
			text: `«${words}»`,
		})),
	);
}

describe('inlay hints', () => {
	it('show what values come to', () => {
		expect(
			hinted(`
			[Misc]
			SetLoopTime=86400
			SetFileCheckTime=30
			FileCheckScheduleOne=0 3 * * sun
			RedefReadOnly=-MTM,-CTM
			RedefReadOnly=CHK
			[Log]
			LogSeverity=warn
			MailSeverity=none
			SyslogSeverity==alert
			ExternalSeverity=!crit
			PrintSeverity=*
			`),
		).toBe(
			unmarked(`
			[Misc]
			SetLoopTime=86400«1 day»
			SetFileCheckTime=30
			FileCheckScheduleOne=0 3 * * sun«at 03:00 on Sunday»
			RedefReadOnly=-MTM,-CTM«CHK LNK INO USR GRP SIZ MOD HLN RDEV»
			RedefReadOnly=CHK«CHK»
			[Log]
			LogSeverity=warn«warn mark err crit alert»
			MailSeverity=none
			SyslogSeverity==alert
			ExternalSeverity=!crit«nothing»
			PrintSeverity=*«every severity»
			`),
		);
	});

	it('show the depth in force where none is written', () => {
		const text = '[ReadOnly]\ndir=/etc\ndir=2/usr\ndir="/a b"\n';
		expect(hinted(text)).toBe('[ReadOnly]\ndir=«0»/etc\ndir=2/usr\ndir="«0»/a b"\n');
		expect(hinted(`[Misc]\nSetRecursionLevel=7\n${text}`)).toContain('dir=«7»/etc');
		expect(hinted(`[Misc]\n@web1\nSetRecursionLevel=7\n@end\n${text}`)).toContain('\ndir=/etc');
	});

	it('name the line that decides instead', () => {
		expect(
			hinted('[Misc]\nSetLoopTime=60\nSetLoopTime=90\n[ReadOnly]\nfile=/a\n[Attributes]\nfile=/a\n'),
		).toBe(
			'[Misc]\nSetLoopTime=60«line 3 decides»\nSetLoopTime=90«1 minute 30 seconds»\n[ReadOnly]\nfile=/a\n[Attributes]\nfile=/a«line 5 decides»\n',
		);
	});

	it('leave lines alone that samhain refuses or does not read', () => {
		const text =
			'SetLoopTime=86400\n[Misc]\nSetLoopTime=abc\n@web2\nSetLoopTime=86400\n@end\nSetFileCheckTime=<%= 86400 %>\nSetLoopTime=86400';
		expect(hinted(text, HINT_KINDS, { host: 'web1' })).toBe(text);
	});

	it('are those that are wanted', () => {
		const text = '[Misc]\nSetLoopTime=86400\n[ReadOnly]\ndir=/etc\n';
		expect(hinted(text, [])).toBe(text);
		expect(hinted(text, ['depths'])).toBe('[Misc]\nSetLoopTime=86400\n[ReadOnly]\ndir=«0»/etc\n');
	});

	it('of depths write what samhain assumes', () => {
		const text = '[Misc]\nSetRecursionLevel=3\n[ReadOnly]\ndir=/etc\n';
		const [hint] = inlayHintsIn(new Analysis(text, settingsOf(text)), 0, 9, new Set(['depths']));
		expect(hint?.edit && applyEdits(text, [hint.edit])).toBe(
			'[Misc]\nSetRecursionLevel=3\n[ReadOnly]\ndir=3/etc\n',
		);
	});

	it('are those of the whole file in any part of it', () => {
		const random = seeded(3);
		for (let left = 100; left > 0; left--) {
			const text = randomFile(random, 40);
			const analysis = new Analysis(text, settingsOf(text, pick(random, [{}, { host: 'web1.example.org' }])));
			const all = new Set(HINT_KINDS);
			const first = Math.floor(random() * 40);
			const last = first + Math.floor(random() * 20);
			expect(inlayHintsIn(analysis, first, last, all)).toEqual(
				inlayHintsIn(analysis, 0, 99, all).filter(({ position: { line } }) => line >= first && line <= last),
			);
		}
	});
});
