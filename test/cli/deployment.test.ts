// A deployment on the command line: the sample has each problem of the guidance once that files can show, its healthy
// twin has none.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { CliFolder } from '../support/run-cli.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface JsonFinding {
	readonly ruleId: string;
	readonly severity: string;
	readonly line: number;
	readonly guidance?: string;
	readonly related: readonly { readonly file: string; readonly line: number }[];
	readonly fixes: readonly string[];
}
interface JsonReport {
	readonly files: readonly {
		readonly file: string;
		readonly role: string;
		readonly findings: readonly JsonFinding[];
	}[];
}

const here = new CliFolder({});

function lint(args: readonly string[]): JsonReport {
	const report: JsonReport = JSON.parse(here.run(['--format', 'json', ...args]).out);
	return report;
}

/** Each finding as one line; paths from the folder given. */
function show(report: JsonReport, folder: string): string[] {
	return report.files.flatMap(({ file, findings }) =>
		findings.map(
			({ ruleId, severity, line, guidance }) =>
				`${file.replace(`${folder}/`, '')}:${line} ${severity} ${ruleId} (${guidance ?? 'none'})`,
		),
	);
}

describe('the sample deployment', () => {
	const folder = join(root, 'sample');

	it('shows each problem of the guidance that files can show, and nothing else', () => {
		expect(show(lint([folder]), folder)).toMatchInlineSnapshot(`
			[
			  "yulerc:32 warning risky-client-from-accept (authentication-2)",
			  "yulerc:39 error duplicate-client (authentication-1)",
			  "yulerc:40 error client-refused (connecting-2)",
			  "yulerc:43 error peer-name-not-registered (authentication-2)",
			  "yulerc:44 warning missing-client-baseline (downloading-1)",
			  "yulerc:46 warning clients-share-address (other-1)",
			  "yulerc:50 information duplicate-client (authentication-1)",
			  "data/rc.backup.example.org:17 warning log-server-is-localhost (connecting-1)",
			]
		`);
	});

	it('shows each of them once: an error or a warning for one problem each, besides the setting that two follow from', () => {
		const problems = lint([folder]).files.flatMap(({ findings }) =>
			findings
				.filter(({ severity }) => severity === 'error' || severity === 'warning')
				.filter(({ ruleId }) => ruleId !== 'risky-client-from-accept')
				.map(({ guidance }) => guidance),
		);
		expect(problems.sort()).toEqual([
			'authentication-1',
			'authentication-2',
			'connecting-1',
			'connecting-2',
			'downloading-1',
			'other-1',
		]);
	});

	it('shows the same for its project file, in the order of its files', () => {
		const found = show(lint([join(folder, '.samhain-lint.json')]), folder);
		expect(found.sort()).toEqual(show(lint([folder]), folder).sort());
	});

	it('reads a served rc.NAME as the file of a client', () => {
		const file = lint([folder]).files.find((one) => one.file.endsWith('rc.web1.example.org'));
		expect(file?.role).toBe('client');
	});

	it('names both places in every format', () => {
		const [allow] = lint([folder])
			.files.flatMap(({ findings }) => findings)
			.filter(({ ruleId }) => ruleId === 'client-refused');
		expect(allow?.related).toMatchObject([{ file: join(folder, 'hosts.deny'), line: 2 }]);
		expect(here.run([folder]).out).toContain(`${join(folder, 'hosts.deny')}:2:1 This rule applies: ALL: ALL`);
		expect(here.run(['--format', 'sarif', folder]).out).toContain('sample/hosts.deny');
	});

	it('is a set of single files with --no-deployment', () => {
		const rules = lint(['--no-deployment', folder]).files.flatMap(({ findings }) =>
			findings.map(({ ruleId }) => ruleId),
		);
		expect(new Set(rules)).toEqual(new Set(['duplicate-client', 'risky-client-from-accept']));
	});

	it('keeps to --rule', () => {
		expect(here.run(['--rule', 'client-refused=off', folder]).out).not.toContain('client-refused');
	});
});

describe('its healthy twin', () => {
	it('shows nothing', () => {
		const { status, out } = here.run([join(root, 'test/deployment/healthy')]);
		expect(out).toContain('Nothing found');
		expect(status).toBe(0);
	});
});

describe('a folder without a project file', () => {
	it('is searched by convention', () => {
		const copy = mkdtempSync(join(tmpdir(), 'samhain-deployment-'));
		cpSync(join(root, 'sample'), copy, { recursive: true });
		rmSync(join(copy, '.samhain-lint.json'));
		const found = show(lint([copy]), copy).map((line) => line.split(' ')[2]);
		expect(found).toContain('client-refused');
		expect(found).toContain('missing-client-baseline');
		rmSync(copy, { recursive: true });
	});

	it('reports what stands in a hosts file', () => {
		const folder = new CliFolder({
			yulerc: '[Clients]\n[EOF]\n',
			hosts: '127.0.0.1 localhost\nnot-an-address name\n',
		});
		const report: JsonReport = JSON.parse(folder.run(['--format', 'json', '.']).out);
		const found = report.files.find(({ file }) => file === 'hosts');
		expect(found?.findings.map(({ ruleId, line }) => `${line} ${ruleId}`)).toEqual(['2 hosts-line-ignored']);
	});

	it('says what is wrong with a description', () => {
		const folder = new CliFolder({
			yulerc: '[Clients]\n[EOF]\n',
			'.samhain-lint.json': '{ "deployment": { "server": { "file": "yulerc", "prot": 1 } } }',
		});
		const { error, status } = folder.run(['.']);
		expect(error).toContain('deployment.server.prot is not known');
		expect(status).toBe(2);
	});
});

describe('--fix', () => {
	it('fixes files first, so that no finding is about text that is gone', () => {
		const entry = `Client=a.example.org@${'0123456789ABCDEF'}@${'A'.repeat(256)}`;
		const folder = new CliFolder({ yulerc: `[Clients]\n${entry}`, 'rc.a.example.org': '[Misc]\n[EOF]\n' });
		const { out } = folder.run(['--fix', '.']);
		expect(folder.read('yulerc').endsWith('\n')).toBe(true);
		expect(out).toContain('missing-client-baseline');
		expect(out).not.toContain('no-final-newline');
	});
});
