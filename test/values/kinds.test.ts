// What every kind of value promises, whatever it is: tokens in their order, and a usual spelling that means the same.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INITIAL_CARRIED_STATE } from '../../server/src/core/carried-state/carried-state.ts';
import { ALL_OPTIONS } from '../../server/src/core/catalogue/lookup.ts';
import type { OptionEntry } from '../../server/src/core/catalogue/types.ts';
import { DEFAULT_MACHINE } from '../../server/src/core/daemon/machine.ts';
import { describeValue, handlerFor, moduleOf } from '../../server/src/core/values/kinds.ts';

const PARTS = [
	...['yes', 'no', 'Tomato', '0', '1', '-1', '60', '010', '0x1F', '65536', '99999999999'],
	...['crit', 'WARNING', '=', '!', '!=', '*', 'none', 'inet', 'RUN', 'event', 'bogus'],
	...['+CHK', '-MOD', 'CHK', '+', '/etc', '/var/log/*', '3/etc', '"', "'", '\\x20', '\\'],
	...['h.example.org', '@', ':', '/tcp', '22', '127.1', '::1', 'a@b', 'q:60:sum:crit', 'trash:x'],
	...[' ', '\t', ',', ';', '(', ')', 'match_regex', 'workdays', '8:00-9:00', 'NULL', 'AUTO', 'é', '#'],
	...['0 3 * Jan mon', 'KEEP(1,a):', '$(date)', 'init', 'log', 'root', 'domain'],
];
const anyValue = fc
	.array(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 6 })
	.map((parts) => parts.join('').trim())
	.filter((value) => value !== '');
const anyOption = fc.constantFrom(...ALL_OPTIONS);

const daemon = {
	role: 'server',
	version: '4.4.3',
	without: new Set<string>(),
	machine: DEFAULT_MACHINE,
	host: undefined,
} as const;

/** What an option makes of a value where every block is open. */
function readValue(option: OptionEntry, value: string): unknown {
	const { external, mail } = INITIAL_CARRIED_STATE;
	const carriedState = {
		...INITIAL_CARRIED_STATE,
		external: { ...external, isOpen: true, hasCommand: true },
		mail: { ...mail, isOpen: true },
	};
	const {
		accepted,
		definitions,
		carriedState: after,
	} = handlerFor(option).read(value, carriedState, {
		daemon,
		section: option.section,
		scheduleTwo: false,
	});
	return { accepted, definitions, after };
}

describe('every kind of value', () => {
	it('has tokens that lie in the value, one after the other', () => {
		fc.assert(
			fc.property(anyOption, anyValue, (option, value) => {
				let at = 0;
				for (const { start, end } of moduleOf(option.kind).tokens?.(value, option) ?? []) {
					expect(start).toBeGreaterThanOrEqual(at);
					expect(end).toBeGreaterThan(start);
					at = end;
				}
				expect(at).toBeLessThanOrEqual(value.length);
			}),
			{ numRuns: 5000 },
		);
	});

	it('has a usual spelling that the daemon reads in the same way, and that is its own usual spelling', () => {
		fc.assert(
			fc.property(anyOption, anyValue, (option, value) => {
				const normal = moduleOf(option.kind).normalise?.(value, option);
				if (normal === undefined) return;
				expect(moduleOf(option.kind).normalise?.(normal, option)).toBe(normal);
				expect(readValue(option, normal)).toEqual(readValue(option, value));
			}),
			{ numRuns: 5000 },
		);
	});

	it('explains any value without a throw', () => {
		fc.assert(
			fc.property(anyOption, anyValue, (option, value) => {
				for (const line of describeValue(value, { option, daemon, earlier: [] })) expect(line).not.toBe('');
			}),
			{ numRuns: 2000 },
		);
	});

	it.each([
		['Daemon', 'True', 'yes'],
		['LogSeverity', 'Warning; !=CRIT', 'warn,!=crit'],
		['SeverityReadOnly', 'Critical', 'crit'],
		['RedefReadOnly', '+CHK -MOD', '+CHK,-MOD'],
		['LogClass', '"run, event"', 'RUN EVENT'],
		['SetServerPort', '0xC001', '49153'],
		['FileCheckScheduleOne', '0  3 * Jan  MON', '0 3 * jan mon'],
		['dir', '"3/etc/"', '3/etc'],
		['SetMailAlias', 'all:a@b, c@d', 'all:a@b,c@d'],
		['LogSeverity', 'bogus', undefined],
		['SetLoopTime', '60 seconds', undefined],
	])('%s=%s is usually written %s', (name, value, normal) => {
		const option = ALL_OPTIONS.find((one) => one.name === name);
		expect(option && moduleOf(option.kind).normalise?.(value, option)).toBe(normal);
	});
});
