// `npm run bench`: the micro benchmarks, the protocol comparison with peers, and the command line over many files.
// `--short` is what CI runs: fewer sizes and edits; it fails on growth with the file's size, never on milliseconds.
// @ts-check

import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleAll } from './bundle.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const extra = process.argv.slice(2);
await bundleAll({ isQuiet: true });
let failed = 0;
for (const [script, ...flags] of [
	['bench/micro.mjs', '--expose-gc'],
	['bench/command-line.mjs'],
	['bench/run.mjs'],
]) {
	const result = spawnSync(process.execPath, [...flags, join(here, script ?? ''), ...extra], {
		stdio: 'inherit',
	});
	if (result.status !== 0) failed++;
}
process.exit(failed === 0 ? 0 : 1);
