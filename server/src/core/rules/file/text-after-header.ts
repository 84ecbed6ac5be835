import { lexLine } from '../../syntax/line.ts';
import { defineRule } from '../define-rule.ts';
import { quote } from '../edits.ts';

export const textAfterHeader = defineRule({
	id: 'text-after-header',
	scope: 'line',
	kinds: ['section', 'eof'],
	summary: 'An option is on the same line as a header.',
	why: 'Samhain reads a header up to its closing bracket and silently ignores the rest of the line.',
	advice: 'Put the option on its own line.',
	defaultSeverity: 'warning',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_readconf.c, sh_readconf_read'],
	examples: {
		bad: ['[Misc] SetLoopTime=60\n'],
		good: ['[Misc] # general options\nSetLoopTime=60\n', '[Misc]\nSetLoopTime=60\n'],
	},
	check(line, _daemon, report) {
		const { text } = line;
		const close = text.indexOf(']');
		const rest = lexLine(text.slice(close + 1));
		if (
			close < 0 ||
			(rest.kind !== 'option' && rest.kind !== 'header') ||
			(rest.kind === 'option' && rest.equals < 0)
		)
			return;
		const start = close + 1 + rest.start;
		const end = close + 1 + rest.end;
		report({
			line,
			start,
			end,
			what: `Samhain ignores ${quote(text.slice(start, end))}, because it follows a header on the same line.`,
			fixes: () =>
				line.parsed.kind === 'eof'
					? []
					: [
							{
								title: 'Move it to the next line',
								edits: [
									{ kind: 'replace', line, start: close + 1, end, text: '' },
									{ kind: 'insert', line, where: 'after', lines: [text.slice(start, end)] },
								],
							},
						],
		});
	},
});
