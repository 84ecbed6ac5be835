// A home folder for a test of an editor: the files of docs/editors lie where docs/editors/README.md tells people to copy
// them, the server is on the PATH as its package installs it, and there are two files to work on.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The letters before the comment count 2 and 4 bytes, 1 and 2 UTF-16 units. */
const FILES = {
	samhainrc: '[ReadOnly]\nfile=/ä𝄞 # why\n[Misc]\nSetFileCheckTime=600\nSetLo\n',
	yulerc: '[Server]\nSetClientFromAccept=yes\n',
};

/** What an editor is given. */
export interface Household {
	/** Files of docs/editors, with the places in the home folder that they are copied to. */
	readonly copies: Readonly<Record<string, string>>;
	/** Other files of the home folder, with their texts. */
	readonly files?: Readonly<Record<string, string>>;
	/** The editor and its arguments. */
	readonly command: readonly [string, ...string[]];
}

/** Runs an editor; what it showed, as JSON that a script of the editor wrote. */
export function runAtHome(household: Household): string {
	const home = mkdtempSync(join(tmpdir(), 'samhain-editors-'));
	const write = (path: string, text: string): void => {
		mkdirSync(dirname(join(home, path)), { recursive: true });
		writeFileSync(join(home, path), text);
	};
	try {
		for (const [from, to] of Object.entries(household.copies))
			cpSync(join(root, 'docs/editors', from), join(home, to), { recursive: true });
		for (const [path, text] of Object.entries(household.files ?? {})) write(path, text);
		for (const [path, text] of Object.entries(FILES)) write(`work/${path}`, text);
		const server = join(root, 'dist/server.js');
		write('bin/samhain-language-server', `#!/bin/sh\nexec "${process.execPath}" "${server}" "$@"\n`);
		chmodSync(join(home, 'bin/samhain-language-server'), 0o755);
		const [program, ...args] = household.command;
		const seen = join(home, 'seen.json');
		const run = spawnSync(program, args, {
			cwd: join(home, 'work'),
			encoding: 'utf8',
			timeout: 50_000,
			input: '',
			env: {
				...{ HOME: home, PATH: `${join(home, 'bin')}:${process.env['PATH'] ?? ''}`, SEEN: seen },
				...{ LANG: 'C.UTF-8', TERM: 'xterm' },
			},
		});
		if (run.status !== 0) throw new Error(`${program} failed:\n${run.stdout}\n${run.stderr}`);
		return readFileSync(seen, 'utf8');
	} finally {
		rmSync(home, { recursive: true, force: true });
	}
}

/** The path of a file of this folder. */
export function pathOf(name: string): string {
	return fileURLToPath(new URL(name, import.meta.url));
}
