// The deployment as a page: a table at the editor's font size, in which everything that is told leads to its line.
import type { SentDeployment, SentPlace, SentTable } from '../../server/src/protocol.ts';
import { escapeHtml } from './document-frame.ts';
import { commandLink, openPlaceCommand } from './page-html.ts';
import { narrowTableStyle } from './table-style.ts';

// Beside an editor the page is narrow: each client is then a block of its own instead of a row.
const style = `
main { font-size: var(--vscode-editor-font-size, inherit); }
.clients table { border-collapse: collapse; }
.clients th, .clients td { text-align: left; padding: 0.25em 0.9em 0.25em 0.2em; border: none; border-bottom: 1px solid var(--vscode-widget-border, rgba(127,127,127,.35)); background: none; }
.clients th[scope=row] { overflow-wrap: anywhere; min-width: 9em; }
.clients a:focus-visible { outline: 1px solid var(--vscode-focusBorder, currentColor); outline-offset: 2px; }
.good, .good a { color: var(--vscode-foreground); }
.bad, .bad a { color: var(--vscode-errorForeground, inherit); font-weight: bold; }
${narrowTableStyle('.clients')}`;

/** Meanings of the marks, for those who hear them. */
const marks: Readonly<Record<string, string>> = { '\u2713': 'good', '\u2717': 'bad', '?': 'open' };

/** A text that leads to a line, where there is one. */
function link(label: string, { uri, line }: SentPlace, about?: string): string {
	return uri === undefined
		? escapeHtml(label)
		: commandLink(openPlaceCommand, [uri, (line ?? 0) + 1], label, about);
}

function renderTable(table: SentTable): string {
	const head = ['client', ...table.columns].map(
		(title) => `<th scope="col" role="columnheader">${escapeHtml(title)}</th>`,
	);
	// The roles keep a table for a screen reader, which a layout in blocks would otherwise take away.
	const rows = table.rows.map(({ name, cells, ...place }) => {
		const fields = cells.map(({ mark, word, ...at }, column) => {
			const title = table.columns[column] ?? '';
			const content = link(`${mark} ${word}`, at, `${title}, ${name}`);
			return `<td role="cell" data-label="${escapeHtml(title)}" class="${marks[mark] ?? 'open'}">${content}</td>`;
		});
		return `<tr role="row"><th scope="row" role="rowheader">${link(name, place)}</th>${fields.join('')}</tr>`;
	});
	return [
		`<h1>${escapeHtml(table.title)}</h1>`,
		`<p>${link(table.server, table.serverPlace)}</p>`,
		`<div class="clients"><table role="table"><thead role="rowgroup"><tr role="row">${head.join('')}</tr></thead>`,
		`<tbody role="rowgroup">${rows.join('\n')}</tbody></table></div>`,
		table.hidden === 0 ? '' : `<p class="note">and ${table.hidden} more</p>`,
	].join('\n');
}

/** The body of the page. */
export function renderDeployments(deployments: readonly SentDeployment[], nonce: string): string {
	if (deployments.length === 0)
		return '<h1>No deployment</h1><p>A deployment is a saved <code>yulerc</code> with at least one other file: <code>rc.NAME</code> or <code>file.NAME</code> of a client, <code>hosts</code>, <code>hosts.allow</code> or <code>hosts.deny</code>. No folder of this workspace has such files together. A <code>.samhain-lint.json</code> can name files that are elsewhere.</p>';
	const parts = deployments.map(({ table, waiting }) => {
		const note =
			waiting === 0 ? '' : `<p class="note">The linter has not looked at ${waiting} clients yet.</p>`;
		return renderTable(table) + note;
	});
	return `<style nonce="${nonce}">${style}</style>\n${parts.join('\n')}`;
}
