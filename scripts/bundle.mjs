// Bundles what ships: the client and the server, each for Node and for a browser's worker, the command line, and the
// library.
// The engine is there once: in the worker's file, from which the server for Node and the command line take it. The server
// reads it when its first answer is out. Half of a start would be spent on code that nobody waits for yet.
// Beside them it writes what goes with them: the notices of the packages of others that they hold, and the bill of materials.
// @ts-check

import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import {
	BILL_OF_MATERIALS,
	billOfMaterials,
	bundledPackages,
	NOTICES,
	thirdPartyNotices,
} from './package/bundled-packages.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const { version } = manifest;

/** Node 20 and the browsers of its time are the oldest that any supported editor brings along. */
const node = /** @type {const} */ ({ platform: 'node', target: 'node20', format: 'cjs' });
const browser = /** @type {const} */ ({ platform: 'browser', target: 'es2022' });

/** For what is downloaded or seldom started. The names of functions stay, so that a stack that a user sends can be read. */
const small = { minify: true, keepNames: true };
/** The same where every start counts: names that are not shortened cost nothing when the program starts. */
const quick = { minifyWhitespace: true, minifySyntax: true };

/**
 * Leaves out what the protocol library could do besides talking over its standard streams: start processes and open
 * sockets. The server never starts a process, so it cannot be made to, and it starts sooner. Only our own
 * entry may connect, to the port or pipe of the editor that `--socket` or `--pipe` names. Identifiers come from the
 * generator that is there anyway.
 * @type {import('esbuild').Plugin}
 */
const withoutProcessesAndSockets = {
	name: 'without processes and sockets',
	setup({ onResolve, onLoad }) {
		onResolve({ filter: /^(?:node:)?(?:child_process|net|crypto)$/ }, ({ path, importer }) =>
			path === 'node:net' && importer.endsWith(join('server', 'src', 'entry', 'node.ts'))
				? { path, external: true }
				: { path: path.replace('node:', ''), namespace: 'left-out' },
		);
		onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) => ({
			contents:
				path === 'crypto'
					? 'exports.randomUUID = () => globalThis.crypto.randomUUID();'
					: 'module.exports = {};',
		}));
	},
};

/**
 * Leaves out what the protocol library compiles schemas with for questions to the user, which no tool asks: it makes
 * functions of texts. The arguments of the tools are checked by something else.
 * @type {import('esbuild').Plugin}
 */
const withoutSchemaCompiler = {
	name: 'without schema compiler',
	setup({ onResolve, onLoad }) {
		onResolve({ filter: /\/validation\/ajv-provider\.js$/ }, () => ({
			path: 'ajv-provider',
			namespace: 'no-compiler',
		}));
		onLoad({ filter: /.*/, namespace: 'no-compiler' }, () => ({
			contents: 'export class AjvJsonSchemaValidator {}',
		}));
	},
};

/**
 * Leaves the engine to a file of its own, which all of them share.
 * @type {import('esbuild').Plugin}
 */
const engineApart = {
	name: 'engine apart',
	setup({ onResolve }) {
		onResolve({ filter: /\/core\/index\.ts$/ }, () => ({ path: './core.js', external: true }));
	},
};

/** @type {Array<import('esbuild').BuildOptions & { entry: string, output: string }>} */
const bundles = [
	{ entry: 'client/src/node.ts', output: 'dist/extension.js', ...node, external: ['vscode'] },
	{
		entry: 'client/src/web.ts',
		output: 'dist/web/extension.js',
		...browser,
		format: 'cjs',
		external: ['vscode'],
	},
	{
		entry: 'server/src/entry/node.ts',
		output: 'dist/server.js',
		...node,
		plugins: [withoutProcessesAndSockets, engineApart],
		// npm makes the file a command.
		banner: { js: '#!/usr/bin/env node' },
		define: { TOOL_VERSION: JSON.stringify(version) },
	},
	{
		entry: 'server/src/entry/cli.ts',
		output: 'dist/cli.js',
		...node,
		plugins: [engineApart],
		// A dependency asks for the address of its module, which a CommonJS bundle does not have.
		banner: {
			js: "#!/usr/bin/env node\nconst moduleUrl = require('node:url').pathToFileURL(__filename).href;",
		},
		define: { TOOL_VERSION: JSON.stringify(version), 'import.meta.url': 'moduleUrl' },
	},
	{
		entry: 'server/src/library/index.ts',
		output: 'dist/library.js',
		...node,
		plugins: [engineApart],
		define: { TOOL_VERSION: JSON.stringify(version) },
	},
	{
		entry: 'server/src/entry/mcp.ts',
		output: 'dist/mcp.js',
		...node,
		plugins: [engineApart, withoutSchemaCompiler],
		banner: { js: "const moduleUrl = require('node:url').pathToFileURL(__filename).href;" },
		define: { 'import.meta.url': 'moduleUrl' },
	},
];

/** The server for a browser's worker, and in it the engine for all the others. */
const WORKER = 'dist/web/server.js';
/** Where the others find the engine. */
const ENGINE = 'dist/core.js';

/** What ships with the bundles. */
const PAPERS = [`dist/${NOTICES}`, `dist/${BILL_OF_MATERIALS}`];
/** Every file that is built. */
const outputs = [...bundles.map(({ output }) => output), ENGINE, WORKER, ...PAPERS];

/**
 * Makes the one file that holds the engine. A worker has to be a single file, so the engine is in that file, and Node takes
 * it from there: with a `module` to fill the file gives the engine away, and without one it is the server.
 */
async function bundleEngine() {
	const [engine, worker] = await Promise.all([
		bundle({
			entry: 'server/src/core/index.ts',
			output: ENGINE,
			...node,
			platform: 'neutral',
			target: 'es2022',
		}),
		bundle({
			entry: 'server/src/entry/worker.ts',
			output: WORKER,
			...browser,
			format: 'iife',
			plugins: [engineApart],
			define: { TOOL_VERSION: JSON.stringify(version) },
		}),
	]);
	const parts = [
		'(function(){"use strict";',
		'var engine=(function(){var module={exports:{}};',
		engine.text,
		'return module.exports})();',
		// A function of its own: Node never compiles it.
		'function serve(){var require=function(){return engine};',
		worker.text,
		'}',
		'if(typeof module==="object"&&module!==null&&module.exports)module.exports=engine;else serve();',
		'})();',
	];
	mkdirSync(join(root, dirname(WORKER)), { recursive: true });
	writeWhole(join(root, WORKER), `${parts.join('\n')}\n`);
	writeWhole(join(root, ENGINE), `module.exports=require('./${relative(dirname(ENGINE), WORKER)}');\n`);
	return [...engine.modules, ...worker.modules];
}

/**
 * @param {import('esbuild').BuildOptions & { entry: string, output: string }} one
 * @returns {Promise<{ text: string, modules: string[] }>} what the bundle holds, and the paths of its modules from the
 * root; it is not written
 */
async function bundle({ entry, output, ...rest }) {
	const { outputFiles, metafile } = await build({
		...rest,
		metafile: true,
		absWorkingDir: root,
		entryPoints: [entry],
		outfile: output,
		bundle: true,
		write: false,
		...(output === WORKER ||
		output === 'dist/web/extension.js' ||
		output === 'dist/extension.js' ||
		output === 'dist/mcp.js'
			? small
			: quick),
		legalComments: 'none',
		logLevel: 'warning',
	});
	const inputs = Object.entries(metafile.outputs[output]?.inputs ?? {});
	const modules = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path);
	return { text: outputFiles[0]?.text ?? '', modules };
}

/**
 * Builds every bundle.
 * @param {{ isQuiet?: boolean }} [options]
 * @returns {Promise<Record<string, string[]>>} for each bundle the modules that it holds, as paths from the project's root
 */
export async function bundleAll(options = {}) {
	/** @type {Record<string, string[]>} */
	const modules = {};
	await Promise.all([
		bundleEngine().then((held) => {
			modules[WORKER] = held;
		}),
		...bundles.map(async (one) => {
			const bundled = await bundle(one);
			mkdirSync(join(root, dirname(one.output)), { recursive: true });
			writeWhole(join(root, one.output), bundled.text);
			modules[one.output] = bundled.modules;
		}),
	]);
	writePapers(Object.values(modules).flat());
	for (const output of options.isQuiet ? [] : outputs) {
		const file = join(root, output);
		console.log(
			`${relative(root, file).padEnd(24)} ${(statSync(file).size / 1024).toFixed(0).padStart(5)} KiB`,
		);
	}
	return modules;
}

/**
 * Puts a file in its place in one step: whoever starts a program from dist/ meanwhile gets the old one or the new one.
 * @param {string} file
 * @param {string} text
 */
function writeWhole(file, text) {
	const written = `${file}.${randomUUID()}`;
	writeFileSync(written, text);
	renameSync(written, file);
}

/** @param {readonly string[]} modules of all bundles */
function writePapers(modules) {
	const packages = bundledPackages(root, modules);
	writeWhole(join(root, 'dist', NOTICES), thirdPartyNotices(packages));
	writeWhole(join(root, 'dist', BILL_OF_MATERIALS), billOfMaterials(packages, manifest));
}

/** @returns whether every bundle is there */
export function isBundled() {
	return outputs.every((output) => existsSync(join(root, output)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundleAll();
