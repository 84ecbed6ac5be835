import { optionText } from '../../document/option-text.ts';
import { holdsSeveralPorts } from '../../values/port.ts';
import { defineRule } from '../define-rule.ts';
import { quote, removeLine, valueSpan } from '../edits.ts';
import { rejectionOf } from '../rejections.ts';

export const repeatedName = defineRule({
	id: 'repeated-name',
	scope: 'line',
	kinds: ['option'],
	isAboutDaemonMessages: true,
	summary: 'An address or a port is repeated.',
	why: 'Samhain rejects the line with "Invalid input", without a line number. The line does not reopen a closed recipient, so the lines below have none. In a list of ports, samhain also drops everything after the repeated port.',
	advice: 'Write each address once, and each port in only one list.',
	defaultSeverity: 'warning',
	concern: 'doubt',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_nmail.c, sh_nmail_add_recipient', 'src/sh_portcheck.c, sh_portchk_add_list'],
	examples: {
		bad: [
			'[Mail]\nSetMailAddress=root@example.org\nSetMailAddress=root@example.org\n',
			'[PortCheck]\nPortCheckRequired=22/tcp\nPortCheckOptional=22/tcp\n',
		],
		good: ['[PortCheck]\nPortCheckRequired=22/tcp\nPortCheckOptional=25/tcp\n'],
	},
	check(line, daemon, report) {
		const { option } = line.parsed;
		if (option === undefined || rejectionOf(line, daemon) !== 'repeated-name') return;
		report({
			...valueSpan(line),
			what: `Samhain rejects \`${option.name}\`: ${quote(optionText(line).value)} repeats an earlier value.`,
			fixes: () =>
				option.kind === 'ports' && holdsSeveralPorts(optionText(line).value) ? [] : [removeLine(line)],
		});
	},
});
