// The tools for language models in VS Code: the questions that `samhain-lint mcp` answers, too, about files of the workspace.
// The server answers them; here they are put and their answers kept short. Nothing is written.
import * as vscode from 'vscode';
import type { Diagnostic } from 'vscode-languageclient';
import type { RequestName, Requests } from '../../server/src/protocol.ts';
import { lastCommitOf } from './changes.ts';
import { isOurs } from './documents.ts';

/** Asks the server; rejects when it does not answer, or when the question is withdrawn. */
export type AskForTool = <N extends RequestName>(
	name: N,
	params: Requests[N]['params'],
	token: vscode.CancellationToken,
) => Promise<Requests[N]['answer']>;

/** The findings in an open document, as the protocol of language servers has them. */
export type PullFindings = (uri: string, token: vscode.CancellationToken) => Promise<readonly Diagnostic[]>;

/** What VS Code has from 1.95 on; our types are those of an older one. */
interface ToolApi {
	readonly lm: {
		readonly registerTool?: (
			name: string,
			tool: {
				readonly prepareInvocation: (options: { readonly input: unknown }) => object;
				readonly invoke: (
					options: { readonly input: unknown },
					token: vscode.CancellationToken,
				) => Promise<object>;
			},
		) => vscode.Disposable;
	};
	readonly LanguageModelToolResult: new (parts: readonly object[]) => object;
	readonly LanguageModelTextPart: new (text: string) => object;
}

/** What the model gives; the editor has checked it against the schema of the manifest. */
type Input = Readonly<Record<string, unknown>>;

interface Tool {
	/** What the person is told and asked; `subject` is the file, or the log. */
	readonly doing: (subject: string) => string;
	readonly run: (input: Input, token: vscode.CancellationToken) => Promise<object>;
}

/** Characters of an answer: some 15,000 tokens. */
const mostCharacters = 50_000;
/** Files that are looked at where none is named. */
const mostFiles = 100;
const severities = ['error', 'error', 'warning', 'information', 'hint'];

/** Registers the tools where this VS Code has such. */
export function registerLanguageTools(ask: AskForTool, pull: PullFindings): readonly vscode.Disposable[] {
	const api = vscode as unknown as Partial<ToolApi>;
	const { lm, LanguageModelToolResult: Result, LanguageModelTextPart: Text } = api;
	const register = lm?.registerTool;
	if (register === undefined || Result === undefined || Text === undefined) return [];
	return Object.entries(makeTools(ask, pull)).map(([name, { doing, run }]) =>
		register(`samhain_${name}`, {
			prepareInvocation: ({ input }) => {
				const path = textOf(inputOf(input), 'path');
				const message = doing(path === undefined ? 'the workspace' : `\`${path.replaceAll('`', '')}\``);
				return {
					invocationMessage: message,
					confirmationMessages: {
						title: 'Samhain',
						message: `${message}, and give the answer to the model?`,
					},
				};
			},
			invoke: async ({ input }, token) =>
				new Result([new Text(JSON.stringify(await run(inputOf(input), token)))]),
		}),
	);
}

function makeTools(ask: AskForTool, pull: PullFindings): Readonly<Record<string, Tool>> {
	/** Opens a file of ours for the server; undefined where it is something else. */
	const open = async (uri: vscode.Uri, token: vscode.CancellationToken): Promise<string | undefined> => {
		const document = await vscode.workspace.openTextDocument(uri);
		const address = uri.toString();
		if (!isOurs(document)) {
			const { language } = await ask('samhain/languageOf', { uri: address }, token);
			if (language === null) return undefined;
			await vscode.languages.setTextDocumentLanguage(document, language);
		}
		return (await ask('samhain/status', { uri: address }, token)) === null ? undefined : address;
	};
	const openNamed = async (input: Input, token: vscode.CancellationToken): Promise<string> => {
		await whenRead(ask, token);
		const path = textOf(input, 'path');
		if (path === undefined) throw new Error("Give the 'path' of a samhainrc or yulerc in the workspace.");
		const address = await open(await findFile(path), token);
		if (address === undefined) throw new Error(`'${path}' is neither a samhainrc nor a yulerc.`);
		return address;
	};
	return {
		check: {
			doing: (subject) => `Check ${subject} for mistakes`,
			run: async (input, token) => {
				const isNamed = textOf(input, 'path') !== undefined;
				if (!isNamed) await whenRead(ask, token);
				const addresses = isNamed ? [await openNamed(input, token)] : await openAll(open, token);
				const findings: object[] = [];
				for (const address of addresses)
					for (const one of await pull(address, token)) findings.push(findingRecord(address, one));
				return { checked: addresses.map(shortPath), ...fitting('findings', findings) };
			},
		},
		explain: {
			doing: () => 'Explain log lines of samhain',
			run: async (input, token) => {
				const text = textOf(input, 'text');
				if (text === undefined) throw new Error("Give the log lines as 'text'.");
				await whenRead(ask, token);
				const { records, story } = await ask('samhain/explain', { text }, token);
				const { kept, note } = fit(records);
				return { story, records: kept, ...note };
			},
		},
		why: {
			doing: (subject) => `Look up in ${subject} which line decides for a path`,
			run: async (input, token) => {
				const uri = await openNamed(input, token);
				const paths = Array.isArray(input['paths']) ? input['paths'].map(String) : [];
				const answers: object[] = [];
				for (const path of paths) answers.push(...(await ask('samhain/why', { uri, path }, token)).answers);
				return fitting('answers', answers);
			},
		},
		effective: {
			doing: (subject) => `Look up the options in force in ${subject}`,
			run: async (input, token) => {
				const uri = await openNamed(input, token);
				return fitting('lines', (await ask('samhain/effective', { uri }, token))?.lines ?? []);
			},
		},
		diff: {
			doing: (subject) => `Look up what a change of ${subject} does`,
			run: async (input, token) => {
				const uri = await openNamed(input, token);
				const oldText = textOf(input, 'oldText') ?? (await lastCommitOf(vscode.Uri.parse(uri)));
				if (oldText === undefined)
					throw new Error(
						"The last commit of the file is not known here: give the old version as 'oldText'.",
					);
				const changes = await ask('samhain/changes', { uri, oldText }, token);
				return { ...changes, ...fitting('changes', changes?.changes ?? []) };
			},
		},
	};
}

/** Waits until the server has read the files of the workspace; what other files show would be missing before. */
async function whenRead(ask: AskForTool, token: vscode.CancellationToken): Promise<void> {
	for (let tries = 0; tries < 100; tries++) {
		if (token.isCancellationRequested) throw new vscode.CancellationError();
		if (!(await ask('samhain/deployment', { isBrief: true }, token)).isReading) return;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}

/** A file inside the workspace, by its path from a folder of it or from the top. */
async function findFile(path: string): Promise<vscode.Uri> {
	const folders = vscode.workspace.workspaceFolders ?? [];
	const isWhole = path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path);
	for (const { uri } of folders) {
		const file = isWhole ? uri.with({ path: vscode.Uri.file(path).path }) : vscode.Uri.joinPath(uri, path);
		if (vscode.workspace.getWorkspaceFolder(file) === undefined) continue;
		try {
			if ((await vscode.workspace.fs.stat(file)).type === vscode.FileType.File) return file;
		} catch {
			// It may be in another folder.
		}
	}
	throw new Error(`'${path}' is not a file of the workspace. Links are not followed.`);
}

async function openAll(
	open: (uri: vscode.Uri, token: vscode.CancellationToken) => Promise<string | undefined>,
	token: vscode.CancellationToken,
): Promise<readonly string[]> {
	const pattern =
		'**/{samhainrc,yulerc,.samhainrc,.yulerc,samhainrc.*,yulerc.*,rc,rc.*,*.samhainrc,*.yulerc,*.samhainrc.*,*.yulerc.*}';
	const addresses: string[] = [];
	for (const uri of await vscode.workspace.findFiles(pattern, undefined, mostFiles)) {
		const address = await open(uri, token);
		if (address !== undefined) addresses.push(address);
	}
	return addresses.sort();
}

function findingRecord(
	address: string,
	{ range, severity = 1, code, message, relatedInformation }: Diagnostic,
): object {
	return {
		file: shortPath(address),
		line: range.start.line + 1,
		column: range.start.character + 1,
		severity: severities[severity],
		ruleId: code,
		message: typeof message === 'string' ? message : message.value,
		related: relatedInformation?.map(({ location, message: text }) => ({
			file: shortPath(location.uri),
			line: location.range.start.line + 1,
			message: text,
		})),
	};
}

function shortPath(address: string): string {
	return vscode.workspace.asRelativePath(vscode.Uri.parse(address));
}

/** The first items that fit in an answer, and how many do not. */
function fit<T>(items: readonly T[]): {
	readonly kept: readonly T[];
	readonly note: { readonly note?: string };
} {
	let used = 0;
	const kept: T[] = [];
	for (const item of items) {
		used += JSON.stringify(item).length;
		if (used > mostCharacters) break;
		kept.push(item);
	}
	const left = items.length - kept.length;
	return { kept, note: left === 0 ? {} : { note: `${left} more are left out: ask for less at once.` } };
}

function fitting(name: string, items: readonly unknown[]): object {
	const { kept, note } = fit(items);
	return { [name]: kept, ...note };
}

function inputOf(input: unknown): Input {
	return typeof input === 'object' && input !== null ? { ...input } : {};
}

function textOf(input: Input, key: string): string | undefined {
	const value = input[key];
	return typeof value === 'string' && value !== '' ? value : undefined;
}
