import { ALL_OPTIONS } from '../../catalogue/lookup.ts';
import { optionText } from '../../document/option-text.ts';
import { CLASSES } from '../../values/classes.ts';
import { defineRule } from '../define-rule.ts';
import { DESTINATION_READS, isDelivered, levelOf } from '../destinations.ts';
import { quote, setValue, valueSpan } from '../edits.ts';
import { acceptedLines, isOverridden } from '../in-force.ts';

/** Options that give events their severity. `SeverityLookup` has a rule of its own. */
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
	summary: 'Events have a severity that no destination selects.',
	why: 'The daemon finds them and tells nobody: neither log file nor syslog, mail, program, database or log server takes messages of this severity.',
	advice:
		'Raise the severity, lower the threshold of a destination, or write `none` to say that they are not wanted.',
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
			{ note: '`none` says that they are not wanted.', text: '[EventSeverity]\nSeverityReadOnly=none\n' },
		],
	},
	check(view, report) {
		// Without [Log] it may be a part of a configuration, whose thresholds are elsewhere.
		const isWhole = view.first('[log]') !== undefined;
		for (const key of KEYS) {
			const lines = acceptedLines(view, key);
			for (const line of lines) {
				if (isOverridden(line, lines)) continue;
				const level = levelOf(line, view.daemon);
				const branch = line.context?.branch;
				if (level === undefined || level === 'none' || isDelivered(view, level, CLASSES, branch)) continue;
				const { value } = optionText(line);
				report({
					...valueSpan(line),
					...(OFTEN_HIDDEN.has(key) || !isWhole ? { severity: 'information' } : undefined),
					what: `\`${line.parsed.option?.name ?? key}\` is ${quote(value)}, which no destination of this file selects.`,
					fixes: () =>
						isDelivered(view, 'crit', CLASSES, branch)
							? [{ ...setValue(line, 'crit', 'Set to `crit`'), isPreferred: true }]
							: [],
				});
			}
		}
	},
});
