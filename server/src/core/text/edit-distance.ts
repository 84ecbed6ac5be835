// How far apart two words are. Pure comparison of characters; letter case counts.

/**
 * Edits between two words: insertions, deletions, replacements and swaps of neighbours (Damerau-Levenshtein in its
 * restricted form).
 * @param limit more edits than this are not counted
 * @returns the number of edits, or `limit + 1` when there are more
 */
export function countEdits(a: string, b: string, limit: number): number {
	if (Math.abs(a.length - b.length) > limit) return limit + 1;
	// What both words begin and end with costs nothing, and most words that are compared differ in few letters.
	let start = 0;
	while (start < a.length && start < b.length && a[start] === b[start]) start++;
	let endA = a.length;
	let endB = b.length;
	while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
		endA--;
		endB--;
	}
	if (start === endA || start === endB) return Math.min(endA + endB - 2 * start, limit + 1);
	return countMiddleEdits(a.slice(start, endA), b.slice(start, endB), limit);
}

function countMiddleEdits(a: string, b: string, limit: number): number {
	let beforeLast: number[] = [];
	let last = Array.from({ length: b.length + 1 }, (_, column) => column);
	for (let row = 1; row <= a.length; row++) {
		const current = [row];
		let smallest = row;
		for (let column = 1; column <= b.length; column++) {
			const isSame = a[row - 1] === b[column - 1];
			let edits = Math.min(
				(last[column] ?? 0) + 1,
				(current[column - 1] ?? 0) + 1,
				(last[column - 1] ?? 0) + (isSame ? 0 : 1),
			);
			if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
				edits = Math.min(edits, (beforeLast[column - 2] ?? 0) + 1);
			current.push(edits);
			smallest = Math.min(smallest, edits);
		}
		if (smallest > limit) return limit + 1;
		beforeLast = last;
		last = current;
	}
	return Math.min(last[b.length] ?? 0, limit + 1);
}
