// The documentation in the page: rules and guidance, reached by addresses such as `#help/rules/duplicate-client`.
import { element, find } from './element.ts';
import { readHelpPages } from './embedded.ts';
import type { Project } from './project.ts';

const START = 'guidance/index';

/** Shows the page that an address names: `rules/duplicate-client`, `guidance/connecting-1#what`. */
export async function showHelp(address: string): Promise<void> {
	const [name = '', anchor = ''] = address.split('#');
	const pages = await readHelpPages();
	const body = find('help', HTMLElement);
	const page = pages[name] ?? pages[START];
	body.innerHTML = page?.html ?? '';
	const target = anchor === '' ? null : body.querySelector(`#${CSS.escape(anchor)}`);
	const heading = target ?? body.querySelector('h1');
	if (heading instanceof HTMLElement) {
		heading.tabIndex = -1;
		heading.focus({ preventScroll: true });
		heading.scrollIntoView({ block: 'nearest' });
	}
	find('panel-help', HTMLElement).scrollTop = target instanceof HTMLElement ? target.offsetTop : 0;
}

/** Searches the guidance for what is in the box. */
export async function searchHelp(project: Project): Promise<void> {
	const query = find('help-query', HTMLInputElement).value.trim();
	const list = find('help-results', HTMLElement);
	const answer = query === '' ? undefined : await project.link?.ask('samhain/searchGuidance', { query });
	const results = answer?.results ?? [];
	list.replaceChildren(
		...(query !== '' && results.length === 0 ? [element('li', {}, [`Nothing mentions ${query}.`])] : []),
		...results.slice(0, 20).map(({ page, anchor, title }) => {
			const href = `#help/guidance/${page}${anchor === '' ? '' : `#${anchor}`}`;
			return element('li', {}, [element('a', { href }, [title])]);
		}),
	);
}
