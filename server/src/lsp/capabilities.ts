// What the server can do for a client that can do so much: the answer to `initialize`. Must not need the engine.
import { CodeActionKind, type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';
import type { ClientOptions } from './client-options.ts';

/** Shows a page of the guidance, for clients without a command of their own: as a document, or else as a message. */
export const OPEN_PAGE_COMMAND = 'samhain.server.openPage';

/** The legend of the semantic tokens, in words that themes know; a token has its place in this list. */
export const TOKEN_TYPES = [
	...['namespace', 'property', 'keyword', 'function', 'enumMember', 'number', 'operator'],
	...['string', 'regexp', 'variable', 'comment'],
] as const;

/** What we offer to a client. */
export function capabilitiesFor(client: ClientOptions): ServerCapabilities {
	const capabilities: ServerCapabilities = {
		positionEncoding: client.positionEncoding,
		textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
		hoverProvider: true,
		completionProvider: {
			resolveProvider: true,
			triggerCharacters: ['[', '=', '@', '%', '$', '/', ',', ':'],
		},
		codeActionProvider: {
			codeActionKinds: [
				CodeActionKind.QuickFix,
				CodeActionKind.RefactorRewrite,
				`${CodeActionKind.Refactor}.move`,
				`${CodeActionKind.SourceFixAll}.samhain`,
			],
		},
		documentSymbolProvider: true,
		documentHighlightProvider: true,
		definitionProvider: true,
		selectionRangeProvider: true,
		linkedEditingRangeProvider: true,
		documentLinkProvider: {},
		workspaceSymbolProvider: true,
		referencesProvider: true,
		renameProvider: client.preparesRename ? { prepareProvider: true } : true,
		foldingRangeProvider: true,
		codeLensProvider: {},
		semanticTokensProvider: {
			legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [] },
			full: { delta: true },
			range: true,
		},
		inlayHintProvider: true,
		signatureHelpProvider: { triggerCharacters: ['=', ':', '@', '(', ' '], retriggerCharacters: ['/'] },
		documentFormattingProvider: true,
		documentRangeFormattingProvider: true,
		// The last letters of `@else`, `@end` and `@fi`.
		documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n', moreTriggerCharacter: ['e', 'd', 'i'] },
	};
	if (client.pullsDiagnostics) {
		capabilities.diagnosticProvider = {
			identifier: 'samhain',
			interFileDependencies: true,
			workspaceDiagnostics: true,
		};
	}
	if (client.openGuidanceCommand === undefined)
		capabilities.executeCommandProvider = { commands: [OPEN_PAGE_COMMAND] };
	const everything = { filters: [{ scheme: 'file', pattern: { glob: '**/*' } }] };
	capabilities.workspace = {
		workspaceFolders: { supported: true, changeNotifications: true },
		fileOperations: { didCreate: everything, didRename: everything, didDelete: everything },
	};
	return capabilities;
}
