// What a tool is, and what several of them take.
import * as z from 'zod';
import type { WatchArguments } from '../../cli/coverage/read-inputs.ts';
import { DAEMON_VERSIONS } from '../../core/index.ts';
import type { Folders } from '../folders.ts';
import { ToolError } from '../folders.ts';

/** What a tool has of its surroundings. */
export interface ToolContext {
	readonly folders: Folders;
	readonly toolVersion: string;
}

/** A tool as the server offers it. */
export interface Tool {
	readonly name: string;
	readonly title: string;
	readonly description: string;
	readonly input: z.ZodObject;
	readonly output: z.ZodObject;
	/**
	 * Answers a request.
	 * @param given what the client sends
	 * @throws ToolError, InputError, UsageError for a request that cannot be answered
	 */
	readonly answer: (given: unknown, context: ToolContext) => Promise<Record<string, unknown>>;
}

/** What a tool takes and gives, as schemas, and its function. */
interface ToolDefinition<I extends z.ZodRawShape, O extends z.ZodRawShape> {
	readonly name: string;
	readonly title: string;
	/** For the model: what it answers, and when to ask. */
	readonly description: string;
	readonly input: I;
	readonly output: O;
	readonly run: (
		input: z.output<z.ZodObject<I>>,
		context: ToolContext,
	) => z.output<z.ZodObject<O>> | Promise<z.output<z.ZodObject<O>>>;
}

/** Makes a tool; what its function takes and gives fits the schemas. */
export function defineTool<I extends z.ZodRawShape, O extends z.ZodRawShape>({
	run,
	input,
	output,
	...about
}: ToolDefinition<I, O>): Tool {
	// A misspelled argument is an error, not a missing one.
	const schema = z.strictObject(input);
	return {
		...about,
		input: schema,
		output: z.object(output),
		answer: async (given, context) => ({ ...(await run(schema.parse(given), context)) }),
	};
}

/** Characters of a text that comes with a request. */
const MAX_GIVEN = 5_000_000;

/** A text that comes with a request in the place of a file. */
export function givenText(description: string) {
	return z.string().max(MAX_GIVEN).optional().describe(description);
}

/** Which daemon reads the file; the same as the options of the command line. */
export const DAEMON_INPUT = {
	role: z
		.enum(['auto', 'client', 'server', 'standalone'])
		.optional()
		.describe('Role of the samhain that reads the file; without it, name and sections decide'),
	version: z
		.enum(DAEMON_VERSIONS)
		.optional()
		.describe('Version of that samhain; Debian ships 4.1.4, and the newest is assumed'),
	build: z.string().optional().describe('full, debian, or what the binary has more or lacks: +prelude,-mail'),
	host: z
		.string()
		.min(1)
		.optional()
		.describe('Host for which conditional blocks are evaluated; without it, every block counts'),
};

/** One configuration: a file, or a text. */
export const CONFIGURATION_INPUT = {
	path: z.string().optional().describe('Configuration file (samhainrc or yulerc)'),
	text: givenText('The configuration itself; no file is read then'),
	name: z
		.string()
		.regex(/^[^/\\\0]+$/)
		.optional()
		.describe('File name for the text: samhainrc (default) or yulerc'),
};

interface DaemonInput {
	readonly role?: 'auto' | 'client' | 'server' | 'standalone' | undefined;
	readonly version?: (typeof DAEMON_VERSIONS)[number] | undefined;
	readonly build?: string | undefined;
	readonly host?: string | undefined;
}

/** Those options as the command line calls them, kept inside the folders. */
export function daemonArguments(
	{ role, version, build, host }: DaemonInput,
	{ folders }: ToolContext,
): WatchArguments {
	return { role, 'samhain-version': version, build, host, within: folders.all };
}

/**
 * The configuration that a request means.
 * @returns its path, and its content if the request brings it along
 * @throws ToolError when it names none, or both a file and a text
 */
export function configurationOf(
	{
		path,
		text,
		name = 'samhainrc',
	}: { path?: string | undefined; text?: string | undefined; name?: string | undefined },
	{ folders }: ToolContext,
): { readonly file: string; readonly bytes?: Uint8Array } {
	if (text !== undefined && path !== undefined) throw new ToolError("give either 'path' or 'text', not both");
	if (text !== undefined) return { file: name, bytes: Buffer.from(text, 'utf8') };
	if (path === undefined) throw new ToolError("give the 'path' of a configuration file, or its 'text'");
	return { file: folders.findFile(path) };
}

/** What tells that something is left out. */
export const NOTE_OUTPUT = {
	note: z.string().optional().describe('What is left out, and how to get it'),
};
