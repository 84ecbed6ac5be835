// Maps that hold several values for one key.

/** The list of a key: an empty one is made for a key that has none. */
export function listOf<K, V>(index: Map<K, V[]>, key: K): V[] {
	let values = index.get(key);
	if (values === undefined) {
		values = [];
		index.set(key, values);
	}
	return values;
}

/** Appends a value to those of a key. */
export function appendTo<K, V>(index: Map<K, V[]>, key: K, value: V): void {
	listOf(index, key).push(value);
}

/** Adds a value to the set of a key. */
export function addTo<K, V>(index: Map<K, Set<V>>, key: K, value: V): void {
	const values = index.get(key);
	if (values === undefined) index.set(key, new Set([value]));
	else values.add(value);
}
