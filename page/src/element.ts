// Makes elements of the page: their text is always text.

/**
 * @param tag of the element
 * @param properties that are set on it
 * @param children elements, or texts
 */
export function element<K extends keyof HTMLElementTagNameMap>(
	tag: K,
	properties: Partial<HTMLElementTagNameMap[K]> = {},
	children: readonly (Node | string)[] = [],
): HTMLElementTagNameMap[K] {
	const made = Object.assign(document.createElement(tag), properties);
	made.append(...children);
	return made;
}

/** @returns a button with a text */
export function button(text: string, run: () => void, className = ''): HTMLButtonElement {
	const made = element('button', { type: 'button', className }, [text]);
	made.addEventListener('click', run);
	return made;
}

/**
 * Finds an element that the page must have.
 * @throws if it has no element of that kind with this id
 */
export function find<T extends HTMLElement>(id: string, kind: new () => T): T {
	const found = document.getElementById(id);
	if (!(found instanceof kind)) throw new Error(`The page has no ${id}.`);
	return found;
}
