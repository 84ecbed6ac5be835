import { optionText } from '../../document/option-text.ts';
import { acceptedLines, effectiveLines } from '../../effective/in-force.ts';
import { isUnknown } from '../../effective/known-value.ts';
import { readBool } from '../../values/bool.ts';
import { selectedLevels, thresholdItems } from '../../values/threshold.ts';
import { defineRule } from '../define-rule.ts';
import { setValue, valueSpan } from '../edits.ts';

export const inetInMailThreshold = defineRule({
	id: 'inet-in-mail-threshold',
	scope: 'file',
	reads: ['tail', ...['mailseverity', 'useclientseverity', 'setmailaddress'].map((key) => `option:${key}`)],
	summary: 'The server mails every message of every client.',
	why: 'On a server the highest level is `inet`, the level of client messages. A plain name also selects every higher level, so even `alert` selects all client messages, including timestamps.',
	advice: 'Select single levels with `=`, or exclude `inet`: `crit,!=inet`.',
	defaultSeverity: 'warning',
	since: '0.1.0',
	sources: ['src/sh_error.c, sh_error_set_level'],
	examples: {
		bad: [{ text: '[Log]\nMailSeverity=alert\n[Mail]\nSetMailAddress=root@example.org\n', role: 'server' }],
		good: [
			{ text: '[Log]\nMailSeverity==alert\n[Mail]\nSetMailAddress=root@example.org\n', role: 'server' },
			{ text: '[Log]\nMailSeverity=crit,!=inet\n', role: 'server' },
			{
				note: 'Client messages keep their own severity.',
				text: '[Log]\nMailSeverity=crit\n[Server]\nUseClientSeverity=yes\n',
			},
			{ text: '[Log]\nMailSeverity=alert\n', role: 'client' },
		],
	},
	check(view, report) {
		if (view.daemon.role !== 'server' || acceptedLines(view, 'setmailaddress').length === 0) return;
		const own = effectiveLines(view, 'useclientseverity');
		if (own.some((line) => isUnknown(line) || readBool(optionText(line).value) === true)) return;
		for (const line of effectiveLines(view, 'mailseverity')) {
			if (isUnknown(line)) continue;
			const { value } = optionText(line);
			const items = thresholdItems(value, view.daemon);
			if (!selectedLevels(value, view.daemon).has('inet') || items.some(({ name }) => name === 'inet'))
				continue;
			const isAlert = items.length === 1 && items[0]?.name === 'alert';
			report({
				...valueSpan(line),
				what: `\`MailSeverity=${value.slice(0, 40)}\` also selects \`inet\`: the server mails every client message.`,
				fixes: () => [{ ...setValue(line, isAlert ? '=alert' : `${value},!=inet`), isPreferred: true }],
			});
		}
	},
});
