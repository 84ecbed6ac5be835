// The tools for language models, called as a model would call them; the person's consent is given by the test host.
import * as vscode from 'vscode';
import { closeAll, ourExtension } from './editor.ts';
import { assertEqual, assertMatches, type Case } from './runner.ts';

/** What VS Code has from 1.95 on. */
interface ToolApi {
	readonly tools: readonly { readonly name: string; readonly description: string }[];
	readonly invokeTool: (
		name: string,
		options: { readonly input: object; readonly toolInvocationToken: undefined },
		token?: vscode.CancellationToken,
	) => Promise<{ readonly content: readonly { readonly value?: string }[] }>;
}

/** The tools of this VS Code; undefined where it is older than they are. */
function toolApi(): ToolApi | undefined {
	const lm = 'lm' in vscode ? vscode.lm : undefined;
	const hasTools = typeof lm === 'object' && 'invokeTool' in lm;
	const [, minor = 0] = vscode.version.split('.').map(Number);
	assertEqual(hasTools, minor >= 95, `tools in VS Code ${vscode.version}`);
	return hasTools ? (lm as unknown as ToolApi) : undefined;
}

async function call(api: ToolApi, name: string, input: object): Promise<string> {
	const { content } = await api.invokeTool(`samhain_${name}`, { input, toolInvocationToken: undefined });
	return content.map(({ value }) => value ?? '').join('');
}

async function write(name: string, text: string): Promise<void> {
	const folder = vscode.workspace.workspaceFolders?.[0];
	if (folder === undefined) throw new Error('no workspace is open');
	await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder.uri, name), new TextEncoder().encode(text));
}

export const toolCases: readonly Case[] = [
	{
		name: 'the tools of the manifest are there, and each answers about a file of the workspace',
		async run() {
			const api = toolApi();
			if (api === undefined) return;
			const declared = ourExtension().packageJSON.contributes.languageModelTools.map(
				(tool: { name: string }) => tool.name,
			);
			const known = new Set(api.tools.map(({ name }) => name));
			assertEqual(
				declared.filter((name: string) => !known.has(name)),
				[],
				'missing',
			);
			const path = 'tools/samhainrc';
			await write(path, '[Misc]\nDeamon=yes\nSetLoopTime=60\n[ReadOnly]\ndir=/etc\n');
			const found = await call(api, 'check', { path });
			assertMatches(found, /"line":2,"column":1,"severity":"error","ruleId":"unknown-option"/, 'check');
			assertMatches(await call(api, 'check', {}), /"checked":\[[^\]]*tools\/samhainrc/, 'check all');
			const why = await call(api, 'why', { path, paths: ['/etc/shadow'] });
			assertMatches(why, /dir=\/etc/, 'why');
			assertMatches(await call(api, 'effective', { path }), /SetLoopTime/, 'effective');
			const oldText = '[ReadOnly]\ndir=/etc\ndir=/srv\n';
			assertMatches(await call(api, 'diff', { path, oldText }), /"losesProtection":true/, 'diff');
			const text =
				'ERROR  :  [2026-01-01T00:00:00+0000] msg=<Invalid connection attempt: Not in client list>, client=<web9>';
			assertMatches(await call(api, 'explain', { text }), /"known":true/, 'explain');
			await closeAll();
		},
	},
	{
		name: 'a tool refuses what is outside of the workspace, and what is none of our files',
		async run() {
			const api = toolApi();
			if (api === undefined) return;
			await write('tools/notes.txt', 'Deamon=yes\n');
			for (const [path, reason] of [
				['/etc/passwd', /not a file of the workspace/],
				['../test.code-workspace', /not a file of the workspace/],
				['tools/nowhere', /not a file of the workspace/],
				['tools/notes.txt', /neither a samhainrc nor a yulerc/],
			] as const) {
				const answer = await call(api, 'check', { path }).catch(String);
				assertMatches(answer, reason, path);
			}
			await closeAll();
		},
	},
];
