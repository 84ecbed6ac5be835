// Extracts the types of the library into server/library.d.ts: what the package of npm promises to programs, as one file
// that a review sees change.
//   npm run api               writes the file
//   npm run api -- --check    writes nothing; exit status 1 when it is not what the sources export
// @ts-check
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** The file that is checked in and ships. */
export const LIBRARY_TYPES = 'server/library.d.ts';

/** @returns {string} what the sources export now, as TypeScript writes it */
export function extractLibraryTypes() {
	const folder = mkdtempSync(join(tmpdir(), 'samhain-types-'));
	try {
		const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
		const words = ['--project', 'server', '--outDir', folder, '--tsBuildInfoFile', join(folder, 'info')];
		execFileSync(process.execPath, [compiler, ...words], {
			cwd: root,
			stdio: ['ignore', 'inherit', 'inherit'],
		});
		const text = readFileSync(join(folder, 'library', 'index.d.ts'), 'utf8');
		if (/^import\b|\bimport\(|\bfrom '/m.test(text))
			throw new Error('server/src/library/index.ts exports a type of another file; declare it there.');
		return `// Written by \`npm run api\` from server/src/library/index.ts: do not edit.\n${text}`;
	} finally {
		rmSync(folder, { recursive: true });
	}
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const text = extractLibraryTypes();
	if (!process.argv.includes('--check')) writeFileSync(join(root, LIBRARY_TYPES), text);
	else if (readFileSync(join(root, LIBRARY_TYPES), 'utf8') !== text) {
		console.error(`${LIBRARY_TYPES} is not what server/src/library/index.ts exports: run npm run api.`);
		process.exitCode = 1;
	}
}
