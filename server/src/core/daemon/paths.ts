// Paths on the machine that verdicts assume: what stat(2) would find there.
import type { Machine } from './daemon.ts';

/** The folder above an absolute path without a slash at its end; after a link, the one above its target. */
function parentOf(path: string, { links }: Machine): string {
	const target = Object.hasOwn(links, path) ? links[path] : undefined;
	if (target !== undefined && target !== '') return target.slice(0, target.lastIndexOf('/')) || '/';
	const slash = path.lastIndexOf('/');
	return slash <= 0 ? '/' : path.slice(0, slash);
}

/**
 * What is at a path, as the system resolves it: `//`, `.`, `..` and a slash at the end are not part of a name.
 * @param path absolute; of relative paths only those are known that lead upwards from the working directory
 * @returns undefined where nothing is
 */
export function typeAt(path: string, machine: Machine): 'file' | 'dir' | 'pipe' | undefined {
	if (!path.startsWith('/'))
		return path !== '' && /^[./]+$/.test(path) && !/\.{3}/.test(path) ? 'dir' : undefined;
	let at = '/';
	for (const name of path.split('/').slice(1)) {
		// Only a folder has names in it, and `.` and `..` are such names.
		if (typeOf(at, machine) !== 'dir') return undefined;
		if (name === '' || name === '.') continue;
		at = name === '..' ? parentOf(at, machine) : at === '/' ? `/${name}` : `${at}/${name}`;
	}
	return typeOf(at, machine);
}

function typeOf(path: string, { files }: Machine): 'file' | 'dir' | 'pipe' | undefined {
	if (Object.hasOwn(files, path)) return files[path];
	const [, usr = '', rest = ''] = /^(\/usr)?(\/(?:bin|sbin|lib|lib64)(?:\/.*)?)$/.exec(path) ?? [];
	const other = usr === '' ? `/usr${rest}` : rest;
	return rest !== '' && Object.hasOwn(files, other) ? files[other] : undefined;
}
