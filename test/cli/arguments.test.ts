// What the command line makes of its arguments: which files it looks at, which it leaves alone, and what it says of that.
import { execFileSync, spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLI_FILE, CliFolder } from '../support/run-cli.ts';

const BROKEN = '[Misc]\nDaemon=on\n';

/** Names of the files in the report. */
function filesOf(out: string): string[] {
	const { files }: { files: readonly { readonly file: string }[] } = JSON.parse(out);
	return files.map(({ file }) => file);
}

describe('files', () => {
	it('that are missing, circles or folders do not keep others from being looked at', () => {
		const folder = new CliFolder({ samhainrc: BROKEN });
		symlinkSync('circle', join(folder.path, 'circle'));
		symlinkSync('nowhere', join(folder.path, 'dangling'));
		const args = ['--format', 'json', 'missing', 'circle', 'dangling', 'samhainrc'];
		const { status, out, error } = folder.run(args);
		expect(status).toBe(2);
		expect(filesOf(out)).toEqual(['samhainrc']);
		expect(error.split('\n').filter((line) => line !== '')).toHaveLength(3);
	});

	it.each(['pipe', '/dev/zero'])('that never end are refused: %s', (name) => {
		const folder = new CliFolder({});
		execFileSync('mkfifo', [join(folder.path, 'pipe')]);
		const { status, error } = folder.run([name]);
		expect(status).toBe(2);
		expect(error).toContain(`'${name}' is not a regular file`);
	});

	it.each([
		[['--baseline', '/dev/zero', 'samhainrc']],
		[['--machine', '/dev/zero', 'samhainrc']],
		[['--config', '/dev/zero', 'samhainrc']],
		[['coverage', 'samhainrc', '--tree', '/dev/zero']],
		[['coverage', 'samhainrc', '--effects', 'pipe', '--root', '/proc/self/fd']],
	])('that never end are refused as values of options, too: %j', (args) => {
		const folder = new CliFolder({ samhainrc: BROKEN });
		execFileSync('mkfifo', [join(folder.path, 'pipe')]);
		const { status, error } = folder.run(args);
		expect(status).toBe(2);
		expect(error).toContain('not a regular file');
	});

	it('of the shell are read as what they stand for: <(COMMAND) and /dev/stdin', () => {
		const folder = new CliFolder({ samhainrc: BROKEN, known: '{"version":1,"findings":[]}' });
		const lint = `${process.execPath} ${CLI_FILE}`;
		const shell = (line: string): { status: number | null; stdout: string; stderr: string } =>
			spawnSync('bash', ['-c', line], { cwd: folder.path, encoding: 'utf8' });
		const { status, stdout } = shell(`${lint} --format compact --baseline <(cat known) <(cat samhainrc)`);
		expect(status).toBe(1);
		expect(stdout).toMatch(/^\/dev\/fd\/\d+:2:/);
		expect(shell(`${lint} diff <(cat samhainrc) samhainrc`).status).toBe(0);
		expect(shell(`cat samhainrc | ${lint} effective /dev/stdin`).stdout).toContain('Daemon');
		expect(shell(`${lint} explain <(echo 'msg=<START>')`).status).toBe(0);
	});

	it('whose names begin with a dash are hinted at, in one line', () => {
		const folder = new CliFolder({ '-x': BROKEN });
		const { status, error } = folder.run(['-x']);
		expect(status).toBe(2);
		expect(error).toMatch(/^samhain-lint: Unknown option '-x'; write a file of that name as '\.\/-x'\n/);
		expect(folder.run(['./-x']).status).toBe(1);
		expect(folder.run(['--threads', '-1', './-x']).error).toMatch(
			/^samhain-lint: --threads needs a value; write one that begins with '-' as --threads=VALUE\n/,
		);
	});

	it('that editors and package managers leave behind are passed over', () => {
		const folder = new CliFolder({
			yulerc: '[Clients]\n',
			'yulerc.swp': 'b0VIM',
			'yulerc.dpkg-old': BROKEN,
			'samhainrc.rpmsave': BROKEN,
			'samhainrc~': BROKEN,
			'samhainrc.prod': '[Misc]\n',
			'yule.conf': '[Clients]\n',
		});
		expect(filesOf(folder.run(['--format', 'json', '.']).out)).toEqual([
			'samhainrc.prod',
			'yule.conf',
			'yulerc',
		]);
	});
});

describe('nothing to check', () => {
	it('has a status of its own and prints a message', () => {
		const folder = new CliFolder({ 'notes.txt': '' });
		const { status, error } = folder.run(['.']);
		expect(status).toBe(3);
		expect(error).toContain("no samhainrc or yulerc to check in '.'");
	});
});

describe('the language of a file', () => {
	it.each([
		['yule.conf', 'yulerc'],
		['yulerc.j2', 'yulerc'],
		['rc.yule.example.org', 'samhainrc'],
		['samhainrc.yule', 'samhainrc'],
		['other', 'samhainrc'],
	])('is told by its name: %s is a %s', (name, language) => {
		const folder = new CliFolder({ [name]: '[Misc]\n' });
		expect(folder.run(['--format', 'json', name]).out).toContain(`"language": "${language}"`);
	});
});

describe('a project file', () => {
	const OUTSIDE = '[Misc]\nDaemon=on\n';

	it.each(['../other/yulerc', 'link/yulerc'])('does not lead out of its folder: %s', (file) => {
		const folder = new CliFolder({
			'in/.samhain-lint.json': JSON.stringify({ deployment: { server: { file } } }),
			'other/yulerc': OUTSIDE,
		});
		symlinkSync('../other', join(folder.path, 'in/link'));
		const { status, out, error } = folder.run(['--fix', 'in']);
		expect(status).toBe(2);
		expect(error).toContain('it leads outside its folder');
		expect(out).not.toContain('Daemon');
		expect(folder.read('other/yulerc')).toBe(OUTSIDE);
	});

	it('is not read through a link out of its folder', () => {
		const folder = new CliFolder({ secret: 'root:x:0', 'in/samhainrc': '[Misc]\n' });
		symlinkSync('../secret', join(folder.path, 'in/.samhain-lint.json'));
		const { status, error } = folder.run(['in/samhainrc']);
		expect(status).toBe(2);
		expect(error).toContain('This link leads outside its folder');
		expect(error).not.toContain('root');
	});

	it('that names a rule which does not exist suggests a similar one', () => {
		const folder = new CliFolder({
			'.samhain-lint.json': JSON.stringify({ rules: { 'trailing-coment': 'off' } }),
			samhainrc: '[Misc]\n',
		});
		const { status, error } = folder.run(['samhainrc']);
		expect(status).toBe(2);
		expect(error).toContain('unknown rule "trailing-coment". Did you mean "trailing-comment"?');
	});
});

describe('links in a folder', () => {
	it('that lead out of it are named and not followed', () => {
		const folder = new CliFolder({ 'in/samhainrc': '[Misc]\n', 'other/yulerc': BROKEN });
		symlinkSync('../other/yulerc', join(folder.path, 'in/yulerc'));
		const { status, out, error } = folder.run(['--fix', '--format', 'json', 'in']);
		expect(status).toBe(0);
		expect(filesOf(out)).toEqual(['in/samhainrc']);
		expect(error).toContain("'in/yulerc' is skipped");
		expect(folder.read('other/yulerc')).toBe(BROKEN);
	});
});

describe('a pattern', () => {
	it('does not lead out of its folder either', () => {
		const folder = new CliFolder({ 'in/samhainrc': '[Misc]\n', 'other/yulerc': BROKEN });
		symlinkSync('../other/yulerc', join(folder.path, 'in/yulerc'));
		symlinkSync('../other', join(folder.path, 'in/folder'));
		symlinkSync('samhainrc', join(folder.path, 'in/link'));
		const { status, out, error } = folder.run(['--fix', '--format', 'json', 'in/**']);
		expect(status).toBe(0);
		expect(filesOf(out)).toEqual(['in/link', 'in/samhainrc']);
		expect(error).toContain("'in/yulerc' is skipped");
		expect(folder.read('other/yulerc')).toBe(BROKEN);
	});
});

describe('names of files', () => {
	const name = 'samhainrc.\n::error::pwned\u001b[31m';

	const folder = new CliFolder({ [name]: BROKEN, '::error::x': BROKEN });
	const run = (format: string): string => {
		const { out, error } = folder.run(['--format', format, name, '::error::x', `${name}-missing`]);
		return out + error;
	};

	it.each(['pretty', 'gcc'])('neither begin a line nor reach the terminal: %s', (format) => {
		expect(run(format)).toContain('pwned');
		expect(run(format)).not.toMatch(/^\s*::|\u001b/m);
	});

	it('are no commands for GitHub', () => {
		expect(run('github')).toContain('pwned');
		expect(run('github')).not.toMatch(/^\s*::error::/m);
	});

	it('and lines of a log do neither', () => {
		const { out } = new CliFolder({}).run(['explain'], '::error::pwned\u001b[31m\n');
		expect(out).toContain('pwned');
		expect(out).not.toMatch(/^\s*::|\u001b/m);
	});
});

describe('help', () => {
	it.each([
		[['--help'], '--stdin'],
		[['lint', '--help'], '--fix'],
		[['explain', '--help'], '--deployment'],
		[['--help', 'machine'], 'interfaces'],
	])('of %j names %s', (args, text) => {
		const { status, out } = new CliFolder({}).run(args);
		expect(status).toBe(0);
		expect(out).toContain(text);
	});

	it('of a command names its own options only', () => {
		expect(new CliFolder({}).run(['explain', '--help']).out).not.toContain('--fix');
	});

	it('is pointed to where an option is wrong', () => {
		const { status, error } = new CliFolder({}).run(['explain', '--bogus']);
		expect(status).toBe(2);
		expect(error).toContain("Try 'samhain-lint explain --help'");
	});
});
