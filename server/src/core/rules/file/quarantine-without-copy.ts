import { decidingLine } from '../../effective/in-force.ts';
import { isOn, knownValue } from '../../effective/known-value.ts';
import { readNumber } from '../../values/number.ts';
import { defineRule } from '../define-rule.ts';
import { setValue, valueSpan } from '../edits.ts';

const READS = ['suidcheckquarantinefiles', 'suidcheckquarantinemethod', 'suidcheckquarantinedelete'] as const;

export const quarantineWithoutCopy = defineRule({
	id: 'quarantine-without-copy',
	scope: 'file',
	reads: ['tail', ...READS.map((key) => `option:${key}`)],
	summary: 'Samhain destroys every new SUID program.',
	why: 'With the quarantine method 0 samhain empties a new SUID or SGID program, or deletes it, and keeps no copy. That also hits a program that a package has just installed, and it destroys the evidence of an intrusion.',
	advice: 'Use method 1 to remove only the SUID and SGID bits, or method 2 to keep a copy.',
	defaultSeverity: 'information',
	concern: 'risk',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_suidchk.c, sh_q_delete', 'Recorded checks of the daemon'],
	examples: {
		bad: ['[SuidCheck]\nSuidCheckQuarantineFiles=yes\nSuidCheckQuarantineMethod=0\n'],
		good: [
			'[SuidCheck]\nSuidCheckQuarantineFiles=yes\nSuidCheckQuarantineMethod=2\n',
			{ note: 'The default method is 1.', text: '[SuidCheck]\nSuidCheckQuarantineFiles=yes\n' },
			'[SuidCheck]\nSuidCheckQuarantineFiles=no\nSuidCheckQuarantineMethod=0\n',
		],
	},
	check(view, report) {
		const [files, method, deleting] = READS.map((key) => decidingLine(view, key));
		if (files === undefined || method === undefined || isOn(files) !== true) return;
		const value = knownValue(method);
		if (value === undefined || readNumber(value, method.parsed.option?.reading).value !== 0n) return;
		const verb = deleting !== undefined && isOn(deleting) === true ? 'deletes' : 'empties';
		report({
			...valueSpan(method),
			what: `Samhain ${verb} every new SUID or SGID program without a copy.`,
			related: [{ ...valueSpan(files), message: 'This turns the quarantine on.' }],
			fixes: () => [setValue(method, '1')],
		});
	},
});
