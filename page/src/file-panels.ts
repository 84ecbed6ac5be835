// What the files do together and one by one: the deployment, the watched paths and the line that decides for one, the options in
// force, and who receives which message.
import { renderDeployments } from '../../client/src/deployment-page.ts';
import { renderRoutes } from '../../client/src/routes-page.ts';
import { renderWhy } from '../../client/src/why-page.ts';
import type { SentDeployment, SentWatchedItem } from '../../server/src/protocol.ts';
import { STYLE_NONCE } from './editor.ts';
import { button, element, find } from './element.ts';
import { showRendered } from './page-links.ts';
import { isConfiguration, type PageFile, type Project } from './project.ts';

/** Rows of the table; a filter finds the others. */
const MOST = 1000;

/** Draws the table of watched paths. */
export async function drawWatched(
	project: Project,
	goTo: (file: PageFile, line: number) => void,
): Promise<void> {
	const { link, shown } = project;
	if (link === undefined || shown === undefined) return;
	const filter = find('watched-filter', HTMLInputElement).value.trim();
	const answer = await link.ask('samhain/watchedPaths', { uri: shown.uri, filter });
	const body = find('watched-rows', HTMLElement);
	const note = find('watched-note', HTMLElement);
	const rows = answer === undefined || answer === null ? [] : rowsOf(answer.items, 0).slice(0, MOST);
	body.replaceChildren(...rows.map(([item, depth]) => rowOf(shown, item, depth, goTo)));
	find('watched-table', HTMLElement).hidden = rows.length === 0;
	note.textContent = noteOf(shown, rows.length, filter, answer?.starts ?? false);
}

function noteOf(file: PageFile, count: number, filter: string, starts: boolean): string {
	if (!isConfiguration(file)) return `${file.path} is not a configuration of samhain.`;
	if (count === 0 && filter !== '') return `No watched path contains ${filter}.`;
	if (count === 0) return `${file.path} watches no path.`;
	const most = count === MOST ? ` The first ${MOST} are shown; the filter finds the others.` : '';
	return starts ? most : `Samhain does not start with these paths.${most}`;
}

type Row = readonly [item: SentWatchedItem, depth: number];

function rowsOf(items: readonly SentWatchedItem[], depth: number): Row[] {
	return items.flatMap((item) => [[item, depth] as const, ...rowsOf(item.children ?? [], depth + 1)]);
}

function rowOf(
	file: PageFile,
	item: SentWatchedItem,
	depth: number,
	goTo: (file: PageFile, line: number) => void,
): HTMLElement {
	const { label, path, policy, line } = item;
	const name = element('td', {}, [element('code', { title: path }, [depth === 0 ? path : label])]);
	name.style.paddingInlineStart = `${0.6 + depth * 1.2}em`;
	const place = line === undefined ? '' : button(String(line + 1), () => goTo(file, line), 'link');
	if (typeof place !== 'string')
		place.setAttribute('aria-label', `Line ${(line ?? 0) + 1} decides for ${path}`);
	return element('tr', {}, [
		name,
		element('td', {}, [policy ?? '']),
		element('td', {}, [checksOf(item)]),
		element('td', {}, [place]),
	]);
}

/** How far an item reaches and what is checked; the policy and the line have columns of their own. */
function checksOf({ policy, description, tooltip }: SentWatchedItem): string {
	if (policy === undefined) return description;
	const reach = description.split(' · ').slice(1).join(' · ');
	const tests = tooltip.slice(tooltip.indexOf(']. ') + 3).replace(/\.$/, '');
	return [tests.charAt(0).toUpperCase() + tests.slice(1), ...(reach === '' ? [] : [reach])].join(' · ');
}

/** Answers which line decides for the path in the box. */
export async function drawWhy(project: Project): Promise<void> {
	const { link, shown } = project;
	const path = find('why-path', HTMLInputElement).value.trim();
	if (link === undefined || shown === undefined || path === '') return;
	const answer = await link.ask('samhain/why', { uri: shown.uri, path });
	showRendered(find('why-answer', HTMLElement), renderWhy(path, shown.uri, answer?.answers ?? []));
}

/** Lists the options in force. */
export async function drawEffective(
	project: Project,
	goTo: (file: PageFile, line: number) => void,
): Promise<void> {
	const { link, shown } = project;
	if (link === undefined || shown === undefined) return;
	const answer = await link.ask('samhain/effective', { uri: shown.uri });
	const lines = answer?.lines ?? [];
	find('effective', HTMLElement).replaceChildren(
		...lines.flatMap(({ text, line }) => {
			if (text === '') return [element('p', { className: 'gap' })];
			const code = element('code', {}, [text]);
			if (line === undefined) return [element('p', {}, [code])];
			const way = button('', () => goTo(shown, line), 'link');
			way.append(code);
			return [element('p', {}, [way])];
		}),
	);
}

/** Draws the deployments that the files form. */
export async function drawDeployments(project: Project): Promise<void> {
	const answer = await project.link?.ask('samhain/deployment', {});
	const whole = (answer?.deployments ?? []).filter((one): one is SentDeployment => 'table' in one);
	showRendered(find('deployment', HTMLElement), renderDeployments(whole, STYLE_NONCE));
}

/** Draws the table of who receives which message. */
export async function drawRoutes(project: Project): Promise<void> {
	const { link, shown } = project;
	if (link === undefined || shown === undefined) return;
	const answer = await link.ask('samhain/routes', { uri: shown.uri });
	const html = renderRoutes(shown.path, shown.uri, answer ?? null, STYLE_NONCE);
	showRendered(find('routes', HTMLElement), html);
}
