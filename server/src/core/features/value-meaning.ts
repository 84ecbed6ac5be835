// What the value at hand means to the daemon, in words: durations, selected severities, masks, schedules, the parts of
// a client entry. Explains only; whether a value is right is the handlers' and the rules' business.

import { valueEntry } from '../catalogue/lookup.ts';
import type { OptionEntry } from '../catalogue/types.ts';
import type { Daemon } from '../daemon/daemon.ts';
import { code } from '../text/markdown.ts';
import { isUsualBool, readBool } from '../values/bool.ts';
import { describeClasses } from '../values/classes.ts';
import { describeClientEntry } from '../values/client-entry.ts';
import { isExpanded } from '../values/expansion.ts';
import { describeMask } from '../values/mask.ts';
import { readSeverity } from '../values/severity.ts';
import { describeThreshold } from '../values/threshold.ts';
import { describePath } from './entry-meaning.ts';
import { describeNumber } from './number-meaning.ts';
import { describeSchedule } from './schedule-meaning.ts';

/** A value with what is around it. */
export interface ValueAtHand {
	readonly option: OptionEntry;
	/** As written, without blanks at its ends. */
	readonly value: string;
	readonly daemon: Daemon;
	/** Values of the same option in lines above, top to bottom, for options that add up. */
	readonly earlier: readonly string[];
}

/** No value that means something to a reader is longer. */
const MAX_VALUE = 10_000;

/**
 * What a value means, as Markdown lines.
 * @returns nothing where the value speaks for itself or cannot be known
 */
export function explainValue(hand: ValueAtHand): readonly string[] {
	const { option, value, daemon } = hand;
	if (value === '' || value.length > MAX_VALUE) return [];
	if (isExpanded(value))
		return [
			'The first line that this command prints becomes the value. The command runs as the daemon does.',
		];
	switch (option.kind) {
		case 'bool':
			return [describeBool(value)];
		case 'int':
			return describeNumber(option, value);
		case 'level':
			return describeLevel(value, daemon);
		case 'threshold':
			return describeThreshold(value, daemon);
		case 'class-list':
			return describeClasses(value, daemon);
		case 'mask':
			return describeMask(option, value, hand.earlier);
		case 'schedule':
			return describeSchedule(value);
		case 'client-entry':
			return describeClientEntry(value);
		case 'path-depth':
		case 'path-glob':
			return describePath(option, value);
		case 'offset-path':
			return describeNumber({ key: option.key }, value.split(':')[0] ?? '');
		case 'queue':
			return describeQueue(value, daemon);
		case 'enum':
		case 'list':
			return describeWord(option, value);
		default:
			return [];
	}
}

function describeBool(value: string): string {
	const first = value.charAt(0);
	const note = isUsualBool(value) ? '' : ` Only the first character, ${code(first)}, is looked at.`;
	const isOn = readBool(value);
	if (isOn === true) return `${code(value)} means **yes**: ${summaryOf('yes')}.${note}`;
	if (isOn === false) return `${code(value)} means **no**: ${summaryOf('no')}.${note}`;
	return `${code(value)} is neither yes nor no: the daemon refuses it, and what held before stays.`;
}

function describeLevel(value: string, daemon: Daemon): readonly string[] {
	const level = readSeverity(value, daemon);
	if (level === undefined) return [`${code(value)} is no severity: the daemon refuses it.`];
	const summary = valueEntry('severities', level)?.summary ?? '';
	const rest = value.length > level.length ? ' What follows the name is ignored.' : '';
	return [`The severity **${level}**${summary === '' ? '' : `: ${summary}`}${rest}`];
}

function describeQueue(value: string, daemon: Daemon): readonly string[] {
	const [label, seconds, type, severity, alias] = value.split(':');
	if (label === undefined || seconds === undefined || type === undefined || severity === undefined) return [];
	const kind = type === 'sum' ? 'one summary' : type === 'report' ? 'every message' : code(type);
	const level = readSeverity(severity, daemon);
	const mail = alias === undefined || alias === '' ? '' : `, mailed to ${code(alias)}`;
	return [
		`Queue ${code(label)}: ${kind} each ${code(seconds)} seconds, with severity ${level === undefined ? code(severity) : `**${level}**`}${mail}.`,
	];
}

function describeWord(option: OptionEntry, value: string): readonly string[] {
	if (option.words === undefined) return [];
	const group = option.words;
	const known = value
		.split(/[\s,]+/)
		.slice(0, 30)
		.flatMap((word) => {
			const entry = valueEntry(group, word);
			return entry === undefined ? [] : [`${code(entry.word)}: ${entry.summary}`];
		});
	return known.length > 0 ? known : [];
}

function summaryOf(word: 'yes' | 'no'): string {
	return word === 'yes' ? 'switched on' : 'switched off';
}
