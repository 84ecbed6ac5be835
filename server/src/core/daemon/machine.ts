// The machine that verdicts assume where nothing else is said: a small Linux system. Nothing is looked up anywhere.
// Users, files and commands are those that every such system has; the rest counts as missing.
import type { Machine } from './daemon.ts';

/** Every folder above a file exists, too. */
function withFolders(
	files: readonly string[],
	folders: readonly string[],
	pipes: readonly string[],
): Machine['files'] {
	const all: Record<string, 'file' | 'dir' | 'pipe'> = { '/': 'dir' };
	for (const path of [...files, ...folders, ...pipes]) {
		for (let slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1))
			all[path.slice(0, slash)] = 'dir';
	}
	for (const path of folders) all[path] = 'dir';
	for (const path of files) all[path] = 'file';
	for (const path of pipes) all[path] = 'pipe';
	return all;
}

/** Accounts that Debian gives fixed numbers (base-passwd), where user and group have the same name and number. */
const ACCOUNTS = {
	...{ root: 0, daemon: 1, bin: 2, sys: 3, man: 12, lp: 7, mail: 8, news: 9, uucp: 10, proxy: 13 },
	...{ 'www-data': 33, backup: 34, list: 38, irc: 39 },
};

export const DEFAULT_MACHINE: Machine = {
	sysname: 'Linux',
	release: '6.1.0',
	machine: 'x86_64',
	interfaces: ['lo'],
	users: { ...ACCOUNTS, sync: 4, games: 5, nobody: 65534 },
	groups: {
		...ACCOUNTS,
		...{
			adm: 4,
			tty: 5,
			disk: 6,
			kmem: 15,
			dialout: 20,
			fax: 21,
			voice: 22,
			cdrom: 24,
			floppy: 25,
			tape: 26,
		},
		...{ sudo: 27, audio: 29, dip: 30, operator: 37, src: 40, shadow: 42, utmp: 43, video: 44, sasl: 45 },
		...{ plugdev: 46, staff: 50, games: 60, users: 100, nogroup: 65534 },
	},
	services: {
		'ssh/tcp': 22,
		'smtp/tcp': 25,
		'domain/tcp': 53,
		'domain/udp': 53,
		'http/tcp': 80,
		'ntp/udp': 123,
		'https/tcp': 443,
	},
	files: withFolders(
		[
			...['/bin/echo', '/bin/false', '/bin/sh', '/bin/true', '/dev/null', '/usr/bin/env'],
			...[
				'/etc/fstab',
				'/etc/group',
				'/etc/host.conf',
				'/etc/hostname',
				'/etc/hosts',
				'/etc/ld.so.conf',
				'/etc/nsswitch.conf',
			],
			...[
				'/etc/passwd',
				'/etc/profile',
				'/etc/protocols',
				'/etc/resolv.conf',
				'/etc/services',
				'/etc/shadow',
				'/etc/shells',
			],
		],
		[
			'/boot',
			'/dev',
			'/home',
			'/lib',
			'/opt',
			'/proc',
			'/root',
			'/run',
			'/sbin',
			'/sys',
			'/tmp',
			'/usr/lib',
			'/usr/local',
			'/usr/sbin',
			'/var/lib',
			'/var/log',
			'/var/run',
			'/var/tmp',
		],
		[],
	),
	// Debian 12, RHEL 7, Arch and later versions of these have no other programs and libraries than those below /usr.
	links: { '/bin': '/usr/bin', '/sbin': '/usr/sbin', '/lib': '/usr/lib', '/lib64': '/usr/lib64' },
	commands: {
		'/bin/true': { output: '', status: 0 },
		true: { output: '', status: 0 },
		'/bin/false': { output: '', status: 1 },
		false: { output: '', status: 1 },
	},
};
