import { optionText } from '../../document/option-text.ts';
import { beginsExpansion } from '../../values/expansion.ts';
import { defineRule } from '../define-rule.ts';
import { quote, valueSpan } from '../edits.ts';

export const plainMessageHeader = defineRule({
	id: 'plain-message-header',
	scope: 'line',
	options: ['messageheader'],
	summary: "A header of one's own for messages that others read as XML.",
	why: 'In builds that write XML the header carries the severity and the time as attributes. With another one, messages are incomplete in a database and in tools that read the log.',
	advice: 'Leave the header as it is where a database or a server reads the messages.',
	defaultSeverity: 'information',
	since: '0.1.0',
	sources: ['src/sh_error.c, sh_error_ehead', 'FAQ 7.1'],
	examples: {
		bad: ['[Misc]\nMessageHeader="%S %T "\n'],
		good: ['[Misc]\nMessageHeader="<log sev=%S tstamp=%T "\n'],
	},
	check(line, _daemon, report) {
		const { value } = optionText(line);
		if (line.parsed.isTemplated === true || beginsExpansion(value) || value.includes('<')) return;
		report({ ...valueSpan(line), what: `${quote(value)} is no XML.` });
	},
});
