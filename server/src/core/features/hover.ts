// The content of a hover: documentation of the item at a place, its meaning there, and the daemon's messages.
// Plain data; text of the file appears in it as text only.
import type { Analysis } from '../analysis/analysis.ts';
import { findSection, sectionByName, sectionsFor } from '../catalogue/lookup.ts';
import { LINE_NUMBER } from '../daemon/daemon.ts';
import type { Line } from '../document/line-store.ts';
import { ruleById } from '../rules/index.ts';
import { headerName, type LineSyntax, lexLine } from '../syntax/line.ts';
import { code } from '../text/markdown.ts';
import type { TextPosition } from '../text/range.ts';
import { buildNotes, describeRoles } from './availability.ts';
import { describeConditional } from './condition-meaning.ts';
import type { Hover, HoverText } from './hover-text.ts';
import { describeOptionLine } from './option-hover.ts';
import { policyParagraph } from './policy-tests.ts';

/**
 * The hover at a place.
 * @returns undefined where there is nothing
 */
export function describeHover(analysis: Analysis, position: TextPosition): Hover | undefined {
	const line = analysis.lineAt(position.line);
	if (line === undefined) return undefined;
	const syntax = lexLine(line.text);
	if (position.column < syntax.start || position.column > syntax.end) return undefined;
	const text = describeLine(analysis, line, syntax, position.column);
	const said = daemonSays(analysis, line, position.line);
	if (text === undefined && said === undefined) return undefined;
	const paragraphs = [...(text?.paragraphs ?? []), ...(said === undefined ? [] : [said])];
	return {
		markdown: paragraphs.join('\n\n'),
		range: {
			start: { line: position.line, column: text?.start ?? syntax.start },
			end: { line: position.line, column: text?.end ?? syntax.end },
		},
		pages: text?.pages ?? [],
	};
}

function describeLine(
	analysis: Analysis,
	line: Line,
	syntax: LineSyntax,
	column: number,
): HoverText | undefined {
	if (line.parsed.kind === 'opaque') return undefined;
	switch (syntax.kind) {
		case 'blank':
			return undefined;
		case 'comment':
			return describeComment(line, syntax, column);
		case 'header':
			return describeHeader(analysis, line, syntax);
		case 'directive':
			return describeDirective(line, syntax);
		case 'condition':
		case 'else':
		case 'end':
			return describeConditional(analysis, line, syntax);
		case 'option':
			return describeOptionLine(analysis, line, column);
	}
}

/** Longest message that is shown whole. */
const MAX_MESSAGE = 600;

function daemonSays(analysis: Analysis, line: Line, number: number): string | undefined {
	const daemonMessages = analysis.daemonMessagesOf(line);
	if (daemonMessages.length === 0) return undefined;
	const lines = daemonMessages
		.slice(0, 10)
		.map(
			({ severity, text }) =>
				`- ${code(`${severity} ${text.replaceAll(LINE_NUMBER, String(number + 1))}`, MAX_MESSAGE)}`,
		);
	return `Samhain logs:\n\n${lines.join('\n')}`;
}

/** Rule ids in a suppression comment. */
function describeComment(line: Line, syntax: LineSyntax, column: number): HoverText | undefined {
	const { text } = line;
	if (!/^\s*(?:#|;|\/\/)\s*samhain-lint-/.test(text)) return undefined;
	let start = column;
	let end = column;
	while (start > syntax.start && /[a-z0-9-]/.test(text.charAt(start - 1))) start--;
	while (end < syntax.end && /[a-z0-9-]/.test(text.charAt(end))) end++;
	const rule = ruleById(text.slice(start, end));
	if (rule === undefined) return undefined;
	return {
		paragraphs: [
			`**${rule.id}** (${rule.defaultSeverity}, confidence ${rule.confidence})`,
			rule.summary,
			rule.why,
		],
		start,
		end,
		pages: [{ page: `rules/${rule.id}`, title: `Rule ${rule.id}` }],
	};
}

function describeHeader(analysis: Analysis, line: Line, syntax: LineSyntax): HoverText | undefined {
	const text = line.text.slice(syntax.start, syntax.end);
	const place = { start: syntax.start, end: syntax.end };
	if (text.slice(0, 5).toLowerCase() === '[eof]') {
		return {
			paragraphs: ['**[EOF]**', 'Ends the file. Samhain silently ignores what follows. Optional.'],
			...place,
		};
	}
	const { daemon } = analysis;
	const section = findSection(text, daemon) ?? sectionByName(headerName(text).toLowerCase());
	if (section === undefined) return undefined;
	const isKnown = sectionsFor(daemon).includes(section);
	const notes = [`Read by ${describeRoles(section.roles)}.`, ...buildNotes(section)];
	if (!isKnown) notes.push('The assumed build of samhain does not know this section and ignores its lines.');
	return {
		paragraphs: [
			`**[${section.name}]**`,
			section.summary,
			...(section.details === undefined ? [] : [section.details]),
			...policyParagraph(section),
			notes.join(' '),
		],
		...place,
	};
}

function describeDirective(line: Line, syntax: LineSyntax): HoverText | undefined {
	const text = line.text.slice(syntax.start, syntax.end);
	const place = { start: syntax.start, end: syntax.end };
	const isOff = text.startsWith('!');
	if (text.slice(isOff ? 2 : 1).toUpperCase() === 'SCHEDULE_TWO') {
		const what = isOff
			? 'Ends the second schedule: the `dir=` lines below belong to the first schedule again.'
			: 'Samhain checks the `dir=` lines below at the times of `FileCheckScheduleTwo`, up to `!%SCHEDULE_TWO`, even in other sections.';
		return {
			paragraphs: [`**${isOff ? '!%' : '%'}SCHEDULE_TWO**`, what, 'A server ignores it.'],
			...place,
		};
	}
	return {
		paragraphs: ['Samhain silently ignores this line: it knows only `%SCHEDULE_TWO`.'],
		...place,
	};
}
