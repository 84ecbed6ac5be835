// textDocument/completion and its resolve: what the core offers, as items that replace the word at hand.
import {
	type CompletionItem,
	CompletionItemKind,
	type CompletionList,
	type CompletionParams,
	InsertTextFormat,
} from 'vscode-languageserver';
import {
	type CompletionEntry,
	complete,
	completionDocumentation,
	imageFolderOf,
	isRecord,
	pathAt,
	type TextPosition,
} from '../../core/index.ts';
import type { ClientOptions } from '../client-options.ts';
import type { OpenDocument } from '../documents.ts';
import { listNames } from '../path-listing.ts';
import { plainTextOf } from '../plain-text.ts';
import { plainUri } from '../uris.ts';
import { aboutDocument, type Register, type Services } from './services.ts';

const KINDS: Readonly<Record<CompletionEntry['kind'], CompletionItemKind>> = {
	section: CompletionItemKind.Module,
	option: CompletionItemKind.Property,
	value: CompletionItemKind.EnumMember,
	keyword: CompletionItemKind.Keyword,
	directive: CompletionItemKind.Keyword,
	snippet: CompletionItemKind.Snippet,
	rule: CompletionItemKind.Constant,
};

export const completion: Register = (services) => {
	const { guard, session } = services;
	const { client, connection } = session;
	connection.onCompletion(
		aboutDocument<CompletionParams, CompletionList | null>(services, 'completion', null, (document, params) =>
			answerCompletion(services, document, params),
		),
	);
	connection.onCompletionResolve((item, token) =>
		guard.request<CompletionItem, CompletionItem>('completion resolve', item, (asked) =>
			resolveCompletion(client, asked),
		)(item, token),
	);
};

function answerCompletion(
	services: Services,
	document: OpenDocument,
	params: CompletionParams,
): CompletionList {
	const { client } = services.session;
	const position = document.toCore(params.position);
	const entries = complete(document.analysis, position);
	const items = entries.map((entry, at) => toItem(entry, at, document, client));
	const paths = pathItems(services, document, position);
	return { isIncomplete: paths.length === MAX_NAMES, items: [...items, ...paths] };
}

/** Names of one answer; the editor asks again when more is written. */
const MAX_NAMES = 500;

/** What lies in the folder of the path at a place. */
function pathItems(services: Services, document: OpenDocument, position: TextPosition): CompletionItem[] {
	const path = pathAt(document.analysis, position);
	if (path === undefined) return [];
	const { workspaceFiles, configuration, folders } = services;
	const { imageRoot } = configuration.editorSettingsOf(document.uri);
	const names = listNames(path.folder, {
		files: workspaceFiles.files,
		folders: folders(),
		imageRoot,
		image: imageFolderOf(plainUri(document.uri)),
	});
	const items: CompletionItem[] = [];
	for (const { name, kind } of names) {
		if (items.length === MAX_NAMES) break;
		const written = path.write(name);
		if (written === undefined || !name.startsWith(path.typed)) continue;
		if (path.wantsFolders && kind === 'file') continue;
		items.push({
			label: name,
			kind: kind === 'folder' ? CompletionItemKind.Folder : CompletionItemKind.File,
			sortText: `9${name}`,
			textEdit: { range: document.toClientRange(path.range), newText: written },
		});
	}
	return items;
}

const MAX_DETAIL = 40;

function toItem(
	entry: CompletionEntry,
	at: number,
	document: OpenDocument,
	client: ClientOptions,
): CompletionItem {
	const isSnippet = client.hasSnippets && entry.snippet !== undefined;
	const item: CompletionItem = {
		label: entry.label,
		kind: KINDS[entry.kind],
		sortText: String(at).padStart(4, '0'),
		textEdit: {
			range: document.toClientRange(entry.range),
			newText: isSnippet ? (entry.snippet ?? entry.text) : entry.text,
		},
	};
	if (isSnippet) item.insertTextFormat = InsertTextFormat.Snippet;
	if (entry.filterText !== undefined) item.filterText = entry.filterText;
	// Editors set the detail in the font of the code and on one line; a sentence is documentation.
	const isShort = entry.detail !== undefined && entry.detail.length <= MAX_DETAIL;
	const label = entry.isDefault === true ? 'default' : entry.caution === undefined ? undefined : 'warning';
	if (label !== undefined && client.hasLabelDetails) item.labelDetails = { description: label };
	const notes = client.hasLabelDetails ? [] : [label ?? ''];
	const detail = [...notes, isShort ? (entry.detail ?? '') : ''].filter((note) => note !== '').join(' · ');
	if (detail !== '') item.detail = detail;
	const documentation = [entry.caution ?? '', isShort ? '' : (entry.detail ?? '')]
		.filter((text) => text !== '')
		.join('\n\n');
	if (documentation !== '')
		item.documentation = client.hasMarkdownItems
			? { kind: 'markdown', value: documentation }
			: { kind: 'plaintext', value: plainTextOf(documentation) };
	if (entry.documentation !== undefined) item.data = { documentation: entry.documentation };
	if (entry.asksAgain === true && client.suggestsAgain)
		item.command = { title: 'Suggest', command: 'editor.action.triggerSuggest' };
	return item;
}

/** Adds the documentation to an item. */
function resolveCompletion(client: ClientOptions, item: CompletionItem): CompletionItem {
	const data: unknown = item.data;
	if (!isRecord(data) || typeof data['documentation'] !== 'string') return item;
	const value = completionDocumentation(data['documentation']);
	if (value === undefined) return item;
	return {
		...item,
		documentation: client.hasMarkdownItems
			? { kind: 'markdown', value }
			: { kind: 'plaintext', value: plainTextOf(value) },
	};
}
