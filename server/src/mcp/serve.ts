// The server of the Model Context Protocol: offers the tools over standard input and output, and writes nothing else there.
import { fileURLToPath } from 'node:url';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { RootsListChangedNotificationSchema } from '@modelcontextprotocol/sdk/types.js';
import * as z from 'zod';
import { UsageError } from '../cli/command.ts';
import { InputError, reasonOf } from '../cli/input.ts';
import { Folders, ToolError } from './folders.ts';
import { offerPages } from './resources.ts';
import { check } from './tools/check.ts';
import { diff } from './tools/diff.ts';
import { effective } from './tools/effective.ts';
import { explain } from './tools/explain.ts';
import type { Tool, ToolContext } from './tools/tool.ts';
import { why } from './tools/why.ts';

const INSTRUCTIONS = `Answers what the samhain daemon does with its configuration files (samhainrc, yulerc) and what its log lines mean. The
answers follow the daemon's own reading, so prefer them to general knowledge about INI files. Nothing is written or
executed: change files with your own tools, then call check and diff.`;

/** Two texts of 5,000,000 characters fit, many of them escaped; the protocol's own limit is below that. */
const MAX_MESSAGE_BYTES = 16 * 1024 * 1024;
const TOO_LONG = `the client sent a message of more than ${MAX_MESSAGE_BYTES} bytes; 'path' names a file instead of its text`;

/** How long a client may take to name its folders. */
const ROOTS_TIMEOUT_MS = 5000;

/**
 * Serves until the client is gone.
 * @param folders folders that may be read; none: those that the client works in, else the current one
 * @throws ToolError for a folder that is not there
 * @throws InputError when the client sends too much, or its answers cannot be written
 */
export async function serveMcp(folders: readonly string[], toolVersion: string): Promise<void> {
	// Else the library would make functions of texts to check the arguments faster.
	z.config({ jitless: true });
	const context: ToolContext = { folders: new Folders(folders, process.cwd()), toolVersion };
	const server = new McpServer(
		{ name: 'samhain-lint', title: 'Samhain configuration', version: toolVersion },
		{ instructions: INSTRUCTIONS },
	);
	const roots = followRoots(server, context.folders);
	for (const tool of [check, explain, why, effective, diff]) offer(server, tool, context, roots);
	offerPages(server);
	const closed = new Promise<void>((resolve, reject) => {
		server.server.onclose = resolve;
		server.server.onerror = (error) => {
			// After this one the transport closes: the rest of the message cannot be told from the next one.
			if (/buffer/i.test(error.message)) reject(new InputError(TOO_LONG));
		};
		process.stdout.on('error', (error: NodeJS.ErrnoException) => {
			if (error.code === 'EPIPE') resolve();
			else reject(new InputError(`the client gets no answer: ${reasonOf(error)}`));
		});
		// The transport does not notice that its client is gone.
		process.stdin.once('end', resolve);
		process.stdin.once('close', resolve);
	});
	const { stdin, stdout } = process;
	await server.connect(new StdioServerTransport(stdin, stdout, { maxBufferSize: MAX_MESSAGE_BYTES }));
	try {
		await closed;
	} finally {
		await server.close();
	}
}

function offer(
	server: McpServer,
	tool: Tool,
	context: ToolContext,
	rootsAreKnown: () => Promise<void>,
): void {
	const { name, title, description, input, output } = tool;
	const annotations = {
		...{ title, readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
	};
	const about = { title, description, inputSchema: input, outputSchema: output, annotations };
	server.registerTool(name, about, async (given) => {
		try {
			await rootsAreKnown();
			const answer = await tool.answer(given, context);
			return { content: [{ type: 'text', text: JSON.stringify(answer) }], structuredContent: answer };
		} catch (error) {
			if (!(error instanceof ToolError || error instanceof InputError || error instanceof UsageError))
				throw error;
			return { isError: true, content: [{ type: 'text', text: reasonOf(error) }] };
		}
	});
}

/**
 * Asks the client for the folders that it works in, when they are first needed and when they change.
 * @returns resolves once they are known
 */
function followRoots(server: McpServer, folders: Folders): () => Promise<void> {
	let asked: Promise<void> | undefined;
	server.server.setNotificationHandler(RootsListChangedNotificationSchema, () => {
		asked = undefined;
	});
	return () => {
		if (server.server.getClientCapabilities()?.roots === undefined) return Promise.resolve();
		asked ??= askRoots(server, folders);
		return asked;
	};
}

/** A client that does not answer, or works in no folder, has offered none. */
async function askRoots(server: McpServer, folders: Folders): Promise<void> {
	const { roots } = await server.server
		.listRoots(undefined, { timeout: ROOTS_TIMEOUT_MS })
		.catch(() => ({ roots: [] }));
	folders.setRoots(roots.flatMap(({ uri }) => pathOf(uri)));
}

/** Path of a root; none for an address that names no file here. */
function pathOf(uri: string): string[] {
	try {
		return [fileURLToPath(uri)];
	} catch {
		return [];
	}
}
