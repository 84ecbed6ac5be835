import { describe, expect, it } from 'vitest';
import { lookUpAddress, lookUpName, parseHosts } from '../../server/src/core/deployment/files/hosts-file.ts';

const hosts = parseHosts(`127.0.0.1 localhost
# office
10.0.0.11\tweb1.example.org web1   # first web server
10.0.0.12  WEB2.example.org web2
10.0.0.11  www.example.org
fd00::11   web1.example.org
`);

describe('hosts file', () => {
	it('gives the first name of the line, whatever name is asked for', () => {
		expect(lookUpName(hosts, 'web1')?.canonicalName).toBe('web1.example.org');
		expect(lookUpName(hosts, 'Web2')?.canonicalName).toBe('WEB2.example.org');
	});

	it('collects the addresses of all lines with the name', () => {
		expect(lookUpName(hosts, 'web1.example.org')?.addresses).toEqual(['10.0.0.11', 'fd00::11']);
	});

	it('answers an address with the first line that has it', () => {
		expect(lookUpAddress(hosts, '10.0.0.11')?.canonicalName).toBe('web1.example.org');
		expect(lookUpAddress(hosts, 'FD00:0::11')?.canonicalName).toBe('web1.example.org');
	});

	it('does not look into comments', () => {
		expect(lookUpName(hosts, 'first')).toBeUndefined();
	});

	it('knows where each name stands', () => {
		const entry = lookUpName(hosts, 'web1')?.entries[0];
		expect(entry?.line).toBe(2);
		expect(entry?.names.map((name) => [name.text, name.startColumn, name.endColumn])).toEqual([
			['web1.example.org', 10, 26],
			['web1', 27, 31],
		]);
	});

	it('reads CRLF files and a last line without a newline', () => {
		const crlf = parseHosts('10.0.0.1 a.example.org\r\n10.0.0.2 b.example.org');
		expect(lookUpName(crlf, 'a.example.org')?.addresses).toEqual(['10.0.0.1']);
		expect(lookUpName(crlf, 'b.example.org')?.addresses).toEqual(['10.0.0.2']);
	});

	it('keeps unusable lines with their numbers', () => {
		const { bad } = parseHosts('10.0.0.1 a\n10.0.0 b\nweb1 10.0.0.3\n10.0.0.4 # no name\n');
		expect(bad).toEqual([
			{ line: 1, text: '10.0.0 b', reason: 'not-an-address' },
			{ line: 2, text: 'web1 10.0.0.3', reason: 'not-an-address' },
			{ line: 3, text: '10.0.0.4 # no name', reason: 'no-name' },
		]);
	});

	it('lets an address without a name hide a later line for that address', () => {
		expect(lookUpAddress(parseHosts('10.0.0.1\n10.0.0.1 a.example.org\n'), '10.0.0.1')?.canonicalName).toBe(
			'',
		);
	});
});
