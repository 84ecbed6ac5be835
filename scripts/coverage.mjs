#!/usr/bin/env node
// Runs recorded init/check experiments against the watch model.
//   npm run coverage -- FILE.jsonl [--show N]
// Prints the shares of equal watched maps and reports and the cases that differ. Exit status: 1 when one differs that
// the model claims to simulate.
// @ts-check

import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { compareExperiment } from './coverage/compare.mjs';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { show: { type: 'string', default: '10' } },
});
if (positionals.length === 0) {
	process.stderr.write('Run: npm run coverage -- FILE.jsonl [--show N]\n');
	process.exit(2);
}

const counts = { cases: 0, watched: 0, reports: 0 };
/** @type {{ id: string, reason: string | undefined, lines: string[] }[]} */
const different = [];
for (const file of positionals) {
	for (const line of fs.readFileSync(file, 'utf8').split('\n')) {
		if (line.trim() === '') continue;
		const experiment = JSON.parse(line);
		const result = await compareExperiment(experiment);
		counts.cases++;
		if (result.isWatchedEqual) counts.watched++;
		if (result.isReportEqual) counts.reports++;
		if (!result.isWatchedEqual || !result.isReportEqual)
			different.push({ id: experiment.id, reason: result.reason, lines: result.lines });
	}
}

const share = (/** @type {number} */ equal) =>
	`${equal} of ${counts.cases} equal (${((100 * equal) / counts.cases).toFixed(2)} %)`;
process.stdout.write(`watched maps  ${share(counts.watched)}\nreports       ${share(counts.reports)}\n`);
const named = different.filter(({ reason }) => reason !== undefined);
if (named.length > 0) {
	process.stdout.write('not simulated:\n');
	for (const { id, reason } of named) process.stdout.write(`  ${id}: ${reason}\n`);
}
const open = different.filter(({ reason }) => reason === undefined);
for (const { id, lines } of open.slice(0, Number(values.show))) {
	process.stdout.write(`\n${id}\n`);
	for (const line of lines) process.stdout.write(`  ${line}\n`);
}
if (open.length > 0) {
	process.stdout.write(`\ndifferent: ${open.map(({ id }) => id).join(' ')}\n`);
	process.exitCode = 1;
}
