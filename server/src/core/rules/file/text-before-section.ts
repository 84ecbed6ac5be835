import { ALL_OPTIONS, findOption, isCompiledIn } from '../../catalogue/lookup.ts';
import type { FileView } from '../../document/file-view.ts';
import { BEFORE_FIRST_HEADER } from '../../document/line-context.ts';
import type { Line } from '../../document/line-store.ts';
import { optionText } from '../../document/option-text.ts';
import { defineRule } from '../define-rule.ts';
import { textSpan } from '../edits.ts';
import { isAccepted } from '../try-value.ts';

/** The section that accepts every line, if any. */
function commonSection(lines: readonly Line[], view: FileView): string | undefined {
	const [first] = lines;
	if (first === undefined) return undefined;
	const key = optionText(first).key.toLowerCase();
	const sections = ALL_OPTIONS.filter(
		(option) => option.key === key && isCompiledIn(option, view.daemon),
	).flatMap((option) => [option.section, ...option.alsoIn]);
	if (sections.length > 4) return undefined;
	return sections.find((section) =>
		lines.every((line) => {
			const { key: name, value } = optionText(line);
			const option = findOption(section, name.toLowerCase(), view.daemon);
			return option !== undefined && isAccepted(option, section, value, view.daemon);
		}),
	);
}

export const textBeforeSection = defineRule({
	id: 'text-before-section',
	scope: 'file',
	reads: ['ignored', 'header', 'tail'],
	summary: 'Samhain ignores lines above the first header.',
	why: 'Every option belongs to a section. Samhain silently ignores everything above the first header.',
	advice: 'Insert the header of their section above them.',
	defaultSeverity: 'error',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_readconf.c, sh_readconf_read'],
	examples: {
		bad: ['SetLoopTime=60\n[Log]\nLogSeverity=crit\n'],
		good: ['# my file\n[Misc]\nSetLoopTime=60\n'],
	},
	check(view, report) {
		const ignored = view.lines('ignored').filter((line) => line.context?.section === BEFORE_FIRST_HEADER);
		// The two lines that signify puts above a signed file.
		const isSigned = ignored[0]?.text.startsWith('untrusted comment: ') === true;
		const lines = isSigned ? ignored.slice(2) : ignored;
		const first = lines[0];
		const last = lines.at(-1);
		// A byte order mark before the first header has its own rule.
		if (first === undefined || last === undefined || first.text.startsWith('\ufeff')) return;
		report({
			line: first,
			start: textSpan(first).start,
			end: textSpan(last).end,
			lastLine: last,
			tag: 'unnecessary',
			what: `Samhain ignores the ${lines.length > 1 ? `${lines.length} lines` : 'line'} above the first header.`,
			fixes: () => {
				const section = commonSection(lines, view);
				if (section === undefined) return [];
				return [
					{
						title: `Insert \`[${section}]\` above`,
						edits: [
							{ kind: 'insert', line: first, where: 'before', lines: [`[${section}]`] },
							// Without a newline samhain would drop the line below the header as well.
							...(view.isDropped(last)
								? [{ kind: 'insert', line: last, where: 'after', lines: [''] } as const]
								: []),
						],
						isPreferred: true,
					},
				];
			},
		});
	},
});
