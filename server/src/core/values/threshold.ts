// Thresholds: which severities pass, as items that act from left to right on an empty set (sh_error.c,
// sh_error_set_level).

import { isFatalWithoutRecipient } from '../carried-state/mail.ts';
import type { DaemonBuild } from '../catalogue/types.ts';
import { code, listed } from '../text/markdown.ts';
import type { OptionHandler, Outcome } from './handler.ts';
import type { ValueHint, ValueModule, ValueToken } from './kind.ts';
import { word, words } from './offers.ts';
import { ACCEPTED, CRASH, invalidInput, outcome, REJECTED, stateless } from './outcome.ts';
import {
	ANY_DAEMON,
	foldCase,
	guessLevel,
	type Level,
	letterCaseNote,
	levelAt,
	levelList,
	levelsOf,
} from './severity.ts';
import { unquoted } from './unquoted.ts';

const SEPARATORS = ';, \t';

/** One item of a threshold and its place in the value. */
export interface ThresholdItem {
	readonly start: number;
	readonly end: number;
	/** As written. */
	readonly text: string;
	readonly sign: '' | '=' | '!' | '!=';
	/** What it names; undefined where the daemon knows no such severity and the item changes nothing. */
	readonly name: Level | 'none' | '*' | undefined;
}

/** Reads one item; its sign is taken off unless the item is `none` or `!*`. */
function readItem(text: string, start: number, daemon: DaemonBuild): ThresholdItem {
	const folded = foldCase(text, daemon);
	const place = { start, end: start + text.length, text };
	if (folded.startsWith('none')) return { ...place, sign: '', name: 'none' };
	if (folded.startsWith('*')) return { ...place, sign: '', name: '*' };
	if (folded.startsWith('!*')) return { ...place, sign: '!', name: '*' };
	const sign = folded.startsWith('!=')
		? '!='
		: folded.startsWith('!')
			? '!'
			: folded.startsWith('=')
				? '='
				: '';
	return { ...place, sign, name: levelAt(folded.slice(sign.length), daemon) };
}

/** The items of a threshold, from left to right. */
export function thresholdItems(value: string, daemon: DaemonBuild): readonly ThresholdItem[] {
	const items: ThresholdItem[] = [];
	let at = 0;
	while (at < value.length) {
		if (SEPARATORS.includes(value.charAt(at))) {
			at++;
			continue;
		}
		const start = at;
		while (at < value.length && !SEPARATORS.includes(value.charAt(at))) at++;
		items.push(readItem(value.slice(start, at), start, daemon));
	}
	return items;
}

/** Whether an item turns a destination off: `none`, and `!*` and `!debug`, which samhain takes for the same. */
function turnsOff({ sign, name }: ThresholdItem): boolean {
	return name === 'none' || (sign === '!' && (name === '*' || name === 'debug'));
}

/** Whether one of the items turns the destination off, whatever the others select (sh_error.c: SH_ERR_NOT; live runs). */
export function isTurnedOff(items: readonly ThresholdItem[]): boolean {
	return items.some(turnsOff);
}

/** A threshold without what turns the destination off, its items separated by commas. */
export function withoutOff(value: string, daemon: DaemonBuild): string {
	return thresholdItems(value, daemon)
		.filter((item) => !turnsOff(item))
		.map(({ text }) => text)
		.join(',');
}

/**
 * The severities that the threshold of a destination selects.
 * @param value the value of an accepted line
 */
export function selectedLevels(value: string, daemon: DaemonBuild): ReadonlySet<Level> {
	const items = thresholdItems(value, daemon);
	return isTurnedOff(items) ? new Set() : select(items, daemon);
}

/**
 * The severities that `SetAddrSeverity` selects for a recipient, of which `none` only takes away what is before it
 * (sh_nmail.c looks at the levels alone).
 * @param value the value of an accepted line
 */
export function recipientLevels(value: string, daemon: DaemonBuild): ReadonlySet<Level> {
	return select(thresholdItems(value, daemon), daemon);
}

function select(items: readonly ThresholdItem[], daemon: DaemonBuild): ReadonlySet<Level> {
	const levels = levelsOf(daemon);
	const selected = new Set<Level>();
	for (const { sign, name } of items) {
		if (name === undefined) continue;
		if (name === 'none' || (name === '*' && sign === '!')) {
			selected.clear();
			continue;
		}
		const from = name === '*' ? 0 : levels.indexOf(name);
		const isOne = sign === '=' || sign === '!=';
		for (const level of levels.slice(from, isOne ? from + 1 : undefined)) {
			if (sign.startsWith('!')) selected.delete(level);
			else selected.add(level);
		}
	}
	return selected;
}

/** True when the daemon takes a threshold: its items are judged one by one, but only the last verdict counts. */
function isThreshold(value: string, daemon: DaemonBuild): boolean {
	let end = value.length;
	while (end > 0 && SEPARATORS.includes(value.charAt(end - 1))) end--;
	let start = end;
	while (start > 0 && !SEPARATORS.includes(value.charAt(start - 1))) start--;
	return readItem(value.slice(start, end), start, daemon).name !== undefined;
}

/** What the daemon makes of a threshold, with its complaint under the name `priority`. */
export function readThreshold(value: string, daemon: DaemonBuild): Outcome {
	return isThreshold(value, daemon) ? ACCEPTED : outcome(false, [invalidInput('priority', value)]);
}

/** The threshold of the open recipient; without one the daemon may crash (sh_nmail.c, sh_nmail_set_severity). */
const addressSeverity: OptionHandler = {
	slices: ['mail'],
	read: (value, { mail }, { daemon }) => {
		if (mail.isOpen) return readThreshold(value, daemon);
		return isFatalWithoutRecipient(mail) ? CRASH : REJECTED;
	},
};

const threshold: OptionHandler = stateless((value, { daemon }) => readThreshold(value, daemon));

/** Unknown items that an explanation names. */
const MAX_NAMED = 5;

/** Which severities pass a threshold, and which do not. */
function describeThreshold(value: string, daemon: DaemonBuild, isOfRecipient: boolean): readonly string[] {
	const levels = levelsOf(daemon);
	const items = thresholdItems(value, daemon);
	const chosen = isOfRecipient ? recipientLevels(value, daemon) : selectedLevels(value, daemon);
	const lines: string[] = [];
	if (chosen.size === 0) lines.push('Selects **nothing**: no message passes.');
	else if (chosen.size === levels.length) lines.push('Selects **every** severity.');
	else {
		const [passing, left] = [
			levels.filter((level) => chosen.has(level)),
			levels.filter((level) => !chosen.has(level)),
		];
		lines.push(`Selects ${listed(passing.map((level) => `**${level}**`))}; excludes ${listed(left)}.`);
	}
	const off = isOfRecipient ? undefined : items.find(turnsOff);
	if (off !== undefined && items.length > 1)
		lines.push(`${code(off.text)} turns the destination off, whatever else the list names.`);
	if (chosen.has('inet')) lines.push('**inet** is the level of all client messages.');
	const unknown = items.filter(({ name }) => name === undefined);
	for (const { text } of unknown.slice(0, MAX_NAMED)) lines.push(`${code(text)} is not a severity.`);
	return lines;
}

function hintOfThreshold(value: string, daemon: DaemonBuild, isOfRecipient: boolean): ValueHint | undefined {
	// `none` and `=alert` say themselves what they select.
	const [first, second] = thresholdItems(value, daemon);
	if (second === undefined && (first?.name === 'none' || first?.sign === '=')) return undefined;
	const levels = levelsOf(daemon);
	const chosen = isOfRecipient ? recipientLevels(value, daemon) : selectedLevels(value, daemon);
	const passing = levels.filter((level) => chosen.has(level));
	const text =
		passing.length === 0
			? 'nothing'
			: passing.length === levels.length
				? 'every severity'
				: passing.join(' ');
	return { kind: 'severities', text };
}

/**
 * What somebody means who only excludes severities: everything but those.
 * @param value an accepted threshold such as `!crit`
 * @returns a threshold such as `*,!=crit`
 */
export function allBut(value: string, daemon: DaemonBuild): string {
	let rest = value;
	for (const item of thresholdItems(value, daemon).toReversed())
		if (item.sign === '!' && item.name !== '*')
			rest = `${rest.slice(0, item.start)}!=${rest.slice(item.start + 1)}`;
	return `*,${rest}`;
}

/** An item with the severity that it may have meant. */
function guessItem(item: string): string {
	const match = /^([!=]*)(.*)$/.exec(item);
	if (match === null) return item;
	const [, marks = '', name = ''] = match;
	if (name === '' || /^[;, \t*]/.test(name)) return item;
	return `${marks}${guessLevel(name) ?? name}`;
}

function guessThreshold(value: string): readonly string[] {
	const lower = value.toLowerCase();
	return [
		lower,
		unquoted(value).toLowerCase(),
		value.replaceAll('|', ' '),
		lower
			.split(/([;, \t]+)/)
			.map(guessItem)
			.join(''),
	];
}

function thresholdTokens(value: string): readonly ValueToken[] {
	return thresholdItems(value, ANY_DAEMON).flatMap(({ start, end, sign, name }): ValueToken[] => {
		const from = start + sign.length;
		const kind = name === undefined ? 'unknown' : 'keyword';
		const named: ValueToken[] = from < end ? [{ start: from, end, kind }] : [];
		return sign === '' ? named : [{ start, end: from, kind: 'operator' }, ...named];
	});
}

/** Items with their usual names, separated by commas; not where samhain skips one of them. */
function normalThreshold(value: string): string | undefined {
	const items = thresholdItems(value, ANY_DAEMON);
	if (items.length === 0 || items.some(({ name }) => name === undefined)) return undefined;
	return items.map(({ sign, name }) => `${sign}${name}`).join(',');
}

export const thresholdKind: ValueModule = {
	handler: ({ reading }) => (reading?.block === 'recipient' ? addressSeverity : threshold),
	describe: (value, { daemon, option }) =>
		describeThreshold(value, daemon, option.reading?.block === 'recipient'),
	hint: (value, { option, daemon }) => hintOfThreshold(value, daemon, option.reading?.block === 'recipient'),
	accepts: (_option, daemon) =>
		`It accepts severities, single or as \`=level\`, \`!level\`, \`!=level\`, \`*\`: ${levelList(daemon)}.${letterCaseNote(daemon)}`,
	guesses: guessThreshold,
	isPointless: (value, daemon) => value.includes('!') && selectedLevels(value, daemon).size === 0,
	completion: {
		separators: /[\s,;!=]/,
		offers: ({ option, daemon, before }) => {
			const names = levelsOf(daemon).toReversed();
			const levels = words(names, option.words);
			if (before === '!' || before === '=') return levels;
			const single = names.map((name) => word(`=${name}`, `only ${name}`));
			return [...levels, word('*', 'all of them'), ...words(['none'], option.words), ...single];
		},
	},
	tokens: thresholdTokens,
	normalise: normalThreshold,
};
