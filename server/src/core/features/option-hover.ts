// The hover of an option line: on its name everything about the option, on its value what the value means.
import type { Analysis } from '../analysis/analysis.ts';
import { ALL_OPTIONS, findAnywhere, optionsIn, valueEntry } from '../catalogue/lookup.ts';
import type { OptionEntry } from '../catalogue/types.ts';
import { BEFORE_FIRST_HEADER, UNKNOWN_SECTION } from '../document/line-context.ts';
import type { Line } from '../document/line-store.ts';
import { optionText } from '../document/option-text.ts';
import { overridingLine } from '../effective/in-force.ts';
import { GUIDANCE } from '../guidance/guidance.ts';
import { code, listed } from '../text/markdown.ts';
import { describeValue, moduleOf } from '../values/kinds.ts';
import { buildNotes, describeRoles, reasonForAbsence } from './availability.ts';
import type { Hover, HoverText } from './hover-text.ts';
import { describeWatchedLine } from './watched-paths.ts';

/** The option that a line is about: the one that the daemon reads, else one of that name from anywhere. */
export function optionOfLine(line: Line): OptionEntry | undefined {
	if (line.parsed.option !== undefined) return line.parsed.option;
	const key = optionText(line).key.toLowerCase();
	if (key === '') return undefined;
	const section = line.context?.section;
	const named = findAnywhere(key);
	if (named.length > 0) return named.find((option) => option.section === section) ?? named[0];
	return ALL_OPTIONS.find((option) => option.key.length > 3 && key.startsWith(option.key));
}

/** The hover at a column of an option line. */
export function describeOptionLine(analysis: Analysis, line: Line, column: number): HoverText | undefined {
	const option = optionOfLine(line);
	if (option === undefined) return undefined;
	const parts = optionText(line);
	const meaning =
		parts.hasEquals && line.parsed.isTemplated !== true ? meaningOf(analysis, line, option, parts.value) : [];
	if (parts.hasEquals && column >= parts.valueStart && parts.value !== '') {
		const word = describeWordAt(option, line.text, column, parts.valueStart, parts.valueEnd);
		return {
			paragraphs: [
				`**${option.name}**: ${option.summary}`,
				...whyWithoutEffect(analysis, line),
				...meaning,
				...word,
				...allowedValues(option),
			],
			start: parts.valueStart,
			end: parts.valueEnd,
			pages: pagesFor(option),
		};
	}
	const [name = '', summary = '', ...rest] = describeOption(option);
	return {
		paragraphs: [
			name,
			summary,
			...whyNotRead(analysis, line, option),
			...whyWithoutEffect(analysis, line),
			...meaning,
			...rest,
		],
		start: parts.keyStart,
		end: parts.keyEnd,
		pages: pagesFor(option),
	};
}

/** Lines of a file of which a hover reads all the paths; in a longer one that would be felt, and it speaks of its own line. */
const MAX_WATCHED_LINES = 5_000;

function meaningOf(analysis: Analysis, line: Line, option: OptionEntry, value: string): readonly string[] {
	if ((option.key === 'file' || option.key === 'dir') && analysis.lineCount <= MAX_WATCHED_LINES) {
		const sentences = describeWatchedLine(analysis, analysis.model.store.numberOf(line));
		if (sentences.length > 0) return [`**Here:** ${sentences.join(' ')}`];
	}
	const earlier = moduleOf(option.kind).addsUp === true ? valuesAbove(analysis, line, option) : [];
	const lines = describeValue(value, { option, daemon: analysis.daemon, earlier });
	if (lines.length === 0) return [];
	// A list cannot begin in the middle of a paragraph.
	const gap = lines[0]?.startsWith('- ') ? '\n\n' : ' ';
	return [`**Here:**${gap}${lines.join('\n\n')}`];
}

/** Redef lines of a policy are few; more than this are not looked at. */
const MAX_LINES_ABOVE = 200;

/** The values that lines above give to the same option, from the top. */
export function valuesAbove(analysis: Analysis, line: Line, option: OptionEntry): readonly string[] {
	const lines = analysis.model.lines(`option:${option.key}`);
	const end = lines.indexOf(line);
	return lines
		.slice(Math.max(0, end - MAX_LINES_ABOVE), Math.max(0, end))
		.map((each) => optionText(each).value);
}

function pagesFor(option: OptionEntry): Hover['pages'] {
	return GUIDANCE.filter((entry) => entry.options.includes(option.name)).map((entry) => ({
		page: `guidance/${entry.id}`,
		title: entry.title,
	}));
}

const REPEAT: Readonly<Record<OptionEntry['repeat'], string>> = {
	last: 'of several lines, the last one wins',
	'last-in-block': 'of several lines for one block, the last one wins',
	'last-by-name': 'several lines accumulate',
	first: 'of several lines, the first one wins',
	'first-even-refused': 'of several lines, the first one wins',
	'first-by-name': 'several lines accumulate',
	list: 'several lines accumulate',
	block: 'each line starts a new block',
	limited: 'only a limited number of lines counts',
	below: 'each line applies to the lines below it',
};

/** Everything about an option, as paragraphs of Markdown. */
export function describeOption(option: OptionEntry): readonly string[] {
	const sections = [option.section, ...option.alsoIn].map((name) => `[${name}]`);
	const facts = [
		...allowedValues(option),
		`Default: ${option.default === '' ? 'none' : code(option.default)}`,
		`Read by: ${describeRoles(option.roles)}, in ${listed(sections)}`,
		...buildNotes(option),
		`Repeated: ${repeatInWords(option)}`,
	];
	return [
		`**${option.name}**`,
		option.summary,
		...(option.details === undefined ? [] : [option.details]),
		facts.map((fact) => `- ${fact}`).join('\n'),
		...(option.security === undefined ? [] : [`**Security**: ${option.security}`]),
		...(option.deprecated === undefined ? [] : [`**Deprecated**: ${option.deprecated}`]),
	];
}

function repeatInWords(option: OptionEntry): string {
	const general = REPEAT[option.repeat];
	const note = option.repeatNote.trim();
	return note === '' || note === option.repeat ? general : `${general} (${note})`;
}

function allowedValues(option: OptionEntry): readonly string[] {
	const text =
		option.grammar !== '' ? option.grammar : (option.values ?? []).map((value) => code(value)).join(', ');
	return [...(text === '' ? [] : [`Values: ${text}`]), ...limitsOf(option)];
}

function limitsOf({ min, max, unit }: OptionEntry): readonly string[] {
	const unitWord =
		unit === undefined || unit === 'uid' || unit === 'port' || unit === 'pid' ? '' : ` ${unit}`;
	if (min !== undefined && max !== undefined) return [`Limits: ${min} to ${max}${unitWord}`];
	if (min !== undefined) return [`Limits: at least ${min}${unitWord}`];
	return max === undefined ? [] : [`Limits: up to ${max}${unitWord}`];
}

/** Kinds whose meaning names the words of the value already. */
const EXPLAINED: ReadonlySet<string> = new Set(['bool', 'level', 'enum', 'list', 'class-list', 'mask']);

/** The documented word under the cursor, where a value is made of several. */
function describeWordAt(
	option: OptionEntry,
	text: string,
	column: number,
	valueStart: number,
	valueEnd: number,
): readonly string[] {
	if (option.words === undefined || EXPLAINED.has(option.kind)) return [];
	let start = column;
	let end = column;
	while (start > valueStart && /\w/.test(text.charAt(start - 1))) start--;
	while (end < valueEnd && /\w/.test(text.charAt(end))) end++;
	const entry = valueEntry(option.words, text.slice(start, end));
	return entry === undefined ? [] : [`${code(entry.word)}: ${entry.summary}`];
}

/** Names the line that overrides this one. */
function whyWithoutEffect(analysis: Analysis, line: Line): readonly string[] {
	const by = overridingLine(analysis.view(), line);
	return by === undefined
		? []
		: [`This line has no effect: line ${analysis.model.store.numberOf(by) + 1} overrides it.`];
}

function whyNotRead(analysis: Analysis, line: Line, option: OptionEntry): readonly string[] {
	const { parsed, context } = line;
	if (parsed.option !== undefined) return [];
	const { daemon } = analysis;
	switch (parsed.kind) {
		case 'skipped':
			return [
				context !== undefined && context.ended !== 'no'
					? 'Samhain does not read this line: it comes after the end of the file.'
					: `Samhain does not read this line on ${code(daemon.host ?? '')}: its block applies to other hosts.`,
			];
		case 'ignored':
			return [
				context?.section === BEFORE_FIRST_HEADER
					? 'Samhain ignores this line: no section precedes it.'
					: 'Samhain ignores this line: it does not know the section.',
			];
		case 'invalid': {
			const absent = reasonForAbsence(option, daemon);
			if (absent !== undefined) return [absent];
			const section = context?.section ?? UNKNOWN_SECTION;
			if (optionsIn(section, daemon).some((known) => known.key === option.key)) return [];
			return [`Samhain does not know this option in [${section}]; it belongs to [${option.section}].`];
		}
		default:
			return [];
	}
}
