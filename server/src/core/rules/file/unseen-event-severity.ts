import { ALL_OPTIONS } from '../../catalogue/lookup.ts';
import { optionText } from '../../document/option-text.ts';
import {
	DESTINATION_READS,
	destinationsByBranch,
	isDelivered,
	reachOf,
} from '../../effective/destinations.ts';
import { effectiveLines } from '../../effective/in-force.ts';
import { levelOf } from '../../effective/known-value.ts';
import { CLASSES } from '../../values/classes.ts';
import { POLICIES } from '../../watch/policies.ts';
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
/** For the severity of a policy's events: the index key of the lines that list its paths. */
const PATHS = new Map(
	POLICIES.map(({ severityOption, section }) => [severityOption.toLowerCase(), `policy:${section}`]),
);
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
	reads: [
		...DESTINATION_READS,
		'first:[log]',
		...KEYS.map((key) => `option:${key}`),
		...[...PATHS.values()].map((key) => `first:${key}`),
	],
	summary: 'No destination logs a kind of event.',
	why: 'Samhain detects these events but reports them nowhere: neither log file nor syslog, mail, program, database, log server or console accepts this severity. If only the console does, the reports appear on standard error in the foreground, and on `/dev/console` for a daemon.',
	advice:
		'Raise the severity, lower the threshold of a destination, or write `none` to suppress the events on purpose.',
	defaultSeverity: 'warning',
	concern: 'risk',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_error.c, sh_error_set_iv and the default thresholds'],
	examples: {
		bad: [
			'[Log]\nPrintSeverity=none\nExportSeverity=none\n[EventSeverity]\nSeverityReadOnly=info\n[ReadOnly]\nfile=/etc/passwd\n',
			{
				note: 'Only the console shows them, so this is information.',
				text: '[Log]\nLogSeverity=crit\nExportSeverity=none\n[EventSeverity]\nSeverityFiles=err\n',
			},
		],
		good: [
			'[EventSeverity]\nSeverityReadOnly=crit\n[ReadOnly]\nfile=/etc/passwd\n',
			'[Log]\nLogSeverity=info\n[EventSeverity]\nSeverityReadOnly=info\n[ReadOnly]\nfile=/etc/passwd\n',
			{
				note: '`none` suppresses the events on purpose.',
				text: '[EventSeverity]\nSeverityReadOnly=none\n[ReadOnly]\nfile=/etc/passwd\n',
			},
			{
				note: 'The policy has no path.',
				text: '[Log]\nPrintSeverity=none\n[EventSeverity]\nSeverityReadOnly=info\n',
			},
		],
	},
	check(view, report) {
		// Without [Log] this may be part of a configuration whose thresholds are elsewhere.
		const isWhole = view.first('[log]') !== undefined;
		const destinationsAt = destinationsByBranch(view);
		for (const key of KEYS) {
			// A policy without a path has no events.
			const paths = PATHS.get(key);
			if (paths !== undefined && view.first(paths) === undefined) continue;
			for (const line of effectiveLines(view, key)) {
				const level = levelOf(line, view.daemon);
				if (level === undefined || level === 'none') continue;
				const destinations = destinationsAt(line.context?.branch);
				const reach = reachOf(destinations, level, CLASSES);
				if (reach === 'delivered') continue;
				const { value } = optionText(line);
				const name = line.parsed.option?.name ?? key;
				report({
					...valueSpan(line),
					...(OFTEN_HIDDEN.has(key) || !isWhole || reach === 'console'
						? { severity: 'information', cause: reach }
						: undefined),
					what:
						reach === 'console'
							? `Only the console shows \`${name}\` events at ${quote(value)}.`
							: `No destination of this file logs \`${name}\` events at ${quote(value)}.`,
					fixes: () =>
						isDelivered(destinations, 'crit', CLASSES)
							? [{ ...setValue(line, 'crit', 'Set to `crit`'), isPreferred: true }]
							: [],
				});
			}
		}
	},
});
