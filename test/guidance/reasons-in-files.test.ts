// The findings that the troubleshooter begins with.
import { describe, expect, it } from 'vitest';
import { findReasonsInFiles } from '../../server/src/core/guidance/reasons-in-files.ts';
import { loadDeployment } from '../support/deployment.ts';
import { readFiles } from '../support/fixture.ts';

const deployment = loadDeployment(
	readFiles(`=== yulerc
[Clients]
Client=web1.example.org@FD55B0E7385478A6@AAAA
Client=web2.example.org@FD55B0E7385478A6@BBBB
Client=WEB1.example.org@FD55B0E7385478A6@CCCC
=== hosts
192.0.2.1 web1.example.org web1
192.0.2.2 web2.example.org web2
=== hosts.allow
yule: 192.0.2.1
=== hosts.deny
ALL: ALL
`),
	{ isOpen: true },
);

function show(host?: string): string[] {
	return findReasonsInFiles(deployment, host).map(
		({ file, line, ruleId, fix }) => `${file}:${line} ${ruleId}: ${fix}`,
	);
}

describe('reasons in the files', () => {
	it('are those of the client that is asked about', () => {
		expect(show('web2.example.org')).toEqual([
			'yulerc:3 client-refused: Allow 192.0.2.2 in hosts.allow',
			'yulerc:3 malformed-client-entry: undefined',
		]);
		expect(show('Web1.example.org')).toEqual([
			'yulerc:2 duplicate-client: Remove this entry',
			'yulerc:2 malformed-client-entry: undefined',
			'yulerc:4 malformed-client-entry: undefined',
		]);
	});

	it('are those of all clients where none is named, the earliest stage first', () => {
		expect(show().map((text) => text.split(' ')[1])).toEqual([
			'client-refused:',
			'duplicate-client:',
			'malformed-client-entry:',
			'malformed-client-entry:',
			'malformed-client-entry:',
		]);
	});

	it('are none for a client without findings', () => {
		expect(show('web3.example.org')).toEqual([]);
	});
});
