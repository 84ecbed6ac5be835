// What can be written at a place: headers, the options that are legal there, values by their kind, conditional lines.
// Looks at the line and at the indexes, never at the whole file; nothing is offered inside ordinary comments.
import type { Analysis } from '../analysis/analysis.ts';
import { optionsIn, sectionsFor } from '../catalogue/lookup.ts';
import { synonymsBeginning } from '../catalogue/synonyms.ts';
import type { OptionEntry } from '../catalogue/types.ts';
import { BEFORE_FIRST_HEADER, UNKNOWN_SECTION } from '../document/line-context.ts';
import { RULES } from '../rules/index.ts';
import { isSpaceCode, lexLine } from '../syntax/line.ts';
import type { TextPosition } from '../text/range.ts';
import { shortNotes } from './availability.ts';
import { completeConditional, conditionalStarts } from './conditional-completion.ts';
import { type CompletionEntry, type CursorLine, type Offer, placeOffers } from './cursor-line.ts';
import { optionOfLine } from './option-hover.ts';
import { blockOffers } from './section-blocks.ts';
import { makeStarter } from './starters.ts';
import { SUPPRESSION_WORDS } from './suppression-fixes.ts';
import { completeValue, valueSnippet } from './value-completion.ts';

/** Everything that can be written at a place, best first. */
export function complete(analysis: Analysis, position: TextPosition): readonly CompletionEntry[] {
	const line = analysis.lineAt(position.line);
	if (line === undefined || line.parsed.kind === 'opaque') return [];
	const syntax = lexLine(line.text);
	const column = Math.min(position.column, line.text.length);
	const cursor: CursorLine = { analysis, line, syntax, number: position.line, column };
	if (syntax.kind === 'comment' && column > syntax.start) return completeComment(cursor);
	const { context: place } = line;
	if (place === undefined || place.ended !== 'no' || place.opaque !== 'no') return [];
	if (column < syntax.start || syntax.kind === 'blank')
		return column <= syntax.start || syntax.kind === 'blank' ? completeStart(cursor, column, column) : [];
	switch (syntax.kind) {
		case 'header':
			return completeHeader(cursor);
		case 'condition':
		case 'else':
		case 'end':
			return completeConditional(cursor);
		case 'directive':
			return placeOffers(cursor, syntax.start, syntax.end, directiveOffers());
		case 'option':
			return completeOptionLine(cursor);
		default:
			return [];
	}
}

function completeStart(cursor: CursorLine, start: number, end: number): CompletionEntry[] {
	return placeOffers(cursor, start, end, [
		...starterOffers(cursor),
		...optionOffers(cursor, true),
		...headerOffers(cursor.analysis),
		...conditionalStarts(cursor.line),
		...blocksOfSection(cursor),
	]);
}

function completeHeader(cursor: CursorLine): CompletionEntry[] {
	const { line, syntax, column } = cursor;
	const close = line.text.indexOf(']', syntax.start);
	const end = close < 0 || close >= syntax.end ? syntax.end : close + 1;
	if (column > end) return [];
	return placeOffers(cursor, syntax.start, end, headerOffers(cursor.analysis));
}

/** Headers of the daemon; those that the file has not come first. */
function headerOffers(analysis: Analysis): Offer[] {
	const { daemon, model } = analysis;
	const sections = sectionsFor(daemon).filter(
		(section) => daemon.role !== 'server' || section.kind !== 'policy',
	);
	const isThere = (name: string): boolean => model.first(`[${name.toLowerCase()}]`) !== undefined;
	const offers = [
		...sections.filter(({ name }) => !isThere(name)),
		...sections.filter(({ name }) => isThere(name)),
	].map((section): Offer => {
		const label = `[${section.name}]`;
		return { label, kind: 'section', text: label, documentation: `section:${section.name}` };
	});
	offers.push({ label: '[EOF]', kind: 'section', text: '[EOF]', detail: 'end of the file for samhain' });
	return offers;
}

function directiveOffers(): Offer[] {
	return ['%SCHEDULE_TWO', '!%SCHEDULE_TWO'].map((text) => ({ label: text, kind: 'directive', text }));
}

function completeOptionLine(cursor: CursorLine): CompletionEntry[] {
	const { line, syntax, column } = cursor;
	const { text } = line;
	if (syntax.equals >= 0 && column > syntax.equals) {
		const option = optionOfLine(line);
		return option === undefined ? [] : completeValue(cursor, option);
	}
	let keyEnd = syntax.equals < 0 ? syntax.end : syntax.equals;
	while (keyEnd > syntax.start && isSpaceCode(text.charCodeAt(keyEnd - 1))) keyEnd--;
	if (column > keyEnd) return [];
	const offers = optionOffers(cursor, syntax.equals < 0, text.slice(syntax.start, column));
	// A lone `!` begins a directive or a conditional line, and nothing else does.
	if (text.slice(syntax.start, syntax.end) === '!')
		return placeOffers(cursor, syntax.start, syntax.end, directiveOffers().slice(1));
	if (syntax.equals >= 0) return placeOffers(cursor, syntax.start, keyEnd, offers);
	return placeOffers(cursor, syntax.start, keyEnd, [
		...starterOffers(cursor),
		...offers,
		...headerOffers(cursor.analysis),
		...blocksOfSection(cursor),
	]);
}

/** More lines than this are a configuration already, whatever is in them. */
const MAX_EMPTY_LINES = 100;

/** Whole configurations, where nothing but comments is in the file so far. */
function starterOffers({ analysis, line }: CursorLine): Offer[] {
	const { daemon } = analysis;
	if (line.text.trim().length > 20 || analysis.lineCount > MAX_EMPTY_LINES) return [];
	for (let number = 0; number < analysis.lineCount; number++) {
		const other = analysis.lineAt(number);
		if (other === undefined || other === line) continue;
		const { kind } = lexLine(other.text);
		if (kind !== 'blank' && kind !== 'comment') return [];
	}
	const roles = daemon.role === 'undecided' ? (['client', 'standalone'] as const) : [daemon.role];
	return roles.map((role): Offer => {
		const { text, snippet } = makeStarter({ role, version: daemon.version, system: 'linux' });
		return {
			label: `${role} configuration`,
			kind: 'snippet',
			text,
			snippet,
			detail: 'a whole file',
			documentation: `starter:${role}/${daemon.version}`,
		};
	});
}

/** Lines that are written together in the open section. */
function blocksOfSection({ analysis, line }: CursorLine): Offer[] {
	const place = line.context;
	return place === undefined ? [] : blockOffers([place.section, ...place.otherSections], analysis.daemon);
}

/** Options of the open section, its own ones first; those that may be used once and are already there come last. */
function optionOffers(cursor: CursorLine, withValue: boolean, typed = ''): Offer[] {
	const { analysis, line } = cursor;
	const { model, daemon } = analysis;
	const place = line.context;
	if (place === undefined) return [];
	const fresh: Offer[] = [];
	const used: Offer[] = [];
	const seen = new Set<string>();
	for (const section of [place.section, ...place.otherSections]) {
		if (section === BEFORE_FIRST_HEADER || section === UNKNOWN_SECTION) continue;
		for (const option of byName(optionsIn(section, daemon), section)) {
			// Every module section takes the options of all modules, but nobody looks for them there.
			if (option.section !== section && !option.alsoIn.includes(section)) continue;
			if (seen.has(option.key)) continue;
			seen.add(option.key);
			const own = line.parsed.option === option;
			const isSet = isSingle(option) && !own && model.first(`option:${option.key}`) !== undefined;
			const filterText = filterTextFor(option, typed);
			(isSet ? used : fresh).push({
				...optionOffer(option, withValue, isSet),
				...(filterText === undefined ? undefined : { filterText }),
			});
		}
	}
	return [...fresh, ...used];
}

/**
 * What an editor compares with the text that is typed, so that it finds an option by another name of it, such as `PidFile`;
 * undefined where the name of the option is enough.
 */
function filterTextFor(option: OptionEntry, typed: string): string | undefined {
	if (typed === '' || option.key.startsWith(typed.toLowerCase())) return undefined;
	const synonyms = synonymsBeginning(option, typed);
	return synonyms.length === 0 ? undefined : [...synonyms, option.name].join(' ');
}

/** Alphabetical, with the options of other sections that this one takes, too, after its own. */
function byName(options: readonly OptionEntry[], section: string): readonly OptionEntry[] {
	return [...options].sort(
		(a, b) =>
			Number(a.section !== section) - Number(b.section !== section) ||
			(a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
	);
}

function isSingle(option: OptionEntry): boolean {
	return option.repeat === 'last' || option.repeat === 'first' || option.repeat === 'first-even-refused';
}

function optionOffer(option: OptionEntry, withValue: boolean, isSet: boolean): Offer {
	const notes = [
		isSet ? 'already set' : '',
		option.default === '' ? '' : `default ${option.default}`,
		shortNotes(option),
	].filter((note) => note !== '');
	const isWord = option.kind === 'keyword';
	const text = isWord || !withValue ? option.name : `${option.name}=`;
	const value = withValue && !isWord ? valueSnippet(option) : undefined;
	return {
		label: option.name,
		kind: 'option',
		text,
		...(value === undefined ? undefined : { snippet: text + value }),
		...(notes.length === 0 ? undefined : { detail: notes.join(' · ') }),
		documentation: `option:${option.section}/${option.key}`,
		...(withValue && !isWord && value === undefined ? { asksAgain: true } : undefined),
	};
}

/** Suppression words after `# samhain-`, and rule ids after such a word. */
function completeComment(cursor: CursorLine): CompletionEntry[] {
	const { line, syntax, column } = cursor;
	const before = line.text.slice(syntax.start, column);
	const match = /^(#|;|\/\/)[ \t]*(samhain-[a-z-]*)(.*)$/.exec(before);
	const word = match?.[2];
	const rest = match?.[3];
	if (word === undefined || rest === undefined) return [];
	if (rest === '') {
		let end = column;
		while (end < syntax.end && /[a-z-]/.test(line.text.charAt(end))) end++;
		const offers = Object.values(SUPPRESSION_WORDS).map(
			(text): Offer => ({ label: text, kind: 'keyword', text }),
		);
		return placeOffers(cursor, column - word.length, end, offers);
	}
	if (!Object.values(SUPPRESSION_WORDS).some((known) => known === word)) return [];
	let start = column;
	while (start > syntax.start && /[a-z0-9-]/.test(line.text.charAt(start - 1))) start--;
	let end = column;
	while (end < syntax.end && /[a-z0-9-]/.test(line.text.charAt(end))) end++;
	const offers = RULES.map(
		(rule): Offer => ({
			label: rule.id,
			kind: 'rule',
			text: rule.id,
			detail: rule.summary,
			documentation: `rule:${rule.id}`,
		}),
	);
	return placeOffers(cursor, start, end, offers);
}
