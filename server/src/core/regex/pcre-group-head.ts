// What follows an opening parenthesis: the kind of group, or one of the many things that only look like groups.
import { isDigit, isWordByte } from './bytes.ts';
import { PCRE_ERRORS, type PcreError } from './pcre-errors.ts';
import type { PcreNames } from './pcre-names.ts';
import type { PcreOptions, PcreSource } from './pcre-source.ts';
import type { Condition, GroupKind } from './pcre-tree.ts';

/** A group whose contents follow. */
export interface GroupHead {
	readonly kind: 'group';
	readonly group: GroupKind;
	/** Number of a capture group, else 0. */
	readonly number: number;
	readonly condition?: Condition;
	/** Options that hold within the group only. */
	readonly options?: PcreOptions;
	/** Bytes for its number or condition. */
	readonly extra: number;
	/** `(?|`: every branch counts captures from the same number. */
	readonly resets: boolean;
}

export type Head =
	| GroupHead
	/** `(?i)`, read up to its end. */
	| { readonly kind: 'options'; readonly options: PcreOptions }
	/** A callout or `(?!)`, read up to its end. */
	| { readonly kind: 'place'; readonly bytes: number }
	/** A reference or call by name, read up to the character before the name. */
	| { readonly kind: 'named'; readonly isCall: boolean }
	/** A call by number, which comes next. */
	| { readonly kind: 'call' }
	/** `(?R)`, read up to its end. */
	| { readonly kind: 'whole' };

/** What the reading of a pattern keeps and a head may change. */
export interface HeadContext {
	readonly source: PcreSource;
	readonly settings: { readonly isNoCapture: boolean };
	readonly names: PcreNames;
	groups: number;
	hasResets: boolean;
	isConditionNext: boolean;
}

/** MAX_NAME_SIZE. */
const MAX_NAME = 32;
const MAX_CALLOUT = 255;

const PLAIN: GroupHead = { kind: 'group', group: 'plain', number: 0, extra: 0, resets: false };

function openCapture(context: HeadContext): GroupHead {
	context.groups++;
	return { kind: 'group', group: 'capture', number: context.groups, extra: 2, resets: false };
}

/** Reads from the character after the parenthesis. */
export function readGroupHead(context: HeadContext, options: PcreOptions): Head | PcreError {
	const { source } = context;
	if (source.char() !== '?') return context.settings.isNoCapture ? PLAIN : openCapture(context);
	source.at++;
	const char = source.char();
	switch (char) {
		case '|':
			context.hasResets = true;
			source.at++;
			return { ...PLAIN, resets: true };
		case ':':
			source.at++;
			return PLAIN;
		case '>':
			source.at++;
			return { ...PLAIN, group: 'atomic' };
		case '=':
			source.at++;
			return { ...PLAIN, group: 'ahead' };
		case '!':
			source.at++;
			if (source.char() === ')' && !source.isQuantifier(1)) return { kind: 'place', bytes: 1 };
			return { ...PLAIN, group: 'ahead' };
		case '<':
			if (source.char(1) === '=' || source.char(1) === '!') {
				source.at += 2;
				return { ...PLAIN, group: 'behind' };
			}
			return isWordByte(source.peek(1)) ? readNamedGroup(context, options) : PCRE_ERRORS.afterLess;
		case "'":
			return readNamedGroup(context, options);
		case '(':
			return readCondition(context);
		case 'C':
			return readCallout(source);
		case 'P':
			source.at++;
			if (source.char() === '=' || source.char() === '>')
				return { kind: 'named', isCall: source.char() === '>' };
			return source.char() === '<' ? readNamedGroup(context, options) : PCRE_ERRORS.afterP;
		case '&':
			return { kind: 'named', isCall: true };
		case 'R':
			source.at++;
			return source.char() === ')' ? { kind: 'whole' } : PCRE_ERRORS.recursionEnd;
	}
	if (char === '+' || isDigit(source.peek()) || (char === '-' && isDigit(source.peek(1))))
		return { kind: 'call' };
	return readOptions(source, options);
}

function readCallout(source: PcreSource): Head | PcreError {
	source.at++;
	let number = 0;
	for (; isDigit(source.peek()); source.at++) {
		number = number * 10 + source.peek() - 48;
		if (number > MAX_CALLOUT) return PCRE_ERRORS.calloutTooBig;
	}
	return source.char() === ')' ? { kind: 'place', bytes: 6 } : PCRE_ERRORS.calloutEnd;
}

/** From the delimiter before the name. */
function readNamedGroup(context: HeadContext, options: PcreOptions): Head | PcreError {
	const { source } = context;
	const close = source.char() === '<' ? '>' : "'";
	source.at++;
	if (isDigit(source.peek())) return PCRE_ERRORS.nameDigit;
	const start = source.at;
	while (isWordByte(source.peek())) source.at++;
	if (source.char() !== close) return PCRE_ERRORS.nameEnd;
	if (source.at - start > MAX_NAME) return PCRE_ERRORS.nameTooLong;
	const name = source.slice(start, source.at);
	const error = context.names.define(name, context.groups + 1, options.allowsSameNames);
	if (error !== undefined) return error;
	source.at++;
	return openCapture(context);
}

function readOptions(source: PcreSource, options: PcreOptions): Head | PcreError {
	const set = new Set<string>();
	const unset = new Set<string>();
	let target = set;
	for (; source.char() !== ')' && source.char() !== ':'; source.at++) {
		const char = source.char();
		if (char === '-') target = unset;
		else if (char !== '' && 'JimsxUX'.includes(char)) target.add(char);
		else return PCRE_ERRORS.afterQuestion;
	}
	const isOn = (letter: string, before: boolean) => (before || set.has(letter)) && !unset.has(letter);
	const changed = {
		isExtended: isOn('x', options.isExtended),
		isStrict: isOn('X', options.isStrict),
		allowsSameNames: isOn('J', options.allowsSameNames),
	};
	if (source.char() === ')') return { kind: 'options', options: changed };
	source.at++;
	return { ...PLAIN, options: changed };
}

/** From the second parenthesis of `(?(`. An assertion is left to be read as the first item of the group. */
function readCondition(context: HeadContext): Head | PcreError {
	const { source } = context;
	let ahead = 0;
	if (source.startsWith('?C', 1)) {
		let index = 3;
		while (isDigit(source.peek(index))) index++;
		if (source.char(index) === ')') ahead = index + 1;
		if (source.char(ahead) !== '(') return PCRE_ERRORS.assertionExpected;
	}
	const sign = source.char(ahead + 2) === '<' ? source.char(ahead + 3) : source.char(ahead + 2);
	if (source.char(ahead + 1) === '?' && (sign === '=' || sign === '!')) {
		context.isConditionNext = true;
		return { ...PLAIN, group: 'condition', condition: { kind: 'assertion' } };
	}
	source.at++;
	return readConditionReference(context);
}

function readConditionReference(context: HeadContext): Head | PcreError {
	const { source } = context;
	const first = source.char();
	const isRecursion = source.startsWith('R&');
	const close = first === '<' ? '>' : first === "'" ? "'" : '';
	const isBare = !isRecursion && close === '';
	let condition: Condition;
	let extra = 3;
	if (isBare && (first === '+' || first === '-' || isDigit(source.peek()))) {
		if (first === '+' || first === '-') source.at++;
		const number = source.readNumber();
		if (number === undefined) return PCRE_ERRORS.numberTooBig;
		const sign = first === '+' || first === '-' ? first : '';
		condition = { kind: 'number', sign, number, groups: context.groups };
	} else {
		source.at += isRecursion ? 2 : isBare ? 0 : 1;
		if (isDigit(source.peek())) return PCRE_ERRORS.nameDigit;
		if (!isWordByte(source.peek())) return PCRE_ERRORS.assertionExpected;
		const start = source.at;
		while (isWordByte(source.peek())) source.at++;
		condition = { kind: 'name', name: source.slice(start, source.at), isBare };
		extra = 5;
	}
	if (close !== '') {
		if (source.char() !== close) return PCRE_ERRORS.condition;
		source.at++;
	}
	if (source.char() !== ')') return PCRE_ERRORS.condition;
	source.at++;
	return { ...PLAIN, group: 'condition', condition, extra };
}
