// The files of the machine, as the service wants them. The one place that reads files for it under Node.
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import type { FileStatus, FileSystem } from '../core/index.ts';

/**
 * The file system of Node, by paths as the system writes them.
 * @param failed called with an existing folder that cannot be listed
 */
export function nodeFiles(failed: (path: string, error: unknown) => void = () => undefined): FileSystem {
	return {
		readText: (path, maxBytes) => {
			try {
				const stat = statSync(path);
				return stat.isFile() && stat.size <= maxBytes ? readFileSync(path, 'utf8') : undefined;
			} catch {
				return undefined;
			}
		},
		list: (path) => {
			try {
				return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
					const { name } = entry;
					if (entry.isFile()) return { name, kind: 'file' };
					if (entry.isDirectory()) return { name, kind: 'folder' };
					return entry.isSymbolicLink() ? { name, kind: 'link' } : [];
				});
			} catch (error) {
				failed(path, error);
				return [];
			}
		},
		resolve: (path) => {
			try {
				return withSlashes(realpathSync.native(path));
			} catch {
				return undefined;
			}
		},
		status: readStatus,
	};
}

function readStatus(path: string): FileStatus | undefined {
	try {
		// Most files that are asked for are not there, which is not an error.
		const stat = statSync(path, { throwIfNoEntry: false });
		if (stat?.isFile() !== true) return undefined;
		const { size, mode, uid, gid, mtimeMs: modifiedMs } = stat;
		// Permission bits mean nothing on Windows.
		if (process.platform === 'win32') return { size, modifiedMs };
		return { size, mode: mode & 0o7777, uid, gid, modifiedMs };
	} catch {
		return undefined;
	}
}

/** A path of the system with `/` between its parts. */
export function withSlashes(path: string): string {
	return process.platform === 'win32' ? path.replaceAll('\\', '/') : path;
}
