// Which of several controls gets the focus by a key, as in menus and lists of tabs.

/**
 * @param key what was pressed
 * @param at the control that has the focus, from 0
 * @param count how many there are; after the last one the first follows
 * @param arrows the keys for the next and the previous one
 * @returns the control that gets the focus; undefined for other keys
 */
export function focusedBy(
	key: string,
	at: number,
	count: number,
	arrows: { readonly next: string; readonly previous: string },
): number | undefined {
	if (key === 'Home') return 0;
	if (key === 'End') return count - 1;
	if (key === arrows.next) return (at + 1) % count;
	if (key === arrows.previous) return (at - 1 + count) % count;
	return undefined;
}
