import { describe, expect, it } from 'vitest';
import { DEFAULT_MACHINE } from '../../server/src/core/daemon/machine.ts';
import {
	formatAddress,
	isLoopbackAddress,
	normalizeAddress,
	readNumericHost,
} from '../../server/src/core/values/ip-address.ts';

describe('numeric addresses', () => {
	it.each([
		['10.0.0.1', '10.0.0.1'],
		['FD00:0::1', 'fd00::1'],
		['fd00:0:0:1:0:0:0:1', 'fd00:0:0:1::1'],
		['0:0:0:0:0:0:0:0', '::'],
		['::ffff:10.0.0.1', '::ffff:10.0.0.1'],
		['1:0:2:3:4:5:6:7', '1:0:2:3:4:5:6:7'],
	])('%s is %s', (written, normal) => {
		expect(normalizeAddress(written)).toBe(normal);
	});

	it.each([
		'',
		'10.0.0',
		'10.0.0.256',
		'010.0.0.1',
		'1.2.3.4.5',
		'fd00::1%eth0',
		':::',
		'1::2::3',
		'12345::',
		'web1',
		'1:2:3:4:5:6:7:8:9',
		'1:2:3:4:5:6:7::8',
	])('%j is no address', (written) => {
		expect(normalizeAddress(written)).toBeUndefined();
	});

	it('knows the addresses by which a machine reaches itself', () => {
		expect(['127.0.0.1', '127.0.1.1', '::1', '10.0.0.1', 'localhost'].filter(isLoopbackAddress)).toEqual([
			'127.0.0.1',
			'127.0.1.1',
			'::1',
		]);
	});
});

describe('addresses in options', () => {
	const machine = { ...DEFAULT_MACHINE, interfaces: ['lo', 'eth0'] };
	it.each([
		['127.1', '127.0.0.1'],
		['0x7f000001', '127.0.0.1'],
		['010.1', '8.0.0.1'],
		['1.2.3.256', undefined],
		['256.1', undefined],
		['fe80::1%eth0', 'fe80::1'],
		['fe80::1%eth9', undefined],
		['fe80::1%7', 'fe80::1'],
		['2001:db8::1%eth0', undefined],
		['localhost', undefined],
	])('%s is %s', (written, normal) => {
		const address = readNumericHost(written, machine);
		expect(address && formatAddress(address)).toBe(normal);
	});
});
