import { acceptedLines, effectiveLines } from '../../effective/in-force.ts';
import { knownValue } from '../../effective/known-value.ts';
import { selectedLevels } from '../../values/threshold.ts';
import { defineRule } from '../define-rule.ts';
import { setValue, valueSpan } from '../edits.ts';

/** What to do where only the log server shows that a client reads the file. */
const DOUBT =
	'Use `mark` or a lower level if a client reads this file. Or is it for a standalone samhain? Then remove `SetLogServer`, which it does not know, or set the role.';

export const silentClient = defineRule({
	id: 'silent-client',
	scope: 'file',
	reads: ['tail', 'first:[client]', 'option:exportseverity', 'option:setlogserver'],
	summary: 'A client has a log server but sends it nothing.',
	why: 'With `ExportSeverity=none` the client sends neither reports nor timestamps, so the server reports it as silent after `SetClientTimeLimit`.',
	advice: 'Use `mark` or a lower level, or remove `SetLogServer`.',
	defaultSeverity: 'error',
	concern: 'risk',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_error.c, sh_error_setexport', 'src/sh_forward.c'],
	guidance: 'connecting-1',
	examples: {
		bad: ['[Log]\nExportSeverity=none\n[Client]\nSetLogServer=log.example.org\n'],
		good: [
			{
				note: 'A standalone samhain sends nothing anyway.',
				text: '[Log]\nExportSeverity=none\n[Misc]\nSetLogServer=localhost\n',
				role: 'standalone',
			},
			'[Log]\nExportSeverity=mark\n[Client]\nSetLogServer=log.example.org\n',
		],
	},
	check(view, report) {
		if (view.daemon.role === 'server' || view.daemon.role === 'standalone') return;
		const servers = acceptedLines(view, 'setlogserver');
		const [server] = servers;
		if (server === undefined) return;
		// Only `SetLogServer` makes it a client, and a standalone samhain drops that line.
		const isDoubtful = view.daemon.isRoleGuessed === true && view.first('[client]') === undefined;
		for (const line of effectiveLines(view, 'exportseverity')) {
			const value = knownValue(line);
			if (value === undefined || selectedLevels(value, view.daemon).size > 0) continue;
			report({
				...valueSpan(line),
				...(isDoubtful ? { severity: 'information', confidence: 'low', advice: DOUBT } : undefined),
				what: `With \`ExportSeverity=${value.slice(0, 40)}\` a client sends nothing to the log server.`,
				related: [{ ...valueSpan(server), message: 'The log server.' }],
				fixes: () => [{ ...setValue(line, 'mark'), isPreferred: true }],
			});
		}
	},
});
