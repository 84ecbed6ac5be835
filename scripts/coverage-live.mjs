#!/usr/bin/env node
// Compares the watch model with Debian's samhain (4.1.4) on generated trees, configurations and changes.
//   npm run coverage:live [-- --count N] [--seed S] [--show N] [--jobs N] [--record FILE]
// Exit status: 1 on a difference that the model claims to simulate, 2 without a samhain.
// @ts-check

import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findSamhain } from './conformance/debian.mjs';
import { compareExperiment } from './coverage/compare.mjs';
import { describeChanges } from './coverage/describe-changes.mjs';
import { generateExperiment } from './coverage/generate.mjs';
import { ROOT } from './load-core.mjs';

const { values } = parseArgs({
	options: {
		count: { type: 'string', default: '300' },
		seed: { type: 'string', default: '1' },
		show: { type: 'string', default: '10' },
		jobs: { type: 'string', default: '4' },
		record: { type: 'string' },
	},
});
const binary = findSamhain();
if (binary === undefined) process.exit(2);
const [count, seed, jobs] = [Number(values.count), Number(values.seed), Number(values.jobs)];
const waiting = Array.from({ length: count }, (_, at) => generateExperiment(seed + at));
/** @type {any[]} */
const recorded = [];
await Promise.all(
	Array.from({ length: jobs }, async () => {
		for (let batch = waiting.splice(0, 5); batch.length > 0; batch = waiting.splice(0, 5))
			recorded.push(...(await runExperiments(batch)));
	}),
);
recorded.sort((a, b) => (a.id < b.id ? -1 : 1));
for (const experiment of recorded) experiment.effects = describeChanges(experiment);
if (values.record !== undefined)
	fs.writeFileSync(values.record, `${recorded.map((one) => JSON.stringify(one)).join('\n')}\n`);

let equal = 0;
let refused = 0;
/** @type {string[]} */
const named = [];
/** @type {string[]} */
const open = [];
for (const experiment of recorded) {
	if (!experiment.starts) refused++;
	const { isWatchedEqual, isReportEqual, reason, lines } = await compareExperiment(experiment);
	if (isWatchedEqual && isReportEqual) equal++;
	else if (reason !== undefined) named.push(`${experiment.id}: ${reason}`);
	else {
		open.push(experiment.id);
		if (open.length > Number(values.show)) continue;
		process.stdout.write(`\n${experiment.id}\n${lines.map((line) => `  ${line}\n`).join('')}`);
	}
}
process.stdout.write(
	`${equal} of ${recorded.length} experiments equal, ${refused} of them with a samhain that does not start\n`,
);
for (const line of named) process.stdout.write(`not simulated: ${line}\n`);
if (open.length > 0) {
	process.stdout.write(`different: ${open.join(' ')}\n`);
	process.exitCode = 1;
}

/**
 * @param {any[]} experiments
 * @returns {Promise<any[]>}
 */
function runExperiments(experiments) {
	const folder = path.join(ROOT, 'scripts/coverage');
	return new Promise((resolve, reject) => {
		const child = spawn(
			path.join(folder, 'run-in-namespace.sh'),
			[process.execPath, path.join(folder, 'run-experiments.mjs'), binary ?? ''],
			{ stdio: ['pipe', 'pipe', 'inherit'] },
		);
		let output = '';
		child.stdout.setEncoding('utf8').on('data', (text) => {
			output += text;
		});
		child.on('error', reject);
		child.on('close', (status) => {
			if (status === 0) resolve(JSON.parse(output));
			else reject(new Error(`the experiments ended with status ${status}`));
		});
		child.stdin.end(JSON.stringify(experiments));
	});
}
