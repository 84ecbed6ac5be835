// Equal findings of one cause as one finding.
import { describe, expect, it } from 'vitest';
import { joinEqual } from '../../server/src/core/report/join-equal.ts';
import type { ReportedFinding } from '../../server/src/core/report/report.ts';
import { lint } from '../support/check-lint.ts';

/** What is shown: the first line, the text, and the lines of the other places. */
function shown(
	findings: readonly ReportedFinding[],
): readonly (readonly [number, string, readonly number[]])[] {
	return findings.map(({ range, what, related }) => [
		range.start.line,
		what,
		related.map((place) => place.range.start.line),
	]);
}

describe('equal findings', () => {
	it('are one finding at the first place', () => {
		const text = `[Misc]\n${'NoSuchThing=1\n'.repeat(102)}`;
		const [finding, ...more] = joinEqual(lint(text));
		expect(more).toEqual([]);
		expect(finding?.what).toBe(
			'Samhain drops this line: the option `NoSuchThing` is not known up to 4.4.3 (and 101 more places).',
		);
		expect(finding?.related).toHaveLength(101);
		expect(finding?.related[0]).toMatchObject({ range: { start: { line: 2 } } });
	});

	it('stay apart when they say different things', () => {
		expect(shown(joinEqual(lint('[Misc]\nNoSuchThing=1\nNorThis=1\nNoSuchThing=2\n')))).toEqual([
			[
				1,
				'Samhain drops this line: the option `NoSuchThing` is not known up to 4.4.3 (and 1 more place).',
				[3],
			],
			[2, 'Samhain drops this line: the option `NorThis` is not known up to 4.4.3.', []],
		]);
	});

	it('stay apart when they are of different severity', () => {
		const found = joinEqual(
			lint('[Log]\nExportSeverity=none\nExportSeverity=crit\nExportSeverity=none\n', { role: 'standalone' }),
		).filter(({ ruleId }) => ruleId === 'other-role');
		expect(found.map(({ severity, related }) => [severity, related.length])).toEqual([
			['information', 1],
			['error', 0],
		]);
	});

	it('are those that no comment switches off', () => {
		const found = joinEqual(
			lint(
				'[Misc]\n# samhain-lint-disable-next-line unknown-option\nNoSuchThing=1\nNoSuchThing=2\nNoSuchThing=3\n',
			),
		);
		expect(shown(found).map(([line, , others]) => [line, others])).toEqual([[3, [4]]]);
	});

	it('keep the fixes of their first place', () => {
		const [finding] = joinEqual(lint('[Misc]\nSetLopTime=1\nSetLopTime=1\n'));
		expect(finding?.fixes().map(({ edits }) => edits.map(({ range }) => range.start.line))).toEqual([[1]]);
	});

	it('are left alone where an editor fades each line', () => {
		const found = lint('[Misc]\nSetLoopTime=10\nSetLoopTime=10\nSetLoopTime=10\n').filter(
			({ tag }) => tag !== undefined,
		);
		expect(found.length).toBeGreaterThan(1);
		expect(joinEqual(found)).toEqual(found);
	});
});
