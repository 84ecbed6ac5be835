// What makes the extension safe in folders of strangers: nothing is executed, nothing is fetched, and text of a file is
// shown as text.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Analysis } from '../../server/src/core/analysis/analysis.ts';
import { describeHover } from '../../server/src/core/features/hover.ts';
import { reportFindings } from '../../server/src/core/report/report.ts';
import { DEFAULT_SETTINGS } from '../../server/src/core/settings/settings.ts';
import { activeParts, filesWith, TRICKS } from './markdown-tricks.ts';

function readProject(path: string): string {
	return readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
}

const manifest: {
	capabilities: Record<string, { supported?: unknown; restrictedConfigurations?: unknown }>;
	contributes: { configuration: { properties: Record<string, Schema> } };
} = JSON.parse(readProject('package.json'));

describe('the manifest', () => {
	it('says that everything works in untrusted workspaces, and nearly everything in virtual ones', () => {
		expect(manifest.capabilities['untrustedWorkspaces']?.supported).toBe(true);
		// A workspace that is not trusted cannot choose a folder outside of itself.
		expect(manifest.capabilities['untrustedWorkspaces']?.restrictedConfigurations).toEqual([
			'samhain.completion.imageRoot',
		]);
		expect(manifest.capabilities['virtualWorkspaces']?.supported).toBe('limited');
	});

	it('has no setting that takes free text but names of options, of a host and of a folder that is listed, so none that could name a program', () => {
		const free = Object.entries(manifest.contributes.configuration.properties)
			.filter(([, setting]) => takesFreeText(setting))
			.map(([name]) => name);
		expect(free).toEqual(['samhain.knownOptions', 'samhain.host', 'samhain.completion.imageRoot']);
	});
});

/** Part of the schema of a setting. */
interface Schema {
	readonly type?: unknown;
	readonly enum?: unknown;
	readonly anyOf?: readonly Schema[];
	readonly items?: Schema;
	readonly properties?: Readonly<Record<string, Schema>>;
	readonly additionalProperties?: Schema | boolean;
}

/** Whether some value that the schema allows holds words of the user's own; keys of an object are words, too. */
function takesFreeText(schema: Schema): boolean {
	if (schema.enum !== undefined) return false;
	const { type, anyOf, items, properties, additionalProperties } = schema;
	if (anyOf !== undefined) return anyOf.some(takesFreeText);
	if (type === 'array') return items === undefined || takesFreeText(items);
	if (type !== 'object') return type !== 'boolean' && type !== 'number' && type !== 'integer';
	if (Object.values(properties ?? {}).some(takesFreeText)) return true;
	return typeof additionalProperties === 'object'
		? takesFreeText(additionalProperties)
		: additionalProperties !== false;
}

/** Modules of Node that start processes, talk to other machines, or run text as a program. */
const MODULES =
	/\brequire\(["'](?:node:)?(child_process|net|tls|dgram|dns|https?|http2|cluster|worker_threads|vm|inspector)["']\)/g;

/** What a browser has for that. */
const GLOBALS =
	/\b(fetch|sendBeacon|XMLHttpRequest|WebSocket|WebSocketStream|WebTransport|EventSource|RTCPeerConnection|importScripts)\b(?=\(|\.apply)/g;

/**
 * All that a bundle can reach outside of itself. The command line lints many files in threads of itself, and `diff` asks
 * Git for a file in a revision when an argument names one: `git cat-file` of the user's own Git, without a shell; `mcp` does
 * the same. Nothing that a configuration contains gets there. The server connects to the port or pipe of an
 * editor that `--socket` or `--pipe` names, on this machine only. The extension starts the server by the language client,
 * and the worker loads the two files of the extension that the client names.
 */
const REACHABLE: Readonly<Record<string, readonly string[]>> = {
	'dist/cli.js': ['child_process', 'worker_threads'],
	'dist/core.js': [],
	'dist/extension.js': ['child_process'],
	'dist/library.js': [],
	'dist/lsp.js': [],
	'dist/mcp.js': ['child_process'],
	'dist/server.js': ['net'],
	'dist/web/extension.js': [],
	'dist/web/server.js': [],
	'dist/web/worker.js': ['importScripts'],
};

it('looks at every bundle', () => {
	const files = readdirSync(new URL('../../dist', import.meta.url), { recursive: true, encoding: 'utf8' });
	const bundles = files.map((file) => `dist/${file.replaceAll('\\', '/')}`);
	const isBundle = (file: string): boolean => file.endsWith('.js') && !file.startsWith('dist/test/');
	expect(bundles.filter(isBundle).sort()).toEqual(Object.keys(REACHABLE));
});

describe.each(Object.entries(REACHABLE))('%s', (path, reachable) => {
	it('reaches nothing outside of it but what is listed', () => {
		const bundle = readProject(path);
		const found = [...bundle.matchAll(MODULES), ...bundle.matchAll(GLOBALS)].map(([, name]) => name);
		expect([...new Set(found)].sort()).toEqual(reachable);
	});
});

describe('the extension', () => {
	it('names no program but those by which the language client ends the server', () => {
		const bundle = readProject('dist/extension.js');
		const named = [...bundle.matchAll(/\b(?:spawn|fork|exec)\w*\("([^"]+)"/g)].map(([, program]) => program);
		expect(named.sort()).toEqual(['/bin/sh', 'taskkill']);
		expect(bundle).toContain('"dist","server.js"');
	});
});

describe.each([
	'dist/server.js',
	'dist/core.js',
	'dist/lsp.js',
	'dist/library.js',
	'dist/cli.js',
	'dist/mcp.js',
	'dist/web/server.js',
	'dist/web/worker.js',
])('%s', (path) => {
	const bundle = readProject(path);

	it('talks to no other machine', () => {
		const targets = [...bundle.matchAll(/\bconnect\(([^()]*)\)/g)].map(([, target = '']) => target);
		// The protocol of agents is connected to its channel, which is an object that it is given.
		const isObject = (target: string): boolean => /^(?:new )?\w*$/.test(target);
		const connections = targets.filter((target) => path !== 'dist/mcp.js' || !isObject(target));
		expect(connections).toEqual(
			path === 'dist/server.js'
				? [expect.stringMatching(/^\w+\.name$/), expect.stringMatching(/^\w+\.port,"127\.0\.0\.1"$/)]
				: [],
		);
	});

	it('starts nothing but Git', () => {
		const started = [...bundle.matchAll(/\b(?:spawn|exec|execFile)Sync\)?\("([^"]*)"/g)].map(
			([, program]) => program,
		);
		expect(started).toEqual(path === 'dist/cli.js' || path === 'dist/mcp.js' ? ['git'] : []);
	});

	it('runs no text as a program', () => {
		expect(/\beval\(|new Function\(/.test(bundle)).toBe(false);
	});

	it('starts no thread but of itself', () => {
		const started = [...bundle.matchAll(/\bnew [\w.]*Worker\([^)]*\)/g)].map(([text]) => text);
		expect(started).toHaveLength(path === 'dist/cli.js' ? 1 : 0);
		// A thread of the program's own file, and not with the option by which the first argument is a program's text.
		for (const text of started)
			expect(text).toMatch(/Worker\(__filename, ?\{ ?workerData[^{}]*, ?resourceLimits[^{}]*\}\)$/);
		expect(/\beval\s*:/.test(bundle)).toBe(false);
	});
});

describe('a hover', () => {
	it.each(TRICKS)('shows %s as text', (trick) => {
		let hovers = 0;
		for (const text of filesWith(trick)) {
			const analysis = new Analysis(text, {
				...DEFAULT_SETTINGS,
				role: text.includes('[Clients]') ? 'server' : 'client',
			});
			reportFindings(analysis);
			for (let at = 0; at < analysis.lineCount; at++) {
				for (let column = 0; column < (analysis.lineAt(at)?.text.length ?? 0); column += 3) {
					const hover = describeHover(analysis, { line: at, column });
					if (hover === undefined) continue;
					hovers++;
					expect(activeParts(hover.markdown)).toEqual([]);
				}
			}
		}
		expect(hovers).toBeGreaterThan(0);
	});
});
