// Runs the shipped command line as a user would.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The command line as it ships. */
export const CLI_FILE = join(dirname(fileURLToPath(import.meta.url)), '../../dist/cli.js');

export interface CliRun {
	readonly status: number | null;
	readonly out: string;
	readonly error: string;
}

/** A folder of its own for one test, with the files given. */
export class CliFolder {
	readonly path: string;

	constructor(files: Readonly<Record<string, string | Uint8Array>>) {
		this.path = mkdtempSync(join(tmpdir(), 'samhain-lint-'));
		for (const [name, content] of Object.entries(files)) {
			mkdirSync(dirname(join(this.path, name)), { recursive: true });
			writeFileSync(join(this.path, name), content);
		}
	}

	/** @param env variables beside those of this process; without them, there are no colours */
	run(
		args: readonly string[],
		input?: string | Uint8Array,
		env: Readonly<Record<string, string>> = { NO_COLOR: '1' },
	): CliRun {
		const result = spawnSync(process.execPath, [CLI_FILE, ...args], {
			cwd: this.path,
			...(input === undefined ? undefined : { input }),
			encoding: 'utf8',
			env: { ...process.env, ...env },
			maxBuffer: 64 * 1024 * 1024,
		});
		return { status: result.status, out: result.stdout, error: result.stderr };
	}

	read(name: string): string {
		return readFileSync(join(this.path, name), 'utf8');
	}

	readBytes(name: string): Uint8Array {
		return readFileSync(join(this.path, name));
	}
}
