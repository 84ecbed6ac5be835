// The library: what its functions answer, and that its interface is the one that was reviewed.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { extractLibraryTypes, LIBRARY_TYPES } from '../../scripts/library-types.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

type Library = typeof import('../../server/src/library/index.ts');

const library: Library = createRequire(import.meta.url)('../../dist/library.js');
const { check, compare, daemonMessages, explain, fix, format, optionsInForce, rules } = library;

it('has the interface that is checked in: npm run api writes a new one', () => {
	expect(readFileSync(`${root}${LIBRARY_TYPES}`, 'utf8')).toBe(extractLibraryTypes());
}, 60_000);

describe('the library', () => {
	it('counts lines and columns from 1', () => {
		const [finding] = check('[Misc]\nSetLoopTme=3\n').findings;
		expect(finding).toMatchObject({
			ruleId: 'unknown-option',
			line: 2,
			column: 1,
			endLine: 2,
			endColumn: 11,
		});
		expect(finding?.fixes[0]?.edits).toEqual([
			{ line: 2, column: 1, endLine: 2, endColumn: 11, text: 'SetLoopTime' },
		]);
	});

	it('takes the file name for the language', () => {
		expect(check('[Misc]\n', { fileName: '/etc/yulerc' })).toMatchObject({
			language: 'yulerc',
			role: 'server',
		});
	});

	it('takes severities of rules', () => {
		expect(check('[Misc]\nNope=1\n', { rules: { 'unknown-option': 'off' } }).findings).toEqual([]);
	});

	it.each([
		[{ samhainVersion: '9.9.9' }, 'Unknown version 9.9.9; known are 4.1.4'],
		[{ build: 'windows' }, 'Unknown build: windows'],
		[{ rules: { 'no-such-rule': 'off' } }, 'Unknown rule: no-such-rule'],
		[{ rules: { 'unknown-option': 'fatal' } }, 'Unknown severity: fatal'],
		[{ role: 'king' }, 'Unknown role: king'],
	])('refuses %j', (options, message) => {
		expect(() => check('', JSON.parse(JSON.stringify(options)))).toThrow(message);
	});

	it('applies safe fixes only', () => {
		expect(fix('[Misc]\nSetLoopTime=60')).toEqual({ text: '[Misc]\nSetLoopTime=60\n', applied: 1 });
		expect(fix('[Misc]\nDeamon=yes\n')).toEqual({ text: '[Misc]\nDeamon=yes\n', applied: 0 });
	});

	it('formats as its options ask', () => {
		expect(format('[Misc]\nDaemon=yes\n', { spacesAroundEquals: 'one' })).toBe('[Misc]\nDaemon = yes\n');
		expect(() => format('', { blankLinesBeforeSections: 99 })).toThrow(RangeError);
	});

	it('prints what samhain prints', () => {
		expect(daemonMessages('[Misc]\nNope=1\n', { role: 'client', host: 'web1' })).toEqual([
			{ line: 2, severity: 'WARN', text: expect.stringContaining('Invalid line 2') },
		]);
	});

	it('finds the value in force, and the line that has no effect', () => {
		const loop = optionsInForce('[Misc]\nSetLoopTime=60\nSetLoopTime=90\n').find(
			({ option }) => option === 'SetLoopTime',
		);
		expect(loop).toMatchObject({
			state: 'set',
			values: [{ value: '90', line: 3 }],
			overridden: [{ line: 2, by: 3 }],
		});
	});

	it('compares two configurations', () => {
		expect(compare('[ReadOnly]\nfile=/etc/passwd\n', '[ReadOnly]\n')).toMatchObject({
			losesProtection: true,
			changes: [{ kind: 'path', effect: 'loss', subject: '/etc/passwd', oldLine: 2, newLine: null }],
		});
	});

	it('explains a log, with lines of the configuration', () => {
		const log =
			'ERROR  :  [2026-11-22T10:00:00+0000] msg=<Invalid line 2 in configuration file>\nnothing of ours\n';
		const [first, second] = explain(log, { text: '[Misc]\nNope=1\n', role: 'standalone' });
		expect(first?.suspects).toMatchObject([{ line: 2 }]);
		expect(second).toMatchObject({ message: null, candidates: [], suspects: [] });
	});

	it.each([
		['check', () => Reflect.apply(check, undefined, [])],
		['format', () => Reflect.apply(format, undefined, [Buffer.from('[Misc]\n')])],
		['compare', () => Reflect.apply(compare, undefined, ['', null])],
		['explain', () => Reflect.apply(explain, undefined, ['', {}])],
	])('%s names its mistake to a program that gives no text', (_, run) => {
		expect(run).toThrow(/^The text must be a string, not (undefined|object|null)\.$/);
		expect(run).toThrow(TypeError);
	});

	it('lists the rules', () => {
		expect(rules().map(({ id }) => id)).toContain('duplicate-client');
	});
});
