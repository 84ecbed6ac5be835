// Tables as one HTML page that needs nothing else: no script, no style sheet from elsewhere. Colours are the browser's
// own, so that dark and high contrast work, and nothing depends on colour alone.
import { printable } from './printable.ts';

/** One cell of a table. */
export interface HtmlCell {
	readonly text: string;
	/** Heads its row. */
	readonly isHead?: boolean;
	/** Shown in bold, with a mark. */
	readonly isMarked?: boolean;
	/** More about the text, below it. */
	readonly title?: string;
}

const ESCAPES: Readonly<Record<string, string>> = {
	...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' },
};

/** Text as HTML; a line break stays one. */
function escapeHtml(text: string): string {
	return text
		.split('\n')
		.map((line) => printable(line).replace(/[&<>"]/g, (character) => ESCAPES[character] ?? ''))
		.join('<br>');
}

function cell({ text, isHead, isMarked, title }: HtmlCell): string {
	const shown =
		isMarked === true && text !== '' ? `<strong>⚠ ${escapeHtml(text)}</strong>` : escapeHtml(text);
	const more = title === undefined ? '' : `<br><small>${escapeHtml(title)}</small>`;
	return isHead === true ? `<th scope="row">${shown}${more}</th>` : `<td>${shown}${more}</td>`;
}

/**
 * A table with a caption.
 * @param head the titles of its columns
 */
export function htmlTable(
	caption: string,
	head: readonly string[],
	rows: readonly (readonly HtmlCell[])[],
): string {
	const titles = head.map((title) => `<th scope="col">${escapeHtml(title)}</th>`).join('');
	const body = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\n');
	return `<table><caption>${escapeHtml(caption)}</caption>\n<thead><tr>${titles}</tr></thead>\n<tbody>\n${body}\n</tbody></table>`;
}

/** A paragraph of plain text. */
export function htmlParagraph(text: string): string {
	return `<p>${escapeHtml(text)}</p>`;
}

const STYLE = `:root{color-scheme:light dark}body{font:1rem/1.4 system-ui,sans-serif;margin:1.5rem}
table{border-collapse:collapse;margin:1.5rem 0}caption{font-weight:bold;text-align:left;padding:.3rem 0}
th,td{border:1px solid;padding:.25rem .5rem;text-align:left;vertical-align:top}`;

/** A page of such parts. */
export function htmlPage(title: string, parts: readonly string[]): string {
	const shown = escapeHtml(title);
	return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${shown}</title>
<style>${STYLE}</style></head>
<body><main><h1>${shown}</h1>
${parts.join('\n')}
</main></body></html>
`;
}
