import { optionText } from '../../document/option-text.ts';
import { ruleQueue } from '../../values/logmon.ts';
import { defineRule } from '../define-rule.ts';
import { partSpan, quote, valueSpan } from '../edits.ts';
import { rejectionOf } from '../rejections.ts';

export const undefinedQueue = defineRule({
	id: 'undefined-queue',
	scope: 'line',
	options: ['logmonrule'],
	summary: 'A log rule uses a queue that is not defined above it.',
	why: 'A `LogmonQueue` line must precede the rules that use the queue; only `trash` is predefined. Samhain rejects the rule with "Invalid input" and never reports the records that it should find.',
	advice: 'Move the `LogmonQueue` line above the rule, or correct its label.',
	defaultSeverity: 'error',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_log_evalrule.c, sh_eval_radd'],
	examples: {
		bad: ['[Logmon]\nLogmonActive=yes\nLogmonRule=alarm:failed\nLogmonQueue=alarm:60:sum:crit\n'],
		good: [
			'[Logmon]\nLogmonActive=yes\nLogmonQueue=alarm:60:sum:crit\nLogmonRule=alarm:failed\nLogmonRule=trash:.*\n',
		],
	},
	check(line, daemon, report) {
		if (rejectionOf(line, daemon) !== 'undefined-queue') return;
		const queue = ruleQueue(optionText(line).value);
		report({
			...(queue === undefined ? valueSpan(line) : partSpan(line, queue.start, queue.label.length)),
			what: `Samhain rejects this rule: no line above it defines the queue ${quote(queue?.label ?? '')}.`,
		});
	},
});
