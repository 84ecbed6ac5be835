import { describe, expect, it } from 'vitest';
import {
	clientKey,
	hostFaults,
	readClientEntry,
	secretFaults,
} from '../../server/src/core/values/client-entry.ts';

const SALT = '8F81BA58956F8F42';
const VERIFIER = 'C39F0EEFBC64E4A8'.repeat(16);

function faultsOf(value: string): readonly string[] {
	const entry = readClientEntry(value);
	if (entry === undefined) return ['refused'];
	return [...hostFaults(entry), ...secretFaults(entry)].map(
		({ part, kind, start, length }) => `${part} ${kind}: ${value.slice(start, start + length).slice(0, 20)}`,
	);
}

describe('a client entry', () => {
	it('is cut at the first two `@`', () => {
		const entry = readClientEntry('WEB1.example.org@ab@cd@ef # old');
		expect(entry).toEqual({
			host: 'WEB1.example.org',
			salt: 'ab',
			verifier: 'cd@ef # old',
			saltStart: 17,
			verifierStart: 20,
		});
		expect(entry && clientKey(entry)).toBe('web1.example.org');
	});

	it.each(['@salt@verifier', 'web1@salt', 'web1'])('%s is refused', (value) => {
		expect(readClientEntry(value)).toBeUndefined();
	});

	it.each([
		[`web1.example.org@${SALT}@${VERIFIER}`, []],
		[`web1.example.org@00000000@${'0A'.repeat(24)}`, []],
		[`web 1@${SALT}@${VERIFIER}`, ['host blank: web 1']],
		[`web1@${SALT.toLowerCase()}@${VERIFIER}`, ['salt lower-case: 8f81ba58956f8f42']],
		['web1@@', ['salt missing: @', 'verifier missing: @']],
		[`web1@${SALT}@${VERIFIER} # old`, ['verifier not-hexadecimal:  # old']],
		['web1@00000000@AB', ['verifier length: AB']],
	])('%# has its faults named', (value, faults) => {
		expect(faultsOf(value)).toEqual(faults);
	});
});
