// Which files Git ignores: `.gitignore` in the folder of a file and in those above, and `.git/info/exclude`. Git itself is not
// asked: it need not be installed, and it runs what a repository configures.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { withSlashes } from '../platform/node-files.ts';

/** The patterns of one folder, for paths from there. */
interface Patterns {
	readonly folder: string;
	readonly ignore: Ignore;
}

/** Answers for many files; each `.gitignore` is read once. */
export class GitIgnore {
	readonly #tops = new Map<string, string | undefined>();
	readonly #patterns = new Map<string, Patterns | undefined>();
	readonly #excluded = new Map<string, Patterns | undefined>();
	readonly #folders = new Map<string, boolean>();

	/**
	 * Whether Git would leave a file out if it were new. Whether Git tracks it nevertheless is not looked at.
	 * @param file a file below the folder
	 * @param start the folder that is searched, which is wanted even if Git ignores it; outside a repository, only what is in it
	 * and below counts
	 */
	ignores(file: string, start: string): boolean {
		const path = resolve(file);
		const base = resolve(start);
		return this.#isIgnored(path, base, this.#topOf(base) ?? base, false);
	}

	/** Whether a path, or a folder between it and the one that is searched, is ignored. */
	#isIgnored(path: string, start: string, top: string, isFolder: boolean): boolean {
		if (path === start || !isBelow(path, start)) return false;
		const key = `${start}\0${path}`;
		const known = isFolder ? this.#folders.get(key) : undefined;
		if (known !== undefined) return known;
		const result = this.#isIgnored(dirname(path), start, top, true) || this.#matches(path, top, isFolder);
		if (isFolder) this.#folders.set(key, result);
		return result;
	}

	/** What the patterns say about the path itself: the nearest folder decides, and there the last pattern. */
	#matches(path: string, top: string, isFolder: boolean): boolean {
		const levels: (Patterns | undefined)[] = [];
		for (let folder = dirname(path); ; folder = dirname(folder)) {
			levels.push(this.#patternsOf(folder));
			if (folder === top || dirname(folder) === folder) break;
		}
		levels.push(this.#excludedOf(top));
		for (const level of levels) {
			if (level === undefined) continue;
			const test = (one: string, mark: string): ReturnType<Ignore['test']> =>
				level.ignore.test(withSlashes(relative(level.folder, one)) + mark);
			const { ignored, unignored } = test(path, isFolder ? '/' : '');
			// A folder that a nearer file has taken back counts as not ignored, with what is in it.
			const isInherited = dirname(path) !== level.folder && test(dirname(path), '/').ignored;
			if (unignored) return false;
			if (ignored && !isInherited) return true;
		}
		return false;
	}

	#patternsOf(folder: string): Patterns | undefined {
		return remember(this.#patterns, folder, () => readPatterns(folder, join(folder, '.gitignore')));
	}

	#excludedOf(top: string): Patterns | undefined {
		return remember(this.#excluded, top, () => {
			const git = gitFolderOf(top);
			return git === undefined ? undefined : readPatterns(top, join(git, 'info/exclude'));
		});
	}

	/** The top folder of the repository that a folder is in. */
	#topOf(folder: string): string | undefined {
		return remember(this.#tops, folder, () => {
			for (let at = folder; ; at = dirname(at)) {
				if (existsSync(join(at, '.git'))) return at;
				if (dirname(at) === at) return undefined;
			}
		});
	}
}

function remember<K, V>(memory: Map<K, V>, key: K, make: () => V): V {
	const known = memory.get(key);
	if (known !== undefined || memory.has(key)) return known as V;
	const made = make();
	memory.set(key, made);
	return made;
}

function isBelow(path: string, folder: string): boolean {
	const rest = relative(folder, path);
	return rest !== '' && !/^\.\.(?:[\\/]|$)/.test(rest);
}

function readPatterns(folder: string, file: string): Patterns | undefined {
	const text = textOf(file);
	return text === undefined || text.trim() === ''
		? undefined
		: { folder, ignore: ignore({ ignorecase: false }).add(text) };
}

/** Where Git keeps what belongs to a repository: in a worktree or submodule, `.git` is a file that names the folder. */
function gitFolderOf(top: string): string | undefined {
	const path = join(top, '.git');
	if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return path;
	const folder = /^gitdir: (.+)$/m.exec(textOf(path) ?? '')?.[1];
	if (folder === undefined) return undefined;
	const own = resolve(top, folder.trim());
	const shared = textOf(join(own, 'commondir'))?.trim();
	return shared === undefined ? own : resolve(own, shared);
}

/** Text of a small regular file; undefined where there is none to be had. */
function textOf(path: string): string | undefined {
	const MAX_BYTES = 1024 * 1024;
	try {
		const stat = statSync(path, { throwIfNoEntry: false });
		return stat?.isFile() === true && stat.size <= MAX_BYTES ? readFileSync(path, 'utf8') : undefined;
	} catch {
		return undefined;
	}
}
