// Patterns of paths expanded over a tree, as glob(3) does when samhain reads the file.

import { compileComponent, hasMetaCharacter } from '../values/glob.ts';
import { resolvePath, type Tree } from './tree.ts';

/** The pattern cut before each group of slashes, so that `//` stays as it is written. */
function componentsOf(pattern: string): readonly string[] {
	return pattern.match(/\/+[^/]*/g) ?? [];
}

/**
 * The paths that a pattern matches. Symbolic links on the way are followed; a name with a leading dot needs a dot.
 * @param pattern an absolute path with `*`, `?` or `[`
 * @param tree where to look
 * @returns paths in samhain's order, with the slashes of the pattern
 */
export function expandPattern(pattern: string, tree: Tree): readonly string[] {
	let found: readonly string[] = [''];
	for (const component of componentsOf(pattern)) {
		const slashes = /^\/+/.exec(component)?.[0] ?? '';
		const text = component.slice(slashes.length);
		found = hasMetaCharacter(text)
			? found.flatMap((folder) => matchesIn(tree, folder, slashes, text))
			: found.map((folder) => folder + slashes + text.replace(/\\(.)/g, '$1'));
	}
	return found.filter((path) => resolvePath(tree, path) !== undefined).sort();
}

function matchesIn(tree: Tree, folder: string, slashes: string, text: string): readonly string[] {
	const matches = compileComponent(text);
	// A folder that is reached through a link at its end is entered, too: the pattern goes on below it.
	const place = resolvePath(tree, `${folder}/.`);
	const paths: string[] = [];
	if (place === undefined) return paths;
	const add = (name: string): void => {
		if (matches(name)) paths.push(folder + slashes + name);
	};
	tree.eachChild(place, add);
	// A pattern that begins with a dot also matches the folder itself and the one above.
	add('.');
	add('..');
	return paths;
}
