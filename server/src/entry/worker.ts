// The language server in a browser's worker: no files but those that the editor opens.
import {
	BrowserMessageReader,
	BrowserMessageWriter,
	createConnection,
	ProposedFeatures,
} from 'vscode-languageserver/browser';
import { watchArrivals } from '../lsp/arrivals.ts';
import { startServer } from '../lsp/server.ts';

const { reader, arrivals } = watchArrivals(new BrowserMessageReader(self));
const connection = createConnection(ProposedFeatures.all, reader, new BrowserMessageWriter(self));

startServer(connection, { arrivals, nowMs: () => performance.now() });
