import type { OptionEntry } from '../../catalogue/types.ts';
import type { FileView } from '../../document/file-view.ts';
import type { Line } from '../../document/line-store.ts';
import { optionText } from '../../document/option-text.ts';
import { defineRule } from '../define-rule.ts';
import { keySpan, quote } from '../edits.ts';
import type { Fix } from '../finding.ts';
import { headerToMoveTo, moveBelow, putUnderOwnHeader } from '../move-line.ts';
import { canMove, isAccepted } from '../try-value.ts';
import { whyInvalid } from '../where-known.ts';

/** Sections that accept the option, its own first. */
function sectionsOf(options: readonly OptionEntry[]): readonly string[] {
	return [...new Set(options.flatMap((option) => [option.section, ...option.alsoIn]))];
}

function moveFix(line: Line, section: string, view: FileView): Fix {
	const header = headerToMoveTo(view, [line], section);
	if (header !== undefined) {
		return {
			title: `Move the line to [${section}]`,
			edits: moveBelow(header, [line]),
			isPreferred: true,
		};
	}
	const own = line.context?.section ?? '';
	const below = view.neighbour(line, 1);
	const needsOwn = below !== undefined && !/^\s*\[/.test(below.text);
	return {
		title: `Put the line under a new [${section}] header`,
		edits: putUnderOwnHeader(line, section, needsOwn ? own : undefined),
		isPreferred: true,
	};
}

/** Lines above one that are searched for its header. */
const MAX_ABOVE = 200;

/** The header of the line's section that is still a comment, between the line and the header that holds. */
function uncommentFix(line: Line, section: string, view: FileView): readonly Fix[] {
	let above = view.neighbour(line, -1);
	for (let left = MAX_ABOVE; above !== undefined && left > 0; left--, above = view.neighbour(above, -1)) {
		if (above.parsed.kind === 'section' || above.parsed.kind === 'unknown-section') return [];
		const match = /^\s*(?:#|;|\/\/)\s*(\[[^\]]+\])\s*$/.exec(above.text);
		if (match?.[1]?.toLowerCase() !== `[${section.toLowerCase()}]`) continue;
		const edit = { kind: 'replace' as const, line: above, start: 0, end: above.text.length, text: match[1] };
		return [{ title: `Uncomment the header [${section}]`, edits: [edit], isPreferred: true }];
	}
	return [];
}

export const wrongSection = defineRule({
	id: 'wrong-section',
	scope: 'file',
	reads: ['invalid', 'header', 'tail'],
	summary: 'An option is in a section that does not accept it.',
	why: 'Samhain looks for an option only in the current section. It logs "Invalid line" and drops the line. A header that is commented out has the same effect.',
	advice: 'Move the line to its section.',
	defaultSeverity: 'error',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_readconf.c, sh_readconfig_line', 'FAQ 6.1'],
	examples: {
		bad: [
			'[Misc]\nSetLoopTime=60\n[Log]\nDaemon=yes\n',
			{
				note: 'The header is still a comment, so the line belongs to [Log].',
				text: '[Log]\nLogSeverity=crit\n# [Mounts]\nMountCheckActive=yes\n',
			},
		],
		good: [
			'[Misc]\nDaemon=yes\n',
			{
				note: 'Module options work in the section of any module.',
				text: '[SuidCheck]\nMountCheckActive=yes\n',
			},
		],
	},
	check(view, report) {
		for (const line of view.lines('invalid')) {
			const why = whyInvalid(line, view.daemon);
			if (why.kind !== 'elsewhere') continue;
			const { key, value } = optionText(line);
			const sections = sectionsOf(why.options);
			const [option] = why.options;
			const [section] = sections;
			if (option === undefined || section === undefined) continue;
			const own = line.context?.section ?? '';
			const isPolicy = option.key === 'file' || option.key === 'dir';
			const right = isPolicy
				? 'a policy section such as [ReadOnly]'
				: sections.map((name) => `[${name}]`).join(' or ');
			report({
				...keySpan(line),
				what: `Samhain drops ${quote(key)} in [${own}]: the option belongs to ${right}.`,
				advice: `Move the line to ${right}.`,
				fixes: () =>
					!isPolicy && canMove(option) && isAccepted(option, section, value, view.daemon)
						? [...uncommentFix(line, section, view), moveFix(line, section, view)]
						: [],
			});
		}
	},
});
