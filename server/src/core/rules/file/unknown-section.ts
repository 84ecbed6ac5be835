import { nearestSection, sectionsFor } from '../../catalogue/lookup.ts';
import { meaningOfSection, meaningsOfOption, noteOnRemovedSection } from '../../catalogue/synonyms.ts';
import type { SectionEntry } from '../../catalogue/types.ts';
import type { Daemon } from '../../daemon/daemon.ts';
import { defineRule } from '../define-rule.ts';
import { quote, replaceSpan, textSpan } from '../edits.ts';
import { optionsNamed } from '../meant-option.ts';
import { whySectionUnknown } from '../where-known.ts';

interface Advice {
	readonly advice?: string;
	/** The section whose header may replace this one. */
	readonly replacement?: SectionEntry;
}

function suggest(section: SectionEntry): Advice {
	return { advice: `Did you mean \`[${section.name}]\`?`, replacement: section };
}

/** Shortest header that may be another name of an option; a short word such as `Cron` may mean anything. */
const MIN_LENGTH = 6;

/** What to do about a header that names no section of any daemon. */
function adviseOn(name: string, daemon: Daemon): Advice {
	const [option, ...more] = optionsNamed(name);
	if (option !== undefined) {
		const sections = more.length > 1 ? 'a policy section such as [ReadOnly]' : `[${option.section}]`;
		return {
			advice: `\`${option.name}\` is an option of ${sections}, not a section: write \`${option.name}=\` and a value below that header.`,
		};
	}
	const meaning = meaningOfSection(name);
	if (meaning !== undefined) {
		const { entry, isSame } = meaning;
		if (!sectionsFor(daemon).includes(entry)) {
			return {
				advice: `The section for this is \`[${entry.name}]\`, which this role or build of samhain does not read.`,
			};
		}
		return isSame ? suggest(entry) : { advice: `The nearest section is \`[${entry.name}]\`.` };
	}
	const [meant, ...others] = name.length < MIN_LENGTH ? [] : meaningsOfOption(name, '');
	if (meant?.isSame === true && others.length === 0) {
		const { entry } = meant;
		return {
			advice: `Samhain sets this with the option \`${entry.name}\` of [${entry.section}], not with a section.`,
		};
	}
	const near = nearestSection(name, sectionsFor(daemon));
	return near === undefined ? {} : suggest(near);
}

export const unknownSection = defineRule({
	id: 'unknown-section',
	scope: 'line',
	kinds: ['unknown-section'],
	summary: 'Samhain does not know a section.',
	why: 'Samhain reports only the header. It silently ignores every option below it, up to the next header; conditions and `%SCHEDULE_TWO` still act.',
	advice: 'Correct the name, or remove the section.',
	defaultSeverity: 'error',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_readconf.c, sh_readconf_read and tab_ListSections'],
	examples: {
		bad: [
			'[Mics]\nSetLoopTime=60\n',
			{ note: 'Blanks inside the brackets are part of the name.', text: '[ Misc ]\nSetLoopTime=60\n' },
			{ note: 'An option of [Misc], not a section.', text: '[IgnoreMissing]\n/tmp/x\n' },
			{ note: 'Part of 3.0.11, but not of 4.1.4.', text: '[Kernel]\nKernelCheckActive=yes\n' },
		],
		good: ['[Misc]\nSetLoopTime=60\n', { note: 'Case does not matter.', text: '[misc]\nSetLoopTime=60\n' }],
	},
	check(line, daemon, report) {
		const name = line.parsed.header ?? '';
		const why = whySectionUnknown(name, daemon);
		if (why.kind === 'other-role' || why.kind === 'not-built') return;
		const span = textSpan(line);
		const removed = noteOnRemovedSection(name);
		if (removed !== undefined) {
			report({
				...span,
				severity: 'warning',
				tag: 'deprecated',
				what: `Samhain no longer knows [${name}], a section of old releases.`,
				why: 'The module was removed. Samhain reports only the header and silently ignores every option below it, up to the next header.',
				advice: 'Remove the section and its lines.',
			});
			return;
		}
		const { advice, replacement: meant } =
			why.kind === 'badly-written' ? suggest(why.section) : adviseOn(name, daemon);
		report({
			...span,
			what:
				why.kind === 'badly-written'
					? `${quote(line.text.trim())} is not the header [${why.section.name}]: blanks inside the brackets are not allowed.`
					: `Samhain ignores the options below: the section ${quote(`[${name}]`)} does not exist.`,
			...(advice === undefined ? undefined : { advice }),
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
