// The reports for build servers and agents, as independent parsers and the services' rules read them.
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import { Ajv } from 'ajv';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { parse as parseTestResults } from 'test-results-parser';
import { describe, expect, it } from 'vitest';
import { parseStringPromise } from 'xml2js';
import { CliFolder } from '../support/run-cli.ts';

const TYPO = '[Misc]\nSetLopTime=60\n[EOF]\n';
const CLEAN = '[Misc]\nSetLoopTime=60\n[EOF]\n';
/** A value with what XML and a terminal must not see as it is. */
const HOSTILE = '[Misc]\nSet<Lop>&"\u001b[31m\'Time=60\n[EOF]\n';

function report(format: string, files: Readonly<Record<string, string>>, ...more: readonly string[]): string {
	const folder = new CliFolder(files);
	const args = ['--format', format, '--rule', 'silent-logging=off', ...more];
	return folder.run([...args, ...Object.keys(files)]).out;
}

interface GitlabFinding {
	readonly description: string;
	readonly check_name: string;
	readonly fingerprint: string;
	readonly severity: string;
	readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

function gitlab(text: string): readonly GitlabFinding[] {
	return JSON.parse(report('gitlab', { samhainrc: text }));
}

describe('gitlab', () => {
	it('has what Code Quality asks for, with fingerprints of their own', () => {
		const found = gitlab(`${TYPO.replace('[EOF]\n', '')}SetLopTime=60\nSetLopTime=61\n`);
		const typo = found.find(({ check_name }) => check_name === 'unknown-option');
		expect(typo).toMatchObject({ location: { path: 'samhainrc', lines: { begin: 2 } } });
		for (const { severity } of found) expect(severity).toMatch(/^(?:info|minor|major|critical|blocker)$/);
		const prints = found.map(({ fingerprint }) => fingerprint);
		expect(new Set(prints).size).toBe(prints.length);
	});

	it('a fingerprint survives lines above and other spaces', () => {
		const typo = (text: string): string | undefined =>
			gitlab(text).find(({ check_name }) => check_name === 'unknown-option')?.fingerprint;
		expect(typo(TYPO)).toMatch(/^[0-9a-f]{40}$/);
		expect(typo(`# a comment\n\n${TYPO.replace('=', ' = ')}`)).toBe(typo(TYPO));
		expect(typo(TYPO.replace('Lop', 'Lup'))).not.toBe(typo(TYPO));
	});

	it('is an empty array without findings', () => {
		expect(JSON.parse(report('gitlab', { samhainrc: CLEAN }, '--min-severity', 'error'))).toEqual([]);
	});
});

describe('junit', () => {
	it('is a suite per file; findings fail, a file without any passes', async () => {
		const files = { 'a/samhainrc': TYPO, 'b/samhainrc': CLEAN };
		const read = await parseStringPromise(
			report('junit', files, '--min-severity', 'warning', '--role', 'client'),
		);
		expect(read).toMatchObject({
			testsuites: {
				testsuite: [{ $: { name: 'a/samhainrc' } }, { $: { name: 'b/samhainrc' } }],
			},
		});
		expect(JSON.stringify(read)).toContain('"type":"error"');
	});

	it('a reader of test results counts the same, with the texts as they are', () => {
		const folder = new CliFolder({ 'a/samhainrc': HOSTILE, 'b/samhainrc': CLEAN });
		const args = [
			'--format',
			'junit',
			'--output-file',
			'out.xml',
			'--min-severity',
			'error',
			'--role',
			'client',
		];
		folder.run([...args, 'a/samhainrc', 'b/samhainrc']);
		const result = parseTestResults({ type: 'junit', files: [join(folder.path, 'out.xml')] });
		expect(result).toMatchObject({ total: 2, passed: 1, failed: 1, errors: 0, skipped: 0, status: 'FAIL' });
		const [hostile, clean] = result.suites;
		expect(hostile).toMatchObject({ name: 'a/samhainrc', total: 1, failed: 1 });
		expect(hostile?.cases[0]?.failure).toContain('Set<Lop>&"');
		expect(clean).toMatchObject({ name: 'b/samhainrc', status: 'PASS' });
	});

	it('stays well-formed whatever the file contains', async () => {
		const read = await parseStringPromise(report('junit', { samhainrc: HOSTILE }));
		expect(JSON.stringify(read)).toContain('Set<Lop>&');
	});
});

describe('checkstyle', () => {
	it('has file, line, column, severity, message and source', async () => {
		expect(await parseStringPromise(report('checkstyle', { samhainrc: TYPO }))).toMatchObject({
			checkstyle: {
				file: [
					{
						$: { name: 'samhainrc' },
						error: expect.arrayContaining([
							expect.objectContaining({
								$: expect.objectContaining({ line: '2', column: '1', source: 'samhain-lint.unknown-option' }),
							}),
						]),
					},
				],
			},
		});
	});

	it('a second parser finds it valid and reads the same', () => {
		const text = report(
			'checkstyle',
			{ 'a/samhainrc': HOSTILE, 'b/samhainrc': CLEAN },
			'--min-severity',
			'error',
		);
		expect(XMLValidator.validate(text)).toBe(true);
		const parser = new XMLParser({
			ignoreAttributes: false,
			isArray: (name) => name === 'file' || name === 'error',
		});
		const { file } = parser.parse(text).checkstyle;
		expect(file.map((one: Readonly<Record<string, string>>) => one['@_name'])).toEqual(['a/samhainrc']);
		expect(file[0].error[0]).toMatchObject({ '@_line': '2', '@_severity': 'error' });
		expect(file[0].error[0]['@_message']).toContain('Set<Lop>&"');
	});

	it('stays well-formed whatever the file contains', async () => {
		const read = await parseStringPromise(report('checkstyle', { samhainrc: HOSTILE }));
		expect(JSON.stringify(read)).toContain('Set<Lop>&');
	});
});

describe('compact', () => {
	it('is one line per finding', () => {
		const lines = report('compact', { samhainrc: TYPO }).trimEnd().split('\n');
		for (const line of lines)
			expect(line).toMatch(/^samhainrc:\d+:\d+: (?:error|warning|information|hint) [a-z0-9-]+: /);
		expect(lines.join('\n')).toContain(' unknown-option: ');
	});
});

describe('sarif', () => {
	const log = (...more: readonly string[]): { readonly runs: readonly [SarifRun] } =>
		JSON.parse(report('sarif', { samhainrc: TYPO }, ...more));

	interface SarifRun {
		readonly tool: {
			readonly driver: {
				readonly informationUri: string;
				readonly rules: readonly Record<string, unknown>[];
			};
		};
		readonly results: readonly Record<string, unknown>[];
	}

	it('has help for each rule, and a snippet, a fix and a fingerprint', () => {
		const [{ tool, results }] = log().runs;
		expect(tool.driver.informationUri).toMatch(/^https:/);
		for (const rule of tool.driver.rules) {
			expect(rule).toMatchObject({
				help: { text: expect.stringMatching(/./), markdown: expect.stringMatching(/./) },
				helpUri: expect.stringMatching(/^https:/),
			});
		}
		expect(results.find(({ ruleId }) => ruleId === 'unknown-option')).toMatchObject({
			locations: [{ physicalLocation: { region: { startLine: 2, snippet: { text: 'SetLopTime=60' } } } }],
			fixes: [{ artifactChanges: [{ artifactLocation: { uri: 'samhainrc' } }] }],
			partialFingerprints: { 'samhainLint/v1': expect.stringMatching(/^[0-9a-f]{40}$/) },
		});
	});

	it.each([
		['findings of a deployment', ['--no-config', 'folder']],
		['a file with what XML and terminals must not see', ['hostile.samhainrc']],
		['no findings', ['--min-severity', 'error', 'clean.samhainrc']],
		['links to published pages', ['--docs-url', 'https://docs.example.org/rules', 'hostile.samhainrc']],
		['an audit', ['audit', '--profile', 'pci-dss-11.5.2', 'clean.samhainrc']],
	])('fits the schema: %s', (_, args) => {
		const folder = new CliFolder({
			'folder/yulerc': '[Clients]\nClient=web1.example.org@1@2\nClient=web1.example.org@1@3\n',
			'folder/data/rc.web2.example.org': TYPO,
			'hostile.samhainrc': HOSTILE,
			'clean.samhainrc': CLEAN,
		});
		const { out } = folder.run([...args, '--format', 'sarif']);
		// The schema is of an older draft, and its formats are not what is tried here.
		const { $schema: _draft, id: _id, ...schema } = sarifSchema;
		const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
		const log = JSON.parse(out);
		validate(log);
		expect(validate.errors).toBe(null);
		expect(validate({ ...log, runs: [{ results: [] }] })).toBe(false);
	});

	it('links to the pages of --docs-url', () => {
		const [{ tool }] = log('--docs-url', 'https://docs.example.org/rules').runs;
		expect(tool.driver.rules.map(({ helpUri }) => helpUri)).toContain(
			'https://docs.example.org/rules/unknown-option.md',
		);
	});
});

describe('what is reported where', () => {
	it('--output-file has the report, and the status stays', () => {
		const folder = new CliFolder({ samhainrc: TYPO });
		const { status, out } = folder.run(['--format', 'json', '--output-file', 'report.json', 'samhainrc']);
		expect({ status, out }).toEqual({ status: 1, out: '' });
		expect(JSON.parse(folder.read('report.json')).files).toHaveLength(1);
		expect(folder.run(['--output-file', 'missing/report', 'samhainrc']).status).toBe(2);
	});

	it('--output-file never replaces what is checked, under any name', () => {
		const folder = new CliFolder({
			samhainrc: TYPO,
			report: 'an older report, longer than the new one\n'.repeat(99),
		});
		symlinkSync('samhainrc', join(folder.path, 'link'));
		for (const name of ['samhainrc', './samhainrc', 'link']) {
			const { status, error } = folder.run(['--output-file', name, 'samhainrc']);
			expect({ status, error }).toEqual({
				status: 2,
				error: "samhain-lint: --output-file would replace 'samhainrc', which is checked\n",
			});
		}
		expect(folder.read('samhainrc')).toBe(TYPO);
		expect(folder.run(['--format', 'compact', '--output-file', 'report', 'samhainrc']).status).toBe(1);
		expect(folder.read('report')).toBe(folder.run(['--format', 'compact', 'samhainrc']).out);
	});

	it.each([['old'], ['old/'], ['old/*'], ['**/samhainrc.bad'], ['samhainrc.bad']])('--exclude %s', (glob) => {
		const folder = new CliFolder({ 'old/samhainrc.bad': TYPO, samhainrc: CLEAN });
		const { out } = folder.run(['--format', 'json', '--exclude', glob, '.']);
		expect(JSON.parse(out).files.map(({ file }: { readonly file: string }) => file)).toEqual(['samhainrc']);
	});

	it('--no-suppressions reports what a comment silences', () => {
		const files = { samhainrc: `# samhain-lint-disable-file\n${TYPO}` };
		expect(report('compact', files)).not.toContain('unknown-option');
		expect(report('compact', files, '--no-suppressions')).toContain('unknown-option');
	});

	it('--print-config has the settings after project file and options', () => {
		const folder = new CliFolder({
			samhainrc: TYPO,
			'.samhain-lint.json': '{ "role": "client", "rules": { "unknown-option": "hint" } }',
		});
		const { status, out } = folder.run(['--print-config', '--samhain-version', '4.1.4', 'samhainrc']);
		expect(status).toBe(0);
		expect(JSON.parse(out)).toMatchObject([
			{
				...{ file: 'samhainrc', language: 'samhainrc', role: 'client', version: '4.1.4' },
				rules: { 'unknown-option': 'hint', 'duplicate-client': 'error' },
			},
		]);
		expect(folder.run(['--print-config', '--rule', 'no-such-rule=off', 'samhainrc']).status).toBe(2);
	});

	it('the manual page has every option of every command, and no request from a text', () => {
		const { out } = new CliFolder({}).run(['man']);
		for (const part of ['output\\-file', 'EXPLAIN\\-RULE', 'deployment', 'Exit status'])
			expect(out).toContain(part);
		for (const [request] of out.matchAll(/^[.'].*?(?= |$)/gm))
			expect(request).toMatch(/^\.(?:TH|SH|B|br|TP|PP)$/);
	});

	it('--persona decides how much is reported, above the project file and below --rule', () => {
		const folder = new CliFolder({
			samhainrc: '[Misc]\nSetLopTime=1\nSetLoopTime=60\nSetLoopTime=90\n[EOF]\n',
			'.samhain-lint.json': '{ "persona": "relaxed" }',
		});
		const found = (...args: readonly string[]): Readonly<Record<string, string>> => {
			const { out } = folder.run(['--format', 'json', '--role', 'client', ...args, 'samhainrc']);
			const [file] = JSON.parse(out).files;
			return Object.fromEntries(
				file.findings.map((one: Readonly<Record<string, string>>) => [one['ruleId'], one['severity']]),
			);
		};
		expect(found()).toMatchObject({ 'unknown-option': 'error' });
		expect(found()).not.toHaveProperty('overridden-line');
		expect(found('--no-config')).toMatchObject({ 'overridden-line': 'hint' });
		expect(found('--persona', 'strict')).toMatchObject({ 'overridden-line': 'warning' });
		expect(found('--rule', 'overridden-line=information')).toMatchObject({
			'overridden-line': 'information',
		});
		const [printed] = JSON.parse(folder.run(['--print-config', 'samhainrc']).out);
		expect(printed).toMatchObject({ persona: 'relaxed', rules: { 'overridden-line': 'off' } });
		expect(folder.run(['--persona', 'pedantic', 'samhainrc']).status).toBe(2);
	});

	it('confidence is apart from severity: in JSON, SARIF and the list of rules', () => {
		const folder = new CliFolder({ samhainrc: TYPO });
		const [file] = JSON.parse(folder.run(['--format', 'json', 'samhainrc']).out).files;
		expect(file.findings[0]).toMatchObject({ severity: 'error', confidence: 'high' });
		const [run] = JSON.parse(folder.run(['--format', 'sarif', 'samhainrc']).out).runs;
		const listed: readonly Readonly<Record<string, unknown>>[] = JSON.parse(
			folder.run(['--list-rules', '--format', 'json']).out,
		);
		const precision = Object.fromEntries(
			run.tool.driver.rules.map((rule: { id: string; properties: { precision: string } }) => [
				rule.id,
				rule.properties.precision,
			]),
		);
		for (const { id, confidence } of listed) expect(precision[String(id)]).toBe(confidence);
		expect(listed).toContainEqual(
			expect.objectContaining({
				...{ id: 'overridden-line', confidence: 'high', concern: 'tidiness' },
				personas: { relaxed: 'off', default: 'hint', strict: 'warning' },
			}),
		);
		expect(folder.run(['--list-rules', '--persona', 'relaxed']).out).toMatch(/^overridden-line +off +high /m);
	});

	it('--list-rules and explain-rule know the same rules', () => {
		const folder = new CliFolder({});
		const rules: readonly { readonly id: string }[] = JSON.parse(
			folder.run(['--list-rules', '--format', 'json']).out,
		);
		expect(rules.map(({ id }) => id)).toContain('unknown-option');
		expect(folder.run(['--list-rules']).out.trimEnd().split('\n')).toHaveLength(rules.length);
		const { status, out } = folder.run(['explain-rule', 'unknown-option']);
		expect(status).toBe(0);
		for (const part of ['Why it matters', 'What to do', 'Wrong', 'Right', 'Sources'])
			expect(out).toContain(part);
		for (const args of [
			['explain-rule', 'unknown-optoin'],
			['--rule', 'unknown-optoin=off', 'x'],
		]) {
			const { status: wrong, error } = folder.run(args);
			expect(wrong).toBe(2);
			expect(error).toContain("unknown rule 'unknown-optoin'; do you mean unknown-option?");
		}
	});
});
