// workspace/symbol: names in open documents and in the files of the deployments.
import { type SymbolInformation, SymbolKind } from 'vscode-languageserver';
import { type FoundSymbol, symbolsIn, symbolsOfDeployment } from '../../core/index.ts';
import { plainUri } from '../uris.ts';
import { toLocations } from './named-files.ts';
import type { Register } from './services.ts';

const KINDS: Readonly<Record<FoundSymbol['kind'], SymbolKind>> = {
	host: SymbolKind.Object,
	recipient: SymbolKind.Constant,
	queue: SymbolKind.Event,
	'log-group': SymbolKind.Class,
	mark: SymbolKind.Variable,
	command: SymbolKind.Function,
	'file-type': SymbolKind.TypeParameter,
	section: SymbolKind.Namespace,
	path: SymbolKind.File,
	'served-file': SymbolKind.File,
};

export const workspaceSymbol: Register = ({ session, guard, deployments }) => {
	const toSymbols = (file: string, found: readonly FoundSymbol[]): SymbolInformation[] => {
		const places = toLocations(
			session,
			file,
			found.map(({ range }) => range),
		);
		return places.flatMap((location, at) => {
			const one = found[at];
			if (one === undefined) return [];
			const container = one.container === '' ? {} : { containerName: one.container };
			return [{ name: one.name, kind: KINDS[one.kind], location, ...container }];
		});
	};
	session.connection.onWorkspaceSymbol(
		guard.request('workspaceSymbol', null, ({ query }) => {
			const documents = [...session.documents.values()];
			const open = new Set(documents.map(({ uri }) => plainUri(uri)));
			const own = documents.flatMap(({ uri, analysis }) =>
				toSymbols(plainUri(uri), symbolsIn(analysis, query)),
			);
			const others = deployments.workspaces.flatMap(({ deployment }) =>
				symbolsOfDeployment(deployment, query, (file) => open.has(file)),
			);
			const files = [...new Set(others.map(({ file }) => file))];
			return [
				...own,
				...files.flatMap((file) =>
					toSymbols(
						file,
						others.filter((one) => one.file === file),
					),
				),
			];
		}),
	);
};
