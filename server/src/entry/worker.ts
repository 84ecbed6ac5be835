// The language server in a browser's worker: no files but those that the editor opens.
import {
	BrowserMessageReader,
	BrowserMessageWriter,
	createConnection,
	ProposedFeatures,
} from 'vscode-languageserver/browser';
import { watchArrivals } from '../lsp/arrivals.ts';
import { startServer } from '../lsp/server.ts';
import { startService } from '../lsp/service.ts';

declare const TOOL_VERSION: string;

const { reader, arrivals } = watchArrivals(new BrowserMessageReader(self));

startServer(
	(options) => createConnection(ProposedFeatures.all, reader, new BrowserMessageWriter(self), options),
	{ arrivals, version: TOOL_VERSION, nowMs: () => performance.now() },
	() => ({ startService }),
);
