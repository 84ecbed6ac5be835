// textDocument/hover: what the core says of a place, with links to the pages of the documentation.
import type { Hover, HoverParams } from 'vscode-languageserver';
import { describeHover } from '../../core/index.ts';
import type { OpenDocument } from '../documents.ts';
import type { Session } from '../session.ts';

/** Answers a hover. */
export function answerHover(session: Session, document: OpenDocument, params: HoverParams): Hover | null {
	const hover = describeHover(document.analysis, document.toCore(params.position));
	if (hover === undefined) return null;
	const links = hover.pages.flatMap(({ page, title }) => {
		const address = session.pages.inHover(page);
		return address === undefined ? [] : [`[${title}](${address})`];
	});
	const value = links.length === 0 ? hover.markdown : `${hover.markdown}\n\n${links.join(' · ')}`;
	return {
		contents: { kind: session.client.hasMarkdownHover ? 'markdown' : 'plaintext', value },
		range: document.toClientRange(hover.range),
	};
}
