import { DESTINATION_READS, destinationsOf, reachOfAny } from '../../effective/destinations.ts';
import { effectiveLines } from '../../effective/in-force.ts';
import { defineRule } from '../define-rule.ts';
import { setValue, valueSpan } from '../edits.ts';

export const silentLogging = defineRule({
	id: 'silent-logging',
	scope: 'file',
	reads: DESTINATION_READS,
	summary: 'No destination logs errors and alarms.',
	why: 'The log file is off and no other destination is set up: no syslog, no mail with a recipient, no program with a command, no database, no log server. With `PrintSeverity=none` or a console that leads to `/dev/null`, samhain reports nothing, whatever happens. Otherwise only the console receives messages: standard error in the foreground, `/dev/console` for a daemon.',
	advice:
		'Turn on the log file or another destination. If the console is enough, set `SetConsole` or `Daemon=no`.',
	defaultSeverity: 'warning',
	concern: 'risk',
	confidence: 'high',
	since: '1.0.0',
	sources: [
		'src/sh_error.c: thresholds and their defaults',
		'src/sh_err_console.c, sh_log_console',
		'Recorded runs of the daemon',
	],
	examples: {
		bad: [
			{ text: '[Log]\nLogSeverity=none\nPrintSeverity=none\n', role: 'standalone' },
			{
				text: '[Log]\nLogSeverity=none\n[Misc]\nDaemon=yes\n',
				role: 'standalone',
				note: 'Only `/dev/console` receives messages, so this is information.',
			},
			{
				text: '[Log]\nLogSeverity=none\nPrintSeverity=none\nMailSeverity=crit\n',
				role: 'server',
				note: 'Mail needs a recipient.',
			},
		],
		good: [
			{ text: '[Log]\nLogSeverity=none\nSyslogSeverity=warn\n', role: 'standalone' },
			{
				text: '[Log]\nLogSeverity=none\n[Misc]\nDaemon=yes\nSetConsole=/run/samhain.console\n',
				role: 'standalone',
				note: 'The file chooses its console.',
			},
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
		const reach = reachOfAny(destinationsOf(view), ['err', 'crit', 'alert']);
		if (reach === 'delivered') return;
		report({
			...valueSpan(line),
			...(reach === 'console' ? { severity: 'information' } : undefined),
			what:
				reach === 'console'
					? 'This turns off the log file: only the console still receives errors and alarms.'
					: 'This turns off the log file, the last destination for errors and alarms.',
			fixes: () => [setValue(line, 'mark')],
		});
	},
});
