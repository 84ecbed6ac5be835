// What a POLICY line reports, in words: every letter of the change code and every attribute with both values.
import { describe, expect, it } from 'vitest';
import { explainLine } from '../../server/src/core/logs/explain.ts';
import { describeReport, readPolicyReport } from '../../server/src/core/logs/policy-report.ts';

function reportOf(text: string) {
	const report = readPolicyReport(explainLine(text));
	if (report === undefined) throw new Error(`no report: ${text}`);
	return report;
}

const START = 'CRIT   :  [2026-11-28T20:51:43+0000] msg=<POLICY';

describe('a changed file', () => {
	it('has policy, code and the old and new value of what differs', () => {
		const report = reportOf(
			`${START} [ReadOnly] C-------TS>, path=</etc/passwd>, size_old=<3>, size_new=<5>, mtime_old=<[2020-01-01T00:00:00]>, mtime_new=<[2026-11-28T20:00:00]>, chksum_old=<12AB>, chksum_new=<34CD>, `,
		);
		expect(report).toMatchObject({ event: 'modified', path: '/etc/passwd', severity: 'crit' });
		expect(report).toMatchObject({ policy: 'ReadOnly', code: 'C-------TS' });
		expect(describeReport(report)).toEqual([
			'C content (checksum): 12AB → 34CD',
			'T times: last change of content (mtime) 2020-01-01T00:00:00 → 2026-11-28T20:00:00',
			'S size in bytes: 3 → 5',
		]);
	});

	it.each([
		['C---------', 'C content (checksum)'],
		['-L--------', 'L target of the symbolic link'],
		['--D-------', 'D device number'],
		['---I------', 'I inode: another file took its place'],
		['----H-----', 'H number of hard links'],
		['-----M----', 'M type or permissions'],
		['------U---', 'U owner'],
		['-------G--', 'G group'],
		['--------T-', 'T times'],
		['---------S', 'S size in bytes'],
	])('%s is %s, without its values as well', (code, text) => {
		expect(describeReport(reportOf(`${START} [User1] ${code}>, path=</srv/x>`))).toEqual([text]);
	});

	it('leaves out attributes that are the same and numeric twins', () => {
		const report = reportOf(
			`${START} [Attributes] -----M---->, path=</srv/x>, mode_old=<-rw-r--r-->, mode_new=<-rwsr-xr-x>, imode_old=<33188>, imode_new=<35309>, owner_old=<root>, owner_new=<root>, `,
		);
		expect(describeReport(report)).toEqual(['M type or permissions: permissions -rw-r--r-- → -rwsr-xr-x']);
		expect(report.attributes.map(({ name }) => name)).toEqual(['mode', 'owner']);
	});
});

describe('other lines', () => {
	it('shows a new file with its attributes', () => {
		const report = reportOf(
			`<log sev="CRIT" tstamp="2026-11-28T20:51:43+0000" msg="POLICY ADDED" path="/srv/a\\ b" mode_new="-rw-r--r--" owner_new="root" size_new="12" />`,
		);
		expect(report).toMatchObject({ event: 'added', path: '/srv/a b' });
		expect(describeReport(report)).toEqual(['permissions: -rw-r--r--', 'owner: root', 'size in bytes: 12']);
	});

	it('names the client of a record on the server', () => {
		const report = reportOf(
			`<log sev="RCVT" tstamp="2026-11-28T17:32:24+0000" remote_host="client1" > <log sev="CRIT" tstamp="2026-11-28T17:32:24+0000" msg="POLICY MISSING" path="/srv/data/a"  /> </log>`,
		);
		expect(report).toMatchObject({ event: 'missing', path: '/srv/data/a', host: 'client1' });
	});

	it.each([
		`${START} [SuidCheck]  SUID root file>, path=</srv/su>, `,
		`${START} [ReadOnly] C-------TS>,`,
		'CRIT   :  [2026-11-28T20:51:43+0000] msg=<Invalid connection attempt: Not in client list>, client=<c>',
	])('is undefined for %s', (text) => {
		expect(readPolicyReport(explainLine(text))).toBeUndefined();
	});
});
