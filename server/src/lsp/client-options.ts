// What the client can do and wants, read once from its `initialize` request; anything odd counts as not given.
// Must not need the engine: it is loaded later.
import type { InitializeParams } from 'vscode-languageserver';
import { chooseEncoding, type PositionEncoding } from './position-encoding.ts';

export interface ClientOptions {
	/** The units of all columns that go over the wire. */
	readonly positionEncoding: PositionEncoding;
	readonly pullsDiagnostics: boolean;
	readonly refreshesDiagnostics: boolean;
	readonly refreshesTokens: boolean;
	readonly refreshesHints: boolean;
	readonly refreshesCodeLenses: boolean;
	readonly hasRelatedInformation: boolean;
	readonly hasCodeDescription: boolean;
	readonly hasTags: boolean;
	readonly hasSnippets: boolean;
	readonly hasMarkdownHover: boolean;
	readonly hasMarkdownSignatures: boolean;
	/** Parameters of a signature can be places in its label. */
	readonly hasLabelOffsets: boolean;
	/** The documentation of completion items may be Markdown. */
	readonly hasMarkdownItems: boolean;
	/** Items of completion can have a note at the right of their label. */
	readonly hasLabelDetails: boolean;
	readonly hasCodeActionLiterals: boolean;
	readonly hasHierarchicalSymbols: boolean;
	readonly answersConfiguration: boolean;
	readonly registersConfiguration: boolean;
	readonly registersWatchers: boolean;
	readonly showsDocuments: boolean;
	/** The client announces changes of the workspace folders. */
	readonly tellsFolders: boolean;
	readonly preparesRename: boolean;
	readonly renamesFiles: boolean;
	readonly createsFiles: boolean;
	/** Changes of an edit can have a heading of their own in the preview. */
	readonly annotatesChanges: boolean;
	readonly showsProgress: boolean;
	/** The client is VS Code or made of it: it knows the command that opens the list of suggestions. */
	readonly suggestsAgain: boolean;
	/** Most folding ranges that the client wants. */
	readonly foldingLimit: number;
	/** Command of the client that opens a page of the documentation. */
	readonly openGuidanceCommand?: string;
	/** Command of the client that switches a rule off for the whole project. */
	readonly ruleOffCommand?: string;
	/** Command of the client that asks for the role of the file at hand. */
	readonly selectRoleCommand?: string;
	/** Commands of the client about one client entry: each takes the URI of the file and the name. */
	readonly checkPasswordCommand?: string;
	readonly rotateClientCommand?: string;
	/** Address templates with `{id}`; the last one, with `{page}`, is for links in hovers. */
	readonly ruleUri?: string;
	readonly guidanceUri?: string;
	readonly hoverPageUri?: string;
	/** Settings of clients that have no other way to give them. */
	readonly settings?: unknown;
	/** The client answers for files that are on no disk of ours. */
	readonly servesFiles: boolean;
	/** The client wants the notifications `samhain/*`. */
	readonly wantsNotifications: boolean;
	/** URIs of the workspace's folders, without a slash at the end. */
	readonly folders: readonly string[];
}

const OPEN_GUIDANCE = 'samhain.openGuidance';

/** Reads the client's capabilities and options. */
export function readClientOptions(params: InitializeParams): ClientOptions {
	const { textDocument, workspace, window, general } = params.capabilities;
	const given: unknown = params.initializationOptions;
	const options: Readonly<Record<string, unknown>> =
		typeof given === 'object' && given !== null ? { ...given } : {};
	const text = (key: string): Record<string, string> => {
		const value = options[key];
		return typeof value === 'string' && value !== '' ? { [key]: value } : {};
	};
	const commands = options['commands'];
	const named = text('openGuidanceCommand');
	const command =
		Array.isArray(commands) && commands.includes(OPEN_GUIDANCE) ? { openGuidanceCommand: OPEN_GUIDANCE } : {};
	const published = textDocument?.publishDiagnostics;
	const diagnostic = textDocument?.diagnostic;
	return {
		// Some clients count bytes and cannot say so.
		positionEncoding: chooseEncoding(
			typeof options['positionEncoding'] === 'string'
				? [options['positionEncoding']]
				: general?.positionEncodings,
		),
		pullsDiagnostics: diagnostic !== undefined,
		refreshesCodeLenses: workspace?.codeLens?.refreshSupport === true,
		refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
		refreshesTokens: workspace?.semanticTokens?.refreshSupport === true,
		refreshesHints: workspace?.inlayHint?.refreshSupport === true,
		hasRelatedInformation:
			(diagnostic?.relatedInformation ?? published?.relatedInformation ?? diagnostic !== undefined) === true,
		hasCodeDescription: (published?.codeDescriptionSupport ?? true) === true,
		hasTags: (published?.tagSupport ?? diagnostic) !== undefined,
		hasSnippets: textDocument?.completion?.completionItem?.snippetSupport === true,
		hasMarkdownHover: (textDocument?.hover?.contentFormat ?? ['markdown']).includes('markdown'),
		hasMarkdownSignatures:
			textDocument?.signatureHelp?.signatureInformation?.documentationFormat?.includes('markdown') === true,
		hasLabelOffsets:
			textDocument?.signatureHelp?.signatureInformation?.parameterInformation?.labelOffsetSupport === true,
		hasMarkdownItems: (
			textDocument?.completion?.completionItem?.documentationFormat ?? ['markdown']
		).includes('markdown'),
		hasLabelDetails: textDocument?.completion?.completionItem?.labelDetailsSupport === true,
		hasCodeActionLiterals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
		hasHierarchicalSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
		answersConfiguration: workspace?.configuration === true,
		registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
		registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
		preparesRename: textDocument?.rename?.prepareSupport === true,
		createsFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
		renamesFiles: workspace?.workspaceEdit?.resourceOperations?.includes('rename') === true,
		annotatesChanges: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
		tellsFolders: workspace?.workspaceFolders === true,
		showsProgress: window?.workDoneProgress === true,
		showsDocuments: window?.showDocument?.support === true,
		suggestsAgain: /\b(?:visual studio code|vscode|vscodium|code - oss|code-server)\b/i.test(
			params.clientInfo?.name ?? '',
		),
		foldingLimit: textDocument?.foldingRange?.rangeLimit ?? 5000,
		...text('ruleUri'),
		...text('guidanceUri'),
		...text('hoverPageUri'),
		...command,
		...named,
		...text('ruleOffCommand'),
		...text('selectRoleCommand'),
		...text('checkPasswordCommand'),
		...text('rotateClientCommand'),
		servesFiles: options['files'] === true,
		wantsNotifications: options['notifications'] === true,
		...(options['settings'] === undefined ? undefined : { settings: options['settings'] }),
		folders: folderUris(params),
	};
}

function folderUris(params: InitializeParams): readonly string[] {
	const folders = params.workspaceFolders?.map((folder) => folder.uri) ?? [];
	if (folders.length === 0 && typeof params.rootUri === 'string') folders.push(params.rootUri);
	return folders.filter((uri) => typeof uri === 'string').map((uri) => uri.replace(/\/+$/, ''));
}
