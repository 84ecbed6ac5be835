// The deployment as a picture: the server on the left, a row per client with its four questions on the right.
// SVG with theme colours only; every text from a file is escaped, and no state is shown by colour alone.
import type { DeploymentModel } from '../deployment/model/deployment-model.ts';
import { mainServer } from '../deployment/model/deployment-model.ts';
import type { ProblemCounts } from '../workspace/problem-counts.ts';
import type { ClientSummary } from '../workspace/summary.ts';
import { summarizeClients } from '../workspace/summary.ts';

/** Clients drawn one by one; of more, those with problems come first and the rest is counted. */
export const ROWS_SHOWN = 60;
const ROW_HEIGHT = 34;
const TOP = 64;
const SERVER_WIDTH = 190;
const ROW_LEFT = 270;
const COLUMNS = [
	{ left: 540, title: 'allowed' },
	{ left: 640, title: 'registered' },
	{ left: 740, title: 'rc' },
	{ left: 830, title: 'file' },
	{ left: 920, title: 'findings' },
] as const;
const WIDTH = 1000;
/** Longest text in the picture, in characters; the whole is in the title. */
const MAX_LABEL = 30;

const STYLE = `
.sd-text{fill:var(--vscode-foreground,currentColor);font:13px var(--vscode-font-family,sans-serif)}
.sd-head{font-weight:bold}
.sd-note{font-size:11px;opacity:.85}
.sd-box{fill:var(--vscode-editorWidget-background,none);stroke:var(--vscode-foreground,currentColor)}
.sd-line{stroke:var(--vscode-foreground,currentColor);fill:none}
.sd-cut{stroke:var(--vscode-editorError-foreground,#c00);stroke-dasharray:5 4}
.sd-ok{fill:var(--vscode-testing-iconPassed,#2a7d2a)}
.sd-bad{fill:var(--vscode-editorError-foreground,#c00)}
.sd-open{fill:var(--vscode-descriptionForeground,currentColor)}`;

/** Makes text safe between tags and in attributes; control characters that XML forbids become a mark. */
export function escapeXml(text: string): string {
	return text
		.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
		.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&#39;');
}

function shorten(text: string): string {
	const letters = [...text.slice(0, MAX_LABEL * 2)];
	return letters.length > MAX_LABEL ? `${letters.slice(0, MAX_LABEL - 1).join('')}…` : text;
}

export interface Cell {
	readonly mark: '✓' | '✗' | '?' | '–';
	readonly word: string;
}

/** Let in, registered, configuration, baseline, findings. */
export function cellsOf(client: ClientSummary): readonly Cell[] {
	const admission: Cell =
		client.admission === 'granted'
			? { mark: '✓', word: 'yes' }
			: client.admission === 'denied'
				? { mark: '✗', word: 'refused' }
				: { mark: '?', word: 'unknown' };
	const registration: Cell =
		client.registration !== 'registered'
			? { mark: '✗', word: 'no' }
			: client.resolving === 'differs'
				? { mark: '✗', word: 'other name' }
				: { mark: '✓', word: 'yes' };
	const served = (state: ClientSummary['config']): Cell => {
		switch (state) {
			case 'own':
				return { mark: '✓', word: 'own' };
			case 'catch-all':
				return { mark: '✓', word: 'shared' };
			case 'misnamed':
				return { mark: '✗', word: 'misnamed' };
			case 'missing':
				return { mark: '✗', word: 'missing' };
			case 'not-served':
				return { mark: '–', word: 'local' };
		}
	};
	const findings: Cell =
		client.problemCount > 0
			? { mark: '✗', word: String(client.problemCount) }
			: { mark: client.lacks.length > 0 ? '–' : '✓', word: 'none' };
	return [admission, registration, served(client.config), served(client.baseline), findings];
}

function drawCell(cell: Cell, left: number, y: number): string {
	const kind = cell.mark === '✓' ? 'sd-ok' : cell.mark === '✗' ? 'sd-bad' : 'sd-open';
	return `<text class="sd-text" x="${left}" y="${y}"><tspan class="${kind}">${cell.mark}</tspan> <tspan class="sd-note">${cell.word}</tspan></text>`;
}

function drawClient(client: ClientSummary, row: number, serverY: number): string {
	const y = TOP + row * ROW_HEIGHT;
	const middle = y + ROW_HEIGHT / 2;
	const state = client.lacks.length === 0 ? 'complete' : client.lacks.join(', ');
	const isCut = client.admission === 'denied' || client.registration !== 'registered';
	const bend = SERVER_WIDTH + 20 + (ROW_LEFT - SERVER_WIDTH - 20) / 2;
	const path = `M${ROW_LEFT} ${middle}C${bend} ${middle} ${bend} ${serverY} ${SERVER_WIDTH + 20} ${serverY}`;
	const cells = cellsOf(client).map((cell, index) => drawCell(cell, COLUMNS[index]?.left ?? 0, middle + 5));
	return [
		`<g role="listitem" aria-label="${escapeXml(`${client.name}: ${state}`)}">`,
		`<title>${escapeXml(`${client.name}: ${state}`)}</title>`,
		`<path class="sd-line${isCut ? ' sd-cut' : ''}" d="${path}"/>`,
		`<rect class="sd-box" x="${ROW_LEFT}" y="${y + 4}" width="250" height="${ROW_HEIGHT - 8}" rx="4"/>`,
		`<text class="sd-text" x="${ROW_LEFT + 10}" y="${middle + 5}">${escapeXml(shorten(client.name))}</text>`,
		...cells,
		'</g>',
	].join('');
}

/** A picture and what is in it. */
export interface DeploymentPicture {
	readonly svg: string;
	readonly clientCount: number;
	/** Clients that have a row; the others are counted in the last line. */
	readonly shownCount: number;
}

/** Draws a deployment with the counts of findings by client, if at hand; the size is bounded whatever the number of clients. */
export function drawDeployment(
	model: DeploymentModel,
	problems?: ProblemCounts,
	clients: readonly ClientSummary[] = summarizeClients(model, problems),
): DeploymentPicture {
	const troubled = clients.filter(({ lacks }) => lacks.length > 0);
	const healthy = clients.filter(({ lacks }) => lacks.length === 0);
	const shown = [...troubled, ...healthy].slice(0, ROWS_SHOWN);
	const hidden = clients.length - shown.length;
	const rows = Math.max(3, shown.length);
	const height = TOP + rows * ROW_HEIGHT + (hidden > 0 ? ROW_HEIGHT : 0) + 16;
	const serverY = TOP + (Math.min(rows, 12) * ROW_HEIGHT) / 2;
	const server = mainServer(model);
	const name = model.facts.serverName ?? 'server';
	const port = server?.port?.value ?? model.facts.serverPort;
	const summary = `${clients.length} clients, ${troubled.length} with problems`;
	const naming = server?.clientFromAccept?.value === true ? 'names by connection' : 'names by client';
	const lines = [`port ${port}`, `${model.entries.size} registered`, naming];
	const hiddenTroubled = Math.max(0, troubled.length - shown.length);
	const rest =
		hidden > 0
			? `<text class="sd-text" x="${ROW_LEFT}" y="${TOP + rows * ROW_HEIGHT + 22}">and ${hidden} more, ${hiddenTroubled} with problems</text>`
			: '';
	const svg = [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="sd-title sd-desc">`,
		`<title id="sd-title">${escapeXml(`Deployment ${model.facts.label}`)}</title>`,
		`<desc id="sd-desc">${escapeXml(`Server ${name}: ${lines.join(', ')}. ${summary}. ${describe(shown)}`)}</desc>`,
		`<style>${STYLE}</style>`,
		`<text class="sd-text sd-head" x="20" y="28">${escapeXml(shorten(model.facts.label))}: ${summary}</text>`,
		...COLUMNS.map(({ left, title }) => `<text class="sd-text sd-head" x="${left}" y="52">${title}</text>`),
		'<g>',
		`<rect class="sd-box" x="20" y="${serverY - 44}" width="${SERVER_WIDTH}" height="88" rx="6"/>`,
		`<text class="sd-text sd-head" x="34" y="${serverY - 20}">${escapeXml(shorten(name))}</text>`,
		...lines.map(
			(line, index) =>
				`<text class="sd-text sd-note" x="34" y="${serverY + index * 18}">${escapeXml(line)}</text>`,
		),
		'</g>',
		'<g role="list">',
		...shown.map((client, row) => drawClient(client, row, serverY)),
		'</g>',
		rest,
		'</svg>',
	].join('');
	return { svg, clientCount: clients.length, shownCount: shown.length };
}

function describe(clients: readonly ClientSummary[]): string {
	return clients
		.slice(0, 12)
		.map(({ name, lacks }) => `${name}: ${lacks.length === 0 ? 'complete' : lacks.join(', ')}.`)
		.join(' ');
}
