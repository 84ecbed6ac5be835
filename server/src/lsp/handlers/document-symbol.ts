// textDocument/documentSymbol: the outline, as a tree or flat, as the client can take it.
import { type DocumentSymbol, type SymbolInformation, SymbolKind } from 'vscode-languageserver';
import { type OutlineNode, outlineOf } from '../../core/index.ts';
import type { OpenDocument } from '../documents.ts';
import type { Session } from '../session.ts';
import { aboutDocument, type Register } from './services.ts';

const KINDS: Readonly<Record<OutlineNode['kind'], SymbolKind>> = {
	section: SymbolKind.Namespace,
	block: SymbolKind.Event,
	option: SymbolKind.Property,
	path: SymbolKind.File,
	client: SymbolKind.Object,
};

export const documentSymbol: Register = (services) => {
	const { session } = services;
	session.connection.onDocumentSymbol(
		aboutDocument(services, 'documentSymbol', null, (document) => answerDocumentSymbols(session, document)),
	);
};

function answerDocumentSymbols(
	session: Session,
	document: OpenDocument,
): DocumentSymbol[] | SymbolInformation[] {
	const nodes = outlineOf(document.analysis);
	if (session.client.hasHierarchicalSymbols) return nodes.map((node) => toSymbol(node, document));
	const flat: SymbolInformation[] = [];
	const add = (node: OutlineNode, container: string | undefined): void => {
		flat.push({
			name: node.name,
			kind: KINDS[node.kind],
			location: { uri: document.uri, range: document.toClientRange(node.range) },
			...(container === undefined ? undefined : { containerName: container }),
		});
		for (const child of node.children) add(child, node.name);
	};
	for (const node of nodes) add(node, undefined);
	return flat;
}

function toSymbol(node: OutlineNode, document: OpenDocument): DocumentSymbol {
	const symbol: DocumentSymbol = {
		name: node.name,
		kind: KINDS[node.kind],
		range: document.toClientRange(node.range),
		selectionRange: document.toClientRange(node.nameRange),
	};
	if (node.detail !== '') symbol.detail = node.detail;
	if (node.children.length > 0) symbol.children = node.children.map((child) => toSymbol(child, document));
	return symbol;
}
