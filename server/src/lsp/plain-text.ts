// Our Markdown as plain text, for clients that show nothing else.

/** A code span, or a stretch of text without one. */
const PIECE = /(`+)([\s\S]+?)\1|[^`]+|`+/g;

/**
 * Takes the marks out of Markdown: emphasis, headings, fences, links; code spans become quoted.
 * @param markdown as our hovers write it
 */
export function plainTextOf(markdown: string): string {
	const lines = markdown.split('\n').filter((line) => !/^\s*```/.test(line));
	return lines
		.join('\n')
		.replaceAll(PIECE, (piece: string, _fence: string | undefined, code: string | undefined) =>
			code === undefined ? plainProse(piece) : `'${code}'`,
		);
}

function plainProse(text: string): string {
	return text
		.replaceAll(/^#{1,6} +/gm, '')
		.replaceAll(/\[([^\]]+)\]\(([^)\s]+)(?: "[^"]*")?\)/g, '$1 ($2)')
		.replaceAll(/\*\*([^*]+)\*\*/g, '$1')
		.replaceAll(/\\([\\*_[\]#<>|~!.+-])/g, '$1');
}
