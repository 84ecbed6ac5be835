// textDocument/documentLink: files of the deployment, files of the image that the document lies in, and the
// pages of rules that comments name.
import type { DocumentLink } from 'vscode-languageserver';
import { imageFolderOf, linksToMembers, linksToPaths, linksToRules } from '../../core/index.ts';
import type { OpenDocument } from '../documents.ts';
import { encodeUri, plainUri } from '../uris.ts';
import { aboutDocument, type Register, type Services } from './services.ts';

export const documentLink: Register = (services) => {
	services.session.connection.onDocumentLinks(
		aboutDocument(services, 'documentLink', null, (document) => answerLinks(services, document)),
	);
};

function answerLinks({ deployments, session }: Services, document: OpenDocument): DocumentLink[] {
	const file = plainUri(document.uri);
	deployments.catchUp(document.uri);
	const workspace = deployments.memberAt(document.uri)?.workspace;
	const image = imageFolderOf(file);
	const links = [
		...(workspace === undefined ? [] : linksToMembers(document.analysis, workspace.deployment, file)),
		...(image === undefined
			? []
			: linksToPaths(document.analysis, image, (path) => deployments.files.statusOf(path) !== undefined)),
	];
	const pages = linksToRules(document.analysis).flatMap(({ range, rule }) => {
		const target = session.pages.rule(rule);
		return target === undefined
			? []
			: [{ range: document.toClientRange(range), target, tooltip: `Open the page of ${rule}` }];
	});
	return [
		...links.map(({ range, file: target, tooltip }) => ({
			...{ range: document.toClientRange(range), target: encodeUri(target), tooltip },
		})),
		...pages,
	];
}
