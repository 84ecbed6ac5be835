import { optionText } from '../../document/option-text.ts';
import { defineRule } from '../define-rule.ts';
import { quote, removeLine, valueSpan } from '../edits.ts';
import { rejectionOf } from '../rejections.ts';

export const tooManyServers = defineRule({
	id: 'too-many-servers',
	scope: 'line',
	options: ['setlogserver', 'settimeserver', 'setconsole'],
	summary: 'A third line of an option that takes two.',
	why: 'The first line is the one in use, the second the alternative; a third is refused with "Invalid input", without a line number.',
	advice: 'Keep two.',
	defaultSeverity: 'warning',
	since: '0.1.0',
	sources: ['src/sh_forward.c, sh_forward_setlogserver', 'src/sh_err_console.c, sh_log_set_console'],
	guidance: 'connecting-1',
	examples: {
		bad: [
			'[Client]\nSetLogServer=log1.example.org\nSetLogServer=log2.example.org\nSetLogServer=log3.example.org\n',
		],
		good: ['[Client]\nSetLogServer=log1.example.org\nSetLogServer=log2.example.org\n'],
	},
	check(line, daemon, report) {
		const { option } = line.parsed;
		if (option === undefined || rejectionOf(line, daemon) !== 'too-many') return;
		report({
			...valueSpan(line),
			tag: 'unnecessary',
			what: `${quote(optionText(line).value)} is one too many: \`${option.name}\` can be given twice.`,
			fixes: () => [removeLine(line)],
		});
	},
});
