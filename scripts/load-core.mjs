// Loads modules of the core into a script: bundles them to memory first, since Node 20 runs no TypeScript.
// @ts-check

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * @param {Record<string, string>} names what to export from which module, e.g. `{ Analysis: 'server/src/core/analysis.ts' }`
 * @returns {Promise<Record<string, any>>}
 */
export async function loadCore(names) {
	const contents = Object.entries(names)
		.map(([name, path]) => `export { ${name} } from './${path}';`)
		.join('\n');
	const result = await build({
		stdin: { contents, resolveDir: root, loader: 'ts' },
		bundle: true,
		write: false,
		platform: 'node',
		format: 'esm',
		target: 'node20',
		logLevel: 'error',
	});
	const text = result.outputFiles[0]?.text ?? '';
	return import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`);
}
