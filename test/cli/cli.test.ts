// The command line as a user meets it: exit status, formats, fixes, standard input.
import { describe, expect, it } from 'vitest';
import { CliFolder } from '../support/run-cli.ts';

const CLEAN = '[Misc]\nSetLoopTime=60\n[EOF]\n';
const TYPO = '[Misc]\nSetLopTime=60\n[EOF]\n';

describe('the exit status', () => {
	it('is 0 for a file without findings', () => {
		expect(
			new CliFolder({ samhainrc: CLEAN }).run(['--role', 'standalone', '--fail-on', 'error', 'samhainrc'])
				.status,
		).toBe(0);
	});

	it('is 1 for a misspelt option, and names it', () => {
		const { status, out } = new CliFolder({ samhainrc: TYPO }).run(['samhainrc']);
		expect(status).toBe(1);
		expect(out).toContain('SetLopTime');
		expect(out).toContain('samhainrc:2:1');
	});

	it('is 2 for a file that is not there, and the other files are linted all the same', () => {
		const folder = new CliFolder({ samhainrc: TYPO });
		expect(folder.run(['nothing']).status).toBe(2);
		expect(folder.run(['nothing']).error).toContain("no such file or folder: 'nothing'");
	});

	it('is 2 for a file with more lines than are read', () => {
		const { status, error } = new CliFolder({ samhainrc: '\n'.repeat(2_500_000) }).run(['samhainrc']);
		expect(status).toBe(2);
		expect(error).toContain("'samhainrc' has more than 2500000 lines and was not checked");
	});

	it.each([
		[[]],
		[['--format', 'xml', 'samhainrc']],
		[['--role', 'boss', 'samhainrc']],
		[['--format', 'daemon', 'samhainrc']],
		[['--format', 'daemon', '--role', 'client', 'samhainrc']],
		[['--format', 'daemon', '--role', 'auto', '--host', 'a.example.org', 'samhainrc']],
		[['--no-such-flag', 'samhainrc']],
		[['--rule', 'no-such-rule=off', 'samhainrc']],
		[['--stdin', 'samhainrc']],
	])('is 2 for the arguments %j', (args) => {
		expect(new CliFolder({ samhainrc: CLEAN }).run(args, '').status).toBe(2);
	});

	it.each([['pretty'], ['json'], ['sarif'], ['junit']])(
		'is 3 where nothing is there to check, not success: %s',
		(format) => {
			const folder = new CliFolder({
				'.git/HEAD': '',
				'.gitignore': '/old/*\n',
				'empty/readme.txt': '',
				'old/samhainrc': TYPO,
			});
			for (const where of ['empty', 'old'])
				for (const more of [[], ['--output-file', 'report']]) {
					const { status, error } = folder.run(['--format', format, ...more, where]);
					expect(status).toBe(3);
					expect(error).toContain(`no samhainrc or yulerc to check in '${where}'`);
				}
		},
	);

	it.each([
		['sarif', TYPO, 1],
		['sarif', CLEAN, 0],
		['gitlab', TYPO, 1],
		['checkstyle', CLEAN, 0],
	])('stays the usual one where the report goes to a file: %s', (format, text, status) => {
		const folder = new CliFolder({ samhainrc: text });
		const args = ['--format', format, '--fail-on', 'error', '--output-file', 'report', '--role', 'client'];
		expect(folder.run([...args, 'samhainrc'])).toEqual({ status, out: '', error: '' });
		expect(folder.read('report')).not.toBe('');
	});

	it('is 2 for a command that does not exist, with the one that is meant', () => {
		const folder = new CliFolder({ samhainrc: TYPO, explian: TYPO });
		const { status, out, error } = folder.run(['efective', 'samhainrc']);
		expect({ status, out }).toEqual({ status: 2, out: '' });
		expect(error).toContain("unknown command 'efective'; did you mean 'effective'?");
		expect(folder.run(['explian']).out).toContain('SetLopTime');
		expect(folder.run(['something']).error).toBe("samhain-lint: no such file or folder: 'something'\n");
	});

	it('help is a word for --help', () => {
		const folder = new CliFolder({});
		expect(folder.run(['help', 'diff'])).toEqual(folder.run(['diff', '--help']));
		expect(folder.run(['help', 'nothing'])).toMatchObject({
			status: 2,
			error: expect.stringContaining("unknown command 'nothing'"),
		});
		expect(folder.run(['help'])).toEqual(folder.run(['--help']));
	});

	it('a reason is in words, without the code of the system', () => {
		const { error } = new CliFolder({}).run(['--machine', 'nothing', 'samhainrc']);
		expect(error).toBe("samhain-lint: cannot read 'nothing': no such file or directory\n");
	});

	it('follows --fail-on', () => {
		const folder = new CliFolder({ samhainrc: TYPO });
		expect(folder.run(['--fail-on', 'never', 'samhainrc']).status).toBe(0);
	});
});

describe('--format daemon', () => {
	const daemonOutput = (text: string, args: readonly string[] = []): string =>
		new CliFolder({ rc: text }).run([
			'--format',
			'daemon',
			'--role',
			'client',
			'--host',
			'web1.example.org',
			...args,
			'rc',
		]).out;

	it('prints file, line, severity and text as the daemon does', () => {
		expect(daemonOutput(TYPO)).toBe(
			'rc\t2\tWARN\tmsg="Invalid line 2 in configuration file: incorrect format, unrecognized option, or missing section header"\n',
		);
	});

	it('prints nothing where the daemon is silent', () => {
		expect(daemonOutput('[Misc]\nSetLoopTimes=60\nSetLopTime=60')).toBe('');
	});

	it('reads only the branches of the host', () => {
		expect(daemonOutput('[Misc]\n@web2.example.org\nSetLopTime=60\n@else\nSetLopTime=61\n@end\n')).toContain(
			'rc\t5\tWARN',
		);
	});

	it('knows that severities were case-sensitive before 4.2.0', () => {
		expect(daemonOutput('[Log]\nLogSeverity=CRIT\n', ['--samhain-version', '4.1.4'])).toContain(
			'option="logseverity" obj="CRIT"',
		);
		expect(daemonOutput('[Log]\nLogSeverity=CRIT\n', ['--samhain-version', '4.4.3'])).toBe('');
	});

	it('is not changed by suppressions or severities', () => {
		const text = `# samhain-lint-disable-file\n${TYPO}`;
		expect(daemonOutput(text, ['--rule', 'unknown-option=off'])).toContain('rc\t3\tWARN');
	});
});

describe('--format json', () => {
	it('gives lines and columns from 1', () => {
		const { out } = new CliFolder({ samhainrc: TYPO }).run(['--format', 'json', 'samhainrc']);
		const { files } = JSON.parse(out);
		expect(files).toHaveLength(1);
		expect(files[0]).toMatchObject({
			file: 'samhainrc',
			language: 'samhainrc',
			role: 'undecided',
			version: '4.4.3',
		});
		expect(files[0].findings[0]).toMatchObject({
			ruleId: 'unknown-option',
			line: 2,
			column: 1,
			endLine: 2,
			endColumn: 11,
		});
		expect(files[0].findings[0].fixes.length).toBeGreaterThan(0);
	});

	it('is one valid document for several files and for none with findings', () => {
		const folder = new CliFolder({
			'a/samhainrc': TYPO,
			'b/yulerc': '[Server]\nSetServerPort=49777\n',
			'b/readme.txt': 'x',
		});
		const { out } = folder.run(['--format', 'json', '.']);
		expect(JSON.parse(out).files.map((file: { file: string }) => file.file)).toEqual([
			'a/samhainrc',
			'b/yulerc',
		]);
	});
});

describe('other formats', () => {
	const folder = new CliFolder({
		samhainrc: TYPO,
		mixed: '[Log]\nExportSeverity=none\n[Misc]\nSetLopTime=1\n',
		depth: '[ReadOnly]\ndir=/etc\n',
		equal: '[Misc]\nNoSuchThing=1\nNoSuchThing=2\nNorThis=1\n\nNoSuchThing=3\n',
	});

	it('equal findings are one, with the lines of all, and a rule is explained once', () => {
		const gcc = folder.run(['--format', 'gcc', 'equal']).out.trimEnd().split('\n');
		expect(gcc).toHaveLength(2);
		expect(gcc[0]).toMatch(
			/^equal:2:1: warning: .*\(and 2 more places\)\. .* Also in line 3, 6\. \[unknown-option\]$/,
		);
		const pretty = folder.run(['equal']).out;
		expect(pretty).toContain('also in line 3, 6\n');
		expect(pretty.match(/drops the line and continues/g)).toHaveLength(1);
		expect(pretty).toContain('2 warnings in 1 file.');
		const [file] = JSON.parse(folder.run(['--format', 'json', 'equal']).out).files;
		expect(file.findings[0].related.map(({ line }: { line: number }) => line)).toEqual([3, 6]);
	});

	it('the report names where the role is from', () => {
		expect(folder.run(['--role', 'standalone', 'depth']).out).toContain(
			'(standalone, 4.4.3; given with --role)',
		);
	});

	it('--min-severity leaves out what is less severe, whatever the exit status follows', () => {
		const lines = (...options: string[]): number =>
			folder.run(['--format', 'gcc', '--role', 'standalone', ...options, 'mixed']).out.split('\n').length - 1;
		expect(lines('--min-severity', 'error')).toBe(1);
		expect(lines()).toBeGreaterThan(1);
		const { status, out } = folder.run(['--min-severity', 'error', '--fail-on', 'information', 'depth']);
		expect([status, out]).toEqual([1, 'Nothing found in 1 file.\n']);
	});

	it('gcc: file, line, column, kind', () => {
		expect(folder.run(['--format', 'gcc', 'samhainrc']).out).toMatch(
			/^samhainrc:2:1: (?:error|warning): .*\[unknown-option\]$/m,
		);
	});

	it('github: a workflow command', () => {
		expect(folder.run(['--format', 'github', 'samhainrc']).out).toMatch(
			/^::(?:error|warning) file=samhainrc,line=2,col=1,/m,
		);
	});

	it('sarif: one run with rules and results', () => {
		const log = JSON.parse(folder.run(['--format', 'sarif', 'samhainrc']).out);
		expect(log.version).toBe('2.1.0');
		const [run] = log.runs;
		expect(run.tool.driver.rules[run.results[0].ruleIndex].id).toBe(run.results[0].ruleId);
	});
});

describe('--fix', () => {
	it('adds the newline whose lack would cost the last line', () => {
		const folder = new CliFolder({ samhainrc: '[Misc]\nSetLoopTime=60' });
		folder.run(['--fix', '--role', 'standalone', 'samhainrc']);
		expect(folder.read('samhainrc')).toBe('[Misc]\nSetLoopTime=60\n');
	});

	it('keeps bytes that are not UTF-8', () => {
		const bytes = Buffer.from('# caf\xe9\n[Misc]\nSetLoopTime=60', 'latin1');
		const folder = new CliFolder({ samhainrc: bytes });
		folder.run(['--fix', '--role', 'standalone', 'samhainrc']);
		expect(Buffer.from(folder.readBytes('samhainrc')).toString('latin1')).toBe(
			'# caf\xe9\n[Misc]\nSetLoopTime=60\n',
		);
	});

	it('leaves what may change the meaning to --unsafe-fixes, and the choice among several fixes to the author', () => {
		const text =
			'[Misc]\nSetLopTime=60\nSetLoopTimes=60\n<<<<<<< a\nDaemon=yes\n=======\nDaemon=no\n>>>>>>> b\n';
		const folder = new CliFolder({ samhainrc: text });
		const { out } = folder.run(['--role', 'standalone', 'samhainrc']);
		expect(out).toContain('fix (--fix): Change to `SetLoopTime`');
		expect(out).toContain('fix (--unsafe-fixes): Change to `SetLoopTime`');
		expect(out).toContain('fix: Keep ours');
		folder.run(['--fix', '--role', 'standalone', 'samhainrc']);
		const safe = text.replace('SetLoopTimes', 'SetLoopTime');
		expect(folder.read('samhainrc')).toBe(safe);
		const args = ['--unsafe-fixes', '--min-severity', 'error', '--role', 'standalone', 'samhainrc'];
		const { status, out: patch } = folder.run(['--fix-dry-run', ...args]);
		expect(status).toBe(1);
		expect(patch).toContain('-SetLopTime=60\n');
		expect(folder.read('samhainrc')).toBe(safe);
		folder.run(['--fix', ...args]);
		expect(folder.read('samhainrc')).toContain('SetLoopTime=60\nSetLoopTime=60\n<<<<<<< a\n');
	});

	it.each([[['--unsafe-fixes']], [['--fix', '--fix-dry-run']]])('is refused with %j', (args) => {
		expect(new CliFolder({ samhainrc: TYPO }).run([...args, 'samhainrc']).status).toBe(2);
	});

	it('does not touch a file that needs nothing', () => {
		const folder = new CliFolder({ samhainrc: TYPO });
		folder.run(['--fix', 'samhainrc']);
		expect(folder.read('samhainrc')).toBe(TYPO);
	});

	it('prints the fixed text of standard input', () => {
		const { out } = new CliFolder({}).run(
			['--fix', '--stdin', '--role', 'standalone'],
			'[Misc]\nSetLoopTime=60',
		);
		expect(out).toBe('[Misc]\nSetLoopTime=60\n');
	});
});

describe('input', () => {
	it('comes from standard input under the name given', () => {
		const { out, status } = new CliFolder({}).run(
			['--stdin', '--stdin-filename', 'yulerc', '--format', 'json'],
			'[Clients]\nClinet=x\n',
		);
		expect(JSON.parse(out).files[0]).toMatchObject({ file: 'yulerc', language: 'yulerc', role: 'server' });
		expect(status).toBe(1);
	});

	it('takes globs and says when one matches nothing', () => {
		const folder = new CliFolder({ 'etc/samhainrc.web1': TYPO });
		expect(folder.run(['etc/samhainrc.*']).status).toBe(1);
		expect(folder.run(['etc/*.none']).status).toBe(2);
	});

	it('lints any file that is named', () => {
		expect(new CliFolder({ 'my.conf': TYPO }).run(['my.conf']).status).toBe(1);
	});
});
