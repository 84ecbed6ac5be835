// What a selection grows to, and names that change while one of them is typed; `$0` is the cursor.
import { describe, expect, it } from 'vitest';
import { Analysis } from '../../server/src/core/analysis/analysis.ts';
import { linkedPlaces } from '../../server/src/core/features/names/linked.ts';
import { selectionsAt } from '../../server/src/core/features/selection.ts';
import type { TextRange } from '../../server/src/core/text/range.ts';
import { takeCursor } from '../support/fixture.ts';
import { pick, randomFile, seeded } from '../support/random-edits.ts';
import { settingsOf } from '../support/settings.ts';

function textIn(text: string, { start, end }: TextRange): string {
	const lines = text.split('\n').slice(start.line, end.line + 1);
	lines[lines.length - 1] = (lines.at(-1) ?? '').slice(0, end.column);
	lines[0] = (lines[0] ?? '').slice(start.column);
	return lines.join('\n');
}

/** The selected texts, from the innermost. */
function selections(marked: string): readonly string[] {
	const { text, cursor } = takeCursor(marked);
	return selectionsAt(new Analysis(text, settingsOf(text)), cursor).map((range) => textIn(text, range));
}

describe('a selection grows', () => {
	it('from the name of a section, which ends at its bracket', () => {
		expect(selections('[Mi$0sc] note\n').slice(0, 2)).toEqual(['Misc', '[Misc] note']);
		expect(selections('[Mi$0sc\n').slice(0, 2)).toEqual(['Misc', '[Misc']);
	});

	it('from a part of a value to the file', () => {
		expect(selections('[Mail]\nSetMailAddress=a\n[Clients]\nClient=web1@0123$0@00\n')).toEqual([
			'0123',
			'web1@0123@00',
			'Client=web1@0123@00',
			'[Clients]\nClient=web1@0123@00',
			'[Mail]\nSetMailAddress=a\n[Clients]\nClient=web1@0123@00\n',
		]);
	});

	it('over an arm and the block around it', () => {
		expect(selections('[Misc]\n@web1\nDaemon=y$0es\nSetLoopTime=60\n@else\nDaemon=no\n@end\n\n')).toEqual([
			'yes',
			'Daemon=yes',
			'Daemon=yes\nSetLoopTime=60',
			'@web1\nDaemon=yes\nSetLoopTime=60\n@else\nDaemon=no\n@end',
			'[Misc]\n@web1\nDaemon=yes\nSetLoopTime=60\n@else\nDaemon=no\n@end',
			'[Misc]\n@web1\nDaemon=yes\nSetLoopTime=60\n@else\nDaemon=no\n@end\n\n',
		]);
	});

	it('over the options of a recipient', () => {
		expect(selections('[Mail]\nSetMailAddress=a\nSetAddrSev$0erity=crit\nSetMailNum=5\n')[2]).toBe(
			'SetMailAddress=a\nSetAddrSeverity=crit',
		);
	});

	it('always to something that holds the last selection', () => {
		const random = seeded(5);
		for (let run = 0; run < 200; run++) {
			const text = randomFile(random, pick(random, [3, 10, 30]));
			const line = Math.floor(random() * text.split('\n').length);
			const column = Math.floor(random() * 20);
			const ranges = selectionsAt(new Analysis(text, settingsOf(text)), { line, column });
			const texts = ranges.map((range) => textIn(text, range));
			expect(texts.at(-1)).toBe(text);
			texts.slice(1).forEach((outer, at) => {
				expect(outer).toContain(texts[at]);
			});
		}
	});
});

describe('names that change together', () => {
	function linked(marked: string): readonly string[] | undefined {
		const { text, cursor } = takeCursor(marked);
		return linkedPlaces(new Analysis(text, settingsOf(text)), cursor)?.map(
			(range) => `${range.start.line}:${textIn(text, range)}`,
		);
	}

	it('a queue and its rules', () => {
		expect(linked('[Logmon]\nLogmonQueue=q$0:60:sum:crit\nLogmonRule=q:x\nLogmonRule=q:y\n')).toEqual([
			'1:q',
			'2:q',
			'3:q',
		]);
	});

	it('nothing where the name is not defined, or has no second place', () => {
		expect(linked('[Logmon]\nLogmonRule=q$0:x\nLogmonRule=q:y\n')).toBeUndefined();
		expect(linked('[Logmon]\nLogmonQueue=q$0:60:sum:crit\n')).toBeUndefined();
	});
});
