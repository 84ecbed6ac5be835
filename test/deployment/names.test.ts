import { describe, expect, it } from 'vitest';
import { parseHosts } from '../../server/src/core/deployment/files/hosts-file.ts';
import { predictAnnouncement, predictLookup } from '../../server/src/core/deployment/model/names.ts';

function announce(nodeName: string, hosts: string) {
	return predictAnnouncement(nodeName, { hosts: parseHosts(hosts), resolver: 'files' });
}

describe('what a client announces', () => {
	// Each row was tried with samhain 4.1.4 under that node name and hosts file.
	it.each([
		['web1', '127.0.1.1 web1.example.org web1\n', 'web1.example.org'],
		['web1', '10.0.0.11 WEB1.Example.org web1\n', 'web1.example.org'],
		['web1', '127.0.1.1 web1\n', '127.0.1.1'],
		['web1', '127.0.1.1 web1 web1.example.org\n', '127.0.1.1'],
		['web1', '127.0.1.1 vm1\n127.0.1.1 web1.example.org web1\n', 'web1.example.org'],
		['web1', '127.0.1.1 other.example.org vm1\n127.0.1.1 web1\n', 'other.example.org'],
		['web1', '10.0.0.11 web1\n10.0.0.12 web1.example.org web1\n', 'web1.example.org'],
		['web1', '10.0.0.11 web1\n10.0.0.11 web1.example.org\n', '10.0.0.11'],
		['web1', '10.0.0.12 web1\n10.0.0.11 a.example.org\n10.0.0.11 b.example.org web1\n', 'a.example.org'],
		['web1.example.org', '127.0.1.1 web1\n', 'web1.example.org'],
		['web1.example.org', '10.0.0.11 a.example.org web1.example.org\n', 'a.example.org'],
		['web1.example.org', '10.0.0.11 vm1 web1.example.org\n', 'web1.example.org'],
		['web1', '127.0.0.1 localhost web1\n', '127.0.0.1'],
		['web1', '127.0.0.1 localhost\n', '0.0.0.0'],
		['web1', 'fd00::1 web1\n', 'fd00::1'],
		['10.0.0.11', '10.0.0.11 a.example.org web1\n', 'a.example.org'],
	])('%s with %j → %s', (nodeName, hosts, text) => {
		expect(announce(nodeName, hosts)).toMatchObject({ text });
	});

	it('is unknown where a name server may answer', () => {
		const hosts = parseHosts('127.0.0.1 localhost\n');
		expect(predictAnnouncement('web1', { hosts, resolver: 'files-then-dns' })).toEqual({ kind: 'unknown' });
	});

	it('is unknown where several addresses without a dotted name compete', () => {
		expect(announce('web1', '10.0.0.11 web1\n10.0.0.12 web1\n')).toEqual({ kind: 'unknown' });
	});
});

/**
 * A run on loopback: client and server are one machine with one hosts file, and the server sees 127.0.0.1.
 * @returns what the server looks for, and whether it finds it among the registered names
 */
function run(hosts: string, registered: readonly string[], clientFromAccept = false) {
	const source = { hosts: parseHosts(hosts), resolver: 'files' } as const;
	const announcement = predictAnnouncement('client1', source);
	const claimed = announcement.kind === 'unknown' ? undefined : announcement.text;
	const naming = { clientFromAccept, source, ownName: 'client1.example.org' };
	const lookup = predictLookup(claimed, '127.0.0.1', naming);
	return { lookup, isLetIn: registered.some((name) => name === lookup.name) };
}

const DOTTED = '127.0.0.1 localhost\n127.0.1.1 client1.example.org client1\n';

describe('the recorded runs on loopback', () => {
	it('A: the reverse look-up of the peer fails, which is logged, and the client is let in', () => {
		const forecast = run(DOTTED, ['client1.example.org']);
		expect(forecast.isLetIn).toBe(true);
		expect(forecast.lookup.crossChecks).toEqual([
			{
				id: 'MSG_TCP_LOOKERS',
				text: 'Reverse lookup of socket peer failed',
				host: 'client1.example.org',
				peer: 'client1.example.org',
			},
		]);
	});

	it('C: without a dotted name the client announces its number, and no entry has that', () => {
		const forecast = run('127.0.0.1 localhost\n127.0.1.1 client1\n', ['client1.example.org']);
		expect(forecast.lookup).toMatchObject({
			name: '127.0.1.1',
			crossChecks: [{ text: 'Cannot resolve client name', host: '127.0.1.1' }],
		});
		expect(forecast.isLetIn).toBe(false);
	});

	it('E: under SetClientFromAccept the peer without a dotted name is looked for by number, without a message', () => {
		const forecast = run(DOTTED, ['client1.example.org'], true);
		expect(forecast.lookup).toMatchObject({ name: '127.0.0.1', crossChecks: [] });
		expect(forecast.isLetIn).toBe(false);
	});

	it('H: an entry with the short name does not match', () => {
		const forecast = run(DOTTED, ['client1']);
		expect(forecast.lookup.name).toBe('client1.example.org');
		expect(forecast.isLetIn).toBe(false);
	});

	it('I: an entry with the number matches under SetClientFromAccept', () => {
		expect(run(DOTTED, ['127.0.0.1'], true).isLetIn).toBe(true);
	});
});

describe('SetClientFromAccept over a network', () => {
	function lookUp(hosts: string) {
		return predictLookup('web1.example.org', '10.0.0.11', {
			clientFromAccept: true,
			source: { hosts: parseHosts(hosts), resolver: 'files' },
			ownName: 'log.example.org',
		});
	}

	it('takes a dotted name that leads back', () => {
		expect(lookUp('10.0.0.11 web1.example.org web1\n')).toMatchObject({
			name: 'web1.example.org',
			reason: 'resolved',
		});
	});

	it.each([
		['10.0.0.11 web1\n', 'name-without-dot'],
		['', 'address-without-name'],
		['10.0.0.12 web1.example.org\n10.0.0.11 a.example.org\n10.0.0.13 a.example.org\n', 'resolved'],
	])('with %j: %s', (hosts, reason) => {
		expect(lookUp(hosts).reason).toBe(reason);
	});

	it('a name of the machine itself that leads elsewhere leaves the number', () => {
		const hosts = parseHosts('10.0.0.11 localhost\n127.0.1.1 log.example.org\n');
		const lookup = predictLookup('web1.example.org', '10.0.0.11', {
			clientFromAccept: true,
			source: { hosts, resolver: 'files' },
			ownName: 'log.example.org',
		});
		expect(lookup).toMatchObject({ name: '10.0.0.11', reason: 'name-leads-elsewhere' });
	});
});
