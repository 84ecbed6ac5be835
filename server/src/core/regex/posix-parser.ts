// Reads a pattern as regcomp of the GNU C library does with REG_EXTENDED in the C locale (its regcomp.c, parse and
// below). Says what the pattern means or what is wrong with it; it does not match. Iterative: nesting costs no stack.
import {
	addByte,
	addRange,
	addWhere,
	type ByteSet,
	CHARACTER_CLASSES,
	createSet,
	invertSet,
	isSpaceByte,
} from './byte-set.ts';
import { isDigit, isWordByte } from './bytes.ts';
import { type Anchor, EMPTY, HOLLOW, type PosixNode, TreeBuilder } from './posix-tree.ts';

/** The text of regerror for each error code that regcomp can return for an extended pattern. */
export const POSIX_ERRORS = {
	badPattern: 'Invalid regular expression',
	collation: 'Invalid collation character',
	className: 'Invalid character class name',
	trailingBackslash: 'Trailing backslash',
	backReference: 'Invalid back reference',
	bracket: 'Unmatched [, [^, [:, [., or [=',
	parenthesis: 'Unmatched ( or \\(',
	brace: 'Unmatched \\{',
	braceContent: 'Invalid content of \\{\\}',
	range: 'Invalid range end',
	repetition: 'Invalid preceding regular expression',
	tooBig: 'Regular expression too big',
	memory: 'Memory exhausted',
} as const;

type PosixError = (typeof POSIX_ERRORS)[keyof typeof POSIX_ERRORS];

/** The tree, or the error that regcomp gives. */
export type PosixParse =
	| { readonly error: PosixError; readonly crash?: never }
	/** The library never comes back: the signal of which the daemon dies. */
	| { readonly crash: 6 | 11; readonly error?: never }
	| {
			readonly error?: never;
			readonly crash?: never;
			readonly tree: PosixNode;
			readonly hasBackReference: boolean;
	  };

/** RE_DUP_MAX: the largest bound of a repetition. */
const MAX_BOUND = 0x7fff;
/** Names in `[: :]`, `[. .]` and `[= =]` are read into a buffer of this size. */
const MAX_NAME = 32;

/**
 * Groups that may be open within one another: for each of them the library's parser calls itself, and at some number
 * between 12,400 and 12,500 the usual stack of 8 MiB is full (seen on Debian's daemon, 4.1.4).
 */
const MAX_OPEN_GROUPS = 12_450;
/**
 * Nodes of the library's tree from which on the daemon's own allocator gives up and ends the daemon. Seen between
 * 40,000 and 49,150 nodes (`a{20000}`, and 14 times `+`) on Debian's daemon; a long line without repetitions has 32,760.
 */
const ABORTING_NODES = 45_000;
/** Number of nodes that exceeds the memory, which the library reports: between 22 and 23 times `+`. */
const EXHAUSTING_NODES = 20_000_000;

const END = -1;
const [STAR, PLUS, QUESTION, OPEN_BRACE] = [42, 43, 63, 123];
const [BACKSLASH, OPEN_PAREN, CLOSE_PAREN, BAR, OPEN_BRACKET, CLOSE_BRACKET] = [92, 40, 41, 124, 91, 93];
const [CARET, DOLLAR, DOT, COMMA, CLOSE_BRACE, HYPHEN] = [94, 36, 46, 44, 125, 45];

/** Escapes that match a place in the text. */
const ESCAPED_ANCHORS: ReadonlyMap<number, Anchor> = new Map([
	[60, 'word-start'],
	[62, 'word-end'],
	[98, 'word-edge'],
	[66, 'no-word-edge'],
	[96, 'text-start'],
	[39, 'text-end'],
]);

/** Escapes that match a set of bytes; the capital letter is the complement. */
const ESCAPED_CLASSES: ReadonlyMap<number, (byte: number) => boolean> = new Map([
	[119, isWordByte],
	[87, (byte: number) => !isWordByte(byte)],
	[115, isSpaceByte],
	[83, (byte: number) => !isSpaceByte(byte)],
]);

/** An open group, or the whole pattern. */
interface Frame {
	readonly branches: PosixNode[];
	items: PosixNode[];
	/** Number of the group, from 0; -1 for the whole pattern. */
	readonly group: number;
	/** Groups 1 to 9 that were complete before this group, as bits, and those completed by earlier branches. */
	readonly completeBefore: number;
	completeInBranches: number;
}

class Parser {
	private at = 0;
	private groups = 0;
	private complete = 0;
	private hasBackReference = false;
	private readonly build = new TreeBuilder();

	constructor(pattern: Uint8Array) {
		this.pattern = pattern;
	}

	private readonly pattern: Uint8Array;

	parse(): PosixParse {
		const open: Frame[] = [];
		let frame = this.openFrame(-1);
		for (;;) {
			const byte = this.byteAt(this.at);
			if (byte === END) {
				if (open.length > 0) return { error: POSIX_ERRORS.parenthesis };
				return this.judgeSize(this.closeFrame(frame));
			}
			if (byte === BAR) {
				this.at++;
				this.closeBranch(frame);
				continue;
			}
			let item: PosixNode | PosixError;
			if (byte === OPEN_PAREN) {
				this.at++;
				open.push(frame);
				if (open.length > MAX_OPEN_GROUPS) return { crash: 11 };
				frame = this.openFrame(this.groups++);
				continue;
			}
			const outer = byte === CLOSE_PAREN ? open.pop() : undefined;
			if (outer !== undefined) {
				this.at++;
				item = this.closeFrame(frame);
				if (item === EMPTY) item = HOLLOW;
				if (frame.group < 9) this.complete |= 1 << frame.group;
				frame = outer;
			} else {
				item = this.readAtom(byte);
			}
			if (typeof item === 'string') return { error: item };
			// A bare anchor takes no repetition, so that what follows it is at the start of an expression.
			if (item.kind !== 'anchor' || outer !== undefined) item = this.readRepetitions(item);
			if (typeof item === 'string') return { error: item };
			frame.items.push(item);
		}
	}

	private judgeSize(tree: PosixNode): PosixParse {
		if (tree.libraryNodes > EXHAUSTING_NODES) return { error: POSIX_ERRORS.memory };
		if (tree.libraryNodes > ABORTING_NODES) return { crash: 6 };
		return { tree, hasBackReference: this.hasBackReference };
	}

	private byteAt(at: number): number {
		return this.pattern[at] ?? END;
	}

	private openFrame(group: number): Frame {
		return { branches: [], items: [], group, completeBefore: this.complete, completeInBranches: 0 };
	}

	/** A reference may only name groups complete before the whole alternation or within its own branch. */
	private closeBranch(frame: Frame): void {
		frame.branches.push(this.build.sequence(frame.items));
		frame.items = [];
		frame.completeInBranches |= this.complete;
		this.complete = frame.completeBefore;
	}

	private closeFrame(frame: Frame): PosixNode {
		frame.branches.push(this.build.sequence(frame.items));
		this.complete |= frame.completeInBranches;
		return this.build.choice(frame.branches);
	}

	private readAtom(byte: number): PosixNode | PosixError {
		if (isRepetition(byte)) return POSIX_ERRORS.repetition;
		this.at++;
		if (byte === CARET) return this.build.anchor('line-start');
		if (byte === DOLLAR) return this.build.anchor('line-end');
		if (byte === DOT) return this.classOf(() => true);
		if (byte === OPEN_BRACKET) return this.readBracket();
		if (byte === BACKSLASH) return this.readEscape();
		return this.classOf(byte);
	}

	private classOf(member: number | ((byte: number) => boolean)): PosixNode {
		const set = createSet();
		if (typeof member === 'number') addByte(set, member);
		else addWhere(set, member);
		return this.build.set(set);
	}

	private readEscape(): PosixNode | PosixError {
		const byte = this.byteAt(this.at++);
		if (byte === END) return POSIX_ERRORS.trailingBackslash;
		const anchor = ESCAPED_ANCHORS.get(byte);
		if (anchor !== undefined) return this.build.anchor(anchor);
		const isMember = ESCAPED_CLASSES.get(byte);
		if (isMember !== undefined) return this.classOf(isMember);
		if (byte >= 49 && byte <= 57) {
			if ((this.complete & (1 << (byte - 49))) === 0) return POSIX_ERRORS.backReference;
			this.hasBackReference = true;
			return this.build.repeat(
				this.classOf(() => true),
				0,
				Number.POSITIVE_INFINITY,
			);
		}
		return this.classOf(byte);
	}

	private readRepetitions(atom: PosixNode): PosixNode | PosixError {
		let item = atom;
		for (;;) {
			const byte = this.byteAt(this.at);
			if (!isRepetition(byte)) return item;
			this.at++;
			if (byte === OPEN_BRACE) {
				const bounds = this.readBounds();
				if (typeof bounds === 'string') return bounds;
				item = this.build.repeat(item, bounds.min, bounds.max);
			} else {
				item = this.build.repeat(
					item,
					byte === PLUS ? 1 : 0,
					byte === QUESTION ? 1 : Number.POSITIVE_INFINITY,
				);
			}
		}
	}

	/** What follows `{`. Without a closing brace anywhere the brace is unmatched, whatever it contains. */
	private readBounds(): { readonly min: number; readonly max: number } | PosixError {
		let first = this.readNumber();
		if (first.number === undefined) {
			if (first.end !== COMMA) return POSIX_ERRORS.braceContent;
			first = { number: 0, end: COMMA };
		}
		const min = first.number;
		const second = first.end === COMMA && min !== 'bad' ? this.readNumber() : first;
		const max = second.number;
		if (min === 'bad' || max === 'bad' || min === undefined) {
			return second.end === END ? POSIX_ERRORS.brace : POSIX_ERRORS.braceContent;
		}
		if (second.end !== CLOSE_BRACE || (max !== undefined && min > max)) return POSIX_ERRORS.braceContent;
		if ((max ?? min) > MAX_BOUND) return POSIX_ERRORS.tooBig;
		return { min, max: max ?? Number.POSITIVE_INFINITY };
	}

	/**
	 * Reads up to the next comma or closing brace, past everything else, also past what makes it no number.
	 * An escaped comma ends a number too, an escaped brace does not.
	 */
	private readNumber(): { readonly number: number | 'bad' | undefined; readonly end: number } {
		let number: number | 'bad' | undefined;
		for (;;) {
			let byte = this.byteAt(this.at++);
			let isPlain = true;
			if (byte === BACKSLASH) {
				const escaped = this.byteAt(this.at);
				if (escaped !== END) this.at++;
				isPlain =
					!ESCAPED_ANCHORS.has(escaped) && !ESCAPED_CLASSES.has(escaped) && !(escaped >= 49 && escaped <= 57);
				if (escaped === CLOSE_BRACE || escaped === END) isPlain = false;
				byte = escaped === END ? BACKSLASH : escaped;
				if (byte === CLOSE_BRACE) byte = BACKSLASH;
			}
			if (byte === END) return { number: 'bad', end: END };
			if (byte === CLOSE_BRACE || byte === COMMA) return { number, end: byte };
			if (!isPlain || !isDigit(byte) || number === 'bad') number = 'bad';
			else number = Math.min(MAX_BOUND + 1, (number ?? 0) * 10 + byte - 48);
		}
	}

	private readBracket(): PosixNode | PosixError {
		const set = createSet();
		const isNegated = this.byteAt(this.at) === CARET;
		if (isNegated) this.at++;
		if (this.byteAt(this.at) === END) return POSIX_ERRORS.badPattern;
		for (let isFirst = true; ; isFirst = false) {
			const byte = this.byteAt(this.at);
			if (byte === END) return POSIX_ERRORS.bracket;
			if (byte === CLOSE_BRACKET && !isFirst) break;
			const error = this.readBracketItem(set, isFirst);
			if (error !== undefined) return error;
		}
		this.at++;
		if (isNegated) invertSet(set);
		return this.build.set(set);
	}

	/** One byte, class, collating element or range within brackets. */
	private readBracketItem(set: ByteSet, isFirst: boolean): PosixError | undefined {
		const first = this.readElement(isFirst);
		if (typeof first === 'string') return first;
		if (first.kind !== 'class' && this.byteAt(this.at) === END) return POSIX_ERRORS.bracket;
		if (first.kind !== 'class' && this.byteAt(this.at) === HYPHEN) {
			const next = this.byteAt(this.at + 1);
			if (next === END) return POSIX_ERRORS.bracket;
			if (next !== CLOSE_BRACKET) {
				this.at++;
				const last = this.readElement(true);
				if (typeof last === 'string') return last;
				if (last.kind === 'class') return POSIX_ERRORS.range;
				if (first.byte === undefined || last.byte === undefined) return POSIX_ERRORS.collation;
				if (first.byte > last.byte) return POSIX_ERRORS.range;
				addRange(set, first.byte, last.byte);
				return undefined;
			}
			if (first.byte === undefined) return POSIX_ERRORS.collation;
			addByte(set, first.byte);
			addByte(set, HYPHEN);
			this.at++;
			return undefined;
		}
		if (first.kind === 'class') {
			if (first.error !== undefined) return first.error;
			addWhere(set, first.isMember);
			return undefined;
		}
		if (first.byte === undefined) return POSIX_ERRORS.collation;
		addByte(set, first.byte);
		return undefined;
	}

	private readElement(mayBeHyphen: boolean): BracketElement | PosixError {
		const byte = this.byteAt(this.at);
		const next = this.byteAt(this.at + 1);
		if (byte === OPEN_BRACKET && (next === 46 || next === 58 || next === 61)) {
			this.at += 2;
			const name = this.readName(next);
			if (name === undefined) return POSIX_ERRORS.bracket;
			const [only, more] = name;
			const single = more === undefined ? only : undefined;
			if (next === 46) return { kind: 'byte', byte: single };
			if (next === 61) {
				const error = single === undefined ? POSIX_ERRORS.collation : undefined;
				return { kind: 'class', isMember: (member) => member === single, error };
			}
			const isMember = CHARACTER_CLASSES.get(String.fromCharCode(...name));
			return {
				kind: 'class',
				isMember: isMember ?? (() => false),
				error: isMember ? undefined : POSIX_ERRORS.className,
			};
		}
		this.at++;
		if (byte === HYPHEN && !mayBeHyphen && this.byteAt(this.at) !== CLOSE_BRACKET) {
			return POSIX_ERRORS.range;
		}
		return { kind: 'byte', byte };
	}

	/** The name in `[:name:]` and its like; undefined when it does not end, or is too long. */
	private readName(delimiter: number): readonly number[] | undefined {
		const name: number[] = [];
		while (name.length < MAX_NAME) {
			const byte = this.byteAt(this.at++);
			const next = this.byteAt(this.at);
			if (byte === END || next === END) return undefined;
			if (byte === delimiter && next === CLOSE_BRACKET) {
				this.at++;
				return name;
			}
			name.push(byte);
		}
		return undefined;
	}
}

type BracketElement =
	| { readonly kind: 'byte'; readonly byte: number | undefined }
	| {
			readonly kind: 'class';
			readonly isMember: (byte: number) => boolean;
			readonly error: PosixError | undefined;
	  };

function isRepetition(byte: number): boolean {
	return byte === STAR || byte === PLUS || byte === QUESTION || byte === OPEN_BRACE;
}

/**
 * Reads a pattern.
 *
 * @param pattern its bytes, without NUL
 */
export function parsePosixExtended(pattern: Uint8Array): PosixParse {
	return new Parser(pattern).parse();
}
