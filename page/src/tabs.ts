// The tabs of the side panel, as the ARIA practices describe them: arrows move between them, and one is in the Tab order.
import { focusedBy } from './arrow-keys.ts';
import { find } from './element.ts';

export interface Tabs {
	readonly show: (name: string) => void;
	readonly shown: () => string;
}

/**
 * Wires the buttons `#tab-NAME` and their panels `#panel-NAME`.
 * @param list id of the element with the role `tablist`
 * @param changed called with the name of the tab that is shown from now on
 */
export function createTabs(list: string, changed: (name: string) => void): Tabs {
	const tabs = [...find(list, HTMLElement).querySelectorAll<HTMLButtonElement>('[role=tab]')];
	let current = '';
	const nameOf = (tab: HTMLElement): string => tab.id.replace(/^tab-/, '');
	const show = (name: string): void => {
		if (name === current) return;
		current = name;
		for (const tab of tabs) {
			const isShown = nameOf(tab) === name;
			tab.setAttribute('aria-selected', String(isShown));
			tab.tabIndex = isShown ? 0 : -1;
			find(`panel-${nameOf(tab)}`, HTMLElement).hidden = !isShown;
		}
		changed(name);
	};
	for (const [at, tab] of tabs.entries()) {
		tab.addEventListener('click', () => show(nameOf(tab)));
		tab.addEventListener('keydown', (event) => {
			const step = focusedBy(event.key, at, tabs.length, { next: 'ArrowRight', previous: 'ArrowLeft' });
			const next = step === undefined ? undefined : tabs[step];
			if (next === undefined) return;
			event.preventDefault();
			next.focus();
			show(nameOf(next));
		});
	}
	return { show, shown: () => current };
}
