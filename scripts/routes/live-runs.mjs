// What the comparisons with live runs share: their options, random choices from a seed, and the runs themselves, each in a
// namespace of its own with a mail relay, a syslog socket and an external program.
// @ts-check

import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findSamhain } from '../conformance/debian.mjs';
import { ROOT } from '../load-core.mjs';

/**
 * Reads `--count N`, `--seed S` and `--show N`, and finds samhain; ends the process with status 2 where there is none.
 * @returns {{ count: number, seed: number, show: number, binary: string }}
 */
export function prepareLiveRuns() {
	const { values } = parseArgs({
		options: {
			count: { type: 'string', default: '60' },
			seed: { type: 'string', default: '1' },
			show: { type: 'string', default: '5' },
		},
	});
	const binary = findSamhain();
	if (binary === undefined) process.exit(2);
	return { count: Number(values.count), seed: Number(values.seed), show: Number(values.show), binary };
}

/**
 * Runs samhain with each configuration; ends the process with status 2 where that cannot be done.
 * @param {string} binary
 * @param {{ config: string, policies: readonly string[], isRaw?: boolean }[]} inputs
 * @returns {any[]} what was seen of each
 */
export function runLive(binary, inputs) {
	const folder = path.join(ROOT, 'scripts/routes');
	const run = spawnSync(
		path.join(folder, 'run-in-namespace.sh'),
		[process.execPath, path.join(folder, 'run-configurations.mjs'), binary],
		{ input: JSON.stringify(inputs), encoding: 'utf8', maxBuffer: 1 << 28 },
	);
	if (run.status !== 0) {
		process.stderr.write(run.stderr);
		process.exit(2);
	}
	return JSON.parse(run.stdout);
}
