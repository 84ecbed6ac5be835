// Plain lines: most lines are, so what has nothing to say about them is not asked.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALL_OPTIONS } from '../../server/src/core/catalogue/lookup.ts';
import { DEFAULT_MACHINE } from '../../server/src/core/daemon/machine.ts';
import { Chunk, Line } from '../../server/src/core/document/line-store.ts';
import { parsedOption } from '../../server/src/core/document/parsed-line.ts';
import { RULES } from '../../server/src/core/rules/index.ts';
import { isPlain, lexLine, lexPlainLine } from '../../server/src/core/syntax/line.ts';

const character = fc.constantFrom(...'abcXYZ019_/.:@+,-=# \t\r$({"\u00e9\ufeff');
const text = fc.oneof(
	fc.array(character, { maxLength: 12 }).map((all) => all.join('')),
	fc
		.array(fc.constantFrom(...'abcXYZ019_/.:@+,-'), { maxLength: 12 })
		.map((all) => `SetLoopTime=${all.join('')}`),
);

it.each([
	['file=/etc/passwd', true],
	['dir=99/srv/data', true],
	['SetMailAddress=root@example.org', true],
	['file=', true],
	[' file=/etc/passwd', false],
	['file=/etc/passwd # accounts', false],
	['file=/etc/passwd\r', false],
	['file="/etc/passwd"', false],
	['SetMailAddress=$(hostname)', false],
	['\ufefffile=/etc/passwd', false],
	[`file=/${'a'.repeat(300)}`, false],
	['[Misc]', false],
	['', false],
])('%j is plain: %s', (line, expected) => {
	expect(isPlain(line)).toBe(expected);
});

it('are taken apart like other lines', () => {
	fc.assert(
		fc.property(text, (line) => {
			if (isPlain(line)) expect(lexPlainLine(line)).toEqual(lexLine(line));
		}),
	);
});

describe.each(
	RULES.flatMap((rule) => (rule.scope === 'line' && rule.skipsPlainLines === true ? [rule] : [])),
)('$id', (rule) => {
	it('has nothing to say about them', () => {
		const daemon = {
			role: 'client' as const,
			version: '4.4.3' as const,
			without: new Set<string>(),
			machine: DEFAULT_MACHINE,
			host: undefined,
		};
		fc.assert(
			fc.property(text, fc.constantFrom(...ALL_OPTIONS), (written, option) => {
				if (!isPlain(written)) return;
				const line = new Line(written, new Chunk());
				line.parsed = parsedOption(option, option.section);
				const said: string[] = [];
				rule.check(line, daemon, (report) => said.push(report.what));
				expect(said).toEqual([]);
			}),
		);
	});
});
