import type { Line } from '../../document/line-store.ts';
import { optionText } from '../../document/option-text.ts';
import { acceptedLines, effectiveLines } from '../../effective/in-force.ts';
import { isUnknown } from '../../effective/known-value.ts';
import { thresholdItems } from '../../values/threshold.ts';
import { defineRule } from '../define-rule.ts';
import { partSpan, setValue } from '../edits.ts';

export const inetWithoutEffect = defineRule({
	id: 'inet-without-effect',
	scope: 'file',
	reads: ['tail', 'option:mailseverity', 'option:setaddrseverity'],
	summary: 'A threshold for mail selects `inet`, which yule never mails.',
	why: 'Messages of clients have the severity `inet` on the server. Whatever the threshold selects, yule sends no message of this severity by mail, so nobody reads by mail what the clients report.',
	advice:
		'To have client messages mailed, write `UseClientSeverity=yes` in `[Misc]`: each then has the severity that the client gave it, and `MailSeverity=crit` selects reports of changed files.',
	defaultSeverity: 'warning',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_error.c, sh_error_handle: flag_inet', 'Recorded runs of client and server'],
	examples: {
		bad: [
			{ text: '[Log]\nMailSeverity=alert,=inet\n[Mail]\nSetMailAddress=root@example.org\n', role: 'server' },
		],
		good: [
			{
				note: 'Client messages keep their own severity.',
				text: '[Log]\nMailSeverity=crit\n[Misc]\nUseClientSeverity=yes\n',
				role: 'server',
			},
			{ text: '[Log]\nMailSeverity=crit,!=inet\n', role: 'server' },
			{ note: 'The log file receives client messages.', text: '[Log]\nLogSeverity=inet\n', role: 'server' },
		],
	},
	check(view, report) {
		const { daemon } = view;
		if (daemon.role !== 'server') return;
		const lines: readonly Line[] = [
			...effectiveLines(view, 'mailseverity'),
			...acceptedLines(view, 'setaddrseverity'),
		];
		for (const line of lines) {
			if (isUnknown(line)) continue;
			const { value } = optionText(line);
			const items = thresholdItems(value, daemon);
			const item = items.find(({ name, sign }) => name === 'inet' && !sign.startsWith('!'));
			if (item === undefined) continue;
			const others = items.filter((one) => one !== item);
			report({
				...partSpan(line, item.start, item.end - item.start),
				what: `\`${item.text}\` has no effect here: yule mails a client message only if \`UseClientSeverity=yes\` gives it another severity.`,
				fixes: () => (others.length === 0 ? [] : [setValue(line, others.map(({ text }) => text).join(','))]),
			});
		}
	},
});
