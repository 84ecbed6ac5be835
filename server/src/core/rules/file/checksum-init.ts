import { optionText } from '../../document/option-text.ts';
import { readChecksumTest } from '../../values/words.ts';
import { defineRule } from '../define-rule.ts';
import { setValue, valueSpan } from '../edits.ts';

export const checksumInit = defineRule({
	id: 'checksum-init',
	scope: 'line',
	options: ['checksumtest'],
	summary: 'Samhain creates a new baseline at each start.',
	why: 'With `ChecksumTest=init` or `update` in the file, every start accepts the current files, so a change by an intruder becomes part of the baseline.',
	advice: 'Set `check` in the file, and run samhain once with `-t init`.',
	defaultSeverity: 'error',
	concern: 'risk',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_util.c, sh_util_setchecksum'],
	examples: { bad: ['[Misc]\nChecksumTest=init\n'], good: ['[Misc]\nChecksumTest=check\n'] },
	check(line, _daemon, report) {
		const { value } = optionText(line);
		const test = readChecksumTest(value);
		if (line.parsed.isRejected === true || (test !== 'init' && test !== 'update')) return;
		report({
			...valueSpan(line),
			what: `\`ChecksumTest=${value.slice(0, 20)}\` creates a new baseline at each start, including any intruder's changes.`,
			fixes: () => [{ ...setValue(line, 'check'), isPreferred: true }],
		});
	},
});
