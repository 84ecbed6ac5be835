// workspace/didChangeConfiguration: the settings of the editor, and which files it wants to be notified about.
import { DidChangeConfigurationNotification } from 'vscode-languageserver';
import { isRecord } from '../../core/index.ts';
import { refreshViews } from '../refresh-views.ts';
import { reconfigure } from './reconfigure.ts';
import type { Register, Services } from './services.ts';

export const settings: Register = (services) => {
	const { session, guard, configuration } = services;
	const { connection, client } = session;
	connection.onDidChangeConfiguration(
		guard.notification('didChangeConfiguration', async ({ settings: sent }) => {
			configuration.forget();
			if (configuration.canAsk)
				await Promise.all([...session.documents.keys()].map((uri) => configuration.ask(uri)));
			else configuration.receive(sent);
			reconfigure(services);
			refreshViews(session);
			await readScope(services);
		}),
	);
	session.started(() => {
		session.runInBackground('scope', readScope(services));
		if (!client.registersConfiguration) return;
		const wanted = connection.client.register(DidChangeConfigurationNotification.type, {
			section: 'samhain',
		});
		session.runInBackground('register', wanted);
	});
};

/** Whether files that are not open are reported, too. */
async function readScope({ session, closedFiles }: Services): Promise<void> {
	const { client, connection } = session;
	const raw: unknown = client.answersConfiguration
		? await connection.workspace.getConfiguration({ section: 'samhain' })
		: client.settings;
	const own = isRecord(raw) && isRecord(raw['samhain']) ? raw['samhain'] : raw;
	const group = isRecord(own) ? (own['diagnostics'] ?? { scope: own['diagnostics.scope'] }) : undefined;
	closedFiles.setScope(isRecord(group) && group['scope'] === 'deployment' ? 'deployment' : 'open');
}
