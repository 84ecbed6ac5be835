// Experiments with Debian's samhain 4.1.4, recorded by `npm run coverage:live -- --record FILE`.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Experiment, predict, reportLine, watchedLine } from './watch-model.ts';

interface Recorded extends Experiment {
	readonly id: string;
	readonly starts: boolean;
	readonly watched: readonly {
		readonly path: string;
		readonly policy: string;
		readonly mask: readonly string[];
	}[];
	readonly reports: readonly {
		readonly path: string;
		readonly event: string;
		readonly policy: string | null;
		readonly severity: string;
		readonly code?: string;
	}[];
}

const text = readFileSync(new URL('./experiments.jsonl', import.meta.url), 'utf8');
const experiments: readonly Recorded[] = text
	.split('\n')
	.filter((line) => line !== '')
	.map((line) => JSON.parse(line));

test.each(experiments)('$id: the model watches and reports what samhain does', (experiment) => {
	expect(predict(experiment)).toEqual({
		starts: experiment.starts,
		watched: experiment.watched.map(({ path, policy, mask }) => watchedLine(path, policy, mask)).sort(),
		reports: experiment.reports.map(reportLine).sort(),
	});
});
