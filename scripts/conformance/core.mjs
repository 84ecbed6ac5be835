// Loads the core for the conformance scripts: bundled in memory from its sources, so that no build is needed.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * The core's public door.
 * @returns {Promise<typeof import('../../server/src/core/index.ts')>}
 */
export async function loadCore() {
	const { outputFiles } = await build({
		entryPoints: [path.join(ROOT, 'server/src/core/index.ts')],
		bundle: true,
		write: false,
		format: 'esm',
		platform: 'neutral',
		target: 'node20',
		logLevel: 'error',
	});
	return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
