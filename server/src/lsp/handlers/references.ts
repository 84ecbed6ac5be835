// textDocument/definition and textDocument/references: where what is at the cursor is made and where else it is; hosts in
// all files of the deployment.
import type { Location } from 'vscode-languageserver';
import { hostUsesAcross, type Occurrence, occurrencesAt, type TextPosition } from '../../core/index.ts';
import type { OpenDocument } from '../documents.ts';
import { plainUri } from '../uris.ts';
import { deploymentOf, toLocations } from './named-files.ts';
import { aboutDocument, type Register, type Services } from './services.ts';

export const references: Register = (services) => {
	const { connection } = services.session;
	connection.onReferences(
		aboutDocument(services, 'references', null, (document, { position, context }) =>
			answer(services, document, document.toCore(position), (place) =>
				context.includeDeclaration ? true : !place.isDefinition,
			),
		),
	);
	connection.onDefinition(
		aboutDocument(services, 'definition', null, (document, { position }) =>
			answer(services, document, document.toCore(position), (place) => place.isDefinition),
		),
	);
};

function answer(
	{ session, deployments }: Services,
	document: OpenDocument,
	position: TextPosition,
	wants: (place: Pick<Occurrence, 'isDefinition'>) => boolean,
): Location[] | null {
	const around = deploymentOf(deployments, document);
	const found = occurrencesAt(document.analysis, position, around?.isKnownHost);
	if (found === undefined) return null;
	const own = plainUri(document.uri);
	const deployment = found.name?.space === 'host' ? around : undefined;
	if (found.name === undefined || deployment === undefined)
		return toLocations(
			session,
			own,
			found.places.filter(wants).map(({ range }) => range),
		);
	const { key } = found.name;
	const uses = hostUsesAcross(deployment, key).filter(wants);
	const files = [...new Set(uses.map(({ file }) => file))];
	const texts = files.flatMap((file) =>
		toLocations(
			session,
			file,
			uses.filter((use) => use.file === file).map(({ range }) => range),
		),
	);
	// The files that the server sends to the client, as a whole.
	const start = { line: 0, column: 0 };
	const served = deployment.dataFiles
		.filter(({ name }) => name.toLowerCase() === key && wants({ isDefinition: false }))
		.flatMap(({ path }) => toLocations(session, path, [{ start, end: start }]));
	// The name of the server leads to its configuration.
	const { serverName } = deployments.memberAt(document.uri)?.workspace.deployment.facts ?? {};
	const isServer = serverName?.toLowerCase() === key && wants({ isDefinition: true });
	const server = isServer
		? deployment.layout.serverFiles
				.slice(0, 1)
				.flatMap((path) => toLocations(session, path, [{ start, end: start }]))
		: [];
	return [...server, ...texts, ...served];
}
