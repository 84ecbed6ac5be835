import { optionText } from '../../document/option-text.ts';
import { defineRule } from '../define-rule.ts';
import { setValue, valueSpan } from '../edits.ts';

export const checksumInit = defineRule({
	id: 'checksum-init',
	scope: 'line',
	options: ['checksumtest'],
	summary: 'The daemon makes a new baseline at each start.',
	why: 'With `ChecksumTest=init` (or `update`) in the file, every start takes the files as they are for good, so that a change made by an intruder becomes part of the baseline.',
	advice: 'Use `check` in the file, and give `-t init` on the command line once.',
	defaultSeverity: 'error',
	since: '0.1.0',
	sources: ['src/sh_util.c, sh_util_setchecksum'],
	examples: { bad: ['[Misc]\nChecksumTest=init\n'], good: ['[Misc]\nChecksumTest=check\n'] },
	check(line, _daemon, report) {
		const { value } = optionText(line);
		if (line.parsed.isRejected === true || !/^(?:init|update)/.test(value)) return;
		report({
			...valueSpan(line),
			what: `\`ChecksumTest=${value.slice(0, 20)}\` accepts the state of the files at each start.`,
			fixes: () => [{ ...setValue(line, 'check'), isPreferred: true }],
		});
	},
});
