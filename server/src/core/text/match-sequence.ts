// Matches items of a pattern against the places of what is matched, as all our patterns with a star do.

/**
 * Matches items against places, where some items match any number of places; goes back to the last of these, so
 * that the time is the product of the two lengths at most.
 */
export function matchesSequence(
	items: number,
	places: number,
	isAny: (item: number) => boolean,
	fits: (item: number, place: number) => boolean,
): boolean {
	let item = 0;
	let place = 0;
	let anyItem = -1;
	let anyPlace = 0;
	while (place < places) {
		if (item < items && isAny(item)) {
			anyItem = item++;
			anyPlace = place;
		} else if (item < items && fits(item, place)) {
			item++;
			place++;
		} else if (anyItem >= 0) {
			item = anyItem + 1;
			place = ++anyPlace;
		} else return false;
	}
	while (item < items && isAny(item)) item++;
	return item === items;
}
