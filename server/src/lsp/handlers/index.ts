// All requests and notifications of a client, one file each. A new request is a file and a line here; a standard request is
// announced in `capabilities.ts`, too, one of our own is described in `protocol.ts` and docs/protocol.md.
import { changes } from './changes.ts';
import { clientEdits } from './client-edits.ts';
import { clients } from './clients.ts';
import { codeAction } from './code-action.ts';
import { codeLens } from './code-lens.ts';
import { completion } from './completion.ts';
import { deployment } from './deployment.ts';
import { deploymentItems } from './deployment-items.ts';
import { diagnostics } from './diagnostics.ts';
import { documentHighlight } from './document-highlight.ts';
import { documentLink } from './document-link.ts';
import { documentSymbol } from './document-symbol.ts';
import { effective } from './effective.ts';
import { executeCommand } from './execute-command.ts';
import { explain } from './explain.ts';
import { files } from './files.ts';
import { foldingRange } from './folding-range.ts';
import { formatting } from './formatting.ts';
import { hover } from './hover.ts';
import { inactiveLines } from './inactive-lines.ts';
import { inlayHint } from './inlay-hint.ts';
import { insertOption } from './insert-option.ts';
import { knownLines } from './known-lines.ts';
import { languageOf } from './language-of.ts';
import { linkedEditingRange } from './linked-editing-range.ts';
import { options } from './options.ts';
import { references } from './references.ts';
import { rename } from './rename.ts';
import { routes } from './routes.ts';
import { searchGuidance } from './search-guidance.ts';
import { selectionRange } from './selection-range.ts';
import { semanticTokens } from './semantic-tokens.ts';
import type { Register } from './services.ts';
import { settings } from './settings.ts';
import { signatureHelp } from './signature-help.ts';
import { silence } from './silence.ts';
import { starter } from './starter.ts';
import { status } from './status.ts';
import { textDocuments } from './text-documents.ts';
import { walk } from './walk.ts';
import { watchedPaths } from './watched-paths.ts';
import { why } from './why.ts';
import { workspaceDiagnostics } from './workspace-diagnostics.ts';
import { workspaceFolders } from './workspace-folders.ts';
import { workspaceSymbol } from './workspace-symbol.ts';

export const HANDLERS: readonly Register[] = [
	textDocuments,
	settings,
	silence,
	files,
	workspaceFolders,
	diagnostics,
	workspaceDiagnostics,
	hover,
	completion,
	codeAction,
	executeCommand,
	documentHighlight,
	documentSymbol,
	foldingRange,
	formatting,
	semanticTokens,
	inlayHint,
	signatureHelp,
	references,
	rename,
	selectionRange,
	linkedEditingRange,
	documentLink,
	workspaceSymbol,
	codeLens,
	status,
	explain,
	knownLines,
	deployment,
	deploymentItems,
	languageOf,
	searchGuidance,
	walk,
	watchedPaths,
	why,
	effective,
	inactiveLines,
	routes,
	changes,
	clients,
	clientEdits,
	starter,
	options,
	insertOption,
];
