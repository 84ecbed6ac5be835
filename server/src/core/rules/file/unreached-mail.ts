import { DESTINATION_READS, destinationsOf } from '../../effective/destinations.ts';
import { defineRule } from '../define-rule.ts';
import { setValue, valueSpan } from '../edits.ts';

export const unreachedMail = defineRule({
	id: 'unreached-mail',
	scope: 'file',
	reads: [...DESTINATION_READS, 'first:[log]'],
	summary: 'Mail has a threshold but no recipient, or a recipient but no threshold.',
	why: 'Samhain mails a message only if `MailSeverity` lets it pass and `SetMailAddress` names a recipient. With one of them alone it sends nothing and logs nothing about it.',
	advice: 'Set both, or neither.',
	defaultSeverity: 'information',
	concern: 'risk',
	confidence: 'medium',
	since: '1.0.0',
	sources: ['src/sh_nmail.c, sh_nmail_msg', 'src/sh_error.c: thresholds and their defaults'],
	examples: {
		bad: [
			'[Log]\nMailSeverity=crit\n',
			'[Misc]\nSetMailAddress=root@example.org\n[Log]\nMailSeverity=none\n',
		],
		good: [
			'[Misc]\nSetMailAddress=root@example.org\n[Log]\nMailSeverity=crit\n',
			'[Log]\nMailSeverity=none\n',
		],
	},
	check(view, report) {
		const mail = destinationsOf(view).find(({ title }) => title === 'mail');
		if (mail === undefined) return;
		const { thresholdLines, neededLines, levels } = mail;
		const [threshold] = thresholdLines;
		const [recipient] = neededLines;
		if (threshold !== undefined && recipient === undefined && levels.size > 0) {
			report({
				...valueSpan(threshold),
				what: 'Samhain sends no mail: `MailSeverity` lets messages pass, but no `SetMailAddress` names a recipient.',
				fixes: () => [setValue(threshold, 'none')],
			});
		}
		if (recipient !== undefined && threshold !== undefined && levels.size === 0) {
			report({
				...valueSpan(recipient),
				what: 'Samhain sends no mail to this recipient, because `MailSeverity` lets no message pass.',
				related: [{ ...valueSpan(threshold), message: 'The threshold in force.' }],
			});
		}
	},
});
