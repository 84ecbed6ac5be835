// A home folder for a test of an editor: the files of docs/editors lie where docs/editors/README.md tells people to copy
// them, the server is on the PATH as its package installs it, and there are files to work on.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What an editor is given. */
export interface Household {
	/** Files of docs/editors, with the places in the home folder that they are copied to. */
	readonly copies: Readonly<Record<string, string>>;
	/** Other files of the home folder, with their texts; those to work on are in `work/`. */
	readonly files: Readonly<Record<string, string>>;
}

/** A household on the disk. */
export interface Home {
	readonly folder: string;
	/** What programs are started with: the folder to work in, and the environment. */
	readonly options: { readonly cwd: string; readonly env: Record<string, string> };
}

/** Sets up a household for as long as `use` takes. */
export async function withHome<T>(household: Household, use: (home: Home) => T | Promise<T>): Promise<T> {
	const folder = mkdtempSync(join(tmpdir(), 'samhain-editors-'));
	const write = (path: string, text: string): void => {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	};
	try {
		for (const [from, to] of Object.entries(household.copies))
			cpSync(join(root, 'docs/editors', from), join(folder, to), { recursive: true });
		for (const [path, text] of Object.entries(household.files)) write(path, text);
		const server = join(root, 'dist/server.js');
		write('bin/samhain-language-server', `#!/bin/sh\nexec "${process.execPath}" "${server}" "$@"\n`);
		chmodSync(join(folder, 'bin/samhain-language-server'), 0o755);
		const env = {
			...{ HOME: folder, PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}` },
			...{ LANG: 'C.UTF-8', TERM: 'xterm-256color', SEEN: join(folder, 'seen.json') },
		};
		return await use({ folder, options: { cwd: join(folder, 'work'), env } });
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/**
 * Runs a program to its end.
 * @returns what it wrote to its standard output
 */
export function runIn(home: Home, [program, ...args]: readonly [string, ...string[]]): string {
	const run = spawnSync(program, args, { ...home.options, encoding: 'utf8', timeout: 100_000, input: '' });
	if (run.status !== 0) throw new Error(`${program} failed:\n${run.stdout}\n${run.stderr}`);
	return run.stdout;
}

/**
 * Runs an editor with a script.
 * @param places given to the script as JSON in `PLACES`
 * @returns what the script saw, as JSON
 */
export function driveIn(home: Home, command: readonly [string, ...string[]], places?: unknown): string {
	home.options.env['PLACES'] = JSON.stringify(places ?? []);
	runIn(home, command);
	return readFileSync(join(home.folder, 'seen.json'), 'utf8');
}

/** The path of a file of this folder. */
export function pathOf(name: string): string {
	return fileURLToPath(new URL(name, import.meta.url));
}
