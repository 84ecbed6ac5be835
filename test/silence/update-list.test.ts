// The list for a partial update of the baseline, from the alarms of a log and logs of package managers.
import { describe, expect, it } from 'vitest';
import { explainLog } from '../../server/src/core/logs/records.ts';
import { readPackageFiles, readPackageLog } from '../../server/src/core/silence/package-log.ts';
import { readReports } from '../../server/src/core/silence/summary.ts';
import { chooseForUpdate, updateCommands, zoneOf } from '../../server/src/core/silence/update-list.ts';

const CLOCK = { offset: 0, now: Date.parse('2026-11-28T12:00:00Z') };

/** Reports of a log in the zone +0200; `CHANGED` times are those of attributes, in UTC. */
function reportsOf(...lines: readonly string[]) {
	const head = 'CRIT   :  [2026-11-28T13:00:00+0200] msg=<POLICY';
	return readReports(explainLog(lines.map((line) => `${head} ${line}`).join('\n')).map(({ line }) => line));
}

const changed = (path: string, time: string, code = 'C--I----TS') =>
	`[ReadOnly] ${code}>, path=<${path}>, ctime_old=<[2026-01-01T00:00:00]>, ctime_new=<[2026-11-28T${time}]>, `;

describe('a log of packages', () => {
	it.each([
		['dpkg', '2026-11-28 10:00:01 upgrade bash:amd64 5.1-1 5.2-1', 'bash:amd64'],
		['pacman', '[2026-11-28T12:00:01+0200] [ALPM] upgraded bash (5.1-1 -> 5.2-1)', 'bash'],
		['dnf', '2026-11-28T12:00:01+0200 SUBDEBUG Upgrade: bash-5.2-1.x86_64', 'bash-5.2-1.x86_64'],
		['yum', 'Nov 28 10:00:01 Updated: bash-5.2-1.x86_64', 'bash-5.2-1.x86_64'],
	])('of %s has the time in UTC and the package', (_name, line, name) => {
		const time = Date.parse('2026-11-28T10:00:01Z');
		expect(readPackageLog(`some other line\n${line}\n`, CLOCK)).toEqual([
			{ start: time, end: time, packages: [name] },
		]);
	});

	it('of dpkg is in the local time of the log', () => {
		const [run] = readPackageLog('2026-11-28 12:00:01 install bash:amd64 <none> 5.2-1', {
			...CLOCK,
			offset: 120,
		});
		expect(new Date(run?.start ?? 0).toISOString()).toBe('2026-11-28T10:00:01.000Z');
	});

	it('of yum has no year: a day to come was last year', () => {
		const [run] = readPackageLog('Dec 24 10:00:01 Updated: bash-5.2-1.x86_64', CLOCK);
		expect(new Date(run?.start ?? 0).getUTCFullYear()).toBe(2025);
	});

	it('makes one run of what follows closely', () => {
		const lines = ['09:00:00', '09:05:00', '11:00:00'].map((time) => `2026-11-28 ${time} upgrade p:all 1 2`);
		expect(readPackageLog(lines.join('\n'), CLOCK)).toHaveLength(2);
	});
});

describe('the choice', () => {
	const reports = reportsOf(
		changed('/usr/bin/ls', '10:00:05'),
		changed('/usr/bin/odd', '03:00:00'),
		changed('/usr/bin', '10:00:05', '--------T-'),
		'MISSING>, path=</usr/bin/old>, ',
		'MISSING>, path=</usr/sbin/gone>, ',
	);

	it('is what was changed while packages were installed, with what went from the same folders', () => {
		const runs = readPackageLog('2026-11-28 12:00:01 upgrade coreutils:amd64 1 2', {
			...CLOCK,
			offset: zoneOf(reports),
		});
		const list = chooseForUpdate(reports, { runs });
		expect(list.paths).toEqual(['/usr/bin/ls', '/usr/bin', '/usr/bin/old']);
		expect(list.leftOut).toEqual(['/usr/bin/odd', '/usr/sbin/gone']);
	});

	it('is of the files of packages, and the folders that differ because of them', () => {
		const files = readPackageFiles('/.\n/usr/bin/ls\ncoreutils /usr/bin/old\n');
		expect(chooseForUpdate(reports, { files }).paths).toEqual(['/usr/bin/ls', '/usr/bin', '/usr/bin/old']);
	});

	it('is of a folder, where one is named', () => {
		expect(chooseForUpdate(reports, { below: ['/usr/sbin'] }).paths).toEqual(['/usr/sbin/gone']);
	});
});

describe('the commands', () => {
	it('for a baseline on the machine update the listed paths only', () => {
		const commands = updateCommands({ baseline: 'local', list: '/root/new list' });
		expect(commands.map(({ command }) => command)).toEqual([
			"test -s '/root/new list'",
			"samhain -t update --foreground -l none --listfile='/root/new list'",
			'samhain restart',
		]);
	});

	it('for a baseline on the server fetch it and put it back', () => {
		const commands = updateCommands({
			...{ baseline: 'server', list: '/root/l', client: 'web1.example.org', server: 'logs' },
			...{ dataDirectory: '/srv/yule', database: '/var/lib/samhain/base' },
		});
		expect(commands.map(({ where, command }) => `${where}: ${command}`)).toEqual([
			'client: test -s /root/l',
			'client: scp logs:/srv/yule/file.web1.example.org /var/lib/samhain/base',
			'client: samhain -t update --foreground -l none -e none --listfile=/root/l',
			'client: scp /var/lib/samhain/base logs:/srv/yule/file.web1.example.org',
			'server: ls -l /srv/yule/file.web1.example.org',
			'client: samhain restart',
		]);
	});
});
