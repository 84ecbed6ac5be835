import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	type CarriedState,
	INITIAL_CARRIED_STATE,
	joinCarriedState,
	sameCarriedState,
} from '../../server/src/core/carried-state/carried-state.ts';
import {
	EMPTY_SET,
	hasName,
	intersectionOf,
	type StringSet,
	sameNames,
	setSize,
	unionOf,
	withName,
} from '../../server/src/core/carried-state/string-set.ts';
import { findAnywhere } from '../../server/src/core/catalogue/lookup.ts';
import { DEFAULT_MACHINE } from '../../server/src/core/daemon/machine.ts';
import type { OptionHandler } from '../../server/src/core/values/handler.ts';
import { handlerFor } from '../../server/src/core/values/kinds.ts';

const names = fc.array(fc.constantFrom(...'abcdefghijklmnop'), { maxLength: 40 });

function setOf(list: readonly string[], from: StringSet = EMPTY_SET): StringSet {
	return list.reduce<StringSet>((set, name) => withName(set, name), from);
}

describe('sets of names', () => {
	test('behave as sets do', () => {
		fc.assert(
			fc.property(names, names, names, (base, left, right) => {
				const a = setOf(left, setOf(base));
				const b = setOf(right, setOf(base));
				const inA = new Set([...base, ...left]);
				const inB = new Set([...base, ...right]);
				expect(setSize(a)).toBe(inA.size);
				for (const name of 'abcdefghijklmnop') {
					expect(hasName(unionOf(a, b), name)).toBe(inA.has(name) || inB.has(name));
					expect(hasName(intersectionOf(a, b), name)).toBe(inA.has(name) && inB.has(name));
				}
				expect(sameNames(a, b)).toBe(inA.size === inB.size && [...inA].every((name) => inB.has(name)));
			}),
		);
	});
	test('100,000 names cost little each', () => {
		let set = EMPTY_SET;
		for (let index = 0; index < 100_000; index++) set = withName(set, `name${index}`);
		expect(setSize(set)).toBe(100_000);
		expect(hasName(set, 'name0') && hasName(set, 'name99999') && !hasName(set, 'name100000')).toBe(true);
	});
});

const KEYS = [
	'setmailaddress',
	'setmailalias',
	'closeaddress',
	'setmailfilternot',
	'opencommand',
	'closecommand',
	'setenviron',
	'logmonqueue',
	'logmonrule',
	'logmonendhost',
	'portcheckrequired',
	'portcheckskip',
	'settimeserver',
	'suidcheckexclude',
	'setlogfilepath',
	'trusteduser',
];
const VALUES = [
	'a@b',
	'l:a@b',
	'x',
	'/bin/x',
	'A=B',
	'q:1:sum:crit',
	'q:x',
	'80/tcp',
	'10.0.0.1:80/tcp',
	'AUTO',
	'/a',
	'101',
	'ab,cd',
];

/** A state after a few lines of any kind. */
const anyOrder = fc
	.array(fc.tuple(fc.constantFrom(...KEYS), fc.constantFrom(...VALUES)), { maxLength: 12 })
	.map((lines) => {
		let carriedState: CarriedState = INITIAL_CARRIED_STATE;
		for (const [key, value] of lines)
			carriedState = { ...carriedState, ...readLine(carriedState, key, value).carriedState };
		return carriedState;
	});

function handlerOf(key: string): OptionHandler {
	const [option] = findAnywhere(key);
	if (option === undefined) throw new Error(`no option ${key}`);
	return handlerFor(option);
}

function readLine(
	carriedState: CarriedState,
	key: string,
	value: string,
): { readonly accepted: boolean; readonly carriedState?: Partial<CarriedState> } {
	const daemon = {
		role: 'standalone',
		version: '4.1.4',
		without: new Set<string>(),
		machine: DEFAULT_MACHINE,
		host: 'h.example.org',
	} as const;
	return handlerOf(key).read(value, carriedState, { daemon, section: '', scheduleTwo: false });
}

describe('what to assume behind a block that only some hosts read', () => {
	test('a line that is fine after one of the branches is fine behind the block', () => {
		fc.assert(
			fc.property(
				anyOrder,
				anyOrder,
				fc.constantFrom(...KEYS),
				fc.constantFrom(...VALUES),
				(left, right, key, value) => {
					const joined = joinCarriedState(left, right);
					const isFine = readLine(left, key, value).accepted || readLine(right, key, value).accepted;
					if (isFine) expect(readLine(joined, key, value).accepted).toBe(true);
				},
			),
		);
	});
	test('joining a state with itself changes nothing, and a handler changes only its own slices', () => {
		fc.assert(
			fc.property(
				anyOrder,
				fc.constantFrom(...KEYS),
				fc.constantFrom(...VALUES),
				(carriedState, key, value) => {
					expect(sameCarriedState(joinCarriedState(carriedState, { ...carriedState }), carriedState)).toBe(
						true,
					);
					const slices = handlerOf(key).slices;
					for (const slice of Object.keys(readLine(carriedState, key, value).carriedState ?? {}))
						expect(slices).toContain(slice);
				},
			),
		);
	});
});
