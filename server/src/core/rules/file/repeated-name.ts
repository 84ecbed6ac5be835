import { optionText } from '../../document/option-text.ts';
import { defineRule } from '../define-rule.ts';
import { quote, removeLine, valueSpan } from '../edits.ts';
import { rejectionOf } from '../rejections.ts';

export const repeatedName = defineRule({
	id: 'repeated-name',
	scope: 'line',
	kinds: ['option'],
	isAboutDaemonMessages: true,
	summary: 'An address or a port is given a second time.',
	why: 'The daemon refuses the line with "Invalid input", without a line number. A recipient that was closed is not opened again by it, so that the lines below have none; of a list of ports what stands behind the repeated one is lost as well.',
	advice: 'Give each address once, and each port in one of the lists.',
	defaultSeverity: 'warning',
	since: '0.1.0',
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
			what: `\`${option.name}\` refuses ${quote(optionText(line).value)}: it is given already.`,
			fixes: () =>
				option.key === 'setmailaddress' || !optionText(line).value.includes(',') ? [removeLine(line)] : [],
		});
	},
});
