import { byPlace } from '../../document/definitions.ts';
import { POLICIES, testBit } from '../../watch/policies.ts';
import { acceptedPathLines, maskAt, WATCH_READS } from '../../watch/watched-by.ts';
import { defineRule } from '../define-rule.ts';
import { removeLine, valueSpan } from '../edits.ts';

/** Policies of which everybody expects that they compare content; users give the others a meaning of their own. */
const COMPARING = POLICIES.filter(({ section }) =>
	['ReadOnly', 'IgnoreNone', 'GrowingLogFiles'].includes(section),
);
/** Tests that notice a file with other content. */
const NOTICING = testBit('CHK') | testBit('SIZ') | testBit('MTM') | testBit('CTM') | testBit('SGROW');

export const emptiedPolicy = defineRule({
	id: 'emptied-policy',
	scope: 'file',
	isAboutWatchedPaths: true,
	reads: WATCH_READS,
	summary: 'A `Redef…` line stops a policy from comparing content.',
	why: 'The `Redef` lines take away the tests by which samhain notices other content. A changed program in the section is then not reported.',
	advice: 'Keep CHK in the policy, or list the files in [Attributes], which never compares content.',
	defaultSeverity: 'information',
	concern: 'risk',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_files.c: masks of the policies', 'Recorded checks of the daemon'],
	examples: {
		bad: ['[Misc]\nRedefReadOnly=-CHK,-MTM,-CTM,-SIZ\n[ReadOnly]\nfile=/usr/bin/ls\n'],
		good: ['[Misc]\nRedefReadOnly=-MTM,-CTM\n[ReadOnly]\nfile=/usr/bin/ls\n'],
	},
	check(view, report) {
		for (const policy of COMPARING) {
			const redefs = view.lines(`option:${policy.redefOption.toLowerCase()}`);
			if (redefs.length === 0) continue;
			const emptied = acceptedPathLines(view, policy.section).find(
				(line) => (maskAt(view, policy, line) & NOTICING) === 0,
			);
			if (emptied === undefined) continue;
			const redef = redefs.findLast((line) => byPlace(line, emptied) < 0);
			if (redef === undefined) continue;
			report({
				...valueSpan(redef),
				what: `Without these tests samhain does not notice changed content in [${policy.section}].`,
				related: [{ ...valueSpan(emptied), message: 'Content that it no longer compares.' }],
				fixes: () => (redefs.length === 1 ? [removeLine(redef)] : []),
			});
		}
	},
});
