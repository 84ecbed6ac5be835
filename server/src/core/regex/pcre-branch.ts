// Reads one branch of a pattern, item by item, as compile_branch of libpcre does in its first pass. Keeps what a
// quantifier would repeat and what all that takes in memory; groups are read by the parser that owns the branch.
import { isDigit, isLetter, isWordByte } from './bytes.ts';
import { findPosixEnd, readPcreClass } from './pcre-class.ts';
import { PCRE_ERRORS, type PcreError } from './pcre-errors.ts';
import { type GroupHead, type HeadContext, readGroupHead } from './pcre-group-head.ts';
import { type Repeatable, readPcreBounds, repeatItem } from './pcre-repeat.ts';
import { ItemSize } from './pcre-size.ts';
import type { PcreOptions, PcreSource } from './pcre-source.ts';
import { createGroup, createGroupItem, type Group, type Item, isAssertion } from './pcre-tree.ts';
import { readPcreVerb } from './pcre-verb.ts';

/** Settings for the whole pattern. */
export interface PcreSettings {
	/** PCRE_NO_AUTO_CAPTURE: plain parentheses capture nothing. */
	readonly isNoCapture: boolean;
	/** (*UCP): classes such as `\w` become properties. */
	readonly usesProperties: boolean;
	/** Whether a line ends so many places ahead, and after how many characters; for comments under `(?x)`. */
	readonly lineEnd: (source: PcreSource) => number;
}

/** What the branches of one pattern share. */
export interface BranchContext extends HeadContext {
	readonly settings: PcreSettings;
	/** Reads a group after its head; gives the bytes it takes. */
	readonly readGroup: (
		group: Group,
		head: GroupHead,
		options: PcreOptions,
		from: number,
	) => number | PcreError;
	readonly isTooDeep: () => boolean;
	/** Numbers groups and calls in the order of the pattern. */
	readonly nextIndex: () => number;
	readonly openCaptures: number;
	/** Notes a back reference by number. */
	readonly noteReference: (number: number) => void;
	/** Notes a reference to a group that may be open. */
	readonly noteOpen: (number: number) => void;
}

const TAKING_LETTERS = new Set('DdSsWwNCPpRHhVvX');
const PROPERTY_LETTERS = new Set('DdSsWw');

export class BranchReader {
	options: PcreOptions;
	readonly size: ItemSize;
	private isQuoted = false;
	private repeatable: Repeatable | undefined;

	private readonly parser: BranchContext;
	private readonly source: PcreSource;
	private readonly branch: Item[];

	constructor(parser: BranchContext, branch: Item[], options: PcreOptions, base: number) {
		this.parser = parser;
		this.source = parser.source;
		this.branch = branch;
		this.options = options;
		this.size = new ItemSize(base);
	}

	/** Reads up to `|`, `)` or the end. */
	read(): PcreError | undefined {
		const { source } = this;
		for (;;) {
			if (!this.size.settle()) return PCRE_ERRORS.tooComplicated;
			const code = source.peek();
			if (code === 0) return undefined;
			if (source.startsWith('\\E')) {
				this.isQuoted = false;
				source.at += 2;
				continue;
			}
			if (this.isQuoted) {
				this.addCharacter(code);
				source.at++;
				continue;
			}
			if (source.startsWith('\\Q')) {
				this.isQuoted = true;
				source.at += 2;
				continue;
			}
			if (this.options.isExtended && this.skipSpace()) continue;
			if (source.startsWith('(?#')) {
				while (source.peek() !== 0 && source.peek() !== 41) source.at++;
				if (source.peek() === 0) return PCRE_ERRORS.commentOpen;
				source.at++;
				continue;
			}
			if (code === 124 || code === 41) return undefined;
			const error = this.readItem(code);
			if (error !== undefined) return error;
			source.at++;
		}
	}

	/** White space and a comment; true when there was any. */
	private skipSpace(): boolean {
		const { source } = this;
		const start = source.at;
		while (source.peek() === 32 || (source.peek() >= 9 && source.peek() <= 13)) source.at++;
		if (source.peek() === 35) {
			source.at++;
			while (source.peek() !== 0) {
				const end = this.parser.settings.lineEnd(source);
				source.at += Math.max(end, 1);
				if (end > 0) break;
			}
		}
		return source.at > start;
	}

	/** Reads one item and leaves the source at its last character. */
	private readItem(code: number): PcreError | undefined {
		const { source } = this;
		if (source.isQuantifier()) return this.readQuantifier();
		switch (code) {
			case 94:
			case 36:
				this.addPlace(1);
				return undefined;
			case 46:
				this.addTaker(1, 1, 1);
				return undefined;
			case 91:
				return this.readClass();
			case 40:
				return this.readParenthesis();
			case 92:
				return this.readEscape();
		}
		this.addCharacter(code);
		return undefined;
	}

	/** Something that takes no character and cannot be repeated. */
	private addPlace(bytes: number): void {
		this.repeatable = undefined;
		this.size.addUnrepeatable(bytes);
	}

	/** `payload`: the bytes after the opcode once the item is repeated. */
	private addTaker(length: 1 | 'bytes' | undefined, bytes: number, payload: number): void {
		this.repeatable = { kind: 'single', length, bytes, payload };
		this.branch.push({ kind: 'single', length, canBeEmpty: false });
		this.size.add(bytes);
	}

	private addCharacter(code: number): void {
		const isLong = this.source.isUtf && code >= 0x80;
		const payload = isLong ? (code < 0x800 ? 2 : code < 0x10000 ? 3 : 4) : 1;
		this.addTaker(1, payload + 1, payload);
	}

	private readClass(): PcreError | undefined {
		const { source, parser } = this;
		if (source.startsWith('[[:<:]]') || source.startsWith('[[:>:]]')) return this.addWordEdge();
		if (findPosixEnd(source) !== undefined) {
			return source.peek(1) === 58 ? PCRE_ERRORS.posixOutside : PCRE_ERRORS.collating;
		}
		const result = readPcreClass(source, this.options, parser.groups, parser.settings.usesProperties);
		if (typeof result === 'string') return result;
		if (result.isSingle) {
			this.addTaker(1, result.size, result.size - 1);
			return undefined;
		}
		this.repeatable = { kind: 'class' };
		this.branch.push({ kind: 'single', length: 1, canBeEmpty: false });
		this.size.add(result.size);
		return undefined;
	}

	/** Stands for `\b(?=\w)` or `\b(?<=\w)`. */
	private addWordEdge(): PcreError | undefined {
		const { parser } = this;
		const isEnd = this.source.peek(3) === 62;
		this.addPlace(1);
		if (!this.size.settle()) return PCRE_ERRORS.tooComplicated;
		if (parser.isTooDeep()) return PCRE_ERRORS.tooDeep;
		const group = createGroup(isEnd ? 'behind' : 'ahead', 0, undefined, parser.nextIndex());
		group.branches[0] = [{ kind: 'single', length: 1, canBeEmpty: false }];
		group.end = group.start;
		const bytes = 6 + (isEnd ? 3 : 0) + (parser.settings.usesProperties ? 3 : 1);
		this.addGroup(group, bytes, this.takeCondition(group));
		this.source.at += 6;
		return undefined;
	}

	/** Whether this group is the assertion that a conditional group waits for; such a one cannot be repeated. */
	private takeCondition(group: Group): boolean {
		if (!isAssertion(group) || !this.parser.isConditionNext) return false;
		this.parser.isConditionNext = false;
		return true;
	}

	private addGroup(group: Group, bytes: number, isCondition: boolean): void {
		const item = createGroupItem(group);
		this.branch.push(item);
		this.repeatable = isCondition ? undefined : { kind: 'group', item, bytes };
		this.size.addGroup(bytes, !isCondition);
	}

	private readEscape(): PcreError | undefined {
		const { source, parser } = this;
		const escaped = source.readEscape(this.options, parser.groups, false);
		if (typeof escaped === 'string') return escaped;
		if (escaped.kind === 'char') {
			this.addCharacter(escaped.code);
			return undefined;
		}
		if (escaped.kind === 'reference') {
			parser.noteReference(escaped.group);
			this.addReference();
			return undefined;
		}
		const { letter } = escaped;
		if (letter === 'g') return this.readGroupCall();
		if (letter === 'k') {
			const open = source.char(1);
			if (open !== '<' && open !== "'" && open !== '{') return PCRE_ERRORS.namedSyntax;
			source.at++;
			return this.readNamed(open === '<' ? '>' : open === '{' ? '}' : "'", false);
		}
		if (letter === 'p' || letter === 'P') {
			this.addTaker(1, 3, 3);
			return source.readProperty();
		}
		if (!TAKING_LETTERS.has(letter)) {
			this.addPlace(1);
			return undefined;
		}
		const isProperty = parser.settings.usesProperties && PROPERTY_LETTERS.has(letter);
		const length =
			letter === 'R' || letter === 'X' ? undefined : letter === 'C' && source.isUtf ? 'bytes' : 1;
		this.addTaker(length, isProperty ? 3 : 1, isProperty ? 3 : 1);
		return undefined;
	}

	private addReference(): void {
		this.repeatable = { kind: 'reference' };
		this.branch.push({ kind: 'single', length: undefined, canBeEmpty: true });
		this.size.add(3);
	}

	private addCall(group: number | undefined, name: string | undefined): void {
		this.repeatable = { kind: 'call' };
		this.branch.push({ kind: 'call', group, name, index: this.parser.nextIndex() });
		this.size.add(3);
	}

	/** `\g<…>` and `\g'…'`. */
	private readGroupCall(): PcreError | undefined {
		const { source } = this;
		source.at++;
		const close = source.char() === '<' ? '>' : "'";
		const first = source.char(1);
		if (first !== '+' && first !== '-' && !isDigit(source.peek(1))) return this.readNamed(close, true);
		let index = 2;
		while (isDigit(source.peek(index))) index++;
		if (source.char(index) !== close) return PCRE_ERRORS.referenceSyntax;
		source.at++;
		return this.readNumberedCall(close);
	}

	/** A reference to a name, or a call of it, from the character before the name to the one after it. */
	readNamed(close: string, isCall: boolean): PcreError | undefined {
		const { source, parser } = this;
		source.at++;
		const start = source.at;
		if (isDigit(source.peek())) return PCRE_ERRORS.nameDigit;
		while (isWordByte(source.peek())) source.at++;
		const length = source.at - start;
		if (length === 0) return PCRE_ERRORS.nameExpected;
		if (source.char() !== close) return PCRE_ERRORS.nameEnd;
		if (length > 32) return PCRE_ERRORS.nameTooLong;
		const name = source.slice(start, source.at);
		this.size.total += parser.hasResets ? 26 : 14;
		if (isCall) {
			this.addCall(undefined, name);
			return undefined;
		}
		for (const number of parser.names.numbersOf(name)) parser.noteOpen(number);
		this.branch.push({ kind: 'name', name });
		this.addReference();
		return undefined;
	}

	/** A call by number, from its sign or first digit to the closing character. */
	readNumberedCall(close: string): PcreError | undefined {
		const { source, parser } = this;
		const sign = source.char();
		if (sign === '+' || sign === '-') source.at++;
		if (!isDigit(source.peek()) && sign === '+') return PCRE_ERRORS.digitExpected;
		if (!isDigit(source.peek()) && sign === '-') return PCRE_ERRORS.afterQuestion;
		const number = source.readNumber();
		if (number === undefined) return PCRE_ERRORS.numberTooBig;
		if (source.char() !== close) return PCRE_ERRORS.recursionEnd;
		if ((sign === '+' || sign === '-') && number === 0) return PCRE_ERRORS.referenceZero;
		let group = number;
		if (sign === '+') group = parser.groups + number;
		if (sign === '-') {
			group = parser.groups - number + 1;
			if (group <= 0) return PCRE_ERRORS.noSuchGroup;
		}
		this.addCall(group, undefined);
		return undefined;
	}

	private readParenthesis(): PcreError | undefined {
		const { source, parser } = this;
		source.at++;
		if (source.char() === '*' && (source.char(1) === ':' || isLetter(source.peek(1)))) return this.readVerb();
		const head = readGroupHead(parser, this.options);
		if (typeof head === 'string') return head;
		switch (head.kind) {
			case 'options':
				this.options = head.options;
				this.repeatable = undefined;
				this.size.addUnrepeatable(0);
				return undefined;
			case 'place':
				this.addPlace(head.bytes);
				return undefined;
			case 'named':
				return this.readNamed(')', head.isCall);
			case 'call':
				return this.readNumberedCall(')');
			case 'whole':
				this.addCall(0, undefined);
				return undefined;
			case 'group': {
				const group = createGroup(head.group, head.number, head.condition, parser.nextIndex());
				const isCondition = this.takeCondition(group);
				const bytes = parser.readGroup(group, head, this.options, this.size.at);
				if (typeof bytes === 'string') return bytes;
				this.addGroup(group, bytes, isCondition);
				return undefined;
			}
		}
	}

	private readVerb(): PcreError | undefined {
		const verb = readPcreVerb(this.source);
		if (typeof verb === 'string') return verb;
		if (verb.name === 'ACCEPT') {
			this.branch.push({ kind: 'accept' });
			this.size.total += 3 * this.parser.openCaptures;
		}
		this.addPlace(verb.argument === 0 ? 1 : 3);
		this.size.total += verb.argument;
		return undefined;
	}

	private readQuantifier(): PcreError | undefined {
		const { source, repeatable } = this;
		const bounds = readPcreBounds(source);
		if (typeof bounds === 'string') return bounds;
		if (repeatable === undefined) return PCRE_ERRORS.nothingToRepeat;
		source.at++;
		if (this.options.isExtended) while (this.skipSpace());
		const isPossessive = source.peek() === 43;
		if (!isPossessive && source.peek() !== 63) source.at--;
		repeatItem(this.branch, this.size, repeatable, { ...bounds, isPossessive });
		this.repeatable = undefined;
		this.size.release();
		return undefined;
	}
}
