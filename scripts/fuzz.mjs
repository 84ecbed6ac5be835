// The long form of the fuzz test: as many inputs as asked for, each made from its own seed, through the core.
//   node scripts/fuzz.mjs [--inputs N] [--seed S] [--seconds T] [--slow MS]
// Prints the seed of every input that throws or takes too long, and exits 1 if there was one.
// @ts-check

import { parseArgs } from 'node:util';
import { loadModule } from './load-core.mjs';

const { values } = parseArgs({
	options: {
		inputs: { type: 'string', default: '10000000' },
		seed: { type: 'string', default: '1' },
		seconds: { type: 'string', default: '86400' },
		slow: { type: 'string', default: '1000' },
	},
});

/** Time of the processor, which other programs on the machine do not stretch. */
function cpuMs() {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
}

const { fuzzOnce } = await loadModule('test/support/fuzz.ts');
const most = Number(values.inputs);
const first = Number(values.seed);
const slow = Number(values.slow);
const start = performance.now();
const end = start + Number(values.seconds) * 1000;
/** @type {Map<string, { count: number, ms: number, longest: number, seed: number }>} */
const parts = new Map();
let done = 0;
let failed = 0;
let told = start;
let before = start;
let usedBefore = cpuMs();
while (done < most && before < end && failed < 100) {
	const seed = first + done;
	done++;
	/** @type {string} */
	let part = 'failed';
	try {
		part = fuzzOnce(seed);
	} catch (error) {
		failed++;
		console.error(`seed ${seed} threw: ${error instanceof Error ? error.stack : String(error)}`);
	}
	before = performance.now();
	const used = cpuMs();
	const ms = used - usedBefore;
	usedBefore = used;
	if (ms > slow) {
		failed++;
		console.error(`seed ${seed} took ${ms.toFixed(0)} ms (${part})`);
	}
	const row = parts.get(part) ?? { count: 0, ms: 0, longest: 0, seed: 0 };
	row.count++;
	row.ms += ms;
	if (ms > row.longest) {
		row.longest = ms;
		row.seed = seed;
	}
	parts.set(part, row);
	if (before - told > 60_000) {
		told = before;
		console.log(
			`${done} inputs, ${failed} failures, ${(done / ((before - start) / 1000)).toFixed(0)} a second`,
		);
	}
}
for (const [part, { count, ms, longest, seed }] of parts) {
	const mean = ((ms / count) * 1000).toFixed(0);
	console.log(
		`${part.padEnd(20)} ${count} inputs, ${mean} µs each, longest ${longest.toFixed(1)} ms (seed ${seed})`,
	);
}
console.log(`${done} inputs from seed ${first}, ${failed} failures`);
process.exit(failed === 0 ? 0 : 1);
