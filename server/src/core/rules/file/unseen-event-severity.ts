import { ALL_OPTIONS } from '../../catalogue/lookup.ts';
import { optionText } from '../../document/option-text.ts';
import { DESTINATION_READS, destinationsByBranch, isDelivered } from '../../effective/destinations.ts';
import { effectiveLines } from '../../effective/in-force.ts';
import { levelOf } from '../../effective/known-value.ts';
import { CLASSES } from '../../values/classes.ts';
import { defineRule } from '../define-rule.ts';
import { quote, setValue, valueSpan } from '../edits.ts';

/** Options that set the severity of events. `SeverityLookup` has its own rule. */
const KEYS = [
	...new Set(
		ALL_OPTIONS.filter((option) => option.kind === 'level' && option.key !== 'severitylookup').map(
			({ key }) => key,
		),
	),
];
/** Events that many people hide on purpose, as the manual advises. */
const OFTEN_HIDDEN = new Set([
	'severitynames',
	'severitylogin',
	'severitylogout',
	'severityloginmulti',
	'severityignoreall',
]);

export const unseenEventSeverity = defineRule({
	id: 'unseen-event-severity',
	scope: 'file',
	reads: [...DESTINATION_READS, 'first:[log]', ...KEYS.map((key) => `option:${key}`)],
	summary: 'No destination logs a kind of event.',
	why: 'Samhain detects these events but reports them nowhere: neither log file nor syslog, mail, program, database or log server accepts this severity.',
	advice:
		'Raise the severity, lower the threshold of a destination, or write `none` to suppress the events on purpose.',
	defaultSeverity: 'warning',
	since: '0.1.0',
	sources: ['src/sh_error.c, sh_error_set_iv and the default thresholds'],
	examples: {
		bad: [
			'[EventSeverity]\nSeverityReadOnly=info\n',
			'[Log]\nLogSeverity=crit\nExportSeverity=none\n[EventSeverity]\nSeverityFiles=err\n',
		],
		good: [
			'[EventSeverity]\nSeverityReadOnly=crit\n',
			'[Log]\nLogSeverity=info\n[EventSeverity]\nSeverityReadOnly=info\n',
			{ note: '`none` suppresses the events on purpose.', text: '[EventSeverity]\nSeverityReadOnly=none\n' },
		],
	},
	check(view, report) {
		// Without [Log] this may be part of a configuration whose thresholds are elsewhere.
		const isWhole = view.first('[log]') !== undefined;
		const destinationsAt = destinationsByBranch(view);
		for (const key of KEYS) {
			for (const line of effectiveLines(view, key)) {
				const level = levelOf(line, view.daemon);
				if (level === undefined || level === 'none') continue;
				const destinations = destinationsAt(line.context?.branch);
				if (isDelivered(destinations, level, CLASSES)) continue;
				const { value } = optionText(line);
				report({
					...valueSpan(line),
					...(OFTEN_HIDDEN.has(key) || !isWhole ? { severity: 'information' } : undefined),
					what: `No destination of this file logs \`${line.parsed.option?.name ?? key}\` events at ${quote(value)}.`,
					fixes: () =>
						isDelivered(destinations, 'crit', CLASSES)
							? [{ ...setValue(line, 'crit', 'Set to `crit`'), isPreferred: true }]
							: [],
				});
			}
		}
	},
});
