#!/usr/bin/env node
// Tries the proposals for the alarms of recorded experiments: the first three for each report are applied, and the check
// is simulated again over the whole tree; some are run with Debian's samhain as well.
//   npm run proposals -- FILE.jsonl [--first N] [--live N] [--seed S] [--show N]
// Exit status: 1 when an alarm still comes, something is lost that the proposal does not name, or something new comes.
// @ts-check

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findSamhain } from './conformance/debian.mjs';
import { faultsOf, modelReports, proposalsOf, withProposal } from './coverage/proposals.mjs';
import { ROOT } from './load-core.mjs';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		first: { type: 'string', default: '3' },
		live: { type: 'string', default: '0' },
		seed: { type: 'string', default: '1' },
		show: { type: 'string', default: '10' },
	},
});
if (positionals.length === 0) {
	process.stderr.write('Run: npm run proposals -- FILE.jsonl [--first N] [--live N] [--seed S] [--show N]\n');
	process.exit(2);
}

const counts = { reports: 0, without: 0, fewer: 0, deciding: 0, tried: 0, wrong: 0 };
/** @type {string[]} */
const shown = [];
/** @type {{ experiment: any, alarm: any, proposal: any }[]} */
const all = [];
for (const file of positionals) {
	for (const line of fs.readFileSync(file, 'utf8').split('\n')) {
		if (line.trim() === '') continue;
		const experiment = JSON.parse(line);
		if (!experiment.starts) continue;
		const before = modelReports(experiment);
		for (const { alarm, proposals, deciding } of proposalsOf(experiment)) {
			counts.reports++;
			if (deciding !== undefined) counts.deciding++;
			const first = proposals.slice(0, Number(values.first));
			if (first.length === 0) {
				counts.without++;
				shown.push(`${experiment.id} ${alarm.path} ${alarm.event}: no proposal`);
			} else if (first.length < 3) counts.fewer++;
			for (const proposal of first) {
				counts.tried++;
				all.push({ experiment, alarm, proposal });
				const after = modelReports(withProposal(experiment, proposal));
				const faults = faultsOf(alarm, proposal, before ?? [], after);
				if (faults.length === 0) continue;
				counts.wrong++;
				shown.push(
					`${experiment.id} ${alarm.path} ${alarm.event} ${alarm.code ?? ''}: ${proposal.title}\n    ${faults.join('\n    ')}`,
				);
			}
		}
	}
}
process.stdout.write(
	`${counts.reports} reports, the deciding entry known for ${counts.deciding}; ${counts.without} without a proposal, ${counts.fewer} with fewer than three\n` +
		`model: ${counts.tried - counts.wrong} of ${counts.tried} proposals hold\n`,
);
for (const text of shown.slice(0, Number(values.show))) process.stdout.write(`  ${text}\n`);
if (counts.wrong > 0) process.exitCode = 1;
if (Number(values.live) > 0) runLive(Number(values.live), Number(values.seed));

/**
 * Runs some of the experiments with a proposal and without it.
 * @param {number} count
 * @param {number} seed
 */
function runLive(count, seed) {
	const binary = findSamhain();
	if (binary === undefined) process.exit(2);
	const step = Math.max(1, Math.floor(all.length / count));
	const chosen = all.filter((_one, at) => at % step === seed % step).slice(0, count);
	let good = 0;
	for (const { experiment, alarm, proposal } of chosen) {
		const folder = path.join(ROOT, 'scripts/coverage');
		const { stdout, status } = spawnSync(
			path.join(folder, 'run-in-namespace.sh'),
			[process.execPath, path.join(folder, 'run-experiments.mjs'), binary],
			{ input: JSON.stringify([experiment, withProposal(experiment, proposal)]), timeout: 60_000 },
		);
		if (status !== 0) throw new Error(`the experiment ${experiment.id} ended with status ${status}`);
		const [before, after] = JSON.parse(stdout.toString());
		const faults = faultsOf(alarm, proposal, before.reports, after.starts ? after.reports : undefined);
		if (faults.length === 0) good++;
		else
			process.stdout.write(
				`  live ${experiment.id} ${alarm.path} ${alarm.event}: ${proposal.title}\n    ${faults.join('\n    ')}\n`,
			);
	}
	process.stdout.write(`samhain: ${good} of ${chosen.length} proposals hold\n`);
	if (good < chosen.length) process.exitCode = 1;
}
