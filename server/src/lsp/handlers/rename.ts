// textDocument/prepareRename and textDocument/rename: names of a file, and hosts with all files of their deployment.
import {
	type ChangeAnnotation,
	ErrorCodes,
	type RenameFile,
	ResponseError,
	type TextDocumentEdit,
	type WorkspaceEdit,
} from 'vscode-languageserver';
import { type Rename, renamableAt, renameAt } from '../../core/index.ts';
import type { Session } from '../session.ts';
import { encodeUri, plainUri } from '../uris.ts';
import { deploymentOf, placeOf } from './named-files.ts';
import type { Register } from './services.ts';

export const rename: Register = ({ session, guard, deployments }) => {
	session.connection.onPrepareRename(
		guard.request('prepareRename', null, ({ textDocument, position }) => {
			const document = session.documents.get(textDocument.uri);
			const name =
				document === undefined
					? undefined
					: renamableAt(
							document.analysis,
							document.toCore(position),
							deploymentOf(deployments, document)?.isKnownHost,
						);
			if (document === undefined || name === undefined) return null;
			return { range: document.toClientRange(name.range), placeholder: placeholderOf(name) };
		}),
	);
	session.connection.onRenameRequest(
		guard.request('rename', null, ({ textDocument, position, newName }) => {
			const document = session.documents.get(textDocument.uri);
			if (document === undefined) return null;
			const file = plainUri(document.uri);
			const place = document.toCore(position);
			const deployment = deploymentOf(deployments, document);
			const result = renameAt(document.analysis, file, place, newName.trim(), deployment);
			if ('problem' in result)
				return new ResponseError<void>(ErrorCodes.InvalidParams, deployments.shorten(result.problem));
			return toWorkspaceEdit(result, session);
		}),
	);
};

/** The name as a person types it. */
function placeholderOf({ text, isEscaped }: { readonly text: string; readonly isEscaped: boolean }): string {
	return isEscaped ? text.replaceAll('\\', '') : text;
}

const RENAMED = 'files';

/** Edits of texts come first: they are made in files that then have another name. */
function toWorkspaceEdit(
	{ edits, renames }: Exclude<Rename, { readonly problem: string }>,
	session: Session,
): WorkspaceEdit | ResponseError<void> {
	const changes = [...edits].map(([file, list]) => {
		const place = placeOf(session, file);
		const texts = list.map(({ range, text }) => ({ range: place.toClientRange(range), newText: text }));
		return { uri: place.uri, texts };
	});
	if (renames.length === 0)
		return { changes: Object.fromEntries(changes.map(({ uri, texts }) => [uri, texts])) };
	const { renamesFiles, annotatesChanges } = session.client;
	if (!renamesFiles)
		return new ResponseError(
			ErrorCodes.InvalidRequest,
			'This editor cannot rename the files of a host together with its name.',
		);
	const annotation = annotatesChanges ? { annotationId: RENAMED } : undefined;
	const annotations: Record<string, ChangeAnnotation> = {
		[RENAMED]: {
			label: 'Files that the server sends to the host, and folders of the host',
			needsConfirmation: true,
		},
	};
	return {
		documentChanges: [
			...changes.map(
				({ uri, texts }): TextDocumentEdit => ({ textDocument: { uri, version: null }, edits: texts }),
			),
			...renames.map(
				({ from, to }): RenameFile => ({
					...{
						kind: 'rename',
						oldUri: encodeUri(from),
						newUri: encodeUri(to),
						options: { overwrite: false },
					},
					...annotation,
				}),
			),
		],
		...(annotatesChanges ? { changeAnnotations: annotations } : undefined),
	};
}
