// The script of the documentation: the search, buttons that copy code, and the menu of narrow screens. Without it all pages can be
// read.
import { button, element, find } from './element.ts';

/** What the search finds; `search-index.js` has them all. */
interface Entry {
	/** Address of the page, from the folder of the site. */
	readonly page: string;
	readonly title: string;
	readonly text: string;
}

/** Results that are shown. */
const MOST = 50;
/** Letters around a word that is shown. */
const AROUND = 90;

/** The way from this page to the folder of the site. */
const ROOT = document.body.dataset['root'] ?? '';

function loadIndex(): Promise<readonly Entry[]> {
	return new Promise((resolve, reject) => {
		const script = element('script', { src: `${ROOT}search-index.js` });
		script.addEventListener('load', () => resolve(Reflect.get(globalThis, 'searchIndex')));
		script.addEventListener('error', () => reject(new Error('search-index.js is missing.')));
		document.head.append(script);
	});
}

/** Pages about this project, which mention everything; who searches wants the others first. */
const ASIDE = /^(?:claims|performance|changelog|comparison|architecture|contributing|protocol)\.html/;

/** How well an entry fits; 0: a word is missing. */
function scoreOf({ page, title, text }: Entry, words: readonly string[]): number {
	const name = title.toLowerCase();
	const body = text.toLowerCase();
	let score = 0;
	for (const word of words) {
		const inTitle = name === word ? 200 : name.startsWith(word) ? 80 : name.includes(word) ? 40 : 0;
		const inText = body.includes(word) ? 1 + Math.min(9, body.split(word).length - 2) : 0;
		if (inTitle + inText === 0) return 0;
		score += inTitle + inText;
	}
	return ASIDE.test(page) ? score / 20 : score;
}

/** The words around the first hit. */
function excerptOf(text: string, word: string): (Node | string)[] {
	const at = text.toLowerCase().indexOf(word);
	if (at < 0) return [text.slice(0, 2 * AROUND)];
	const start = Math.max(0, at - AROUND);
	const end = at + word.length;
	return [
		`${start > 0 ? '…' : ''}${text.slice(start, at)}`,
		element('mark', {}, [text.slice(at, end)]),
		`${text.slice(end, end + AROUND)}…`,
	];
}

async function showResults(query: string): Promise<void> {
	const words = query
		.toLowerCase()
		.split(/\s+/)
		.filter((word) => word !== '');
	if (words.length === 0) return;
	const status = find('search-status', HTMLElement);
	const entries = await loadIndex();
	const hits = entries
		.map((entry) => ({ entry, score: scoreOf(entry, words) }))
		.filter(({ score }) => score > 0)
		.sort((one, other) => other.score - one.score);
	status.textContent = `${hits.length} ${hits.length === 1 ? 'place' : 'places'} for ${query}${hits.length > MOST ? `; the first ${MOST}` : ''}`;
	find('search-results', HTMLElement).replaceChildren(
		...hits
			.slice(0, MOST)
			.map(({ entry }) =>
				element('li', {}, [
					element('a', { href: ROOT + entry.page }, [entry.title]),
					element('p', {}, excerptOf(entry.text, words[0] ?? '')),
				]),
			),
	);
}

function wireSearch(): void {
	const form = find('search', HTMLFormElement);
	const query = find('query', HTMLInputElement);
	const follow = (): void => {
		if (document.getElementById('search-results') === null) return;
		query.value = decodeURIComponent(location.hash.slice(1));
		void showResults(query.value);
	};
	form.addEventListener('submit', (event) => {
		event.preventDefault();
		location.href = `${form.dataset['page'] ?? ''}#${encodeURIComponent(query.value.trim())}`;
	});
	addEventListener('hashchange', follow);
	follow();
	document.addEventListener('keydown', (event) => {
		const isTyping = event.target instanceof HTMLInputElement;
		if (event.key !== '/' || isTyping || event.ctrlKey || event.altKey || event.metaKey) return;
		event.preventDefault();
		query.focus();
	});
}

function addCopyButtons(): void {
	for (const code of document.querySelectorAll('pre > code')) {
		const block = code.parentElement;
		const copy = button('Copy', () => {
			void navigator.clipboard.writeText(code.textContent ?? '').then(() => {
				copy.textContent = 'Copied';
				setTimeout(() => {
					copy.textContent = 'Copy';
				}, 2000);
			});
		});
		copy.className = 'copy';
		const frame = element('div', { className: 'code' });
		block?.replaceWith(frame);
		if (block !== null) frame.append(block, copy);
	}
}

wireSearch();
addCopyButtons();
// On a narrow screen the text comes first.
if (matchMedia('(max-width: 56rem)').matches) find('menu', HTMLDetailsElement).open = false;
