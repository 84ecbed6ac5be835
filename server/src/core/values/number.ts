// Numbers, as the C function reads them that an option goes through: with its base, its width and its way with text that
// is not a number. Text after the number is ignored and no number at all is 0, unless the catalogue specifies otherwise.

import type { ExternalState } from '../carried-state/external.ts';
import type { OptionCore, ReadingFacts } from '../catalogue/types.ts';
import { code } from '../text/markdown.ts';
import { LONG_MAX, readFloatAsInt, readInt, readLong, readUnsignedLong, ULONG_MAX } from './c-number.ts';
import { isDigit } from './c-text.ts';
import { describeDuration } from './duration.ts';
import type { OptionHandler } from './handler.ts';
import type { OfferPlace, ValueHint, ValueModule, ValueOffer, ValueToken } from './kind.ts';
import { describeWords, listedWords, word } from './offers.ts';
import { ACCEPTED, invalidInput, outcome, REJECTED, stateless } from './outcome.ts';
import { unquoted } from './unquoted.ts';

/** What an option reads: strtol() with base 10, strtoul() with base 0, atoi(), or atof() cut to an int. */
export interface NumberReading {
	readonly value: bigint;
	/** Offset of the first character that is not read; 0 where no number is at the start. */
	readonly end: number;
}

/** Reads the number of an option as the daemon does; whether it is within the option's limits is left open. */
export function readNumber(value: string, reading: ReadingFacts | undefined): NumberReading {
	switch (reading?.as) {
		case 'strtoul':
			return readUnsignedLong(value, 0);
		case 'atoi':
			return { value: readInt(value), end: readLong(value).end };
		case 'atof': {
			const number = readFloatAsInt(value);
			return { value: BigInt(number), end: readLong(value).end };
		}
		default:
			return readLong(value);
	}
}

/** Seconds before the database is loaded: a wrong number is handed back as the result of the reading, and one whose
 * lower 32 bits are zero then looks like success (sh_readconf.c, sh_readconf_set_delay). */
function looksLikeSuccess(value: bigint, reading: ReadingFacts): boolean {
	return reading.isReturned === true && BigInt.asIntN(32, value) === 0n;
}

/** Whether an option accepts a number. */
function isWithin(value: string, { value: number, end }: NumberReading, option: OptionCore): boolean {
	const { min, max, reading = {} } = option;
	if (reading.needsDigits === true && end === 0) return false;
	if (reading.isWhole === true && end !== value.length) return false;
	if (reading.isUnlimited === true || looksLikeSuccess(number, reading)) return true;
	if (reading.refusesLargest === true && number === (reading.as === 'strtoul' ? ULONG_MAX : LONG_MAX))
		return false;
	return (min === undefined || number >= BigInt(min)) && (max === undefined || number <= BigInt(max));
}

function numberHandler(option: OptionCore): OptionHandler {
	const { reading } = option;
	if (reading?.block === 'command') {
		return {
			slices: ['external'],
			read: (value, { external }: { readonly external: ExternalState }) =>
				external.isOpen && isWithin(value, readNumber(value, reading), option) ? ACCEPTED : REJECTED,
		};
	}
	return stateless((value) => {
		const number = readNumber(value, reading);
		if (isWithin(value, number, option)) return ACCEPTED;
		if (reading?.message === undefined) return REJECTED;
		const shown = reading.showsNumber === true ? String(number.value) : value;
		return outcome(reading.isCorrected === true, [invalidInput(reading.message, shown)]);
	});
}

/** What a number means. */
export function describeNumber(
	value: string,
	{ reading, unit, min, max }: Pick<OptionCore, 'reading' | 'unit' | 'min' | 'max'>,
): readonly string[] {
	const isAnyBase = reading?.as === 'strtoul';
	const isFloat = reading?.as === 'atof';
	const { value: big, end } = readNumber(value, reading);
	const number = Number(big);
	const lines: string[] = [];
	const digits = value.slice(0, end);
	if (end === 0 && !isFloat)
		return [`${code(value)} does not begin with a number: samhain reads **0** or refuses the line.`];
	if (isAnyBase && /^\s*[+-]?0\d/.test(value))
		lines.push(`${code(digits)} begins with 0, so samhain reads it as octal: **${number}**.`);
	else if (isAnyBase && /^\s*[+-]?0x/i.test(value))
		lines.push(`${code(digits)} is hexadecimal: **${number}**.`);
	if (value.slice(end).trim() !== '' && !isFloat)
		lines.push(
			`Samhain reads only ${code(digits)}; it ignores what follows, or refuses the line because of it.`,
		);
	const words = inWords(number, unit);
	if (words !== undefined) lines.push(`${code(digits === '' ? value : digits)} = **${words}**`);
	if (min !== undefined && number < min) lines.push(`The smallest value is ${min}.`);
	if (max !== undefined && number > max) lines.push(`The largest value is ${max}.`);
	return lines;
}

function inWords(number: number, unit: string | undefined): string | undefined {
	if (!Number.isSafeInteger(number) || number < 0) return undefined;
	switch (unit) {
		case 's':
			return describeDuration(number);
		case 'ms':
			return number >= 1000 && number % 1000 === 0
				? describeDuration(number / 1000)
				: `${number} milliseconds`;
		case 'us':
			return number % 1_000_000 === 0
				? describeDuration(number / 1_000_000)
				: `${number / 1000} milliseconds`;
		case 'kB/s':
			return number === 0
				? 'no limit'
				: number >= 1024
					? `${Math.round((number / 1024) * 10) / 10} MB per second`
					: `${number} kB per second`;
		case 'levels':
			return `${number} ${number === 1 ? 'level' : 'levels'} of directories`;
		case 'uid':
			return number === 0 ? 'root' : undefined;
		default:
			return undefined;
	}
}

/** Fewer seconds are read as easily as their words. */
const LEAST_SECONDS = 60;

function hintOfNumber(value: string, { unit, reading }: OptionCore): ValueHint | undefined {
	if (unit !== 's' && unit !== 'ms' && unit !== 'us') return undefined;
	const { value: number, end } = readNumber(value, reading);
	if (end !== value.length || (unit === 's' && number < LEAST_SECONDS)) return undefined;
	const text = inWords(Number(number), unit);
	return text === undefined ? undefined : { kind: 'times', text };
}

function limits({ min, max, unit }: OptionCore): string {
	const range =
		min !== undefined && max !== undefined
			? ` from ${min} to ${max}`
			: min !== undefined
				? ` of at least ${min}`
				: max !== undefined
					? ` of at most ${max}`
					: '';
	return unit === undefined || unit === '' ? range : `${range} (${unit})`;
}

/** Seconds that people mean. */
const COMMON_SECONDS = [10, 60, 300, 600, 1800, 3600, 7200, 86400, 604800];

function numberOffers({ option }: OfferPlace): readonly ValueOffer[] {
	const byDefault = /^\d+/.exec(option.default)?.[0];
	const offers = byDefault === undefined ? [] : [word(byDefault, 'default')];
	if (option.unit !== 's') return offers;
	for (const seconds of COMMON_SECONDS) {
		if (String(seconds) === byDefault) continue;
		if (seconds < (option.min ?? 0) || seconds > (option.max ?? seconds)) continue;
		offers.push(word(String(seconds), describeDuration(seconds)));
	}
	return offers;
}

function numberTokens(value: string, { reading }: OptionCore): readonly ValueToken[] {
	const { end } = readNumber(value, reading);
	const digits: ValueToken[] = end > 0 ? [{ start: 0, end, kind: 'number' }] : [];
	return end < value.length ? [...digits, { start: end, end: value.length, kind: 'unknown' }] : digits;
}

/** Decimal digits, for a value that is a number to its end and within the limits of its C type. */
function normalNumber(value: string, option: OptionCore): string | undefined {
	const number = readNumber(value, option.reading);
	if (number.end === 0 || number.end !== value.length || !isWithin(value, number, option)) return undefined;
	return option.reading?.as === 'atof' ? undefined : String(number.value);
}

/** What is odd about a number that the daemon accepts. */
export interface OddNumber {
	/** `large`: more than the option's number holds; `text`: text before, after or instead of the number. */
	readonly kind: 'large' | 'text';
	/** The number that counts; undefined where there is none and 0 counts. */
	readonly digits: string | undefined;
	/** The text after the number looks like a comment. */
	readonly isBeforeComment: boolean;
}

const INT_MAX = 2147483647n;

/**
 * Says what is odd about a number that the daemon accepts.
 * @returns undefined for a plain one: decimal, or hexadecimal where the option reads that
 */
export function oddNumber(value: string, { reading }: Pick<OptionCore, 'reading'>): OddNumber | undefined {
	if (/^[+-]?\d+$/.test(value)) {
		const number = BigInt(value.replace('+', ''));
		const isLarge = number > INT_MAX || -number > INT_MAX;
		return isLarge ? { kind: 'large', digits: value, isBeforeComment: false } : undefined;
	}
	const { value: number, end } = readNumber(value, reading);
	if (end === value.length && isDigit(value[0])) return undefined;
	return {
		kind: 'text',
		digits: end === 0 ? undefined : String(number),
		isBeforeComment: end > 0 && /^\s*(?:#|;|\/\/)/.test(value.slice(end)),
	};
}

export const numberKind: ValueModule = {
	handler: numberHandler,
	describe: (value, { option }) => describeNumber(value, option),
	hint: (value, { option }) => hintOfNumber(value, option),
	accepts: (option) => `It accepts a number${limits(option)}.`,
	guesses: (value) => [unquoted(value)],
	completion: { offers: numberOffers },
	tokens: numberTokens,
	normalise: normalNumber,
};

/** A number that chooses one of several documented ways. */
export const numberChoiceKind: ValueModule = {
	...numberKind,
	describe: (value, { option }) => describeWords(value, option),
	completion: { offers: ({ option }) => listedWords(option) },
};
