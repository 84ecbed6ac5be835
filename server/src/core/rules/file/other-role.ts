import { optionText } from '../../document/option-text.ts';
import { defineRule } from '../define-rule.ts';
import { keySpan, quote, textSpan } from '../edits.ts';
import {
	NOTHING_LOST,
	roleList,
	roleName,
	turnsOffNothing,
	whyInvalid,
	whySectionUnknown,
} from '../where-known.ts';

export const otherRole = defineRule({
	id: 'other-role',
	scope: 'line',
	kinds: ['invalid', 'unknown-section'],
	summary: 'An option or section belongs to another role.',
	why: 'Client, server and standalone samhain are different programs with different options. Samhain drops the line as invalid. Below an unknown header it silently ignores every line.',
	advice: 'Move it to the configuration of the right role, or correct the role of this file.',
	defaultSeverity: 'error',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_readconf.c, tab_ListSections and the option tables', 'src/sh_modules.c'],
	examples: {
		bad: [
			{ note: 'A server does not watch files.', text: '[Clients]\n[ReadOnly]\nfile=/etc/passwd\n' },
			{ text: '[Misc]\nSetClientFromAccept=no\n', role: 'client' },
			{
				note: 'A standalone samhain sends nothing anyway, so this is information.',
				text: '[Log]\nExportSeverity=none\n',
				role: 'standalone',
			},
			{ text: '[Clients]\nClient=web1.example.org@8F81BA58956F8F42@8932D08C49CA76BD\n', role: 'client' },
		],
		good: [
			{ text: '[Misc]\nSetClientFromAccept=no\n', role: 'server' },
			{ text: '[ReadOnly]\nfile=/etc/passwd\n', role: 'client' },
		],
	},
	check(line, daemon, report) {
		if (line.parsed.kind === 'unknown-section') {
			const name = line.parsed.header ?? '';
			const why = whySectionUnknown(name, daemon);
			if (why.kind !== 'other-role') return;
			report({
				...textSpan(line),
				what: `${quote(`[${name}]`)} is a section of ${roleList(why.section.roles)}, but ${roleName(daemon)} reads this file.`,
			});
			return;
		}
		const why = whyInvalid(line, daemon);
		if (why.kind !== 'other-role') return;
		report({
			...keySpan(line),
			...(turnsOffNothing(line, why.option, daemon)
				? { severity: 'information', advice: NOTHING_LOST }
				: undefined),
			what: `${quote(optionText(line).key)} is an option of ${roleList(why.option.roles)}, but ${roleName(daemon)} reads this file.`,
		});
	},
});
