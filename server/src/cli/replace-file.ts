// Writes a fixed file: the whole new text or nothing, under the same name, with the same rights and owner. The text goes
// to a new file beside the old one, which then takes its place in one step.
import { randomBytes } from 'node:crypto';
import {
	accessSync,
	closeSync,
	constants,
	fchmodSync,
	fchownSync,
	fstatSync,
	fsyncSync,
	lstatSync,
	openSync,
	readdirSync,
	readFileSync,
	realpathSync,
	renameSync,
	type Stats,
	statSync,
	unlinkSync,
	writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { InputError, reasonOf } from './input.ts';

/**
 * Replaces the content of a file.
 * @param path the file, or a link to it, which stays
 * @param old what it held when it was read
 * @throws InputError when that is not possible, or not without losing something; the file is as it was then
 */
export function replaceFile(path: string, old: Uint8Array, content: Uint8Array): void {
	try {
		replace(realpathSync(path), path, old, content);
	} catch (error) {
		if (error instanceof InputError) throw error;
		const reason = reasonOf(error);
		throw new InputError(`'${path}' is not fixed: ${reason}`);
	}
}

function replace(target: string, path: string, old: Uint8Array, content: Uint8Array): void {
	const stat = statSync(target);
	if (!stat.isFile()) throw new InputError(`'${path}' is not fixed: it is not a regular file`);
	if (stat.nlink > 1)
		throw new InputError(
			`'${path}' is not fixed: the file has ${stat.nlink} names (hard links), and only one of them would get the new text`,
		);
	// Who may do anything could replace a file that is write-protected on purpose.
	if (process.platform !== 'win32' && (stat.mode & 0o222) === 0)
		throw new InputError(`'${path}' is not fixed: it is read-only`);
	accessSync(target, constants.W_OK);
	const folder = dirname(target);
	removeLeftovers(folder);
	const temporary = join(folder, temporaryName(basename(target)));
	writeBeside(temporary, stat, content);
	try {
		if (!readFileSync(target).equals(old))
			throw new InputError(`'${path}' is not fixed: it was changed in the meantime`);
		renameSync(temporary, target);
	} catch (error) {
		unlinkSync(temporary);
		throw error;
	}
}

/** The process that makes a temporary file is in its name, so that a later run knows whether it is still at work. */
function temporaryName(name: string): string {
	return `.${name}.${process.pid}-${randomBytes(4).toString('hex')}.samhain-lint`;
}

const TEMPORARY_NAME = /^\..+\.(\d+)-[0-9a-f]{8}\.samhain-lint$/;
/** A process of another machine or container that shares the folder is not seen: it has this long to finish. */
const LEFTOVER_AGE_MS = 600_000;

/** Folders in which this process has looked for leftovers: one look at each is enough for a run. */
const lookedInto = new Set<string>();

/** Removes temporary files of runs that were killed before they could do it. */
function removeLeftovers(folder: string): void {
	if (lookedInto.has(folder)) return;
	lookedInto.add(folder);
	for (const name of readdirSync(folder)) {
		const pid = TEMPORARY_NAME.exec(name)?.[1];
		if (pid === undefined || isRunning(Number(pid))) continue;
		const path = join(folder, name);
		try {
			const stat = lstatSync(path);
			if (stat.isFile() && Date.now() - stat.mtimeMs > LEFTOVER_AGE_MS) unlinkSync(path);
		} catch {
			// It is gone already, or belongs to somebody else. The fix goes on.
		}
	}
}

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		// A process of another user may not be signalled, but it runs.
		return error instanceof Error && 'code' in error && error.code === 'EPERM';
	}
}

/** The new file belongs to whoever the old one belongs to; only root can see to that. */
function keepOwner(descriptor: number, uid: number, gid: number): void {
	try {
		fchownSync(descriptor, uid, gid);
	} catch {
		throw new Error('it belongs to another user or group, which the new file cannot keep');
	}
}

/** Makes the new file; leaves nothing when that fails. */
function writeBeside(temporary: string, { mode, uid, gid }: Stats, content: Uint8Array): void {
	const descriptor = openSync(temporary, 'wx', 0o600);
	try {
		writeFileSync(descriptor, content);
		const made = fstatSync(descriptor);
		if (made.uid !== uid || made.gid !== gid) keepOwner(descriptor, uid, gid);
		fchmodSync(descriptor, mode & 0o7777);
		fsyncSync(descriptor);
	} catch (error) {
		closeSync(descriptor);
		unlinkSync(temporary);
		throw error;
	}
	closeSync(descriptor);
}
