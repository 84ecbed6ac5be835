// The options in force as a read-only document beside the configuration, which follows typing. Each line is a link to the
// line of the configuration.
import {
	commands,
	type Disposable,
	DocumentLink,
	EventEmitter,
	languages,
	Range,
	Uri,
	ViewColumn,
	window,
	workspace,
} from 'vscode';
import type { SentEffectiveLine } from '../../server/src/protocol.ts';
import type { AskServer } from './ask-server.ts';
import { documentAtHand } from './documents.ts';
import { followDocument } from './follow-document.ts';

const scheme = 'samhain-effective';

/** The address of the document about a configuration. */
function addressOf(source: Uri): Uri {
	const name = source.path.slice(source.path.lastIndexOf('/') + 1);
	return Uri.from({ scheme, path: `/${name} in force`, query: source.toString() });
}

function sourceOf(address: Uri): Uri {
	return Uri.parse(address.query);
}

/** What the document does when the server reads a configuration in another way. */
export interface EffectiveDocuments {
	readonly changed: (uri: string) => void;
	readonly subscriptions: readonly Disposable[];
}

/** Registers the document and its command. */
export function createEffectiveDocuments(ask: AskServer): EffectiveDocuments {
	const changes = new EventEmitter<Uri>();
	const shown = new Map<string, readonly SentEffectiveLine[]>();
	const open = (): readonly Uri[] =>
		workspace.textDocuments.map(({ uri }) => uri).filter((uri) => uri.scheme === scheme);
	const follower = followDocument(
		(document) => open().some((address) => address.query === document.uri.toString()),
		async () => {
			for (const address of open()) changes.fire(address);
		},
	);
	const subscriptions = [
		changes,
		follower,
		workspace.registerTextDocumentContentProvider(scheme, {
			onDidChange: changes.event,
			async provideTextDocumentContent(address) {
				// A configuration that is closed is opened again: only open documents have answers.
				await workspace.openTextDocument(sourceOf(address));
				const answer = await ask('samhain/effective', { uri: address.query });
				const lines = answer?.lines ?? [];
				shown.set(address.toString(), lines);
				return lines.map(({ text }) => text).join('\n');
			},
		}),
		commands.registerCommand('samhain.showEffective', () => showEffective()),
		workspace.onDidCloseTextDocument(({ uri }) => shown.delete(uri.toString())),
	];
	const links = registerLinks((address) => shown.get(address.toString()) ?? []);
	return {
		changed: (uri) => {
			if (open().some((address) => address.query === uri)) follower.refresh();
		},
		subscriptions: [...subscriptions, links],
	};
}

function registerLinks(linesOf: (address: Uri) => readonly SentEffectiveLine[]): Disposable {
	return languages.registerDocumentLinkProvider(
		{ scheme },
		{
			provideDocumentLinks: ({ uri }) =>
				linesOf(uri).flatMap(({ text, line }, at) => {
					const start = text.search(/\bline \d/);
					if (line === undefined || start < 0) return [];
					const end = start + (/^line \d+/.exec(text.slice(start))?.[0].length ?? 0);
					const link = new DocumentLink(
						new Range(at, start, at, end),
						sourceOf(uri).with({ fragment: `L${line + 1}` }),
					);
					link.tooltip = 'Go to the line';
					return [link];
				}),
		},
	);
}

async function showEffective(): Promise<void> {
	const document = documentAtHand();
	if (document === undefined) {
		await window.showInformationMessage('Open a samhainrc or yulerc first.');
		return;
	}
	const shown = await workspace.openTextDocument(addressOf(document.uri));
	await window.showTextDocument(shown, {
		viewColumn: ViewColumn.Beside,
		preserveFocus: true,
		preview: false,
	});
}
