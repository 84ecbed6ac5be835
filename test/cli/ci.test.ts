// What a pipeline needs: known findings, a patch, and the files for pre-commit, GitHub and GitLab, run by hand.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { CliFolder } from '../support/run-cli.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TYPO = '[Misc]\nSetLopTime=60\n[EOF]\n';
const UNENDED = '[Misc]\nSetLoopTime=60';

function readYaml(name: string): unknown {
	return parse(readFileSync(join(ROOT, name), 'utf8'));
}

describe('--baseline', () => {
	const known = ['--role', 'client', '--baseline', 'known.json'];

	it('takes what is there for known, and reports what comes after', () => {
		const folder = new CliFolder({ samhainrc: TYPO });
		expect(folder.run([...known, '--update-baseline', '.'])).toMatchObject({ status: 0 });
		expect(folder.run([...known, '.'])).toMatchObject({ status: 0 });
		writeFileSync(
			join(folder.path, 'samhainrc'),
			`# above\n${TYPO.replace('[EOF]', 'SetLopTime=60\n[EOF]')}`,
		);
		const { status, out } = folder.run([...known, '--format', 'compact', '.']);
		expect(status).toBe(1);
		expect(out.split('\n').filter((line) => line.includes(' unknown-option: '))).toHaveLength(1);
	});

	it('an update keeps what is known of files that it does not look at', () => {
		const folder = new CliFolder({ 'a/samhainrc': TYPO, 'b/samhainrc': TYPO });
		folder.run([...known, '--update-baseline', '.']);
		folder.run([...known, '--update-baseline', 'a']);
		expect(folder.run([...known, '.']).status).toBe(0);
	});

	it.each([['{}'], ['no JSON'], ['{"version":1,"findings":[{}]}']])('that is none is refused: %s', (text) => {
		const folder = new CliFolder({ samhainrc: TYPO, 'known.json': text });
		expect(folder.run([...known, '.']).status).toBe(2);
	});
});

describe('--diff', () => {
	it('prints a patch that makes of the file what --fix does, and writes nothing', () => {
		const folder = new CliFolder({ samhainrc: UNENDED });
		const { status, out } = folder.run(['--diff', '--role', 'standalone', 'samhainrc']);
		expect(status).toBe(1);
		expect(folder.read('samhainrc')).toBe(UNENDED);
		execFileSync('git', ['apply', '-p0', '-'], { cwd: folder.path, input: out });
		expect(folder.read('samhainrc')).toBe(`${UNENDED}\n`);
		expect(folder.run(['--diff', '--role', 'standalone', 'samhainrc'])).toMatchObject({ status: 0, out: '' });
	});

	it.each([[['--fix']], [['--format', 'json']]])('does not go with %j', (more) => {
		expect(new CliFolder({ samhainrc: UNENDED }).run(['--diff', ...more, 'samhainrc']).status).toBe(2);
	});
});

describe('the hooks of pre-commit', () => {
	interface Hook {
		readonly id: string;
		readonly entry: string;
		readonly files: string;
	}
	const hooks = readYaml('.pre-commit-hooks.yaml') as readonly Hook[];

	it.each(hooks)('$id runs with the files that it is for', ({ entry, files }) => {
		const folder = new CliFolder({ 'etc/samhainrc': TYPO, yulerc: '[Clients]\n' });
		const names = ['etc/samhainrc', 'yulerc', 'README.md'].filter((name) => new RegExp(files).test(name));
		expect(names).toEqual(['etc/samhainrc', 'yulerc']);
		const [, ...args] = entry.split(' ');
		const { status, out } = folder.run([...args, ...names]);
		expect(status).toBe(1);
		expect(out).toContain('SetLopTime');
	});

	it('are installed from what npm pack prints: the name of the package and nothing of its scripts', () => {
		const scripts = { prepack: 'echo built' };
		const folder = new CliFolder({
			'.npmrc': readFileSync(join(ROOT, '.npmrc'), 'utf8'),
			'package.json': JSON.stringify({ name: 'hooks', version: '1.0.0', scripts }),
		});
		const printed = execFileSync('npm', ['pack'], { cwd: folder.path, encoding: 'utf8', stdio: 'pipe' });
		expect(printed).toBe('hooks-1.0.0.tgz\n');
	});
});

describe('the action', () => {
	interface Action {
		readonly runs: { readonly steps: readonly { readonly run: string; readonly shell: string }[] };
	}
	const { runs } = readYaml('action.yml') as Action;

	it('prints workflow commands, writes SARIF, and fails for findings', () => {
		const folder = new CliFolder({ 'a b/samhainrc': TYPO });
		const { status, stdout } = spawnSync('bash', ['-e', '-c', runs.steps.at(-1)?.run ?? 'exit 9'], {
			cwd: folder.path,
			encoding: 'utf8',
			env: {
				...{ ...process.env, LINT: join(ROOT, 'dist/cli.js'), PATHS: 'a b', ARGS: '--role=client\n' },
				...{ FORMAT: 'github', SARIF_FILE: 'out.sarif' },
			},
		});
		expect(status).toBe(1);
		expect(stdout).toContain('::error file=a b/samhainrc,line=2,');
		expect(JSON.parse(folder.read('out.sarif')).runs[0].results.length).toBeGreaterThan(0);
	});
});

describe('the job for GitLab', () => {
	it('writes the report that it declares', () => {
		const job = readYaml('docs/ci/gitlab.yml') as {
			readonly 'samhain-lint': {
				readonly script: readonly [string];
				readonly artifacts: { readonly reports: { readonly codequality: string } };
			};
		};
		const { script, artifacts } = job['samhain-lint'];
		const folder = new CliFolder({ samhainrc: TYPO });
		const { status } = spawnSync('bash', ['-c', script[0]], {
			cwd: folder.path,
			env: { ...process.env, SAMHAIN_LINT: `node ${join(ROOT, 'dist/cli.js')}`, SAMHAIN_PATHS: '.' },
		});
		expect(status).toBe(1);
		expect(JSON.parse(folder.read(artifacts.reports.codequality)).length).toBeGreaterThan(0);
	});
});

describe('the problem matcher', () => {
	it('reads the lines of --format gcc', () => {
		const text = readFileSync(join(ROOT, 'docs/ci/problem-matcher.json'), 'utf8');
		const {
			problemMatcher,
		}: { readonly problemMatcher: readonly [{ readonly pattern: readonly [{ readonly regexp: string }] }] } =
			JSON.parse(text);
		const { out } = new CliFolder({ samhainrc: TYPO }).run(['--format', 'gcc', 'samhainrc']);
		const line = out.split('\n').find((one) => one.includes('unknown-option')) ?? '';
		expect(new RegExp(problemMatcher[0].pattern[0].regexp).exec(line)?.slice(1)).toMatchObject([
			...['samhainrc', '2', '1', 'error'],
			expect.stringContaining('SetLopTime'),
			'unknown-option',
		]);
	});
});
