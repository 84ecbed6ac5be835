// Bundles what ships: the client and the server, each for Node and for a browser's worker, the command line, and the
// library.
// Every module is in one bundle only. The engine is a file of its own for servers and command line, and the language server
// above it another for both servers; the server reads the engine when its first answer is out, because half of a start
// would be spent on code that nobody waits for yet. In a browser an extension has to be a single file, so the
// client for Node takes from that one what both need. docs/performance.md has the sizes.
// With --maps, every bundle gets a source map beside it, which does not ship: the same commit gives the same bundles, so the
// stack that a user sends can be read.
// Beside them it writes what goes with them: the notices of the packages of others that they hold, and the bill of materials.
// @ts-check

import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { doorsTable, findShared, takeShared } from './bundle/share.mjs';
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

const withVersion = { TOOL_VERSION: JSON.stringify(version) };

/** @typedef {import('esbuild').BuildOptions & { entryPoints?: string[], isReadable?: boolean }} Options */

/**
 * Leaves sockets out of the client, too: it speaks to its server by the channel that Node opens to a child.
 * @type {import('esbuild').Plugin}
 */
const withoutSockets = {
	name: 'without sockets',
	setup({ onResolve, onLoad }) {
		onResolve({ filter: /^(?:node:)?net$/ }, () => ({ path: 'net', namespace: 'no-net' }));
		onLoad({ filter: /.*/, namespace: 'no-net' }, () => ({ contents: 'module.exports = {};' }));
	},
};

/** @type {Options} */
const nodeClient = {
	entryPoints: ['client/src/node.ts'],
	...node,
	plugins: [withoutSockets],
	external: ['vscode'],
};
/** @type {Options} */
const webClient = { entryPoints: ['client/src/web.ts'], ...browser, format: 'cjs', external: ['vscode'] };
/** @type {Options} */
const nodeServer = {
	entryPoints: ['server/src/entry/node.ts'],
	...node,
	plugins: [withoutProcessesAndSockets, engineApart],
	define: withVersion,
};
/** @type {Options} */
const worker = {
	entryPoints: ['server/src/entry/worker.ts'],
	...browser,
	format: 'cjs',
	plugins: [engineApart],
	define: withVersion,
};

/** The bundles that ship. */
const ENGINE = 'dist/core.js';
const LANGUAGE_SERVER = 'dist/lsp.js';
const WORKER = 'dist/web/worker.js';
const WEB_CLIENT = 'dist/web/extension.js';
/** The server as one file, for a page or an editor that starts a worker from a single address. The extension does without. */
const WHOLE_WORKER = 'dist/web/server.js';
const outputs = [
	'dist/extension.js',
	'dist/server.js',
	ENGINE,
	LANGUAGE_SERVER,
	'dist/cli.js',
	'dist/library.js',
	'dist/mcp.js',
	WEB_CLIENT,
	WORKER,
	WHOLE_WORKER,
];
/** What ships with the bundles. */
const PAPERS = [`dist/${NOTICES}`, `dist/${BILL_OF_MATERIALS}`];

/**
 * A file that Node requires and a worker runs as a script; there, what it exports is in a variable.
 * @param {string} variable
 */
const forBoth = (variable) => ({
	banner: { js: '(function(module,require){' },
	footer: {
		js: `})(typeof module==="object"?module:self.${variable}={exports:{}},typeof require==="function"?require:function(){return self.samhainEngine.exports});`,
	},
});

/** The worker gets the addresses of the other two files in its first message. */
const LOADS_OTHERS = 'self.onmessage=function(first){importScripts.apply(self,first.data);serve()}})();';
const inWorker = {
	banner: {
		js: '(function(){function require(name){return(name==="./core.js"?self.samhainEngine:self.samhainServer).exports}function serve(){',
	},
	footer: { js: `}${LOADS_OTHERS}` },
};

/**
 * @returns {Promise<Array<Options & { outfile: string }>>} every bundle that ships
 */
async function planBundles() {
	const [client, server] = await Promise.all([
		findShared(root, [webClient, nodeClient]),
		findShared(root, [nodeServer, worker]),
	]);
	const fromServer = takeShared(root, server, './lsp.js');
	const fromClient = takeShared(root, client, './web/extension.js', '.shared');
	return [
		{ ...nodeClient, outfile: 'dist/extension.js', plugins: [fromClient, ...(nodeClient.plugins ?? [])] },
		{
			...nodeServer,
			outfile: 'dist/server.js',
			plugins: [fromServer, ...(nodeServer.plugins ?? [])],
			// npm makes the file a command.
			banner: { js: '#!/usr/bin/env node' },
		},
		{
			entryPoints: ['server/src/core/index.ts'],
			outfile: ENGINE,
			...node,
			platform: 'neutral',
			target: 'es2022',
			...forBoth('samhainEngine'),
		},
		{
			...module(`module.exports = ${doorsTable(server)};`),
			outfile: LANGUAGE_SERVER,
			...browser,
			format: 'cjs',
			plugins: [engineApart],
			...forBoth('samhainServer'),
		},
		{
			entryPoints: ['server/src/entry/cli.ts'],
			outfile: 'dist/cli.js',
			...node,
			plugins: [engineApart],
			// A dependency asks for the address of its module, which a CommonJS bundle does not have.
			banner: {
				js: "#!/usr/bin/env node\nconst moduleUrl = require('node:url').pathToFileURL(__filename).href;",
			},
			define: { ...withVersion, 'import.meta.url': 'moduleUrl' },
		},
		{
			entryPoints: ['server/src/library/index.ts'],
			outfile: 'dist/library.js',
			...node,
			plugins: [engineApart],
			define: withVersion,
			// An `import` of Node finds the names of the functions by reading the text.
			isReadable: true,
		},
		{
			entryPoints: ['server/src/entry/mcp.ts'],
			outfile: 'dist/mcp.js',
			...node,
			plugins: [engineApart, withoutSchemaCompiler],
			banner: { js: "const moduleUrl = require('node:url').pathToFileURL(__filename).href;" },
			define: { 'import.meta.url': 'moduleUrl' },
		},
		{
			...browser,
			format: 'cjs',
			external: ['vscode'],
			// What runs in a browser only is not evaluated on Node.
			...module(`exports.activate = (context) => require("./client/src/web.ts").activate(context);
exports.deactivate = () => {};
exports.shared = ${doorsTable(client)};`),
			outfile: WEB_CLIENT,
		},
		{
			...worker,
			outfile: WORKER,
			plugins: [fromServer, engineApart],
			...inWorker,
		},
	];
}

/**
 * @param {string} contents a CommonJS module in the project's root
 * @returns {Options} options of a bundle that begins with it
 */
function module(contents) {
	return { stdin: { contents, resolveDir: root, loader: 'js' } };
}

/**
 * Bundles first and shortens names then. In one step, esbuild would make every module of a library an arrow function, which
 * V8 reads twice; that costs a start of the server three milliseconds of seventy.
 * @param {Options} options
 * @param {boolean} hasMaps
 */
async function bundleSmall(
	{ isReadable = false, outfile = '', banner = {}, footer = {}, target = 'node20', ...options },
	hasMaps,
) {
	const common = /** @type {const} */ ({ legalComments: 'none', logLevel: 'warning' });
	const { outputFiles, metafile } = await build({
		...options,
		...common,
		target,
		absWorkingDir: root,
		preserveSymlinks: true,
		outfile,
		bundle: true,
		write: false,
		minifySyntax: true,
		metafile: true,
		sourcemap: hasMaps && !isReadable ? 'inline' : false,
		banner: { js: isReadable ? '' : '(function(){' },
		footer: { js: isReadable ? '' : '})();' },
	});
	const bundled = outputFiles?.[0]?.text ?? '';
	const { code, map } = isReadable
		? { code: bundled, map: '' }
		: await transform(bundled, {
				...common,
				minify: true,
				target,
				sourcemap: hasMaps ? 'external' : false,
				banner: banner['js'] ?? '',
				footer: footer['js'] ?? '',
			});
	mkdirSync(join(root, dirname(outfile)), { recursive: true });
	writeWhole(join(root, outfile), code);
	if (map !== '') writeWhole(join(root, `${outfile}.map`), map);
	// What is no file has a name like `shared:PATH` or `<stdin>`.
	const inputs = Object.entries(metafile?.outputs[outfile]?.inputs ?? {}).filter(
		([path]) => !/^<|:/.test(path),
	);
	return {
		outfile,
		modules: inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path),
	};
}

/**
 * Builds every bundle.
 * @param {{ isQuiet?: boolean, hasMaps?: boolean }} [options]
 * @returns {Promise<Record<string, string[]>>} for each bundle the modules that it holds, as paths from the project's root
 */
export async function bundleAll({ isQuiet = false, hasMaps = false } = {}) {
	const built = await Promise.all((await planBundles()).map((one) => bundleSmall(one, hasMaps)));
	writeWholeWorker();
	writePapers(built.flatMap(({ modules }) => modules));
	for (const output of isQuiet ? [] : [...outputs, ...PAPERS]) {
		const size = (statSync(join(root, output)).size / 1024).toFixed(0);
		console.log(`${output.padEnd(29)} ${size.padStart(5)} KiB`);
	}
	return Object.fromEntries(built.map(({ outfile, modules }) => [outfile, modules]));
}

/** Joins the three files of the worker, the last of which starts at once instead of loading the other two. */
function writeWholeWorker() {
	const [engine = '', server = '', worker = ''] = [ENGINE, LANGUAGE_SERVER, WORKER].map((output) =>
		readFileSync(join(root, output), 'utf8'),
	);
	if (!worker.includes(LOADS_OTHERS)) throw new Error(`${WORKER} does not end as ${WHOLE_WORKER} needs it`);
	const starts = worker.replace(LOADS_OTHERS, () => 'serve()})();');
	writeWhole(join(root, WHOLE_WORKER), [engine, server, starts].join('\n'));
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
	return [...outputs, ...PAPERS].every((output) => existsSync(join(root, output)));
}

if (process.argv[1] === fileURLToPath(import.meta.url))
	await bundleAll({ hasMaps: process.argv.includes('--maps') });
