import { nearestSection, sectionsFor } from '../../catalogue/lookup.ts';
import { defineRule } from '../define-rule.ts';
import { quote, replaceSpan, textSpan } from '../edits.ts';
import { whySectionUnknown } from '../where-known.ts';

/** Sections of old releases whose modules were removed. */
const REMOVED = new Set(['kernel']);

export const unknownSection = defineRule({
	id: 'unknown-section',
	scope: 'line',
	kinds: ['unknown-section'],
	summary: 'Samhain does not know a section.',
	why: 'Samhain reports only the header. It silently ignores every line below it, up to the next header.',
	advice: 'Correct the name, or remove the section.',
	defaultSeverity: 'error',
	since: '0.1.0',
	sources: ['src/sh_readconf.c, sh_readconf_read and tab_ListSections'],
	examples: {
		bad: [
			'[Mics]\nSetLoopTime=60\n',
			{ note: 'Blanks inside the brackets are part of the name.', text: '[ Misc ]\nSetLoopTime=60\n' },
			{ note: 'The kernel module was removed before 4.1.', text: '[Kernel]\nKernelCheckActive=yes\n' },
		],
		good: ['[Misc]\nSetLoopTime=60\n', { note: 'Case does not matter.', text: '[misc]\nSetLoopTime=60\n' }],
	},
	check(line, daemon, report) {
		const name = line.parsed.header ?? '';
		const why = whySectionUnknown(name, daemon);
		if (why.kind === 'other-role' || why.kind === 'not-built') return;
		const span = textSpan(line);
		const meant = why.kind === 'badly-written' ? why.section : nearestSection(name, sectionsFor(daemon));
		if (REMOVED.has(name.toLowerCase())) {
			report({
				...span,
				severity: 'warning',
				tag: 'deprecated',
				what: `Samhain no longer knows [${name}], a section of old releases.`,
				why: 'The module was removed. Samhain reports only the header and silently ignores every line below it, up to the next header.',
				advice: 'Remove the section and its lines.',
			});
			return;
		}
		report({
			...span,
			what:
				why.kind === 'badly-written'
					? `${quote(line.text.trim())} is not the header [${why.section.name}]: blanks inside the brackets are not allowed.`
					: `Samhain ignores the lines below: the section ${quote(`[${name}]`)} does not exist.`,
			...(meant === undefined ? undefined : { advice: `Did you mean \`[${meant.name}]\`?` }),
			fixes: () =>
				meant === undefined
					? []
					: [
							{
								title: `Change to \`[${meant.name}]\``,
								edits: [replaceSpan(span, `[${meant.name}]`)],
								isPreferred: true,
							},
						],
		});
	},
});
