import { buildsWith } from '../../catalogue/builds.ts';
import { featureEntry } from '../../catalogue/lookup.ts';
import type { Daemon } from '../../daemon/daemon.ts';
import { optionText } from '../../document/option-text.ts';
import { listed } from '../../text/markdown.ts';
import { defineRule } from '../define-rule.ts';
import { keySpan, quote, textSpan } from '../edits.ts';
import type { Report } from '../finding.ts';
import { NOTHING_LOST, turnsOffNothing, whyInvalid, whySectionUnknown } from '../where-known.ts';

const WHY =
	'An option that is not compiled in causes "Invalid line", like any other mistake. Below a section that is not compiled in, samhain silently ignores every line.';

/** The message about something that the build lacks; the reason adds what a build needs to have it. */
function lacking(
	thing: string,
	feature: string | undefined,
	daemon: Daemon,
): Pick<Report, 'what' | 'why' | 'severity' | 'cause'> {
	const entry = feature === undefined ? undefined : featureEntry(feature);
	const having =
		feature !== undefined && daemon.isBuildAssumed === true ? buildsWith(feature, daemon.role).having : [];
	if (entry !== undefined && having.length > 0)
		return {
			severity: 'information',
			cause: feature ?? '',
			what: `Only builds with ${entry.title} know ${thing}; ${listed(having)} ${having.length === 1 ? 'is one' : 'are some'}.`,
			why: `${WHY} Builds with ${entry.title}: ${entry.build}.`,
		};
	const what = `Samhain does not know ${thing}: this build lacks ${entry === undefined ? 'it' : entry.title}.`;
	return entry === undefined ? { what } : { what, why: `${WHY} Builds with ${entry.title}: ${entry.build}.` };
}

export const notInBuild = defineRule({
	id: 'not-in-build',
	scope: 'line',
	kinds: ['invalid', 'unknown-section'],
	summary: 'The assumed samhain version or build lacks an option or a section.',
	why: WHY,
	advice: 'Remove the lines, use a build that has them, or set the version and build that reads the file.',
	defaultSeverity: 'warning',
	concern: 'loss',
	confidence: 'medium',
	since: '1.0.0',
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
		good: [
			{
				note: 'Only a build with the feature has it, and this one does.',
				text: '[Log]\nPreludeSeverity=crit\n',
				build: '+prelude',
			},
			{ text: '[Misc]\nSetAuditdFlags=wa\n', role: 'client' },
		],
	},
	check(line, daemon, report) {
		if (line.parsed.kind === 'unknown-section') {
			const name = line.parsed.header ?? '';
			const why = whySectionUnknown(name, daemon);
			if (why.kind !== 'not-built') return;
			report({
				...textSpan(line),
				...lacking(`the section ${quote(`[${name}]`)}`, why.section.feature, daemon),
			});
			return;
		}
		const why = whyInvalid(line, daemon);
		const { key } = optionText(line);
		if (why.kind === 'not-built')
			report({
				...keySpan(line),
				...lacking(quote(key), why.option.feature, daemon),
				...(turnsOffNothing(line, why.option, daemon)
					? { severity: 'information', advice: NOTHING_LOST }
					: undefined),
			});
		else if (why.kind === 'newer')
			report({
				...keySpan(line),
				what: `${quote(key)} needs ${why.option.since ?? 'a later version'}, but ${daemon.version} reads this file.`,
			});
	},
});
