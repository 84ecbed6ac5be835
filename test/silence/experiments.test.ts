// The proposals for the alarms of experiments with Debian's samhain 4.1.4 (recorded by `npm run coverage:live -- --record
// FILE`): the first three for each report are applied, and the check is simulated over the whole tree of the experiment.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { faultsOf, modelReports, proposalsOf, withProposal } from '../../scripts/coverage/proposals.mjs';

const text = readFileSync(new URL('../watch/experiments.jsonl', import.meta.url), 'utf8');
const experiments = text
	.split('\n')
	.filter((line) => line !== '')
	.map((line) => JSON.parse(line))
	.filter(({ starts }) => starts);

test.each(experiments)('$id: the alarm goes, and nothing else that is not named', (experiment) => {
	const before = modelReports(experiment) ?? [];
	for (const { alarm, proposals } of proposalsOf(experiment)) {
		expect(proposals, `${alarm.event} ${alarm.path}`).not.toHaveLength(0);
		for (const proposal of proposals.slice(0, 3)) {
			const after = modelReports(withProposal(experiment, proposal));
			expect({ proposal: proposal.title, faults: faultsOf(alarm, proposal, before, after) }).toEqual({
				proposal: proposal.title,
				faults: [],
			});
		}
	}
});
