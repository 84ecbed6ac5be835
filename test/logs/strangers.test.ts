// No line of another program may be taken for one of samhain or yule, though many have the same words.
import { describe, expect, it } from 'vitest';
import { explainLine } from '../../server/src/core/logs/explain.ts';
import { explainLog } from '../../server/src/core/logs/records.ts';
import { strangerLines } from '../support/strangers.ts';

const lines = strangerLines(2000);

describe('lines of other programs', () => {
	it('are varied', () => {
		expect(new Set(lines).size).toBeGreaterThan(1700);
	});

	it('stay unknown, each for itself', () => {
		expect(lines.filter((line) => explainLine(line).known)).toEqual([]);
	});

	it('stay unknown as a log, where broken lines are put together', () => {
		const known = explainLog(lines.join('\n')).filter(({ line }) => line.known);
		expect(known.map(({ line }) => line.input)).toEqual([]);
	});
});

describe('the same words', () => {
	it.each([
		['postfix/smtp[2]: ', false],
		['Nov 22 17:28:15 srv postfix/smtp[2]: ', false],
		['racoon: ', false],
		['Nov 22 17:28:15 srv sshd[2]: ', false],
		['', true],
		['samhain[123]: ', true],
		['yule: ', true],
		['Nov 22 17:28:15 srv Samhain[123]: ', true],
		['2026-11-22T17:28:15.123456+00:00 srv yule[7]: ', true],
		['<85>1 2026-11-22T17:28:15Z srv yule 7 - - ', true],
		['yule-1  | ', true],
	])('behind %j are ours: %s', (prefix, isOurs) => {
		for (const words of [
			'Connection refused',
			'Session key negotiation failed',
			'Restart without prior exit',
		])
			expect(explainLine(prefix + words).known, prefix + words).toBe(isOurs);
	});
});
