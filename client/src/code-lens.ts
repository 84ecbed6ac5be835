// The settings that show or hide the lines above policy sections and client entries.
import { type CodeLens, type Disposable, workspace } from 'vscode';
import { type BaseLanguageClient, CodeLensRequest, type Middleware } from 'vscode-languageclient';

/** Settings by the kind that the server sends with each line. */
const settings = { policies: 'codeLens.policies', clients: 'codeLens.clients' } as const;

/** Shows what is switched on, and asks the server only where something is. */
export const codeLensMiddleware: Pick<Middleware, 'provideCodeLenses'> = {
	provideCodeLenses: async (document, token, next) => {
		const configuration = workspace.getConfiguration('samhain', document);
		const isOn = (setting: string): boolean => configuration.get<boolean>(setting) !== false;
		const [showsPolicies, showsClients] = [isOn(settings.policies), isOn(settings.clients)];
		if (!showsPolicies && !showsClients) return [];
		const lenses = await next(document, token);
		return lenses?.filter((lens) => (isOfClients(lens) ? showsClients : showsPolicies));
	},
};

function isOfClients(lens: CodeLens): boolean {
	return 'data' in lens && lens.data === 'clients';
}

/** Shows or hides the lines at once when a setting changes. */
export function followCodeLensSetting(client: BaseLanguageClient): Disposable {
	return workspace.onDidChangeConfiguration((change) => {
		if (!Object.values(settings).some((setting) => change.affectsConfiguration(`samhain.${setting}`))) return;
		for (const document of workspace.textDocuments)
			client.getFeature(CodeLensRequest.method).getProvider(document)?.onDidChangeCodeLensEmitter.fire();
	});
}
