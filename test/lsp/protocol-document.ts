// What the tests of the protocol share: a document, the capabilities of a client that pulls, and answers as plain JSON.
import type { LspClient } from '../support/lsp-client.ts';

export const URI = 'file:///etc/samhain/yulerc';
export const PULLING = {
	textDocument: {
		diagnostic: { relatedDocumentSupport: false },
		publishDiagnostics: {
			relatedInformation: true,
			tagSupport: { valueSet: [1, 2] },
			codeDescriptionSupport: true,
		},
		completion: { completionItem: { snippetSupport: true } },
		codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
		documentSymbol: { hierarchicalDocumentSymbolSupport: true },
	},
};
export const textDocument = { uri: URI };
export const RISKY = '[Server]\nSetClientFromAccept=yes\n';

export interface Place {
	line: number;
	character: number;
}
export interface Shown {
	range: { start: Place; end: Place };
	code: string;
	message: string;
	severity: number;
	source: string;
	codeDescription?: { href: string };
}
export interface Report {
	kind: string;
	resultId?: string;
	items: Shown[];
}
export interface Action {
	title: string;
	kind: string;
	command?: { command: string; arguments: unknown[] };
	edit?: { changes: Record<string, { range: Shown['range']; newText: string }[]> };
	diagnostics?: Shown[];
}

/** Results come as plain JSON: the tests that read them say what they expect of them. */
export function as<T>(value: unknown): T {
	const typed: T = JSON.parse(JSON.stringify(value ?? null));
	return typed;
}

/** Pulls the diagnostics of a document. */
export async function pullFrom(client: LspClient, previousResultId?: string, uri = URI): Promise<Report> {
	return as(await client.request('textDocument/diagnostic', { textDocument: { uri }, previousResultId }));
}
