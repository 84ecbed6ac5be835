// Reads a pattern as pcre_compile of libpcre 8.39 does in its first pass: syntax, names and the memory it will take
// (pcre_compile.c, compile_branch and compile_regex). What needs the whole pattern is left to the later checks.
import { isDigit, isLetter, isWordByte } from './bytes.ts';
import { findPosixEnd, readPcreClass } from './pcre-class.ts';
import { PCRE_ERRORS, type PcreError } from './pcre-errors.ts';
import { type GroupHead, readGroupHead } from './pcre-group-head.ts';
import { PcreNames } from './pcre-names.ts';
import { ItemSize } from './pcre-size.ts';
import type { PcreOptions, PcreSource } from './pcre-source.ts';
import { createGroup, type Group, type GroupItem, type Item, isAssertion } from './pcre-tree.ts';

/** Settings for the whole pattern. */
export interface PcreSettings {
	/** PCRE_NO_AUTO_CAPTURE: plain parentheses capture nothing. */
	readonly isNoCapture: boolean;
	/** (*UCP): classes such as `\w` become properties. */
	readonly usesProperties: boolean;
	/** Whether a line ends so many places ahead, and after how many characters; for comments under `(?x)`. */
	readonly lineEnd: (source: PcreSource) => number;
}

/** PARENS_NEST_LIMIT. */
const DEEPEST_NESTING = 250;
/** MAX_PATTERN_SIZE with the usual link size of two bytes. */
const LARGEST_SIZE = 65_536;
/** Largest number in a quantifier. */
const LARGEST_REPEAT = 65_535;
/** MAX_MARK. */
const LONGEST_ARGUMENT = 255;

/** Verbs by name, and whether they take an argument. */
const VERBS: ReadonlyMap<string, 'never' | 'may' | 'must'> = new Map([
	['', 'must'],
	['MARK', 'must'],
	['ACCEPT', 'never'],
	['COMMIT', 'never'],
	['F', 'never'],
	['FAIL', 'never'],
	['PRUNE', 'may'],
	['SKIP', 'may'],
	['THEN', 'may'],
]);

const TAKING_LETTERS = new Set('DdSsWwNCPpRHhVvX');
const PROPERTY_LETTERS = new Set('DdSsWw');

export interface PcreTree {
	readonly root: Group;
	/** Number of capture groups. */
	readonly groups: number;
	readonly names: PcreNames;
	/** Largest number in a back reference. */
	readonly largestReference: number;
}

export class PcreParser {
	readonly names = new PcreNames();
	/** Capture groups opened so far. */
	groups = 0;
	/** `(?|` has been met. */
	hasResets = false;
	/** The next assertion is a condition. */
	isConditionNext = false;
	private largestReference = 0;
	private depth = 0;
	private items = 0;
	/** Capture groups around the present place, and whether they refer to themselves. */
	private readonly open: { readonly number: number; refersToItself: boolean }[] = [];

	readonly source: PcreSource;
	readonly settings: PcreSettings;

	constructor(source: PcreSource, settings: PcreSettings) {
		this.source = source;
		this.settings = settings;
	}

	parse(): PcreTree | PcreError {
		const root = createGroup('plain', 0, undefined, 0);
		const options = { isExtended: false, isStrict: false, allowsSameNames: false };
		const size = this.readBranches(root, options, 0, 0, false);
		if (typeof size === 'string') return size;
		if (size + 1 > LARGEST_SIZE) return PCRE_ERRORS.tooLarge;
		if (this.source.peek() !== 0) return PCRE_ERRORS.unmatchedParenthesis;
		root.end = this.items;
		return { root, groups: this.groups, names: this.names, largestReference: this.largestReference };
	}

	/** Reads the branches of a group up to its end; gives the bytes it takes. */
	private readBranches(
		group: Group,
		start: PcreOptions,
		from: number,
		extra: number,
		resets: boolean,
	): number | PcreError {
		const before = this.groups;
		let most = before;
		let options = start;
		const reverse = group.kind === 'behind' ? 3 : 0;
		let total = 6 + extra;
		if (group.kind === 'capture') this.open.push({ number: group.number, refersToItself: false });
		for (;;) {
			if (resets) this.groups = before;
			const branch: Item[] = [];
			group.branches[group.branches.length - 1] = branch;
			const reader = new BranchReader(this, branch, options, from + 3 + extra + reverse);
			const error = reader.read();
			if (error !== undefined) return error;
			options = reader.options;
			total += reader.size.total + reverse;
			most = Math.max(most, this.groups);
			if (this.source.peek() !== 124) break;
			this.source.at++;
			total += 3;
			group.branches.push([]);
		}
		this.groups = most;
		if (group.kind === 'capture' && this.open.pop()?.refersToItself === true) total += 6;
		return total;
	}

	/** Reads a group after its head; gives the bytes it takes. */
	readGroup(group: Group, head: GroupHead, options: PcreOptions, from: number): number | PcreError {
		if (this.depth >= DEEPEST_NESTING) return PCRE_ERRORS.tooDeep;
		this.depth++;
		const size = this.readBranches(group, head.options ?? options, from, head.extra, head.resets);
		if (typeof size === 'string') return size;
		this.depth--;
		group.end = this.items;
		return this.source.peek() === 41 ? size : PCRE_ERRORS.parenthesisMissing;
	}

	/** `[[:<:]]` and `[[:>:]]` are written as a group by the library and count as nesting too. */
	isTooDeep(): boolean {
		return this.depth >= DEEPEST_NESTING;
	}

	nextIndex(): number {
		return this.items++;
	}

	get nextStart(): number {
		return this.items;
	}

	get openCaptures(): number {
		return this.open.length;
	}

	noteReference(number: number): void {
		this.largestReference = Math.max(this.largestReference, number);
		this.noteOpen(number);
	}

	noteOpen(number: number): void {
		const own = this.open.findLast((capture) => capture.number === number);
		if (own !== undefined) own.refersToItself = true;
	}
}

/** What a quantifier would repeat. */
type Repeatable =
	| {
			readonly kind: 'single';
			readonly length: 1 | 'bytes' | undefined;
			readonly bytes: number;
			readonly payload: number;
	  }
	| { readonly kind: 'class' | 'reference' }
	| { readonly kind: 'call' }
	| { readonly kind: 'group'; readonly item: GroupItem; readonly bytes: number };

class BranchReader {
	options: PcreOptions;
	readonly size: ItemSize;
	private isQuoted = false;
	private repeatable: Repeatable | undefined;

	private readonly parser: PcreParser;
	private readonly source: PcreSource;
	private readonly branch: Item[];

	constructor(parser: PcreParser, branch: Item[], options: PcreOptions, base: number) {
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
		if (source.isQuantifier()) return this.readQuantifier(code);
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
		const group = createGroup(isEnd ? 'behind' : 'ahead', 0, undefined, parser.nextStart);
		group.branches[0] = [{ kind: 'single', length: 1, canBeEmpty: false }];
		group.end = parser.nextStart;
		const bytes = 6 + (isEnd ? 3 : 0) + (parser.settings.usesProperties ? 3 : 1);
		this.addGroup(group, bytes);
		this.source.at += 6;
		return undefined;
	}

	private addGroup(group: Group, bytes: number): void {
		const item: GroupItem = {
			kind: 'group',
			group,
			isOptional: false,
			copies: 1,
			tail: 'none',
			isPossessive: false,
		};
		this.branch.push(item);
		if (isAssertion(group) && this.parser.isConditionNext) {
			this.parser.isConditionNext = false;
			this.repeatable = undefined;
			this.size.addGroup(bytes, false);
		} else {
			this.repeatable = { kind: 'group', item, bytes };
			this.size.addGroup(bytes, true);
		}
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
				const bytes = parser.readGroup(group, head, this.options, this.size.at);
				if (typeof bytes === 'string') return bytes;
				this.addGroup(group, bytes);
				return undefined;
			}
		}
	}

	private readVerb(): PcreError | undefined {
		const { source } = this;
		source.at++;
		const start = source.at;
		while (isLetter(source.peek())) source.at++;
		const name = source.slice(start, Math.min(source.at, start + 8));
		let argument = 0;
		if (source.char() === ':') {
			source.at++;
			for (; source.peek() !== 0 && source.peek() !== 41; source.at++) {
				const code = source.peek();
				argument += !source.isUtf || code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
			}
			if (argument > LONGEST_ARGUMENT) return PCRE_ERRORS.verbTooLong;
		}
		if (source.peek() !== 41) return PCRE_ERRORS.verbName;
		const use = VERBS.get(name);
		if (use === undefined) return PCRE_ERRORS.verbName;
		if (use === 'never' && argument > 0) return PCRE_ERRORS.verbArgument;
		if (use === 'must' && argument === 0) return PCRE_ERRORS.markArgument;
		if (name === 'ACCEPT') {
			this.branch.push({ kind: 'accept' });
			this.size.total += 3 * this.parser.openCaptures;
		}
		this.addPlace(argument === 0 ? 1 : 3);
		this.size.total += argument;
		return undefined;
	}

	private readQuantifier(code: number): PcreError | undefined {
		const { source } = this;
		let min = code === 43 ? 1 : 0;
		let max = code === 63 ? 1 : Number.POSITIVE_INFINITY;
		if (code === 123) {
			source.at++;
			const first = source.readNumber() ?? Number.POSITIVE_INFINITY;
			if (first > LARGEST_REPEAT) return PCRE_ERRORS.quantifierTooBig;
			min = max = first;
			if (source.peek() === 44) {
				source.at++;
				max = Number.POSITIVE_INFINITY;
				if (source.peek() !== 125) {
					const second = source.readNumber() ?? Number.POSITIVE_INFINITY;
					if (second > LARGEST_REPEAT) return PCRE_ERRORS.quantifierTooBig;
					if (second < min) return PCRE_ERRORS.quantifierOrder;
					max = second;
				}
			}
		}
		const { repeatable } = this;
		if (repeatable === undefined) return PCRE_ERRORS.nothingToRepeat;
		source.at++;
		if (this.options.isExtended) while (this.skipSpace());
		const isPossessive = source.peek() === 43;
		if (!isPossessive && source.peek() !== 63) source.at--;
		this.repeat(repeatable, min, max, isPossessive);
		this.repeatable = undefined;
		this.size.release();
		return undefined;
	}

	private repeat(repeatable: Repeatable, min: number, max: number, isPossessive: boolean): void {
		const { branch, size } = this;
		switch (repeatable.kind) {
			case 'single': {
				branch.pop();
				size.repeatSingle(repeatable.bytes, repeatable.payload, min, max);
				if (max === 0) return;
				const isExact = min === max;
				// A single round is left as it is; more are taken as so many characters without a look at what they are.
				const length = !isExact ? undefined : min === 1 ? repeatable.length : min;
				branch.push({ kind: 'single', length, canBeEmpty: min === 0 });
				return;
			}
			case 'class':
				branch.pop();
				size.repeatClass(min, max);
				if (max === 0) return;
				branch.push({ kind: 'single', length: min === max ? min : undefined, canBeEmpty: min === 0 });
				return;
			case 'reference':
				size.repeatClass(min, max);
				if (max === 0) branch.pop();
				else if (isPossessive) size.wrap();
				return;
			case 'call': {
				const call = branch.pop();
				const group = createGroup('atomic', 0, undefined, call?.kind === 'call' ? call.index : 0);
				group.end = group.start + 1;
				if (call !== undefined) group.branches[0] = [call];
				const item: GroupItem = {
					kind: 'group',
					group,
					isOptional: false,
					copies: 1,
					tail: 'none',
					isPossessive: false,
				};
				branch.push(item);
				size.wrap();
				this.repeatGroup(item, 9, min, max, isPossessive);
				return;
			}
			case 'group':
				this.repeatGroup(repeatable.item, repeatable.bytes, min, max, isPossessive);
		}
	}

	private repeatGroup(item: GroupItem, bytes: number, min: number, max: number, isPossessive: boolean): void {
		const { group } = item;
		if (isAssertion(group)) {
			if (min > 0) return;
			item.isOptional = true;
			this.size.repeatGroup(bytes, 0, Math.min(max, 1), isPossessive, false);
			return;
		}
		this.size.repeatGroup(bytes, min, max, isPossessive, group.kind === 'condition');
		item.isOptional = min === 0;
		item.copies = Math.max(min, 1);
		if (max === Number.POSITIVE_INFINITY) item.tail = 'loop';
		else if (max > item.copies) item.tail = 'optional';
		item.isPossessive = isPossessive;
		group.isLoop = item.tail === 'loop' && item.copies === 1;
	}
}
