import { featureEntry } from '../../catalogue/lookup.ts';
import { optionText } from '../../document/option-text.ts';
import { defineRule } from '../define-rule.ts';
import { keySpan, quote, textSpan } from '../edits.ts';
import { whyInvalid, whySectionUnknown } from '../where-known.ts';

function lacks(feature: string | undefined): string {
	const entry = feature === undefined ? undefined : featureEntry(feature);
	return entry === undefined ? 'this build lacks it' : `this build lacks ${entry.title} (${entry.build})`;
}

export const notInBuild = defineRule({
	id: 'not-in-build',
	scope: 'line',
	kinds: ['invalid', 'unknown-section'],
	summary: 'The assumed samhain version or build lacks an option or a section.',
	why: 'An option that is not compiled in causes "Invalid line", like any other mistake. Below a section that is not compiled in, samhain silently ignores every line.',
	advice: 'Remove the lines, use a build that has them, or set the version and build that reads the file.',
	defaultSeverity: 'warning',
	since: '0.1.0',
	sources: ['src/sh_readconf.c, option tables with their build conditions', 'Changelog 4.2.0'],
	examples: {
		bad: [
			{
				note: 'Available from 4.2.0 on.',
				text: '[Misc]\nSetAuditdFlags=wa\n',
				version: '4.1.4',
				role: 'client',
			},
			{
				note: 'Only Windows builds have it.',
				text: '[Registry]\nRegistryCheckActive=yes\n',
				role: 'client',
			},
		],
		good: [{ text: '[Misc]\nSetAuditdFlags=wa\n', role: 'client' }],
	},
	check(line, daemon, report) {
		if (line.parsed.kind === 'unknown-section') {
			const name = line.parsed.header ?? '';
			const why = whySectionUnknown(name, daemon);
			if (why.kind !== 'not-built') return;
			report({
				...textSpan(line),
				what: `Samhain does not know the section ${quote(`[${name}]`)}: ${lacks(why.section.feature)}.`,
			});
			return;
		}
		const why = whyInvalid(line, daemon);
		const { key } = optionText(line);
		if (why.kind === 'not-built')
			report({
				...keySpan(line),
				what: `Samhain does not know ${quote(key)}: ${lacks(why.option.feature)}.`,
			});
		else if (why.kind === 'newer')
			report({
				...keySpan(line),
				what: `${quote(key)} needs ${why.option.since ?? 'a later version'}, but ${daemon.version} reads this file.`,
			});
	},
});
