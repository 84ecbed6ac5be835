// Many POLICY lines by their cause, and one edit for all lines of a group.
import { describe, expect, it } from 'vitest';
import { openFileContext } from '../../server/src/core/logs/file-context.ts';
import { explainLog } from '../../server/src/core/logs/records.ts';
import { DEFAULT_SETTINGS } from '../../server/src/core/settings/settings.ts';
import { groupReports } from '../../server/src/core/silence/groups.ts';
import { readReports, summariseReports, summaryRecord } from '../../server/src/core/silence/summary.ts';
import { applyEdits } from '../../server/src/core/text/edit.ts';

const SETTINGS = { ...DEFAULT_SETTINGS, role: 'standalone' } as const;

/** Reports of a log in short: `HOST EVENT PATH`, or `EVENT PATH`; the event of a changed file is its code. */
function reportsOf(...lines: readonly string[]) {
	const log = lines.map((line) => {
		const parts = line.split(' ');
		const path = parts.pop() ?? '';
		const event = parts.pop() ?? '';
		const what = /^[A-Z]+$/.test(event) ? event : `[ReadOnly] ${event}`;
		const message = `<log sev="CRIT" tstamp="2026-11-28T20:51:43+0000" msg="POLICY ${what}" path="${path}" />`;
		const [host] = parts;
		if (host === undefined) return message;
		return `<log sev="RCVT" tstamp="2026-11-28T20:51:44+0000" remote_host="${host}" > ${message} </log>`;
	});
	const reports = readReports(explainLog(log.join('\n')).map(({ line }) => line));
	expect(reports).toHaveLength(lines.length);
	return reports;
}

function summarise(config: string, ...lines: readonly string[]) {
	const context = openFileContext('samhainrc', config, SETTINGS);
	return summariseReports(reportsOf(...lines), [context], () => ({ text: config, settings: SETTINGS }));
}

/** The configuration after the proposal for the largest group. */
function silenced(config: string, ...lines: readonly string[]): string | undefined {
	const [first] = summarise(config, ...lines).groups[0]?.proposals ?? [];
	return first === undefined ? undefined : applyEdits(config, first.proposal.edits);
}

describe('the cause of a group', () => {
	it.each([
		['packages', '/usr', ['C--I----TS /usr/bin/ls', 'C--I----TS /usr/bin/cp', 'ADDED /usr/lib/libx.so.2']],
		[
			'logs',
			'/var/log',
			['---I------ /var/log/messages', 'ADDED /var/log/messages.1', 'MISSING /var/log/mail.9.gz'],
		],
		[
			'folder',
			'/var/lib/mysql',
			['ADDED /var/lib/mysql/a', 'MISSING /var/lib/mysql/b', 'ADDED /var/lib/mysql/t/c'],
		],
		[
			'folder',
			'/etc/cups/ppd',
			['ADDED /etc/cups/ppd/a', 'MISSING /etc/cups/ppd/b', '--------TS /etc/cups/ppd'],
		],
		['path', '/etc/motd', ['C-------TS /etc/motd', 'C-------TS /etc/motd']],
	])('%s in %s', (cause, place, lines) => {
		expect(groupReports(reportsOf(...lines))).toEqual([{ cause, place, members: [...lines.keys()] }]);
	});

	it('is one host among many, where it alone reports other paths', () => {
		const lines = [
			...['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `web3 C-------TS /etc/${name}`),
			'web1 C-------TS /etc/motd',
			'web2 C-------TS /etc/motd',
		];
		const [first, second] = groupReports(reportsOf(...lines));
		expect(first).toEqual({ cause: 'host', place: 'web3', members: [0, 1, 2, 3, 4, 5] });
		expect(second).toMatchObject({ cause: 'path', place: '/etc/motd', members: [6, 7] });
	});
});

describe('the proposal for a group', () => {
	it('lets logs rotate, and looks after the log itself', () => {
		const config = '[Misc]\nSetLoopTime=60\n[LogFiles]\ndir=1/var/log\n';
		const lines = [
			'---I------ /var/log/mail.log',
			'ADDED /var/log/mail.log.1',
			'MISSING /var/log/mail.log.9.gz',
		];
		const edited = silenced(config, ...lines);
		expect(edited).toContain('[Attributes]\nfile=/var/log/mail.log\n');
		const [, value = ''] = /^IgnoreAdded=(.*)$/m.exec(edited ?? '') ?? [];
		const regex = new RegExp(`^${value}`);
		expect(regex.test('/var/log/mail.log.10.gz')).toBe(true);
		expect(regex.test('/var/log/mail.log')).toBe(false);
		expect(regex.test('/var/log/mail.logger')).toBe(false);
	});

	it('covers a folder with one expression for each event that occurs', () => {
		const config = '[ReadOnly]\ndir=3/etc\n';
		expect(
			silenced(config, 'ADDED /etc/cups/ppd/a', 'MISSING /etc/cups/ppd/b', 'ADDED /etc/cups/ppd/c'),
		).toBe(`${config}[Misc]\nIgnoreAdded=/etc/cups/ppd/\nIgnoreMissing=/etc/cups/ppd/\n`);
	});

	it('is none for packages: their files belong into the baseline', () => {
		const { groups } = summarise(
			'[ReadOnly]\ndir=2/usr\n',
			...['ls', 'cp', 'mv'].map((name) => `C--I----TS /usr/bin/${name}`),
		);
		expect(groups[0]).toMatchObject({ cause: 'packages', needsUpdate: true, proposals: [] });
	});

	it('holds for each of the hosts that read the file', () => {
		const config = '[ReadOnly]\ndir=1/etc\n';
		expect(silenced(config, 'a ADDED /etc/mtab', 'b ADDED /etc/mtab')).toBe(
			`${config}[Misc]\nIgnoreAdded=/etc/mtab$\n`,
		);
	});
});

it('counts paths, policies, hosts and events, the most frequent first', () => {
	const record = summaryRecord(
		summarise('[ReadOnly]\ndir=1/etc\n', 'a ADDED /etc/x', 'b C-------TS /etc/y', 'b ADDED /etc/x'),
	);
	expect(record).toMatchObject({
		reports: 3,
		paths: [
			{ value: '/etc/x', count: 2 },
			{ value: '/etc/y', count: 1 },
		],
		policies: [{ value: 'ReadOnly', count: 1 }],
		hosts: [
			{ value: 'b', count: 2 },
			{ value: 'a', count: 1 },
		],
		events: [
			{ value: 'added', count: 2 },
			{ value: 'modified', count: 1 },
		],
	});
	expect(record.groups.map(({ title, reports }) => `${title}: ${reports}`)).toEqual([
		'`/etc/x` is added: 2',
		'`/etc/y` is modified: 1',
	]);
});
