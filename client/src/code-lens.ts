// The setting that shows or hides the lines above policy sections.
import { type Disposable, workspace } from 'vscode';
import { type BaseLanguageClient, CodeLensRequest, type Middleware } from 'vscode-languageclient';

const setting = 'codeLens.policies';

/** Asks the server only where the setting is on. */
export const codeLensMiddleware: Pick<Middleware, 'provideCodeLenses'> = {
	provideCodeLenses: (document, token, next) =>
		workspace.getConfiguration('samhain', document).get<boolean>(setting) === false
			? []
			: next(document, token),
};

/** Shows or hides the lines at once when the setting changes. */
export function followCodeLensSetting(client: BaseLanguageClient): Disposable {
	return workspace.onDidChangeConfiguration((change) => {
		if (!change.affectsConfiguration(`samhain.${setting}`)) return;
		for (const document of workspace.textDocuments)
			client.getFeature(CodeLensRequest.method).getProvider(document)?.onDidChangeCodeLensEmitter.fire();
	});
}
