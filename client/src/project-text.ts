// Changes of `.samhain-lint.json` that commands of ours make. No editor here, so that tests can run it.

/** An object of JSON. */
type JsonObject = Record<string, unknown>;

function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The text of a project file with one value set; everything else keeps its order.
 * @param text of the file; empty for a new one
 * @param path keys from the outside in; objects that are not there are made, and the last object moves to the end of its
 * own, since later patterns of `files` win
 * @returns undefined where the file is no JSON object, or something else is in the way
 */
export function withValue(text: string, path: readonly string[], value: unknown): string | undefined {
	let root: unknown;
	try {
		root = text.trim() === '' ? {} : JSON.parse(text.replace(/^\ufeff/, ''));
	} catch {
		return undefined;
	}
	if (!isObject(root)) return undefined;
	const last = path.at(-1);
	if (last === undefined) return undefined;
	let at = root;
	for (const key of path.slice(0, -1)) {
		const inner = Object.hasOwn(at, key) ? at[key] : {};
		if (!isObject(inner)) return undefined;
		if (at !== root) delete at[key];
		define(at, key, inner);
		at = inner;
	}
	define(at, last, value);
	const indent = /^([ \t]+)\S/m.exec(text)?.[1] ?? '\t';
	return `${JSON.stringify(root, undefined, indent)}\n`;
}

/** Sets a key, also one that objects have a meaning for. */
function define(object: JsonObject, key: string, value: unknown): void {
	Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}

/**
 * The pattern that means one file.
 * @param path relative to the folder of the project file, with `/` between folders
 */
export function patternOf(path: string): string {
	return `./${path.replaceAll(/[*?[\]{},\\]/g, '?')}`;
}
