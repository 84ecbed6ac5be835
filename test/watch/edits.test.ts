// What a file watches is read again after every edit; whatever is kept from before, the answer is that of a
// fresh one.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Analysis } from '../../server/src/core/analysis/analysis.ts';
import { DEFAULT_SETTINGS } from '../../server/src/core/settings/settings.ts';
import { readWatchConfiguration } from '../../server/src/core/watch/configuration.ts';

const LINES = [
	...['[ReadOnly]', '[Attributes]', '[IgnoreAll]', '[Misc]', '[EventSeverity]'],
	...['file=/etc/a', 'dir=2/etc', 'dir=-1/etc/b', 'dir=/x', '%SCHEDULE_TWO', '!%SCHEDULE_TWO', ''],
	...[
		'RedefReadOnly=-MTM',
		'RedefAttributes=+SIZ',
		'SetRecursionLevel=3',
		'SeverityFiles=warn',
		'@web1',
		'@end',
	],
];
const line = fc.constantFrom(...LINES);

function read(analysis: Analysis): unknown {
	const { ignores, ...rest } = readWatchConfiguration(analysis.model, analysis.daemon);
	return { ...rest, ignores: ignores.map(({ pattern }) => pattern) };
}

it('gives what a fresh analysis gives', () => {
	const settings = { ...DEFAULT_SETTINGS, role: 'client' } as const;
	const edits = fc.array(fc.tuple(fc.nat(), fc.nat(2), fc.array(line, { maxLength: 2 })), { maxLength: 8 });
	fc.assert(
		fc.property(fc.array(line, { minLength: 3, maxLength: 30 }), edits, (lines, changes) => {
			const analysis = new Analysis(`${lines.join('\n')}\n`, settings);
			read(analysis);
			for (const [at, removed, added] of changes) {
				const from = at % analysis.lineCount;
				const to = Math.min(analysis.lineCount - 1, from + removed);
				const text = added.map((one) => `${one}\n`).join('');
				analysis.edit({ start: { line: from, column: 0 }, end: { line: to, column: 0 }, text });
				expect(read(analysis)).toEqual(read(new Analysis(analysis.text, settings)));
			}
		}),
		{ numRuns: 150 },
	);
});
