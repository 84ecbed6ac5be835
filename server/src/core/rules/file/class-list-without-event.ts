import { optionText } from '../../document/option-text.ts';
import { DESTINATION_READS, destinationsByBranch, isDelivered } from '../../effective/destinations.ts';
import { knownValue } from '../../effective/known-value.ts';
import { classWords, isPlainClassList } from '../../values/classes.ts';
import { hasComment } from '../../values/comment.ts';
import { defineRule } from '../define-rule.ts';
import { setValue, valueSpan } from '../edits.ts';

/** The class of reports about files, and the groups that hold it. */
const REPORTS = ['EVENT', 'RUN', 'FIL'];

export const classListWithoutEvent = defineRule({
	id: 'class-list-without-event',
	scope: 'file',
	reads: DESTINATION_READS,
	summary: 'A list of classes leaves out the reports about files.',
	why: 'Reports of changed, new and missing files have the class EVENT. A destination whose list names neither EVENT nor the groups RUN and FIL never receives them, whatever its threshold.',
	advice: 'Add EVENT to the list, or remove the line to let every class pass.',
	defaultSeverity: 'warning',
	concern: 'risk',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_error.c, sh_error_handle', 'Recorded checks of the daemon'],
	examples: {
		bad: [
			'[Log]\nLogSeverity=err\nLogClass=START\n',
			{
				note: 'The log file receives the reports, so this is information only.',
				text: '[Log]\nLogSeverity=err\nSyslogSeverity=err\nSyslogClass=START ERROR\n',
			},
		],
		good: ['[Log]\nLogSeverity=err\nLogClass=START EVENT\n', '[Log]\nLogClass=RUN\n'],
	},
	check(view, report) {
		const destinationsAt = destinationsByBranch(view);
		for (const { title, classLines, levels, isReady } of destinationsAt(undefined)) {
			if (!isReady || levels.size === 0) continue;
			for (const line of classLines) {
				const value = knownValue(line);
				if (value === undefined || hasComment(value)) continue;
				const names = classWords(value, view.daemon).flatMap(({ name }) => name ?? []);
				// A list without any class has a rule of its own.
				if (names.length === 0 || names.some((name) => REPORTS.includes(name))) continue;
				const isHeard = isDelivered(destinationsAt(line.context?.branch), 'crit', REPORTS);
				report({
					...valueSpan(line),
					severity: isHeard ? 'information' : 'warning',
					what: `\`${line.parsed.option?.name ?? ''}\` lacks the class EVENT: the ${title} receives no report about a file.`,
					fixes: () =>
						isPlainClassList(value)
							? [{ ...setValue(line, `${optionText(line).value} EVENT`, 'Add EVENT'), isPreferred: true }]
							: [],
				});
			}
		}
	},
});
