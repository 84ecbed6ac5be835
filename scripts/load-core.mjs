// Loads modules of the core into a script: bundles them to memory first, since Node 20 runs no TypeScript. The one
// loader of all scripts; it writes no file.
// @ts-check

import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** The project's folder. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * @param {import('esbuild').BuildOptions} source what to bundle
 * @returns {Promise<any>} its exports
 */
async function importBundled(source) {
	const result = await build({
		platform: 'neutral',
		...source,
		absWorkingDir: ROOT,
		bundle: true,
		write: false,
		format: 'esm',
		target: 'node20',
		logLevel: 'error',
	});
	const text = result.outputFiles?.[0]?.text ?? '';
	return import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`);
}

/**
 * Loads one module.
 * @param {string} file path from the project's folder
 * @returns {Promise<any>} its exports
 */
export function loadModule(file) {
	return importBundled({ entryPoints: [file] });
}

/**
 * Loads one module of the programs around the core, which use Node and packages.
 * @param {string} file path from the project's folder
 * @returns {Promise<any>} its exports
 */
export function loadNodeModule(file) {
	// Packages ask for the place of their module, which a module of memory does not have.
	const place = JSON.stringify(pathToFileURL(join(ROOT, file)).href);
	return importBundled({
		entryPoints: [file],
		platform: 'node',
		define: { 'import.meta.url': place },
		banner: { js: `import{createRequire as requireOf}from'node:module';const require=requireOf(${place});` },
	});
}

/**
 * Loads the core's public door, or some exports from behind it; all of them share one copy of the core.
 * @param {Readonly<Record<string, string>>} [names] what to export from which module, e.g. `{ Analysis: 'server/src/core/analysis/analysis.ts' }`
 * @returns {Promise<any>}
 */
export function loadCore(names) {
	if (names === undefined) return loadModule('server/src/core/index.ts');
	const contents = Object.entries(names)
		.map(([name, path]) => `export { ${name} } from './${path}';`)
		.join('\n');
	return importBundled({ stdin: { contents, resolveDir: ROOT, loader: 'ts' } });
}
