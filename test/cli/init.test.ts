// New configurations on the command line: what is written has no finding, and nothing is ever overwritten.
import { describe, expect, it } from 'vitest';
import { CliFolder } from '../support/run-cli.ts';

describe('samhain-lint init', () => {
	it.each([
		['client', 'debian', 'samhainrc'],
		['standalone', 'redhat', 'samhainrc'],
		['server', 'linux', 'yulerc'],
	])('writes a configuration for a %s on %s without a finding', (role, system, name) => {
		const folder = new CliFolder({});
		const made = folder.run(['init', '--role', role, '--system', system, '--log-server', 'log.example.net']);
		expect(made).toMatchObject({ status: 0, error: '' });
		const checked = folder.run(['--role', role, '--fail-on', 'information', name]);
		expect(checked).toMatchObject({ status: 0 });
		expect(folder.read(name).includes('log.example.net')).toBe(role === 'client');
	});

	it('never changes a file that exists', () => {
		const folder = new CliFolder({ samhainrc: 'mine\n' });
		const { status, error } = folder.run(['init', '--role', 'client']);
		expect([status, error]).toEqual([2, "samhain-lint: 'samhainrc' is not written: the file exists\n"]);
		expect(folder.read('samhainrc')).toBe('mine\n');
	});

	it('prints instead of writing where that is asked for', () => {
		const folder = new CliFolder({});
		const { out } = folder.run(['init', '--role', 'server', '--print']);
		expect(out).toContain('\n[Mail]\n');
		expect(folder.run(['yulerc']).status).toBe(2);
		expect(folder.run(['init', '--role', 'server', '-']).out).toBe(out);
	});

	it.each([
		[[], 'init needs --role client, server or standalone'],
		[['--role', 'client', '--log-server', 'a b'], "'a b' is neither a host nor an address"],
	])('refuses %j', (args, message) => {
		const folder = new CliFolder({});
		expect(folder.run(['init', ...args])).toMatchObject({
			status: 2,
			error: expect.stringContaining(message),
		});
	});
});
