// Loads the core for the conformance scripts: bundled from its sources for this run, so that no build is needed.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * The core's public door.
 * @returns {Promise<typeof import('../../server/src/core/index.ts')>}
 */
export async function loadCore() {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'conformance-core-'));
	const outfile = path.join(folder, 'core.mjs');
	try {
		await build({
			entryPoints: [path.join(ROOT, 'server/src/core/index.ts')],
			outfile,
			bundle: true,
			format: 'esm',
			platform: 'neutral',
			target: 'node20',
			logLevel: 'error',
		});
		return await import(pathToFileURL(outfile).href);
	} finally {
		fs.rmSync(folder, { recursive: true });
	}
}
