// Which controls of a standard a configuration meets, asked on the command line.
import { expect, test } from 'vitest';
import { auditProfiles } from '../../server/src/core/index.ts';
import { CliFolder } from '../support/run-cli.ts';

const CONFIG = `[Misc]
Daemon=yes
SetFileCheckTime=7200
SetMailAddress=root@example.org
[Log]
MailSeverity=warn
LogSeverity=warn
[ReadOnly]
dir=99/usr
dir=99/etc
dir=99/boot
`;

interface Control {
	readonly id: string;
	readonly status: string;
	readonly evidence: readonly {
		readonly status: string;
		readonly text: string;
		readonly lines: readonly number[];
	}[];
}

function run(config: string, profile: string, files: Record<string, string> = {}, ...more: string[]) {
	const folder = new CliFolder({ rc: config, ...files });
	const { out, error, status } = folder.run([
		...['audit', 'rc', '--profile', profile, '--role', 'standalone', '--build', 'full', '--format', 'json'],
		...more,
	]);
	expect(error).toBe('');
	const { controls }: { controls: readonly Control[] } = JSON.parse(out);
	return { status, of: (id: string) => controls.find((control) => control.id === id), controls };
}

function pci(config: string, ...more: string[]): ReturnType<typeof run> {
	return run(config, 'pci-dss-11.5.2', {}, ...more);
}

test('a configuration that watches, compares and mails meets what a file can show', () => {
	const { status, controls, of } = pci(CONFIG);
	expect(status).toBe(0);
	expect(controls.filter((control) => control.status === 'unknown').map(({ id }) => id)).toEqual([
		...['11.5.2-logs', '11.5.2-own-files', '11.5.2-response'],
	]);
	expect(of('11.5.2-configuration')?.evidence.map(({ lines }) => lines)).toEqual([[10], [11]]);
	expect(of('11.5.2-weekly')?.evidence).toMatchObject([{ status: 'met', lines: [3] }]);
	expect(of('11.5.2-alert')?.evidence[0]?.text).toContain('root@example.org');
});

test.each([
	[
		'a folder that is not watched deeply enough',
		['dir=99/etc', 'dir=0/etc'],
		'11.5.2-configuration',
		'not-met',
	],
	[
		'a policy that does not compare the content',
		['dir=99/boot', '[Attributes]\ndir=99/boot'],
		'11.5.2-configuration',
		'not-met',
	],
	['no recipient: the log file only', ['SetMailAddress=root@example.org\n', ''], '11.5.2-alert', 'unknown'],
	['a filter decides', ['[Log]', 'SetMailFilterNot=cron\n[Log]'], '11.5.2-alert', 'unknown'],
	['deletions that are ignored', ['[Log]', 'IgnoreMissing=/etc/\n[Log]'], '11.5.2-alert', 'not-met'],
	[
		'a severity below every threshold',
		['[Log]', '[EventSeverity]\nSeverityReadOnly=info\n[Log]'],
		'11.5.2-alert',
		'not-met',
	],
	['a check every two weeks', ['=7200', '=1209600'], '11.5.2-weekly', 'not-met'],
	[
		'a schedule of one weekday',
		['SetFileCheckTime=7200', 'FileCheckScheduleOne=0 3 * * 0'],
		'11.5.2-weekly',
		'met',
	],
	[
		'a schedule of one day of a month',
		['SetFileCheckTime=7200', 'FileCheckScheduleOne=0 3 1 * *'],
		'11.5.2-weekly',
		'unknown',
	],
	['no daemon: something else starts samhain', ['Daemon=yes\n', ''], '11.5.2-weekly', 'unknown'],
] as const)('%s', (_what, [from, to], id, status) => {
	expect(CONFIG).toContain(from);
	const answer = pci(CONFIG.replace(from, to));
	expect(answer.of(id)?.status).toBe(status);
	expect(answer.status).toBe(status === 'not-met' ? 1 : 0);
});

test('a day is the limit of NIST, and MD5 is not enough', () => {
	const weekly = CONFIG.replace('SetFileCheckTime=7200', 'FileCheckScheduleOne=0 3 * * 0\nDigestAlgo=MD5');
	const { of } = run(weekly, 'nist-si-7');
	expect(of('si-7-1')?.status).toBe('unknown');
	expect(of('si-7-6')).toMatchObject({ status: 'not-met', evidence: [{ lines: [4] }] });
});

test('paths that a given tree lacks are left out', () => {
	const tree = JSON.stringify([
		...[
			{ path: '/etc', type: 'dir' },
			{ path: '/usr/bin', type: 'dir' },
			{ path: '/etc/passwd', type: 'file' },
		],
	]);
	const config = CONFIG.replace('dir=99/boot\n', '');
	expect(run(config, 'cis-aide-equivalent').of('watched')?.status).toBe('not-met');
	const { of } = run(config, 'cis-aide-equivalent', { tree }, '--tree', 'tree');
	expect(of('watched')?.status).toBe('met');
	expect(of('audit-tools')).toMatchObject({ status: 'unknown', evidence: [] });
});

test('HTML is one page without scripts, SARIF has the profile as a tag, text claims no certificate', () => {
	const folder = new CliFolder({ rc: CONFIG.replace('dir=99/boot\n', '') });
	const audit = (format: string): string => {
		const { out, status } = folder.run([
			...['audit', 'rc', '--profile', 'pci-dss-11.5.2', '--role', 'standalone', '--format', format],
		]);
		expect(status).toBe(1);
		return out;
	};
	expect(audit('html')).toMatch(/<strong>⚠ not met<\/strong>/);
	expect(audit('html')).not.toContain('<script');
	const [{ results }] = JSON.parse(audit('sarif')).runs;
	expect(results.map(({ kind }: { kind: string }) => kind)).toContain('fail');
	expect(results[0].properties.tags).toEqual(['pci-dss-11.5.2']);
	expect(audit('text')).toContain('not a certificate');
});

test('an unknown profile and a missing one are usage errors', () => {
	const folder = new CliFolder({ rc: CONFIG });
	expect(folder.run(['audit', 'rc', '--profile', 'iso']).status).toBe(2);
	expect(folder.run(['audit', 'rc']).status).toBe(2);
});

test.each(auditProfiles().map(({ id }) => id))('--profile takes %s, which the catalogue has', (id) => {
	const { status } = new CliFolder({ rc: CONFIG }).run(['audit', 'rc', '--profile', id]);
	expect([0, 1]).toContain(status);
});
