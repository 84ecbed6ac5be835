// Puts code that two bundles need into one file, from which both take it: what ships holds no module twice.
// @ts-check

import { relative } from 'node:path';
import { build } from 'esbuild';

/** @typedef {import('esbuild').BuildOptions} BuildOptions */

/**
 * Finds the modules that all of some bundles hold.
 * @param {string} root folder of the project
 * @param {readonly BuildOptions[]} bundles with their entry points
 * @returns {Promise<Shared>}
 */
export async function findShared(root, bundles) {
	const graphs = await Promise.all(
		bundles.map(async (options) => {
			const { metafile } = await build({
				...options,
				absWorkingDir: root,
				preserveSymlinks: true,
				bundle: true,
				write: false,
				outfile: 'none.js',
				metafile: true,
				logLevel: 'warning',
			});
			return metafile.inputs;
		}),
	);
	const [first = {}, ...others] = graphs;
	const modules = new Set(Object.keys(first).filter((path) => others.every((graph) => path in graph)));
	const doors = new Set(
		graphs.flatMap((graph) =>
			Object.entries(graph)
				.filter(([path]) => !modules.has(path))
				.flatMap(([, { imports }]) => imports.map(({ path }) => path))
				.filter((path) => modules.has(path)),
		),
	);
	return { modules, doors: [...doors].sort() };
}

/**
 * @typedef {object} Shared
 * @property {ReadonlySet<string>} modules paths from the root of the project, with `/`
 * @property {readonly string[]} doors those of them that code outside of them imports, sorted
 */

/**
 * @param {Shared} shared
 * @returns {string} an object literal: for each door a function that evaluates the module when it is first called
 */
export function doorsTable({ doors }) {
	return `{${doors.map((path) => `${JSON.stringify(path)}: () => require(${JSON.stringify(`./${path}`)})`).join()}}`;
}

/**
 * Makes a bundle take shared modules from the file that holds them.
 * @param {string} root folder of the project
 * @param {Shared} shared
 * @param {string} file where the bundle finds it, as it requires it
 * @param {string} [member] what the file exports the table of doors as; absent: the table is all that it exports
 * @returns {import('esbuild').Plugin}
 */
export function takeShared(root, { modules }, file, member = '') {
	return {
		name: 'take shared modules',
		setup({ onResolve, onLoad, resolve }) {
			onResolve({ filter: /.*/ }, async ({ path, pluginData, ...place }) => {
				if (place.namespace === 'shared') return { path, external: true };
				if (pluginData === 'asked' || place.kind === 'entry-point') return undefined;
				const { importer, kind, resolveDir, namespace } = place;
				const found = await resolve(path, { importer, kind, resolveDir, namespace, pluginData: 'asked' });
				const own = relative(root, found.path).replaceAll('\\', '/');
				if (found.errors.length > 0 || found.namespace !== 'file' || !modules.has(own)) return undefined;
				return { path: own, namespace: 'shared' };
			});
			onLoad({ filter: /.*/, namespace: 'shared' }, ({ path }) => ({
				contents: `module.exports = require(${JSON.stringify(file)})${member}[${JSON.stringify(path)}]();`,
			}));
		},
	};
}
