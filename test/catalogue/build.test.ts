import { describe, expect, test } from 'vitest';
import { parseBuild, readBuildChoice } from '../../server/src/core/index.ts';
import { outputOf } from '../document/output-of.ts';

/** What samhain says of the lines when it is built so. */
function outputOfBuild(build: string, lines: readonly string[]): string[] {
	return outputOf(lines, { without: parseBuild(build) ?? new Set() });
}

describe('a build is a profile with features more or less', () => {
	test.each([
		['full', 'prelude', true],
		['auto', 'prelude', true],
		['auto', 'gpg', true],
		['+gpg', 'gpg', false],
		['debian,+signify', 'signify', false],
		['+prelude', 'prelude', false],
		['debian', 'database', true],
		['debian,+database,-mail', 'database', false],
		['debian,+database,-mail', 'mail', true],
		['mail', 'mail', true],
		['-Mail -portcheck,', undefined, undefined],
		['-mail, -port-check', 'port-check', true],
		['upstream', 'logfile-monitor', true],
		['upstream', 'mail', false],
		['upstream +logfile-monitor', 'logfile-monitor', false],
		['arch', 'port-check', true],
		['arch-client', 'port-check', false],
		['arch-client', 'suidcheck', true],
		['yocto', 'database', false],
		['yocto', 'selinux', true],
	])('%s: lacks %s: %s', (build, feature, isLacking) => {
		const without = parseBuild(build);
		expect(feature === undefined ? without : without?.has(feature)).toBe(isLacking);
	});
	test('only `auto` is no choice', () => {
		expect(
			['auto', 'full', 'debian', '+prelude'].map((build) => readBuildChoice(build)?.isBuildAssumed),
		).toEqual([true, false, false, false]);
	});
	test('two profiles are none', () => {
		expect(parseBuild('full debian')).toBeUndefined();
	});
});

describe('what builds read otherwise', () => {
	test('the options of Prelude and of the debugger trap', () => {
		const lines = [
			'[Log]',
			'PreludeSeverity=none',
			'[Misc]',
			'SetSigtrapMaxDuration=500',
			'SetSigtrapMaxDuration=-1',
		];
		expect(outputOfBuild('full', lines)).toHaveLength(3);
		expect(outputOfBuild('+prelude,+ptrace', lines)).toEqual([
			'5 WARN msg="Invalid input" option="setsigtrapmaxduration" obj="-1"',
		]);
	});
	test('an IPv6 address without IPv6', () => {
		const lines = [
			'[Misc]',
			'SetBindAddress=::1',
			'SetBindAddress=127.1',
			'@if interface_exists ::1',
			'No=1',
			'@end',
		];
		expect(outputOfBuild('full', lines)).toHaveLength(1);
		expect(outputOfBuild('-ipv6', lines)).toEqual([
			'2 WARN msg="Invalid input" option="setbindaddress" obj="::1"',
		]);
	});
	test('a clear-signed file with and without GnuPG', () => {
		const lines = [
			...['-----BEGIN PGP SIGNED MESSAGE-----', 'Hash: SHA512', '', '[Misc]', 'SetLopTime=1'],
			...['-----BEGIN PGP SIGNATURE-----', '', 'iQEzBAEBCgAdFiEE', '=abcd', '-----END PGP SIGNATURE-----'],
		];
		expect(outputOfBuild('full', lines).map((message) => Number.parseInt(message, 10))).toEqual([
			5, 6, 8, 9, 10,
		]);
		expect(outputOfBuild('+gpg', lines).map((message) => Number.parseInt(message, 10))).toEqual([5]);
	});
	test('text above a signed file, which a samhain with GnuPG neither reads nor counts', () => {
		const lines = [
			...['a note', '[Misc]', 'SetLopTime=1', '-----BEGIN PGP SIGNED MESSAGE-----', 'Hash: SHA512', ''],
			...['[Misc]', 'SetLopTime=1', '-----BEGIN PGP SIGNATURE-----'],
		];
		expect(outputOfBuild('+gpg', lines).map((message) => Number.parseInt(message, 10))).toEqual([5]);
		expect(outputOfBuild('+gpg', lines.slice(0, 3)).map((message) => Number.parseInt(message, 10))).toEqual([
			3,
		]);
	});
	test('commands without shell expansion', () => {
		const lines = ['[Mail]', 'SetMailNum=$(/bin/echo 5)', '@if command_succeeds /bin/true', 'No=1', '@end'];
		expect(outputOfBuild('full', lines)).toHaveLength(1);
		expect(outputOfBuild('-shellexpand', lines).at(-1)).toContain('Unsupported test at line 3');
	});
});
