// Reads a file as it is in a revision of Git. The one place where the command line starts another program, and only for
// an argument that names a revision: `git cat-file`, which runs no filter, hook or pager of the repository.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { InputError, reasonOf } from './input.ts';

const MAX_BYTES = 256 * 1024 * 1024;

/** A file in a revision. */
export interface Revision {
	readonly revision: string;
	/** The file of the working tree, as a path from the current folder. */
	readonly file: string;
	readonly bytes: Uint8Array;
}

/**
 * Runs Git.
 * @throws InputError when Git cannot be run, or fails
 */
function git(folder: string, args: readonly string[]): Uint8Array {
	// A partial clone would fetch a missing file with programs that its own configuration names.
	const env = { ...process.env, GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: '' };
	const { status, stdout, stderr, error } = spawnSync('git', args, {
		...{ cwd: folder, env, maxBuffer: MAX_BYTES },
	});
	if (error !== undefined) throw new InputError(`cannot run git: ${reasonOf(error)}`);
	if (status !== 0) throw new InputError(whyFailed(folder, stderr.toString('utf8')));
	return stdout;
}

/** The first line of Git; outside of a repository, what can be done instead. */
function whyFailed(folder: string, text: string): string {
	const [first = ''] = text.trim().split('\n');
	if (!first.includes('not a git repository')) return first === '' ? 'git failed' : first;
	const where = folder === '.' ? 'the current folder' : `'${folder}'`;
	return `${where} is outside of every Git repository: compare with a file instead`;
}

/**
 * The parts of an argument such as `HEAD~2:etc/samhainrc`.
 * @returns undefined for the name of a file that exists, and for what cannot be a revision
 */
export function splitRevision(
	argument: string,
): { readonly revision: string; readonly path: string } | undefined {
	const match = /^([^:-][^:]*):(.+)$/s.exec(argument);
	// `C:\samhainrc` is a file.
	if (match === null || existsSync(argument) || /^[A-Za-z]:[\\/]/.test(argument)) return undefined;
	return { revision: match[1] ?? '', path: match[2] ?? '' };
}

/**
 * Reads a file of a revision.
 * @param path from the current folder; or, where no such file exists, from the top of the repository, as Git reads it
 * @throws InputError when Git does not have it
 */
export function readRevision(revision: string, path: string): Revision {
	const file = existsSync(path) ? path : join(topOf(), path);
	const folder = existsSync(dirname(file)) ? dirname(file) : '.';
	const bytes = git(folder, ['cat-file', 'blob', `${revision}:./${basename(file)}`]);
	return { revision, file, bytes };
}

function topOf(): string {
	return Buffer.from(git('.', ['rev-parse', '--show-toplevel']))
		.toString('utf8')
		.trim();
}
