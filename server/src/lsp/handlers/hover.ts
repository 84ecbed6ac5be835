// textDocument/hover: the hover of the core, with links to the pages of the documentation.
import type { Hover, HoverParams } from 'vscode-languageserver';
import { describeHover } from '../../core/index.ts';
import type { OpenDocument } from '../documents.ts';
import { plainTextOf } from '../plain-text.ts';
import type { Session } from '../session.ts';
import { aboutDocument, type Register } from './services.ts';

export const hover: Register = (services) => {
	const { session } = services;
	session.connection.onHover(
		aboutDocument(services, 'hover', null, (document, params) => answerHover(session, document, params)),
	);
};

function answerHover(session: Session, document: OpenDocument, params: HoverParams): Hover | null {
	const described = describeHover(document.analysis, document.toCore(params.position));
	if (described === undefined) return null;
	const links = described.pages.flatMap(({ page, title }) => {
		const address = session.pages.inHover(page);
		return address === undefined ? [] : [`[${title}](${address})`];
	});
	const value = links.length === 0 ? described.markdown : `${described.markdown}\n\n${links.join(' · ')}`;
	return {
		contents: session.client.hasMarkdownHover
			? { kind: 'markdown', value }
			: { kind: 'plaintext', value: plainTextOf(value) },
		range: document.toClientRange(described.range),
	};
}
