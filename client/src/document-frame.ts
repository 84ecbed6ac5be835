// The HTML document around every page: it fetches nothing, and only what carries its one-time word counts.

/** What a page puts into the frame. */
export interface FramedPage {
	readonly title: string;
	/** One-time word with which our own style and script pass the content policy. */
	readonly nonce: string;
	readonly style: string;
	/** The `body` element's attributes, as HTML. */
	readonly attributes?: string;
	/** As HTML. */
	readonly body: string;
	/** Without it nothing runs in the page. */
	readonly script?: string;
}

/** A text without marks of HTML, for content and for attributes in double quotes. */
export function escapeHtml(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&#39;');
}

/** @returns a whole HTML document */
export function frameDocument({ title, nonce, style, attributes, body, script }: FramedPage): string {
	const ours = `'nonce-${nonce}'`;
	const policy = `default-src 'none'; style-src ${ours}${script === undefined ? '' : `; script-src ${ours}`}`;
	return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escapeHtml(title)}</title>
<style nonce="${nonce}">${style}</style>
</head>
<body${attributes === undefined ? '' : ` ${attributes}`}>
${body}
${script === undefined ? '' : `<script nonce="${nonce}">\n${script}</script>\n`}</body>
</html>
`;
}
