// The repositories in docs/ci: their pipelines pass as they are, and fail for a mistake in the configuration.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { CliFolder } from '../support/run-cli.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

interface Pipeline {
	readonly 'samhain-lint': { readonly script: readonly string[] };
}

/** A copy of a worked repository, committed, with the command on its path. */
class Repository {
	readonly path: string;
	readonly file: string;
	readonly #commands: string;

	constructor(name: string) {
		this.path = new CliFolder({}).path;
		cpSync(join(ROOT, 'docs/ci', name), this.path, { recursive: true });
		const files = readdirSync(this.path, { recursive: true, encoding: 'utf8' });
		this.file = join(this.path, files.find((one) => /samhainrc(?:\.\w+)?$/.test(one)) ?? '');
		this.#commands = new CliFolder({}).path;
		mkdirSync(this.#commands, { recursive: true });
		const command = join(this.#commands, 'samhain-lint');
		writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' '${join(ROOT, 'dist/cli.js')}' "$@"\n`);
		chmodSync(command, 0o755);
		const who = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false'];
		for (const args of [
			['init', '-q'],
			['add', '-A'],
			[...who, 'commit', '-qm', 'As it is'],
		])
			execFileSync('git', args, { cwd: this.path });
	}

	replace(from: string, to: string): void {
		const text = readFileSync(this.file, 'utf8');
		expect(text).toContain(from);
		writeFileSync(this.file, text.replace(from, to));
	}

	/** Runs the script line by line, as a runner does: the first failure ends it. */
	run(): { readonly status: number | null; readonly output: string } {
		const pipeline = parse(readFileSync(join(this.path, '.gitlab-ci.yml'), 'utf8')) as Pipeline;
		const script = ['set -e', ...pipeline['samhain-lint'].script].join('\n');
		const { status, stdout, stderr } = spawnSync('bash', ['-c', script], {
			cwd: this.path,
			encoding: 'utf8',
			env: {
				...process.env,
				PATH: [this.#commands, process.env['PATH'] ?? ''].join(delimiter),
				CI_MERGE_REQUEST_DIFF_BASE_SHA: 'HEAD',
			},
		});
		return { status, output: stdout + stderr };
	}
}

describe.each(['git', 'ansible', 'puppet', 'chef', 'salt'])('%s', (name) => {
	it('passes as it is, and fails for a misspelt option', () => {
		const repository = new Repository(name);
		expect(repository.run()).toMatchObject({ status: 0 });
		repository.replace('SetFileCheckTime', 'SetFileChekTime');
		expect(repository.run().status).toBe(1);
		const report = readFileSync(join(repository.path, 'gl-code-quality-report.json'), 'utf8');
		expect(report).toContain('SetFileChekTime');
	});
});

describe('the gate of plain Git', () => {
	it('fails for a change that loses a directory, though the file has no mistake', () => {
		const repository = new Repository('git');
		repository.replace('dir=99/usr/bin\n', '');
		const { status, output } = repository.run();
		expect(status).toBe(1);
		expect(output).toContain('/usr/bin');
	});
});
