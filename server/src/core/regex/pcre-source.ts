// The pattern as libpcre steps through it, and what lies at a place: digits, quantifiers, escapes, properties.
// Positions are in bytes, or in code points after (*UTF8). Reading past the end gives NUL, as in C.
import { isDigit } from './bytes.ts';
import { PCRE_ERRORS, type PcreError } from './pcre-errors.ts';
import { PROPERTY_NAMES } from './pcre-properties.ts';

/** Options that an item within the pattern can change and that decide about errors. */
export interface PcreOptions {
	/** `(?x)`: white space and comments are skipped. */
	readonly isExtended: boolean;
	/** `(?X)`: unknown escapes are errors. */
	readonly isStrict: boolean;
	/** `(?J)`: names may be used twice. */
	readonly allowsSameNames: boolean;
}

/** The meaning of an escape; `kind: 'letter'` is an escape with a special meaning, by its letter. */
export type Escape =
	| { readonly kind: 'char'; readonly code: number }
	| { readonly kind: 'reference'; readonly group: number }
	| { readonly kind: 'letter'; readonly letter: string };

/** Larger numbers do not fit the library's arithmetic: INT_MAX / 10 - 1. */
const MAX_BEFORE_DIGIT = 214_748_363;

const LETTER_ESCAPES = new Set('AGKBbDdSsWwNCPpRHhVvXZzEQk');
const CONTROL_ESCAPES: ReadonlyMap<string, number> = new Map([
	['a', 7],
	['e', 27],
	['f', 12],
	['n', 10],
	['r', 13],
	['t', 9],
]);

function hexValue(code: number): number {
	if (isDigit(code)) return code - 48;
	if (code >= 65 && code <= 70) return code - 55;
	if (code >= 97 && code <= 102) return code - 87;
	return -1;
}

export class PcreSource {
	at = 0;
	private readonly chars: ArrayLike<number>;
	readonly isUtf: boolean;

	constructor(chars: ArrayLike<number>, isUtf: boolean) {
		this.chars = chars;
		this.isUtf = isUtf;
	}

	/** The character code so many places from the present one. */
	peek(ahead = 0): number {
		return this.chars[this.at + ahead] ?? 0;
	}

	/** The same as text, for comparing with ASCII; the empty string at the end. */
	char(ahead = 0): string {
		const code = this.peek(ahead);
		return code === 0 ? '' : String.fromCodePoint(code);
	}

	startsWith(text: string, ahead = 0): boolean {
		for (let index = 0; index < text.length; index++) {
			if (this.peek(ahead + index) !== text.charCodeAt(index)) return false;
		}
		return true;
	}

	/** The text between two positions. */
	slice(from: number, to: number): string {
		let text = '';
		for (let index = from; index < to; index++) text += String.fromCodePoint(this.chars[index] ?? 0);
		return text;
	}

	/** Reads digits as far as they go; undefined when the number is too big for the library. */
	readNumber(): number | undefined {
		let number = 0;
		let isTooBig = false;
		while (isDigit(this.peek())) {
			if (number > MAX_BEFORE_DIGIT) isTooBig = true;
			else number = number * 10 + this.peek() - 48;
			this.at++;
		}
		return isTooBig ? undefined : number;
	}

	/** Whether `{` so many places ahead opens a quantifier; if not, it is a letter. */
	isCountedRepeat(ahead = 0): boolean {
		let index = ahead + 1;
		if (this.peek(ahead) !== 123 || !isDigit(this.peek(index))) return false;
		while (isDigit(this.peek(index))) index++;
		if (this.peek(index) === 125) return true;
		if (this.peek(index++) !== 44) return false;
		while (isDigit(this.peek(index))) index++;
		return this.peek(index) === 125;
	}

	isQuantifier(ahead = 0): boolean {
		const char = this.peek(ahead);
		return char === 42 || char === 43 || char === 63 || this.isCountedRepeat(ahead);
	}

	/** Skips the name of a property after `\p`, up to the last character of it. */
	readProperty(): PcreError | undefined {
		this.at++;
		if (this.peek() === 0) return PCRE_ERRORS.propertySyntax;
		let name = this.char();
		if (name === '{') {
			if (this.peek(1) === 94) this.at++;
			const from = this.at + 1;
			for (let length = 0; length < 31; length++) {
				this.at++;
				if (this.peek() === 0) return PCRE_ERRORS.propertySyntax;
				if (this.peek() === 125) break;
			}
			if (this.peek() !== 125) return PCRE_ERRORS.propertySyntax;
			name = this.slice(from, this.at);
		}
		return PROPERTY_NAMES.has(name) ? undefined : PCRE_ERRORS.propertyName;
	}

	/**
	 * Reads an escape from its backslash to its last character.
	 *
	 * @param groups how many capture groups have been opened before
	 */
	readEscape(options: PcreOptions, groups: number, isInClass: boolean): Escape | PcreError {
		this.at++;
		const code = this.peek();
		const letter = this.char();
		if (code === 0) return PCRE_ERRORS.trailingBackslash;
		if (letter === 'N' && this.peek(1) === 123 && !this.isCountedRepeat(1))
			return PCRE_ERRORS.unsupportedEscape;
		if (LETTER_ESCAPES.has(letter)) return { kind: 'letter', letter };
		const control = CONTROL_ESCAPES.get(letter);
		if (control !== undefined) return { kind: 'char', code: control };
		switch (letter) {
			case 'l':
			case 'L':
			case 'u':
			case 'U':
				return PCRE_ERRORS.unsupportedEscape;
			case 'g':
				return isInClass ? { kind: 'char', code } : this.readReference(groups);
			case 'o':
				return this.readBraced(
					3,
					this.peek(1) === 123 ? undefined : PCRE_ERRORS.octalBrace,
					PCRE_ERRORS.octalSyntax,
				);
			case 'x':
				return this.peek(1) === 123
					? this.readBraced(4, undefined, PCRE_ERRORS.hexSyntax)
					: this.readHexByte();
			case 'c':
				return this.readControl();
		}
		if (code === 48) return this.readOctal(0);
		if (isDigit(code)) return this.readDigits(groups, isInClass);
		const isAlphabetic = (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
		if (isAlphabetic && options.isStrict) return PCRE_ERRORS.unknownEscape;
		return { kind: 'char', code };
	}

	private readControl(): Escape | PcreError {
		this.at++;
		const code = this.peek();
		if (code === 0) return PCRE_ERRORS.trailingControl;
		if (code > 127) return PCRE_ERRORS.controlAscii;
		return { kind: 'char', code: (code >= 97 && code <= 122 ? code - 32 : code) ^ 0x40 };
	}

	private readHexByte(): Escape {
		let code = 0;
		for (let index = 0; index < 2 && hexValue(this.peek(1)) >= 0; index++) {
			this.at++;
			code = code * 16 + hexValue(this.peek());
		}
		return { kind: 'char', code };
	}

	/** `{…}` with digits of so many bits each. */
	private readBraced(
		bits: number,
		braceError: PcreError | undefined,
		syntaxError: PcreError,
	): Escape | PcreError {
		if (braceError !== undefined) return braceError;
		this.at += 2;
		if (this.peek() === 125) return PCRE_ERRORS.digitsMissing;
		let code = 0;
		for (;;) {
			const digit = hexValue(this.peek());
			if (digit < 0 || digit >= 1 << bits) break;
			code = code * (1 << bits) + digit;
			this.at++;
			if (code > (this.isUtf ? 0x10ffff : 0xff)) return PCRE_ERRORS.codeTooLarge;
		}
		if (this.peek() !== 125) return syntaxError;
		if (this.isUtf && code >= 0xd800 && code <= 0xdfff) return PCRE_ERRORS.surrogate;
		return { kind: 'char', code };
	}

	private readOctal(first: number): Escape | PcreError {
		let code = first;
		for (let index = 0; index < 2 && this.peek(1) >= 48 && this.peek(1) <= 55; index++) {
			this.at++;
			code = code * 8 + this.peek() - 48;
		}
		return !this.isUtf && code > 0xff ? PCRE_ERRORS.octalTooBig : { kind: 'char', code };
	}

	/** `\1` and so on: a reference if there is or may be such a group, else octal, else the digit itself. */
	private readDigits(groups: number, isInClass: boolean): Escape | PcreError {
		const start = this.at;
		const first = this.peek();
		if (!isInClass) {
			const group = this.readNumber();
			if (group === undefined) return PCRE_ERRORS.numberTooBig;
			if (group < 8 || group <= groups) {
				this.at--;
				return { kind: 'reference', group };
			}
			this.at = start;
		}
		return first >= 56 ? { kind: 'char', code: first } : this.readOctal(first - 48);
	}

	/** `\g`: a reference, or the start of one by name or of a call. */
	private readReference(groups: number): Escape | PcreError {
		if (this.peek(1) === 60 || this.peek(1) === 39) return { kind: 'letter', letter: 'g' };
		const isBraced = this.peek(1) === 123;
		if (isBraced) {
			let index = 2;
			while (this.peek(index) === 45 || isDigit(this.peek(index))) index++;
			if (this.peek(index) !== 0 && this.peek(index) !== 125) return { kind: 'letter', letter: 'k' };
			this.at++;
		}
		const isBackwards = this.peek(1) === 45;
		if (isBackwards) this.at++;
		this.at++;
		const number = this.readNumber();
		this.at--;
		if (number === undefined) return PCRE_ERRORS.numberTooBig;
		if (isBraced) {
			this.at++;
			if (this.peek() !== 125) return PCRE_ERRORS.referenceSyntax;
		}
		if (number === 0) return PCRE_ERRORS.referenceZero;
		if (isBackwards && number > groups) return PCRE_ERRORS.noSuchGroup;
		return { kind: 'reference', group: isBackwards ? groups - number + 1 : number };
	}
}
