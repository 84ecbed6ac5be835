import { nearestSection, sectionsFor } from '../../catalogue/lookup.ts';
import { defineRule } from '../define-rule.ts';
import { quote, replaceSpan, textSpan } from '../edits.ts';
import { whySectionUnknown } from '../where-known.ts';

/** Sections of old releases; their modules are gone. */
const REMOVED = new Set(['kernel']);

export const unknownSection = defineRule({
	id: 'unknown-section',
	scope: 'line',
	kinds: ['unknown-section'],
	summary: 'A header names no section of the daemon.',
	why: 'The daemon complains about the header only. Every line below it, up to the next header, is ignored without a message.',
	advice: 'Correct the name, or remove the section.',
	defaultSeverity: 'error',
	since: '0.1.0',
	sources: ['src/sh_readconf.c, sh_readconf_read and tab_ListSections'],
	examples: {
		bad: [
			'[Mics]\nSetLoopTime=60\n',
			{ note: 'Blanks inside the brackets are part of the name.', text: '[ Misc ]\nSetLoopTime=60\n' },
			{ note: 'The module for kernels was removed before 4.1.', text: '[Kernel]\nKernelCheckActive=yes\n' },
		],
		good: [
			'[Misc]\nSetLoopTime=60\n',
			{ note: 'Letter case does not matter.', text: '[misc]\nSetLoopTime=60\n' },
		],
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
				what: `[${name}] is a section of old releases, which no daemon knows any more.`,
				why: 'The module was removed. The daemon complains about the header and ignores every line below it, up to the next header, without a message.',
				advice: 'Remove the section with its lines.',
			});
			return;
		}
		report({
			...span,
			what:
				why.kind === 'badly-written'
					? `${quote(line.text.trim())} is not recognised as the header [${why.section.name}]: the name must stand between the brackets without blanks.`
					: `There is no section ${quote(`[${name}]`)}.`,
			...(meant === undefined
				? undefined
				: { advice: `Write \`[${meant.name}]\`, if that is what is meant.` }),
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
