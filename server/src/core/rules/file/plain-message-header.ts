import { optionText } from '../../document/option-text.ts';
import { beginsExpansion } from '../../values/expansion.ts';
import { opensTag } from '../../values/text.ts';
import { defineRule } from '../define-rule.ts';
import { quote, valueSpan } from '../edits.ts';

export const plainMessageHeader = defineRule({
	id: 'plain-message-header',
	scope: 'line',
	options: ['messageheader'],
	summary: '`MessageHeader` replaces the XML header that log readers parse.',
	why: 'In builds that write XML, the header contains severity and time as attributes. With another header, messages are incomplete in a database and in log readers.',
	advice: 'Keep the default header if a database, a server or a log reader processes the messages.',
	defaultSeverity: 'information',
	concern: 'doubt',
	confidence: 'medium',
	since: '1.0.0',
	sources: ['src/sh_error.c, sh_error_ehead', 'FAQ 7.1'],
	examples: {
		bad: ['[Misc]\nMessageHeader="%S %T "\n'],
		good: ['[Misc]\nMessageHeader="<log sev=%S tstamp=%T "\n'],
	},
	check(line, _daemon, report) {
		const { value } = optionText(line);
		if (line.parsed.isTemplated === true || beginsExpansion(value) || opensTag(value)) return;
		report({
			...valueSpan(line),
			what: `${quote(value)} is not an XML header, so log readers lose severity and time.`,
		});
	},
});
