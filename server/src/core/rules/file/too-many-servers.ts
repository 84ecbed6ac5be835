import { optionText } from '../../document/option-text.ts';
import { defineRule } from '../define-rule.ts';
import { quote, removeLine, valueSpan } from '../edits.ts';
import { rejectionOf } from '../rejections.ts';

export const tooManyServers = defineRule({
	id: 'too-many-servers',
	scope: 'line',
	options: ['setlogserver', 'settimeserver', 'setconsole'],
	summary: 'An option that takes two lines has a third.',
	why: 'The first line is the primary value, the second the alternative. Samhain rejects a third with "Invalid input", without a line number.',
	advice: 'Keep two lines.',
	defaultSeverity: 'warning',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
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
			what: `Samhain rejects ${quote(optionText(line).value)}: it accepts at most two \`${option.name}\` lines.`,
			fixes: () => [removeLine(line)],
		});
	},
});
