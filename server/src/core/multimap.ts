// Maps that hold several values for one key.

/** Puts a value behind those that a key has. */
export function appendTo<K, V>(index: Map<K, V[]>, key: K, value: V): void {
	const values = index.get(key);
	if (values === undefined) index.set(key, [value]);
	else values.push(value);
}

/** Adds a value to the set of a key. */
export function addTo<K, V>(index: Map<K, Set<V>>, key: K, value: V): void {
	const values = index.get(key);
	if (values === undefined) index.set(key, new Set([value]));
	else values.add(value);
}
