// Lists the files below a folder, by name: no file is opened. A glob would do it, too, in several times the time.
import { type Dirent, readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { sep } from 'node:path';

/** Folders of other programs, which may hold examples of ours. */
const SKIPPED = new Set(['node_modules', '.git']);

/**
 * Files below a folder, also those that links lead to.
 * @param wants chooses by a file's name without its folders
 * @returns paths from the folder on with `/` between the parts, in alphabetical order
 */
export function filesBelow(folder: string, wants: (name: string) => boolean): string[] {
	const found: string[] = [];
	walk(folder, '', [], { found, wants });
	return found.sort();
}

interface Search {
	readonly found: string[];
	readonly wants: (name: string) => boolean;
}

/**
 * @param prefix the folder as it stands before the names found in it
 * @param linkedFrom real folders in which links were followed on the way
 */
function walk(folder: string, prefix: string, linkedFrom: readonly string[], search: Search): void {
	for (const entry of entriesOf(folder)) {
		const { name } = entry;
		const path = `${folder}/${name}`;
		if (entry.isFile()) {
			if (search.wants(name)) search.found.push(prefix + name);
		} else if (entry.isDirectory()) {
			if (!SKIPPED.has(name)) walk(path, `${prefix}${name}/`, linkedFrom, search);
		} else if (entry.isSymbolicLink()) {
			const target = targetOf(path);
			if (target?.isFile() && search.wants(name)) search.found.push(prefix + name);
			if (!target?.isDirectory() || SKIPPED.has(name)) continue;
			const places = [...linkedFrom, realpathSync(folder)];
			// A link to a folder around it would lead through itself again and again.
			if (!isAround(realpathSync(path), places)) walk(path, `${prefix}${name}/`, places, search);
		}
	}
}

/** Nothing for a folder that cannot be read: what lies in it was not named. */
function entriesOf(folder: string): readonly Dirent[] {
	try {
		return readdirSync(folder, { withFileTypes: true });
	} catch {
		return [];
	}
}

/** Undefined for a link that leads nowhere. */
function targetOf(link: string): Stats | undefined {
	try {
		return statSync(link);
	} catch {
		return undefined;
	}
}

function isAround(folder: string, places: readonly string[]): boolean {
	const within = folder.endsWith(sep) ? folder : folder + sep;
	return places.some((place) => place === folder || place.startsWith(within));
}
