// Severities, thresholds, class lists, masks and switches: each has one reader, and this is what it makes of a value.
import { describe, expect, it } from 'vitest';
import { readBool } from '../../server/src/core/values/bool.ts';
import { classWords } from '../../server/src/core/values/classes.ts';
import { maskItems } from '../../server/src/core/values/mask.ts';
import { readSeverity } from '../../server/src/core/values/severity.ts';
import {
	allBut,
	recipientLevels,
	selectedLevels,
	thresholdItems,
} from '../../server/src/core/values/threshold.ts';

const server = { role: 'server', version: '4.4.3', without: new Set<string>() } as const;
const client = { ...server, role: 'client' } as const;
const old = { ...server, version: '4.1.4' } as const;

describe('a switch', () => {
	it.each([
		['yes', true],
		['tomato', true],
		['1', true],
		['no', false],
		['Full', false],
		['on', undefined],
		['', undefined],
	])('%j is %j', (value, meaning) => {
		expect(readBool(value)).toBe(meaning);
	});
});

describe('a severity', () => {
	it.each([
		['warning', client, 'warn'],
		['ERROR', client, 'err'],
		['ERROR', old, undefined],
		['nonesense', client, 'none'],
		['inet', client, undefined],
		['inet', server, 'inet'],
	] as const)('%s', (value, daemon, meaning) => {
		expect(readSeverity(value, daemon)).toBe(meaning);
	});
});

describe('a threshold', () => {
	it.each([
		['crit', client, ['crit', 'alert']],
		['crit', server, ['crit', 'alert', 'inet']],
		['=info;=err', client, ['info', 'err']],
		['*,!=crit', client, ['debug', 'info', 'notice', 'warn', 'mark', 'err', 'alert']],
		['info !err', client, ['info', 'notice', 'warn', 'mark']],
		['*,none', client, []],
		['none,crit', client, []],
		['!debug crit', client, []],
		['* !*', client, []],
		['!crit', client, []],
		['bogus\tcrit', client, ['crit', 'alert']],
	] as const)('%s selects', (value, daemon, levels) => {
		expect([...selectedLevels(value, daemon)]).toEqual(levels);
	});

	it('of a recipient is not turned off by none', () => {
		expect([...recipientLevels('none,crit', client)]).toEqual(['crit', 'alert']);
	});

	it('is made of items with a sign and a name, each in its place', () => {
		expect(thresholdItems(' info, !=Warning;bogus', client)).toEqual([
			{ start: 1, end: 5, text: 'info', sign: '', name: 'info' },
			{ start: 7, end: 16, text: '!=Warning', sign: '!=', name: 'warn' },
			{ start: 17, end: 22, text: 'bogus', sign: '', name: undefined },
		]);
	});

	it('that only excludes is turned into all but these', () => {
		expect(allBut('!crit, !=info', client)).toBe('*,!=crit, !=info');
	});
});

describe('a class list', () => {
	it('skips words that no class has', () => {
		expect(classWords('"run, EVNT"', client).map(({ text, name }) => [text, name])).toEqual([
			['run', 'RUN'],
			['EVNT', undefined],
		]);
		expect(classWords('run', old).map(({ name }) => name)).toEqual([undefined]);
	});
});

describe('a mask', () => {
	it.each([
		['+CHK,-MOD', ['+CHK', '-MOD']],
		['CHK+LNK', ['CHK', '+LNK']],
		['+CHK,XYZ,-MOD', ['+CHK', 'XYZ?']],
		['+CHK, + MOD', ['+CHK', '+?']],
		['+chk', ['+chk?']],
		[' , ', []],
	])('%s is read up to the first unknown word', (value, items) => {
		expect(maskItems(value).map(({ sign, word, isKnown }) => sign + word + (isKnown ? '' : '?'))).toEqual(
			items,
		);
	});
});
