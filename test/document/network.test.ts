import { describe, expect, test } from 'vitest';
import { outputOf, refusedOf } from './output-of.ts';

describe('numeric addresses', () => {
	test('IPv4 in all forms that inet_aton() knows', () => {
		const right = [
			'127.0.0.1',
			'127.1',
			'10.0.0',
			'1',
			'0x7f000001',
			'2130706433',
			'01.02.03.04',
			'1.2.65535',
			'4294967295',
		];
		const wrong = [
			'256.1.1.1',
			'1.2.3.256',
			'1.2.65536',
			'4294967296',
			'1.2.3.4.5',
			'08.1.1.1',
			'1.',
			'.1',
			'0x.1',
			'-1',
			'eth0',
			'127.0.0.1 # x',
			'10.0.0.5/24',
			'INADDR_ANY',
		];
		expect(refusedOf('Misc', 'SetBindAddress', [...right, ...wrong])).toEqual(wrong);
	});
	test('IPv6 with gaps, dotted ends and scopes', () => {
		const right = [
			'::',
			'::1',
			'1:2:3:4:5:6:7:8',
			'1:2:3:4:5:6:7::',
			'::ffff:10.0.0.1',
			'fe80::1%lo',
			'fe80::1%lo:345678901234',
			'fe80::1%7',
			'::1%1',
		];
		const wrong = [
			'1::2::3',
			'1:2:3:4:5:6:7:8:9',
			'12345::1',
			'::g',
			'::ffff:10.0.0.256',
			'::01.2.3.4',
			'[::1]',
			'fe80::1%nosuch',
			'fe80::1%lo:3456789012345',
			'::1%lo',
			':::',
		];
		expect(refusedOf('Misc', 'SetBindAddress', [...right, ...wrong])).toEqual(wrong);
	});
	test('the server also takes the name of all addresses', () => {
		expect(
			refusedOf('Server', 'SetServerInterface', ['INADDR_ANY', '::1', 'inaddr_any'], { role: 'server' }),
		).toEqual(['inaddr_any']);
	});
});

describe('port check', () => {
	const duplicate = 'ERRO msg="duplicate port definition" subroutine="sh_portchk_add_required_port_generic"';
	test('the address ends at the last colon', () => {
		const right = [
			'22/tcp',
			'10.0.0.1:22/tcp,23/udp',
			'::1:22/tcp',
			'ssh/tcp nosuch/udp',
			'80-90/tcp',
			'/udp',
			'0x50/tcp',
		];
		const wrong = [
			'10.0.0.1:53/udp 10.0.0.1:53/tcp',
			'[::1]:22/tcp',
			'22',
			'22/sctp',
			'65536/tcp',
			'-1/tcp',
			'10.0.0.1 : 22/tcp',
			':22/tcp',
			'22/tcp,'.slice(0, 2),
		];
		expect(refusedOf('PortCheck', 'PortCheckRequired', [...right, ...wrong])).toEqual(wrong);
	});
	test('letter case of the protocol counts up to 4.1.4', () => {
		expect(refusedOf('PortCheck', 'PortCheckOptional', ['22/TCP'])).toEqual(['22/TCP']);
		expect(refusedOf('PortCheck', 'PortCheckOptional', ['22/TCP'], { version: '4.4.3' })).toEqual([]);
	});
	test('a port is listed once for each address; without address it clashes with every other', () => {
		const lines = [
			'[PortCheck]',
			'PortCheckRequired=10.0.0.1:80/tcp',
			'PortCheckIgnore=10.0.0.2:80/tcp,81/tcp',
			'PortCheckOptional=0x50/tcp',
			'PortCheckOptional=80/udp',
			'PortCheckRequired=10.0.0.2:81/tcp',
		];
		expect(outputOf(lines)).toEqual([
			`4 ${duplicate}`,
			'4 WARN msg="Invalid input" option="portcheckoptional" obj="0x50/tcp"',
			`6 ${duplicate}`,
			'6 WARN msg="Invalid input" option="portcheckrequired" obj="10.0.0.2:81/tcp"',
		]);
	});
	test('ports to skip are compared with the address of the entry made last', () => {
		const skip = (text: string): string => `PortCheckSkip=${text}`;
		expect(
			outputOf([
				'[PortCheck]',
				skip('10.0.0.1:53/udp'),
				skip('10.0.0.2:53/udp'),
				skip('10.0.0.1:53/udp'),
				skip('10.0.0.1:53/udp'),
			]),
		).toEqual(['5 WARN msg="Invalid input" option="portcheckskip" obj="10.0.0.1:53/udp"']);
	});
	test('there is room for 16 addresses, since 4.2.0 for 64', () => {
		const lines = [
			'[PortCheck]',
			...Array.from({ length: 65 }, (_, index) => `PortCheckInterface=10.0.0.${index}`),
		];
		expect(outputOf(lines)[0]).toBe(
			'18 WARN msg="Invalid input" option="portcheckinterface" obj="10.0.0.16"',
		);
		expect(outputOf(lines, { version: '4.4.3' })).toEqual([
			'66 WARN msg="Invalid input" option="portcheckinterface" obj="10.0.0.64"',
		]);
		expect(
			outputOf([...lines.slice(0, 64), 'PortCheckDevice=nosuch', 'PortCheckDevice=lo'], { version: '4.4.3' }),
		).toEqual(['66 WARN msg="Invalid input" option="portcheckdevice" obj="lo"']);
	});
});

test('an interface exists when its address can be used; names never match', () => {
	const inside = (address: string): boolean =>
		outputOf([`@if interface_exists ${address}`, '[Nosuch]', '@end']).length > 0;
	expect(['127.0.0.1', '127.3', '::1', '0.0.0.0', '::ffff:127.0.0.1'].every(inside)).toBe(true);
	expect(['lo', '10.0.0.1', 'fe80::1', 'eth0'].some(inside)).toBe(false);
});
