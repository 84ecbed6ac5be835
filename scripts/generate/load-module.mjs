// Loads a TypeScript module of the core into the generator: Node 20 strips no types, so esbuild bundles it first.
// @ts-check
import path from 'node:path';
import { build } from 'esbuild';

/**
 * @param {string} root Root folder of the project.
 * @param {string} file Path of the module, relative to the root.
 * @returns {Promise<any>} Its exports.
 */
export async function loadModule(root, file) {
	const result = await build({
		entryPoints: [path.join(root, file)],
		bundle: true,
		write: false,
		format: 'esm',
		platform: 'neutral',
		logLevel: 'silent',
	});
	const code = result.outputFiles[0]?.text ?? '';
	return import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
}
