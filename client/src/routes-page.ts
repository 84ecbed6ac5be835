// The page that shows who receives which message. No editor here, so that tests can run it.
import type { SentRouteCell, SentRouteRow, SentRoutes } from '../../server/src/protocol.ts';
import { escapeHtml } from './document-frame.ts';
import { commandLink, openPlaceCommand } from './page-html.ts';
import { narrowTableStyle } from './table-style.ts';

const style = `
main { font-size: var(--vscode-editor-font-size, inherit); }
.routes { overflow-x: auto; }
caption { text-align: left; font-weight: 600; padding: 0.4em 0; }
td.no { opacity: .75; }
th small { font-weight: normal; }
td small a { white-space: nowrap; }
td.marked { font-weight: bold; }
${narrowTableStyle('.routes')}`;

/** Text of the server: words between back quotes are code. */
function toHtml(text: string): string {
	return escapeHtml(text).replace(/`([^`]*)`/g, '<code>$1</code>');
}

function lineLink(uri: string, line: number, label: string, about: string): string {
	return commandLink(openPlaceCommand, [uri, line + 1], label, about);
}

/** Lines as links, for those who hear them with their number. */
function lineLinks(uri: string, lines: readonly number[], about: string): string {
	return lines.map((line) => lineLink(uri, line, `line ${line + 1}`, about)).join(', ');
}

function renderCell(
	{ delivered, receivers, lines }: SentRouteCell,
	uri: string,
	{ row, column }: { readonly row: string; readonly column: string },
): string {
	const words = delivered === 'no' ? 'no' : delivered === 'filtered' ? 'if a filter lets it pass' : 'yes';
	const who = receivers.length === 0 ? '' : ` ${escapeHtml(receivers.join(', '))}`;
	const links =
		lines.length === 0 ? '' : ` <br><small>${lineLinks(uri, lines, `${row} to ${column}`)}</small>`;
	return `<td role="cell" data-label="${escapeHtml(column)}" class="${delivered}">${words}${who}${links}</td>`;
}

function renderRow(row: SentRouteRow, { uri, routes }: Page, hasNotes: boolean): string {
	const { name, summary, severity, line, note, cells } = row;
	const about = summary === undefined ? '' : `<br><small>${toHtml(summary)}</small>`;
	const level =
		line === undefined ? escapeHtml(severity) : lineLink(uri, line, severity, `severity of ${name}`);
	const warning = note === undefined || note === 'not reported' ? '' : '\u26a0 ';
	const mark = hasNotes
		? `<td role="cell" data-label="Note" class="marked">${warning}${escapeHtml(note ?? '')}</td>`
		: '';
	return `<tr role="row"><th scope="row" role="rowheader">${escapeHtml(name)}${about}</th><td role="cell" data-label="Severity">${level}</td>${mark}${cells
		.map((cell, at) => renderCell(cell, uri, { row: name, column: routes.columns[at]?.name ?? '' }))
		.join('')}</tr>`;
}

function renderTable(title: string, first: string, rows: readonly SentRouteRow[], page: Page): string {
	if (rows.length === 0) return '';
	const hasNotes = rows.some(({ note }) => note !== undefined);
	const columns = page.routes.columns.map(({ name }) => name);
	const head = [first, 'Severity', ...(hasNotes ? ['Note'] : []), ...columns]
		.map((text) => `<th scope="col" role="columnheader">${escapeHtml(text)}</th>`)
		.join('');
	const body = rows.map((row) => renderRow(row, page, hasNotes)).join('\n');
	return `<div class="routes wide" tabindex="0" role="region" aria-label="${escapeHtml(title)}"><table role="table"><caption>${escapeHtml(title)}</caption><thead role="rowgroup"><tr role="row">${head}</tr></thead><tbody role="rowgroup">${body}</tbody></table></div>`;
}

interface Page {
	readonly routes: SentRoutes;
	readonly uri: string;
}

/**
 * The page's body.
 * @param file the configuration's name
 * @param uri the configuration, for links to its lines
 * @param routes null: the server has no answer
 */
export function renderRoutes(file: string, uri: string, routes: SentRoutes | null, nonce: string): string {
	const title = `<h1>Who receives what: ${escapeHtml(file)}</h1>`;
	if (routes === null) return `${title}<p>No answer: the configuration is not open.</p>`;
	const destinations = routes.columns.map(
		({ name, detail, lines }) =>
			`<li><strong>${escapeHtml(name)}</strong>: ${escapeHtml(detail)}${lines.length === 0 ? '' : ` (${lineLinks(uri, lines, name)})`}</li>`,
	);
	const page = { routes, uri };
	return [
		`<style nonce="${nonce}">${style}</style>`,
		title,
		destinations.length === 0
			? '<p>No destination receives anything.</p>'
			: `<ul>${destinations.join('\n')}</ul>`,
		renderTable('Events', 'Event', routes.events, page),
		renderTable('Other messages', 'Classes', routes.messages, page),
	].join('\n');
}
