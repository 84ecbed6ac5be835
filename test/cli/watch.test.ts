// `--watch`: what changes is checked again, until Ctrl+C.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { CLI_FILE, CliFolder } from '../support/run-cli.ts';

const TYPO = '[Misc]\nSetLopTime=60\n[EOF]\n';
const CLEAN = '[Misc]\nSetLoopTime=60\n[EOF]\n';
const WAITING = 'waiting for changes';

/** A run of `--watch`, by what it prints on both channels, in its order. */
class Watching {
	readonly #process: ChildProcess;
	#printed = '';

	constructor(folder: CliFolder, args: readonly string[]) {
		const lint = [process.execPath, CLI_FILE, '--watch', '--format', 'compact', ...args];
		this.#process = spawn('sh', ['-c', 'exec "$@" 2>&1', 'sh', ...lint], { cwd: folder.path });
		this.#process.stdout?.on('data', (data) => {
			this.#printed += String(data);
		});
	}

	/** What was printed up to the next pause. */
	async next(): Promise<string> {
		while (!this.#printed.includes(WAITING)) await once(this.#process.stdout ?? this.#process, 'data');
		const printed = this.#printed;
		this.#printed = '';
		return printed;
	}

	/** Ends it as Ctrl+C does. */
	async end(): Promise<number | null> {
		const exit = once(this.#process, 'exit');
		this.#process.kill('SIGINT');
		const [status] = await exit;
		return status;
	}

	kill(): void {
		this.#process.kill('SIGKILL');
	}
}

describe('--watch', () => {
	const started: Watching[] = [];
	const watch = (folder: CliFolder, ...args: readonly string[]): Watching => {
		const watching = new Watching(folder, args);
		started.push(watching);
		return watching;
	};

	afterEach(() => {
		for (const one of started.splice(0)) one.kill();
	});

	it('reports again what changed, came or went, and ends with Ctrl+C', async () => {
		const folder = new CliFolder({ 'a/samhainrc': TYPO, 'b/samhainrc': TYPO });
		const watching = watch(folder, '--min-severity', 'error', '.');
		expect((await watching.next()).match(/unknown-option/g)).toHaveLength(2);

		writeFileSync(join(folder.path, 'a/samhainrc'), CLEAN);
		const one = await watching.next();
		expect(one).toMatch(/^samhain-lint: a\/samhainrc changed\nb\/samhainrc:2:1: error unknown-option: .*\n/);
		expect(one.match(/unknown-option/g)).toHaveLength(1);

		writeFileSync(join(folder.path, 'new'), TYPO);
		renameSync(join(folder.path, 'new'), join(folder.path, 'a/samhainrc'));
		expect((await watching.next()).match(/unknown-option/g)).toHaveLength(2);
		expect(await watching.end()).toBe(130);
	});

	it('follows the project file, and a file that is named', async () => {
		const folder = new CliFolder({ 'my.conf': TYPO, '.samhain-lint.json': '{}' });
		const watching = watch(folder, '--min-severity', 'error', 'my.conf');
		expect(await watching.next()).toContain('unknown-option');
		writeFileSync(join(folder.path, '.samhain-lint.json'), '{ "knownOptions": ["SetLopTime"] }');
		expect(await watching.next()).not.toContain('unknown-option');
		writeFileSync(join(folder.path, 'my.conf'), TYPO.replace('Lop', 'Lup'));
		expect(await watching.next()).toContain('SetLupTime');
	});

	it('ends when nobody reads the report', () => {
		const folder = new CliFolder({ samhainrc: TYPO });
		const lint = [process.execPath, CLI_FILE, '--watch', '--format', 'compact', 'samhainrc'];
		const { status } = spawnSync('sh', ['-c', 'exec "$@" >/dev/full', 'sh', ...lint], { cwd: folder.path });
		expect(status).toBe(2);
	});

	it.each([['--stdin'], ['--fix'], ['--diff'], ['--update-baseline', '--baseline', 'known']])(
		'does not go with %s',
		(...args) => {
			const { status, error } = new CliFolder({ samhainrc: TYPO }).run(['--watch', ...args, 'samhainrc']);
			expect(status).toBe(2);
			expect(error).toContain('--watch cannot be combined with');
		},
	);
});
