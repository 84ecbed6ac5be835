import { DESTINATION_READS, deliveredLevels, destinationsOf } from '../../effective/destinations.ts';
import { effectiveLines } from '../../effective/in-force.ts';
import { defineRule } from '../define-rule.ts';
import { setValue, valueSpan } from '../edits.ts';

export const silentLogging = defineRule({
	id: 'silent-logging',
	scope: 'file',
	reads: DESTINATION_READS,
	summary: 'No destination logs errors and alarms.',
	why: 'The log file is off and no other destination is set up: no syslog, no mail with a recipient, no program with a command, no database, no log server. The console does not count, because a daemon has none. Samhain then reports nothing, whatever happens.',
	advice: 'Turn on the log file or another destination.',
	defaultSeverity: 'warning',
	since: '0.1.0',
	sources: ['src/sh_error.c: thresholds and their defaults'],
	examples: {
		bad: [
			{ text: '[Log]\nLogSeverity=none\n', role: 'standalone' },
			{
				text: '[Log]\nLogSeverity=none\nMailSeverity=crit\n',
				role: 'server',
				note: 'Mail needs a recipient.',
			},
		],
		good: [
			{ text: '[Log]\nLogSeverity=none\nSyslogSeverity=warn\n', role: 'standalone' },
			{
				text: '[Log]\nLogSeverity=none\n',
				role: 'client',
				note: 'A client sends its messages to the server.',
			},
		],
	},
	check(view, report) {
		const line = effectiveLines(view, 'logseverity').at(-1);
		if (line === undefined) return;
		const important = deliveredLevels(destinationsOf(view)).filter(
			(level) => level === 'err' || level === 'crit' || level === 'alert',
		);
		if (important.length > 0) return;
		report({
			...valueSpan(line),
			what: 'This turns off the log file, the last destination for errors and alarms.',
			fixes: () => [setValue(line, 'mark')],
		});
	},
});
