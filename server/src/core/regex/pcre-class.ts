// Character classes of libpcre, from `[` to `]`: whether they are well formed and how much memory they take.
import { PCRE_ERRORS, type PcreError } from './pcre-errors.ts';
import { POSIX_NAMES } from './pcre-properties.ts';
import type { PcreOptions, PcreSource } from './pcre-source.ts';

const [OPEN_BRACKET, CLOSE_BRACKET, BACKSLASH, HYPHEN, CARET] = [91, 93, 92, 45, 94];
/** Bytes of a class in the compiled pattern: an opcode and a bit for each byte. */
const CLASS_SIZE = 33;

/** What a class becomes: one byte can be a plain character, which differs in size only. */
export interface PcreClass {
	readonly isSingle: boolean;
	/** Bytes in the compiled pattern; an estimate where characters above 255 are listed. */
	readonly size: number;
}

/**
 * The end of `[:…:]`, `[.….]` or `[=…=]` counted from its bracket, or undefined when it is none and its bracket is a
 * letter.
 */
export function findPosixEnd(source: PcreSource): number | undefined {
	const terminator = source.peek(1);
	if (source.peek() !== OPEN_BRACKET || (terminator !== 58 && terminator !== 46 && terminator !== 61))
		return undefined;
	for (let index = 2; source.peek(index) !== 0; index++) {
		const char = source.peek(index);
		const next = source.peek(index + 1);
		if (char === BACKSLASH && (next === CLOSE_BRACKET || next === BACKSLASH)) index++;
		else if ((char === OPEN_BRACKET && next === terminator) || char === CLOSE_BRACKET) return undefined;
		else if (char === terminator && next === CLOSE_BRACKET) return index;
	}
	return undefined;
}

function utfSize(code: number): number {
	return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

class ClassReader {
	private isQuoted = false;
	/** Single characters so far, 2 standing for anything more. */
	private singles = 0;
	private hasProperty = false;
	private hasByte = false;
	private isFlipped = false;
	/** Bytes that list characters beyond the bits. */
	private listed = 0;

	private readonly source: PcreSource;
	private readonly options: PcreOptions;
	private readonly groups: number;
	private readonly usesProperties: boolean;

	constructor(source: PcreSource, options: PcreOptions, groups: number, usesProperties: boolean) {
		this.source = source;
		this.options = options;
		this.groups = groups;
		this.usesProperties = usesProperties;
	}

	read(): PcreClass | PcreError {
		const { source } = this;
		this.skipStart();
		if (source.peek() === 0) return PCRE_ERRORS.classOpen;
		do {
			const result = this.readItem();
			if (result === 'single') return { isSingle: true, size: 2 };
			if (result !== undefined) return result;
			source.at++;
		} while (source.peek() !== 0 && (source.peek() !== CLOSE_BRACKET || this.isQuoted));
		if (source.peek() === 0) return PCRE_ERRORS.classOpen;
		const isListed = this.listed > 0 && (this.hasProperty || !this.isFlipped || this.usesProperties);
		if (!isListed) return { isSingle: false, size: CLASS_SIZE + this.listed };
		return { isSingle: false, size: 5 + this.listed + (this.hasByte ? 32 : 0) };
	}

	/** Past `[`, `^` and quoting that quotes nothing. */
	private skipStart(): void {
		const { source } = this;
		let isNegated = false;
		for (;;) {
			source.at++;
			if (source.startsWith('\\E')) source.at++;
			else if (source.startsWith('\\Q\\E')) source.at += 3;
			else if (!isNegated && source.peek() === CARET) isNegated = true;
			else return;
		}
	}

	private addProperty(): void {
		this.listed += 3;
		this.hasProperty = true;
	}

	/** Leaves the source at the last character of the item. */
	private readItem(): 'single' | PcreError | undefined {
		const { source } = this;
		const first = source.peek();
		if (this.isQuoted) {
			if (source.startsWith('\\E')) {
				this.isQuoted = false;
				source.at++;
				return undefined;
			}
			return this.readRange(first);
		}
		const posixEnd = findPosixEnd(source);
		if (posixEnd !== undefined) return this.readPosix(posixEnd);
		if (first !== BACKSLASH) return this.readRange(first);
		const escaped = source.readEscape(this.options, this.groups, true);
		if (typeof escaped === 'string') return escaped;
		if (escaped.kind === 'char') return this.readRange(escaped.code);
		if (escaped.kind === 'reference') return undefined;
		return this.readLetter(escaped.letter);
	}

	private readPosix(end: number): PcreError | undefined {
		const { source } = this;
		if (source.peek(1) !== 58) return PCRE_ERRORS.collating;
		const isNegated = source.peek(2) === CARET;
		const start = source.at + (isNegated ? 3 : 2);
		// No known name is longer, and a hostile one need not be copied.
		const name = source.slice(start, Math.min(source.at + end, start + 8));
		if (!POSIX_NAMES.has(name)) return PCRE_ERRORS.posixName;
		source.at += end + 1;
		if (isNegated) this.isFlipped = true;
		if (this.usesProperties && !['ascii', 'cntrl', 'xdigit'].includes(name)) this.addProperty();
		else this.hasByte = true;
		this.singles = 2;
		return undefined;
	}

	private readLetter(letter: string): 'single' | PcreError | undefined {
		const { source } = this;
		switch (letter) {
			case 'b':
				return this.readRange(8);
			case 'N':
				return PCRE_ERRORS.notNewlineInClass;
			case 'Q':
				if (source.startsWith('\\E', 1)) source.at += 2;
				else this.isQuoted = true;
				return undefined;
			case 'E':
				return undefined;
			case 'p':
			case 'P':
				this.singles = 2;
				this.addProperty();
				return source.readProperty();
			case 'd':
			case 's':
			case 'w':
			case 'D':
			case 'S':
			case 'W':
				this.singles = 2;
				if (this.usesProperties) this.addProperty();
				else this.hasByte = true;
				if (!this.usesProperties && letter < 'a') this.isFlipped = true;
				return undefined;
			case 'h':
			case 'H':
			case 'v':
			case 'V':
				this.singles = 2;
				this.hasByte = true;
				if (source.isUtf) this.listed += LISTED_SPACES.get(letter) ?? 0;
				return undefined;
		}
		if (this.options.isStrict) return PCRE_ERRORS.classEscape;
		return this.readRange(source.peek());
	}

	/** A character that may begin a range; the source is at its last character. */
	private readRange(first: number): 'single' | PcreError | undefined {
		const { source } = this;
		while (source.startsWith('\\E', 1)) {
			this.isQuoted = false;
			source.at += 2;
		}
		const end = source.at;
		if (this.isQuoted || source.peek(1) !== HYPHEN) return this.addSingle(first);
		source.at += 2;
		while (source.startsWith('\\E')) source.at += 2;
		while (source.startsWith('\\Q')) {
			source.at += 2;
			if (source.startsWith('\\E')) {
				source.at += 2;
				continue;
			}
			this.isQuoted = true;
			break;
		}
		if (source.peek() === 0 || (!this.isQuoted && source.peek() === CLOSE_BRACKET)) {
			source.at = end;
			return this.addSingle(first);
		}
		const last = this.readRangeEnd();
		if (typeof last === 'string') return last;
		if (last < first) return PCRE_ERRORS.rangeOrder;
		if (last === first) return this.addSingle(first);
		this.singles = 2;
		this.addCodes(first, last);
		return undefined;
	}

	private readRangeEnd(): number | PcreError {
		const { source } = this;
		if (this.isQuoted) return source.peek();
		if (findPosixEnd(source) !== undefined) return PCRE_ERRORS.rangeEnd;
		if (source.peek() !== BACKSLASH) return source.peek();
		const escaped = source.readEscape(this.options, this.groups, true);
		if (typeof escaped === 'string') return escaped;
		if (escaped.kind === 'char') return escaped.code;
		return escaped.kind === 'letter' && escaped.letter === 'b' ? 8 : PCRE_ERRORS.rangeEnd;
	}

	private addSingle(code: number): 'single' | undefined {
		const { source } = this;
		if (this.singles < 2) this.singles++;
		if (!this.isQuoted && !this.hasProperty && this.singles === 1 && source.peek(1) === CLOSE_BRACKET) {
			source.at++;
			return 'single';
		}
		this.addCodes(code, code);
		return undefined;
	}

	private addCodes(first: number, last: number): void {
		if (first < 256) this.hasByte = true;
		if (last < 256) return;
		const start = Math.max(first, 256);
		this.listed += 1 + utfSize(start) + (last > start ? utfSize(last) : 0);
	}
}

/** Bytes that list the blanks and line ends above 255, or all but these. */
const LISTED_SPACES: ReadonlyMap<string, number> = new Map([
	['h', 27],
	['H', 43],
	['v', 7],
	['V', 15],
]);

/**
 * Reads a class from its bracket to the closing one.
 *
 * @param groups how many capture groups have been opened before
 * @param usesProperties whether (*UCP) was given
 */
export function readPcreClass(
	source: PcreSource,
	options: PcreOptions,
	groups: number,
	usesProperties: boolean,
): PcreClass | PcreError {
	return new ClassReader(source, options, groups, usesProperties).read();
}
