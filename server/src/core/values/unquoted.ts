// What a refused value may have meant, whatever its kind.

/** The value without one pair of quotes around it. */
export function unquoted(value: string): string {
	return value.replace(/^(["'])(.*)\1$/, '$2');
}
