// An immutable set of strings that costs little to extend, for names that thousands of lines define one by one.
// Layers of growing size share their older parts; a layer is merged with the next one when that is not larger.

interface Layer {
	readonly names: ReadonlySet<string>;
	readonly next: Layer | undefined;
	/** Names in this layer and below. */
	readonly size: number;
	/** Sum of the names' hashes in this layer and below; equal sets have equal sums. */
	readonly sum: number;
}

/** A set; `undefined` is the empty one. Extended by `withName`, never changed. */
export type StringSet = Layer | undefined;

export const EMPTY_SET: StringSet = undefined;

function hashName(name: string): number {
	let hash = 0;
	for (let at = 0; at < name.length; at++)
		hash = (Math.imul(hash, 31) + name.charCodeAt(at) + 0x9e3779b9) | 0;
	return hash;
}

/** Whether a name is in the set. */
export function hasName(set: StringSet, name: string): boolean {
	for (let layer = set; layer !== undefined; layer = layer.next) if (layer.names.has(name)) return true;
	return false;
}

/** The number of names. */
export function setSize(set: StringSet): number {
	return set?.size ?? 0;
}

/** The set with one name more; the same set when it has the name already. */
export function withName(set: StringSet, name: string): StringSet {
	if (hasName(set, name)) return set;
	// First see which layers merge, so that each name is copied once.
	let next = set;
	let merged = 1;
	while (next !== undefined && next.names.size <= merged) {
		merged += next.names.size;
		next = next.next;
	}
	const names = new Set<string>();
	for (let layer = set; layer !== next && layer !== undefined; layer = layer.next) {
		for (const one of layer.names) names.add(one);
	}
	names.add(name);
	return { names, next, size: setSize(set) + 1, sum: ((set?.sum ?? 0) + hashName(name)) | 0 };
}

/** The newest layer that both sets share, and the names of each above it. */
function divide(
	a: StringSet,
	b: StringSet,
): { readonly shared: StringSet; readonly onlyA: string[]; readonly onlyB: string[] } {
	const layers = new Set<Layer>();
	for (let layer = a; layer !== undefined; layer = layer.next) layers.add(layer);
	const onlyB: string[] = [];
	let shared = b;
	while (shared !== undefined && !layers.has(shared)) {
		onlyB.push(...shared.names);
		shared = shared.next;
	}
	const onlyA: string[] = [];
	for (let layer = a; layer !== shared && layer !== undefined; layer = layer.next) onlyA.push(...layer.names);
	return { shared, onlyA, onlyB };
}

/** Whether both sets have the same names; cheap when they differ, or share most of their layers. */
export function sameNames(a: StringSet, b: StringSet): boolean {
	if (a === b) return true;
	if (a === undefined || b === undefined || a.size !== b.size || a.sum !== b.sum) return false;
	return divide(a, b).onlyB.every((name) => hasName(a, name));
}

/** The names that are in one of the sets or in both. */
export function unionOf(a: StringSet, b: StringSet): StringSet {
	if (a === b) return a;
	if (setSize(a) < setSize(b)) return unionOf(b, a);
	let union = a;
	for (const name of divide(a, b).onlyB) union = withName(union, name);
	return union;
}

/** The names that are in both sets. */
export function intersectionOf(a: StringSet, b: StringSet): StringSet {
	if (a === b) return a;
	const { shared, onlyA } = divide(a, b);
	let both = shared;
	for (const name of onlyA) if (hasName(b, name)) both = withName(both, name);
	return both;
}
