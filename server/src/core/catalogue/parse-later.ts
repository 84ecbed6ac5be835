// Data of generated modules: JSON that is parsed when it is first asked for, so that a start costs what it uses.

/** What a JSON string holds, parsed at the first call and kept; the schemas of the catalogue vouch for the type. */
export function parseLater<T>(json: string): () => T {
	let kept: { readonly value: T } | undefined;
	return () => {
		kept ??= { value: JSON.parse(json) };
		return kept.value;
	};
}
