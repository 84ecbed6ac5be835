import { optionText } from '../../document/option-text.ts';
import { acceptedLines, decidingLine } from '../../effective/in-force.ts';
import { knownValue } from '../../effective/known-value.ts';
import { consoleTarget } from '../../values/console.ts';
import { selectedLevels } from '../../values/threshold.ts';
import { defineRule } from '../define-rule.ts';
import { quote, removeLine, valueSpan } from '../edits.ts';

export const logToNull = defineRule({
	id: 'log-to-null',
	scope: 'file',
	reads: ['tail', 'option:setlogfilepath', 'option:logseverity'],
	summary: 'The log file is a device such as `/dev/null`.',
	why: 'Samhain writes its log only where nobody else may write. It refuses `/dev/null`, logs "Untrusted path" and "Service failure" at every start instead, and has no log file.',
	advice:
		'For no log file set `LogSeverity=none` and remove the line. Otherwise name a file below `/var/log`.',
	defaultSeverity: 'warning',
	concern: 'risk',
	confidence: 'medium',
	since: '1.0.0',
	sources: ['src/sh_err_log.c, sh_log_file', 'Recorded checks of the daemon'],
	examples: {
		bad: ['[Log]\nLogSeverity=crit\n[Misc]\nSetLogfilePath=/dev/null\n'],
		good: ['[Log]\nLogSeverity=none\n[Misc]\nSetLogfilePath=/dev/null\n'],
	},
	check(view, report) {
		const severity = decidingLine(view, 'logseverity');
		const threshold = severity === undefined ? undefined : knownValue(severity);
		if (threshold !== undefined && selectedLevels(threshold, view.daemon).size === 0) return;
		for (const line of acceptedLines(view, 'setlogfilepath')) {
			const { value } = optionText(line);
			if (line.parsed.isTemplated === true || consoleTarget(value) !== 'nowhere') continue;
			report({
				...valueSpan(line),
				what: `Samhain refuses ${quote(value)} as its log file, since everybody may write to it, and has no log.`,
				fixes: () => [removeLine(line)],
			});
		}
	},
});
